"""Keyframe files (CSV) in and out of the current film, through the engine."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fastvid_gui.engine.messages.keyframes import KeyframesFound, ReadKeyframes, WriteKeyframes
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.timeline.editor import Editor


class KeyframeFiles(QObject):
    """Imports and exports; reports problems in place, and asks before it replaces a file."""

    problem = Signal(str)
    said = Signal(str)
    """A sentence about what was done."""
    replace_wanted = Signal(object)
    """The `Path` of a file that exists already: only `export(path, replace=True)` writes it."""

    def __init__(self, editor: Editor, preview_engine: Asks, window: QWidget) -> None:
        super().__init__(window)
        self._editor, self._preview_engine, self._window = editor, preview_engine, window
        self._import: Call | None = None

    def choose_import(self) -> None:
        """Lets the user choose a file to import."""
        film = self._editor.film
        if film is None:
            return
        dialog = QFileDialog(self._window, self.tr("Import keyframes"), str(film.path.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Keyframe files (*.csv *.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        self._open(dialog)

    def choose_export(self) -> None:
        """Lets the user choose where to write the keyframes."""
        film = self._editor.film
        if film is None:
            return
        place = film.path.with_name(f"{film.path.stem} keyframes.csv")
        dialog = QFileDialog(self._window, self.tr("Export keyframes"), str(place.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Keyframe files (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(place.name)
        # The panel asks instead: it always does, whatever the system's dialog does.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        self._open(dialog)

    def read(self, csv: Path) -> None:
        """Takes the keyframes of a file for the current film, as one undo step."""
        film = self._editor.film
        if film is None:
            return
        if self._import is not None:
            self._import.stop()
        path = film.path
        call = self._import = self._preview_engine.ask(ReadKeyframes(str(path), str(csv)), self)
        call.finished.connect(lambda value: self._on_read(path, csv, value))
        call.failed.connect(self.problem)
        call.ended.connect(lambda: self._on_ended(call))

    def export(self, csv: Path, replace: bool = False) -> None:
        """Writes the keyframes of the current film; an existing file only with `replace`."""
        film = self._editor.film
        if film is None or not film.keyframes:
            return
        try:
            taken = csv.exists()
        except OSError:
            taken = False  # the engine will report what is wrong with the place
        if taken and not replace:
            self.replace_wanted.emit(csv)
            return
        count = len(film.keyframes)
        call = self._preview_engine.ask(WriteKeyframes(str(csv), film.keyframes, str(film.path)), self)
        call.failed.connect(self.problem)
        text = (
            self.tr("{0} keyframes were written to {1}.")
            if count != 1
            else self.tr("1 keyframe was written to {1}.")
        )
        call.finished.connect(lambda _: self.said.emit(text.format(count, csv.name)))

    def _on_read(self, path: Path, csv: Path, value: object) -> None:
        film = self._editor.film
        if film is None or film.path != path or not isinstance(value, KeyframesFound):
            return
        if self._editor.replace(value.keyframes, self.tr("Import keyframes")):
            count = len(self._editor.film.keyframes) if self._editor.film else 0
            self.said.emit(self.tr("{0} keyframes from {1}.").format(count, csv.name))

    def _on_ended(self, call: Call) -> None:
        if call is self._import:
            self._import = None

    @staticmethod
    def _open(dialog: QFileDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
