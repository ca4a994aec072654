"""Which folder is watched, in what look its films are painted, and where they go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.domain.look import Look
from fastvid_gui.ui.jobs.choices import SIZES
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.watch.file import FolderWatch
from fastvid_gui.ui.watch.watcher import Watcher
from fastvid_gui.ui.watch.words import watch_words
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, colors
from fastvid_gui.ui.words.quantities import style_words

NAME_ROLE = Qt.ItemDataRole.UserRole + 1


class WatchDialog(QDialog):
    """Shows what is watched, and starts or stops it. The choices count when watching starts."""

    def __init__(
        self, watcher: Watcher, presets: Presets, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._watcher, self._presets, self._session = watcher, presets, session
        self.folder: Path | None = None
        self.output: Path | None = None
        self.setWindowTitle(self.tr("Watched folder"))
        self.setMinimumWidth(520)
        explanation = QLabel(
            self.tr(
                "Films that arrive in this folder are painted by themselves, as long as FastVid runs. A film counts as "
                "arrived when it is whole."
            )
        )
        explanation.setWordWrap(True)
        self._state = QLabel()
        self._state.setWordWrap(True)
        self._folder_text, self._output_text = (
            ElidedLabel(mode=Qt.TextElideMode.ElideMiddle) for _ in range(2)
        )
        self.look_box, self.size_box = QComboBox(), QComboBox()
        self.present = QCheckBox(self.tr("Paint the films that are there already, too"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.folder_button = self._folder_row(
            self.tr("Folder"), self._folder_text, self.tr("Choose the folder to be watched")
        )
        self.output_button = self._folder_row(
            self.tr("Finished films"), self._output_text, self.tr("Choose the folder for the finished films")
        )
        self.folder_button.clicked.connect(lambda: self._choose(self.set_folder))
        self.output_button.clicked.connect(lambda: self._choose(self.set_output))
        self._row(self.tr("Look"), self.look_box)
        self._row(self.tr("Size"), self.size_box)
        self.stop_button = QPushButton(self.tr("Stop watching"))
        self.start_button = QPushButton(self.tr("Watch"))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        for button in (self.stop_button, close):
            button.setAutoDefault(False)
        self.start_button.setDefault(True)
        self.stop_button.clicked.connect(self._stop)
        self.start_button.clicked.connect(self._start)
        buttons = QHBoxLayout()
        buttons.addWidget(self.stop_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.start_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(explanation)
        whole.addLayout(self._grid)
        whole.addWidget(self.present)
        whole.addWidget(self._state)
        whole.addStretch(1)
        whole.addLayout(buttons)
        self.look_box.currentIndexChanged.connect(self._show)
        self.size_box.currentIndexChanged.connect(self._show)
        watcher.changed.connect(self._show)

    def _row(self, text: str, *widgets: QWidget) -> None:
        place = self._grid.rowCount()
        label = QLabel(text)
        label.setBuddy(widgets[0])
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        shade = label.palette()
        shade.setColor(shade.ColorRole.WindowText, colors(self.palette()).muted)
        label.setPalette(shade)
        widgets[0].setAccessibleName(text)
        row = QHBoxLayout()
        row.setSpacing(12)
        for number, widget in enumerate(widgets):
            row.addWidget(widget, 0 if number else 1)
        self._grid.addWidget(label, place, 0)
        self._grid.addLayout(row, place, 1)

    def _folder_row(self, text: str, shown: ElidedLabel, tip: str) -> QPushButton:
        button = QPushButton(icon("folder-open"), self.tr("Folder…"))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoDefault(False)
        self._row(text, shown, button)
        return button

    def open_now(self) -> None:
        """Shows what is watched, or the choices for a new watch."""
        watch, film = self._watcher.watch, self._session.current
        box = self.look_box
        box.blockSignals(True)
        box.clear()
        if watch is not None:
            box.addItem(icon("eye"), watch.name, watch.look)
        look = self._session.look
        if film is not None and look.style:
            words = style_words(look.style, self._session.style_titles)
            box.addItem(icon("brush"), self.tr("As the shown film: {style}").format(style=words), look)
            # What is watched says the style alone: another film may be shown by then.
            box.setItemData(box.count() - 1, words, NAME_ROLE)
        for preset in self._presets.all:
            if watch is None or preset.look != watch.look:
                box.addItem(icon("sliders-horizontal"), preset.name, preset.look)
        box.blockSignals(False)
        self.size_box.blockSignals(True)
        self.size_box.clear()
        self.size_box.addItem(self.tr("As each film"), 0)
        for size in SIZES:
            self.size_box.addItem(self.tr("{size}p").format(size=size), size)
        self.size_box.setCurrentIndex(max(0, self.size_box.findData(watch.size if watch else 0)))
        self.size_box.blockSignals(False)
        self.present.setChecked(False)
        self.folder, self.output = (watch.folder, watch.output) if watch else (None, None)
        self._show()
        self.show()
        self.raise_()
        self.activateWindow()

    def _choose(self, done: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, self.windowTitle(), str(self.folder or Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: done(Path(name)))
        dialog.open()

    def set_folder(self, folder: Path) -> None:
        """Sets the folder to be watched; the finished films go into one below it, unless another was chosen."""
        below = self.folder / self._below() if self.folder is not None else None
        if self.output in (None, below):
            self.output = folder / self._below()
        self.folder = folder
        self._show()

    def set_output(self, folder: Path) -> None:
        """Sets where the finished films go."""
        self.output = folder
        self._show()

    def _below(self) -> str:
        return self.tr("Painted")

    def wish(self) -> FolderWatch | None:
        """What would be watched; None while something is not chosen."""
        look = self.look_box.currentData()
        if self.folder is None or self.output is None or not isinstance(look, Look) or self._problem():
            return None
        return FolderWatch(
            folder=self.folder,
            look=look,
            name=str(self.look_box.currentData(NAME_ROLE) or self.look_box.currentText()),
            output=self.output,
            size=int(self.size_box.currentData() or 0),
        )

    def _problem(self) -> str:
        if not self._watcher.may_watch:
            return self.tr("Another FastVid window is open and watches. Close it, or watch there.")
        if self.folder is not None and self.folder == self.output:
            return self.tr(
                "Finished films would arrive in the watched folder again. Choose another folder for them."
            )
        return ""

    def _show(self) -> None:
        watch = self._watcher.watch
        nothing = self.tr("Not chosen")
        self._folder_text.setText(str(self.folder) if self.folder else nothing)
        self._output_text.setText(str(self.output) if self.output else nothing)
        problem = self._problem()
        self._state.setText(problem or watch_words(self._watcher))
        self._state.setVisible(bool(self._state.text()))
        shade = self._state.palette()
        color = colors(self.palette()).error if problem else colors(self.palette()).text
        shade.setColor(shade.ColorRole.WindowText, color)
        self._state.setPalette(shade)
        self.stop_button.setVisible(watch is not None)
        wish = self.wish()
        self.start_button.setEnabled(wish is not None and wish != watch)
        self.start_button.setText(self.tr("Watch") if watch is None else self.tr("Change"))

    def _start(self) -> None:
        if (wish := self.wish()) is not None:
            self._watcher.start(wish, self.present.isChecked())
            self.accept()

    def _stop(self) -> None:
        self._watcher.stop()
        self.open_now()
