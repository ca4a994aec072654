"""Starting with the computer: what is written for each system."""

import plistlib
import shlex
from pathlib import Path

import pytest

from fastvid_gui.ui.system.autostart import HELPER_WORD, linux, macos, own_command, windows

COMMAND = ["/opt/Fast Vid/fastvid-gui", "--helper-mode", '100 %"']


def test_linux_puts_and_takes_a_desktop_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert not linux.there()
    linux.put(["/usr/bin/fastvid-gui", HELPER_WORD])
    assert linux.there()
    text = (tmp_path / "autostart" / "fastvid-gui-helper.desktop").read_text(encoding="utf-8")
    assert text.startswith("[Desktop Entry]\n")
    assert f"\nExec=/usr/bin/fastvid-gui {HELPER_WORD}\n" in text
    linux.take()
    linux.take()
    assert not linux.there()


def test_linux_quotes_what_the_specification_reserves() -> None:
    line = next(line for line in linux.entry(COMMAND).splitlines() if line.startswith("Exec="))
    once = line.removeprefix("Exec=").replace("\\\\", "\\")  # the value of a key
    assert shlex.split(once.replace("%%", "%")) == COMMAND


def test_macos_property_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    macos.put(COMMAND)
    assert macos.there()
    values = plistlib.loads(macos.file().read_bytes())
    assert values["ProgramArguments"] == COMMAND
    assert values["RunAtLoad"] is True
    macos.take()
    assert not macos.there()


def test_windows_command_line() -> None:
    program = "C:\\Program Files\\FastVid\\fastvid-gui.exe"
    assert windows.entry([program, HELPER_WORD]) == f'"{program}" {HELPER_WORD}'
    # As CommandLineToArgvW reads it: quotes around what has spaces, a backslash before a quote.
    assert windows.entry(COMMAND) == r'"/opt/Fast Vid/fastvid-gui" --helper-mode "100 %\""'


def test_the_command_starts_helper_mode() -> None:
    assert own_command()[-1] == HELPER_WORD
