"""What makers have given a helper to paint: taken or declined, painted in a process of its own, put on the shelf."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastvid_gui.domain.chunk import Piece
from fastvid_gui.errors import DiskFullError, FarmError, Interrupted, SourceError
from fastvid_gui.farm.helper.assignment_key import AssignmentKey
from fastvid_gui.farm.helper.lent import Lent, painting_bytes
from fastvid_gui.farm.helper.makers import Makers
from fastvid_gui.farm.helper.painting_messages import Paint
from fastvid_gui.farm.helper.painting_process import PaintingProcess
from fastvid_gui.farm.helper.shelf import KeptPiece, PieceKey, Shelf
from fastvid_gui.farm.helper.talk import TakenAssignment, Talk, TalkKey
from fastvid_gui.farm.protocol.heard_reasons import heard
from fastvid_gui.farm.protocol.messages import (
    MAX_PARCEL_BYTES,
    AssignmentFailed,
    Declined,
    PaintAssignment,
    Progress,
)
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.media.packets import setup_of_clip
from fastvid_gui.render.events import NodePart
from fastvid_gui.render.painters import PaintingEnded
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say
from fastvid_gui.style.devices import Device
from fastvid_gui.style.effort import network_bytes
from fastvid_gui.style.shape import Shape

FULL_DISK_WAIT_S = 0.5


class PieceTooLargeError(FarmError):
    """A finished piece is larger than anything that may be sent."""


def _said(error: Exception) -> Sentence:
    """What a task ended with, in characters that can be shown: some of them may be its maker's."""
    return heard(plain(str(error), 400))


def why_not_sent(piece: Piece) -> Sentence | None:
    """Why a piece can't be sent to its maker, for people; None if it can."""
    size = max(len(piece.data), len(piece.seed.data) if piece.seed is not None else 0)
    if size <= MAX_PARCEL_BYTES:
        return None
    return say(
        WhyNot.PIECE_TOO_LARGE,
        start=piece.span.start,
        stop=piece.span.stop - 1,
        size=f"{size / 1e9:.2f}",
        most=f"{MAX_PARCEL_BYTES / 1e9:.2f}",
    )


@dataclass(frozen=True, slots=True)
class PieceKept:
    """A piece of an assignment is on the shelf."""

    talk: TalkKey
    assignment: int
    key: PieceKey


class Assignments:
    """Takes assignments and has them painted. Called on the helper's main thread unless stated otherwise.

    Args:
        find_style: the network of a style that is here, by the style's digest.
        style_data: its file.
        lent: what may be held and painted.
        threads: assignments painted side by side at most.
        post: takes `PieceKept` and `PaintingEnded`.

    Attributes:
        process: in which they are painted.
        frames: painted so far, for everybody.
    """

    def __init__(
        self,
        *,
        makers: Makers,
        shelf: Shelf,
        find_style: Callable[[str], Shape | None],
        style_data: Callable[[str], bytes | None],
        lent: Lent,
        device: Device,
        threads: int,
        post: Callable[[Any], None],
    ) -> None:
        self._makers, self._shelf, self._find_style = makers, shelf, find_style
        self._lent, self._threads, self._post = lent, threads, post
        self.process = PaintingProcess(
            device=device,
            threads=threads,
            most_bytes=lent.most_bytes,
            frame_painted=self._on_frame,
            keep=self._keep,
            ended=post,
            style_data=style_data,
        )
        self.frames = 0

    def take(self, talk: Talk, message: PaintAssignment, why_not: Sentence) -> None:
        """An assignment comes; `why_not`: why the helper takes none just now."""
        reason, final = why_not, False
        if reason or message.assignment in talk.assignments:
            pass
        elif AssignmentKey(*talk.key, message.assignment) in self.process.stopping:
            reason = say(WhyNot.STILL_STOPPING)  # under one number, two would count once
        elif (shape := self._shape(message)) is None:
            reason = say(WhyNot.STYLE_GONE)
        elif never := self._why_never(message, shape):
            reason, final = never, True
        elif talk.unfinished >= 2 * self._threads:
            reason = say(WhyNot.TOO_MANY_ASSIGNMENTS)
        elif not self.takes(TakenAssignment(message=message).held_bytes):
            reason = say(WhyNot.MEMORY_FULL)
        elif self._shelf.why_no_room:
            self._shelf.make_room(talk.key[0])
            reason = self._shelf.why_no_room
        self._makers.send_all(
            talk, talk.refuse(message, str(reason), final) if reason else talk.take(message)
        )

    def takes(self, size: int, queued: int = 0) -> bool:
        """Whether this many more bytes may be on their way here. `queued`: of styles that wait to be read."""
        return self._lent.takes(self._makers.talks.values(), size, queued, self._stopping_bytes())

    def has_room(self, need: int) -> bool:
        """Whether what is painted, or read from the disk, may hold this many more bytes."""
        return self._lent.has_room(self._makers.talks.values(), need, self._stopping_bytes())

    def _stopping_bytes(self) -> int:
        """Bytes of assignments that are forgotten but still painted, to the end of their frame."""
        stopping = self.process.stopping
        return sum(need for key, need in stopping.items() if self._makers.find(key)[1] is None)

    def _shape(self, message: PaintAssignment) -> Shape | None:
        """The largest network that an assignment needs; None if one of its styles is not here."""
        settings = message.settings
        needed = {message.style, *(region.style for region in settings.regions if region.style)}
        shapes = [shape for digest in needed if (shape := self._find_style(digest)) is not None]
        if len(shapes) < len(needed):
            return None
        return max(shapes, key=lambda shape: network_bytes(shape, *settings.work_size))

    def _why_never(self, message: PaintAssignment, shape: Shape, coded_pixels: int = 0) -> Sentence:
        return self._lent.why_never(message.settings, shape, self._need(message, shape, coded_pixels))

    def _need(self, message: PaintAssignment, shape: Shape, coded_pixels: int) -> int:
        size = TakenAssignment(message=message).held_bytes
        return painting_bytes(message.settings, shape, message.part, coded_pixels, size)

    def start(self, may_work: Callable[[Talk], bool]) -> None:
        """Begins whatever is complete, as far as cores and memory allow."""
        for talk in list(self._makers.talks.values()):
            if not may_work(talk):
                continue
            slots = talk.slots or self._threads  # what was given ahead waits until one is free
            for taken in list(talk.assignments.values()):
                if taken.complete and not taken.started and self.process.active < slots:
                    self._start(talk, taken)

    def _start(self, talk: Talk, taken: TakenAssignment) -> None:
        """Begins an assignment; it waits if it does not fit beside the others, and is declined if it can't fit."""
        message, shape = taken.message, self._shape(taken.message)
        reason = say(WhyNot.STYLE_GONE) if shape is None else NOTHING  # its file has been deleted
        if shape is not None and not taken.need:
            try:
                setup = setup_of_clip(taken.clip or b"")
            except SourceError as error:
                del talk.assignments[message.assignment]
                self._makers.send(talk, AssignmentFailed(message.assignment, plain(str(error), 400)))
                return
            taken.need = self._need(message, shape, setup.width * setup.height)
            reason = self._why_never(message, shape, setup.width * setup.height)
        if reason:
            del talk.assignments[message.assignment]
            self._makers.send(talk, Declined(message.assignment, str(reason)[:400], final=shape is not None))
            return
        if not self.has_room(taken.need):
            return
        taken.started = True
        clip, seed = taken.clip or b"", taken.seed or b""
        taken.clip = b""
        taken.seed = b"" if taken.seed is not None else None
        paint = Paint(
            key=AssignmentKey(*talk.key, message.assignment),
            part=message.part,
            first=message.first,
            stop=message.stop,
            settings=message.settings,
            style=message.style,
            seed_frame=-1 if message.seed is None else message.seed.frame,
        )
        self.process.start(paint, clip, seed, taken.need)

    def ended(self, ended: PaintingEnded[AssignmentKey]) -> Sentence:
        """A thread has ended; what the owner should be told, if anything."""
        assignment, told = ended.key.assignment, NOTHING
        talk, taken = self._makers.find(ended.key)
        if talk is None or taken is None:
            return told
        if ended.error is None and not ended.stopped:
            taken.ended = True
            self._makers.send_all(talk, talk.ended())
        else:
            del talk.assignments[assignment]
        if isinstance(ended.error, DiskFullError):
            told = _said(ended.error)
            self._makers.send(talk, Declined(assignment, str(say(WhyNot.DISK_FULL))))
        elif isinstance(ended.error, PieceTooLargeError):
            told = say(HelperMode.PART_STAYS, name=talk.name, reason=_said(ended.error))
            self._makers.send(talk, Declined(assignment, plain(str(ended.error), 400), final=True))
        elif ended.error is not None:
            told = say(HelperMode.PART_FAILED, name=talk.name, reason=_said(ended.error))
            self._makers.send(talk, AssignmentFailed(assignment, plain(str(ended.error), 400)))
        return told

    def kept(self, piece: PieceKept) -> None:
        """A piece is on the shelf: it is offered to its maker."""
        if (talk := self._makers.talks.get(piece.talk)) is not None:
            talk.kept(piece.key, piece.assignment)

    def tell_progress(self) -> None:
        """Tells makers how far their assignments are."""
        for talk in self._makers.talks.values():
            for assignment, taken in talk.assignments.items():
                if taken.painted > taken.told:
                    taken.told = taken.painted
                    self._makers.send(talk, Progress(assignment, taken.painted))

    def painting(self) -> tuple[NodePart, ...]:
        """What is painted just now."""
        return tuple(
            sorted(
                NodePart(taken.message.first, taken.message.stop, taken.message.first + taken.painted)
                for talk in self._makers.talks.values()
                for taken in talk.assignments.values()
                if taken.started and not taken.ended
            )
        )

    # ---- on other threads

    def _on_frame(self, key: AssignmentKey, count: int) -> None:
        _, taken = self._makers.find(key)
        if taken is not None:
            taken.painted = count
        self.frames += 1

    def _keep(self, key: AssignmentKey, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        """Puts a piece on the shelf; waits while that is full."""
        if (reason := why_not_sent(piece)) is not None:
            raise PieceTooLargeError(reason)
        talk, taken = self._makers.find(key)
        if talk is None or taken is None:
            raise Interrupted(Halted.ASSIGNMENT_OVER)
        while self._shelf.full:
            if stop.wait(FULL_DISK_WAIT_S):
                raise Interrupted(Halted.DISK_FULL)
        message = taken.message
        piece_key = PieceKey(talk.key[0], message.job, message.part.start, piece.span)
        self._shelf.put(
            KeptPiece(
                key=piece_key,
                session=talk.key[1],
                assignment=message.assignment,
                fingerprint=fingerprint,
                piece=piece,
            )
        )
        self._post(PieceKept(talk.key, message.assignment, piece_key))
