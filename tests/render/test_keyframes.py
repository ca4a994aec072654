"""The whole analysis: the known cuts of real clips, events in order, plans from files, clear refusals."""

import threading
from fractions import Fraction

import av
import numpy as np
import pytest
import scenes

from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.errors import Interrupted, KeyframeFileError, TargetError, UsageError
from fastvid_gui.media.read import open_source
from fastvid_gui.render.keyframes import (
    AnalyzedFrame,
    KeyframeFound,
    KeyframeSettings,
    PlanMade,
    analysis_size,
    analyze,
    analyze_pictures,
    load_keyframe_file,
    plan_film,
    plan_from_keyframes,
    save_keyframe_file,
)
from fastvid_gui.sentences.keyframes import WhyKeyframe

# Clip and the first frame of every new shot. At 691 of psd_testvideo a fade to black only ends.
TRUTH = [
    ("skv_bikes.mp4", [30, 76, 137, 187, 242]),
    ("mov_bbb.mp4", [95]),
    ("psd_fades.mp4", []),
    ("skv_bigbuckbunny.mp4", []),
    ("mp_chaplin.mp4", []),
    ("decord_flipping_a_pancake.mkv", []),
    ("psd_counter.mp4", [10, 20]),
    pytest.param("mp_big_buck_bunny_0_30.webm", [283, 376, 551], marks=pytest.mark.slow),
    pytest.param("psd_testvideo.mp4", [30, 180, 394], marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("clip", "cuts"), TRUTH)
def test_known_cuts_of_real_clips(shared_data, clip, cuts):
    plan = plan_film(open_source(shared_data / "videos" / clip), KeyframeSettings())
    assert [keyframe.frame for keyframe in plan.keyframes if keyframe.kind is KeyframeKind.CUT] == cuts
    assert max(part.stop - part.start for part in plan.ranges) <= 240
    dissolves = [keyframe.frame for keyframe in plan.keyframes if keyframe.is_because(WhyKeyframe.DISSOLVE)]
    assert len(dissolves) == (clip == "psd_testvideo.mp4"), dissolves


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    """90 frames: a shot of 30, another one of 60."""
    path = tmp_path_factory.mktemp("clip") / "two shots.mkv"
    film = scenes.shot(scenes.draw_world(0), 30, speed=2) + scenes.shot(scenes.draw_world(4), 60)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=Fraction(25))
        stream.width, stream.height, stream.pix_fmt = scenes.WIDTH, scenes.HEIGHT, "bgr0"
        for picture in film:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24").reformat(format="bgr0")))
        container.mux(stream.encode(None))
    return open_source(path)


def shape(plan):
    return [(keyframe.frame, keyframe.kind.value) for keyframe in plan.keyframes]


def test_events_come_in_order_and_end_with_the_plan(clip):
    events = list(analyze(clip, KeyframeSettings(max_range=40)))
    assert isinstance(events[0], KeyframeFound) and isinstance(events[-1], PlanMade)
    assert [event.frame for event in events if isinstance(event, AnalyzedFrame)] == list(range(90))
    found = tuple(event.keyframe for event in events if isinstance(event, KeyframeFound))
    assert found == events[-1].plan.keyframes
    frames = [keyframe.frame for keyframe in found]
    assert frames[:2] == [0, 30] and len(frames) == 3 and 50 <= frames[2] <= 70
    assert all(keyframe.reason.endswith(".") for keyframe in found)


def test_a_cut_is_told_before_the_film_ends(clip):
    last = 0
    for event in analyze(clip, KeyframeSettings(max_range=0)):
        if isinstance(event, AnalyzedFrame):
            last = event.frame
        elif isinstance(event, KeyframeFound) and event.keyframe.frame == 30:
            assert last <= 30 + 20
            return
    pytest.fail("the cut was not found")


def test_a_part_of_the_film(clip):
    plan = plan_film(clip, KeyframeSettings(start=20, stop=50))
    assert shape(plan) == [(20, "start"), (30, "cut")] and plan.stop == 50


def test_none_is_one_range(clip):
    assert shape(plan_film(clip, KeyframeSettings(mode="none", max_range=10))) == [(0, "start")]


def test_the_same_plan_again(clip):
    settings = KeyframeSettings(max_range=25)
    assert plan_film(clip, settings) == plan_film(clip, settings)


def test_progress_reaches_the_end(clip):
    seen = []
    plan_film(clip, KeyframeSettings(start=10), progress=lambda done, total: seen.append((done, total)))
    assert seen[0] == (1, 80) and seen[-1] == (80, 80) and len(seen) == 80


def test_stop_ends_the_search(clip):
    stop = threading.Event()
    events = analyze(clip, KeyframeSettings(), stop=stop)
    next(events)
    next(events)
    stop.set()
    with pytest.raises(Interrupted):
        list(events)


@pytest.mark.parametrize(("start", "stop"), [(0, 91), (90, None), (-1, None), (5, 5), (9, 3)])
def test_frames_that_are_not_there(clip, start, stop):
    with pytest.raises(UsageError, match="90 frames"):
        plan_film(clip, KeyframeSettings(start=start, stop=stop))


def test_negative_max_range_is_refused(clip):
    with pytest.raises(UsageError, match="max-range"):
        plan_film(clip, KeyframeSettings(max_range=-1))


def key(frame, kind=KeyframeKind.CUT):
    return Keyframe(frame, kind, 1.0, "test")


def test_plan_from_a_file_is_exactly_the_file():
    plan = plan_from_keyframes([key(60, KeyframeKind.SOFT), key(30)], 0, 500)
    assert shape(plan) == [(0, "start"), (30, "cut"), (60, "soft")]
    assert shape(plan_from_keyframes([key(0), key(30)], 0, 50)) == [(0, "start"), (30, "cut")]


@pytest.mark.parametrize("frame", [9, 50, 10**9])
def test_keyframe_outside_of_the_frames_to_paint(frame):
    with pytest.raises(KeyframeFileError, match=f"cuts.csv: frame {frame} .* 10 to 49"):
        plan_from_keyframes([key(30), key(frame)], 10, 50, "cuts.csv")


def test_second_start_is_refused():
    with pytest.raises(KeyframeFileError, match="'start'"):
        plan_from_keyframes([key(30, KeyframeKind.START)], 0, 50)


def test_keyframe_file_there_and_back(tmp_path, clip):
    plan = plan_film(clip, KeyframeSettings(max_range=40))
    path = tmp_path / "keyframes.csv"
    save_keyframe_file(path, plan.keyframes)
    assert shape(plan_from_keyframes(load_keyframe_file(path), 0, 90)) == shape(plan)


@pytest.mark.parametrize("content", [None, b"\xff\xfe3\x000\x00", b"30\nx\n"])
def test_bad_keyframe_file_is_named(tmp_path, content):
    path = tmp_path / "bad.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KeyframeFileError, match=r"bad\.csv"):
        load_keyframe_file(path)


def test_keyframe_file_into_no_folder(tmp_path):
    with pytest.raises(TargetError, match="nowhere"):
        save_keyframe_file(tmp_path / "nowhere" / "k.csv", [key(0)])


@pytest.mark.parametrize("size", [(640, 360), (4, 3000), (8000, 10), (1, 1)])
def test_any_shape_of_picture_can_be_analyzed(size):
    width, height = analysis_size(*size)
    pictures = np.random.default_rng(0).integers(0, 256, (12, height, width, 3), dtype=np.uint8)
    assert len([e for e in analyze_pictures(pictures, 0, 5) if isinstance(e, AnalyzedFrame)]) == 12
