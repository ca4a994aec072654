"""Links to the films and projects that were open recently: as many as there is room for, in one or two columns."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from fastvid_gui.projects.project_file import is_project
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import SPACE

ONE_COLUMN = 4
"""So many or fewer films stand in one column."""
MOST_ROWS = 6
LEAST_ROWS = 2
LINK_WIDTH = 300


class RecentFilms(QWidget):
    """The links."""

    film_wanted = Signal(object)
    """`Path` of a recent film or project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[QPushButton] = []
        self._arranged = (0, 0)
        """How many links are shown, in how many rows."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(0)

    def show_films(self, names: Sequence[str], room: int) -> None:
        """Makes the links. `room`: pixels that they may be high."""
        for link in self._links:
            self._grid.removeWidget(link)
            link.hide()
            link.deleteLater()
        films = [Path(name) for name in names[: 2 * MOST_ROWS]]
        titles = titles_of(films)
        self._arranged = (0, 0)
        self._links = [self._link(path, title) for path, title in zip(films, titles, strict=True)]
        self.fit(room)

    def fit(self, room: int) -> None:
        """Shows as many links as fit."""
        if not self._links:
            return
        rows = max(LEAST_ROWS, min(MOST_ROWS, room // max(1, self._links[0].sizeHint().height())))
        shown = self._links[: 2 * rows]
        rows = len(shown) if len(shown) <= min(ONE_COLUMN, rows) else (len(shown) + 1) // 2
        if (len(shown), rows) == self._arranged:
            return
        self._arranged = (len(shown), rows)
        for number, link in enumerate(self._links):
            self._grid.removeWidget(link)
            link.setVisible(number < len(shown))
            if number < len(shown):
                side = Qt.AlignmentFlag.AlignLeft if len(shown) > rows else Qt.AlignmentFlag.AlignHCenter
                self._grid.addWidget(link, number % rows, number // rows, side)

    def _link(self, path: Path, title: str) -> QPushButton:
        link = QPushButton(icon("file-video" if is_project(path) else "history"), "", self)
        text = link.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, LINK_WIDTH)
        link.setText(text.replace("&", "&&"))
        link.setFlat(True)
        link.setToolTip(str(path))
        link.setAccessibleName(self.tr("Open {name} again").format(name=title))
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        link.setStyleSheet("QPushButton { border-color: transparent; background: transparent; }")
        link.clicked.connect(lambda _=False: self.film_wanted.emit(path))
        return link


def titles_of(films: Sequence[Path]) -> list[str]:
    """The names of the files; with their folders where several have the same name."""
    names = [path.name for path in films]
    return [
        path.name if names.count(path.name) == 1 else f"{path.name} ({path.parent.name})" for path in films
    ]
