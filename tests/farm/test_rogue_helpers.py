"""Renders with helpers that are paired and bad: the film is that of one computer alone, and they are named."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np
import pytest
from busy import allowed
from farm_processes import introduce
from hostile_pieces import larger_inside, nested, sound_chunk
from plain_helper import PlainHelper
from test_farm_render import Story, alone, slow_here, story

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed, piece_spans
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import Interrupted
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.media.lossless import pack_pictures
from fastvid_gui.render.events import Event, FrameDone, Noted, PieceStored, Recovered
from fastvid_gui.render.jobs import render_film

__all__ = ["alone", "slow_here", "story"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are used to disturb the helpers")


def aside(story: Story) -> list[Recovered]:
    return [each for each in story.recovered if each.kind == "aside"]


@pytest.mark.usefixtures("slow_here")
def test_forger_is_found_by_the_spot_check_and_all_it_brought_is_painted_again(story: Story):
    story.helper("forger", "forger")
    result = story.render()
    assert story.same()
    (found,) = aside(story)
    assert found.node == "forger" and "are not what this computer paints there" in str(found.detail)
    assert not [share for share in result.nodes if share.name == "forger"]


@contextmanager
def plain(story: Story, name: str, **acts: Any) -> Iterator[PlainHelper]:
    """A helper that the test speaks for, and that the maker is paired with."""
    helper = PlainHelper(story.folder / name, name, story.pack, **acts)
    introduce(story.home, helper)  # type: ignore[arg-type]
    story.helpers.append(helper)  # type: ignore[arg-type]
    yield helper.start()


def spans_of(order: ms.PaintAssignment) -> list[PieceSpan]:
    """The pieces that an order asks for."""
    spans = piece_spans(order.part, order.settings.chunk_frames)
    return [span for span in spans if order.first <= span.start and span.stop <= order.stop]


def test_helper_that_says_ever_new_things_fills_no_screen(story: Story):
    """It rests, leaves and has another version a thousand times."""

    def chatter(helper: PlainHelper) -> None:
        for number in range(500):
            helper.send(ms.Goodbye(f"bye {number}"))
            helper.send(ms.Paused(f"reason {number}"))
            helper.send(msgspec.structs.replace(helper._welcome(), app=f"{number}.0"))

    told: list[Noted] = []
    with plain(story, "chatterer", on_ready=chatter):
        story.render(lambda event: told.append(event) if isinstance(event, Noted) else None)
    assert story.same()
    about = [str(note.text) for note in told if note.node == "chatterer"]
    assert len(about) <= 20 and any("keeps coming" in text for text in about)


@pytest.mark.usefixtures("slow_here")
def test_offers_of_what_was_never_given_are_not_even_received(story: Story):
    """A chunk of 434 bytes that would make pictures of 16384 x 15840 pixels, for assignments that it does not have."""
    offered: list[int] = []

    def offer(helper: PlainHelper) -> None:
        assert helper.hello is not None
        for number in range(900, 904):
            span = PieceSpan(12 * (number - 900), 12 * (number - 899), PieceKind.BODY)
            piece = Piece(span, larger_inside())
            offered.append(helper.offer(piece, 0, helper.hello.session, number))

    with plain(story, "pusher", on_order=offer) as helper:
        story.render()
        assert offered and not helper.taken.intersection(offered)
    assert story.same()
    (found,) = aside(story)
    assert found.node == "pusher" and "for which nobody had asked" in str(found.detail)


HOSTILE: dict[str, Callable[[ms.PaintAssignment, PieceSpan], bytes]] = {
    "nested": lambda order, span: nested(b"FVPI" if span.kind is not PieceKind.BODY else b"FVCH"),
    "larger_inside": lambda order, span: larger_inside(order.settings, len(span)),
    "too_large": lambda order, span: bytes(40 << 20),
}


@pytest.mark.usefixtures("slow_here")
@pytest.mark.parametrize(
    "kind", [kind if kind == "nested" else pytest.param(kind, marks=pytest.mark.slow) for kind in HOSTILE]
)
def test_hostile_pieces_of_an_assignment_end_no_render(story: Story, kind: str):
    offered: list[int] = []

    def offer(helper: PlainHelper) -> None:
        order = helper.orders[-1]
        for span in spans_of(order)[:1]:
            piece = replace(forged_piece(order, span), data=HOSTILE[kind](order, span))
            offered.append(helper.offer(piece, order.part.start, helper.hello.session, order.assignment))  # type: ignore[union-attr]

    with plain(story, "breaker", on_order=offer) as helper:
        story.render()
        assert offered and (kind != "too_large" or not helper.taken.intersection(offered))
    assert story.same()
    assert [each.node for each in aside(story)] == ["breaker"]
    assert "arrived damaged" in str(aside(story)[0].detail)


def interrupted(story: Story, after: int) -> None:
    """The maker paints a part of the film alone, and is stopped."""
    stop, stored = threading.Event(), []

    def on_event(event: Event) -> None:
        if isinstance(event, PieceStored):
            stored.append(event)
            if len(stored) >= after:
                stop.set()

    with pytest.raises(Interrupted):
        render_film(story.request(), on_event, stop)


def test_pieces_kept_by_who_was_never_given_them_are_refused_and_nobody_waits(story: Story):
    """It says it kept 2 ** 39 pieces and offers forged ones; it never paints the reference sequence."""
    interrupted(story, 3)
    forged = sound_chunk(RenderSettings(width=160, height=96, frame_rate=Fraction(8), chunk_frames=12))
    offered: list[int] = []

    def offer(helper: PlainHelper) -> None:
        for start in (40, 52, 70, 82, 104, 116):
            piece = Piece(PieceSpan(start, start + 12, PieceKind.BODY), forged.to_bytes())
            range_start = max(frame for frame in (0, 40, 70, 104) if frame <= start)
            offered.append(helper.offer(piece, range_start, "0" * 16, 1))

    begun: list[float] = []

    def on_event(event: Event) -> None:
        if isinstance(event, FrameDone) and not begun:
            begun.append(time.monotonic())

    with plain(story, "forger", on_hello=offer, kept=1 << 39, reference=False) as helper:
        started = time.monotonic()
        story.render(on_event, found=True)
        assert offered and not helper.taken and len(helper.acknowledged) == len(offered)
        assert begun[0] - started < allowed(15), "the job does not wait for what it was promised"
    assert story.same()
    assert not [each for each in story.recovered if each.kind == "kept"]


def forged_piece(order: ms.PaintAssignment, span: PieceSpan) -> Piece:
    """Gray pictures in the right form."""
    gray = np.full((order.settings.height, order.settings.width, 3), 90, np.uint8)
    seed = None if span.stop == order.part.stop else Seed(span.stop - 1, pack_pictures([gray, gray]))
    body = span.kind is PieceKind.BODY
    data = sound_chunk(order.settings, len(span)).to_bytes() if body else pack_pictures([gray] * len(span))
    return Piece(span, data, seed)


@pytest.mark.slow
def test_forged_pieces_kept_by_who_was_given_the_range_are_found_by_the_spot_check(story: Story):
    """It was given a range in a run that was interrupted, and offers in the next one what it never painted."""
    interrupted(story, 2)
    offered: list[PieceSpan] = []
    ordered, stop = threading.Event(), threading.Event()
    session: list[str] = []

    def take(helper: PlainHelper) -> None:
        assert helper.hello is not None
        session.append(helper.hello.session)
        ordered.set()
        stop.set()

    def offer(helper: PlainHelper) -> None:
        if not helper.orders:
            return
        order = helper.orders[0]
        for span in spans_of(order):
            offered.append(span)
            helper.offer(forged_piece(order, span), order.part.start, session[0], order.assignment)

    with plain(story, "forger", on_order=take, on_hello=offer, kept=1 << 39) as helper:
        with pytest.raises(Interrupted):
            story.render(helpers_only=True, stop=stop)
        assert ordered.is_set()
        story.render()
        assert helper.taken
    assert offered and story.same()
    (found,) = aside(story)
    assert found.node == "forger" and "are not what this computer paints there" in str(found.detail)


@pytest.mark.usefixtures("slow_here")
def test_forger_who_brings_all_at_once_is_named_and_nothing_of_it_stays(story: Story):
    """Its film is whole before its first piece was checked, and pieces are on their way to the disk at that time."""

    def offer(helper: PlainHelper) -> None:
        order = helper.orders[-1]
        for span in spans_of(order):
            helper.offer(forged_piece(order, span), order.part.start, helper.hello.session, order.assignment)  # type: ignore[union-attr]

    with plain(story, "forger", on_order=offer):
        story.render()
    assert story.same()
    assert [each.node for each in aside(story)] == ["forger"]


@pytest.mark.usefixtures("slow_here")
def test_pieces_out_of_order_are_not_let_in(story: Story):
    """Whoever leaves out the first piece of what it was given to paint, so that nobody could check the others."""
    offered: list[int] = []

    def offer(helper: PlainHelper) -> None:
        order = helper.orders[-1]
        for span in spans_of(order)[:0:-1]:
            piece = forged_piece(order, span)
            offered.append(helper.offer(piece, order.part.start, helper.hello.session, order.assignment))  # type: ignore[union-attr]

    with plain(story, "forger", on_order=offer) as helper:
        result = story.render()
        assert offered and not helper.taken.intersection(offered)
    assert story.same()
    assert not [share for share in result.nodes if share.name == "forger"]
