"""The command line: what it prints, its exit codes, what it imports."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from films import decoded, make_film, make_pack

from fastvid_gui.cli.app import run
from fastvid_gui.cli.render import parse_frames
from fastvid_gui.cli.speed import clock_left
from fastvid_gui.errors import UsageError
from fastvid_gui.paths import data_folder


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", 50, cut=25)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pack(tmp_path_factory.mktemp("pack") / "tame.safetensors")


def json_of(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict:
    assert run([*arguments, "--json"]) == code
    out = capsys.readouterr().out
    assert out.count("\n") == 1, "exactly one JSON object"
    return json.loads(out)


def test_render_json_and_result(film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "out.mp4"
    data = json_of(capsys, "render", str(film), "-s", str(pack), "-o", str(out))
    assert {
        "output",
        "frames",
        "resumed_frames",
        "seconds",
        "fps",
        "width",
        "height",
        "keyframes",
        "job",
    } <= set(data)
    assert (data["frames"], data["width"], data["height"], data["keyframes"]) == (50, 96, 64, [0, 25])
    assert data["peak_memory_mb"] > 10 and data["nodes"][0]["frames"] == 50
    assert len(decoded(out)) == 50


def test_render_prints_the_path_for_people(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "out.mp4"
    assert run(["render", str(film), "-s", str(pack), "-o", str(out)]) == 0
    captured = capsys.readouterr()
    assert captured.out.strip() == str(out)
    assert "50 frames of 96x64" in captured.err


@pytest.mark.parametrize(("frames", "count"), [("10:30", 20), ("40:", 10), (":7", 7)])
def test_part_of_a_film(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], frames: str, count: int
):
    out = tmp_path / "part.mp4"
    data = json_of(capsys, "render", str(film), "-s", str(pack), "-o", str(out), "--frames", frames)
    assert data["frames"] == count == len(decoded(out))


@pytest.mark.parametrize(
    "options",
    [
        ("--frames", "30:10"),
        ("--frames", "abc"),
        ("--frames", "10:999"),
        ("--size", "3"),
        ("--crf", "60"),
        ("--strength", "1.5"),
        ("--spot-check", "101"),
        ("--spot-check", "-1"),
        ("--speed", "slow"),
        ("--device", "abacus"),
        ("--max-range", "-1"),
        ("--bogus",),
    ],
)
def test_wrong_usage_is_exit_code_2(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
):
    out = tmp_path / "out.mp4"
    assert run(["render", str(film), "-s", str(pack), "-o", str(out), *options]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("fastvid-gui: ") and "Traceback" not in captured.err
    assert not out.exists()


def test_errors_are_one_json_object_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = json_of(capsys, "render", "no-such.mp4", "-s", "tame", "-o", str(tmp_path / "o.mp4"), code=1)
    assert (data["exit_code"] == 1 and "tame" in data["error"]) or "no-such.mp4" in data["error"]


def test_unknown_style_names_the_list(film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["render", str(film), "-s", "no-such-style", "-o", str(tmp_path / "o.mp4")]) == 1
    assert "fastvid-gui styles" in capsys.readouterr().err


def test_keyframe_file_is_written_and_followed(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "keyframes.csv"
    found = json_of(capsys, "keyframes", str(film), "-o", str(file))
    assert found["frames"] == 50
    assert [(k["frame"], k["kind"]) for k in found["keyframes"]] == [(0, "start"), (25, "cut")]
    assert found["keyframes"][1]["time"] == 1.0 and found["keyframes"][1]["reason"]
    file.write_text("7\n31,soft\n")
    rendered = json_of(
        capsys, "render", str(film), "-s", str(pack), "-o", str(tmp_path / "o.mp4"), "--keyframes", str(file)
    )
    assert rendered["keyframes"] == [0, 7, 31]


def test_probe_json(film: Path, capsys: pytest.CaptureFixture[str]):
    data = json_of(capsys, "probe", str(film))
    assert (data["width"], data["height"], data["rotation"], data["frames"]) == (96, 64, 0, 50)
    assert data["frame_rate"] == "25/1" and data["variable_rate"] is False and data["video_codec"] == "h264"
    assert data["audio"] == [
        {"codec": "aac", "channels": 2, "sample_rate": 48000, "language": "und", "title": ""}
    ]
    assert abs(data["duration"] - 2.0) < 0.001


def test_jobs_are_listed_and_deleted(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    job = json_of(capsys, "render", str(film), "-s", str(pack), "-o", str(tmp_path / "o.mp4"))["job"]
    (listed,) = json_of(capsys, "jobs")["jobs"]
    assert listed["id"] == job and listed["finished_frames"] == listed["frames"] == 50
    assert run(["jobs", "delete", job[:6]]) == 0
    capsys.readouterr()
    assert json_of(capsys, "jobs") == {"jobs": []}
    assert run(["jobs", "delete", job]) == 1


def test_a_damaged_list_of_jobs_is_made_anew_and_told(
    film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    job = json_of(capsys, "render", str(film), "-s", str(pack), "-o", str(tmp_path / "o.mp4"))["job"]
    (before,) = json_of(capsys, "jobs")["jobs"]
    (data_folder() / "jobs.sqlite").write_bytes(b"a letter to grandmother" * 1000)
    assert run(["jobs", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["jobs"] == [before]
    assert "was rebuilt from what is painted (jobs: 1, " in said.err
    assert run(["jobs", "delete", job]) == 0


def test_styles_are_added_shown_and_removed(pack: Path, capsys: pytest.CaptureFixture[str]):
    before = [style["name"] for style in json_of(capsys, "styles")["styles"]]
    assert run(["styles", "add", str(pack), "--name", "my-style"]) == 0
    capsys.readouterr()
    after = json_of(capsys, "styles")["styles"]
    assert sorted(style["name"] for style in after) == sorted([*before, "my-style"])
    assert {"name", "title", "artist", "year", "pack", "picture"} <= set(after[0])
    assert run(["styles", "show", "my-style"]) == 0
    assert run(["styles", "remove", "my-style"]) == 0
    capsys.readouterr()
    assert [style["name"] for style in json_of(capsys, "styles")["styles"]] == before


def test_both_networks_of_a_style_are_shown(capsys: pytest.CaptureFixture[str]):
    fast = json_of(capsys, "styles", "show", "crypt")
    fine = json_of(capsys, "styles", "show", "crypt", "--speed", "fine")
    assert fast["speeds"] == fine["speeds"] == ["fast", "fine"]
    assert (fast["speed"], fine["speed"]) == ("fast", "fine")
    assert fine["parameters"] > 2 * fast["parameters"] and fine["file"] != fast["file"]
    assert (
        "one of fast, fine" in json_of(capsys, "styles", "show", "crypt", "--speed", "warp", code=2)["error"]
    )


def test_sheet_shows_every_style(film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    import cv2

    run(["styles", "add", str(pack), "--name", "my-style"])
    capsys.readouterr()
    data = json_of(capsys, "styles", "sheet", str(film), "-o", str(tmp_path / "sheet.png"))
    assert "my-style" in data["styles"]
    picture = cv2.imread(str(tmp_path / "sheet.png"))
    assert picture is not None and picture.shape[1] > 500 and picture.std() > 10


def test_info_json(capsys: pytest.CaptureFixture[str], own_home: Path):
    data = json_of(capsys, "info")
    assert {"version", "python", "torch", "devices", "backends", "home"} <= set(data)
    assert "cpu" in data["devices"] and str(own_home) in data["home"]


def test_evaluate_json(film: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    json_of(capsys, "render", str(film), "-s", str(pack), "-o", str(tmp_path / "o.mp4"))
    data = json_of(capsys, "evaluate", str(film), str(tmp_path / "o.mp4"))
    assert data["frames"] == 50 and data["temporal_error"] > 0 and data["temporal_error_source"] >= 0
    assert data["style_distance"] is None


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from fastvid_gui.cli.app import run; run(['--help']);"
        "heavy = {'torch', 'numpy', 'cv2', 'av', 'openvino', 'scenedetect', 'rich', 'PySide6'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_crash_is_one_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_home: Path
):
    def explode(*arguments: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("fastvid_gui.media.probe.probe", explode)
    assert run(["probe", "x.mp4"]) == 1
    errors = capsys.readouterr().err
    assert "Traceback" not in errors and "crash.log" in errors
    assert "boom" in (own_home / "cache" / "crash.log").read_text()


def test_module_runs_as_a_program():
    done = subprocess.run(
        [sys.executable, "-m", "fastvid_gui", "--version"], capture_output=True, text=True, check=True,
        env=dict(os.environ),
    )  # fmt: skip
    assert done.stdout.startswith("fastvid-gui ")


@pytest.mark.parametrize(
    ("text", "frames"), [("", (None, None)), ("3:9", (3, 9)), ("3:", (3, None)), (":9", (None, 9))]
)
def test_frames_are_parsed(text: str, frames: tuple[int | None, int | None]):
    assert parse_frames(text) == frames


def test_frames_without_colon_are_refused():
    with pytest.raises(UsageError, match="A:B"):
        parse_frames("12")


@pytest.mark.parametrize(
    ("seconds", "text"), [(5, "5 s left"), (300, "5 min left"), (7500, "2 h 5 min left")]
)
def test_time_left_for_people(seconds: float, text: str):
    assert clock_left(seconds) == text
