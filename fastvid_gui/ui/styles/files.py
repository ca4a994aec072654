"""Files for the styles panel: the contents of a drop, and dialogs that choose pictures, style files and places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.styles.new_style import PICTURE_ENDINGS

translate = QCoreApplication.translate

STYLE_ENDINGS = (".safetensors", ".pth", ".pt", ".model", ".t7", ".onnx")


@dataclass(frozen=True, slots=True)
class DroppedFiles:
    """Files the panel can use."""

    styles: tuple[Path, ...] = ()
    pictures: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.styles or self.pictures)


def dropped(data: QMimeData) -> DroppedFiles:
    """The part of a drop that is for this panel, by the files' endings; anything else is for the window."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return DroppedFiles(
        tuple(path for path in paths if path.suffix.lower() in STYLE_ENDINGS),
        tuple(path for path in paths if path.suffix.lower() in PICTURE_ENDINGS),
    )


def choose_picture(parent: QWidget, done: Callable[[Path], None]) -> QFileDialog:
    """Lets the user choose the picture of a new style."""
    dialog = QFileDialog(parent, translate("StyleFiles", "Picture for a new style"), pictures_folder())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("StyleFiles", "Pictures ({endings})").format(endings=_stars(PICTURE_ENDINGS)),
            translate("StyleFiles", "All files (*)"),
        ]
    )
    dialog.fileSelected.connect(lambda name: settings().change(pictures=str(Path(name).parent)))
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    return _opened(dialog)


def pictures_folder() -> str:
    """The folder of the last picture, else that of the user's pictures."""
    last = settings().values.pictures
    if last and Path(last).is_dir():
        return last
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)


def choose_styles(parent: QWidget, done: Callable[[list[Path]], None]) -> QFileDialog:
    """Lets the user choose style files to add."""
    dialog = QFileDialog(parent, translate("StyleFiles", "Add style files"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            translate("StyleFiles", "Style files ({endings})").format(endings=_stars(STYLE_ENDINGS)),
            translate("StyleFiles", "All files (*)"),
        ]
    )
    dialog.filesSelected.connect(lambda names: done([Path(name) for name in names]))
    return _opened(dialog)


def choose_export(parent: QWidget, name: str, done: Callable[[Path], None]) -> QFileDialog:
    """Lets the user choose where a style is written; the dialog asks before a file is replaced."""
    dialog = QFileDialog(parent, translate("StyleFiles", "Export style"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(STYLE_ENDINGS[0].lstrip("."))
    dialog.setNameFilters(
        [translate("StyleFiles", "Style files ({endings})").format(endings=_stars(STYLE_ENDINGS[:1]))]
    )
    dialog.selectFile(f"{name}{STYLE_ENDINGS[0]}")
    dialog.fileSelected.connect(lambda chosen: done(Path(chosen)))
    return _opened(dialog)


def _opened(dialog: QFileDialog) -> QFileDialog:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _stars(endings: Sequence[str]) -> str:
    return " ".join(f"*{ending}" for ending in endings)
