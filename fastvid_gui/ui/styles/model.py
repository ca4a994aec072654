"""The gallery as rows for a view: no style, the styles that match search and star, a new one from a picture."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.styles.favorites import Favorites
from fastvid_gui.ui.styles.library import StyleLibrary, title_of
from fastvid_gui.ui.styles.mix import Mix
from fastvid_gui.ui.styles.order import sort_key
from fastvid_gui.ui.styles.pictures import GalleryPictures

STYLE_MIME = "application/x-fastvid-style"
"""A tile that is dragged: the style's name, UTF-8."""

Index = QModelIndex | QPersistentModelIndex


class Kind(StrEnum):
    """What a tile stands for."""

    NONE = "none"
    STYLE = "style"
    NEW = "new"


class Role(IntEnum):
    """What the delegate asks for."""

    KIND = Qt.ItemDataRole.UserRole + 1
    NAME = Qt.ItemDataRole.UserRole + 2
    ARTIST = Qt.ItemDataRole.UserRole + 3
    PICTURE = Qt.ItemDataRole.UserRole + 4
    """QImage of the frame in the style, or QPixmap of the style's own picture, or None."""
    FRESH = Qt.ItemDataRole.UserRole + 5
    """Whether no better picture is coming."""
    SHARE = Qt.ItemDataRole.UserRole + 6
    """0 to 1: how much of the look is this style."""
    FAVORITE = Qt.ItemDataRole.UserRole + 7


class StylesModel(QAbstractListModel):
    """Rows follow library, search and favorites; `set_mix` says which are chosen."""

    def __init__(
        self, library: StyleLibrary, pictures: GalleryPictures, favorites: Favorites, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._pictures, self._favorites = library, pictures, favorites
        self._rows: list[StyleInfo] = []
        self._words: tuple[str, ...] = ()
        self._only_favorites = False
        self._stars = favorites.names()
        self._shares: dict[str, float] = {}
        self._none_chosen = True
        self._thumbnails: dict[str, QPixmap] = {}
        library.changed.connect(self._on_library)
        pictures.arrived.connect(self._on_picture)
        pictures.reset.connect(self._on_pictures_reset)
        self._fill()

    # ---- what is shown ----

    def search(self, text: str) -> None:
        """Shows only styles whose name, title or artist has all of these words."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._fill()

    def show_only_favorites(self, only: bool) -> None:
        """Shows only styles with a star."""
        if only != self._only_favorites:
            self._only_favorites = only
            self._fill()

    def set_mix(self, mix: Mix) -> None:
        """Sets which styles are chosen, with their shares."""
        shares = dict(mix)
        if shares != self._shares or self._none_chosen != (not mix):
            self._shares, self._none_chosen = shares, not mix
            self._announce([int(Role.SHARE)])

    def favorites_changed(self) -> None:
        """Stars were added or removed."""
        stars = self._favorites.names()
        if stars == self._stars:
            return
        self._stars = stars
        self._fill()
        self._announce([int(Role.FAVORITE)])

    @property
    def filtered(self) -> bool:
        """Whether search or star may hide styles."""
        return bool(self._words) or self._only_favorites

    @property
    def found(self) -> int:
        """How many styles are shown."""
        return len(self._rows)

    def names(self, first: Iterable[int] = ()) -> list[str]:
        """Names of the styles shown, those in the rows `first` first."""
        before = [self._rows[row - 1].name for row in first if 0 < row <= len(self._rows)]
        early = set(before)
        return before + [info.name for info in self._rows if info.name not in early]

    def row_of(self, name: str) -> int:
        """The row of a style ("" is the first tile); -1 if it is not shown."""
        if not name:
            return 0
        return next((row for row, info in enumerate(self._rows, 1) if info.name == name), -1)

    # ---- Qt's side ----

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = index.row()
        if row == 0:
            return self._none_data(role)
        if row > len(self._rows):
            return self._new_data(role)
        return self._style_data(self._rows[row - 1], role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.data(Role.KIND) == Kind.STYLE:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [STYLE_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        if indexes:
            data.setData(STYLE_MIME, str(indexes[0].data(Role.NAME)).encode())
        return data

    def _none_data(self, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.tr("No style")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("No style, the film as it is")
            case Qt.ItemDataRole.ToolTipRole:
                return self.tr("The film as it is")
            case Role.KIND:
                return Kind.NONE
            case Role.NAME | Role.ARTIST:
                return "" if role == Role.NAME else self.tr("as filmed")
            case Role.PICTURE:
                return self._pictures.source()
            case Role.FRESH:
                return True
            case Role.SHARE:
                return 1.0 if self._none_chosen else 0.0
        return None

    def _new_data(self, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.tr("New style")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("New style from a picture")
            case Qt.ItemDataRole.ToolTipRole:
                return self.tr("Learn a new style from a painting, a photo or a drawing (Enter)")
            case Role.KIND:
                return Kind.NEW
            case Role.ARTIST:
                return self.tr("from a picture")
            case Role.SHARE:
                return 0.0
        return None

    def _style_data(self, info: StyleInfo, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(info)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = [
                    title_of(info),
                    info.artist,
                    self.tr("favorite") if info.name in self._stars else "",
                ]
                share = self._shares.get(info.name, 0.0)
                if 0 < share < 1:
                    parts.append(self.tr("{percent} % of the blend").format(percent=round(100 * share)))
                return ", ".join(part for part in parts if part)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(info)
            case Role.KIND:
                return Kind.STYLE
            case Role.NAME:
                return info.name
            case Role.ARTIST:
                return info.artist or ("" if info.builtin else self.tr("your style"))
            case Role.PICTURE:
                return self._pictures.picture(info.name) or self._thumbnail(info.name)
            case Role.FRESH:
                return self._pictures.is_fresh(info.name)
            case Role.SHARE:
                return self._shares.get(info.name, 0.0)
            case Role.FAVORITE:
                return info.name in self._stars
        return None

    def _tooltip(self, info: StyleInfo) -> str:
        lines = [
            info.title or info.name,
            ", ".join(part for part in (info.artist, info.year) if part),
            info.credit,
        ]
        lines.append(
            self.tr("Enter: paint in it   Ctrl+D: star   Drag it onto another style to blend the two")
        )
        return "\n".join(line for line in lines if line)

    def _thumbnail(self, name: str) -> QPixmap | None:
        """The style's own picture. It is read on another thread when it is first needed, and comes a little later."""
        path = self._library.thumbnail(name)
        if not path:
            return None
        found = self._thumbnails.get(path)
        if found is None:
            found = self._thumbnails[path] = QPixmap()
            in_background(self, lambda: QImage(path), lambda image: self._on_thumbnail(name, path, image))
        return None if found.isNull() else found

    def _on_thumbnail(self, name: str, path: str, image: QImage) -> None:
        if path in self._thumbnails and not image.isNull():
            self._thumbnails[path] = QPixmap.fromImage(image)
            self._on_picture(name)

    # ---- changes ----

    def _fill(self) -> None:
        matching = [info for info in self._library.styles if self._matches(info)]
        rows = sorted(matching, key=lambda info: sort_key(info, self._stars))
        if rows == self._rows and self.rowCount():
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _matches(self, info: StyleInfo) -> bool:
        if self._only_favorites and info.name not in self._stars:
            return False
        text = f"{info.name} {info.title} {title_of(info)} {info.artist}".casefold()
        return all(word in text for word in self._words)

    def _on_library(self) -> None:
        wanted = {self._library.thumbnail(info.name) for info in self._library.styles}
        self._thumbnails = {path: picture for path, picture in self._thumbnails.items() if path in wanted}
        self._fill()

    def _on_picture(self, name: str) -> None:
        row = self.row_of(name)
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index, [int(Role.PICTURE), int(Role.FRESH)])

    def _on_pictures_reset(self) -> None:
        self._announce([int(Role.PICTURE), int(Role.FRESH)])

    def _announce(self, roles: list[int]) -> None:
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), roles)
