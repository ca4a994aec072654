"""The controls of the sheet for many films: look, size, quality, sound, computers, folder and names."""

from pathlib import Path
from typing import get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.sound import SoundChoice
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.choices import CRF_BEST, CRF_SMALLEST, SIZES, quality_words
from fastvid_gui.ui.jobs.naming import USUAL, kept, shown, words
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, colors

MOST_NAME = 240


class ManyForm(QWidget):
    """Holds the choices that all films have in common."""

    changed = Signal()
    """Anything that changes the requests."""

    def __init__(self, presets: Presets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        self.folder: Path | None = None
        """Where all films go; None: each beside its source."""
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.look_box = self._box(self.tr("Look"), self.tr("What paints all of these films"))
        self.size_box = self._box(
            self.tr("Size"), self.tr("Shorter side; a film that is smaller keeps its own size")
        )
        self._make_quality()
        self.sound_box = self._box(self.tr("Sound"), self.tr("For all of these films"))
        self.nodes_box = self._box(self.tr("Computers"), self.tr("Who paints these films"))
        self._make_folder()
        self._make_names()
        for box in (self.look_box, self.size_box, self.sound_box, self.nodes_box):
            box.currentIndexChanged.connect(self.changed)

    def _row(self, text: str, widget: QWidget, *more: QWidget) -> None:
        place = self._grid.rowCount()
        label = QLabel(text)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        shade = label.palette()
        shade.setColor(shade.ColorRole.WindowText, colors(self.palette()).muted)
        label.setPalette(shade)
        label.setBuddy(widget)
        widget.setAccessibleName(text)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(widget, 1)
        for other in more:
            row.addWidget(other)
        self._grid.addWidget(label, place, 0)
        self._grid.addLayout(row, place, 1)

    def _box(self, text: str, tip: str) -> QComboBox:
        box = QComboBox()
        box.setToolTip(tip)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        self._row(text, box)
        return box

    def _make_quality(self) -> None:
        self._quality = QSlider(Qt.Orientation.Horizontal)
        self._quality.setMinimumSize(160, 24)
        self._quality.setRange(-CRF_SMALLEST, -CRF_BEST)
        self._quality.setToolTip(self.tr("Left: smaller files. Right: every brush stroke is kept."))
        self._quality_words = QLabel()
        self._quality_words.setMinimumWidth(self.fontMetrics().horizontalAdvance("x" * 16))
        self._quality.valueChanged.connect(lambda value: self._quality_words.setText(quality_words(-value)))
        self._quality.valueChanged.connect(self.changed)
        self._row(self.tr("Quality"), self._quality, self._quality_words)

    def _make_folder(self) -> None:
        self.folder_box = QComboBox()
        self.folder_box.setToolTip(self.tr("Where the finished films go"))
        self.folder_box.activated.connect(self._on_folder)
        choose = QPushButton(icon("folder-open"), self.tr("Folder…"))
        choose.setIconSize(QSize(ICON, ICON))
        choose.setToolTip(self.tr("Choose one folder for all finished films"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self.choose_folder)
        self.folder_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.folder_box.setMinimumContentsLength(24)
        self._row(self.tr("Folder"), self.folder_box, choose)

    def _make_names(self) -> None:
        self.names = QLineEdit()
        self.names.setMaxLength(MOST_NAME)
        known = ", ".join("{" + word + "}" for word in words().values())
        self.names.setToolTip(self.tr("These stand for something: {words}").format(words=known))
        self.names.textEdited.connect(self.changed)
        self._row(self.tr("Names"), self.names)

    def start(self, current: Look | None, current_words: str) -> None:
        """Starts over, with the choices of last time. `current`: the look of the film that is shown."""
        self.blockSignals(True)
        chosen = settings().values
        box = self.look_box
        box.clear()
        box.addItem(icon("film"), self.tr("Each film in its own look"), None)
        if current is not None and current.style:
            box.addItem(icon("brush"), self.tr("All in {style}").format(style=current_words), current)
        for preset in self._presets.all:
            box.addItem(icon("sliders-horizontal"), preset.name, preset.look)
        self.size_box.clear()
        self.size_box.addItem(self.tr("As each film"), 0)
        for size in SIZES:
            self.size_box.addItem(self.tr("{size}p").format(size=size), size)
        self._quality.setRange(-max(CRF_SMALLEST, chosen.crf), -min(CRF_BEST, chosen.crf))
        self._quality.setValue(-chosen.crf)
        self._quality_words.setText(quality_words(chosen.crf))
        self.sound_box.clear()
        self.sound_box.addItem(icon("copy"), self.tr("Copied where it can be"), "copy")
        self.sound_box.addItem(icon("volume-2"), self.tr("Encoded again (AAC)"), "encode")
        self.sound_box.addItem(icon("volume-x"), self.tr("Without sound"), "none")
        self.sound_box.setCurrentIndex(max(0, self.sound_box.findData(chosen.sound)))
        self.nodes_box.clear()
        self.nodes_box.addItem(icon("laptop"), self.tr("This computer"), LOCAL)
        self.nodes_box.addItem(icon("network"), self.tr("This computer and all paired helpers"), "auto")
        self.nodes_box.setCurrentIndex(0 if chosen.nodes == LOCAL else 1)
        self.set_folder(Path(chosen.folder) if chosen.folder else None)
        self.names.setText(shown(chosen.name_pattern or USUAL))
        self.blockSignals(False)

    def set_folder(self, folder: Path | None) -> None:
        """Sets where all films go."""
        self.folder = folder
        self.folder_box.clear()
        self.folder_box.addItem(icon("film"), self.tr("Beside each film"))
        if folder is not None:
            self.folder_box.addItem(icon("folder"), str(folder))
            self.folder_box.setCurrentIndex(1)
        self.folder_box.setToolTip(str(folder) if folder else self.tr("Where the finished films go"))
        self.changed.emit()

    def _on_folder(self, place: int) -> None:
        if place == 0 and self.folder is not None:
            self.set_folder(None)

    def choose_folder(self) -> None:
        """Lets the user choose one folder for all films."""
        dialog = QFileDialog(self, self.tr("Folder for the finished films"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.set_folder(Path(name)))
        dialog.open()

    # ---- the choices ----

    @property
    def look(self) -> Look | None:
        """The look for all; None: each film has its own."""
        data = self.look_box.currentData()
        return data if isinstance(data, Look) else None

    @property
    def shorter_side(self) -> int:
        """Shorter side; 0: that of each film."""
        data = self.size_box.currentData()
        return data if isinstance(data, int) else 0

    @property
    def crf(self) -> int:
        """Constant rate factor."""
        return -self._quality.value()

    @property
    def sound(self) -> SoundChoice:
        """What happens to the sound."""
        data = self.sound_box.currentData()
        return data if data in get_args(SoundChoice) else "copy"

    @property
    def nodes(self) -> str:
        """Who paints, in the form of `RenderRequest.nodes`."""
        return str(self.nodes_box.currentData() or LOCAL)

    @property
    def pattern(self) -> str:
        """The pattern of the names, in neutral words."""
        return kept(self.names.text().strip())
