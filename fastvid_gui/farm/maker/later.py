"""A run that this computer begins alone, since no helper is paired yet; a helper that is paired later joins it.

Until then nothing of the farm exists: no socket, no discovery. Then the painting stops for a moment, as if it were
interrupted, and goes on from the store as a farm's run.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FarmError, Interrupted
from fastvid_gui.farm.maker.run import FarmRun, NodeChoice
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.render.events import Event, Noted, PieceStored, PlanCompleted, RangePlanned
from fastvid_gui.render.local_run import LocalRun, RunParts
from fastvid_gui.render.result import NodeShare
from fastvid_gui.sentences.helpers import HelperNews
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.sentence import say

LOOK_S = 1.0
STOP_S = 0.1


class LaterFarmRun:
    """Paints alone until a helper is paired; see `render.local_run.Run`."""

    def __init__(self, parts: RunParts, choice: NodeChoice | None = None) -> None:
        self._parts, self._choice = parts, choice or NodeChoice()
        self._farm: FarmRun | None = None
        self._alone: set[PieceSpan] = set()
        self._alone_s = 0.0

    @property
    def shares(self) -> tuple[NodeShare, ...]:
        """Who did what; empty if this computer worked alone."""
        if self._farm is None:
            return ()
        before = sum(len(span) for span in self._alone if span.kind is not PieceKind.SEAM)
        first, *others = self._farm.shares or (NodeShare(LOCAL, 0, 0.0),)
        return (
            replace(first, frames=first.frames + before, seconds=round(first.seconds + self._alone_s, 3)),
            *others,
        )

    def run(self, planning: Iterable[RenderRange | Event], tell: Callable[[Event], None]) -> None:
        """See `LocalRun.run`."""
        plan, stop, over = _Again(planning), threading.Event(), threading.Event()
        known: set[RenderRange] = set()
        before = set(self._parts.store.pieces(self._parts.job))

        def tell_alone(event: Event) -> None:
            if isinstance(event, PieceStored):
                self._alone.add(event.span)
            elif isinstance(event, RangePlanned):
                known.add(event.part)
            tell(event)

        def tell_together(event: Event) -> None:
            """Nothing is told twice."""
            if not (isinstance(event, RangePlanned) and event.part in known):
                tell(event)

        watch = threading.Thread(target=self._watch, args=(stop, over), name="pairing-watch", daemon=True)
        watch.start()
        begun = time.monotonic()
        try:
            LocalRun(replace(self._parts, stop=stop)).run(plan.from_the_beginning(), tell_alone)
            return
        except Interrupted as error:
            if self._parts.stop.is_set():
                raise Interrupted(Painting.STOPPED) from error
        finally:
            over.set()
            watch.join()
        self._alone_s = time.monotonic() - begun
        self._alone |= set(self._parts.store.pieces(self._parts.job)) - before
        tell(Noted(say(HelperNews.PAIRED)))
        self._farm = FarmRun(self._parts, self._choice)
        self._farm.run(plan.from_the_beginning(), tell_together)

    def _watch(self, stop: threading.Event, over: threading.Event) -> None:
        """On a thread of its own: stops the lone run when the whole one is to stop, or a helper is paired."""
        peers, look_at = PeerBook(), 0.0
        while not over.is_set():
            paired = False
            if time.monotonic() >= look_at:
                look_at = time.monotonic() + LOOK_S
                with suppress(FarmError):  # the list can't be read: the search for helpers says so
                    paired = any(peer.address for peer in peers.list())
            if paired or self._parts.stop.is_set():
                stop.set()
                return
            over.wait(STOP_S)


class _Again:
    """The planning's results so far and to come, for one reader after another."""

    def __init__(self, planning: Iterable[RenderRange | Event]) -> None:
        self._given: list[RenderRange | Event] = []
        self._rest = iter(planning)

    def from_the_beginning(self) -> Iterator[RenderRange | Event]:
        """The ranges from the first one on; of events those that count, and those that come."""
        for item in list(self._given):
            yield item
        for item in self._rest:
            if isinstance(item, RenderRange | PlanCompleted):
                self._given.append(item)
            yield item
