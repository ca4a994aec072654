"""The menus and their actions. Every action has a name, so that its key can be changed (shortcuts.py)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from fastvid_gui.settings import settings
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.window.recent import titles_of

_PLAYBACK = (
    "preview.play preview.play_part preview.loop preview.mute preview.motion preview.ahead",
    "preview.previous_frame preview.next_frame preview.back_10 preview.forward_10 preview.to_start preview.to_end",
    "preview.reverse preview.pause preview.forward",
    "preview.mark_in preview.mark_out preview.clear_in preview.clear_out preview.clear_marks",
    "preview.save_picture preview.save_compared preview.copy_picture",
)
_VIEW = (
    "preview.split preview.side preview.painted preview.source",
    "preview.zoom_in preview.zoom_out preview.zoom_fit preview.zoom_100 preview.zoom_200",
    "preview.full_picture preview.time_or_frame",
    "preview.regions preview.region_new preview.region_find preview.region_carry preview.region_switch",
    "preview.region_save preview.region_load",
)
_KEYFRAMES = (
    "timeline.add_keyframe timeline.delete_keyframe timeline.toggle_keyframe timeline.found_keyframes",
    "timeline.previous_keyframe timeline.next_keyframe",
    "timeline.change_style timeline.previous_change timeline.next_change",
    "timeline.import_keyframes timeline.export_keyframes",
    "timeline.zoom_in timeline.zoom_out timeline.zoom_fit timeline.zoom_frames",
)
_RENDER = (
    "render.export films.queue_selected",
    "films.look_for_selected",
    "render.start render.pause render.clear",
)

RECENT_LISTED = 20

Keys = str | QKeySequence.StandardKey


class Menus(QObject):
    """Makes the menu bar of a window. The window connects the actions."""

    recent_wanted = Signal(object)
    """`Path` of a recently opened film."""
    panel_toggled = Signal(str, bool)
    """Show or hide a panel ("films", "styles", "timeline", "queue")."""

    def __init__(self, window: QMainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self.bar = QMenuBar(window)
        self.panel_toggles: dict[str, QAction] = {}
        self._file()
        self._edit(session)
        self._view()
        self.playback = self.bar.addMenu(self.tr("&Playback"))
        self.keyframes = self.bar.addMenu(self.tr("Ke&yframes"))
        self.render = self.bar.addMenu(self.tr("&Render"))
        self._help()

    def fill(self, actions: dict[str, QAction]) -> None:
        """Puts the panels' commands into the menus, by name; a missing name is left out."""
        for menu, groups in (
            (self.playback, _PLAYBACK), (self.view_menu, _VIEW), (self.keyframes, _KEYFRAMES), (self.render, _RENDER),
        ):  # fmt: skip
            for group in groups:
                found = [actions[name] for name in group.split() if name in actions]
                if found and menu.actions():
                    menu.addSeparator()
                menu.addActions(found)

    def hidden_panels(self) -> tuple[str, ...]:
        """The panels that are hidden."""
        return tuple(name for name, toggle in self.panel_toggles.items() if not toggle.isChecked())

    def _file(self) -> None:
        menu = self.bar.addMenu(self.tr("&File"))
        self.open = self._action(
            menu, "file.open", self.tr("&Open…"), QKeySequence.StandardKey.Open, "folder-open",
            self.tr("Open videos"),
        )  # fmt: skip
        self.open_folder = self._action(menu, "file.open_folder", self.tr("Open &folder…"), "Ctrl+Shift+O")
        recent = menu.addMenu(self.tr("Open &recent"))
        recent.aboutToShow.connect(lambda: self._show_recent(recent))
        self.sample = self._action(
            menu, "file.sample", self.tr("&Sample"), "", "clapperboard",
            self.tr("Open the short clip that comes with FastVid"),
        )  # fmt: skip
        self.watch = self._action(
            menu, "file.watch", self.tr("&Watched folder…"), "", "eye",
            self.tr("Paint films by themselves as soon as they arrive in a folder"),
        )  # fmt: skip
        menu.addSeparator()
        self.open_project = self._action(
            menu, "file.open_project", self.tr("Open &project…"), "Ctrl+Alt+O", "file-video"
        )
        self.save_project = self._action(
            menu, "file.save_project", self.tr("Sa&ve project"), QKeySequence.StandardKey.Save, "save",
            self.tr("Save all films of the list with what is set for them in one file"),
        )  # fmt: skip
        self.save_project_as = self._action(
            menu, "file.save_project_as", self.tr("Save project &as…"), "Ctrl+Shift+S"
        )
        self.close_all = self._action(
            menu, "file.close_all", self.tr("&Close all films"), "Ctrl+Shift+W", "",
            self.tr("Take all films off the list; what is set for them is remembered"),
        )  # fmt: skip
        menu.addSeparator()
        self.preferences = self._action(
            menu, "file.preferences", self.tr("&Preferences…"), "Ctrl+,", "settings", self.tr("Preferences")
        )
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        menu.addSeparator()
        self.quit = self._action(menu, "file.quit", self.tr("&Quit"), "Ctrl+Q", "power")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self, session: Session) -> None:
        menu = self.bar.addMenu(self.tr("&Edit"))
        for name, text, make, key, sign in (
            ("edit.undo", self.tr("Undo"), session.undo.createUndoAction, QKeySequence.StandardKey.Undo, "undo-2"),
            ("edit.redo", self.tr("Redo"), session.undo.createRedoAction, QKeySequence.StandardKey.Redo, "redo-2"),
        ):  # fmt: skip
            action = make(self._window, text)
            action.setObjectName(name)
            action.setIcon(icon(sign))
            action.setShortcuts(QKeySequence.keyBindings(key))
            menu.addAction(action)

    def _view(self) -> None:
        menu = self.bar.addMenu(self.tr("&View"))
        for number, (name, text) in enumerate(
            (
                ("films", self.tr("&Films")),
                ("styles", self.tr("&Styles")),
                ("timeline", self.tr("&Timeline")),
                ("queue", self.tr("&Render queue")),
            ),
            start=5,
        ):
            toggle = self._action(menu, f"view.{name}", text, f"F{number}")
            toggle.setCheckable(True)
            toggle.setChecked(True)
            toggle.toggled.connect(lambda shown, name=name: self.panel_toggled.emit(name, shown))
            self.panel_toggles[name] = toggle
        menu.addSeparator()
        full = self._action(menu, "view.full_screen", self.tr("F&ull screen"), "F11", "maximize")
        full.setCheckable(True)
        full.toggled.connect(self._show_full_screen)
        self.view_menu = menu

    def _help(self) -> None:
        menu = self.bar.addMenu(self.tr("&Help"))
        self.help = self._action(menu, "help.page", self.tr("&Help"), "F1", "circle-question-mark")
        self.tour = self._action(menu, "help.tour", self.tr("&Tour in three steps"))
        self.keys = self._action(menu, "help.keys", self.tr("&Keyboard shortcuts"), "Ctrl+F1", "keyboard")
        self.log = self._action(menu, "help.log", self.tr("&Log and report…"), "", "scroll-text")
        menu.addSeparator()
        self.about = self._action(
            menu, "help.about", self.tr("&About FastVid"), "", "circle-question-mark",
            self.tr("About FastVid, and help"),
        )  # fmt: skip
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _action(
        self, menu: QMenu, name: str, text: str, keys: Keys = "", sign: str = "", tip: str = ""
    ) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if sign:
            action.setIcon(icon(sign))
        self._tip(action, tip or text.replace("&", "").rstrip(" …"))
        action.changed.connect(lambda: self._tip(action, tip or text.replace("&", "").rstrip(" …")))
        menu.addAction(action)
        return action

    def _tip(self, action: QAction, text: str) -> None:
        """Sets a tooltip with the key, and updates it when the user changes the key."""
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        whole = f"{text} ({key})" if key else text
        if action.toolTip() != whole:
            action.setToolTip(whole)

    def _show_recent(self, menu: QMenu) -> None:
        menu.clear()
        films = [Path(name) for name in settings().values.recent[:RECENT_LISTED]]
        for path, title in zip(films, titles_of(films), strict=True):
            action = menu.addAction(title.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(self._recent_chosen(path))
        if films:
            menu.addSeparator()
            menu.addAction(self.tr("Forget these")).triggered.connect(lambda: settings().change(recent=()))
        else:
            menu.addAction(QCoreApplication.translate("Menus", "Nothing yet")).setEnabled(False)

    def _recent_chosen(self, path: Path) -> Callable[[], None]:
        return lambda: self.recent_wanted.emit(path)

    def _show_full_screen(self, full: bool) -> None:
        # A maximized window stays maximized.
        state, whole = self._window.windowState(), Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | whole if full else state & ~whole)
