"""What the store keeps of a request: who continues a job need not know how it was begun."""

import json
import os
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from films import make_film, make_pack

from fastvid_gui.cli.app import run as run_command
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.errors import Interrupted
from fastvid_gui.paths import data_folder
from fastvid_gui.render.events import Event, PieceStored
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.kept_request import SourceState, kept_request
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.store import Store

pytestmark = pytest.mark.usefixtures("own_home")


def film_and_pack(folder: Path) -> tuple[Path, Path]:
    return make_film(folder / "film.mp4", 60, 96, 64, sound=False), make_pack(folder / "tame.safetensors")


def begun(request: RenderRequest) -> None:
    """Rendered until something of it is stored."""
    stop = threading.Event()

    def tell(event: Event) -> None:
        if isinstance(event, PieceStored):
            stop.set()

    with pytest.raises(Interrupted):
        render_film(request, tell, stop)


def kept() -> tuple[RenderRequest | None, SourceState]:
    with Store(data_folder()) as store:
        (record,) = store.jobs()
        return kept_request(record, store.job_folder(record.id))


def test_all_of_it_is_kept_and_means_the_same_in_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, _ = film_and_pack(tmp_path)
    (tmp_path / "list.csv").write_text("frame,style\n")
    monkeypatch.chdir(tmp_path)
    request = RenderRequest(
        source=Path("film.mp4"),
        output=Path("out.mp4"),
        look=Look(style="tame.safetensors:0.5, ./tame.safetensors#tame:0.5", strength=0.9, brush=1.2),
        fresh=True,
        overwrite=True,
        size=48,
        crf=24,
        start=6,
        stop=54,
        keyframes=(Keyframe(30, KeyframeKind.CUT, 2.0, "by hand"),),
        styles_at=(StyleChange(40, "./tame.safetensors#tame", "list.csv, line 2"),),
        lists=(Path("list.csv"),),
        sound="none",
        workers=1,
        without=("aaaa-bbbb-cccc-dddd",),
    )
    begun(request)
    other = tmp_path / "elsewhere"
    other.mkdir()
    monkeypatch.chdir(other)
    again, state = kept()
    assert state == "" and again == replace(
        request,
        source=film,
        output=tmp_path / "out.mp4",
        look=replace(
            request.look, style=f"{tmp_path}/tame.safetensors:0.5,{tmp_path}/tame.safetensors#tame:0.5"
        ),
        styles_at=(StyleChange(40, f"{tmp_path}/tame.safetensors#tame", "list.csv, line 2"),),
        lists=(tmp_path / "list.csv",),
        fresh=False,
    )
    result = render_film(again, lambda event: None, threading.Event())
    assert result.resumed_frames > 0 and result.frames == 48
    with Store(data_folder()) as store:
        assert [job.id for job in store.jobs()] == [result.job], "it is the same job"


def test_a_source_that_is_gone_or_changed_is_told(tmp_path: Path) -> None:
    film, pack = film_and_pack(tmp_path)
    begun(RenderRequest(source=film, output=tmp_path / "out.mp4", look=Look(style=str(pack)), workers=1))
    assert kept()[0] is not None
    os.utime(film, (1e9, 1e9))
    assert kept() == (None, "changed")
    film.unlink()
    assert kept() == (None, "gone")


def test_it_outlives_a_damaged_database(tmp_path: Path) -> None:
    film, pack = film_and_pack(tmp_path)
    begun(RenderRequest(source=film, output=tmp_path / "out.mp4", look=Look(style=str(pack)), workers=1))
    before = kept()
    assert before[0] is not None
    (data_folder() / "jobs.sqlite").write_bytes(b"a letter to grandmother" * 1000)
    assert kept() == before


def as_older_versions_left_it(request: RenderRequest, window: bool) -> None:
    """Puts into the store what it held before it kept requests: settings, and the window's request in a file."""
    shown = {
        "width": 96,
        "height": 64,
        "frame_rate": "24",
        "crf": request.crf,
        "strength": 1.0,
        "keep_colors": False,
    }
    shown |= {"speed": "fast", "chunk_frames": 36, "brush": 1.0}
    with closing(sqlite3.connect(data_folder() / "jobs.sqlite")) as database:
        database.execute("UPDATE jobs SET settings = ?", (json.dumps(shown),))
        database.commit()
        (job,) = database.execute("SELECT id FROM jobs").fetchone()
    folder = data_folder() / "jobs" / job
    record = json.loads((folder / "job.json").read_text())
    (folder / "job.json").write_text(json.dumps(record | {"settings": json.dumps(shown)}))
    if window:
        seen = request.source.stat()
        state = {"source_bytes": seen.st_size, "source_changed": seen.st_mtime_ns}
        (folder / "request.json").write_text(json.dumps({"request": older(request)} | state))


def older(request: RenderRequest) -> dict[str, object]:
    """A request of the window in its form of then."""
    return {
        "kind": "RenderFilm", "source": str(request.source), "output": str(request.output),
        "look": {"style": request.look.style, "strength": 1.0, "keep_colors": False, "brush": 1.0, "speed": "fast"},
        "overwrite": False, "size": 0, "crf": 20, "start": 0, "stop": 0, "keyframes": None, "max_range": 24,
        "device": "auto", "workers": 0, "nodes": "local", "helpers_only": False, "without": [], "sound": "copy",
        "spot_check": 2,
    }  # fmt: skip


def test_a_job_that_an_older_window_began_goes_on(tmp_path: Path) -> None:
    film, pack = film_and_pack(tmp_path)
    request = RenderRequest(
        source=film, output=tmp_path / "out.mp4", look=Look(style=str(pack)), max_range=24
    )
    begun(replace(request, workers=1))
    as_older_versions_left_it(request, window=True)
    again, state = kept()
    assert (again, state) == (request, "")
    assert render_film(again, lambda event: None, threading.Event()).resumed_frames > 0
    next((data_folder() / "jobs").glob("*/request.json")).unlink()
    assert kept() == (request, ""), "from now on the store keeps it"


def test_a_job_that_an_older_command_line_began_goes_on_there_and_nobody_guesses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film, pack = film_and_pack(tmp_path)
    request = RenderRequest(
        source=film, output=tmp_path / "out.mp4", look=Look(style=str(pack)), max_range=24
    )
    begun(replace(request, workers=1))
    as_older_versions_left_it(request, window=False)
    assert kept() == (None, "")
    line = ["render", str(film), "-s", str(pack), "-o", str(request.output), "--max-range", "24", "--json"]
    assert run_command(line) == 0
    assert json.loads(capsys.readouterr().out)["resumed_frames"] > 0
    assert kept()[0] is not None


def test_regions_are_kept_and_found_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film_and_pack(tmp_path)
    (tmp_path / "r.toml").write_text(
        'fastvid_regions = 1\n[[region]]\nname = "light"\nstyle = "tame.safetensors"\nmask = "luma"\n'
    )
    monkeypatch.chdir(tmp_path)
    request = RenderRequest(
        source=Path("film.mp4"),
        output=Path("out.mp4"),
        look=Look(),
        keyframes="none",
        stop=48,
        workers=1,
        regions=Path("r.toml"),
    )
    begun(request)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    again, _ = kept()
    assert again is not None and again.regions == tmp_path / "r.toml"
    assert render_film(again, lambda event: None, threading.Event()).resumed_frames > 0
