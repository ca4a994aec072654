"""What can be done with several films at once: one look for all of them, and all of them to the queue."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QUndoCommand
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.widgets.command import Command
from fastvid_gui.ui.widgets.theme import ICON, SPACE

Course = tuple[Look, tuple[StyleChange, ...]]


class SelectionBar(QWidget):
    """Appears below the list as soon as more than one film is selected. Its commands are in the menus, too."""

    queue_wanted = Signal(object)
    """Films that should be rendered: a tuple of `Path`s."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._paths: tuple[Path, ...] = ()
        self._count = QLabel(self)
        self._look = Command(
            "films.look_for_selected", self.tr("This look for all selected"), "brush", ("Ctrl+Shift+B",), parent
        )  # fmt: skip
        self._queue = Command(
            "films.queue_selected", self.tr("Add all to the queue…"), "list-video", ("Ctrl+Alt+R",), parent
        )  # fmt: skip
        self._look.triggered.connect(self.give_look)
        self._queue.triggered.connect(lambda: self.queue_wanted.emit(self._ready()))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 4, 4, 4)
        column.setSpacing(4)
        column.addWidget(self._count)
        for command in (self._look, self._queue):
            column.addWidget(_button(command, self))
        session.films_changed.connect(self._refresh)
        session.look_changed.connect(self._refresh)
        session.section_changed.connect(self._refresh)
        self._refresh()

    @property
    def commands(self) -> list[QAction]:
        """What can be done with the selected films."""
        return [self._look, self._queue]

    def show_selected(self, paths: tuple[Path, ...]) -> None:
        """Sets the selected films."""
        if paths != self._paths:
            self._paths = paths
            self._refresh()

    def give_look(self) -> None:
        """Gives all other selected films the look that gallery and sliders show, from beginning to end; one step."""
        film = self._session.current
        if film is None:
            return
        before = {
            path: (other.look, other.styles_at)
            for path in self._ready()
            if path != film.path and (other := self._session.film(path)) is not None
        }
        after: dict[Path, Course] = dict.fromkeys(before, (self._session.look, ()))
        if before != after:
            text = self.tr("Look of {count} films").format(count=len(before) + (film.path in self._paths))
            self._session.undo.push_command(film.path, _Looks(text, self._session, before, after))

    def _ready(self) -> tuple[Path, ...]:
        return tuple(
            path
            for path in self._paths
            if (film := self._session.film(path)) is not None and film.state is FilmState.READY
        )

    def _refresh(self) -> None:
        several = len(self._paths) > 1
        self._count.setText(self.tr("{count} films selected").format(count=len(self._paths)))
        current = self._session.current
        self._look.setEnabled(several and current is not None and bool(self._session.look.style))
        self._queue.setEnabled(several and bool(self._ready()))
        self.setVisible(several)


class _Looks(QUndoCommand):
    """Looks of several films, with their style changes."""

    def __init__(
        self, text: str, session: Session, before: dict[Path, Course], after: dict[Path, Course]
    ) -> None:
        super().__init__(text)
        self._session, self._before, self._after = session, before, after

    def redo(self) -> None:
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)

    def _put(self, courses: dict[Path, Course]) -> None:
        for path, (look, styles_at) in courses.items():
            self._session.update(path, look=look, styles_at=styles_at)


def _button(command: Command, parent: QWidget) -> QPushButton:
    button = QPushButton(command.icon(), command.text(), parent)
    button.setIconSize(QSize(ICON, ICON))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.clicked.connect(command.trigger)

    def follow() -> None:
        button.setEnabled(command.isEnabled())
        button.setToolTip(command.toolTip())

    command.changed.connect(follow)
    follow()
    return button
