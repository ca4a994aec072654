"""The controls of the regions, below the picture while they are shown. It shows and asks; `RegionWork` does."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.projects.marked_regions import MarkedRegion
from fastvid_gui.regions.region import SOURCE
from fastvid_gui.ui.preview.controls import Button
from fastvid_gui.ui.preview.flow_row import FlowRow
from fastvid_gui.ui.preview.region_strip import RegionStrip
from fastvid_gui.ui.preview.region_work import RegionWork
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.words.quantities import style_words, time_words

FEATHER_SHOWN = 40
"""The slider ends here; a file may say more."""


class RegionBar(QWidget):
    """List, tools, style, edge, and carrying through the film."""

    def __init__(
        self, session: Session, work: RegionWork, commands: dict[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._work, self._commands = session, work, commands
        self._folder: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._first_row())
        column.addLayout(self._second_row())
        column.addLayout(self._third_row())
        self.strip = RegionStrip()
        self.strip.sought.connect(session.seek)
        column.addWidget(self.strip)
        session.style_titles_changed.connect(self.refresh)
        work.changed.connect(self.refresh)
        work.progressed.connect(self.say)
        self.refresh()

    def _first_row(self) -> FlowRow:
        row = FlowRow()
        self.list = QComboBox()
        self.list.setAccessibleName(self.tr("Region"))
        self.list.setToolTip(
            self.tr("The regions of this film; where two overlap, the one further down is seen")
        )
        self.list.setMinimumContentsLength(10)
        self.list.activated.connect(self._work.choose)
        row.addWidget(self.list)
        for name in ("region_new", "region_find"):
            button = Button(self._commands[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        self.more = Button()
        self.more.setIcon(icon("ellipsis"))
        self.more.setToolTip(self.tr("More for regions: name, order, files"))
        self.more.setAccessibleName(self.more.toolTip())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        for name in (
            "region_rename", "region_up", "region_down", "region_delete", "", "region_save", "region_load",
        ):  # fmt: skip
            if name:
                menu.addAction(self._commands[name])
            else:
                menu.addSeparator()
        self.more.setMenu(menu)
        row.addWidget(self.more)
        for name in ("region_belongs", "region_not", "region_box"):
            row.addWidget(Button(self._commands[name]))
        return row

    def _second_row(self) -> FlowRow:
        row = FlowRow()
        self.style_box = QComboBox()
        self.style_box.setAccessibleName(self.tr("Style of the region"))
        self.style_box.setToolTip(self.tr("What paints this region"))
        self.style_box.setMinimumContentsLength(12)
        self.style_box.activated.connect(lambda place: self._work.set_style(self.style_box.itemData(place)))
        row.addWidget(_labelled(self.tr("Inside:"), self.style_box))
        self.outside_box = QComboBox()
        self.outside_box.setAccessibleName(self.tr("Outside of the regions"))
        self.outside_box.setToolTip(self.tr("What happens to all that no region covers"))
        self.outside_box.activated.connect(
            lambda place: self._work.set_outside(self.outside_box.itemData(place))
        )
        row.addWidget(_labelled(self.tr("Outside:"), self.outside_box))
        self.feather = QSlider(Qt.Orientation.Horizontal)
        self.feather.setRange(0, FEATHER_SHOWN)
        self.feather.setFixedWidth(90)
        self.feather.setAccessibleName(self.tr("Soft edge"))
        self.feather.setToolTip(self.tr("How soft the edge of the region is"))
        self.feather.valueChanged.connect(lambda value: self._work.set_feather(float(value)))
        row.addWidget(_labelled(self.tr("Soft edge"), self.feather))
        self.invert = QCheckBox(self.tr("Invert"))
        self.invert.setToolTip(self.tr("The region is all that is not marked"))
        self.invert.clicked.connect(self._work.set_invert)
        row.addWidget(self.invert)
        return row

    def _third_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 2, 8, 4)
        self.state = QLabel()
        self.state.setWordWrap(True)
        row.addWidget(self.state, 1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.progress.setAccessibleName(self.tr("Carrying through the film"))
        row.addWidget(self.progress)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop carrying; the masks stay as they were"))
        row.addWidget(self.cancel)
        self.carry = QPushButton(self.tr("Carry through the film"))
        self.carry.setToolTip(self.tr("Find this region in all other frames, from everything that is marked"))
        self.carry.clicked.connect(self._commands["region_carry"].trigger)
        row.addWidget(self.carry)
        return row

    def refresh(self) -> None:
        """Shows what there is."""
        work, region, regions = self._work, self._work.region, self._work.regions
        self.list.clear()
        self.list.addItems([each.name for each in regions.regions] or [self.tr("No region yet")])
        self.list.setCurrentIndex(max(0, work.number))
        self.list.setEnabled(bool(regions.regions))
        self._show_styles(region)
        self.outside_box.clear()
        self.outside_box.addItem(self.tr("as filmed"), SOURCE)
        self.outside_box.addItem(self.tr("the film's style"), "")
        if regions.outside not in ("", SOURCE):
            self.outside_box.addItem(
                style_words(regions.outside, self._session.style_titles), regions.outside
            )
        self.outside_box.setCurrentIndex(self.outside_box.findData(regions.outside))
        blocked = self.feather.blockSignals(True)
        self.feather.setValue(round(region.feather) if region is not None else 0)
        self.feather.blockSignals(blocked)
        self.invert.setChecked(region is not None and region.invert)
        for widget in (self.style_box, self.outside_box, self.feather, self.invert):
            widget.setEnabled(region is not None)
        self._show_carrying(region)
        self._show_strip()
        commands, there = self._commands, region is not None
        for name in ("region_rename", "region_delete"):
            commands[name].setEnabled(there)
        commands["region_up"].setEnabled(work.number > 0)
        commands["region_down"].setEnabled(0 <= work.number < len(regions.regions) - 1)
        commands["region_save"].setEnabled(bool(regions.carried))
        for name in ("region_new", "region_find", "region_load"):
            commands[name].setEnabled(work.film is not None and not (work.full and name == "region_new"))
        commands["region_carry"].setEnabled(self.carry.isEnabled())

    def say(self) -> None:
        """Shows what can be done on the frame that is shown now."""
        self._show_carrying(self._work.region)
        self._show_strip()

    def _show_strip(self) -> None:
        film, region = self._work.film, self._work.region
        self.strip.setVisible(region is not None and bool(region.keys))
        if film is not None:
            self.strip.show_region(region, self._work.number, film.frames, film.playhead)

    def _show_styles(self, region: MarkedRegion | None) -> None:
        titles = self._session.style_titles
        self.style_box.clear()
        self.style_box.addItem(self.tr("as filmed"), SOURCE)
        for name in sorted(titles, key=lambda name: titles[name].casefold()):
            self.style_box.addItem(titles[name], name)
        style = region.style if region is not None else SOURCE
        if self.style_box.findData(style) < 0:
            self.style_box.addItem(style_words(style, titles), style)
        self.style_box.setCurrentIndex(self.style_box.findData(style))

    def _show_carrying(self, region: MarkedRegion | None) -> None:
        work, carrying = self._work, self._work.carrying
        self.progress.setVisible(bool(carrying))
        self.cancel.setVisible(bool(carrying))
        self.carry.setVisible(not carrying)
        self.carry.setEnabled(region is not None and bool(region.keys) and not region.up_to_date)
        if carrying:
            self.progress.setValue(round(1000 * work.share))
            percent, left = int(100 * work.share), work.seconds_left
            text = self.tr("“{name}” is carried through the film: {percent} %").format(
                name=carrying, percent=percent
            )
            if left is not None:
                text = self.tr("{state}, about {time} left").format(state=text, time=time_words(left))
        elif region is None:
            text = self.tr("Draw over what belongs to the region (green) or draw a box around it.")
        elif not region.keys and not region.mask:
            text = self.tr("Draw over what belongs to “{name}” (green) or draw a box around it.").format(
                name=region.name
            )
        elif not region.mask and work.film is not None and region.key_at(work.film.playhead) is None:
            text = self.tr("Marked on another frame only. Carry it through the film to see it here.")
        elif not region.mask:
            text = self.tr("Marked here only. Correct it with more strokes, then carry it through the film.")
        elif not region.up_to_date:
            text = self.tr("The newest marks are not carried yet; that is done anew for the whole film.")
        else:
            text = self.tr("Carried through the film. Look through it and correct it where it is wrong.")
        self.state.setText(text)

    # ---- questions

    def ask_name(self) -> None:
        """Lets the user name the chosen region."""
        region = self._work.region
        if region is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Rename region"))
        dialog.setLabelText(self.tr("Name of the region"))
        dialog.setTextValue(region.name)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.textValueSelected.connect(self._work.rename)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def ask_file(self, save: bool) -> None:
        """Lets the user choose a regions file to write or to read."""
        film = self._work.film
        if film is None:
            return
        title = self.tr("Save regions") if save else self.tr("Load regions")
        dialog = QFileDialog(self, title, str(self._folder or film.path.parent))
        dialog.setNameFilters([self.tr("Regions (*.toml)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("toml")
            dialog.selectFile(f"{film.path.stem}-regions.toml")
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._on_file(Path(name), save))
        dialog.open()

    def _on_file(self, file: Path, save: bool) -> None:
        self._folder = file.parent
        if save:
            self._work.save(file)
        else:
            self._work.load(file)


def _labelled(text: str, widget: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    label = QLabel(text)
    label.setBuddy(widget)
    row.addWidget(label)
    row.addWidget(widget)
    return both
