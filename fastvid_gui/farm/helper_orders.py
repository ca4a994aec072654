"""What makers have ordered of a helper: taken or declined, painted on threads of its own, put on the shelf."""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

from fastvid_gui.domain.chunk import Piece
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import DiskFullError, Interrupted, SourceError
from fastvid_gui.farm.helper_makers import Makers
from fastvid_gui.farm.helper_shelf import DISK_FULL, KeptPiece, PieceKey, Shelf
from fastvid_gui.farm.helper_talk import Order, Talk, TalkKey
from fastvid_gui.farm.messages import Declined, PaintRange, Progress, RangeFailed
from fastvid_gui.farm.painters import Painters, Task, TaskEnded, TaskKey
from fastvid_gui.farm.plain_text import plain, sentence
from fastvid_gui.media.packets import PacketClip
from fastvid_gui.render.events import NodePart
from fastvid_gui.render.pipeline import OpenFrames, frames_from_clip
from fastvid_gui.style.devices import Device
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

FULL_DISK_WAIT_S = 0.5
STYLE_GONE = "the style is not here; it comes with the reference sequence"


@dataclass(frozen=True, slots=True)
class PieceKept:
    """A piece of an assignment is on the shelf."""

    talk: TalkKey
    assignment: int
    key: PieceKey


class Orders:
    """See above. Called on the helper's main thread, where nothing else is said.

    Args:
        find_style: a style that is here, by its digest.
        threads: assignments painted side by side at most.
        post: takes `PieceKept` and `TaskEnded`.

    Attributes:
        painters: the threads.
        frames: painted so far, for everybody.
    """

    def __init__(
        self,
        makers: Makers,
        shelf: Shelf,
        find_style: Callable[[str], Style | None],
        device: Device,
        threads: int,
        post: Callable[[Any], None],
    ) -> None:
        self._makers, self._shelf, self._find_style = makers, shelf, find_style
        self._device, self._threads, self._post = device, threads, post
        self.painters = Painters(self._on_frame, self._keep, post)
        self.frames = 0

    def take(self, talk: Talk, message: PaintRange, why_not: str) -> None:
        """An assignment comes; `why_not`: for what reason the helper takes none just now."""
        reason = why_not
        if reason:
            pass
        elif self._find_style(message.style) is None:
            reason = STYLE_GONE
        elif talk.unfinished_orders >= 2 * self._threads and message.assignment not in talk.orders:
            reason = "too many assignments at once"
        elif self._shelf.why_no_room:
            self._shelf.make_room(talk.key[0])
            reason = self._shelf.why_no_room
        self._makers.send_all(talk, talk.refuse(message, reason) if reason else talk.order(message))

    def start(self, may_work: Callable[[Talk], bool]) -> None:
        """Begins what is here whole, as far as there are threads."""
        for talk in list(self._makers.talks.values()):
            if not may_work(talk):
                continue
            for order in list(talk.orders.values()):
                if order.complete and not order.started and self.painters.active < self._threads:
                    order.started = True
                    self._start(talk, order)

    def _start(self, talk: Talk, order: Order) -> None:
        message, style = order.message, self._find_style(order.message.style)
        if style is None:  # its file was deleted meanwhile
            del talk.orders[message.assignment]
            self._makers.send(talk, Declined(message.assignment, STYLE_GONE))
            return
        settings, data = message.settings, order.clip or b""
        order.clip = b""

        def open_frames() -> OpenFrames:
            clip = PacketClip.from_bytes(data)
            if (clip.start, clip.stop) != (message.first, message.stop):
                raise SourceError("The clip that was sent holds other frames than were ordered.")
            return frames_from_clip(clip, settings)

        self.painters.start(
            Task(
                TaskKey(*talk.key, message.assignment),
                message.part,
                message.stop,
                settings,
                order.given_seed,
                open_frames,
                *self._painting(style, settings),
            )
        )
        order.seed = b"" if order.seed is not None else None

    def _painting(self, style: Style, settings: RenderSettings) -> tuple[Hashable, Callable[[], Stylizer]]:
        """Which tasks may share a stylizer, and what makes one."""
        size = settings.work_size
        return (style.digest, *size), partial(make_stylizer, style, *size, device=self._device)

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

    def warm_up(self, style: Style, settings: RenderSettings) -> None:
        """Makes ready what paints a maker's film; on the reference thread."""
        self.painters.warm_up(*self._painting(style, settings))

    def _on_frame(self, key: TaskKey, count: int) -> None:
        _, order = self._makers.find(key)
        if order is not None:
            order.painted = count
        self.frames += 1

    def _keep(self, key: TaskKey, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        """Puts a piece on the shelf; waits while that is full."""
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
