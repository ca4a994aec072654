"""The language of the window: English is in the code, other languages are Qt translations in resources/translations."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from fastvid_gui.paths import resources_folder

PREFIX = "fastvid_"


def translations_folder() -> Path:
    """Where the compiled translations (.qm) are."""
    return resources_folder() / "translations"


def languages() -> dict[str, str]:
    """Codes of the available languages, with their own names: {"en": "English", "de": "Deutsch"}."""
    codes = sorted(path.stem.removeprefix(PREFIX) for path in translations_folder().glob(f"{PREFIX}*.qm"))
    # Qt would call the first one "American English".
    return {"en": "English"} | {code: QLocale(code).nativeLanguageName().capitalize() for code in codes}


def install_language(app: QCoreApplication, language: str) -> str:
    """Gives the application a language ("" is the system's, where there is a translation); returns its code.

    Call it before widgets are created: existing ones keep their words.
    """
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale.system())
    known = languages()
    wanted = [language] if language else [tag.split("-")[0] for tag in QLocale.system().uiLanguages()]
    code = next((tag for tag in wanted if tag in known), "en")
    if code == "en":
        return code
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{code}", qt_folder), (f"{PREFIX}{code}", str(translations_folder()))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    # Numbers as that language writes them, where the system uses another one.
    if QLocale().language() != QLocale(code).language():
        QLocale.setDefault(QLocale(code))
    return code
