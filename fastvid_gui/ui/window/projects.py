"""Save project, Open project: one file for the whole list of films, which can be carried to another computer."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from fastvid_gui.engine.messages.projects import (
    ListedFilm,
    OpenProject,
    ProjectOpened,
    ProjectSaved,
    SaveProject,
)
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.projects.project_file import ENDING, is_project
from fastvid_gui.sentences.projects import ProjectSays
from fastvid_gui.sentences.sentence import say
from fastvid_gui.settings import settings
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.remembering import Remembering
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.widgets.notices import Notices


class Projects(QObject):
    """Saves and opens; what is open besides is remembered in any case, so nothing asks whether to save."""

    styles_added = Signal()
    """The library has grown."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        opener: FilmOpener,
        memory: Remembering,
        preview_engine: Asks,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._opener, self._memory = window, session, opener, memory
        self._preview_engine, self._notices = preview_engine, notices
        self._opening: Call | None = None

    def connect_actions(self, open_: QAction, save: QAction, save_as: QAction, close_all: QAction) -> None:
        """Lets these actions do what they say, as far as there are films."""
        open_.triggered.connect(self.choose)
        save.triggered.connect(self.save)
        save_as.triggered.connect(self.choose_place)
        close_all.triggered.connect(self.close_all)

        def show() -> None:
            for action in (save, save_as, close_all):
                action.setEnabled(bool(self._session.films))

        self._session.films_changed.connect(show)
        show()

    # ---- opening

    def choose(self) -> None:
        """Lets the user choose a project to open."""
        dialog = QFileDialog(self._window, self.tr("Open project"), str(self._folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self._kind(), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        self._show(dialog)

    def open(self, file: Path) -> None:
        """Opens a project in place of the films in the list."""
        if self._opening is not None:
            self._opening.stop()
        call = self._opening = self._preview_engine.ask(OpenProject(str(file)), self)
        call.finished.connect(lambda value: self._on_opened(file, call, value))
        call.failed.connect(lambda why: self._notices.say(why, "error"))
        call.ended.connect(lambda: self._on_ended(call))

    def _on_opened(self, file: Path, call: Call, value: object) -> None:
        if call is not self._opening or not isinstance(value, ProjectOpened):
            return
        self.close_all()
        if value.styles_added:
            self.styles_added.emit()
        paths = [Path(film.path) for film in value.films]
        given = {path: film.decisions for path, film in zip(paths, value.films, strict=True)}
        identities = [film.identity for film in value.films]
        for path, film in zip(paths, value.films, strict=True):
            self._memory.learn(film.identity, path.name, film.decisions)
        self._opener.open_again(zip(paths, identities, strict=True), Path(value.current), given)
        self._memory.set_project(file)
        settings().add_recent(file)
        for note in value.notes:
            self._notices.say(in_words(note), "warning")

    def _on_ended(self, call: Call) -> None:
        if call is self._opening:
            self._opening = None

    def close_all(self) -> None:
        """Takes all films off the list; what was set for them is remembered."""
        self._session.clear()
        self._memory.set_project(None)

    # ---- saving

    def save(self) -> None:
        """Saves to the project's file, or asks for one."""
        file = self._memory.project
        if file is None:
            self.choose_place()
        else:
            self._write(file)

    def choose_place(self) -> None:
        """Lets the user choose where to save."""
        dialog = QFileDialog(self._window, self.tr("Save project"), str(self._folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self._kind()])
        dialog.setDefaultSuffix(ENDING[1:])
        current = self._session.current
        file = self._memory.project
        dialog.selectFile(
            file.name if file is not None else f"{current.path.stem if current else ''}{ENDING}"
        )
        # The dialog asks before it takes the name of a file that is there.
        dialog.fileSelected.connect(lambda name: self._write(Path(name)))
        self._show(dialog)

    def _write(self, file: Path) -> None:
        self._memory.collect(lambda decisions: self._on_collected(file, decisions))

    def _on_collected(self, file: Path, decisions: Sequence[tuple[Path, str, Decisions]]) -> None:
        current = self._session.current
        films = tuple(ListedFilm(os.fspath(path), identity, each) for path, identity, each in decisions)
        odd = next((film for film in films if not _is_text(film.path)), None)
        if odd is not None:
            note = say(ProjectSays.NO_TEXT_NAME, file=Path(odd.path).name)
            self._notices.say(in_words(note), "error")
        if not films or odd is not None:
            return
        shown = str(current.path) if current is not None else ""
        call = self._preview_engine.ask(SaveProject(str(file), films, shown, overwrite=True), self)
        call.finished.connect(lambda value: self._on_saved(file, value))
        call.failed.connect(lambda why: self._notices.say(why, "error"))

    def _on_saved(self, file: Path, value: object) -> None:
        self._memory.set_project(file)
        settings().add_recent(file)
        self._notices.say(self.tr("The project was saved as {name}.").format(name=file.name))
        if isinstance(value, ProjectSaved) and value.own_styles:
            titles = [self._session.style_titles.get(name) or name for name in value.own_styles]
            self._notices.say(
                self.tr(
                    "It uses styles of your own ({styles}). To open it on another computer, export these styles into "
                    "the folder of the project and take them along."
                ).format(styles=", ".join(titles))
            )

    # ---- small things

    def _kind(self) -> str:
        return self.tr("FastVid projects (*{ending})").format(ending=ENDING)

    def _folder(self) -> Path:
        """Where the user's projects are, or the film on show."""
        names = [Path(name) for name in settings().values.recent if is_project(Path(name))]
        current = self._session.current
        for place in (self._memory.project, current.path if current is not None else None, *names):
            if place is not None and place.parent.is_dir():
                return place.parent
        return Path.home()

    @staticmethod
    def _show(dialog: QFileDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
