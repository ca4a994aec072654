"""How much of its memory a helper lends, and what is counted against it."""

from fractions import Fraction

import psutil

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.helper.lent import (
    LEAST_MB,
    PROCESS_BYTES,
    SHARE,
    Lent,
    lent_bytes,
    memory_bytes,
    painting_bytes,
)
from fastvid_gui.farm.helper.talk import TakenAssignment, Talk
from fastvid_gui.farm.protocol.messages import PaintAssignment, Parcel
from fastvid_gui.style.shape import fast_shape, fine_shape

SMALL = RenderSettings(width=640, height=360, frame_rate=Fraction(25))
FULL_HD = RenderSettings(width=1920, height=1080, frame_rate=Fraction(25))


def taken(size: int) -> TakenAssignment:
    parcel = Parcel(0, size, "0" * 64)
    return TakenAssignment(
        message=PaintAssignment(
            assignment=1,
            job="0" * 64,
            part=RenderRange(0, 24),
            first=0,
            stop=24,
            settings=SMALL,
            style="0" * 64,
            clip=parcel,
        )
    )


def talk(*assignments: TakenAssignment) -> Talk:
    found = Talk(("maker", "session"), "maker", "job")
    found.assignments = dict(enumerate(assignments))
    return found


def test_a_share_of_the_memory_is_lent_unless_the_owner_says_another() -> None:
    assert memory_bytes() <= psutil.virtual_memory().total
    assert lent_bytes(None) == max(LEAST_MB << 20, int(memory_bytes() * SHARE))
    assert lent_bytes(3000) == 3000 << 20
    assert lent_bytes(1) == LEAST_MB << 20


def test_what_a_range_takes_grows_with_all_that_it_holds() -> None:
    plain = painting_bytes(FULL_HD, fast_shape())
    assert 0.4e9 < plain < 0.6e9, "0.25 GB were measured, on two cores"
    assert painting_bytes(FULL_HD, fine_shape()) > plain
    assert painting_bytes(FULL_HD, fast_shape(), coded_pixels=3840 * 2160) > 1.5 * plain
    assert painting_bytes(FULL_HD, fast_shape(), RenderRange(12, 60, 12, 12)) > plain + 12 * 1920 * 1080 * 3
    assert painting_bytes(FULL_HD, fast_shape(), packed_bytes=10**8) == plain + 2 * 10**8


def test_ordinary_films_fit_ordinary_computers() -> None:
    eight_gb = Lent(int(8e9 * SHARE))
    for settings in (SMALL, FULL_HD, RenderSettings(width=3840, height=2160, frame_rate=Fraction(25))):
        assert not eight_gb.why_never(settings, fast_shape())
    assert eight_gb.side_by_side(FULL_HD, fast_shape(), 9) == 8
    assert "takes about 13.5" in str(
        eight_gb.why_never(RenderSettings(width=8192, height=8192, frame_rate=Fraction(25)), fast_shape())
    )
    assert (
        eight_gb.side_by_side(
            RenderSettings(width=8192, height=8192, frame_rate=Fraction(25)), fast_shape(), 8
        )
        == 1
    )


def test_all_that_is_held_counts() -> None:
    lent = Lent(PROCESS_BYTES + 1000)
    waiting, painted = taken(100), taken(10**9)
    painted.started, painted.need = True, 600
    assert lent.takes([talk(taken(1))], 249) and not lent.takes([talk(taken(1))], 250)
    assert lent.takes([talk(waiting), talk(painted)], 150) and not lent.takes([talk(waiting), talk()], 151)
    assert not lent.takes([talk(waiting)], 100, queued=100)
    assert lent.has_room([talk(waiting), talk(painted)], 300) and not lent.has_room(
        [talk(waiting), talk(painted)], 301
    )
    assert lent.has_room([talk(waiting)], 10**9), "something may always be painted"
    assert not lent.has_room([talk()], 401, stopping=600) and lent.has_room([talk()], 400, stopping=600)
    painted.ended = True
    assert painted.held_bytes == 0


def test_a_large_clip_is_taken_where_nothing_else_is_held() -> None:
    """Else a helper that lends enough to paint it would say for ever that its memory is used up."""
    lent = Lent(1024 << 20)
    clip = 200 << 20
    assert not lent.why_never(SMALL, fast_shape(), painting_bytes(SMALL, fast_shape(), packed_bytes=clip))
    assert lent.takes([], clip) and lent.takes([talk()], clip)
    painted = taken(1)
    painted.started, painted.need = True, 600
    assert not lent.takes([talk(painted)], clip)
    assert not lent.takes([talk(taken(1))], clip)
    assert not lent.takes([talk()], clip, queued=1) and not lent.takes([talk()], clip, stopping=1)
