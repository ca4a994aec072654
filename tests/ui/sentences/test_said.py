"""The window has words for every code, in English and in German."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from fastvid_gui.sentences.sentence import Code, Sentence, all_codes, names_in, said_by_others, say
from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.ui.sentences.said import OWN_WORDS, in_words

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"
CODES = sorted((code for code in all_codes() if code.in_window), key=lambda code: code.key)


@pytest.fixture(scope="module")
def german() -> dict[str, str]:
    """The German of every sentence, by the window's English."""
    root = ElementTree.parse(TRANSLATIONS / "fastvid_de.ts").getroot()
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for context in root.iter("context")
        if context.findtext("name") == "Engine"
        for message in context.iter("message")
    }


@pytest.fixture
def in_german(qtbot: QtBot) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / "fastvid_de.qm"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def window_template(code: Code) -> str:
    own = OWN_WORDS.get(code)
    return own() if own is not None else code.template


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.key)
def test_every_code_has_words_of_the_window_and_german_ones(code: Code, german: dict[str, str]) -> None:
    window = window_template(code)
    assert names_in(window) <= code.names
    assert german.get(window), "python packaging/translations.py, then translate it"
    assert names_in(german[window]) == names_in(window)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.key)
def test_the_window_names_no_option_of_the_command_line(code: Code) -> None:
    words = window_template(code)
    assert "--" not in words and "fastvid-gui " not in words


def test_reasons_are_in_the_users_language_too(in_german: None) -> None:
    limit = say(TargetSays.LIMIT, size="4.3 GB")
    told = in_words(say(TargetSays.TOO_LARGE, out="x.mp4", folder="/usb", limit=(limit, limit)))
    assert "höchstens 4.3 GB" in told and told.count("höchstens") == 1


def test_what_others_say_and_what_nobody_knows_is_shown_as_it_is() -> None:
    assert in_words(said_by_others("Disk {0} quota %s")) == "Disk {0} quota %s"
    assert in_words(Sentence("TargetSays.NEWER")) == "TargetSays.NEWER"
