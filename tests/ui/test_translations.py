"""Every language is complete, and what it says can be filled in like the English."""

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
FILES = {code: translations_folder() / f"fastvid_{code}.ts" for code in languages() if code != "en"}
SAMPLES = {
    "de": ("Deutsch", "Video hier ablegen", "Abbrechen"),
    "fr": ("Français", "Déposez une vidéo ici", "Annuler"),
}
OTHERS = pytest.mark.parametrize("code", list(FILES))


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


@OTHERS
def test_no_language_lacks_anything(script: ModuleType, code: str) -> None:
    if not Path(sys.executable).with_name("pyside6-lupdate").exists():
        pytest.skip("pyside6-lupdate is not beside this Python")
    assert script.missing(FILES[code]) == [], "run: python packaging/translations.py, then translate"


@OTHERS
def test_what_is_filled_in_is_the_same(script: ModuleType, code: str) -> None:
    found = script.texts(FILES[code])
    assert len(found) > 500
    for (context, english, _), other in found.items():
        if not other:
            continue  # shown in English
        places = [sorted(re.findall(r"\{[^}]*\}", text)) for text in (english, other)]
        assert places[0] == places[1], f"{context}: {english!r}"
        assert english.count("&") == other.count("&"), f"{context}: {english!r}"


@OTHERS
def test_menus_have_each_letter_once(script: ModuleType, code: str) -> None:
    bars = ("&File", "&Edit", "&View", "&Playback", "Ke&yframes", "&Render", "&Help")
    told = {
        source: text for (context, source, _), text in script.texts(FILES[code]).items() if context == "Menus"
    }
    letters = [told[bar][told[bar].index("&") + 1].lower() for bar in bars]
    assert len(set(letters)) == len(letters)


@OTHERS
def test_the_compiled_file_speaks_the_language(qapp: QApplication, code: str) -> None:
    name, drop, cancel = SAMPLES[code]
    assert languages()[code] == name
    try:
        assert install_language(qapp, code) == code
        assert QCoreApplication.translate("EmptyState", "Drop a video here") == drop
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
    finally:
        install_language(qapp, "en")
    assert not qapp.findChildren(QTranslator) or QCoreApplication.translate("EmptyState", "x") == "x"
    assert QCoreApplication.translate("EmptyState", "Drop a video here") == "Drop a video here"


def test_a_language_is_a_file(
    script: ModuleType, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A translation that is put there is offered and spoken; what it lacks stays English."""
    from fastvid_gui.ui.system import language as under_test

    source = FILES["fr"].read_text("utf-8").replace('language="fr"', 'language="it"', 1)
    source = source.replace("Déposez une vidéo ici", "Trascina qui un video")
    source = re.sub(
        r"(<source>Try the sample</source>\s*)<translation>.*?</translation>",
        r'\1<translation type="unfinished"></translation>',
        source,
    )
    made = tmp_path / "fastvid_it.ts"
    made.write_text(source, "utf-8")
    script.tool("lrelease", str(made), "-qm", str(made.with_suffix(".qm")), "-silent")
    monkeypatch.setattr(under_test, "translations_folder", lambda: tmp_path)
    assert languages() == {"en": "English", "it": "Italiano"}
    try:
        assert install_language(qapp, "it") == "it"
        assert QCoreApplication.translate("EmptyState", "Drop a video here") == "Trascina qui un video"
        assert QCoreApplication.translate("EmptyState", "Try the sample") == "Try the sample"
    finally:
        install_language(qapp, "en")


def test_only_german_must_be_whole_for_the_tool(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["translations.py", "--check"])
    monkeypatch.setattr(script, "missing", lambda path: ["A: 'b'"] if "_fr" in path.name else [])
    assert script.main() == 0
    assert "1 texts missing (de 0, fr 1)" in capsys.readouterr().out
    monkeypatch.setattr(script, "missing", lambda path: ["A: 'b'"] if "_de" in path.name else [])
    assert script.main() == 1


def test_every_text_can_be_found_by_the_tool() -> None:
    """lupdate reads the words in the call of tr and translate; it does not follow variables."""
    hidden = re.compile(r"\b(?:tr|translate)\((?:\s*\"\w+\",)?\s*(?![fr]?\"|\s|\))[a-z_]+\s*[,)]")
    found = [
        f"{path.name}: {match.group()}"
        for path in (REPOSITORY / "fastvid_gui" / "ui").rglob("*.py")
        for match in hidden.finditer(path.read_text())
    ]
    assert found == []
