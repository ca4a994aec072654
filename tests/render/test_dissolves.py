"""Dissolves: found over 6 to 50 frames between shots of known truth, none invented where nothing dissolves."""

import itertools
from fractions import Fraction

import av
import numpy as np
import pytest
import scenes

from fastvid_gui.domain.plan import MAX_LEAD_IN_FRAMES, KeyframeKind, Plan
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.render.cuts import CutFinder
from fastvid_gui.render.dissolves import (
    FRAMES_AFTER_LEAST,
    LENGTHS,
    MARGIN_MOST,
    PATIENCE,
    Dissolve,
    DissolveFinder,
    keyframe_place,
)
from fastvid_gui.render.keyframes import (
    AnalyzedFrame,
    KeyframeFound,
    KeyframeSettings,
    analyze_pictures,
    load_keyframe_file,
    plan_film,
    plan_from_keyframes,
    save_keyframe_file,
    start_keyframe,
)
from fastvid_gui.sentences.keyframes import WhyKeyframe

MIXED = [6, 8, 12, 16, 25, 36, 50]
AROUND = 30
# Clip, first frame and end of a shot; a fast camera, a slow one, animals, a cartoon, grain.
REAL_SHOTS = {
    "bikes": ("skv_bikes.mp4", 76, 137),
    "bird": ("mp_big_buck_bunny_0_30.webm", 383, 480),
    "deer": ("psd_testvideo.mp4", 240, 328),
    "pancake": ("decord_flipping_a_pancake.mkv", 40, 150),
    "street": ("mp_chaplin.mp4", 20, 120),
}


@pytest.fixture(scope="module")
def worlds():
    return [scenes.draw_world(seed) for seed in range(8)]


def dissolved(old, new, mixed, *, gentle=False):
    """Two shots that overlap by that many mixed frames; both go on moving."""
    share = np.arange(1, mixed + 1) / (mixed + 1)
    if gentle:
        share = share**2 * (3 - 2 * share)
    between = [
        np.round(a * (1 - weight) + b * weight).astype(np.uint8)
        for a, b, weight in zip(old[len(old) - mixed :], new, share, strict=False)
    ]
    return [*old[: len(old) - mixed], *between, *new[mixed:]]


def keyframes_in(pictures, max_range=0, cuts=()):
    events = analyze_pictures(pictures, 0, max_range, cuts)
    return [event.keyframe for event in events if isinstance(event, KeyframeFound)]


def places(keyframes):
    return [(keyframe.frame, keyframe.kind.value) for keyframe in keyframes]


def the_dissolve(keyframes):
    """The only keyframe, which is that of a dissolve."""
    (key,) = keyframes
    assert key.kind is KeyframeKind.SOFT and key.is_because(WhyKeyframe.DISSOLVE) and 0 < key.score <= 1
    return key.frame


def wanted_place(mixed, before=AROUND):
    """Where the keyframe of a film of `dissolved` shots belongs, with so many frames before."""
    return keyframe_place(Dissolve(before - 1, before + mixed, 1.0))


@pytest.mark.parametrize("mixed", MIXED)
@pytest.mark.parametrize("gentle", [False, True], ids=["even", "gentle"])
def test_dissolve_between_two_shots(worlds, mixed, gentle):
    old = scenes.noisy(scenes.shot(worlds[0], AROUND + mixed, speed=1), 1, 2.0)
    new = scenes.noisy(scenes.shot(worlds[4], AROUND + mixed, speed=-0.5), 2, 2.0)
    found = the_dissolve(keyframes_in(dissolved(old, new, mixed, gentle=gentle)))
    # Gentle ends show little of the other shot; and the camera moves by up to 80 of 192 pixels in the meantime.
    assert abs(found - wanted_place(mixed)) <= 3 + mixed // (3 if gentle else 5)


@pytest.mark.parametrize("mixed", [6, 12, 25, 50])
@pytest.mark.parametrize("pair", list(itertools.pairwise([*REAL_SHOTS, "bikes"])), ids="-".join)
def test_dissolve_between_two_real_shots(shared_data, real_shots, mixed, pair):
    old, new = (real_shots(name) for name in pair)
    if min(len(old), len(new)) < mixed + 12:
        pytest.skip("the shot is too short")
    old, new = old[-AROUND - mixed :], new[: AROUND + mixed]
    found = the_dissolve(keyframes_in(dissolved(old, new, mixed)))
    assert abs(found - wanted_place(mixed, len(old) - mixed)) <= 6


@pytest.fixture(scope="module")
def real_shots(shared_data):
    kept = {}

    def frames(name):
        if name not in kept:
            clip, start, stop = REAL_SHOTS[name]
            source = open_source(shared_data / "videos" / clip)
            kept[name] = list(read_frames(source, start, stop, (scenes.WIDTH, scenes.HEIGHT)))
        return kept[name]

    return frames


@pytest.mark.slow
def test_the_dissolve_of_a_real_film(shared_data):
    """`psd_testvideo.mp4` dissolves from leaves to feathers between its frames 528 and 558."""
    plan = plan_film(open_source(shared_data / "videos" / "psd_testvideo.mp4"), KeyframeSettings(max_range=0))
    (found,) = [key for key in plan.keyframes if key.is_because(WhyKeyframe.DISSOLVE)]
    assert found.kind is KeyframeKind.SOFT and 558 <= found.frame <= 558 + MAX_LEAD_IN_FRAMES


@pytest.mark.parametrize("clip", ["mp_video_with_failing_audio.mp4", "iio_realshort.mp4", "mov_bbb.mp4"])
def test_no_dissolve_in_real_clips_without_one(shared_data, clip):
    """A camera that turns from the sky to the ground, zooming, and a fade to black; a shaken one; a cartoon."""
    plan = plan_film(open_source(shared_data / "videos" / clip), KeyframeSettings(max_range=0))
    assert not [key for key in plan.keyframes if key.kind is KeyframeKind.SOFT]


def test_dissolve_in_a_compressed_film(worlds, tmp_path):
    path = tmp_path / "dissolve.mp4"
    old, new = scenes.shot(worlds[1], 54, speed=1), scenes.shot(worlds[5], 54, speed=2)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(25), options={"crf": "28", "threads": "1"})
        stream.width, stream.height, stream.pix_fmt = scenes.WIDTH, scenes.HEIGHT, "yuv420p"
        for picture in dissolved(old, new, 24):
            container.mux(
                stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24").reformat(format="yuv420p"))
            )
        container.mux(stream.encode(None))
    source = open_source(path)
    for max_range in (0, 240):
        plan = plan_film(source, KeyframeSettings(max_range=max_range))
        # The encoder leaves less to see of the last mixed frames; how much less differs from one run of it to another.
        assert abs(the_dissolve(plan.keyframes[1:]) - wanted_place(24)) <= 6
    csv = tmp_path / "keyframes.csv"
    save_keyframe_file(csv, plan.keyframes)
    again = plan_from_keyframes(load_keyframe_file(csv), 0, source.info.frames)
    assert places(again.keyframes) == places(plan.keyframes) and again.ranges == plan.ranges


def test_gray_film_with_grain():
    old, new = (scenes.draw_world(number, gray=True) for number in (20, 30))
    film = dissolved(scenes.shot(old, 55), scenes.shot(new, 55), 25)
    assert abs(the_dissolve(keyframes_in(scenes.noisy(film, 3))) - wanted_place(25)) <= 3


def test_dissolve_next_to_cuts_and_to_another_one(worlds):
    first, second, third = (scenes.shot(worlds[number], 60) for number in range(3))
    film = scenes.shot(worlds[6], 20) + dissolved(dissolved(first, second, 12), third, 20)
    film += scenes.shot(worlds[7], 20)
    found = keyframes_in(film)
    assert [key.kind.value for key in found] == ["cut", "soft", "soft", "cut"]
    # The second shot is whole from frame 80 on, the third one from frame 128 on.
    assert [abs(key.frame - place) <= 3 for key, place in zip(found, (20, 91, 138, 168), strict=True)] == [
        True
    ] * 4


def test_dissolve_right_before_a_cut_has_no_keyframe_of_its_own(worlds):
    film = dissolved(scenes.shot(worlds[0], 50), scenes.shot(worlds[1], 20 + 10), 20) + scenes.shot(
        worlds[2], 30
    )
    assert places(keyframes_in(film)) == [(60, "cut")]


def test_dissolve_right_before_the_end_has_none(worlds):
    assert keyframes_in(dissolved(scenes.shot(worlds[0], 50), scenes.shot(worlds[1], 20 + 8), 20)) == []


@pytest.mark.parametrize("max_range", [5, 24, 60])
def test_long_shots_beside_a_dissolve_are_split_as_ever(worlds, max_range):
    film = dissolved(scenes.shot(worlds[0], 120), scenes.shot(worlds[4], 120, speed=2), 24)
    keyframes = keyframes_in(film, max_range)
    (found,) = [key for key in keyframes if key.is_because(WhyKeyframe.DISSOLVE)]
    assert abs(found.frame - wanted_place(24, 96)) <= 4
    plan = Plan(0, len(film), (start_keyframe(0), *keyframes))
    assert max(part.stop - part.start for part in plan.ranges) <= max_range


def test_another_style_that_begins_in_a_dissolve(worlds):
    film = dissolved(scenes.shot(worlds[0], 54), scenes.shot(worlds[4], 54), 24)
    place = the_dissolve(keyframes_in(film))
    assert places(keyframes_in(film, cuts=[40])) == [(40, "cut"), (place, "soft")]
    assert places(keyframes_in(film, cuts=[place])) == [(place, "cut")]
    assert places(keyframes_in(film, cuts=[place - 1])) == [(place - 1, "cut")]


@pytest.mark.parametrize("mixed", [6, 24, 50])
def test_a_dissolve_is_told_soon(worlds, mixed):
    """Painting goes on while the film is looked through, and memory is bounded."""
    film = dissolved(scenes.shot(worlds[0], 60), scenes.shot(worlds[4], 160), mixed)
    last = 0
    for event in analyze_pictures(film, 0, 0):
        if isinstance(event, AnalyzedFrame):
            last = event.frame
        elif isinstance(event, KeyframeFound):
            assert last <= 60 + MARGIN_MOST + PATIENCE + 18 + FRAMES_AFTER_LEAST
            return
    pytest.fail("the dissolve was not found")


def test_a_keyframe_is_never_told_behind_what_is_settled():
    for length in LENGTHS:
        found = Dissolve(100, 100 + length, 1.0)
        assert found.last + 4 < keyframe_place(found) <= found.last + MAX_LEAD_IN_FRAMES


def test_memory_does_not_grow_with_the_film(worlds):
    finder, cuts = DissolveFinder(), CutFinder()
    for picture in scenes.shot(worlds[0], 200):
        for seen in cuts.push(picture)[1]:
            assert list(finder.push(seen)) == []
    assert len(finder._pictures) <= 100


def walked(worlds):
    """A big body comes from the left and stays."""
    film = scenes.shot(worlds[0], 90, speed=0)
    for number, x in enumerate(np.linspace(0, 140, 30)):
        film[30 + number] = film[0].copy()
        film[30 + number][:, : int(x)] = worlds[4][:108, 140 - int(x) : 140]
    return film[:60] + [film[59]] * 30


def wiped(worlds):
    old, new = scenes.shot(worlds[0], 80, speed=0), scenes.shot(worlds[4], 80, speed=0)
    edges = [0] * 25 + [round(x) for x in np.linspace(0, scenes.WIDTH, 30)] + [scenes.WIDTH] * 25
    return [
        np.concatenate([b[:, :edge], a[:, edge:]], axis=1) for a, b, edge in zip(old, new, edges, strict=True)
    ]


def titled(worlds):
    """White bars, a fifth of the picture, fade in over it."""
    film = scenes.shot(worlds[0], 80, speed=0.2)
    for number, weight in enumerate([0.0] * 25 + list(np.linspace(0, 1, 20)) + [1.0] * 35):
        film[number] = film[number].copy()
        for top in (40, 60):
            part = film[number][top : top + 11, 20:170].astype(np.float32)
            film[number][top : top + 11, 20:170] = part * (1 - weight) + 255 * weight
    return film


NO_DISSOLVE = {
    "pan": lambda worlds: scenes.shot(worlds[1], 90, speed=6),
    "pan that begins and ends": lambda worlds: [
        scenes.look(worlds[1], x) for x in [40.0] * 25 + list(np.linspace(40, 240, 30)) + [240.0] * 25
    ],
    "tilt": lambda worlds: [scenes.look(worlds[2], 200, y) for y in np.linspace(0, 190, 60)],
    "zoom": lambda worlds: [scenes.look(worlds[5], 300, 80, 1.04**number) for number in range(60)],
    "shaken": lambda worlds: scenes.noisy(scenes.shaken(worlds[3], 80, 3), 3),
    "lamp that rises": lambda worlds: scenes.faded(
        scenes.shot(worlds[2], 80), [*[0.35] * 25, *np.linspace(0.35, 1, 30), *[1.0] * 25]
    ),
    "somebody walks in": walked,
    "wipe": wiped,
    "title": titled,
    "flicker": lambda worlds: scenes.faded(
        scenes.shot(worlds[0], 80), np.random.default_rng(0).uniform(0.6, 1.2, 80)
    ),
    "fade out": lambda worlds: (
        scenes.faded(scenes.shot(worlds[0], 70), [*[1.0] * 30, *np.linspace(1, 0, 40)]) + scenes.black(20)
    ),
    "hard cut": lambda worlds: scenes.shot(worlds[0], 40) + scenes.shot(worlds[4], 40),
}


@pytest.mark.parametrize("film", NO_DISSOLVE)
def test_what_is_no_dissolve(worlds, film):
    found = keyframes_in(NO_DISSOLVE[film](worlds))
    assert not [key for key in found if key.is_because(WhyKeyframe.DISSOLVE)]


@pytest.mark.parametrize("through", [0, 255], ids=["black", "white"])
@pytest.mark.parametrize("length", [6, 12, 25])
def test_fade_through_black_or_white_stays_one_keyframe_of_the_new_shot(worlds, through, length):
    """With a single blank frame between; the old shot's strokes end with it."""
    blank = np.full((scenes.HEIGHT, scenes.WIDTH, 3), through, np.uint8)
    sinks = dissolved(scenes.shot(worlds[0], 60), [blank] * (length + 1), length)
    rises = dissolved([blank] * length, scenes.shot(worlds[4], 60), length)
    found = keyframes_in(sinks + rises)
    assert len(found) == 1 and found[0].kind is KeyframeKind.CUT
    assert abs(found[0].frame - 61) <= 4
