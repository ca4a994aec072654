"""`fastvid-gui render` with helpers as people at a terminal see it: names, lines, --json, signals."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from films import decoded, make_film, make_pack

sys.path.insert(0, str(Path(__file__).parent.parent / "farm"))
from farm_processes import ODD, HelperProcess, environment, introduce, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

FRAMES = 120
SECONDS = 240.0


class Desk:
    """A film, a style, a maker's home, and renders as processes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home, self.output = folder, folder / "maker", folder / "out.mp4"
        self.film = make_film(folder / "film.mp4", FRAMES, 160, 96, Fraction(8), cut=60)
        self.pack = make_pack(folder / "tame.safetensors")
        self.helpers: list[HelperProcess] = []
        self.renders: list[subprocess.Popen[bytes]] = []

    def helper(self, name: str, faults: str = "slow") -> HelperProcess:
        helper = HelperProcess(self.folder / name, name, faults)
        self.helpers.append(helper)
        return helper.start()

    def render(self, *options: str, slower: int = 0, **more: Any) -> "subprocess.Popen[bytes]":
        """Begins a render; what it says goes to the file `said`."""
        begin = [str(ODD), "+".join(["slow"] * slower)] if slower else ["-m", "fastvid_gui"]
        film = [str(self.film), "-s", str(self.pack), "-o", str(self.output), "--max-range", "30"]
        with self.said.open("ab") as said:
            render = subprocess.Popen(
                [sys.executable, *begin, "render", *film, *options],
                **{"env": environment(self.home), "stdout": subprocess.PIPE, "stderr": said} | more,
            )
        self.renders.append(render)
        return render

    @property
    def said(self) -> Path:
        return self.folder / "said"

    def says(self, text: str) -> None:
        wait_until(lambda: text in self.said.read_text(), SECONDS)

    @property
    def stored(self) -> list[Path]:
        return sorted((self.home / "data" / "jobs").glob("*/*.body"))

    def finished(self, render: "subprocess.Popen[bytes]", code: int = 0) -> dict[str, Any]:
        out, _ = render.communicate(timeout=SECONDS)
        assert render.returncode == code, self.said.read_text()
        found: dict[str, Any] = json.loads(out) if out.startswith(b"{") else {}
        return found

    def same_as_alone(self) -> bool:
        shared = decoded(self.output)
        self.output = self.folder / "alone.mp4"
        self.home = self.folder / "elsewhere"
        self.finished(self.render("--nodes", "local", "--json"))
        alone = decoded(self.output)
        return len(shared) == len(alone) == FRAMES and all(map(np.array_equal, shared, alone))

    def close(self) -> None:
        for helper in self.helpers:
            helper.end()
        for render in self.renders:
            if render.poll() is None:
                render.kill()
            render.wait(20)
            if render.stdout is not None:
                render.stdout.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path)
    yield found
    found.close()


def test_helper_named_by_its_name_is_killed_and_both_are_told(desk: Desk) -> None:
    attic = desk.helper("attic")
    introduce(desk.home, attic)
    render = desk.render("--nodes", "ATTIC", "--json", slower=2)
    wait_until(lambda: "paints" in attic.said, SECONDS)
    wait_until(lambda: desk.stored, SECONDS)
    attic.kill()
    result = desk.finished(render)
    said = desk.said.read_text()
    assert "attic helps (CPU" in said and "attic has vanished: " in said
    kinds = [(note["kind"], note["node"]) for note in result["notes"]]
    assert kinds.count(("joined", "attic")) == 1 and kinds.count(("vanished", "attic")) == 1
    assert all(note["text"] in said for note in result["notes"])
    for each in result["recovered"]:
        assert (each["kind"], each["node"], each["by"]) == ("vanished", "attic", "local")
        assert f"This computer goes on from frame {each['frame']}, where attic vanished." in said


@pytest.mark.slow
def test_helper_paired_during_a_render_joins_it(desk: Desk) -> None:
    attic = desk.helper("attic")
    render = desk.render("--json", slower=6)
    wait_until(lambda: desk.stored, SECONDS)
    introduce(desk.home, attic)
    result = desk.finished(render)
    said = desk.said.read_text()
    assert "A helper was paired: it is asked to join." in said and "attic helps (CPU" in said
    frames = {node["name"]: node["frames"] for node in result["nodes"]}
    assert set(frames) == {"local", "attic"} and frames["local"] > 0 and frames["attic"] > 0
    # Lead-in frames are painted twice.
    assert FRAMES <= sum(frames.values()) <= 2 * FRAMES
    assert result["frames"] == FRAMES and result["resumed_frames"] == 0
    assert desk.same_as_alone()


@pytest.mark.slow
def test_without_helpers_nothing_of_the_farm_is_there(desk: Desk) -> None:
    result = desk.finished(desk.render("--json"))
    assert result["notes"] == [] and result["recovered"] == []
    assert [node["name"] for node in result["nodes"]] == ["local"]


def _ignore_hang_up() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


@pytest.mark.parametrize("shared", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_closed_terminal_ends_a_render_which_goes_on_afterwards(desk: Desk, shared: bool) -> None:
    if shared:
        attic = desk.helper("attic")
        introduce(desk.home, attic)
    options = ("--nodes", "attic", "--helpers-only") if shared else ("--nodes", "local")
    render = desk.render(*options, "--json", slower=2)
    wait_until(lambda: len(desk.stored) >= 2, SECONDS)
    render.send_signal(signal.SIGHUP)
    told = desk.finished(render, code=130)
    assert told["exit_code"] == 130 and "Traceback" not in desk.said.read_text()
    before = len(desk.stored)
    assert before >= 2
    result = desk.finished(desk.render(*options, "--json"))
    assert result["resumed_frames"] > 0
    assert desk.same_as_alone()


@pytest.mark.slow
def test_terminal_that_is_gone_takes_no_words_and_keeps_the_chunks(desk: Desk) -> None:
    """A pseudo-terminal that is closed: SIGHUP comes, and every write to it fails."""
    ours, theirs = os.openpty()
    try:
        render = desk.render("--nodes", "local", slower=2, stderr=theirs, stdin=theirs, start_new_session=True,
                             preexec_fn=_take_terminal)  # fmt: skip
    finally:
        os.close(theirs)
    _read_until(ours, lambda: len(desk.stored) >= 2)
    os.close(ours)
    assert render.wait(SECONDS) == 130
    assert len(desk.stored) >= 2
    assert not list((desk.home / "cache").glob("crash.log"))
    assert desk.finished(desk.render("--nodes", "local", "--json"))["resumed_frames"] > 0


def _take_terminal() -> None:
    """Makes the new session's terminal of standard input."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read_until(terminal: int, enough: Callable[[], object]) -> None:
    """Reads what a process writes to its terminal, lest it wait."""
    import select

    def read() -> object:
        while select.select([terminal], [], [], 0)[0]:
            os.read(terminal, 65536)
        return enough()

    wait_until(read, SECONDS)


@pytest.mark.slow
def test_nohup_keeps_the_closed_terminal_from_it(desk: Desk) -> None:
    render = desk.render("--nodes", "local", "--json", slower=1, preexec_fn=_ignore_hang_up)
    wait_until(lambda: desk.stored, SECONDS)
    render.send_signal(signal.SIGHUP)
    assert desk.finished(render)["frames"] == FRAMES


def test_closed_terminal_ends_a_helper_as_a_polite_kill_does(desk: Desk) -> None:
    attic = desk.helper("attic")
    introduce(desk.home, attic)
    render = desk.render("--nodes", "attic", "--json", slower=2)
    wait_until(lambda: "paints" in attic.said, SECONDS)
    attic.signal(signal.SIGHUP)
    assert attic.process.wait(20) == 0 and "Traceback" not in attic.said
    result = desk.finished(render)
    assert ("left", "attic") in [(note["kind"], note["node"]) for note in result["notes"]]
    assert "attic has left: the helper was ended by its owner." in desk.said.read_text()


def test_ctrl_c_ends_a_render_at_once_that_waits_for_helpers(desk: Desk) -> None:
    attic = desk.helper("attic")
    introduce(desk.home, attic)
    attic.kill()
    render = desk.render("--nodes", "attic", "--helpers-only", "--json")
    desk.says("Waiting: no helper has been found yet")
    render.send_signal(signal.SIGINT)
    assert desk.finished(render, code=130)["exit_code"] == 130
    said = desk.said.read_text()
    assert "and ends if that takes 10 min" in said and "(attic (" in said
