"""Cuts and fades: every one found on its frame, none invented, on synthetic shots of known truth."""

import numpy as np
import pytest
import scenes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fastvid_gui.domain.plan import KeyframeKind
from fastvid_gui.render import cuts
from fastvid_gui.render.cuts import FLASH_FRAMES, CutFinder
from fastvid_gui.render.keyframes import KeyframeFound, analyze_pictures
from fastvid_gui.render.likeness import compare, look_at

SEEDS = range(4)


def cuts_in(pictures):
    events = analyze_pictures(pictures, 0, max_range=0)
    found = [event.keyframe for event in events if isinstance(event, KeyframeFound)]
    assert all(
        keyframe.kind is KeyframeKind.CUT and keyframe.score >= 1 and keyframe.reason for keyframe in found
    )
    return [keyframe.frame for keyframe in found]


@pytest.fixture(scope="module")
def worlds():
    return [scenes.draw_world(seed) for seed in range(8)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("speed", [0.0, 2.0, 12.0])
def test_cut_between_two_shots(worlds, seed, speed):
    first, second = worlds[seed], worlds[seed + 4]
    assert cuts_in(scenes.shot(first, 20, speed=speed) + scenes.shot(second, 20, speed=-speed)) == [20]


@pytest.mark.parametrize("seed", SEEDS)
def test_cut_in_gray_film_with_grain(seed):
    first, second = (scenes.draw_world(number, gray=True) for number in (seed + 20, seed + 30))
    assert cuts_in(scenes.noisy(scenes.shot(first, 15) + scenes.shot(second, 15), seed)) == [15]


@pytest.mark.parametrize("seed", SEEDS)
def test_cut_in_a_dark_film(worlds, seed):
    film = scenes.shot(worlds[seed], 15) + scenes.shot(worlds[seed + 4], 15)
    assert cuts_in([scenes.lit(picture, 0.25) for picture in film]) == [15]


def test_cut_between_two_views_of_one_place(worlds):
    assert cuts_in(scenes.shot(worlds[0], 15, x=0) + scenes.shot(worlds[0], 15, x=450)) == [15]


def test_dialog_that_goes_back_and_forth(worlds):
    film = []
    for number in range(5):
        film += scenes.shot(worlds[number % 2], 9, speed=0.5)
    assert cuts_in(film) == [9, 18, 27, 36]


@pytest.mark.parametrize("frame", [1, 2, 4])
def test_cut_close_to_the_start_and_to_the_end(worlds, frame):
    film = scenes.shot(worlds[0], frame) + scenes.shot(worlds[1], 20) + scenes.shot(worlds[2], frame + 1)
    assert cuts_in(film) == [frame, frame + 20]


@pytest.mark.parametrize("length", range(1, FLASH_FRAMES))
@pytest.mark.parametrize("flash", ["white", "bright", "black", "other picture"])
def test_flash_is_no_cut(worlds, length, flash):
    film = scenes.shot(worlds[3], 40, speed=2)
    for number in range(18, 18 + length):
        film[number] = {
            "white": np.full_like(film[0], 255),
            "bright": scenes.lit(film[number], 1.8, 60),
            "black": np.zeros_like(film[0]),
            "other picture": worlds[4][:108, :192].copy(),
        }[flash]
    assert cuts_in(film) == []


def test_strobe_light_is_no_cut(worlds):
    film = scenes.shot(worlds[3], 60, speed=1)
    film = [
        scenes.lit(picture, 2.2, 50) if number % 7 == 3 else picture for number, picture in enumerate(film)
    ]
    assert cuts_in(film) == []


def test_flash_on_a_cut_gives_one_cut_after_it(worlds):
    white = [np.full((scenes.HEIGHT, scenes.WIDTH, 3), 255, np.uint8)]
    film = scenes.shot(worlds[0], 20) + white + scenes.shot(worlds[1], 20)
    assert cuts_in(film) == [21]


@pytest.mark.parametrize("seed", SEEDS)
def test_flicker_is_no_cut(worlds, seed):
    gains = np.random.default_rng(seed).uniform(0.6, 1.2, 40)
    assert cuts_in(scenes.faded(scenes.shot(worlds[seed], 40), gains)) == []


def test_lamp_switched_on_is_no_cut(worlds):
    film = scenes.shot(worlds[2], 40)
    assert (
        cuts_in([scenes.lit(picture, 0.45 if number < 20 else 1) for number, picture in enumerate(film)])
        == []
    )


@pytest.mark.parametrize("speed", [10, 25, 50])
def test_pan_that_starts_and_stops_at_once_is_no_cut(worlds, speed):
    places = [40.0] * 15 + [40.0 + speed * number for number in range(1, 13)]
    places += [places[-1]] * 15
    assert cuts_in([scenes.look(worlds[1], x) for x in places]) == []


def test_whip_pan_is_no_cut(worlds):
    places = [40.0] * 15 + [40.0 + 110 * number for number in range(1, 7)]
    places += [places[-1]] * 15
    assert cuts_in([scenes.look(worlds[1], x) for x in places]) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_shaken_camera_is_no_cut(worlds, seed):
    assert cuts_in(scenes.noisy(scenes.shaken(worlds[seed], 40, seed), seed)) == []


def test_zoom_is_no_cut(worlds):
    assert cuts_in([scenes.look(worlds[5], 300, 80, 1.04**number) for number in range(30)]) == []


@pytest.mark.parametrize("repeats", [2, 3])
def test_every_picture_shown_several_times(worlds, repeats):
    film = scenes.shot(worlds[0], 12, speed=14) + scenes.shot(worlds[1], 12, speed=14)
    assert cuts_in([picture for picture in film for _ in range(repeats)]) == [12 * repeats]


def fade(worlds, first, second, dark=8, length=16):
    down = np.linspace(1, 0, length)
    return (
        scenes.shot(worlds[first], 20)
        + scenes.faded(scenes.shot(worlds[first], length), down)
        + scenes.black(dark)
        + scenes.faded(scenes.shot(worlds[second], length), down[::-1])
        + scenes.shot(worlds[second], 30)
    )


@pytest.mark.parametrize("length", [6, 10, 12, 14, 20, 40])
def test_another_shot_that_fades_in_begins_where_the_picture_rises(worlds, length):
    found = cuts_in(fade(worlds, 0, 1, length=length))
    # The first picture of the rise is still all black, and the next ones may be nearly so.
    rise = 20 + length + 8
    assert len(found) == 1 and rise <= found[0] <= rise + 4


@pytest.mark.parametrize("length", [6, 10, 12, 14, 20, 40])
@pytest.mark.parametrize("world", [0, 3])
def test_the_same_shot_that_fades_in_again_is_no_cut(worlds, world, length):
    assert cuts_in(fade(worlds, world, world, length=length)) == []


def test_plain_black_to_plain_white(worlds):
    white = [np.full((scenes.HEIGHT, scenes.WIDTH, 3), 255, np.uint8)] * 12
    assert cuts_in(scenes.black(12) + white) == [12]


def test_film_that_fades_in_and_out_has_no_cut(worlds):
    film = scenes.shot(worlds[0], 80)
    gains = [*np.linspace(0, 1, 25), *[1.0] * 30, *np.linspace(1, 0, 25)]
    assert cuts_in(scenes.black(10) + scenes.faded(film, gains) + scenes.black(10)) == []


def test_hard_cuts_into_and_out_of_black(worlds):
    assert cuts_in(scenes.shot(worlds[0], 20) + scenes.black(15) + scenes.shot(worlds[1], 20)) == [20, 35]


def test_a_shot_that_fades_in_after_a_hard_cut_to_black_has_its_keyframe_there(worlds):
    rise = scenes.faded(scenes.shot(worlds[1], 20), np.linspace(0, 1, 20))
    assert cuts_in(scenes.shot(worlds[0], 20) + scenes.black(15) + rise + scenes.shot(worlds[1], 20)) == [20]


def test_plain_colors_that_change_at_once(worlds):
    cards = [
        np.full((scenes.HEIGHT, scenes.WIDTH, 3), color, np.uint8)
        for color in ((90, 100, 110), (140, 90, 90))
    ]
    assert cuts_in([cards[0]] * 12 + [cards[1]] * 12) == [12]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_film_of_a_few_frames(worlds, count):
    assert cuts_in(scenes.shot(worlds[0], count)) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_film_of_shots_gives_its_cuts(worlds, data):
    order = data.draw(st.lists(st.integers(0, 7), min_size=1, max_size=4))
    film, truth = [], []
    last = None
    for world in order:
        if world == last:
            continue
        last = world
        if film:
            truth.append(len(film))
        frames = data.draw(st.integers(FLASH_FRAMES + 2, 24))
        speed = data.draw(st.floats(-10, 10))
        gains = np.full(frames, data.draw(st.floats(0.5, 1.1)))
        # A flash in the middle; next to two cuts at once it is beyond what can be told.
        if data.draw(st.booleans()) and frames >= 2 * FLASH_FRAMES + 2:
            gains[frames // 2] = 2.5
        film += scenes.faded(scenes.shot(worlds[world], frames, speed=speed), gains)
    assert cuts_in(film) == truth


def test_memory_does_not_grow_with_the_film(worlds):
    finder = CutFinder()
    held = set()
    for number, picture in enumerate(scenes.shot(worlds[0], 200)):
        _, seen = finder.push(picture)
        list(seen)
        if number > 50:
            held.add((len(finder._frames), len(finder._metrics.content), len(finder._metrics.ratio)))
    assert len(held) == 1 and max(max(sizes) for sizes in held) < 40


@pytest.mark.parametrize("seed", SEEDS)
def test_comparing_changes_nothing_and_gives_the_same_again(worlds, seed):
    """OpenCV's phase correlation multiplies its window into the pictures it is given."""
    first, second = (look_at(scenes.look(worlds[number], 40)) for number in (seed, seed + 4))
    before = first.gray.copy(), second.gray.copy()
    found = [compare(first, second) for _ in range(3)]
    assert found[0] == found[1] == found[2] and found[0].evidence > 1
    assert (first.gray == before[0]).all() and (second.gray == before[1]).all()


def test_the_detector_still_tells_what_is_read_from_it(worlds):
    """PySceneDetect names its metrics itself; a new version that renames them must not go unnoticed."""
    finder = CutFinder()
    for picture in scenes.shot(worlds[0], 8):
        list(finder.push(picture)[1])
    assert finder._metrics.content and finder._metrics.ratio
    assert cuts._RATIO_KEY in finder._detector.get_metrics()
