"""Promises 1, 2, 5 and 8 of the design, kept by whole renders of real files."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from busy import allowed
from films import decoded, make_film, make_pack

from fastvid_gui.domain.chunk import Piece, Seed
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, RenderRange
from fastvid_gui.errors import DiskFullError, ExportError, Interrupted, StoreError
from fastvid_gui.paths import data_folder
from fastvid_gui.render import jobs, local_run
from fastvid_gui.render.events import Event, Noted, PieceStored
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.render.store import Store

KEYFRAMES = (
    Keyframe(30, KeyframeKind.SOFT, 0, ""),
    Keyframe(60, KeyframeKind.CUT, 0, ""),
    Keyframe(84, KeyframeKind.SOFT, 0, ""),
)
FRAMES = 110


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("parts")
    return make_film(folder / "film.mp4", FRAMES, 160, 96, cut=60), make_pack(folder / "tame.safetensors")


@pytest.fixture
def request_(parts: tuple[Path, Path], tmp_path: Path) -> RenderRequest:
    film, pack = parts
    return RenderRequest(
        source=film, output=tmp_path / "out.mp4", look=Look(style=str(pack)), keyframes=KEYFRAMES, workers=1
    )


def run(request: RenderRequest) -> RenderResult:
    return render_film(request, lambda event: None, threading.Event())


@pytest.fixture(scope="module")
def reference(parts: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> list[np.ndarray]:
    folder = tmp_path_factory.mktemp("reference")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FASTVID_HOME", str(folder / "home"))
        film, pack = parts
        result = run(
            RenderRequest(
                source=film,
                output=folder / "out.mp4",
                look=Look(style=str(pack)),
                keyframes=KEYFRAMES,
                workers=1,
            )
        )
    assert (result.frames, result.resumed_frames) == (FRAMES, 0)
    assert [keyframe.frame for keyframe in result.keyframes] == [0, 30, 60, 84]
    return decoded(folder / "out.mp4")


def same(path: Path, reference: list[np.ndarray]) -> bool:
    found = decoded(path)
    return len(found) == len(reference) and all(map(np.array_equal, found, reference))


def test_ranges_side_by_side_give_the_same_bits(request_: RenderRequest, reference: list[np.ndarray]):
    run(replace(request_, workers=3))
    assert same(request_.output, reference)


@pytest.mark.parametrize("seed", [1, 2])
def test_ranges_in_any_order_give_the_same_bits(
    request_: RenderRequest, reference: list[np.ndarray], monkeypatch: pytest.MonkeyPatch, seed: int
):
    straight = local_run.LocalRun.run

    def shuffled(self: local_run.LocalRun, planning: Iterable[RenderRange | Event], tell: object) -> None:
        items = list(planning)
        random.Random(seed).shuffle(items)
        straight(self, items, tell)  # type: ignore[arg-type]

    monkeypatch.setattr(local_run.LocalRun, "run", shuffled)
    run(request_)
    assert same(request_.output, reference)


def test_a_damaged_list_of_jobs_costs_nothing_painted(
    request_: RenderRequest, reference: list[np.ndarray], monkeypatch: pytest.MonkeyPatch
):
    stopped_after(request_, 4)
    with Store(data_folder()) as store:
        (job,) = store.jobs()
        stored = set(store.pieces(job.id))
    (data_folder() / "jobs.sqlite").write_bytes(b"a letter to grandmother" * 1000)
    told: list[Event] = []
    result = render_film(request_, told.append, threading.Event())
    assert result.resumed_frames == sum(len(span) for span in stored if span.kind.final) > 0
    assert any("rebuilt from what is painted" in str(note.text) for note in told if isinstance(note, Noted))
    assert not stored & {event.span for event in told if isinstance(event, PieceStored)}
    assert same(request_.output, reference)


def test_a_stored_plan_that_fits_no_more_is_made_again(request_: RenderRequest):
    asked = replace(request_, keyframes="auto")
    plain = run(asked)
    for plan in ("[" * 5000, "{}", '{"start": 3, "stop": 9, "keyframes": []}', "", "Infinity"):
        with Store(data_folder()) as store:
            store.set_plan(plain.job, plan)
        again = run(replace(asked, overwrite=True))
        assert (again.keyframes, again.resumed_frames) == (plain.keyframes, FRAMES)


def stopped_after(request: RenderRequest, pieces: int) -> None:
    stop, stored = threading.Event(), 0

    def tell(event: Event) -> None:
        nonlocal stored
        stored += isinstance(event, PieceStored)
        if stored >= pieces:
            stop.set()

    with pytest.raises(Interrupted):
        render_film(request, tell, stop)


def test_stopped_and_resumed_gives_the_same_bits(request_: RenderRequest, reference: list[np.ndarray]):
    for _ in range(3):
        stopped_after(request_, 2)
        assert not request_.output.exists()
    result = run(request_)
    assert 0 < result.resumed_frames < FRAMES
    assert same(request_.output, reference)


def test_finished_job_is_assembled_again_without_painting(
    request_: RenderRequest, reference: list[np.ndarray]
):
    run(request_)
    result = run(replace(request_, output=request_.output.with_name("again.mp4")))
    assert result.resumed_frames == FRAMES
    assert same(result.output, reference)


def test_fresh_starts_over(request_: RenderRequest):
    run(request_)
    assert run(replace(request_, fresh=True, overwrite=True)).resumed_frames == 0


@pytest.mark.parametrize("which", ["body", "seam"])
def test_damaged_piece_is_painted_again(request_: RenderRequest, reference: list[np.ndarray], which: str):
    first = run(request_)
    file = sorted((data_folder() / "jobs" / first.job).glob(f"*.{which}"))[0]
    file.write_bytes(b"damaged")
    again = run(replace(request_, overwrite=True))
    assert any("painted again" in str(warning) for warning in again.warnings)
    assert FRAMES // 2 < again.resumed_frames < FRAMES
    assert same(request_.output, reference)


def test_seed_that_can_not_be_opened_is_no_seed(request_: RenderRequest, reference: list[np.ndarray]):
    """As a faulty helper may leave one: its checksum is right."""
    stopped_after(request_, 3)  # the last one is a lead-in: its range has a seed
    with Store(data_folder()) as store:
        (record,) = store.jobs()
        start = next(start for start in (0, 30, 60, 84) if store.seed(record.id, start) is not None)
        frame = store.seed(record.id, start).frame
        span = next(span for span in store.pieces(record.id) if span.stop == frame + 1)
        piece = Piece(span, store.read_piece(record.id, span), Seed(frame, b"garbage"))
        store.add_piece(record.id, start, piece, "bits")
    run(request_)
    assert same(request_.output, reference)


def test_another_style_or_setting_is_another_job(request_: RenderRequest):
    first = run(request_)
    other = run(replace(request_, overwrite=True, crf=30))
    assert other.job != first.job and other.resumed_frames == 0


def test_changed_source_is_another_job(request_: RenderRequest, tmp_path: Path):
    first = run(request_)
    film = make_film(tmp_path / "other.mp4", FRAMES, 160, 96, cut=40)
    other = run(replace(request_, overwrite=True, source=film))
    assert other.job != first.job and other.resumed_frames == 0


def test_existing_output_is_never_touched_unasked(request_: RenderRequest):
    request_.output.write_bytes(b"precious")
    with pytest.raises(ExportError, match="exists already"):
        run(request_)
    assert request_.output.read_bytes() == b"precious"


def test_one_job_is_rendered_by_one_process(request_: RenderRequest):
    first = run(request_)
    with (
        Store(data_folder()) as store,
        jobs._locked(store, first.job),
        pytest.raises(StoreError, match="Another FastVid"),
    ):
        run(replace(request_, overwrite=True))


def test_too_little_space_is_said_before_the_start(request_: RenderRequest, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("fastvid_gui.render.space.free_bytes", lambda folder: 1_000_000)
    with pytest.raises(DiskFullError, match=r"needs about .* MB .* only 1 MB are free"):
        run(request_)


def command(request: RenderRequest, *more: str) -> list[str]:
    line = [sys.executable, "-m", "fastvid_gui", "render", str(request.source), "-s", request.look.style]
    return [*line, "-o", str(request.output), "--max-range", "40", *more]


def killed(arguments: list[str], delay: float, environment: dict[str, str]) -> bool:
    """Runs a command and kills it after a time; whether it was killed before its end."""
    process = subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def kill_story(
    tmp_path: Path, parts: tuple[Path, Path], kills: int, frames: int, size: tuple[int, int]
) -> None:
    film = make_film(tmp_path / "film.mp4", frames, *size, cut=frames // 2)
    request = RenderRequest(source=film, output=tmp_path / "out.mp4", look=Look(style=str(parts[1])))
    homes = [dict(os.environ, FASTVID_HOME=str(tmp_path / name)) for name in ("calm", "killed")]
    began = time.monotonic()
    calm = replace(request, output=tmp_path / "calm.mp4")
    subprocess.run(command(calm, "--json"), env=homes[0], check=True, capture_output=True)
    whole = time.monotonic() - began
    dice, stored, kill = random.Random(7), 0, 0
    # On a busy machine the first kills may come before anything is stored.
    while kill < kills or (not stored and kill < 5 * kills):
        kill += 1
        killed(command(request), dice.uniform(0.3, 1.0) * whole, homes[1])
        assert not list(tmp_path.glob("*.partial")) or not request.output.exists()
        if not (tmp_path / "killed" / "data" / "jobs.sqlite").exists():
            continue
        with Store(tmp_path / "killed" / "data") as store:
            for job in store.jobs():
                assert store.forget_damaged(job.id) == []
                assert job.finished_frames >= stored
                stored = job.finished_frames
        if request.output.exists():
            request.output.unlink()
    done = subprocess.run(command(request, "--json"), env=homes[1], check=True, capture_output=True)
    result = json.loads(done.stdout)
    assert result["frames"] == frames and result["resumed_frames"] == stored > 0
    assert same(request.output, decoded(calm.output))


def test_kill_three_times_loses_nothing(tmp_path: Path, parts: tuple[Path, Path]):
    kill_story(tmp_path, parts, 3, 160, (160, 96))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_kill_twenty_times_loses_nothing(tmp_path: Path, parts: tuple[Path, Path]):
    kill_story(tmp_path, parts, 20, 480, (320, 192))


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small tmpfs needs root on Linux"
)
def test_full_disk_while_rendering_can_be_resumed(
    tmp_path: Path, parts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, reference: list[np.ndarray]
):
    home = tmp_path / "small"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(home)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a tmpfs can't be mounted here")
    try:
        monkeypatch.setenv("FASTVID_HOME", str(home))
        monkeypatch.setattr(jobs, "check_space", lambda *arguments: None)
        request = RenderRequest(
            source=parts[0],
            output=tmp_path / "out.mp4",
            look=Look(style=str(parts[1])),
            keyframes=KEYFRAMES,
            workers=2,
        )
        with pytest.raises(DiskFullError, match="Free some space"):
            run(request)
        assert not request.output.exists()
        subprocess.run(["mount", "-o", "remount,size=64m", str(home)], check=True)
        run(request)
        assert same(request.output, reference)
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_memory_does_not_depend_on_length(tmp_path: Path, parts: tuple[Path, Path]):
    peaks = []
    for frames in (300, 3000):
        film = make_film(tmp_path / f"{frames}.mp4", frames, 320, 192, sound=True)
        request = RenderRequest(
            source=film, output=tmp_path / f"out-{frames}.mp4", look=Look(style=str(parts[1]))
        )
        environment = dict(os.environ, FASTVID_HOME=str(tmp_path / f"home-{frames}"))
        done = subprocess.run(command(request, "--json"), env=environment, check=True, capture_output=True)
        peaks.append(json.loads(done.stdout)["peak_memory_mb"])
    assert peaks[1] <= 1.05 * peaks[0], peaks


def test_ctrl_c_stops_within_a_second_and_says_how_to_go_on(tmp_path: Path, parts: tuple[Path, Path]):
    film = make_film(tmp_path / "film.mp4", 600, 320, 192)
    environment = dict(os.environ, FASTVID_HOME=str(tmp_path / "home"))
    request = RenderRequest(source=film, output=tmp_path / "out.mp4", look=Look(style=str(parts[1])))
    process = subprocess.Popen(command(request), stderr=subprocess.PIPE, env=environment, text=True)
    for _ in _until(lambda: list((tmp_path / "home").rglob("*.body")), 240):
        assert process.poll() is None, "it ended before it could be stopped"
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, errors = process.communicate(timeout=240)
    assert process.returncode == 130
    assert "goes on from there" in errors
    assert time.monotonic() - began < allowed(5)  # a second, on a machine that does nothing else
    assert not request.output.exists()


def _until(condition: object, seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:  # type: ignore[operator]
        yield
        time.sleep(0.02)
