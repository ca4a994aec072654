"""The commands of the viewer with their keys. Settings list and change them: each has a name like "preview.play"."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from fastvid_gui.ui.widgets.command import Command


class PreviewActions(QObject):
    """All commands of the viewer in `all`, by name without "preview."; nothing is connected yet."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.all: dict[str, QAction] = {}
        self._add("play", self.tr("Play"), "play", "Space")
        self._add("play_part", self.tr("Play the marked part"), "brackets", "Shift+Space")
        self._add("reverse", self.tr("Play backwards, again: faster"), "chevrons-left", "J")
        self._add("pause", self.tr("Pause"), "pause", "K")
        self._add("forward", self.tr("Play forwards, again: faster"), "chevrons-right", "L")
        self._add("previous_frame", self.tr("Previous frame"), "step-back", "Left", repeat=True)
        self._add("next_frame", self.tr("Next frame"), "step-forward", "Right", repeat=True)
        self._add("back_10", self.tr("10 frames back"), "chevrons-left", "Shift+Left", repeat=True)
        self._add("forward_10", self.tr("10 frames forward"), "chevrons-right", "Shift+Right", repeat=True)
        self._add("to_start", self.tr("First frame"), "skip-back", "Home")
        self._add("to_end", self.tr("Last frame"), "skip-forward", "End")
        self._add("mark_in", self.tr("Mark the first frame of the part"), "", "I")
        self._add("mark_out", self.tr("Mark the last frame of the part"), "", "O")
        self._add("clear_in", self.tr("Clear the first mark"), "", "Alt+I")
        self._add("clear_out", self.tr("Clear the last mark"), "", "Alt+O")
        self._add("clear_marks", self.tr("Clear both marks"), "", "Alt+X")
        self._add("loop", self.tr("Play in a loop"), "repeat", "Ctrl+L", toggle=True)
        self._add("mute", self.tr("Turn the sound off"), "volume-2", "Alt+M")
        self._add("ahead", self.tr("Paint ahead"), "layers", toggle=True)
        self._add("motion", self.tr("Preview in motion"), "clapperboard", "M")
        self._add("split", self.tr("Compare by a split line"), "square-split-horizontal", "1", toggle=True)
        self._add("side", self.tr("Compare side by side"), "columns-2", "2", toggle=True)
        self._add("painted", self.tr("Painted picture only"), "brush", "3", toggle=True)
        self._add("source", self.tr("Source only"), "image", "4", toggle=True)
        self._add("hold_source", self.tr("Show the source while held"), "eye", "C")
        self._add("split_left", self.tr("Split line to the left"), "", "Alt+Left", repeat=True)
        self._add("split_right", self.tr("Split line to the right"), "", "Alt+Right", repeat=True)
        self._add("zoom_in", self.tr("Zoom in"), "zoom-in", "Ctrl++", "Ctrl+=", repeat=True)
        self._add("zoom_out", self.tr("Zoom out"), "zoom-out", "Ctrl+-", repeat=True)
        self._add("zoom_fit", self.tr("Fit to the window"), "maximize", "Ctrl+0")
        self._add("zoom_100", self.tr("100 %"), "", "Ctrl+1")
        self._add("zoom_200", self.tr("200 %"), "", "Ctrl+2")
        self._add("full_picture", self.tr("The picture alone"), "monitor", "F")
        self._add("regions", self.tr("Regions"), "scan", "R", toggle=True)
        self._add("region_new", self.tr("New region"), "plus", "Shift+R")
        self._add("region_find", self.tr("Find people and things"), "wand-sparkles")
        self._add("region_belongs", self.tr("Belongs"), "brush", "G", toggle=True)
        self._add("region_not", self.tr("Does not belong"), "minus", toggle=True)
        self._add("region_box", self.tr("Box"), "square", "B", toggle=True)
        self._add("region_switch", self.tr("Belongs or does not: switch"), "", "X")
        self._add("region_carry", self.tr("Carry the region through the film"), "", "Shift+G")
        self._add("region_rename", self.tr("Rename region…"), "")
        self._add("region_up", self.tr("Region further up"), "arrow-up")
        self._add("region_down", self.tr("Region further down"), "arrow-down")
        self._add("region_delete", self.tr("Delete region"), "trash-2")
        self._add("region_save", self.tr("Save regions as…"), "file-down")
        self._add("region_load", self.tr("Load regions…"), "file-up")
        self._add("save_picture", self.tr("Save the painted frame…"), "image-down", "Ctrl+Alt+S")
        self._add("save_compared", self.tr("Save before and after…"), "columns-2", "Ctrl+Alt+B")
        self._add("copy_picture", self.tr("Copy frame"), "clipboard-copy", "Ctrl+C", "Ctrl+Shift+C")
        self._add("time_or_frame", self.tr("Time or frame number"), "", "T")

    def _add(
        self, name: str, text: str, icon_name: str, *keys: str, toggle: bool = False, repeat: bool = False
    ) -> None:
        command = Command(f"preview.{name}", text, icon_name, keys, self._owner)
        command.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        command.setCheckable(toggle)
        command.setAutoRepeat(repeat)
        self._owner.addAction(command)
        self.all[name] = command
