"""What goes wrong between two computers, with its real cause, as the maker's window shows it, with what to do next."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from farm_stage import (
    HERE,
    REPOSITORY,
    SHOWN_BY,
    Player,
    Stage,
    environment,
    free_port,
    lan_or_loopback,
)
from screens import why_no_screens

from fastvid_gui.farm.helper.shelf import LEAST_FREE_BYTES

HELPER = "attic"
ODD = str(REPOSITORY / "tests" / "farm" / "odd_helper.py")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(bool(why_no_screens(*SHOWN_BY)), reason=why_no_screens(*SHOWN_BY)),
]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The network; screenshots go to FASTVID_PICTURES, where that is set."""
    pictures = Path(os.environ.get("FASTVID_PICTURES") or tmp_path / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        lan = lan_or_loopback()
        made = Stage(tmp_path, stack.enter_context(lan) if lan else None, pictures)
        stack.callback(made.close)
        yield made


def helper(stage: Stage, *program: str) -> tuple[Player, str, str]:
    """A helper of the command line, its address and its code; `program`: another one than FastVid's own."""
    port = [] if stage.lan else ["--port", str(free_port())]
    command = program or ("-m", "fastvid_gui")
    player = stage.command(HELPER, *command, "helper", "--name", HELPER, "--pair", "--threads", "1", *port)
    code = player.wait_for("Pairing code:").replace(" ", "")
    host = stage.host(HELPER)
    address = host.ip if host else f"127.0.0.1:{port[1]}"
    (stage.board / "code").write_text(code)
    (stage.board / "address").write_text(address)
    return player, address, code


def pair(stage: Stage, address: str, code: str) -> None:
    """As it was done some day before."""
    host, home = stage.host("maker"), stage.folder / "maker"
    there = [] if host is None else host.there
    command = [*there, sys.executable, "-m", "fastvid_gui", "pair", address, code]
    done = subprocess.run(
        command, env=environment(home), capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr


def maker(stage: Stage, what: str) -> Player:
    return stage.window("failure_player.py", "maker", what)


def test_a_wrong_code_says_so_and_the_right_one_still_pairs(stage: Stage) -> None:
    helper(stage)
    player = maker(stage, "wrong_code")
    said = player.wait_for("said")
    assert "The code is wrong" in said, said
    player.wait_for("done")


def test_another_version_says_where_to_update(stage: Stage) -> None:
    helper(stage, str(HERE / "newer_helper.py"))
    said = maker(stage, "another_version").wait_for("said")
    assert "Another FastVid version" in said, said
    assert "Install the same version" in said, said


def test_a_blocked_port_says_how_to_open_it(stage: Stage) -> None:
    spare, here = stage.host(HELPER), stage.host("maker")
    if spare is None or here is None:
        pytest.skip("needs hosts of their own (network namespaces, as root)")
    helper(stage)
    # As a firewall that lets multicast through and swallows everything else.
    assert spare.run("ip", "route", "add", "blackhole", f"{here.ip}/32").returncode == 0
    player = maker(stage, "blocked_port")
    said = player.wait_for("said")
    assert "firewall" in said, said
    said = player.wait_for("said")
    assert "its firewall swallows" in said and "47800/tcp" in said, said


def test_a_helper_that_falls_asleep_is_lost_and_comes_back(stage: Stage) -> None:
    spare, address, code = helper(stage, ODD, "slow+slow+slow")
    pair(stage, address, code)
    player = maker(stage, "asleep")
    player.wait_for("painting")
    spare.signal(signal.SIGSTOP)
    said = player.wait_for("said")
    assert re.search(r"Lost (just now|\d+ s ago)", said), said
    assert "awake" in said, said
    spare.signal(signal.SIGCONT)
    player.wait_for("awake")
    done = player.wait_for("done")
    assert "attic vanished at frame" in done, done


def test_a_full_disk_of_the_helper_is_told_on_both_sides(stage: Stage) -> None:
    cache = stage.folder / HELPER / "cache"
    cache.mkdir(parents=True)
    size = (LEAST_FREE_BYTES >> 20) + 8
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}M", "tmpfs", str(cache)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can't be mounted here")
    try:
        spare = stage.window("failure_player.py", HELPER, "helper_without_disk")
        spare.wait_for("helping")
        code = spare.wait_for("code")
        host = stage.host(HELPER)
        pair(stage, host.ip if host else "127.0.0.1", code)
        player = maker(stage, "full_disk")
        player.wait_for("painting")
        ballast = cache / "ballast"
        with suppress(OSError), ballast.open("wb") as file:
            file.write(bytes(size << 20))  # to the last byte
        said = player.wait_for("said")
        assert "disk is full" in said and "free some space" in said, said
        there = spare.wait_for("said")
        assert "disk is full" in there and "free some space" in there, there
        ballast.unlink()
        done = player.wait_for("done")
        assert "could not go on" in done, done
    finally:
        stage.close()
        subprocess.run(["umount", str(cache)], check=False)
