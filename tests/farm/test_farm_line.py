"""Renders over a bad line, which is a relay (bad_line.py); in test_farm_render_hosts.py a cable loses packets."""

import os
import socket
import sys
import time
from typing import Any

import pytest
from bad_line import BadLine
from test_farm_render import FRAMES, PAINTED_TWICE, Story, alone, once, slow_here, story  # noqa: F401 - fixtures

from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.render.events import Event, FrameDone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the helpers are ended by signals")

ROUND_TRIP_S = 0.1


def put_behind(line: BadLine, of: Story) -> None:
    """The maker reaches the only helper of a story by this line."""
    # It must not be heard, or a helper behind a broken line is reached past it.
    os.environ["FASTVID_FARM"] = "behind"  # of this process, until the end of the test (`own_home`)
    (helper,) = of.helpers
    PeerBook().add(Peer(helper.identity.public_key, helper.name, line.address))
    helper.port = line.port


def frames_of(result: Any, name: str) -> int:
    return sum(share.frames for share in result.nodes if share.name == name)


@pytest.mark.slow
def test_delay_of_50_ms_and_stalls(story: Story) -> None:  # noqa: F811
    helper = story.helper("far", "slow")
    with BadLine(helper.port, delay_s=ROUND_TRIP_S / 2, stall_every_bytes=400_000, stall_s=2.0) as line:
        put_behind(line, story)
        result = story.render(helpers_only=True)
        assert line.stalls >= 2 and line.connections == 1
    assert story.same()
    assert frames_of(result, "far") == FRAMES + PAINTED_TWICE
    assert not any("gets no more work" in note for note in story.notes)


@pytest.mark.slow
def test_line_that_breaks_again_and_again(story: Story) -> None:  # noqa: F811
    """What was finished while the line was down is delivered, and nobody is blamed."""
    helper = story.helper("far", "slow")
    with BadLine(helper.port, delay_s=ROUND_TRIP_S / 2) as line:
        put_behind(line, story)
        breaks = [once("far", line.drop, frames=count) for count in (10, 45, 80, 120)]

        def on_event(event: Event) -> None:
            for each in breaks:
                each(event)

        result = story.render(on_event, helpers_only=True)
        assert line.connections >= 4
    assert story.same()
    assert frames_of(result, "far") == FRAMES + PAINTED_TWICE
    assert not any("gets no more work" in note for note in story.notes)


@pytest.mark.usefixtures("slow_here")
def test_line_that_is_silent_for_good_leaves_the_work_to_this_computer(story: Story) -> None:  # noqa: F811
    """Nothing comes and nothing is closed, as with a pulled cable behind a router."""
    helper = story.helper("far", "slow+slow")
    began: list[float] = []
    with BadLine(helper.port, delay_s=ROUND_TRIP_S / 2) as line:
        put_behind(line, story)

        def fall_silent() -> None:
            line.silence()
            began.append(time.monotonic())

        taken: list[float] = []

        def on_event(event: Event) -> None:
            silent(event)
            if began and isinstance(event, FrameDone) and event.node == "local":
                taken.append(time.monotonic())

        silent = once("far", fall_silent, frames=3)
        story.render(on_event)
    assert story.same()
    assert began and taken


def test_relay_keeps_its_word() -> None:
    """The stand-in itself: what goes in comes out, later by the delay."""
    server = socket.create_server(("127.0.0.1", 0))
    with (
        server,
        BadLine(server.getsockname()[1], delay_s=0.05) as line,
        socket.create_connection(("127.0.0.1", line.port)) as client,
    ):
        there, _ = server.accept()
        with there:
            begun = time.monotonic()
            client.sendall(b"x" * 100_000)
            got = b""
            while len(got) < 100_000:
                got += there.recv(1 << 16)
            assert time.monotonic() - begun >= 0.05
            line.drop()
            assert there.recv(1) == b""
    assert not any(thread.is_alive() for thread in line._threads)
