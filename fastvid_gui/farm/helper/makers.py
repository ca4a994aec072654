"""The makers that a helper talks to: they come and go, and take turns."""

import time
from collections.abc import Callable, Iterable

from fastvid_gui.farm.helper.assignment_key import AssignmentKey
from fastvid_gui.farm.helper.shelf import Shelf
from fastvid_gui.farm.helper.talk import TakenAssignment, Talk, TalkKey
from fastvid_gui.farm.helper.turns import Turns
from fastvid_gui.farm.protocol.messages import (
    AssignmentFailed,
    Busy,
    Declined,
    Hello,
    Message,
    Paused,
    RefusalCode,
    Refused,
    Welcome,
)
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say

DROPPED = "it was taken from it while the connection was broken"
GONE_S = 60.0
"""How long painting goes on for a maker whose connection ended; finished pieces are kept much longer."""
GONE_MOST = 16
"""The helper remembers what it dropped for this many makers that did not come back in time (they may sleep)."""


class Makers:
    """All makers, and whose turn it is. Everything but `find` is called on the helper's main thread.

    Args:
        shelf: what is kept for them.
        send: to the maker at the other end of a link.
        welcome: gives the greeting for a maker that has the turn; None: for one that has no job.
        resting: says why the helper rests; "" while it does not.
        stop: stops painting an assignment.

    Attributes:
        talks: one for each session of each maker.
    """

    def __init__(
        self,
        shelf: Shelf,
        send: Callable[[Link, Message], None],
        welcome: Callable[[Talk | None], Welcome],
        resting: Callable[[], str],
        stop: Callable[[AssignmentKey], None],
    ) -> None:
        self.talks: dict[TalkKey, Talk] = {}
        self._by_link: dict[int, Talk] = {}
        self._dropped: dict[TalkKey, list[Message]] = {}
        self._turns: Turns[TalkKey] = Turns()
        self._shelf, self._send_to, self._stop = shelf, send, stop
        self._welcome, self._resting = welcome, resting

    def at(self, link: Link) -> Talk | None:
        """Who is at the other end of a link; None before it has greeted."""
        return self._by_link.get(link.number)

    def find(self, key: AssignmentKey) -> tuple[Talk | None, TakenAssignment | None]:
        """The maker of an assignment, and the assignment; from any thread."""
        talk = self.talks.get((key.maker, key.session))
        return talk, talk.assignments.get(key.assignment) if talk is not None else None

    # ---- they come and go

    def greet(self, link: Link, hello: Hello) -> None:
        """Somebody says hello on a link."""
        if hello.node != link.peer.id:
            self._send_to(link, Refused(RefusalCode.BAD_MESSAGE, str(say(WhyNot.ID_NOT_OF_KEY))))
            return
        if hello.job is None:
            self._send_to(link, self._welcome(None))
            return
        key = (link.peer.id, hello.session)
        # If a maker was restarted, or begins again, its older self is gone.
        for other in [talk for talk in self.talks.values() if talk.key[0] == key[0] and talk.key != key]:
            if other.link is None or other.link == link or other.job == hello.job:
                self.end(other)
        talk = self.talks.get(key)
        if talk is None:
            talk = Talk(key, link.peer.name or link.peer.id, hello.job)
            self.talks[key] = talk
            talk.untold = self._dropped.pop(key, [])
        elif talk.link is not None:
            self._by_link.pop(talk.link.number, None)
        self._by_link[link.number] = talk
        talk.begin(link, self._shelf.keys(link.peer.id, hello.job))
        self._turns.come(key, key[0], time.monotonic())
        self._tell_place(talk)
        untold, talk.untold = talk.untold, []
        self.send_all(talk, untold)

    def disconnected(self, link: Link) -> None:
        """A connection ended; painting goes on for a while."""
        talk = self._by_link.pop(link.number, None)
        if talk is not None:
            talk.end(time.monotonic())

    def end(self, talk: Talk) -> None:
        """Nothing more is painted for a session; what is finished stays on the shelf."""
        for assignment in list(talk.assignments):
            self._stop(AssignmentKey(*talk.key, assignment))
        talk.assignments.clear()
        self.talks.pop(talk.key, None)
        if talk.link is not None:
            self._by_link.pop(talk.link.number, None)
        before = self._turns.current
        self._turns.leave(talk.key, time.monotonic())
        self._after_turn(before)

    # ---- turns

    def has_turn(self, talk: Talk) -> bool:
        """Whether it is this one's turn."""
        return self._turns.current == talk.key

    def used(self) -> None:
        """The maker that has the turn makes use of it."""
        self._turns.used(time.monotonic())

    @property
    def current_name(self) -> str:
        """The name of the maker that has the turn; "" for none."""
        current = self._turns.current
        return self.talks[current].name if current in self.talks else ""

    @property
    def waiting_names(self) -> tuple[str, ...]:
        """The names of the waiting makers, in order."""
        current = self._turns.current
        makers = {key[0]: key for key in self._turns.waiting() if current is None or key[0] != current[0]}
        return tuple(self.talks[key].name for key in makers.values() if key in self.talks)

    def step(self, now: float, painting: bool) -> None:
        """Passes the turn on when it is time, and ends what nobody comes back for."""
        current = self._turns.current
        if current is not None:
            if painting and self.talks[current].link is not None:
                self._turns.used(now)
            if self._turns.over(now):
                self.drop_assignments(self.talks[current])
                self._turns.pass_on(now)
                self._after_turn(current)
        for talk in list(self.talks.values()):
            if talk.link is None and now - talk.gone_at > GONE_S:
                self.drop_assignments(talk)
                self._dropped[talk.key] = talk.untold
                for oldest in list(self._dropped)[:-GONE_MOST]:
                    del self._dropped[oldest]
                self.end(talk)

    def drop_assignments(self, talk: Talk) -> None:
        """Nothing of what a maker has assigned is painted any more."""
        for assignment, taken in list(talk.assignments.items()):
            self._stop(AssignmentKey(*talk.key, assignment))
            self.send_all(talk, talk.drop(assignment))
            if talk.link is None and not taken.ended:
                self.send(talk, Declined(assignment, DROPPED))

    def _tell_place(self, talk: Talk) -> None:
        """Welcomes the maker that has the turn, and tells others their place."""
        place = self._turns.position(talk.key)
        if place == 0:
            self.send(talk, self._welcome(talk))
            if reason := self._resting():
                self.send(talk, Paused(reason))
        else:
            self.send(talk, Busy(min(place, 256), plain(self.current_name, 64)))

    def _after_turn(self, before: TalkKey | None) -> None:
        if self._turns.current == before:
            return
        for key in [self._turns.current, *self._turns.waiting()]:
            if key is not None and key in self.talks:
                self._tell_place(self.talks[key])

    # ---- sending

    def send(self, talk: Talk, message: Message) -> None:
        """Sends if there is a connection; else keeps for the next one what the maker would wait for in vain."""
        if talk.link is not None:
            self._send_to(talk.link, message)
        elif isinstance(message, AssignmentFailed | Declined):
            talk.untold.append(message)

    def send_all(self, talk: Talk, messages: Iterable[Message]) -> None:
        """Sends if there is a connection."""
        for message in messages:
            self.send(talk, message)

    def to_all(self, message: Message) -> None:
        """Sends to everybody who is connected."""
        for talk in self.talks.values():
            self.send(talk, message)
