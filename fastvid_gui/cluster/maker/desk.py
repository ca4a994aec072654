"""What a maker does with files, on threads of its own: takes finished pieces out of the folder into the job's store,
fades seams, deletes seeds that nobody needs any more.

The store on the maker's own disk is the same as for every render, so that planning, seams and export are, too. The
pieces stay in the folder until the film is painted: the same command, on any computer, continues with them.
"""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from fastvid_gui.cluster.folder import ClusterFolder
from fastvid_gui.cluster.messages import PieceWritten
from fastvid_gui.cluster.piece_files import (
    MOST_FILE_BYTES,
    Head,
    parse,
    piece_of,
    pieces_in,
    seed_of,
    write_seed,
)
from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan
from fastvid_gui.errors import StoreError
from fastvid_gui.farm.maker.desk import DeskFailed, SeamBroken, SeamStored
from fastvid_gui.farm.maker.piece_check import BROKEN, PieceCheck
from fastvid_gui.farm.schedule.instructions import Assignment
from fastvid_gui.render.local_run import RunParts, fade_seam
from fastvid_gui.render.store_names import piece_name
from fastvid_gui.render.work_list import SeamWork

TOKEN_OF_MAKER = "0" * 8
READERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRead:
    """A piece was read. `frames`: how many sound ones it holds, -1 where it is broken or not there."""

    node: str
    written: PieceWritten
    piece: Piece | None
    head: Head | None
    frames: int


@dataclass(frozen=True, slots=True)
class PieceTaken:
    """A piece is in the store."""

    span: PieceSpan


class Desk:
    """Results are posted."""

    def __init__(self, parts: RunParts, folder: ClusterFolder, post: Callable[[object], None]) -> None:
        self._parts, self._folder, self._post = parts, folder, post
        self.pieces = folder.job(parts.job) / "pieces"
        # A name that a network disk shows late must not keep the others waiting.
        self._readers = ThreadPoolExecutor(READERS, "cluster-read")
        self._disk = ThreadPoolExecutor(1, "cluster-disk")
        self._fader = ThreadPoolExecutor(1, "cluster-fade")
        self._check, self._checking = PieceCheck(parts.settings), threading.Lock()

    def close(self) -> None:
        """What is under way is finished, what waits is not begun."""
        for pool in (self._readers, self._disk, self._fader):
            pool.shutdown(wait=True, cancel_futures=True)

    def take_over(self) -> dict[tuple[int, int], str]:
        """Takes what an earlier run left in the folder into the store; on the caller's thread.

        Returns:
            The files of seeds, by the first frame of their range and the frame they were taken at.
        """
        store, job = self._parts.store, self._parts.job
        stored = store.pieces(job)
        seeds: dict[tuple[int, int], str] = {}
        with self._folder.used():
            names = list(pieces_in(self.pieces))
            for name, span in names:
                if (sound := self._sound(name)) is None:
                    (self.pieces / name).unlink(missing_ok=True)
                    continue
                head, data = sound
                seam = PieceSpan(span.start, span.stop, PieceKind.SEAM)
                if span not in stored and not (not span.kind.final and seam in stored):
                    store.add_piece(job, head.range_start, Piece(span, data), head.fingerprint, head.member)
                    stored[span] = head.fingerprint
                if head.seed and (found := seed_of(head.seed)) is not None:
                    seeds[found] = head.seed
        return seeds

    def seed_here(self, range_start: int) -> tuple[int, str] | None:
        """The seed that an earlier run on this computer alone left in the store, put into the folder: frame, file."""
        seed = self._parts.store.seed(self._parts.job, range_start)
        if seed is None:
            return None
        with self._folder.used():
            return seed.frame, write_seed(self.pieces, range_start, seed, TOKEN_OF_MAKER)

    def take(self, node: str, written: PieceWritten) -> None:
        """Reads a piece that a member has written: `PieceRead`."""
        self._submit(self._readers, partial(self._take, node, written))

    def unreported(self, node: str, assignment: Assignment, span: PieceSpan) -> PieceRead | None:
        """A piece that a member has written, and could not tell of any more; on the caller's thread."""
        with suppress(OSError, StoreError):
            for name in self.pieces.glob(f"{piece_name(span)}.*"):
                if piece_of(name.name) != span:
                    continue
                head, data = parse(self._folder.read(name, MOST_FILE_BYTES, patience_s=0.0))
                piece = Piece(span, data)
                written = PieceWritten(
                    assignment=assignment.id,
                    range_number=assignment.range_number,
                    start=span.start,
                    stop=span.stop,
                    kind=span.kind.value,
                    file=name.name,
                    seed=head.seed,
                    seconds=0.0,
                )
                return PieceRead(
                    node=node, written=written, piece=piece, head=head, frames=self._frames_of(piece)
                )
        return None

    def store(self, read: PieceRead, range_start: int) -> None:
        """Puts it into the store: `PieceTaken`."""
        self._submit(self._disk, partial(self._store, read, range_start))

    def remove(self, names: Iterable[str]) -> None:
        """Deletes files of the job's folder."""
        self._submit(self._disk, partial(self._remove, list(names)))

    def fade(self, range_number: int, start: int, stop: int) -> None:
        """Fades a seam, once what was asked for before is stored: `SeamStored` or `SeamBroken`."""
        fade = partial(self._fade, range_number, SeamWork(start, stop))
        self._submit(self._disk, partial(self._submit, self._fader, fade))

    # ---- on the threads

    def _submit(self, pool: ThreadPoolExecutor, job: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # it is being closed
            pool.submit(job).add_done_callback(self._on_done)

    def _on_done(self, done: "Future[Any]") -> None:
        if not done.cancelled() and (error := done.exception()) is not None:
            self._post(DeskFailed(error))

    def _take(self, node: str, written: PieceWritten) -> None:
        nothing = PieceRead(node=node, written=written, piece=None, head=None, frames=BROKEN)
        span = piece_of(written.file)
        said = (written.start, written.stop, written.kind)
        if span is None or (span.start, span.stop, span.kind.value) != said:
            self._post(nothing)
            return
        try:
            head, data = parse(self._folder.read(self.pieces / written.file, MOST_FILE_BYTES))
        except StoreError:
            self._post(nothing)
            return
        except OSError as error:
            if not self._folder.seen():
                raise self._folder.failure(error) from error
            self._post(nothing)
            return
        piece = Piece(span, data)
        with self._checking:
            frames = self._check.frames_of(piece, self._check.whole(node, span.kind))
        self._post(PieceRead(node=node, written=written, piece=piece, head=head, frames=frames))

    def _frames_of(self, piece: Piece) -> int:
        with self._checking:
            return self._check.frames_of(piece)

    def _store(self, read: PieceRead, range_start: int) -> None:
        assert read.piece is not None and read.head is not None
        store, job = self._parts.store, self._parts.job
        store.add_piece(job, range_start, read.piece, read.head.fingerprint, read.node)
        self._post(PieceTaken(read.piece.span))

    def _sound(self, name: str) -> tuple[Head, bytes] | None:
        try:
            return parse(self._folder.read(self.pieces / name, MOST_FILE_BYTES, patience_s=5.0))
        except (StoreError, FileNotFoundError):  # damaged, or gone since the folder was listed
            return None

    def _remove(self, names: list[str]) -> None:
        for name in names:
            with suppress(OSError):
                (self.pieces / name).unlink(missing_ok=True)

    def _fade(self, range_number: int, seam: SeamWork) -> None:
        parts = self._parts
        try:
            piece, fingerprint = fade_seam(parts.store, parts.job, parts.settings, seam)
        except Exception:
            broken = tuple(side for side in seam.spans[:2] if self._is_broken(side))
            if not broken:
                raise
            parts.store.remove_pieces(parts.job, list(broken))
            self._post(SeamBroken(range_number, broken, blamed=()))
            return
        parts.store.add_piece(parts.job, seam.start, piece, fingerprint)
        parts.store.remove_pieces(parts.job, list(seam.spans[:2]))
        self._post(SeamStored(range_number, piece.span))

    def _is_broken(self, side: PieceSpan) -> bool:
        try:
            data = self._parts.store.read_piece(self._parts.job, side)
        except StoreError:
            return True
        return self._frames_of(Piece(side, data)) != len(side)
