"""What a helper has to say of an assignment while its maker is not there, its maker hears when it is back."""

import time
from types import SimpleNamespace
from typing import cast

import pytest
from test_lent import taken

from fastvid_gui.farm.helper.assignment_key import AssignmentKey
from fastvid_gui.farm.helper.makers import DROPPED, GONE_MOST, GONE_S, Makers
from fastvid_gui.farm.helper.shelf import Shelf
from fastvid_gui.farm.helper.talk import Talk
from fastvid_gui.farm.protocol.messages import (
    AssignmentFailed,
    Declined,
    Heartbeat,
    Hello,
    HelperState,
    Message,
    Progress,
    Welcome,
)
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.farm.trust.peers import Peer

WELCOME = Welcome(
    app="1",
    node="a" * 16,
    name="attic",
    session="1" * 16,
    device="CPU",
    cores=1,
    slots=1,
    fingerprint="",
    state=HelperState.IDLE,
)


class Side:
    """A helper's side of one maker's session."""

    def __init__(self) -> None:
        self.told: list[Message] = []
        self.stopped: list[int] = []
        self.makers = Makers(
            cast(Shelf, SimpleNamespace(keys=lambda *_: [])),
            lambda link, message: self.told.append(message),
            lambda talk: WELCOME,
            lambda: "",
            self._stop,
        )
        self.link = self.talk = None
        self.connect(1)

    def _stop(self, key: AssignmentKey) -> None:
        self.stopped.append(key.assignment)

    def connect(self, number: int, session: str = "0" * 16) -> None:
        peer = Peer(bytes(32), "maker")
        self.link = Link(number, peer)
        self.told.clear()
        self.makers.greet(
            self.link, Hello(app="1", node=peer.id, name="maker", session=session, job="0" * 64)
        )
        (self.talk,) = self.makers.talks.values()

    def begin(self, *assignments: int) -> Talk:
        """Assignments are painted."""
        assert self.talk is not None
        for each in assignments:
            self.talk.assignments[each] = taken(1)
            self.talk.assignments[each].clip = b"clip"
        return self.talk

    def disconnect(self) -> None:
        assert self.link is not None
        self.makers.disconnected(self.link)


@pytest.mark.parametrize("verdict", [AssignmentFailed(1, "out of memory"), Declined(1, "its disk is full")])
def test_what_came_to_nothing_meanwhile_is_told_once_after_the_greeting(verdict: Message) -> None:
    """Else its maker waits for it until it is late, and holds that against the helper."""
    side = Side()
    talk = side.begin(1)
    side.disconnect()
    for message in (verdict, Progress(1, 3), Heartbeat(1)):
        side.makers.send(talk, message)
    side.connect(2)
    assert side.told == [WELCOME, verdict]
    side.disconnect()
    side.connect(3)
    assert side.told == [WELCOME]


def test_what_was_dropped_meanwhile_is_told_but_not_what_is_painted_whole() -> None:
    """Its owner needed the computer for a moment; what is finished is offered all the same."""
    side = Side()
    talk = side.begin(1, 2)
    talk.assignments[2].ended = True
    side.disconnect()
    side.makers.drop_assignments(talk)
    assert side.stopped == [1, 2] and not talk.assignments
    side.connect(2)
    assert side.told == [WELCOME, Declined(1, DROPPED)]


def test_a_maker_that_slept_for_long_hears_that_nothing_of_its_assignments_is_painted_any_more() -> None:
    """By its own clock it was away for a moment: it goes on with the same session, and waits for what it gave."""
    side = Side()
    side.begin(1, 2)
    side.disconnect()
    side.makers.step(time.monotonic() + GONE_S + 1, painting=True)
    assert side.stopped == [1, 2] and not side.makers.talks
    side.connect(2)
    assert side.told == [WELCOME, Declined(1, DROPPED), Declined(2, DROPPED)]
    side.disconnect()
    side.connect(3)
    assert side.told == [WELCOME]


def test_who_never_comes_back_leaves_nothing_without_end() -> None:
    side = Side()
    for number in range(3 * GONE_MOST):
        side.connect(number, f"{number:016x}")
        side.begin(number)
        side.disconnect()
        side.makers.step(time.monotonic() + GONE_S + 1, painting=True)
    assert len(side.makers._dropped) == GONE_MOST
    side.connect(1000, f"{3 * GONE_MOST - 1:016x}")
    assert side.told == [WELCOME, Declined(3 * GONE_MOST - 1, DROPPED)]


def test_what_is_dropped_while_its_maker_is_there_is_told_by_why() -> None:
    """It hears that the helper rests, or whose turn it is: nothing of each assignment."""
    side = Side()
    side.makers.drop_assignments(side.begin(1))
    assert side.told == [WELCOME]
