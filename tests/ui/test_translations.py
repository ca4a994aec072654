"""German is complete, and what it says can be filled in like the English."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from fastvid_gui.ui.system.language import install_language, languages, translations_folder

REPOSITORY = Path(__file__).resolve().parents[2]
GERMAN = translations_folder() / "fastvid_de.ts"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "translations", REPOSITORY / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_german_lacks_nothing(script: ModuleType) -> None:
    if not Path(sys.executable).with_name("pyside6-lupdate").exists():
        pytest.skip("pyside6-lupdate is not beside this Python")
    assert script.missing(GERMAN) == [], "run: python packaging/translations.py, then translate"


def test_what_is_filled_in_is_the_same_in_german(script: ModuleType) -> None:
    found = script.texts(GERMAN)
    assert len(found) > 500
    for (context, english, _), german in found.items():
        places = [sorted(re.findall(r"\{[^}]*\}", text)) for text in (english, german)]
        assert places[0] == places[1], f"{context}: {english!r}"
        assert english.count("&") == german.count("&"), f"{context}: {english!r}"


def test_menus_have_each_letter_once(script: ModuleType) -> None:
    bars = ("&File", "&Edit", "&View", "&Playback", "Ke&yframes", "&Render", "&Help")
    german = {
        source: text for (context, source, _), text in script.texts(GERMAN).items() if context == "Menus"
    }
    letters = [german[bar][german[bar].index("&") + 1].lower() for bar in bars]
    assert len(set(letters)) == len(letters)


def test_the_compiled_file_speaks_german(qapp: QApplication) -> None:
    assert languages()["de"] == "Deutsch"
    try:
        assert install_language(qapp, "de") == "de"
        assert QCoreApplication.translate("EmptyState", "Drop a video here") == "Video hier ablegen"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        install_language(qapp, "en")
    assert not qapp.findChildren(QTranslator) or QCoreApplication.translate("EmptyState", "x") == "x"
    assert QCoreApplication.translate("EmptyState", "Drop a video here") == "Drop a video here"


def test_every_text_can_be_found_by_the_tool() -> None:
    """lupdate reads the words in the call of tr and translate; it does not follow variables."""
    hidden = re.compile(r"\b(?:tr|translate)\((?:\s*\"\w+\",)?\s*(?![fr]?\"|\s|\))[a-z_]+\s*[,)]")
    found = [
        f"{path.name}: {match.group()}"
        for path in (REPOSITORY / "fastvid_gui" / "ui").rglob("*.py")
        for match in hidden.finditer(path.read_text())
    ]
    assert found == []
