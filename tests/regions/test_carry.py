"""A mask through a film: forth and back, over corrections, over a cut, steady, and never wrong without a word."""

import statistics
import threading
from pathlib import Path

import av
import numpy as np
import pytest
from region_scenes import Scene, overlap

from fastvid_gui.errors import Interrupted, RegionsError
from fastvid_gui.flow.estimator import make_estimator, motion
from fastvid_gui.flow.warp import warp
from fastvid_gui.media.mattes import Matte
from fastvid_gui.media.read import Source, open_source, read_frames
from fastvid_gui.regions.carry import Carrying, Known
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import code_of

FRAMES = 20


def filmed(scene: Scene, path: Path) -> tuple[Source, list[Matte]]:
    """A film of a scene, and its true masks."""
    covers = []
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = scene.width, scene.height, "yuv420p"
        video.options = {"crf": "12", "preset": "ultrafast"}
        for picture, cover in scene:
            covers.append(cover)
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(video.encode(None))
    return open_source(path), covers


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, list[Matte]]:
    scene = Scene(name="walk", frames=FRAMES, width=320, height=180)
    return filmed(scene, tmp_path_factory.mktemp("walk") / "walk.mp4")


@pytest.fixture(scope="module")
def two_shots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, list[Matte]]:
    scene = Scene(name="cut", frames=16, cut=9, width=320, height=180)
    return filmed(scene, tmp_path_factory.mktemp("cut") / "cut.mp4")


def overlaps(found: list[Matte], covers: list[Matte]) -> list[float]:
    return [overlap(*both) for both in zip(found, covers, strict=True)]


def test_from_any_one_frame_to_all_others(walk: tuple[Source, list[Matte]]):
    film, covers = walk
    for frame in (0, 9, FRAMES - 1):
        found = list(Carrying(film, [Known(frame, covers[frame])], ()).mattes())
        scores = overlaps(found, covers)
        assert statistics.mean(scores) > 0.93 and min(scores) > 0.88, (frame, scores)


def test_the_same_masks_every_time(walk: tuple[Source, list[Matte]]):
    film, covers = walk
    once, again = (list(Carrying(film, [Known(4, covers[4])], ()).mattes()) for _ in range(2))
    assert all(np.array_equal(*both) for both in zip(once, again, strict=True))


def test_a_mask_is_steady(walk: tuple[Source, list[Matte]]):
    film, covers = walk
    found = list(Carrying(film, [Known(0, covers[0])], ()).mattes())
    pictures, estimator = list(read_frames(film, 0, FRAMES)), make_estimator("dis", "medium")
    changed = area = 0.0
    for frame in range(1, FRAMES):
        flow, trust = motion(estimator, pictures[frame], pictures[frame - 1])
        earlier, later = (found[n].astype(np.float32) / 255 for n in (frame - 1, frame))
        changed += float((np.abs(later - warp(earlier, flow)) * trust).sum())
        area += float((later * trust).sum())
    assert changed / area < 0.03


def test_a_correction_counts_most_near_its_frame(walk: tuple[Source, list[Matte]]):
    film, covers = walk
    swelled = [np.roll(cover, 12, axis=1) for cover in covers]
    alone = overlaps(list(Carrying(film, [Known(0, swelled[0])], ()).mattes()), covers)
    known = [Known(0, swelled[0]), Known(12, covers[12])]
    both = overlaps(list(Carrying(film, known, ()).mattes()), covers)
    assert both[12] > 0.93 and statistics.mean(both[9:]) > statistics.mean(alone[9:]) + 0.03
    assert both[0] == pytest.approx(alone[0], abs=0.02)


def test_a_thing_is_found_again_after_a_cut(two_shots: tuple[Source, list[Matte]]):
    film, covers = two_shots
    carrying = Carrying(film, [Known(2, covers[2])], (9,))
    scores = overlaps(list(carrying.mattes()), covers)
    assert min(scores[:9]) > 0.88 and statistics.mean(scores[9:]) > 0.7, scores
    assert carrying.notes == ()


def test_a_thing_that_is_gone_after_a_cut_is_said_to_be(tmp_path: Path):
    film, covers = filmed(
        Scene(name="gone", frames=12, cut=6, gone=True, width=320, height=180), tmp_path / "gone.mp4"
    )
    carrying = Carrying(film, [Known(2, covers[2])], (6,))
    found = list(carrying.mattes())
    assert all(not matte.any() for matte in found[6:])
    (note,) = carrying.notes
    assert code_of(note) is RegionsSays.LOST and "frame 6" in str(note) and "frame 11" in str(note)


def test_stopping_and_progress(walk: tuple[Source, list[Matte]]):
    film, covers = walk
    steps: list[tuple[int, int]] = []
    list(Carrying(film, [Known(7, covers[7])], ()).mattes(progress=lambda *step: steps.append(step)))
    assert [done for done, _ in steps] == list(range(1, 2 * FRAMES + 1))
    assert {total for _, total in steps} == {2 * FRAMES}
    stop = threading.Event()
    with pytest.raises(Interrupted):
        list(Carrying(film, [Known(7, covers[7])], ()).mattes(stop, lambda done, _: stop.set()))


def test_what_can_not_be_carried_is_refused(walk: tuple[Source, list[Matte]]):
    film, covers = walk
    with pytest.raises(RegionsError) as caught:
        Carrying(film, [Known(FRAMES, covers[0])], ())
    assert code_of(caught.value.sentence) is RegionsSays.NO_FRAME
    for known in ([], [Known(0, np.zeros_like(covers[0]))]):
        with pytest.raises(RegionsError) as caught:
            Carrying(film, known, ())
        assert code_of(caught.value.sentence) is RegionsSays.NOTHING_CHOSEN
