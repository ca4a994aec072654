"""What makers have ordered of a helper: taken or declined, painted in a process of its own, put on the shelf."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastvid_gui.domain.chunk import Piece
from fastvid_gui.errors import DiskFullError, FarmError, Interrupted, SourceError
from fastvid_gui.farm.helper.lent import Lent, painting_bytes
from fastvid_gui.farm.helper.makers import Makers
from fastvid_gui.farm.helper.painting_process import PaintingProcess, PaintTask
from fastvid_gui.farm.helper.shelf import DISK_FULL, KeptPiece, PieceKey, Shelf
from fastvid_gui.farm.helper.talk import TOO_MUCH, Order, Talk, TalkKey
from fastvid_gui.farm.painters import TaskEnded, TaskKey
from fastvid_gui.farm.protocol.messages import MAX_PARCEL_BYTES, Declined, PaintRange, Progress, RangeFailed
from fastvid_gui.farm.protocol.plain_text import plain, sentence
from fastvid_gui.media.packets import setup_of_clip
from fastvid_gui.render.events import NodePart
from fastvid_gui.style.devices import Device
from fastvid_gui.style.shape import Shape

FULL_DISK_WAIT_S = 0.5
STILL_STOPPING = "an assignment of that number was taken back and has not ended"
STYLE_GONE = "the style is not here; it comes with the reference sequence"


class PieceTooLargeError(FarmError):
    """A finished piece is larger than anything that may be sent."""


def why_not_sent(piece: Piece) -> str | None:
    """Why a piece can't be sent to its maker, for people; None where it can."""
    size = max(len(piece.data), len(piece.seed.data) if piece.seed is not None else 0)
    if size <= MAX_PARCEL_BYTES:
        return None
    what = f"frames {piece.span.start} to {piece.span.stop - 1}"
    return f"{what} take {size / 1e9:.2f} GB, and at most {MAX_PARCEL_BYTES / 1e9:.2f} GB can be sent at once"


@dataclass(frozen=True, slots=True)
class PieceKept:
    """A piece of an assignment is on the shelf."""

    talk: TalkKey
    assignment: int
    key: PieceKey


class Orders:
    """Takes orders and has them painted. Called on the helper's main thread, where nothing else is said.

    Args:
        find_style: the network of a style that is here, by the style's digest.
        style_data: its file.
        lent: what may be held and painted.
        threads: assignments painted side by side at most.
        post: takes `PieceKept` and `TaskEnded`.

    Attributes:
        process: in which they are painted.
        frames: painted so far, for everybody.
    """

    def __init__(
        self,
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
            device, threads, lent.most_bytes, self._on_frame, self._keep, post, style_data
        )
        self.frames = 0

    def take(self, talk: Talk, message: PaintRange, why_not: str) -> None:
        """An assignment comes; `why_not`: for what reason the helper takes none just now."""
        reason, final = why_not, False
        if reason or message.assignment in talk.orders:
            pass
        elif TaskKey(*talk.key, message.assignment) in self.process.stopping:
            reason = STILL_STOPPING  # by one number two of them would be counted once
        elif (shape := self._find_style(message.style)) is None:
            reason = STYLE_GONE
        elif never := self._why_never(message, shape):
            reason, final = never, True
        elif talk.unfinished_orders >= 2 * self._threads:
            reason = "too many assignments at once"
        elif not self.takes(Order(message).held_bytes):
            reason = TOO_MUCH
        elif self._shelf.why_no_room:
            self._shelf.make_room(talk.key[0])
            reason = self._shelf.why_no_room
        self._makers.send_all(talk, talk.refuse(message, reason, final) if reason else talk.order(message))

    def takes(self, size: int, queued: int = 0) -> bool:
        """Whether so many bytes more may be on their way here. `queued`: of styles that wait to be read."""
        return self._lent.takes(self._makers.talks.values(), size, queued, self._stopping_bytes())

    def has_room(self, need: int) -> bool:
        """Whether so many bytes more may be held by what is painted, or read from the disk."""
        return self._lent.has_room(self._makers.talks.values(), need, self._stopping_bytes())

    def _stopping_bytes(self) -> int:
        """Of assignments that are forgotten and are still painted, to the end of their frame."""
        stopping = self.process.stopping
        return sum(need for key, need in stopping.items() if self._makers.find(key)[1] is None)

    def _why_never(self, message: PaintRange, shape: Shape, coded_pixels: int = 0) -> str:
        return self._lent.why_never(message.settings, shape, self._need(message, shape, coded_pixels))

    def _need(self, message: PaintRange, shape: Shape, coded_pixels: int) -> int:
        size = Order(message).held_bytes
        return painting_bytes(message.settings, shape, message.part, coded_pixels, size)

    def start(self, may_work: Callable[[Talk], bool]) -> None:
        """Begins what is here whole, as far as there are threads and memory."""
        for talk in list(self._makers.talks.values()):
            if not may_work(talk):
                continue
            for order in list(talk.orders.values()):
                if order.complete and not order.started and self.process.active < self._threads:
                    self._start(talk, order)

    def _start(self, talk: Talk, order: Order) -> None:
        """Begins an assignment; it waits where it does not fit beside the others, and goes where it can't fit."""
        message, shape = order.message, self._find_style(order.message.style)
        reason = STYLE_GONE if shape is None else ""  # its file was deleted meanwhile
        if shape is not None and not order.need:
            try:
                setup = setup_of_clip(order.clip or b"")
            except SourceError as error:
                del talk.orders[message.assignment]
                self._makers.send(talk, RangeFailed(message.assignment, plain(str(error), 400)))
                return
            order.need = self._need(message, shape, setup.width * setup.height)
            reason = self._why_never(message, shape, setup.width * setup.height)
        if reason:
            del talk.orders[message.assignment]
            self._makers.send(talk, Declined(message.assignment, reason[:400], final=shape is not None))
            return
        if not self.has_room(order.need):
            return
        order.started = True
        clip, seed = order.clip or b"", order.given_seed
        order.clip = b""
        order.seed = b"" if order.seed is not None else None
        self.process.start(
            PaintTask(
                TaskKey(*talk.key, message.assignment),
                message.part,
                message.first,
                message.stop,
                message.settings,
                message.style,
                seed,
                clip,
                order.need,
            )
        )

    def ended(self, ended: TaskEnded) -> str:
        """A thread has ended; what the owner should be told, if anything."""
        number, told = ended.key.assignment, ""
        talk, order = self._makers.find(ended.key)
        if talk is None or order is None:
            return told
        if ended.error is None and not ended.stopped:
            order.ended = True
            self._makers.send_all(talk, talk.finished_orders())
        else:
            del talk.orders[number]
        if isinstance(ended.error, DiskFullError):
            told = plain(str(ended.error), 400)
            self._makers.send(talk, Declined(number, DISK_FULL))
        elif isinstance(ended.error, PieceTooLargeError):
            told = plain(sentence(f"A part of {talk.name}'s film stays there: {ended.error}"), 400)
            self._makers.send(talk, Declined(number, plain(str(ended.error), 400), final=True))
        elif ended.error is not None:
            told = plain(sentence(f"A part of {talk.name}'s film could not be painted: {ended.error}"), 400)
            self._makers.send(talk, RangeFailed(number, plain(str(ended.error), 400)))
        return told

    def kept(self, piece: PieceKept) -> None:
        """A piece is on the shelf: it is offered to its maker."""
        if (talk := self._makers.talks.get(piece.talk)) is not None:
            talk.kept(piece.key, piece.assignment)

    def tell_progress(self) -> None:
        """Tells makers how far their assignments are."""
        for talk in self._makers.talks.values():
            for number, order in talk.orders.items():
                if order.painted > order.told:
                    order.told = order.painted
                    self._makers.send(talk, Progress(number, order.painted))

    def painting(self) -> tuple[NodePart, ...]:
        """What is painted just now."""
        return tuple(
            sorted(
                NodePart(order.message.first, order.message.stop, order.message.first + order.painted)
                for talk in self._makers.talks.values()
                for order in talk.orders.values()
                if order.started and not order.ended
            )
        )

    # ---- on other threads

    def _on_frame(self, key: TaskKey, count: int) -> None:
        _, order = self._makers.find(key)
        if order is not None:
            order.painted = count
        self.frames += 1

    def _keep(self, key: TaskKey, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        """Puts a piece on the shelf; waits while that is full."""
        if (reason := why_not_sent(piece)) is not None:
            raise PieceTooLargeError(reason)
        talk, order = self._makers.find(key)
        if talk is None or order is None:
            raise Interrupted("The assignment is over.")
        while self._shelf.full:
            if stop.wait(FULL_DISK_WAIT_S):
                raise Interrupted("Stopped while the disk space was used up.")
        message = order.message
        piece_key = PieceKey(talk.key[0], message.job, message.part.start, piece.span)
        self._shelf.put(KeptPiece(piece_key, talk.key[1], message.assignment, fingerprint, piece))
        self._post(PieceKept(talk.key, message.assignment, piece_key))
