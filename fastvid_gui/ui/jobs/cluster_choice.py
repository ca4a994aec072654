"""A cluster's folder among the computers that may paint: chosen in a dialog, then an entry of the box."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from fastvid_gui.ui.widgets.icons import icon

CHOOSE = "cluster?"
"""The data of the entry that opens the dialog."""
CLUSTER = "cluster:"
"""Begins the data of an entry that is a cluster's folder."""
SHOWN_LETTERS = 36
"""A longer path is shown without its middle."""


class ClusterEntries(QObject):
    """Adds its entries to a box whose other entries belong to somebody else."""

    def __init__(self, box: QComboBox, parent: QWidget) -> None:
        super().__init__(parent)
        self._box, self._window = box, parent
        self._folder, self._before = "", 0
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(self._on_activated)
        box.currentIndexChanged.connect(self._on_changed)

    @property
    def folder(self) -> str:
        """The folder that is chosen now; "" where no cluster paints."""
        data = str(self._box.currentData() or "")
        return data.removeprefix(CLUSTER) if data.startswith(CLUSTER) else ""

    def fill(self, folder: str = "", paints: bool = False) -> None:
        """Adds its entries below those that are there.

        Args:
            folder: of the cluster that was chosen before; "": the one of this sheet, if any. paints: it is chosen now.
        """
        self._folder = folder or self._folder
        if self._folder:
            self._add(self._folder)
        self._box.addItem(icon("folder-open"), self.tr("Computers that share a folder…"), CHOOSE)
        if self._folder and paints:
            self._box.setCurrentIndex(self._box.findData(CLUSTER + self._folder))
        self._before = self._box.currentIndex()

    def _add(self, folder: str) -> None:
        metrics = self._box.fontMetrics()
        shown = metrics.elidedText(
            folder, Qt.TextElideMode.ElideMiddle, SHOWN_LETTERS * metrics.averageCharWidth()
        )
        text = self.tr("The cluster in {folder}").format(folder=shown)
        place = self._box.findData(CHOOSE)
        place = self._box.count() if place < 0 else place
        self._box.insertItem(place, icon("network"), text, CLUSTER + folder)
        self._box.setItemData(place, folder, Qt.ItemDataRole.ToolTipRole)

    def _on_changed(self, index: int) -> None:
        if self._box.itemData(index) != CHOOSE:
            self._before = index

    def _on_activated(self, index: int) -> None:
        if self._box.itemData(index) != CHOOSE:
            return
        self._box.setCurrentIndex(self._before)  # until a folder is chosen
        dialog = QFileDialog(self._window, self.tr("Folder that the computers of the cluster share"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def choose(self, folder: str) -> None:
        """A folder paints from now on."""
        if (old := self._box.findData(CLUSTER + self._folder)) >= 0 and self._folder:
            self._box.removeItem(old)
        self._folder = folder
        self._add(folder)
        self._box.setCurrentIndex(self._box.findData(CLUSTER + folder))
