"""The controls of the export sheet: part, size, quality, keyframes, computers, file. It sends no requests."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.domain.compare import CompareChoice
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.plan import KeyframeKind
from fastvid_gui.domain.sound import SoundChoice
from fastvid_gui.domain.times import clock
from fastvid_gui.ui.jobs.before_after import chosen_way, compare_box
from fastvid_gui.ui.jobs.choices import CRF_BEST, CRF_SMALLEST, quality_words, scaled, sizes_for
from fastvid_gui.ui.jobs.cluster_choice import CHOOSE, ClusterEntries
from fastvid_gui.ui.sentences.decimals import with_decimal_sign
from fastvid_gui.ui.state.session import Film
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, colors
from fastvid_gui.ui.words.render import frames_words


class ExportForm(QWidget):
    """Shows and holds the choices of one export until it is started or dropped."""

    changed = Signal()
    """Anything that changes the request."""
    name_typed = Signal()
    """The user typed a file's name, or chose a folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []
        self._film: Film | None = None
        self.folder = Path()
        self._make_part()
        self._make_size()
        self._make_quality()
        self._make_keyframes()
        self._make_sound()
        self._make_compare()
        self._make_computers()
        self._make_file()

    # ---- making ----

    def _make_part(self) -> None:
        self._whole = QRadioButton()
        self._marked = QRadioButton()
        group = QButtonGroup(self)
        group.addButton(self._whole)
        group.addButton(self._marked)
        self._whole.setToolTip(self.tr("Every frame of the film"))
        self._whole.toggled.connect(self.changed)
        self._add_row(self.tr("Part"), self._whole, self._marked, below=True)

    def _make_size(self) -> None:
        self._size = QComboBox()
        self._size.setAccessibleName(self.tr("Size"))
        self._size.setToolTip(self.tr("Painting takes about as long as there are pixels"))
        self._size.currentIndexChanged.connect(self.changed)
        self._larger = QCheckBox(self.tr("Offer larger than the film"))
        self._larger.setToolTip(self.tr("Paints more pixels than the film has; strokes look finer"))
        self._larger.toggled.connect(lambda: self._fill_sizes(self.shorter_side))
        self._add_row(self.tr("Size"), self._size, self._larger)

    def _make_quality(self) -> None:
        self._quality = QSlider(Qt.Orientation.Horizontal)
        self._quality.setAccessibleName(self.tr("Quality"))
        self._quality.setMinimumSize(160, 24)
        self._quality.setToolTip(
            self.tr("Left: a smaller file. Right: every brush stroke is kept. 20 suits nearly all films.")
        )
        self._quality_words = QLabel()
        self._quality.valueChanged.connect(self._on_quality)
        self._add_row(self.tr("Quality"), self._quality, self._quality_words)

    def _make_keyframes(self) -> None:
        self._found = QRadioButton()
        self._edited = QRadioButton()
        group = QButtonGroup(self)
        group.addButton(self._found)
        group.addButton(self._edited)
        self._found.setToolTip(
            self.tr("The film is painted from scratch where FastVid finds a good place for it")
        )
        self._edited.setToolTip(self.tr("The film is painted from scratch at the keyframes of the timeline"))
        self._found.toggled.connect(self.changed)
        self._add_row(self.tr("Keyframes"), self._found, self._edited)

    def _make_sound(self) -> None:
        self._sound = QComboBox()
        self._sound.setAccessibleName(self.tr("Sound"))
        self._sound.setToolTip(
            self.tr("Copied sound is as good as the film's; encode it again where a player does not play it")
        )
        self._sound.addItem(icon("copy"), self.tr("Copied where it can be"), "copy")
        self._sound.addItem(icon("volume-2"), self.tr("Encoded again (AAC)"), "encode")
        self._sound.addItem(icon("volume-x"), self.tr("Without sound"), "none")
        self._sound.currentIndexChanged.connect(self.changed)
        self._add_row(self.tr("Sound"), self._sound)

    def _make_compare(self) -> None:
        self._compare = compare_box(self.tr("Before and after"))
        self._compare.currentIndexChanged.connect(self.changed)
        self._add_row(self.tr("Shows"), self._compare)

    def _make_computers(self) -> None:
        self._nodes = QComboBox()
        self._nodes.setAccessibleName(self.tr("Computers"))
        self._cluster = ClusterEntries(self._nodes, self)
        self._nodes.setToolTip(
            self.tr("Helpers are other computers that run FastVid and were paired with this one")
        )
        self._keep_free = QCheckBox(self.tr("Keep this computer free"))
        self._keep_free.setToolTip(self.tr("Only the helpers paint; this computer hands out the work"))
        self._nodes.currentIndexChanged.connect(self._on_nodes)
        self._keep_free.toggled.connect(self.changed)
        self._add_row(self.tr("Computers"), self._nodes, self._keep_free)

    def _make_file(self) -> None:
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("File name"))
        self._name.textEdited.connect(self.name_typed)
        self._folder_label = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        choose = QPushButton(icon("folder-open"), self.tr("Folder…"))
        choose.setIconSize(QSize(ICON, ICON))
        choose.setToolTip(self.tr("Choose the folder for the finished film"))
        choose.clicked.connect(self._choose_folder)
        self._add_row(self.tr("Save as"), self._name, stretch=True)
        self._add_row("", self._folder_label, choose, stretch=True)

    def _add_row(self, text: str, *widgets: QWidget, below: bool = False, stretch: bool = False) -> None:
        row = self._grid.rowCount()
        label = QLabel(text)
        side = Qt.AlignmentFlag.AlignTop if below else Qt.AlignmentFlag.AlignVCenter
        label.setAlignment(Qt.AlignmentFlag.AlignRight | side)
        self._labels.append(label)
        if text:
            label.setBuddy(widgets[0])
        self._grid.addWidget(label, row, 0)
        box: QBoxLayout = QVBoxLayout() if below else QHBoxLayout()
        box.setSpacing(4 if below else 12)
        for place, widget in enumerate(widgets):
            box.addWidget(widget, 1 if stretch and not place else 0)
        if not stretch and not below:
            box.addStretch(1)
        self._grid.addLayout(box, row, 1)

    def _show_row(self, widget: QWidget, shown: bool) -> None:
        """Shows or hides a control and its label."""
        widget.setVisible(shown)
        for label in self._labels:
            if label.buddy() is widget:
                label.setVisible(shown)

    def add_below(self, widget: QWidget) -> None:
        """Adds a widget below the controls, aligned with them."""
        self._grid.addWidget(widget, self._grid.rowCount(), 1)

    # ---- showing a film ----

    def show_film(
        self,
        film: Film,
        *,
        crf: int,
        nodes: str,
        keep_free: bool,
        sound: SoundChoice = "copy",
        cluster: str = "",
        on_cluster: bool = False,
    ) -> None:
        """Starts over for a film with these choices.

        Args:
            cluster: the folder of a cluster to offer; "": none. on_cluster: whether it is to paint.
        """
        self.blockSignals(True)
        self._film = film
        self._quality.setRange(-max(CRF_SMALLEST, crf), -min(CRF_BEST, crf))
        self._quality.setValue(-crf)
        self._on_quality()
        self._larger.setChecked(bool(film.info and film.size > min(film.info.width, film.info.height)))
        self._fill_sizes(film.size)
        self._fill_nodes(nodes, cluster, on_cluster)
        self._keep_free.setChecked(keep_free)
        self._sound.setCurrentIndex(max(0, self._sound.findData(sound)))
        # A film without sound has nothing to choose.
        self._show_row(self._sound, film.info is None or bool(film.info.audio))
        self._compare.setCurrentIndex(0)
        self._on_nodes()
        self.refresh(film)
        (self._marked if self._marked.isEnabled() else self._whole).setChecked(True)
        self._edited.setChecked(film.edited is not None)
        self._found.setChecked(film.edited is None)
        self.blockSignals(False)

    def refresh(self, film: Film) -> None:
        """Shows other marks or keyframes of the same film; the choices stay where possible."""
        just_edited = film.edited is not None and (self._film is None or self._film.edited is None)
        self._film = film
        palette = colors(self.palette())
        for label in self._labels:
            shade = label.palette()
            shade.setColor(shade.ColorRole.WindowText, palette.muted)
            label.setPalette(shade)
        self._whole.setText(self.tr("Whole film ({part})").format(part=self._part_words(0, film.frames)))
        start, stop = film.part
        partial = (start, stop) != (0, film.frames)
        self._marked.setEnabled(partial)
        self._marked.setText(
            self.tr("Marked part ({part})").format(part=self._part_words(start, stop))
            if partial
            else self.tr("Marked part")
        )
        self._marked.setToolTip(
            self.tr("The frames between the in and out marks of the timeline")
            if partial
            else self.tr("Set in and out marks on the timeline first (I and O)")
        )
        if not partial and self._marked.isChecked():
            self._whole.setChecked(True)
        cuts = sum(keyframe.kind is KeyframeKind.CUT for keyframe in film.found)
        softs = sum(keyframe.kind is KeyframeKind.SOFT for keyframe in film.found)
        if film.analyzed:
            cut_words = self.tr("1 cut") if cuts == 1 else self.tr("{count} cuts").format(count=cuts)
            self._found.setText(
                self.tr("Found by FastVid ({cuts}, {count} soft)").format(cuts=cut_words, count=softs)
                if softs
                else self.tr("Found by FastVid ({cuts})").format(cuts=cut_words)
            )
        else:
            self._found.setText(self.tr("Found by FastVid, while it paints"))
        self._edited.setVisible(film.edited is not None)
        self._edited.setText(self.tr("As you edited them ({count})").format(count=len(film.edited or ())))
        if film.edited is None:
            self._found.setChecked(True)
        elif just_edited:
            self._edited.setChecked(True)

    def _part_words(self, start: int, stop: int) -> str:
        film = self._film
        if film is None or film.info is None:
            return ""
        if len(film.times) == film.frames:
            first = film.times[start] if start < film.frames else 0.0
            end = film.times[stop] if stop < film.frames else float(film.info.duration)
        else:
            first, end = start / float(film.info.frame_rate), stop / float(film.info.frame_rate)
        if not start and stop == film.frames:
            return f"{_time(end)}, {frames_words(stop)}"
        return f"{_time(first)} – {_time(end)}, {frames_words(stop - start)}"

    def _fill_sizes(self, chosen: int) -> None:
        info = self._film.info if self._film else None
        if info is None:
            return
        self._size.blockSignals(True)
        self._size.clear()
        for size in sizes_for(info.width, info.height, self._larger.isChecked()):
            width, height = scaled(info.width, info.height, size)
            name = self.tr("{size}p").format(size=size) if size else self.tr("As the film")
            self._size.addItem(f"{name}  ({width} × {height})", size)
        if self._size.findData(chosen) < 0 and 0 < chosen < min(info.width, info.height):
            width, height = scaled(info.width, info.height, chosen)
            self._size.addItem(f"{chosen}p  ({width} × {height})", chosen)
        self._size.setCurrentIndex(max(0, self._size.findData(chosen), self._size.findData(0)))
        if self._size.findData(chosen) >= 0:
            self._size.setCurrentIndex(self._size.findData(chosen))
        self._size.blockSignals(False)
        self.changed.emit()

    def _fill_nodes(self, nodes: str, cluster: str, on_cluster: bool) -> None:
        self._nodes.blockSignals(True)
        self._nodes.clear()
        self._nodes.addItem(icon("laptop"), self.tr("This computer"), LOCAL)
        self._nodes.addItem(icon("network"), self.tr("This computer and all paired helpers"), "auto")
        if nodes not in (LOCAL, "auto"):
            self._nodes.addItem(
                icon("network"), self.tr("Helpers: {addresses}").format(addresses=nodes), nodes
            )
        self._nodes.setCurrentIndex(max(0, self._nodes.findData(nodes)))
        self._cluster.fill(cluster, paints=on_cluster)
        self._nodes.blockSignals(False)

    # ---- the choices ----

    @property
    def part(self) -> tuple[int, int]:
        """First frame and end (not included); 0, 0 for the whole film."""
        if self._film is None or not self._marked.isChecked():
            return 0, 0
        return self._film.part

    @property
    def shorter_side(self) -> int:
        """Shorter side; 0: the film's."""
        data = self._size.currentData()
        return data if isinstance(data, int) else 0

    @property
    def crf(self) -> int:
        """Constant rate factor."""
        return -self._quality.value()

    @property
    def use_edited(self) -> bool:
        """Whether to use the user's keyframes."""
        return self._edited.isChecked() and self._film is not None and self._film.edited is not None

    @property
    def sound(self) -> SoundChoice:
        """The choice of sound, in the form of `RenderRequest.sound`."""
        data = self._sound.currentData()
        return data if data in get_args(SoundChoice) else "copy"

    @property
    def compare(self) -> CompareChoice:
        """Whether the film also shows what was filmed, in the form of `RenderRequest.compare`."""
        return chosen_way(self._compare)

    @property
    def nodes(self) -> str:
        """Who paints, in the form of `RenderRequest.nodes`."""
        data = str(self._nodes.currentData() or LOCAL)
        return "auto" if self.cluster else LOCAL if data == CHOOSE else data

    @property
    def cluster(self) -> str:
        """The folder of the cluster that paints, in the form of `RenderRequest.cluster`."""
        return self._cluster.folder

    @property
    def keep_free(self) -> bool:
        """Whether only helpers paint."""
        return self.nodes != LOCAL and not self.cluster and self._keep_free.isChecked()

    @property
    def name(self) -> str:
        """The file's name as it stands in the field."""
        return self._name.text()

    def set_file(self, folder: Path, name: str) -> None:
        """Sets folder and file name; emits no signal."""
        self.folder = folder
        self._folder_label.setText(str(folder))
        if name != self._name.text():
            self._name.setText(name)

    def inputs(self) -> Sequence[QWidget]:
        """The controls, in the order of the Tab key."""
        return (
            self._whole, self._marked, self._size, self._quality, self._sound, self._compare, self._nodes,
            self._name,
        )  # fmt: skip

    def _on_quality(self) -> None:
        self._quality_words.setText(
            self.tr("{words} (CRF {crf})").format(words=quality_words(self.crf), crf=self.crf)
        )
        self._quality.setAccessibleDescription(self._quality_words.text())
        self.changed.emit()

    def _on_nodes(self) -> None:
        self._keep_free.setVisible(self.nodes != LOCAL and not self.cluster)
        self.changed.emit()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the finished film"), str(self.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, folder: str) -> None:
        if folder:
            self.set_file(Path(folder), self._name.text())
            self.name_typed.emit()


def _time(seconds: float) -> str:
    return with_decimal_sign(clock(seconds))
