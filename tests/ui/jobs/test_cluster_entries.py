"""A cluster's folder is chosen where helpers are."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from fastvid_gui.ui.jobs.cluster_choice import CHOOSE, CLUSTER, ClusterEntries


def made(qtbot: QtBot) -> tuple[QComboBox, ClusterEntries, QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    box = QComboBox(window)
    box.addItem("This computer", "local")
    box.addItem("Helpers", "auto")
    choice = ClusterEntries(box, window)
    choice.fill()
    return box, choice, window


def test_a_folder_is_chosen_and_stays_in_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    box, choice, _ = made(qtbot)
    assert choice.folder == "" and box.count() == 3
    choice.choose(str(tmp_path))
    assert choice.folder == str(tmp_path) and box.currentText().startswith("The cluster in ")
    box.setCurrentIndex(0)
    assert choice.folder == ""
    choice.choose(str(tmp_path / "other"))
    assert box.count() == 4 and choice.folder == str(tmp_path / "other")


def test_a_folder_of_before_is_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    box, choice, _ = made(qtbot)
    box.clear()
    box.addItem("This computer", "local")
    choice.fill(str(tmp_path), paints=False)
    assert choice.folder == "" and box.findData(CLUSTER + str(tmp_path)) >= 0
    box.clear()
    box.addItem("This computer", "local")
    choice.fill(str(tmp_path), paints=True)
    assert choice.folder == str(tmp_path)


def test_a_long_path_does_not_widen_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    box, choice, _ = made(qtbot)
    folder = str(tmp_path / "a-very-long-name-of-a-folder" / "and-another-one-within-it" / "painting")
    choice.choose(folder)
    assert choice.folder == folder and "…" in box.currentText() and len(box.currentText()) < len(folder)
    assert box.itemData(box.currentIndex(), Qt.ItemDataRole.ToolTipRole) == folder


def test_the_dialog_can_be_left_without_a_choice(qtbot: QtBot) -> None:
    box, choice, window = made(qtbot)
    box.setCurrentIndex(1)
    box.setCurrentIndex(box.findData(CHOOSE))
    box.activated.emit(box.currentIndex())
    dialog = window.findChild(QFileDialog)
    assert dialog is not None and box.currentIndex() == 1
    dialog.reject()
    assert choice.folder == "" and box.currentIndex() == 1
