"""Saved looks: kept, used, passed on in a file; the examples work; damaged files say so."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.style.library import load_style
from fastvid_gui.ui.state.preset_file import Preset, presets_to_json, read_presets
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.styles.panel import StylesPanel
from fastvid_gui.ui.system.language import install_language

WAIT_MS = 120_000
WAVE = Look(style="great-wave", strength=0.7, keep_colors=True, brush=1.2, speed="fine")


class Stage:
    """The styles panel with a film in a look."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.session = qtbot, Session()
        self.presets = Presets(folder / "looks.json")
        self.panel = StylesPanel(self.session, Answers(), Answers(), presets=self.presets)
        self.session.name_styles({"great-wave": "Under the Wave", "scream": "The Scream"})
        qtbot.addWidget(self.panel)
        self.panel.resize(320, 600)
        self.panel.show()
        film = folder / "bikes.mp4"
        self.session.add(film)
        self.session.update(film, state=FilmState.READY, look=WAVE)

    @property
    def look(self) -> Look:
        assert self.session.current is not None
        return self.session.current.look

    def choose(self, *texts: str) -> None:
        """Opens the menu and clicks through it."""
        menu = self.panel.presets.menu
        menu.popup(self.panel.mapToGlobal(self.panel.rect().center()))
        for text in texts:
            action = next(action for action in menu.actions() if action.text() == text)
            assert action.isEnabled(), text
            menu.setActiveAction(action)
            QTest.keyClick(menu, Qt.Key.Key_Return)
            below = action.menu()
            if isinstance(below, QMenu):
                menu = below
                self.qtbot.waitUntil(menu.isVisible, timeout=WAIT_MS)

    def said(self) -> list[str]:
        return [notice.text for notice in self.panel.notices.notices()]

    def wait_said(self, part: str) -> None:
        self.qtbot.waitUntil(lambda: any(part in text for text in self.said()), timeout=WAIT_MS)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(qtbot, tmp_path)


def test_a_look_is_saved_by_name_and_used_again(stage: Stage, tmp_path: Path) -> None:
    stage.panel.presets.save_action.trigger()
    (dialog,) = stage.panel.findChildren(QInputDialog)
    assert dialog.textValue() == "Under the Wave, 70 %, the film's colors, brush 1.20"
    dialog.setTextValue("  My   wave ")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(
        lambda: [preset.name for preset in stage.presets.own] == ["My wave"], timeout=WAIT_MS
    )
    stage.session.set_look(Look(style="scream"), "Style")
    stage.choose("My wave")
    assert stage.look == WAVE
    assert stage.session.undo.undoText() == "Look My wave"
    # Another start of the app has it, too.
    assert Presets(tmp_path / "looks.json").named("My wave") == Preset("My wave", WAVE)
    stage.choose("Forget a look", "My wave")
    assert stage.presets.own == ()


def test_the_key_that_saves_follows_what_is_shown(stage: Stage) -> None:
    save = stage.panel.presets.save_action
    assert save.isEnabled()
    stage.session.set_look(replace(WAVE, style=""), "No style")
    assert not save.isEnabled()
    stage.panel.presets.menu.aboutToShow.emit()
    stage.session.set_look(WAVE, "Style")
    assert save.isEnabled()


def test_the_suggested_name_of_a_look_has_numbers_of_the_language(stage: Stage, qapp: QApplication) -> None:
    install_language(qapp, "de")
    try:
        assert "1,20" in stage.panel.presets._usual_name(WAVE)
    finally:
        install_language(qapp, "en")


def test_the_examples_paint(stage: Stage) -> None:
    assert len(stage.presets.examples) >= 4
    for preset in stage.presets.examples:
        load_style(preset.look.style)  # raises if there is no such style
    example = stage.presets.examples[1]
    stage.choose("Examples", example.name)
    assert stage.look == example.look


def test_looks_are_passed_on_in_a_file(stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    stage.presets.save("Wave & co", WAVE)
    stage.panel.presets.write_file(tmp_path / "mine.fastvid-looks")
    stage.wait_said("mine.fastvid-looks")
    other = Stage(qtbot, tmp_path / "other")
    other.presets.save("Wave & co", Look(style="scream"))
    other.panel.presets.take_file(tmp_path / "mine.fastvid-looks")
    other.wait_said("Looks added: Wave & co 2")
    assert other.presets.named("Wave & co") == Preset("Wave & co", Look(style="scream"))
    assert other.presets.named("Wave & co 2") == Preset("Wave & co 2", WAVE)
    # The same file once more adds nothing.
    other.panel.presets.take_file(tmp_path / "mine.fastvid-looks")
    qtbot.waitUntil(lambda: len(other.presets.own) == 2, timeout=WAIT_MS)


def test_a_style_that_is_not_installed_is_named(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "theirs.fastvid-looks"
    file.write_bytes(presets_to_json([Preset("Theirs", Look(style="their-own:0.5,scream:0.5"))]))
    stage.panel.presets.take_file(file)
    stage.wait_said("not installed here, add them to use the looks: their-own")


def change(key: str, value: object) -> Callable[[dict[str, object]], None]:
    return lambda look: look.__setitem__(key, value)


@pytest.mark.parametrize(
    "damage",
    [
        change("strength", 7),
        change("brush", 0.1),
        change("style", ""),
        change("style", 5),
        change("keep_colors", "yes"),
        change("speed", "warp"),
    ],
)
def test_a_damaged_look_is_refused(
    stage: Stage, tmp_path: Path, damage: Callable[[dict[str, object]], None]
) -> None:
    plain = json.loads(presets_to_json([Preset("A", WAVE)]))
    damage(plain["looks"][0]["look"])
    file = tmp_path / "bad.fastvid-looks"
    file.write_text(json.dumps(plain))
    with pytest.raises(ValueError):
        read_presets(file)
    stage.panel.presets.take_file(file)
    stage.wait_said("bad.fastvid-looks holds no looks")
    assert stage.presets.own == ()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"fastvid_looks": 1, "looks": 3}']
)
def test_what_holds_no_looks_is_told(stage: Stage, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    stage.panel.presets.take_file(file)
    stage.wait_said("bad.json holds no looks")
    stage.panel.presets.take_file(tmp_path / "gone.json")
    stage.wait_said("gone.json can't be read")


def test_a_newer_look_is_read_without_what_is_new(tmp_path: Path) -> None:
    plain = json.loads(presets_to_json([Preset("A", WAVE)]))
    plain["looks"][0]["look"]["sparkle"] = 3
    plain["made_by"] = "FastVid 9"
    (tmp_path / "new.json").write_text(json.dumps(plain))
    assert read_presets(tmp_path / "new.json") == (Preset("A", WAVE),)


def test_a_folder_that_can_not_be_written_is_told(stage: Stage, tmp_path: Path) -> None:
    presets = Presets(tmp_path / "nowhere" / "deep" / "looks.json")
    told: list[str] = []
    presets.trouble.connect(told.append)
    presets.save("A", WAVE)
    assert presets.named("A") is not None
    assert "can't be kept" in told[0]
    QApplication.processEvents()
