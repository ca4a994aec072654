"""packaging/setup.sh: what is installed, what is said where something is missing, and that nothing is done twice."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture
def bare_clone(tmp_path: Path) -> Path:
    """What setup.sh reads, in a folder with a space in its name; `bin` holds all the programs it finds."""
    clone = tmp_path / "a clone"
    (clone / "packaging").mkdir(parents=True)
    (clone / "resources").mkdir()
    for name in ("packaging/setup.sh", "pyproject.toml", "constraints.txt", "resources/debian-packages.txt"):
        shutil.copy(REPOSITORY / name, clone / name)
    programs = clone / "bin"
    programs.mkdir()
    for name in ("sh", "cksum", "dirname", "cat", "mkdir", "rm", "sed", "sort", "tr", "uname", "chmod"):
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(found)
    return clone


def program(clone: Path, name: str, body: str) -> None:
    path = clone / "bin" / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def set_up(clone: Path, level: str = "window", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "packaging/setup.sh", level],
        cwd=clone,
        env={"PATH": str(clone / "bin"), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


needs_posix = pytest.mark.skipif(os.name == "nt", reason="setup.sh is for Linux and macOS")


@needs_posix
def test_without_python_and_rights_the_command_to_type_is_named(bare_clone: Path) -> None:
    program(bare_clone, "id", "echo 1000")
    program(bare_clone, "apt-get", "exit 99")
    done = set_up(bare_clone)
    assert done.returncode == 1
    (said,) = [line for line in done.stderr.splitlines() if "sudo" in line]
    assert "sudo apt-get install -y python3 python3-venv" in said
    assert not (bare_clone / ".venv").exists()


@needs_posix
def test_without_apt_the_packages_are_named(bare_clone: Path) -> None:
    done = set_up(bare_clone)
    assert done.returncode == 1
    assert "python3 python3-venv" in done.stderr


@needs_posix
def test_missing_venv_module_is_installed_through_apt_by_root(bare_clone: Path) -> None:
    """Debian's Python without python3-venv; the apt here notes what it is asked for."""
    program(bare_clone, "id", "echo 0")
    program(bare_clone, "env", 'shift; exec "$@"')
    program(bare_clone, "apt-get", f'echo "$@" >>"{bare_clone}/asked"')
    program(
        bare_clone,
        "python3",
        'case "$*" in *ensurepip*) exit 1 ;; *sys.exit*) exit 0 ;; *print*) echo 3.12 ;; esac',
    )
    done = set_up(bare_clone)
    assert "install -y -q --no-install-recommends python3.12-venv" in (bare_clone / "asked").read_text()
    assert done.returncode == 1  # that apt installs nothing
    assert "FASTVID_PYTHON" in done.stderr


@needs_posix
def test_wrong_fastvid_python_is_refused(bare_clone: Path) -> None:
    done = set_up(bare_clone, FASTVID_PYTHON="/no/python")
    assert done.returncode == 1
    assert "/no/python" in done.stderr


@needs_posix
def test_the_first_sentence_names_what_the_window_will_need_too(bare_clone: Path) -> None:
    """One stop for a person without rights: nothing is installed yet, the linker's list tells what the system has."""
    program(bare_clone, "id", "echo 1000")
    program(bare_clone, "apt-get", "exit 99")
    program(bare_clone, "ldconfig", "echo '\tlibEGL.so.1 (libc6,x86-64) => /lib/libEGL.so.1'")
    done = set_up(bare_clone)
    (said,) = [line for line in done.stderr.splitlines() if "apt-get" in line]
    packages = said.split("install -y ")[1].split()
    assert packages[:2] == ["python3", "python3-venv"]
    assert {"libxrandr2", "libwayland-cursor0", "libxcb-cursor0"} <= set(packages)
    assert "libegl1" not in packages and len(packages) == len(set(packages))


# ---- the environment, with a Python that notes what it is asked for ----

ENVIRONMENTS_PYTHON = """
case "$*" in
    '-m pip --version' | *'import os, sys'* | *'import numpy'*) exit 0 ;;
    *importlib.metadata*) [ -f "$0.torch" ] ;;
    *'pip install'*)
        echo "$*" >>asked
        if [ -f fails ]; then echo 'no network' >&2; exit 1; fi
        case "$*" in *torch==*) [ ! -f no-torch ] && : >"$0.torch" ;; esac ;;
    *system/libraries.py) cat lacks 2>/dev/null || true ;;
    *) echo "unexpected: $*" >&2; exit 9 ;;
esac
"""


@pytest.fixture
def clone(bare_clone: Path) -> Path:
    """A clone on a computer with Python, where nobody may install system packages."""
    program(bare_clone, "id", "echo 1000")
    program(bare_clone, "apt-get", "exit 99")
    (bare_clone / "environments-python").write_text(f"#!/bin/sh\n{ENVIRONMENTS_PYTHON}", encoding="utf-8")
    program(
        bare_clone,
        "python3",
        'case "$*" in "-m venv "*) mkdir -p .venv/bin; cat environments-python >.venv/bin/python\n'
        "chmod 755 .venv/bin/python ;; *--version*) echo Python 3.12.1 ;; esac",
    )
    return bare_clone


def asked(clone: Path) -> list[str]:
    """How pip was called since the last time."""
    file = clone / "asked"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


@needs_posix
def test_a_demo_installs_neither_torch_nor_tools(clone: Path) -> None:
    assert set_up(clone).returncode == 0
    (line,) = asked(clone)
    assert line.endswith("-e .[window]")
    assert set_up(clone).stderr == "" and asked(clone) == []


@needs_posix
def test_tests_add_the_rest_and_a_demo_after_them_changes_nothing(clone: Path) -> None:
    set_up(clone)
    asked(clone)
    assert set_up(clone, "tests").returncode == 0
    assert asked(clone)[-1].endswith("-e .[train,window,cluster,dev]")
    for level in ("window", "tests", "window"):
        assert set_up(clone, level).stderr == ""
    assert asked(clone) == []
    with (clone / "constraints.txt").open("a", encoding="utf-8") as file:
        file.write("# newer\n")
    assert set_up(clone).returncode == 0  # a demo, which takes nothing away
    assert asked(clone)[-1].endswith("-e .[train,window,cluster,dev]")


@needs_posix
@pytest.mark.skipif(
    os.uname().sysname != "Linux" or Path("/dev/nvidiactl").exists() if os.name != "nt" else True,
    reason="only on Linux without an NVIDIA card torch is chosen",
)
def test_torch_is_a_cpu_build_and_a_list_that_fails_does_not_end_the_set_up(clone: Path) -> None:
    (clone / "no-torch").touch()
    done = set_up(clone, "tests", FASTVID_TORCH_INDEX="http://127.0.0.1:9/cpu")
    assert done.returncode == 0
    assert "http://127.0.0.1:9/cpu has no torch" in done.stderr
    own, cpu, rest = asked(clone)
    assert "--no-index" in own and "torch==" in own
    assert "--index-url http://127.0.0.1:9/cpu" in cpu and "torch==" in cpu
    assert rest.endswith("-e .[train,window,cluster,dev]")
    shutil.rmtree(clone / ".venv")
    (clone / "no-torch").unlink()
    assert "no torch" not in set_up(clone, "tests").stderr
    assert ["--no-index" in line for line in asked(clone)] == [True, False]
    (clone / ".venv" / ".fastvid-ready").unlink()
    set_up(clone, "tests")
    assert len(asked(clone)) == 1  # the torch that is there stays


@needs_posix
def test_what_the_window_lacks_is_said_in_one_sentence_until_it_is_there(clone: Path) -> None:
    (clone / "lacks").write_text(
        "libXrandr.so.2 libxrandr2\nlibEGL.so.1 libegl1\nlibodd.so.7 \n", encoding="utf-8"
    )
    first, second = set_up(clone), set_up(clone)
    assert len(asked(clone)) == 1
    for done in (first, second):
        assert done.returncode == 0  # the demo needs none of it
        (said,) = [line for line in done.stderr.splitlines() if "apt-get" in line]
        assert said.endswith("apt-get install -y libegl1 libodd.so.7 libxrandr2")
    (clone / "lacks").unlink()
    assert set_up(clone).stderr == set_up(clone).stderr == ""


@needs_posix
def test_a_set_up_that_could_not_finish_says_so_again(clone: Path) -> None:
    (clone / "fails").touch()
    for _ in range(2):
        done = set_up(clone)
        assert done.returncode == 1
        assert "no network" in done.stderr and "Run the same command again" in done.stderr
    (clone / "fails").unlink()
    assert set_up(clone).returncode == 0
    assert len(asked(clone)) == 3


@needs_posix
def test_an_unknown_level_is_refused(clone: Path) -> None:
    done = set_up(clone, "everything")
    assert done.returncode == 1 and "everything" in done.stderr
