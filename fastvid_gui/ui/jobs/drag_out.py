"""A finished film dragged out of the queue, into an editor, a file manager or an upload page."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

PICTURE = QSize(160, 90)
"""The largest picture under the pointer, logical pixels."""


def film_data(film: Path) -> QMimeData:
    """A film as programs take it: by its place, as when it is dragged out of a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(film))])
    return data


def drag_film(row: QWidget, film: Path, picture: QPixmap | None) -> None:
    """Drags a film out of the window until the button is released. Others get a copy; the file stays."""
    drag = QDrag(row)
    drag.setMimeData(film_data(film))
    if picture is not None and not picture.isNull():
        small = picture.scaled(
            PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        drag.setPixmap(small)
        drag.setHotSpot(small.rect().center())
    drag.exec(Qt.DropAction.CopyAction)
