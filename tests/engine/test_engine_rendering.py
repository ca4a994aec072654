"""Films rendered by a real render engine: news, a kill in the middle, stopping, the disk of jobs."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from busy import allowed
from films import decoded, make_film, make_heavy_pack
from talking import Talk

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.engine.messages.envelopes import Failed, Finished, Stopped, Tell
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.jobs import DeleteJob, Estimate, EstimateRender, Jobs, ListJobs, ShowPainted
from fastvid_gui.engine.messages.keyframes import FindKeyframes, KeyframesFound, ReadKeyframes, WriteKeyframes
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import FrameSpan, JobBegun, Painted, Planned, RenderFilm
from fastvid_gui.paths import data_folder
from fastvid_gui.render.events import StageAdvanced
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.render.store import JobRecord, Store


@pytest.fixture(scope="module")
def render_engine(engine_home: Path, preview_engine: Talk) -> Iterator[Talk]:
    """A render engine beside the preview engine; both have the same home (which `preview_engine` has set)."""
    with Talk("render") as talk:
        yield talk


def request(source: Path, output: Path, pack: Path, **changes: object) -> RenderFilm:
    settings = {"look": Look(style=str(pack)), "max_range": 24, "workers": 1} | changes
    return RenderFilm(RenderRequest(source=source, output=output, **settings))  # type: ignore[arg-type]


def until(talk: Talk, number: int, seen: Callable[[object], bool]) -> None:
    """Waits for news of that kind."""
    while True:
        message = talk.next(number)
        assert isinstance(message, Tell), message
        if seen(message.news):
            return


def test_a_film_is_rendered_and_tells_how_far_it_is(
    render_engine: Talk, small_film: Path, pack: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.mp4"
    answer = render_engine.run(request(small_film, out, pack))
    result = answer.value
    assert isinstance(result, RenderResult) and result.output == out and result.frames == 60
    assert len(decoded(out)) == 60
    painted = [news for news in answer.news if isinstance(news, Painted)]
    assert painted[-1].done == painted[-1].total == 60
    frames = [frame for news in painted for _, span in news.spans for frame in range(span.start, span.stop)]
    assert set(frames) == set(range(60))
    assert any(news.latest is not None for news in painted)
    stored = {frame for news in painted for span in news.stored for frame in range(span.start, span.stop)}
    assert stored == set(range(60))
    plan = [news for news in answer.news if isinstance(news, Planned)][-1]
    assert plan.complete and 30 in [span.start for span in plan.ranges]
    assert [keyframe.frame for keyframe in plan.keyframes] == [span.start for span in plan.ranges]
    stages = [news for news in answer.news if isinstance(news, StageAdvanced)]
    assert {"paint", "export"} <= {stage.stage for stage in stages}
    assert [news.job for news in answer.news if isinstance(news, JobBegun)] == [result.job]


@pytest.mark.slow
def test_killed_in_the_middle_it_goes_on_and_the_picture_is_the_same(
    render_engine: Talk, preview_engine: Talk, pack: Path, tmp_path: Path
) -> None:
    film = make_film(tmp_path / "film.mp4", frames=400, width=320, height=180, sound=False)
    asked = request(film, tmp_path / "killed.mp4", pack, keyframes=())
    number = render_engine.ask(asked)
    until(render_engine, number, lambda news: isinstance(news, Painted) and bool(news.stored))
    pid = render_engine.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    end = render_engine.wait(number).end
    assert isinstance(end, Failed) and end.error == "EngineError"

    jobs = preview_engine.run(ListJobs()).value
    assert isinstance(jobs, Jobs)
    left = next(job for job in jobs.jobs if job.source == str(film))
    assert left.request == asked.render and 0 < left.stored_frames < 400 and left.total_frames == 400
    estimate = preview_engine.run(EstimateRender(asked.render)).value
    assert (
        isinstance(estimate, Estimate)
        and estimate.stored_frames == left.stored_frames
        and not estimate.problem
    )

    answer = render_engine.run(RenderFilm(left.request))
    result = answer.value
    assert isinstance(result, RenderResult) and result.resumed_frames >= left.stored_frames
    first = next(news for news in answer.news if isinstance(news, Painted))
    assert first.done > left.stored_frames
    whole = render_engine.run(
        request(shutil.copy(film, tmp_path / "same.mp4"), tmp_path / "whole.mp4", pack, keyframes=())
    )
    assert isinstance(whole.value, RenderResult)
    for one, other in zip(decoded(tmp_path / "killed.mp4"), decoded(tmp_path / "whole.mp4"), strict=True):
        assert np.array_equal(one, other)


def test_stopped_it_keeps_what_is_finished_and_that_can_be_watched_and_deleted(
    render_engine: Talk, preview_engine: Talk, pack: Path, tmp_path: Path
) -> None:
    film = make_film(tmp_path / "film.mp4", frames=500, width=320, height=180, sound=False)
    number = render_engine.ask(request(film, tmp_path / "out.mp4", pack, keyframes=()))
    until(render_engine, number, lambda news: isinstance(news, Painted) and bool(news.stored))
    began = time.monotonic()
    render_engine.stop(number)
    assert isinstance(render_engine.wait(number).end, Stopped)
    assert time.monotonic() - began < allowed(20)
    assert not (tmp_path / "out.mp4").exists()

    jobs = preview_engine.run(ListJobs()).value
    assert isinstance(jobs, Jobs)
    left = next(job for job in jobs.jobs if job.source == str(film))
    shown = [
        preview_engine.run(ShowPainted(left.job, frame, most_side=80)).value
        for frame in (0, 3, 1, left.stored_frames - 1)
    ]
    for picture, frame in zip(shown, (0, 3, 1, left.stored_frames - 1), strict=True):
        assert isinstance(picture, FramePicture) and picture.frame == frame
        assert (picture.picture.width, picture.picture.height) == (80, 45)
    assert preview_engine.run(ShowPainted(left.job, 499)).value is None
    assert preview_engine.run(ShowPainted("no such job", 0)).value is None

    assert isinstance(preview_engine.run(DeleteJob(left.job)).end, Finished)
    jobs = preview_engine.run(ListJobs()).value
    assert isinstance(jobs, Jobs) and left.job not in [job.job for job in jobs.jobs]
    assert isinstance(preview_engine.run(DeleteJob(left.job)).end, Failed)


def test_a_job_whose_source_was_changed_cannot_be_gone_on_with(
    render_engine: Talk, preview_engine: Talk, pack: Path, tmp_path: Path
) -> None:
    film = make_film(tmp_path / "film.mp4", frames=300, width=320, height=180, sound=False)
    number = render_engine.ask(request(film, tmp_path / "out.mp4", pack, keyframes=()))
    until(render_engine, number, lambda news: isinstance(news, Painted) and bool(news.stored))
    render_engine.stop(number)
    render_engine.wait(number)
    make_film(film, frames=40)
    jobs = preview_engine.run(ListJobs()).value
    assert isinstance(jobs, Jobs)
    assert next(job for job in jobs.jobs if job.source == str(film)).request is None
    film.unlink()
    jobs = preview_engine.run(ListJobs()).value
    assert isinstance(jobs, Jobs)
    assert next(job for job in jobs.jobs if job.source == str(film)).request is None


def test_an_existing_file_is_not_touched(
    render_engine: Talk, small_film: Path, pack: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"mine")
    end = render_engine.run(request(small_film, out, pack)).end
    assert isinstance(end, Failed) and "exists" in end.message and out.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"look": Look(style="")}, "style"),
        ({"look": Look(style="no-such-style")}, "no-such-style"),
        ({"device": "abacus"}, "abacus"),
        ({"helpers_only": True}, "nobody"),
        ({"nodes": "auto", "helpers_only": True}, "paired"),
        ({"nodes": "10.0.0.1:47800"}, "paired"),
        ({"start": 70, "stop": 80}, "60 frames"),
        ({"size": 4}, "size"),
    ],
)
def test_what_cannot_be_rendered_says_why(
    render_engine: Talk, small_film: Path, pack: Path, tmp_path: Path, changes: dict[str, object], word: str
) -> None:
    end = render_engine.run(request(small_film, tmp_path / "out.mp4", pack, **changes)).end
    assert isinstance(end, Failed) and word in end.message


def test_a_part_with_own_keyframes(render_engine: Talk, small_film: Path, pack: Path, tmp_path: Path) -> None:
    keyframes = (Keyframe(0, KeyframeKind.START, 1.0, ""), Keyframe(25, KeyframeKind.CUT, 1.0, ""))
    answer = render_engine.run(
        request(small_film, tmp_path / "part.mp4", pack, start=10, stop=40, keyframes=keyframes, size=32)
    )
    result = answer.value
    assert isinstance(result, RenderResult) and (result.frames, result.width, result.height) == (30, 48, 32)
    plan = [news for news in answer.news if isinstance(news, Planned)][-1]
    assert plan.ranges == (FrameSpan(10, 25), FrameSpan(25, 40))
    assert [news for news in answer.news if isinstance(news, Painted)][-1].done == 30


def test_an_estimate_tells_size_space_time_and_sound(
    preview_engine: Talk, sample: Path, tmp_path: Path
) -> None:
    asked = RenderRequest(
        source=sample, output=tmp_path / "out.mp4", look=Look(style="scream"), size=180, start=10, stop=110
    )
    value = preview_engine.run(EstimateRender(asked)).value
    assert isinstance(value, Estimate)
    assert (value.width, value.height, value.frames) == (320, 180, 100)
    assert 10_000 < value.output_bytes < value.work_bytes < 10**9 and value.output_free > 10**6
    assert value.seconds is not None and 0 < value.seconds < 600
    assert any("AAC" in str(sentence) for sentence in value.sound) and any(
        "part" in str(sentence) for sentence in value.sound
    )
    assert not value.problem and not value.exists and value.stored_frames == 0


def test_an_estimate_tells_what_is_in_the_way(preview_engine: Talk, sample: Path, tmp_path: Path) -> None:
    nowhere = RenderRequest(source=sample, output=tmp_path / "missing" / "out.mp4", look=Look(style="scream"))
    value = preview_engine.run(EstimateRender(nowhere)).value
    assert isinstance(value, Estimate) and "missing" in str(value.problem)
    there = RenderRequest(source=sample, output=sample, look=Look(style="scream"))
    value = preview_engine.run(EstimateRender(there)).value
    assert isinstance(value, Estimate) and value.exists and "source itself" in str(value.problem)
    assert value.misplaced
    (tmp_path / "link.mp4").symlink_to(tmp_path / "nothing")
    linked = RenderRequest(
        source=sample, output=tmp_path / "link.mp4", look=Look(style="scream"), overwrite=True
    )
    value = preview_engine.run(EstimateRender(linked)).value
    assert isinstance(value, Estimate) and value.misplaced and "where there is no file" in str(value.problem)
    end = preview_engine.run(
        EstimateRender(
            RenderRequest(source=tmp_path / "no.mp4", output=Path("out.mp4"), look=Look(style="scream"))
        )
    ).end
    assert isinstance(end, Failed) and "no.mp4" in end.message


def test_keyframes_are_found_written_and_read(preview_engine: Talk, small_film: Path, tmp_path: Path) -> None:
    found = preview_engine.run(FindKeyframes(str(small_film)))
    last = found.news[-1]
    assert isinstance(last, KeyframesFound) and last.complete
    assert [keyframe.frame for keyframe in last.keyframes] == [0, 30]
    changes = [value for news in found.news if hasattr(news, "values") for value in news.values]
    assert len(changes) == 60 and changes[30] == max(changes)
    csv = tmp_path / "keys.csv"
    assert isinstance(preview_engine.run(WriteKeyframes(str(csv), last.keyframes)).end, Finished)
    read = preview_engine.run(ReadKeyframes(str(small_film), str(csv))).value
    assert isinstance(read, KeyframesFound)
    assert [(k.frame, k.kind) for k in read.keyframes] == [(k.frame, k.kind) for k in last.keyframes]
    end = preview_engine.run(WriteKeyframes(str(small_film), last.keyframes, str(small_film))).end
    assert isinstance(end, Failed) and end.error == "TargetError" and "source itself" in end.message
    csv.write_text("90\n")
    end = preview_engine.run(ReadKeyframes(str(small_film), str(csv))).end
    assert isinstance(end, Failed) and end.error == "KeyframeFileError" and "keys.csv" in end.message


def test_the_desk_answers_while_the_press_renders(
    render_engine: Talk, preview_engine: Talk, pack: Path, tmp_path: Path
) -> None:
    film = make_film(tmp_path / "film.mp4", frames=300, width=320, height=180, sound=False)
    number = render_engine.ask(request(film, tmp_path / "out.mp4", pack, keyframes=(), workers=2))
    until(render_engine, number, lambda news: isinstance(news, Painted))
    for frame in (5, 6, 7, 200):
        assert isinstance(preview_engine.run(ShowFrame(str(film), frame)).value, FramePicture)
    assert render_engine.process.pid is not None and not render_engine.over(number)
    render_engine.stop(number)
    render_engine.wait(number)


@pytest.mark.slow
def test_stopping_holds_whatever_is_computed(
    render_engine: Talk, small_film: Path, pack: Path, tmp_path: Path
) -> None:
    """A frame in a heavy style takes minutes, and nothing can stop a compute library in the middle of one."""
    large = make_film(tmp_path / "large.mp4", 3, 640, 640, sound=False)
    number = render_engine.ask(
        request(large, tmp_path / "out.mp4", make_heavy_pack(tmp_path / "heavy.safetensors"))
    )
    process = psutil.Process(render_engine.process.pid)
    before, patience = process.cpu_times().user, time.monotonic() + 240
    while process.cpu_times().user - before < 10:  # libraries, keyframes and the network take five
        assert time.monotonic() < patience
        time.sleep(0.1)
    deaths, began = render_engine.deaths.qsize(), time.monotonic()
    render_engine.stop(number)
    assert isinstance(render_engine.wait(number).end, Stopped)
    assert time.monotonic() - began < allowed(2)
    process.wait(60)
    answer = render_engine.run(request(small_film, tmp_path / "small.mp4", pack))
    assert isinstance(answer.value, RenderResult), "it renders on"
    assert render_engine.deaths.qsize() == deaths, "nobody is told of a fault"


@pytest.mark.parametrize(
    "kept", ["", "[1]", "{}", '{"width": 64, "height": 36}', '{"request": {"size": 1e999}}', "[" * 3000]
)
def test_a_job_whose_request_makes_no_sense_is_listed_all_the_same(
    preview_engine: Talk, tmp_path: Path, kept: str
) -> None:
    film, number = make_film(tmp_path / "film.mp4", frames=10), f"{len(kept):016x}"
    with Store(data_folder()) as store:
        store.open_job(
            JobRecord(
                id=number,
                source=str(film),
                style="x",
                request=kept,
                plan="",
                frames=10,
                output="out.mp4",
                created=1e9,
                used=1e9,
                finished=None,
            )
        )
    jobs = preview_engine.run(ListJobs()).value
    assert isinstance(jobs, Jobs)
    assert next(job for job in jobs.jobs if job.job == number).request is None
