"""Messages as bytes: round trips, bounds, damage, versions."""

import math
import time
from dataclasses import fields
from fractions import Fraction
from typing import Any

import msgspec
import psutil
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol import wire
from fastvid_gui.farm.protocol.msgpack_bounds import MAX_DEPTH, MAX_VALUES, check_bounds
from fastvid_gui.farm.protocol.plain_text import plain

# ---- all messages, at random

signs = st.characters(exclude_categories=["C", "Zl", "Zp"])
counts = st.integers(0, ms.MAX_FRAME)
ids = st.integers(0, 2**53 - 1)
slots = st.integers(0, 256)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
sessions = st.text("0123456789abcdef", min_size=16, max_size=16)
shorts, texts = st.text(signs, max_size=64), st.text(signs, max_size=400)
node_ids = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=4, max_size=4), min_size=4, max_size=4
)
node_ids = node_ids.map("-".join)
parcels = st.builds(ms.Parcel, ids, st.integers(1, ms.MAX_PARCEL_BYTES), digests)
render_settings = st.builds(
    RenderSettings,
    width=st.integers(1, 4096).map(lambda side: 2 * side),
    height=st.integers(1, 4096).map(lambda side: 2 * side),
    frame_rate=st.fractions(1, 120, max_denominator=1001),
    crf=st.integers(0, 51),
    strength=st.floats(0, 1),
    strengths=st.lists(
        st.tuples(st.integers(0, ms.MAX_FRAME), st.floats(0, 1)), unique_by=lambda at: at[0]
    ).map(lambda corners: tuple(sorted(corners))),
    keep_colors=st.booleans(),
    speed=st.sampled_from(["fast", "fine"]),
    chunk_frames=st.integers(1, 1000),
)


@st.composite
def spans(draw: st.DrawFn) -> PieceSpan:
    start = draw(st.integers(0, 1_000_000))
    return PieceSpan(start, start + draw(st.integers(1, 1000)), draw(st.sampled_from(PieceKind)))


@st.composite
def assignments(draw: st.DrawFn) -> ms.PaintAssignment:
    start, lead, tail = draw(st.integers(12, 1_000_000)), draw(st.integers(0, 12)), draw(st.integers(0, 12))
    part = RenderRange(start, start + draw(st.integers(max(1, tail), 2000)), lead, tail)
    first = draw(st.integers(part.paint_start, part.stop - 1))
    seed = None if first == part.paint_start else ms.SeedParcel(first - 1, draw(parcels))
    stop = draw(st.integers(first + 1, part.stop))
    return ms.PaintAssignment(
        assignment=draw(ids),
        job=draw(digests),
        part=part,
        first=first,
        stop=stop,
        settings=draw(render_settings),
        style=draw(digests),
        clip=draw(parcels),
        seed=seed,
    )


@st.composite
def pieces(draw: st.DrawFn) -> ms.PieceDone:
    span = draw(spans())
    seed = ms.SeedParcel(span.stop - 1, draw(parcels)) if draw(st.booleans()) else None
    return ms.PieceDone(
        session=draw(sessions),
        assignment=draw(ids),
        job=draw(digests),
        range_start=draw(counts),
        span=span,
        frames=len(span),
        data=draw(parcels),
        seed=seed,
        fingerprint=draw(texts),
    )


states = st.sampled_from(ms.HelperState)
EVERY: dict[type[ms.Message], st.SearchStrategy[Any]] = {
    ms.Hello: st.builds(
        ms.Hello, app=shorts, node=node_ids, name=shorts, session=sessions, job=st.none() | digests
    ),
    ms.Welcome: st.builds(
        ms.Welcome,
        app=shorts,
        node=node_ids,
        name=shorts,
        session=sessions,
        device=shorts,
        cores=slots,
        slots=slots,
        fingerprint=texts,
        state=states,
        kept=counts,
    ),
    ms.Refused: st.builds(ms.Refused, st.sampled_from(ms.RefusalCode), texts),
    ms.Heartbeat: st.builds(ms.Heartbeat, ids, st.none() | ids, states, slots),
    ms.Goodbye: st.builds(ms.Goodbye, texts),
    ms.Part: st.builds(ms.Part, ids, counts, st.binary(min_size=1, max_size=3000)),
    ms.Credit: st.builds(ms.Credit, ids, counts),
    ms.Echo: st.builds(ms.Echo, ids, st.binary(max_size=2000), st.booleans()),
    ms.DropParcel: st.builds(ms.DropParcel, ids, texts, st.booleans()),
    ms.StyleData: st.builds(ms.StyleData, digests, st.none() | parcels),
    ms.ReferenceWanted: st.builds(
        ms.ReferenceWanted,
        style=digests,
        width=st.integers(16, 1024),
        height=st.integers(16, 1024),
        frames=st.integers(1, 16),
        settings=render_settings,
    ),
    ms.PaintAssignment: assignments(),
    ms.PieceAck: st.builds(ms.PieceAck, digests, counts, spans()),
    ms.Revoke: st.builds(ms.Revoke, ids, texts),
    ms.JobOver: st.builds(ms.JobOver, digests),
    ms.StyleWanted: st.builds(ms.StyleWanted, digests),
    ms.ReferenceResult: st.builds(
        ms.ReferenceResult,
        style=digests,
        checksums=st.lists(digests, max_size=16).map(tuple),
        samples=st.lists(st.binary(max_size=500), max_size=16).map(tuple),
        seconds_per_frame=st.floats(0, 3600),
        error=texts,
    ),
    ms.PieceDone: pieces(),
    ms.AssignmentEnded: st.builds(ms.AssignmentEnded, ids),
    ms.Declined: st.builds(ms.Declined, ids, texts),
    ms.AssignmentFailed: st.builds(ms.AssignmentFailed, ids, texts),
    ms.Paused: st.builds(ms.Paused, texts),
    ms.Resumed: st.builds(ms.Resumed, slots),
    ms.Progress: st.builds(ms.Progress, ids, counts),
    ms.Preview: st.builds(ms.Preview, ids, counts, st.binary(max_size=3000)),
    ms.Busy: st.builds(ms.Busy, slots, shorts),
}
any_message = st.sampled_from(sorted(EVERY, key=lambda kind: kind.__name__)).flatmap(EVERY.__getitem__)
PARCEL = ms.Parcel(7, 1000, "a" * 64)
RENDER = RenderSettings(width=640, height=360, frame_rate=Fraction(24000, 1001))


def paint(**changes: Any) -> ms.PaintAssignment:
    plain_one = ms.PaintAssignment(
        assignment=1,
        job="b" * 64,
        part=RenderRange(100, 200),
        first=100,
        stop=200,
        settings=RENDER,
        style="c" * 64,
        clip=PARCEL,
    )
    return msgspec.structs.replace(plain_one, **changes)


def unchecked(message: type[ms.Message], body: Any) -> bytes:
    """The bytes of a message whose fields were never looked at."""
    head = wire.encode(ms.Goodbye())[:4] + bytes([wire._KIND_OF[message]])
    return head + (body if isinstance(body, bytes) else msgspec.msgpack.encode(body))


def refusal(data: bytes) -> ms.Refused:
    with pytest.raises(wire.UnreadableMessage) as caught:
        wire.decode(data)
    assert wire.decode(wire.encode(caught.value.refusal)) == caught.value.refusal
    return caught.value.refusal


def test_every_message_has_a_strategy_here() -> None:
    assert set(EVERY) == set(wire.MESSAGE_TYPES)


@settings(max_examples=400, deadline=None)
@given(any_message)
def test_round_trip(message: ms.Message) -> None:
    assert wire.decode(wire.encode(message)) == message


def test_largest_messages_fit() -> None:
    frames = ms.MAX_REFERENCE_FRAMES
    big = [
        ms.Part(2**53 - 1, ms.MAX_FRAME, b"\xff" * ms.PART_BYTES),
        ms.Preview(2**53 - 1, ms.MAX_FRAME, b"\xff" * ms.MAX_PREVIEW_BYTES),
        ms.ReferenceResult(
            style="a" * 64,
            checksums=("b" * 64,) * frames,
            samples=(b"x" * 12_000,) * frames,
            seconds_per_frame=3600.0,
            error="ä" * 400,
        ),
        ms.Welcome(
            app="€" * 64,
            node="abcd-abcd-abcd-abcd",
            name="€" * 64,
            session="0" * 16,
            device="€" * 64,
            cores=9,
            slots=9,
            fingerprint="€" * 400,
            state=ms.HelperState.IDLE,
        ),
        ms.Refused(ms.RefusalCode.VERSION, "🎨" * 400),
    ]
    for message in big:
        data = wire.encode(message)
        assert len(data) <= wire.MAX_MESSAGE_BYTES
        assert wire.decode(data) == message


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_message, st.data())
def test_damaged_bytes_give_a_message_or_a_refusal(message: ms.Message, data: st.DataObject) -> None:
    damaged = bytearray(wire.encode(message))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, max(0, len(damaged) - 1)))
        change = data.draw(st.sampled_from(["flip", "cut", "insert", "repeat"]))
        if change == "flip" and damaged:
            damaged[place] = data.draw(st.integers(0, 255))
        elif change == "cut":
            del damaged[place : place + data.draw(st.integers(1, 20))]
        elif change == "insert":
            damaged[place:place] = data.draw(st.binary(max_size=20))
        else:
            damaged += damaged[place:]
    try:
        found = wire.decode(bytes(damaged))
    except wire.UnreadableMessage as fault:
        wire.encode(fault.refusal)
    else:
        assert type(found) in EVERY


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(wire.MESSAGE_TYPES), st.binary(max_size=400))
def test_random_bodies_give_a_message_or_a_refusal(kind: type[ms.Message], body: bytes) -> None:
    try:
        wire.decode(unchecked(kind, body))
    except wire.UnreadableMessage as fault:
        assert fault.refusal.code is ms.RefusalCode.BAD_MESSAGE


# ---- versions and kinds


@pytest.mark.parametrize(
    ("version", "word"), [(0, "newer"), (1, "newer"), (ms.PROTOCOL_VERSION + 1, "older"), (65535, "older")]
)
def test_other_version_is_refused_with_what_to_do(version: int, word: str) -> None:
    # Whatever follows may be in a form this version does not know.
    answer = refusal(wire.encode(ms.Goodbye(), version)[:5] + b"\xc1\xc1\xc1")
    assert answer.code is ms.RefusalCode.VERSION
    assert f"version {version}; it is the {word} one" in answer.reason
    assert "Install the same FastVid" in answer.reason


@pytest.mark.parametrize("data", [b"", b"F", b"FV\x00\x01", b"GET / HTTP/1.1\r\n\r\n", bytes(1000)])
def test_something_else_is_refused(data: bytes) -> None:
    assert refusal(data).code is ms.RefusalCode.BAD_MESSAGE


def test_unknown_kind_is_refused() -> None:
    assert "kind 200" in refusal(wire.encode(ms.Goodbye())[:4] + b"\xc8\x80").reason


def test_settings_that_decide_the_picture_belong_to_a_version() -> None:
    """A node that does not know one of them would skip it and paint without: a new one makes a new version."""
    known = (
        "width height frame_rate crf strength keep_colors speed chunk_frames brush strengths regions outside"
    )
    assert (ms.PROTOCOL_VERSION, [one.name for one in fields(RenderSettings)]) == (6, known.split())


def test_unknown_fields_of_a_later_minor_version_are_skipped() -> None:
    body = {"assignment": 3, "painted": 4, "mood": {"good": [1, 2]}}
    assert wire.decode(unchecked(ms.Progress, body)) == ms.Progress(3, 4)


# ---- bounds


@pytest.mark.parametrize("kind", wire.MESSAGE_TYPES)
def test_too_large_for_its_kind_is_refused_unparsed(kind: type[ms.Message]) -> None:
    most = wire._KINDS[wire._KIND_OF[kind]][1]
    assert "too large" in refusal(unchecked(kind, b"\x91" * (most + 1))).reason


@pytest.mark.parametrize(
    "opening", [b"\x91", b"\x81\x00", b"\x81", b"\xdd\x00\x00\x00\x01", b"\xde\x00\x01\x00"]
)
def test_deep_nesting_is_refused(opening: bytes) -> None:
    body = (opening * 100_000)[: ms.PART_BYTES]
    assert "nested" in refusal(unchecked(ms.ReferenceResult, body)).reason


def test_nesting_inside_an_unknown_field_is_bounded_too() -> None:
    deep: Any = 0
    for _ in range(MAX_DEPTH):
        deep = [deep]
    assert "nested" in refusal(unchecked(ms.Progress, {"assignment": 1, "painted": 1, "x": deep})).reason
    check_bounds(msgspec.msgpack.encode(deep))


def test_many_values_are_refused() -> None:
    assert "values" in refusal(unchecked(ms.ReferenceResult, [0] * MAX_VALUES)).reason


@pytest.mark.parametrize("head", [0xDD, 0xDF, 0xC6, 0xDB])
def test_promised_length_is_not_believed(head: int) -> None:
    before = psutil.Process().memory_info().rss
    body = b"\x81\xa1x" + bytes([head]) + b"\xff\xff\xff\xff" + bytes(50)
    for _ in range(100):
        assert "cut short" in refusal(unchecked(ms.ReferenceResult, body)).reason
    assert psutil.Process().memory_info().rss - before < 20_000_000


@pytest.mark.parametrize("body", [b"\xc7\x01\x05\x00", b"\xd6\xff\x00\x00\x00\x00", b"\xc1"])
def test_extensions_and_unknown_heads_are_refused(body: bytes) -> None:
    assert "unknown kind of value" in refusal(unchecked(ms.Goodbye, body)).reason


def test_nothing_may_follow() -> None:
    assert "follows" in refusal(wire.encode(ms.Goodbye()) + b"\x80").reason


def test_hostile_bodies_cost_little_time() -> None:
    hostile = [b"\x90" * (ms.PART_BYTES - 1), b"\x91" * ms.PART_BYTES, b"\xdc\xff\xff" + b"\x00" * 65535]
    begun = time.process_time()
    for body in hostile:
        refusal(unchecked(ms.ReferenceResult, body))
    assert time.process_time() - begun < 0.5


@settings(max_examples=300)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.binary() | st.text(),
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=5),
        max_leaves=40,
    )
)
@example([[[[[[[]]]]]]])
def test_bounds_agree_with_the_parser(value: Any) -> None:
    """Whatever msgspec writes passes, unless it is too deep."""

    def depth(one: Any) -> int:
        inside = list(one.values()) if isinstance(one, dict) else one if isinstance(one, list) else []
        return 1 + max(map(depth, inside), default=0) if inside else 0

    data = msgspec.msgpack.encode(value)
    if depth(value) <= MAX_DEPTH:
        check_bounds(data)
    else:
        with pytest.raises(ValueError, match="nested"):
            check_bounds(data)


# ---- values that make no sense


def test_impossible_assignments_are_refused() -> None:
    bad: list[dict[str, Any]] = [
        {"part": RenderRange(200, 100)},
        {"part": RenderRange(-5, 100), "first": 0},
        {"part": RenderRange(0, 10**9), "first": 0, "stop": 5},
        {"part": RenderRange(100, 200, lead_in=13), "first": 87},
        {"part": RenderRange(100, 200, tail=101)},
        {"first": 150},
        {"seed": ms.SeedParcel(98, PARCEL)},
        {"stop": 201},
        {"stop": 100},
        {"settings": RenderSettings(width=641, height=360, frame_rate=Fraction(25))},
        {"settings": RenderSettings(width=16384, height=16384, frame_rate=Fraction(25))},
        {"settings": RenderSettings(width=640, height=360, frame_rate=Fraction(1, 5000))},
        {"settings": RenderSettings(width=640, height=360, frame_rate=Fraction(25), crf=52)},
        {"settings": RenderSettings(width=640, height=360, frame_rate=Fraction(25), strength=math.nan)},
        *(
            {"settings": RenderSettings(width=640, height=360, frame_rate=Fraction(25), strengths=corners)}
            for corners in (
                ((0, 1.5),),
                ((0, math.nan),),
                ((-1, 0.5),),
                ((5, 0.5), (5, 0.6)),
                ((5, 0.5), (4, 0.6)),
            )
        ),
        {"settings": RenderSettings(width=640, height=360, frame_rate=Fraction(25), chunk_frames=0)},
    ]
    wire.decode(wire.encode(paint()))
    for changes in bad:
        with pytest.raises(ValueError, match=r"impossible|inside|seed|odd|middle"):
            paint(**changes)
        fields = {name: getattr(paint(), name) for name in ms.PaintAssignment.__struct_fields__} | changes
        body = msgspec.msgpack.encode(fields, enc_hook=lambda value: f"{value.numerator}/{value.denominator}")
        assert "PaintAssignment" in refusal(unchecked(ms.PaintAssignment, body)).reason


@pytest.mark.parametrize("rate", ["1/0", "0/1", "-1/2", "1e9/1", "9" * 5000 + "/1", "25", 25, None])
def test_impossible_frame_rates_are_refused(rate: object) -> None:
    fields = {name: getattr(paint(), name) for name in ms.PaintAssignment.__struct_fields__}
    fields["settings"] = {"width": 640, "height": 360, "frame_rate": rate}
    refusal(unchecked(ms.PaintAssignment, fields))


def test_texts_with_control_signs_are_refused() -> None:
    for text in ("\x1b[31mred", "two\nlines", "\u202egnp.exe", "\ud800", "\x00"):
        assert plain(text) != text
        with pytest.raises(ValueError, match="plain"):
            ms.Goodbye(text)
    refusal(unchecked(ms.Goodbye, {"reason": "\x1b]0;owned\x07"}))


def test_refusal_never_repeats_control_signs() -> None:
    answer = refusal(unchecked(ms.StyleWanted, {"style": "\x1b[2J"}))
    assert plain(answer.reason) == answer.reason


def test_too_large_to_send_is_our_fault() -> None:
    with pytest.raises(ValueError, match="too large"):
        wire.encode(ms.ReferenceResult(style="a" * 64, checksums=(), samples=(b"x" * 60_000,) * 16))


@pytest.mark.parametrize(
    ("message", "written"),
    [
        (
            ms.PaintAssignment(
                assignment=1,
                job="b" * 64,
                part=RenderRange(100, 200, 12, 0),
                first=88,
                stop=200,
                settings=RenderSettings(
                    width=64, height=48, frame_rate=Fraction(24000, 1001), chunk_frames=36
                ),
                style="c" * 64,
                clip=ms.Parcel(7, 1000, "a" * 64),
            ),
            b"FV\x00\x06\x16\x89\xaaassignment\x01\xa3job\xd9@"
            + b"b" * 64
            + b"\xa4part\x84\xa5startd\xa4stop\xcc\xc8"
            b"\xa7lead_in\x0c\xa4tail\x00\xa5firstX\xa4stop\xcc\xc8\xa8settings\x8c\xa5width@\xa6height0"
            b"\xaaframe_rate\xaa24000/1001\xa3crf\x14\xa8strength\xcb?\xf0\x00\x00\x00\x00\x00\x00\xabkeep_colors\xc2"
            b"\xa5speed\xa4fast\xacchunk_frames$\xa5brush\xcb?\xf0\x00\x00\x00\x00\x00\x00\xa9strengths\x90"
            b"\xa7regions\x90\xa7outside\xc3\xa5style\xd9@"
            + b"c" * 64
            + b"\xa4clip\x83\xa6number\x07\xa4size\xcd\x03\xe8\xa8checksum\xd9@"
            + b"a" * 64
            + b"\xa4seed\xc0",
        ),
        (ms.AssignmentEnded(5), b"FV\x00\x06+\x81\xaaassignment\x05"),
        (
            ms.AssignmentFailed(6, "no memory"),
            b"FV\x00\x06-\x82\xaaassignment\x06\xa6reason\xa9no memory",
        ),
    ],
)
def test_bytes_of_assignments_stay_what_released_versions_write(message: ms.Message, written: bytes) -> None:
    assert wire.encode(message) == written and wire.decode(written) == message
