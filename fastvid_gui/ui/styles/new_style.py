"""The form for a new style: its picture, its title, how long to learn, and what to practice on."""

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.domain.style import MAX_TEXT_CHARACTERS
from fastvid_gui.engine.messages.training import TrainStyle
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.styles.tile import small_font
from fastvid_gui.ui.styles.training_card import PictureBox
from fastvid_gui.ui.widgets.card import Card
from fastvid_gui.ui.widgets.theme import SPACE

MINUTES = (5, 15, 30, 60)
USUAL_MINUTES = 15
PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")
FILM, PHOTOS, CHOOSE = "film", "photos", "choose"


class NewStyleForm(Card):
    """Asks for everything that `TrainStyle` needs, with sensible defaults, so that *Learn it* is enough."""

    wanted = Signal(object)
    """The `TrainStyle` to start."""
    closed = Signal()
    trouble = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._picture = Path()
        self._photos = ""
        self._busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addLayout(self._fields())
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setFont(small_font(self.font()))
        column.addWidget(self.note)
        column.addLayout(self._buttons())
        self.setAccessibleName(self.tr("New style from a picture"))
        session.current_changed.connect(self._refresh_material)
        session.films_changed.connect(self._refresh_material)
        self._refresh_material()
        self.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.thumb = PictureBox("image", QSize(64, 64), self)
        row.addWidget(self.thumb)
        names = QVBoxLayout()
        names.setSpacing(4)
        heading = QLabel(self.tr("New style"), self)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        names.addWidget(heading)
        self.title = QLineEdit(self)
        self.title.setMaxLength(min(100, MAX_TEXT_CHARACTERS))
        self.title.setPlaceholderText(self.tr("What it is called"))
        self.title.setAccessibleName(self.tr("Title of the new style"))
        self.title.setToolTip(self.tr("What the style is called in the gallery"))
        self.title.textChanged.connect(self._refresh_state)
        self.title.returnPressed.connect(self._begin)
        names.addWidget(self.title)
        row.addLayout(names, 1)
        return row

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        time_label = QLabel(self.tr("Learn for"), self)
        grid.addWidget(time_label, 0, 0)
        times = QHBoxLayout()
        times.setSpacing(4)
        self.minutes = QButtonGroup(self)
        for count in MINUTES:
            button = QPushButton(str(count), self)
            button.setCheckable(True)
            button.setChecked(count == USUAL_MINUTES)
            button.setMinimumWidth(28)
            button.setStyleSheet("padding: 3px 4px;")
            button.setAccessibleName(self.tr("{minutes} minutes").format(minutes=count))
            button.setToolTip(
                self.tr("{minutes} minutes; longer comes nearer to the picture").format(minutes=count)
            )
            self.minutes.addButton(button, count)
            times.addWidget(button, 1)
        times.addWidget(QLabel(self.tr("min"), self))
        grid.addLayout(times, 0, 1)
        material_label = QLabel(self.tr("Practice on"), self)
        grid.addWidget(material_label, 1, 0)
        self.material = QComboBox(self)
        self.material.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.material.setMinimumContentsLength(8)
        self.material.setAccessibleName(self.tr("Practice on"))
        self.material.setToolTip(self.tr("What it practices painting on: best what you want to paint later"))
        self.material.activated.connect(self._on_material)
        material_label.setBuddy(self.material)
        grid.addWidget(self.material, 1, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setToolTip(self.tr("Close without learning (Esc)"))
        self.cancel.clicked.connect(self.close_form)
        row.addWidget(self.cancel)
        self.learn = QPushButton(self.tr("Learn it"), self)
        self.learn.setProperty("primary", True)
        self.learn.setToolTip(self.tr("Begins in the background (Enter)"))
        self.learn.clicked.connect(self._begin)
        row.addWidget(self.learn)
        return row

    # ---- from outside ----

    def open_for(self, picture: Path) -> None:
        """Shows the form for a picture, with a title made from its file name."""
        self._picture = picture
        words = re.sub(r"[\s_-]+", " ", picture.stem).strip()
        self.title.setText(words[:1].upper() + words[1:])
        self.thumb.show_image(QImage())
        self.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()
        self._refresh_state()
        in_background(self, lambda: (picture, *_read_small(picture, 192)), self._on_thumb)

    def set_busy(self, busy: bool) -> None:
        """Whether another style is being learned, so that this one must wait."""
        self._busy = busy
        self._refresh_state()

    def close_form(self) -> None:
        """Hides the form."""
        self.hide()
        self.closed.emit()

    # ---- inside ----

    def _on_thumb(self, result: tuple[Path, QImage, str]) -> None:
        picture, image, problem = result
        if picture != self._picture or self.isHidden():
            return
        if image.isNull():
            self.close_form()
            self.trouble.emit(
                self.tr(
                    "{name} can't be used as a picture ({reason}). Choose a JPEG or PNG file of a painting or drawing."
                ).format(name=picture.name, reason=problem)
            )
            return
        self.thumb.show_image(image)

    def _refresh_material(self) -> None:
        chosen = self.material.currentData()
        self.material.clear()
        film = self._session.current
        if film is not None and film.state is FilmState.READY:
            self.material.addItem(self.tr("{film} (frames)").format(film=film.path.name), FILM)
        if self._photos:
            self.material.addItem(self.tr("{folder} (photos)").format(folder=Path(self._photos).name), PHOTOS)
        self.material.addItem(self.tr("A folder of photos…"), CHOOSE)
        place = self.material.findData(chosen)
        self.material.setCurrentIndex(place if place >= 0 and chosen != CHOOSE else 0)
        self._refresh_state()

    def _on_material(self) -> None:
        if self.material.currentData() == CHOOSE:
            self._choose_photos()
        self._refresh_state()

    def _choose_photos(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of photos to practice on"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.use_photos)
        dialog.finished.connect(dialog.deleteLater)
        dialog.rejected.connect(lambda: self.material.setCurrentIndex(0))
        dialog.rejected.connect(self._refresh_state)
        dialog.open()

    def use_photos(self, folder: str) -> None:
        """Practices on the photos in a folder."""
        self._photos = folder
        self._refresh_material()
        self.material.setCurrentIndex(self.material.findData(PHOTOS))
        self._refresh_state()

    def _refresh_state(self) -> None:
        ready = bool(self.title.text().strip()) and self.material.currentData() != CHOOSE and not self._busy
        self.learn.setEnabled(ready)
        if self._busy:
            self.note.setText(
                self.tr("Another style is being learned; this one can begin when that is done.")
            )
        elif self.material.currentData() == CHOOSE:
            self.note.setText(self.tr("Choose a folder with some dozens of photos, or open a film."))
        else:
            self.note.setText(self.tr("Learns in the background. Renders continue; both take longer."))

    def _begin(self) -> None:
        if not self.learn.isEnabled():
            return
        film = self._session.current
        on_film = self.material.currentData() == FILM and film is not None
        request = TrainStyle(
            picture=str(self._picture),
            title=self.title.text().strip(),
            film=str(film.path) if on_film and film is not None else "",
            photos="" if on_film else self._photos,
            minutes=float(self.minutes.checkedId()),
        )
        self.hide()
        self.wanted.emit(request)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)


def _read_small(path: Path, side: int) -> tuple[QImage, str]:
    """A picture, its shorter side about `side` pixels, or a null one and the reason. Runs on another thread."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and min(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return image, reader.errorString() if image.isNull() else ""
