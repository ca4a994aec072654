"""The commands of the timeline with their keys. Settings list and change them by name ("timeline.add_keyframe")."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from fastvid_gui.ui.widgets.command import Command
from fastvid_gui.ui.widgets.theme import ICON

translate = QCoreApplication.translate


def make_actions(panel: QWidget, view: QWidget) -> dict[str, QAction]:
    """All commands by name, added to the panel or (those that need the focus there) to the view; not connected yet."""
    made: dict[str, QAction] = {}

    def add(name: str, text: str, icon_name: str, *keys: str, focused: bool = False) -> None:
        command = Command(f"timeline.{name}", text, icon_name, keys, panel)
        if focused:
            command.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        (view if focused else panel).addAction(command)
        made[name] = command

    add(
        "add_keyframe",
        translate("TimelineActions", "Add a keyframe at the playhead"),
        "diamond-plus",
        "Shift+K",
    )
    add(
        "delete_keyframe",
        translate("TimelineActions", "Delete the keyframe"),
        "diamond-minus",
        "Del",
        "Backspace",
        focused=True,
    )
    add(
        "toggle_keyframe", translate("TimelineActions", "Make the keyframe a cut or soft"), "diamond", "Alt+K"
    )
    add("previous_keyframe", translate("TimelineActions", "Previous keyframe"), "chevrons-left", "Ctrl+Left")
    add("next_keyframe", translate("TimelineActions", "Next keyframe"), "chevrons-right", "Ctrl+Right")
    add(
        "change_style",
        translate("TimelineActions", "From here on: another style"),
        "brush",
        "Shift+S",
    )
    add("previous_change", translate("TimelineActions", "Previous style change"), "", "Ctrl+Shift+Left")
    add("next_change", translate("TimelineActions", "Next style change"), "", "Ctrl+Shift+Right")
    add("found_keyframes", translate("TimelineActions", "Reset to detected keyframes"), "rotate-ccw")
    add("import_keyframes", translate("TimelineActions", "Import keyframes…"), "file-up")
    add("export_keyframes", translate("TimelineActions", "Export keyframes…"), "file-down")
    add("zoom_out", translate("TimelineActions", "Show more of the film"), "zoom-out", "Alt+-")
    add("zoom_in", translate("TimelineActions", "Zoom into the timeline"), "zoom-in", "Alt++", "Alt+=")
    add("zoom_fit", translate("TimelineActions", "Show the whole film"), "maximize", "Alt+0")
    add("zoom_frames", translate("TimelineActions", "Show single frames"), "scan", "Alt+1")
    return made


def button(action: QAction, parent: QWidget) -> QToolButton:
    """A small flat button for an action, named for screen readers."""
    made = QToolButton(parent)
    made.setAutoRaise(True)
    made.setIconSize(QSize(ICON, ICON))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setDefaultAction(action)
    made.setAccessibleName(action.text().replace("&", "").rstrip("…"))
    action.changed.connect(lambda: made.setAccessibleDescription(action.toolTip()))
    return made
