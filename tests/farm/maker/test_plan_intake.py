"""When a plan may begin: not before helpers have said what they kept of an interrupted run."""

import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.maker.link import HelperLink
from fastvid_gui.farm.maker.plan import ANSWER_MOST_S, HANDOVER_S, PlanIntake
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.farm.trust.peers import Peer
from fastvid_gui.render.store import Given, JobRecord, Store

JOB = "a" * 16
GREETING = ms.Hello("1", "b" * 16, "maker", "0" * 16, "0" * 64)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as opened:
        opened.open_job(
            JobRecord(
                id=JOB,
                source="in.mp4",
                style="tame",
                request="",
                plan="",
                frames=100,
                output="out.mp4",
                created=0.0,
                used=0.0,
                finished=None,
            )
        )
        yield opened


def intake(store: Store) -> PlanIntake:
    nobody: Any = None
    parts: Any = SimpleNamespace(store=store, job=JOB)
    return PlanIntake(parts, store.pieces(JOB).keys(), nobody, nobody, nobody)


def connected() -> HelperLink:
    """A helper that was named, connected a moment ago, and has not answered yet."""
    peer = Peer(bytes(32), "attic")
    link = HelperLink(peer, "127.0.0.1:47800", lambda link, message: None)
    link.up(Link(1, peer), GREETING, time.monotonic())
    return link


def test_killed_run_that_had_stored_nothing_waits_for_what_helpers_kept(store: Store) -> None:
    store.give(JOB, Given("b" * 16, "0" * 16, RenderRange(0, 100), 0))
    plan, link = intake(store), connected()
    assert not plan.may_begin([link], True, 0, 0.1)
    assert not plan.may_begin([link], True, 0, HANDOVER_S + 0.1)
    assert plan.may_begin([link], True, 0, ANSWER_MOST_S)
    link.answered = True
    assert plan.may_begin([link], True, 0, 0.1)


def test_new_job_waits_for_nobody(store: Store) -> None:
    assert intake(store).may_begin([connected()], True, 0, 0.0)
