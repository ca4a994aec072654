"""The maker's desk: everything of a farmed job that touches files, on one thread in the order it is asked for.

Storing, reading seeds and cutting packets follow each other there, so every accepted piece is on the disk before
anything builds on it. A thread of its own checks what arrived, and another fades seams, which takes longest: a node
that is to begin or go on must not wait for that.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.errors import FastVidError, StoreError
from fastvid_gui.farm.maker.piece_check import BROKEN, PieceCheck
from fastvid_gui.farm.maker.samples import Sample, SampleFiles, SampleTaken
from fastvid_gui.farm.schedule.instructions import Assignment
from fastvid_gui.media.lossless import unpack_pictures
from fastvid_gui.media.packets import cut_packets
from fastvid_gui.render.local_run import RunParts, fade_seam
from fastvid_gui.render.pipeline import sound_seed
from fastvid_gui.render.store import Given, Store, store_errors
from fastvid_gui.render.store_names import remove_link
from fastvid_gui.render.work_list import SeamWork
from fastvid_gui.sentences.sentence import NOTHING, Sentence
from fastvid_gui.sentences.storage import StorageSays


@dataclass(frozen=True, slots=True)
class AssignmentReady:
    """What an assignment needs, cut out and read; `clip` is None if only the seed was asked for.

    Attributes:
        error: why a helper can't be given it (too large to send).
    """

    assignment: Assignment
    clip: bytes | None
    seed: Seed | None
    error: Sentence = NOTHING


@dataclass(frozen=True, slots=True)
class KeepSeeds:
    """Seeds that continue a range before this frame are never asked for again.

    Attributes:
        giver: the helper that sent the piece, if its seed was not opened yet; "" for this computer.
    """

    range_number: int
    from_frame: int
    giver: str = ""


@dataclass(frozen=True, slots=True)
class SeedUnsound:
    """An assignment can't begin: the seed it goes on from can't be opened. `giver`: who sent it; "" if unknown."""

    assignment: Assignment
    giver: str


@dataclass(frozen=True, slots=True)
class PieceSafe:
    """A piece is on the disk."""

    span: PieceSpan
    then: Callable[[], None]


@dataclass(frozen=True, slots=True)
class PieceSkipped:
    """A piece of an earlier run was not stored: the seed it was painted from is not here."""

    span: PieceSpan
    then: Callable[[], None]


@dataclass(frozen=True, slots=True)
class SeamStored:
    """A seam is faded and on the disk."""

    range_number: int
    span: PieceSpan


@dataclass(frozen=True, slots=True)
class SeamBroken:
    """A seam can't be faded: these sides of it can't be opened, and are forgotten.

    Attributes:
        blamed: sides that were already unreadable when a helper brought them; this computer's own disk lost the others.
    """

    range_number: int
    sides: tuple[PieceSpan, ...]
    blamed: tuple[PieceSpan, ...]


@dataclass(frozen=True, slots=True)
class Discard:
    """What to delete of a range: pieces, and the seeds after a frame.

    Attributes:
        range_number: of the range; None if it is not planned yet.
    """

    range_number: int | None
    range_start: int
    from_frame: int
    spans: tuple[PieceSpan, ...]


@dataclass(frozen=True, slots=True)
class PieceChecked:
    """A piece that arrived was opened. `frames`: how many sound ones of the right size it holds; -1: it is broken."""

    ticket: object
    frames: int


@dataclass(frozen=True, slots=True)
class DeskFailed:
    """The store or the source can't be used any more."""

    error: BaseException


class JobDesk:
    """Does the slow work of a farmed job on threads of its own; results are posted."""

    def __init__(self, parts: RunParts, post: Callable[[Any], None]) -> None:
        self._parts, self._post = parts, post
        self._disk = ThreadPoolExecutor(1, "farm-disk")
        self._checker = ThreadPoolExecutor(1, "farm-check")
        self._fader = ThreadPoolExecutor(1, "farm-fade")
        self._seeds = SeedBook(parts.store, parts.job)
        self._check_pieces = PieceCheck(parts.settings)
        self.samples = SampleFiles(self._seeds.folder)

    def close(self) -> None:
        """Ends the threads; work under way is finished, waiting work is not begun."""
        for pool in (self._checker, self._disk, self._fader):
            pool.shutdown(wait=True, cancel_futures=True)
        self._seeds.close()

    def prepare(self, assignment: Assignment, with_clip: bool) -> None:
        """Cuts the packets of an assignment and opens its seed: `AssignmentReady`, or `SeedUnsound`."""
        self._submit(self._disk, partial(self._prepare, assignment, with_clip))

    def store(
        self,
        seeds: "KeepSeeds | None",
        range_start: int,
        piece: Piece,
        fingerprint: str,
        then: Callable[[], None],
        node: str = "",
        sample: Sample | None = None,
        before: Seed | None = None,
    ) -> None:
        """Stores a piece and its seed: `PieceSafe`.

        Args:
            seeds: None for a piece whose range is not planned yet.
            node: the helper that brought it; "" for this computer.
            sample: to take of it for a spot check: `SampleTaken`.
            before: the seed it was painted from, if that is not kept here.
        """
        stored = (seeds, range_start, piece, fingerprint, then, node, sample, before)
        self._submit(self._disk, partial(self._store, *stored))

    def take(self, sample: Sample, piece: Piece, before: Seed | None) -> None:
        """Takes a sample of a piece that is not stored: `SampleTaken`. `before`: see `store`."""
        self._submit(self._disk, partial(self._take_only, sample, piece, before))

    def give(self, given: Given) -> None:
        """Records that a helper is given a range, before the order is cut."""
        self._submit(self._disk, partial(self._parts.store.give, self._parts.job, given))

    def discard(self, what: Iterable[Discard]) -> None:
        """Deletes pieces and seeds, once earlier requests are done; on the caller's thread."""
        self._disk.submit(self._discard, list(what)).result()

    def keep_seed(self, range_number: int, seed: Seed) -> None:
        """Takes over the seed that the store had when the range was planned; on the caller's thread."""
        self._seeds.put(range_number, seed, "")

    def fade(self, range_number: int, start: int, stop: int) -> None:
        """Fades a seam, once earlier requests are stored: `SeamStored`."""
        fade = partial(self._fade, range_number, SeamWork(start, stop))
        self._submit(self._disk, partial(self._submit, self._fader, fade))

    def check(self, ticket: object, node: str, piece: Piece, kept: bool) -> None:
        """Opens what arrived from another computer: `PieceChecked`.

        Args:
            kept: it is of an earlier run; nobody knows how that run ended, so the piece is decoded whole.
        """
        whole = self._check_pieces.whole(node, piece.span.kind) or kept
        self._submit(self._checker, partial(self._check, ticket, piece, whole))

    def distrust(self, node: str) -> None:
        """From now on, pieces of this node are checked more closely."""
        self._check_pieces.distrust(node)

    # ---- on the threads

    def _submit(self, pool: ThreadPoolExecutor, job: Callable[[], None]) -> None:
        pool.submit(job).add_done_callback(self._on_done)

    def _on_done(self, done: "Future[None]") -> None:
        if not done.cancelled() and (error := done.exception()) is not None:
            self._post(DeskFailed(error))

    def _prepare(self, assignment: Assignment, with_clip: bool) -> None:
        seed = None
        if assignment.seed is not None:
            if not self._seeds.knows(assignment.range_number, assignment.seed.frame):
                # Somebody else has already brought the next step: nobody's fault, the assignment begins from there.
                self._post(SeedUnsound(assignment, ""))
                return
            seed = self._seeds.get(assignment.range_number, assignment.seed.frame)
            if not sound_seed(seed, self._parts.settings):
                self._post(
                    SeedUnsound(assignment, self._seeds.giver(assignment.range_number, assignment.seed.frame))
                )
                return
        clip = None
        if with_clip:
            try:
                parts, first, last = self._parts, assignment.from_frame, assignment.to_frame
                cut = cut_packets(parts.source, first, last, stop=parts.stop)
                if parts.regions is not None:
                    masks = parts.regions.packed(assignment.part, first, last, parts.stop)
                    cut = msgspec.structs.replace(cut, masks=masks)
                clip = cut.to_bytes()
            except FastVidError as error:
                if self._parts.stop.is_set():
                    return
                self._post(AssignmentReady(assignment, None, seed, error.sentence))
                return
        self._post(AssignmentReady(assignment, clip, seed))

    def _store(
        self,
        seeds: "KeepSeeds | None",
        range_start: int,
        piece: Piece,
        fingerprint: str,
        then: Callable[[], None],
        node: str,
        sample: Sample | None,
        before: Seed | None,
    ) -> None:
        if sample is not None:
            self._take_only(sample, piece, before)
        if seeds is None and not self._goes_on(range_start, piece.span):
            self._post(PieceSkipped(piece.span, then))
            return
        if seeds is not None:
            if piece.seed is not None and piece.seed.frame + 1 >= seeds.from_frame:
                self._seeds.put(seeds.range_number, piece.seed, seeds.giver)
            self._seeds.prune(seeds.range_number, seeds.from_frame)
        self._parts.store.add_piece(self._parts.job, range_start, piece, fingerprint, node)
        self._post(PieceSafe(piece.span, then))

    def _goes_on(self, range_start: int, span: PieceSpan) -> bool:
        """Whether a piece begins its range, or begins where the range's stored seed lets it go on."""
        if span.start < range_start or span.kind is PieceKind.LEAD:
            return True
        seed = self._parts.store.seed(self._parts.job, range_start)
        return span.start == range_start if seed is None else seed.frame + 1 == span.start

    def _take_only(self, sample: Sample, piece: Piece, before: Seed | None) -> None:
        self._post(SampleTaken(sample, self._take(sample, piece, before)))

    def _take(self, sample: Sample, piece: Piece, before: Seed | None) -> bool:
        """Writes the files of a sample; False if the seed it was painted from is not here."""
        files = self.samples
        try:
            if before is not None:
                files.path(sample, "before").write_bytes(before.data)
            elif not (sample.from_scratch or self._take_seed(sample)):
                return False
            files.path(sample, "data").write_bytes(piece.data)
            if piece.seed is not None:
                files.path(sample, "after").write_bytes(piece.seed.data)
        except OSError:  # a full disk: the store tells
            return False
        return True

    def _take_seed(self, sample: Sample) -> bool:
        begin, before = sample.span.start, self.samples.path(sample, "before")
        if sample.range_number is not None:
            return self._seeds.copy(sample.range_number, begin, before)
        seed = self._parts.store.seed(self._parts.job, sample.part.start)
        if seed is None or seed.frame + 1 != begin:
            return False
        before.write_bytes(seed.data)
        return True

    def _discard(self, what: list[Discard]) -> None:
        store, job = self._parts.store, self._parts.job
        for each in what:
            store.remove_pieces(job, list(each.spans))
            store.forget_seed(job, each.range_start, each.from_frame)
            if each.range_number is not None:
                self._seeds.forget(each.range_number, each.from_frame)

    def _fade(self, range_number: int, seam: SeamWork) -> None:
        parts = self._parts
        try:
            piece, fingerprint = fade_seam(parts.store, parts.job, parts.settings, seam)
        except Exception:
            # One of the two was damaged when it came from a helper, or the disk lost it: it is painted again.
            blamed = tuple(side for side in seam.spans[:2] if self._is_broken(side))
            parts.store.remove_pieces(parts.job, list(blamed))
            # Reading has forgotten those that are not what was stored.
            here = parts.store.pieces(parts.job)
            gone = tuple(side for side in seam.spans[:2] if side not in here)
            if not gone:
                raise
            self._post(SeamBroken(range_number, gone, blamed))
            return
        parts.store.add_piece(parts.job, seam.start, piece, fingerprint)
        parts.store.remove_pieces(parts.job, list(seam.spans[:2]))
        self._post(SeamStored(range_number, piece.span))

    def _is_broken(self, side: PieceSpan) -> bool:
        """Whether a lead-in or tail is stored as it came and still holds no such pictures; any error counts as yes."""
        settings = self._parts.settings
        try:
            data = self._parts.store.read_piece(self._parts.job, side)
        except StoreError:
            return False
        try:
            pictures = unpack_pictures(data, len(side), (settings.width, settings.height))
        except Exception:  # noqa: BLE001 - any error counts
            return True
        return len(pictures) != len(side)

    def _check(self, ticket: object, piece: Piece, whole: bool) -> None:
        frames = BROKEN if self._parts.stop.is_set() else self._check_pieces.frames_of(piece, whole)
        self._post(PieceChecked(ticket, frames))


class SeedBook:
    """The seeds that a coordinator may ask for, in the job's folder.

    The store keeps only the newest seed of a range. If several nodes deliver parts of one range out of order, an older
    one may be needed.
    """

    def __init__(self, store: Store, job: str) -> None:
        self._folder = self.folder = store.job_folder(job) / "farm-seeds"
        self._frames: dict[int, dict[int, str]] = {}
        remove_link(self._folder)
        shutil.rmtree(self._folder, ignore_errors=True)
        with store_errors(self._folder):
            self._folder.mkdir(parents=True)

    def put(self, range_number: int, seed: Seed, giver: str) -> None:
        """Keeps a seed of a range and who sent it."""
        path = self._path(range_number, seed.frame)
        with store_errors(self._folder):
            # Not in place: a sample may hold this file under another name (`copy`).
            path.unlink(missing_ok=True)
            path.write_bytes(seed.data)
        self._frames.setdefault(range_number, {})[seed.frame] = giver

    def prune(self, range_number: int, from_frame: int) -> None:
        """Forgets the seeds that continue a range before a frame."""
        frames = self._frames.get(range_number, {})
        for frame in [frame for frame in frames if frame + 1 < from_frame]:
            del frames[frame]
            with suppress(OSError):
                self._path(range_number, frame).unlink(missing_ok=True)

    def knows(self, range_number: int, from_frame: int) -> bool:
        """Whether the seed that lets a range go on from a frame is still kept."""
        return from_frame - 1 in self._frames.get(range_number, {})

    def get(self, range_number: int, from_frame: int) -> Seed:
        """The seed that lets a range go on from a frame. Raises StoreError if it is gone."""
        try:
            return Seed(from_frame - 1, self._path(range_number, from_frame - 1).read_bytes())
        except OSError as error:
            raise StoreError(StorageSays.SEED_DAMAGED, frame=from_frame) from error

    def copy(self, range_number: int, from_frame: int, to: Path) -> bool:
        """Also puts the seed that lets a range go on from a frame elsewhere; False if it is gone."""
        path = self._path(range_number, from_frame - 1)
        if not path.exists():
            return False
        try:
            os.link(path, to)
        except OSError:  # a disk without hard links
            shutil.copyfile(path, to)
        return True

    def forget(self, range_number: int, from_frame: int) -> None:
        """Deletes the seeds of a range that were taken at a frame, or after it."""
        frames = self._frames.get(range_number, {})
        for frame in [frame for frame in frames if frame >= from_frame]:
            del frames[frame]
            with suppress(OSError):
                self._path(range_number, frame).unlink(missing_ok=True)

    def giver(self, range_number: int, from_frame: int) -> str:
        """Who sent that seed; "" for this computer, or an earlier run."""
        return self._frames.get(range_number, {}).get(from_frame - 1, "")

    def close(self) -> None:
        """Deletes them all; the store has everything needed to go on."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, range_number: int, frame: int) -> Path:
        return self._folder / f"{range_number}-{frame}.seed"
