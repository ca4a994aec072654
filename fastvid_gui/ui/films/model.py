"""The session's films as rows for a list view: name, picture, and the state of each."""

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from fastvid_gui.engine.messages.films import MakeThumbnails
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.session import Film, FilmState, Session
from fastvid_gui.ui.widgets.blank import blank

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
PICTURE_HEIGHT = 80
"""Size of the thumbnails in the engine's pixels: twice the shown size, for sharp screens."""
MAX_PICTURES = 400

Index = QModelIndex | QPersistentModelIndex


class Sign(StrEnum):
    """The meaning of the row's icon."""

    NONE = "none"
    OPENING = "opening"
    PAINTING = "painting"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    WARNED = "warned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is shown of a film. `text`: its second line; `progress`: percent, or -1; `missing`: its file is gone."""

    path: Path
    sign: Sign
    text: str
    problem: str = ""
    progress: int = -1
    current: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """The state of a film's render, as the queue reports it."""

    sign: Sign
    text: str
    progress: int = -1


class FilmsModel(QAbstractListModel):
    """Rows in the order of the session; the model follows it."""

    def __init__(self, session: Session, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._preview_engine = session, preview_engine
        self._films: tuple[Film, ...] = ()
        self._pictures: OrderedDict[Path, QImage] = OrderedDict()
        self._asked: set[Path] = set()
        self._bettered: set[Path] = set()
        self._opening: dict[Path, int] = {}
        self._work: dict[Path, Work] = {}
        session.films_changed.connect(self._on_films_changed)
        session.film_changed.connect(self._on_film_changed)
        session.current_changed.connect(self._on_current_changed)
        self._on_films_changed()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._films)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._films):
            return None
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.path.name
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures.get(row.path)
        if role == Qt.ItemDataRole.ToolTipRole:
            film = self._films[index.row()]
            warnings = map(in_words, film.info.warnings) if film.info else ()
            return "\n".join(line for line in (str(row.path), row.problem or row.text, *warnings) if line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.path.name}, {row.problem or row.text}"
        return None

    def row(self, place: int) -> Row:
        """What is shown in a row."""
        film = self._films[place]
        current = self._session.current
        here = current is not None and current.path == film.path
        if film.state is FilmState.FAILED:
            return Row(
                path=film.path,
                sign=Sign.FAILED,
                text=self.tr("Not found") if film.missing else "",
                # The whole path is in the tooltip; the column is narrow.
                problem=film.problem.replace(str(film.path), film.path.name),
                current=here,
                missing=film.missing,
            )
        if film.state is FilmState.OPENING:
            percent = self._opening.get(film.path, -1)
            text = self.tr("Opening… {percent} %") if percent >= 0 else self.tr("Opening…")
            return Row(
                path=film.path,
                sign=Sign.OPENING,
                text=text.format(percent=percent),
                problem="",
                progress=percent,
                current=here,
            )
        work = self._work.get(film.path)
        if work is not None:
            return Row(
                path=film.path,
                sign=work.sign,
                text=work.text,
                problem="",
                progress=work.progress,
                current=here,
            )
        odd = film.info is not None and bool(film.info.warnings)
        return Row(path=film.path, sign=Sign.WARNED if odd else Sign.NONE, text=film_text(film), current=here)

    def place_of(self, path: Path) -> int:
        """The row of a film, -1 if it is not in the list."""
        return next((place for place, film in enumerate(self._films) if film.path == path), -1)

    def set_opening(self, path: Path, percent: int) -> None:
        """How far the check of a file is."""
        self._opening[path] = percent
        self._changed(path)

    def set_work(self, work: dict[Path, Work]) -> None:
        """The state of all films' renders, at once."""
        touched = {path for path in {*work, *self._work} if work.get(path) != self._work.get(path)}
        self._work = work
        for path in touched:
            self._changed(path)

    def _on_films_changed(self) -> None:
        films = self._session.films
        if [film.path for film in films] == [film.path for film in self._films]:
            self._films = films
        else:
            self.beginResetModel()
            self._films = films
            self.endResetModel()
        listed = {film.path for film in films}
        for kept in (self._pictures, self._opening):
            for path in [path for path in kept if path not in listed]:
                del kept[path]
        self._asked &= listed
        self._bettered &= listed
        for film in films:
            self._ask_picture(film)

    def _on_film_changed(self, path: Path) -> None:
        self._films = self._session.films
        film = self._session.film(path)
        if film is None:
            return
        if film.state is not FilmState.OPENING:
            self._opening.pop(path, None)
        else:
            self._asked.discard(path)
            self._bettered.discard(path)
        self._ask_picture(film)
        self._changed(path)

    def _on_current_changed(self) -> None:
        if self._films:
            self.dataChanged.emit(self.index(0), self.index(len(self._films) - 1))

    def _changed(self, path: Path) -> None:
        place = self.place_of(path)
        if place >= 0:
            self.dataChanged.emit(self.index(place), self.index(place))

    def _ask_picture(self, film: Film) -> None:
        if film.state is not FilmState.READY or not film.frames:
            return
        if film.path in self._asked:
            self._ask_better(film)
            return
        self._asked.add(film.path)
        # Many films begin black.
        self._ask_frame(film, film.frames // 10)

    def _ask_better(self, film: Film) -> None:
        """Where there is next to nothing on the picture, one that shows something, once that is known."""
        picture = self._pictures.get(film.path)
        if film.telling is None or film.path in self._bettered or picture is None or not blank(picture):
            return
        self._bettered.add(film.path)
        self._ask_frame(film, film.telling)

    def _ask_frame(self, film: Film, frame: int) -> None:
        request = MakeThumbnails(str(film.path), (frame,), PICTURE_HEIGHT)
        call = self._preview_engine.ask(request, self)
        call.news.connect(lambda news: self._on_picture(film.path, news))

    def _on_picture(self, path: Path, news: object) -> None:
        if not isinstance(news, FramePicture) or path not in self._asked:
            return
        shown = news.picture
        image = QImage(shown.data, shown.width, shown.height, 3 * shown.width, QImage.Format.Format_RGB888)
        self._pictures[path] = image.copy()
        while len(self._pictures) > MAX_PICTURES:
            self._pictures.popitem(last=False)
        self._changed(path)
        if (film := self._session.film(path)) is not None and news.final:
            self._ask_better(film)


def film_text(film: Film) -> str:
    """Duration and size: "0:10 · 640 × 360"."""
    if film.info is None:
        return ""
    seconds = round(film.info.duration)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    length = f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
    return f"{length} · {film.info.width} × {film.info.height}"
