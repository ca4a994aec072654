"""How much a folder holds, clearing it, and the offer to restart."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from fastvid_gui.settings import settings
from fastvid_gui.ui.settings.general_page import GeneralPage
from fastvid_gui.ui.settings.storage_page import MADE_AGAIN, StoragePage
from fastvid_gui.ui.settings.storage_use import StorageUse, held_bytes

WAIT = 120_000
LEFT = Qt.MouseButton.LeftButton


def test_a_folder_says_what_it_holds_and_is_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    (folder / "thumbnails" / "deep").mkdir(parents=True)
    (folder / "thumbnails" / "deep" / "a.png").write_bytes(b"x" * 3_000_000)
    (folder / "helper").mkdir()
    (folder / "helper" / "piece").write_bytes(b"dear")
    (folder / "speeds").write_bytes(b"y" * 1000)
    (folder / "link").symlink_to(tmp_path)
    use = StorageUse(folder, "Cache", parts=("thumbnails", "speeds", "absent"), clears=True)
    qtbot.addWidget(use)
    use.show()
    qtbot.waitUntil(lambda: use.held.text() == "3 MB", timeout=WAIT)
    qtbot.mouseClick(use.clear_button, LEFT)
    qtbot.waitUntil(lambda: use.held.text() == "0 bytes", timeout=WAIT)
    assert not (folder / "thumbnails").exists() and not use.clear_button.isEnabled()
    assert (folder / "helper" / "piece").read_bytes() == b"dear"
    assert held_bytes(tmp_path / "absent") == 0


def test_what_can_be_cleared_are_names_of_the_cache(qtbot: QtBot) -> None:
    from fastvid_gui.engine import known_checksums, speeds
    from fastvid_gui.render import kept_analysis

    assert set(MADE_AGAIN) == {
        "thumbnails", kept_analysis.FOLDER, known_checksums.FILE_NAME, speeds.FILE_NAME
    }  # fmt: skip
    page = StoragePage()
    qtbot.addWidget(page)
    page.show()
    uses = page.findChildren(StorageUse)
    assert [use.clear_button.isVisible() for use in uses] == [False, False, True]


def test_another_language_offers_to_restart(qtbot: QtBot) -> None:
    page = GeneralPage()
    qtbot.addWidget(page)
    page.show()
    combo = next(combo for combo in page.findChildren(QComboBox) if combo.findData("fr") >= 0)
    assert not page.restart_button.isVisible()
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_End)
    assert settings().values.language == "fr"
    with qtbot.waitSignal(page.restart_wanted, timeout=WAIT):
        qtbot.mouseClick(page.restart_button, LEFT)
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    assert settings().values.language == "" and not page.restart_button.isVisible()
