"""The timeline panel: buttons and a line of words above, the timeline, a scroll bar below."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollBar, QToolButton, QVBoxLayout, QWidget

from fastvid_gui.domain.plan import KeyframeKind
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.timeline.actions import button, make_actions
from fastvid_gui.ui.timeline.editor import Editor
from fastvid_gui.ui.timeline.files import KeyframeFiles
from fastvid_gui.ui.timeline.keys import Keys
from fastvid_gui.ui.timeline.row_labels import RowLabels
from fastvid_gui.ui.timeline.scale import CLOSEST
from fastvid_gui.ui.timeline.style_editor import StyleEditor
from fastvid_gui.ui.timeline.view import TimelineView
from fastvid_gui.ui.widgets.command import Command
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.notices import Notices
from fastvid_gui.ui.widgets.theme import ICON, SPACE, colors

ZOOM_STEP = 1.6
WORDS_MS = 100
"""The line of words changes at most this often."""
BAR_STEPS = 10_000


class TimelinePanel(QWidget):
    """Shows the session's current film along its time, and what the queue renders of it."""

    def __init__(
        self, session: Session, preview_engine: Asks, queue: RenderQueue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.editor = Editor(session, self)
        self.styles = StyleEditor(session, self)
        self.view = TimelineView(session, preview_engine, queue, self.editor, self.styles, self)
        self.labels = RowLabels(self.view.state, self)
        self.files = KeyframeFiles(self.editor, preview_engine, self)
        self.notices = Notices(self)
        self.actions_by_name: dict[str, QAction] = make_actions(self, self.view)
        self._keys = Keys(self.view.state, self.editor, self.styles)
        self._words = ElidedLabel("", self)
        self._words.setAccessibleName(self.tr("Keyframes"))
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.setAccessibleName(self.tr("Scroll the timeline"))
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._menu_button = self._make_menu_button()
        self._arrange()
        self._words_timer = QTimer(self, singleShot=True, interval=WORDS_MS)
        self._words_timer.timeout.connect(self._show_words)
        self._connect()
        self.setAccessibleName(self.tr("Timeline panel"))
        self._show_scale()
        self._show_words()

    @property
    def actions(self) -> dict[str, QAction]:  # type: ignore[override]  # the panel's own, by name
        """The commands, by name (without "timeline.")."""
        return self.actions_by_name

    def sizeHint(self) -> QSize:
        return QSize(900, 210)

    # ---- made once ----

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE, 0, SPACE, 0)
        row.setSpacing(2)
        do = self.actions_by_name
        for name in (
            "add_keyframe",
            "delete_keyframe",
            "toggle_keyframe",
            "",
            "previous_keyframe",
            "next_keyframe",
            "",
            "change_style",
        ):
            if name:
                row.addWidget(button(do[name], self))
            else:
                row.addSpacing(SPACE)
        row.addSpacing(SPACE)
        row.addWidget(self._words, 1)
        for name in ("zoom_out", "zoom_in", "zoom_fit"):
            row.addWidget(button(do[name], self))
        row.addSpacing(SPACE)
        row.addWidget(self._menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.notices)
        rows = QHBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(self.labels)
        rows.addWidget(self.view, 1)
        column.addLayout(rows, 1)
        column.addWidget(self._bar)

    def _make_menu_button(self) -> QToolButton:
        made = QToolButton(self)
        made.setAutoRaise(True)
        made.setIcon(icon("ellipsis"))
        made.setIconSize(QSize(ICON, ICON))
        made.setToolTip(self.tr("More for keyframes: import, export, back to those found"))
        made.setAccessibleName(self.tr("More for keyframes"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        for name in ("import_keyframes", "export_keyframes", "", "found_keyframes", "", "zoom_frames"):
            if name:
                menu.addAction(self.actions_by_name[name])
            else:
                menu.addSeparator()
        made.setMenu(menu)
        return made

    def _connect(self) -> None:
        do, view, session = self.actions_by_name, self.view, self._session
        state = view.state
        do["add_keyframe"].triggered.connect(self._add)
        do["delete_keyframe"].triggered.connect(self._delete)
        do["toggle_keyframe"].triggered.connect(self._toggle)
        do["previous_keyframe"].triggered.connect(partial(self._keys.to_keyframe, -1))
        do["next_keyframe"].triggered.connect(partial(self._keys.to_keyframe, 1))
        do["change_style"].triggered.connect(lambda: view.style_menu.begin(state.playhead))
        do["previous_change"].triggered.connect(partial(self._keys.to_change, -1))
        do["next_change"].triggered.connect(partial(self._keys.to_change, 1))
        do["found_keyframes"].triggered.connect(self.editor.restore)
        do["import_keyframes"].triggered.connect(self.files.choose_import)
        do["export_keyframes"].triggered.connect(self.files.choose_export)
        do["zoom_out"].triggered.connect(lambda: state.zoom(1 / ZOOM_STEP))
        do["zoom_in"].triggered.connect(lambda: state.zoom(ZOOM_STEP))
        do["zoom_fit"].triggered.connect(lambda: state.set_scale(state.scale.fitted()))
        do["zoom_frames"].triggered.connect(lambda: state.zoom(CLOSEST / state.scale.per_frame))
        state.scale_changed.connect(self._show_scale)
        state.selection_changed.connect(self._want_words)
        view.csv_dropped.connect(lambda name: self.files.read(Path(name)))
        view.menu_wanted.connect(self._show_menu)
        self._bar.valueChanged.connect(self._on_bar)
        self.editor.refused.connect(lambda text: self._say(text, "warning"))
        self.editor.done.connect(self._clear_notices)
        self.styles.refused.connect(lambda text: self._say(text, "warning"))
        self.styles.done.connect(self._clear_notices)
        self.files.problem.connect(lambda text: self._say(text, "error"))
        self.files.said.connect(lambda text: self._say(text, "info"))
        self.files.replace_wanted.connect(self._ask_to_replace)
        session.current_changed.connect(self._clear_notices)
        for signal in (
            session.current_changed,
            session.films_changed,
            session.keyframes_changed,
            session.changes_grew,
        ):
            signal.connect(self._want_words)
        session.film_changed.connect(self._want_words)
        session.playhead_changed.connect(self._want_words)
        session.look_changed.connect(self._want_words)

    # ---- what is done ----

    def _chosen_frame(self) -> int | None:
        """The keyframe that a command applies to: the selected one, else the one at the playhead."""
        if self.view.state.selected is not None:
            return self.view.state.selected
        return self.view.state.playhead if self.view.state.playhead in self.view.state.marks.frames else None

    def _add(self) -> None:
        self._add_at(self.view.state.playhead)

    def _add_at(self, frame: int) -> None:
        if self.editor.add(frame):
            self.view.state.select(frame)

    def _delete(self) -> None:
        change = self.view.state.selected_change
        if change is not None:
            self.styles.remove(change)
            return
        frame = self._chosen_frame()
        if frame is not None:
            self.editor.remove(frame)

    def _toggle(self) -> None:
        frame = self._chosen_frame()
        if frame is not None:
            self.editor.toggle(frame)

    def _show_menu(self, place: QPoint, frame: int) -> None:
        do, menu = self.actions_by_name, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if frame in self.view.state.marks.frames:
            self.view.state.select(frame)
            self._show_words()
            menu.addAction(do["toggle_keyframe"])
            menu.addAction(do["delete_keyframe"])
        else:
            add = menu.addAction(icon("diamond-plus"), self.tr("Add a keyframe at frame {0}").format(frame))
            add.setEnabled(self.editor.allowed)
            add.triggered.connect(lambda: self._add_at(frame))
        if self._session.current is not None and self._session.current.styled:
            menu.addSeparator()
            self.view.style_menu.fill(menu, frame)
        menu.addSeparator()
        start, stop = self.view.state.part
        begin = menu.addAction(self.tr("Render from frame {0} on").format(frame))
        begin.triggered.connect(
            lambda: self.editor.set_marks(frame, stop if stop > frame else self.view.state.scale.frames)
        )
        end = menu.addAction(self.tr("Render up to frame {0}").format(frame))
        end.triggered.connect(lambda: self.editor.set_marks(start if start <= frame else 0, frame + 1))
        if (start, stop) != (0, self.view.state.scale.frames):
            whole = menu.addAction(self.tr("Render the whole film"))
            whole.triggered.connect(lambda: self.editor.set_marks(0, self.view.state.scale.frames))
        menu.addSeparator()
        for name in ("found_keyframes", "import_keyframes", "export_keyframes"):
            menu.addAction(do[name])
        menu.popup(place)

    # ---- what is shown ----

    def _show_scale(self) -> None:
        scale, do = self.view.state.scale, self.actions_by_name
        film = scale.frames > 0
        self._bar.setVisible(film and not scale.fits)
        do["zoom_in"].setEnabled(film and scale.per_frame < scale.most * 0.999)
        do["zoom_frames"].setEnabled(film and scale.per_frame < scale.most * 0.999)
        for name in ("zoom_out", "zoom_fit"):
            do[name].setEnabled(film and not scale.fits)
        if film:
            # In thousandths of a page, so that long films scroll smoothly and the numbers stay small.
            unit = BAR_STEPS / scale.shown
            with QSignalBlocker(self._bar):
                self._bar.setPageStep(BAR_STEPS)
                self._bar.setSingleStep(BAR_STEPS // 20)
                self._bar.setRange(0, min(2**31 - 1, round(max(0.0, scale.frames - scale.shown) * unit)))
                self._bar.setValue(round(scale.left * unit))

    def _on_bar(self, value: int) -> None:
        scale = self.view.state.scale
        left = value * scale.shown / BAR_STEPS
        self.view.state.set_scale(scale.scrolled((left - scale.left) * scale.per_frame))

    def _want_words(self, *_: object) -> None:
        if not self._words_timer.isActive():
            self._words_timer.start()

    def _show_words(self) -> None:
        film, do = self._session.current, self.actions_by_name
        ready = self.editor.film is not None
        chosen = self._chosen_frame() if ready else None
        allowed = self.editor.allowed
        do["add_keyframe"].setEnabled(
            allowed and self.view.state.playhead not in self.view.state.marks.frames
        )
        for name in ("delete_keyframe", "toggle_keyframe"):
            do[name].setEnabled(allowed and bool(chosen))
        self._say_delete()
        do["change_style"].setEnabled(ready and film is not None and film.styled)
        for name in ("previous_change", "next_change"):
            do[name].setEnabled(ready and bool(self.styles.frames))
        for name in ("previous_keyframe", "next_keyframe", "export_keyframes"):
            do[name].setEnabled(ready and bool(self.view.state.marks.keyframes))
        do["import_keyframes"].setEnabled(ready)
        do["found_keyframes"].setEnabled(ready and film is not None and film.edited is not None)
        self._words.setText(self._said())
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), colors(self.palette()).muted)
        self._words.setPalette(palette)

    def _say_delete(self) -> None:
        """The same key removes a style change while one is selected."""
        command, change = self.actions_by_name["delete_keyframe"], self.view.state.selected_change
        if change is not None:
            command.setEnabled(True)
        text = self.tr("Delete the keyframe") if change is None else self.tr("Remove the style change")
        if isinstance(command, Command) and command.text() != text:
            command.say(text)

    def _said(self) -> str:
        film = self._session.current
        if film is None:
            return ""
        if film.state is FilmState.FAILED:
            return self.tr("This film can't be used.")
        if not film.frames:
            return self.tr("Opening…")
        kinds = [key.kind for key in film.keyframes]
        cuts, soft = kinds.count(KeyframeKind.CUT), kinds.count(KeyframeKind.SOFT)
        parts = [
            (self.tr("1 cut") if cuts == 1 else self.tr("{0} cuts").format(cuts))
            if cuts
            else self.tr("No cut"),
        ]
        if soft:
            parts.append(
                self.tr("1 soft keyframe") if soft == 1 else self.tr("{0} soft keyframes").format(soft)
            )
        if film.edited is not None:
            parts.append(self.tr("changed by hand"))
        elif film.analysis_problem:
            parts = [self.tr("Looking for cuts failed; set keyframes by hand or import them.")]
        elif not film.analyzed:
            parts = parts if cuts or soft else []
            parts.insert(0, self.tr("Looking for cuts: {0} %").format(100 * len(film.changes) // film.frames))
        if self.view.state.selected is not None:
            parts.append(self.tr("keyframe {0} selected").format(self.view.state.selected))
        if self.view.state.selected_change is not None:
            parts.append(self.tr("style change at {0} selected").format(self.view.state.selected_change))
        return " · ".join(parts)

    def _say(self, text: str, kind: str) -> None:
        self._clear_notices()
        self.notices.say(text, kind)  # type: ignore[arg-type]  # one of the three kinds

    def _clear_notices(self) -> None:
        for notice in self.notices.notices():
            notice.dismiss()

    def _ask_to_replace(self, csv: Path) -> None:
        self._clear_notices()
        self.notices.say(
            self.tr("{0} is there already.").format(csv.name),
            "warning",
            [
                (self.tr("Replace it"), lambda: self.files.export(csv, replace=True)),
                (self.tr("Choose another name"), self.files.choose_export),
            ],
        )
