"""What is open in the window: films, the current one, its look, place, marks and keyframes. Panels show and set it.

State is frozen values, replaced whole and announced once; panels keep no state of their own. Everything that a user
may want to undo goes through `undo`.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.domain.style_course import renderable
from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.projects.decisions import History
from fastvid_gui.projects.marked_regions import MarkedRegions
from fastvid_gui.regions.region import SOURCE
from fastvid_gui.ui.state.course import look_of, painted_look, section_start, with_look
from fastvid_gui.ui.state.undo import UndoStacks


class FilmState(StrEnum):
    """The state of a film."""

    OPENING = "opening"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A video in the list, with every decision about it.

    Attributes:
        problem: why it can't be used, as the user reads it; "" unless failed. missing: its file is not there.
        identity: what the film is known by wherever it lies; "" until its file was read once.
        recalled: whether what is kept about it was looked up; from then on, its changes are kept.
        info: None until it is ready. times: when each frame appears, in seconds from the first.
        playhead: the shown frame. mark_in, mark_out: the part to render, `mark_out` not included.
        look: style and settings. styles_at: where other styles or strengths begin (`ui/state/course.py`), sorted.
        size: shorter side of the result, 0: the source's.
        telling: a frame that shows something; None until it is known.
        changes: change of each frame analyzed so far. found: keyframes that the analysis found; analyzed: all of them.
        analysis_problem: why the analysis ended early, as the user reads it; "" unless it did.
        edited: keyframes as the user left them; None while they are those that were found.
        regions: parts of the pictures that are painted in their own way.
    """

    path: Path
    state: FilmState = FilmState.OPENING
    problem: str = ""
    info: SourceInfo | None = None
    times: "array[float]" = field(default_factory=lambda: array("d"), compare=False)
    playhead: int = 0
    mark_in: int | None = None
    mark_out: int | None = None
    look: Look = field(default_factory=Look)
    styles_at: tuple[StyleChange, ...] = ()
    size: int = 0
    telling: int | None = None
    changes: tuple[float, ...] = field(default=(), compare=False)
    found: tuple[Keyframe, ...] = ()
    analyzed: bool = False
    analysis_problem: str = ""
    edited: tuple[Keyframe, ...] | None = None
    regions: MarkedRegions = field(default_factory=MarkedRegions)
    identity: str = ""
    missing: bool = False
    recalled: bool = False

    @property
    def frames(self) -> int:
        """Number of frames, 0 until the film is ready."""
        return self.info.frames if self.info else 0

    @property
    def keyframes(self) -> tuple[Keyframe, ...]:
        """The keyframes that a render will use."""
        return self.found if self.edited is None else self.edited

    def look_at(self, frame: int) -> Look:
        """How a frame is painted; without a style where it gets no paint."""
        return painted_look(self.look, self.styles_at, frame)

    @property
    def styled(self) -> bool:
        """Whether any of it is painted."""
        outside = bool(self.look.style) or any(change.style for change in self.styles_at)
        left = bool(self.regions.carried) and self.regions.outside == SOURCE
        return (outside and not left) or self.regions.paint

    def paints_at(self, frame: int) -> bool:
        """Whether anything of a frame is painted."""
        regions = self.regions.at(frame)
        outside = bool(self.look_at(frame).style)
        if regions is None:
            return outside
        painted = any(region.style != SOURCE for region in regions.regions)
        return painted or (outside and regions.outside != SOURCE)

    @property
    def course(self) -> tuple[Look, tuple[StyleChange, ...]]:
        """Look and changes as a render takes them."""
        return renderable(self.look, self.styles_at)

    @property
    def part(self) -> tuple[int, int]:
        """The frames to render: from, to (not included)."""
        return (self.mark_in or 0, self.frames if self.mark_out is None else self.mark_out)


class Session(QObject):
    """The open project. Every change is announced by one signal, after it is complete."""

    films_changed = Signal()
    """The length, order or state of the list has changed."""
    film_changed = Signal(object)
    """`Path` of a film that has changed in any way (state, info, look, marks, keyframes, analysis)."""
    film_moved = Signal(object, object)
    """The old and the new `Path` of a film whose file was found elsewhere."""
    film_leaves = Signal(object)
    """`Path` of a film that is about to be taken off the list."""
    current_changed = Signal()
    """Another film (or none) is current now."""
    playhead_changed = Signal(int)
    """The current film's frame."""
    look_changed = Signal()
    """The current film's look, anywhere in it (or another film became current)."""
    tried_changed = Signal()
    """Another style is tried on the frame on show, or none any more."""
    ahead_changed = Signal()
    """Other frames of the current film are painted ahead."""
    section_changed = Signal()
    """The playhead is where another style or strength begins, or before it."""
    marks_changed = Signal()
    keyframes_changed = Signal()
    """The current film's keyframes, found or edited (or another film became current)."""
    regions_changed = Signal()
    """The current film's regions (or another film became current)."""
    changes_grew = Signal()
    """More frames of the current film have been analyzed."""
    style_titles_changed = Signal()
    """Titles or pictures of the installed styles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = UndoStacks(self)
        """Each film has its own steps; those of the current film can be undone."""
        self._films: dict[Path, Film] = {}
        self._current: Path | None = None
        self._style_titles: Mapping[str, str] = {}
        self._style_pictures: Mapping[str, str] = {}
        self._ahead: tuple[FrameSpan, ...] = ()
        self._tried: str | None = None
        self.first_look = Look()
        """The look of the next film, if it is the first."""

    @property
    def style_titles(self) -> Mapping[str, str]:
        """The titles of the installed styles, by name; empty until they are listed."""
        return self._style_titles

    @property
    def tried(self) -> str | None:
        """A style that is only tried, to see the frame on show in it; None: the film's own."""
        return self._tried

    def try_style(self, style: str | None) -> None:
        """Shows the frame in another style without choosing it."""
        if style != self._tried:
            self._tried = style
            self.tried_changed.emit()

    @property
    def ahead(self) -> tuple[FrameSpan, ...]:
        """Frames of the current film that can be played painted, sorted."""
        return self._ahead

    def show_ahead(self, spans: tuple[FrameSpan, ...]) -> None:
        """Takes which frames of the current film can be played painted."""
        if spans != self._ahead:
            self._ahead = spans
            self.ahead_changed.emit()

    @property
    def style_pictures(self) -> Mapping[str, str]:
        """Paths of the installed styles' own pictures, by name, where there are any."""
        return self._style_pictures

    def name_styles(self, titles: Mapping[str, str], pictures: Mapping[str, str] | None = None) -> None:
        """Takes the titles of the installed styles, and their pictures."""
        if (titles, pictures or {}) != (self._style_titles, self._style_pictures):
            self._style_titles, self._style_pictures = dict(titles), dict(pictures or {})
            self.style_titles_changed.emit()

    @property
    def look(self) -> Look:
        """Style and strength that the section at the playhead has or reaches, with the rest of the film's look."""
        film = self.current
        return look_of(film.look, film.styles_at, film.playhead) if film else Look()

    @property
    def films(self) -> tuple[Film, ...]:
        """All films, in the order they were opened."""
        return tuple(self._films.values())

    @property
    def current(self) -> Film | None:
        """The film that is shown."""
        return self._films.get(self._current) if self._current is not None else None

    def film(self, path: Path) -> Film | None:
        """A film by its path."""
        return self._films.get(path)

    def add(self, path: Path) -> bool:
        """Puts a film into the list; the first one becomes current. False if it is already there (now current)."""
        if path in self._films:
            self.select(path)
            return False
        last, first_look = self.current, self.first_look
        self.first_look = Look()
        self._films[path] = Film(path=path, look=last.look if last else first_look)
        self.films_changed.emit()
        if self._current is None:
            self.select(path)
        return True

    def restore(self, films: Iterable[Film]) -> None:
        """Puts films into the list that were in it before; none becomes current."""
        for film in films:
            self._films.setdefault(film.path, film)
        self.films_changed.emit()

    def clear(self) -> None:
        """Takes all films off the list."""
        for path in list(self._films):
            self.film_leaves.emit(path)
        for path in list(self._films):
            self.undo.drop(path)
        self._films.clear()
        self.films_changed.emit()
        self.select(None)

    def relocate(self, old: Path, new: Path) -> None:
        """The file of a film is elsewhere now; everything decided about the film stays. It has to be opened again."""
        film = self._films.get(old)
        if film is None or new == old:
            return
        self.film_moved.emit(old, new)
        if new in self._films:
            self.remove(old)
            self.select(new)
            return
        moved = replace(film, path=new, state=FilmState.OPENING, problem="", missing=False)
        self._films = {
            new if path == old else path: moved if path == old else each for path, each in self._films.items()
        }
        history = self.history(old)
        self.undo.drop(old)
        self.recall_history(new, history)
        self.films_changed.emit()
        if self._current == old:
            self.select(new)

    def remove(self, path: Path) -> None:
        """Removes a film from the list (its file is untouched); a neighbor becomes current."""
        if path not in self._films:
            return
        self.film_leaves.emit(path)
        order = list(self._films)
        place = order.index(path)
        order.remove(path)
        del self._films[path]
        self.undo.drop(path)
        self.films_changed.emit()
        if self._current == path:
            self.select(order[min(place, len(order) - 1)] if order else None)

    def select(self, path: Path | None) -> None:
        """Makes a film current."""
        if path == self._current or (path is not None and path not in self._films):
            return
        self._current = path
        self.undo.show(path)
        self.current_changed.emit()
        self.look_changed.emit()
        self.marks_changed.emit()
        self.keyframes_changed.emit()
        self.regions_changed.emit()
        self.changes_grew.emit()
        if self.current:
            self.playhead_changed.emit(self.current.playhead)

    def update(self, path: Path, **changes: object) -> None:
        """Replaces fields of a film that the engine reported (state, info, times, changes, found, analyzed, ...)."""
        film = self._films.get(path)
        if film is None:
            return
        new = replace(film, **changes)  # type: ignore[arg-type]
        self._films[path] = new
        here = path == self._current
        if new.state != film.state:
            self.films_changed.emit()
        self.film_changed.emit(path)
        if here and "changes" in changes:
            self.changes_grew.emit()
        if here and new.keyframes != film.keyframes:
            self.keyframes_changed.emit()
        if here and (new.look, new.styles_at) != (film.look, film.styles_at):
            self.look_changed.emit()
        if here and new.regions != film.regions:
            self.regions_changed.emit()
        if here and (new.mark_in, new.mark_out) != (film.mark_in, film.mark_out):
            self.marks_changed.emit()
        if here and new.playhead != film.playhead:
            self.playhead_changed.emit(new.playhead)

    def seek(self, frame: int) -> None:
        """Moves the playhead of the current film, within its frames."""
        film = self.current
        if film is None or not film.frames:
            return
        frame = max(0, min(film.frames - 1, frame))
        if frame != film.playhead:
            self._films[film.path] = replace(film, playhead=frame)
            self.playhead_changed.emit(frame)
            if section_start(film.styles_at, frame) != section_start(film.styles_at, film.playhead):
                self.section_changed.emit()

    def set_look(self, look: Look, text: str) -> None:
        """Changes the look; undoable. Changes of one kind in a row (a slider) are one step.

        Style and strength are those of the section at the playhead, the rest is the whole film's.
        `text`: what was changed, for the menu ("Strength").
        """
        film = self.current
        if film is None:
            return
        if section_start(film.styles_at, film.playhead):
            self._change(text, "course", with_look(film.look, film.styles_at, film.playhead, look))
        else:
            self._change(text, "look", look)

    def set_styles_at(self, changes: tuple[StyleChange, ...], text: str) -> None:
        """Sets where other styles or strengths begin (sorted). Undoable."""
        self._change(text, "styles_at", changes)

    def set_look_of(
        self, path: Path, look: Look, text: str, styles_at: tuple[StyleChange, ...] | None = None
    ) -> None:
        """Changes the look of any film; undoable once that film is shown. `styles_at`: None leaves what it has."""
        film = self._films.get(path)
        if film is None:
            return
        if styles_at is not None and styles_at != film.styles_at:
            old, new = (film.look, film.styles_at), (look, styles_at)
            self.undo.push(path, text, "course", old, new, self._setter(path, "course"))
        elif film.look != look:
            self.undo.push(path, text, "look", film.look, look, self._setter(path, "look"))

    def set_marks(self, mark_in: int | None, mark_out: int | None) -> None:
        """Changes the part to render; swaps crossed marks. Undoable."""
        film = self.current
        if film is None:
            return
        if mark_in is not None and mark_out is not None and mark_out <= mark_in:
            mark_out = None if mark_in != film.mark_in else mark_out
            mark_in = None if mark_out is not None else mark_in
        self._change(self.tr("Marks"), "marks", (mark_in, mark_out))

    def set_keyframes(self, keyframes: tuple[Keyframe, ...] | None, text: str) -> None:
        """Sets the edited keyframes (sorted, the first one at frame 0); None: back to those found. Undoable."""
        self._change(text, "edited", keyframes)

    def set_regions(self, path: Path, regions: MarkedRegions, text: str) -> None:
        """Sets the regions of a film. Undoable; changes of one kind in a row (a slider) are one step."""
        film = self._films.get(path)
        if film is not None and film.regions != regions:
            self.undo.push(path, text, "regions", film.regions, regions, self._setter(path, "regions"))

    def history(self, path: Path) -> History:
        """The undo steps of a film."""
        return self.undo.history(path)

    def recall_history(self, path: Path, history: History) -> None:
        """Brings back the undo steps of a film that has none; the film stays as it is."""
        if path in self._films:
            self.undo.recall(path, history, lambda what: self._setter(path, what))

    def _change(self, text: str, what: str, value: object) -> None:
        film = self.current
        if film is None:
            return
        if what == "marks":
            old: object = (film.mark_in, film.mark_out)
        elif what == "course":
            old = (film.look, film.styles_at)
        else:
            old = getattr(film, what)
        if old != value:
            self.undo.push(film.path, text, what, old, value, self._setter(film.path, what))

    def _setter(self, path: Path, what: str) -> Callable[[object], None]:
        def put(value: object) -> None:
            if what == "marks":
                assert isinstance(value, tuple)
                self.update(path, mark_in=value[0], mark_out=value[1])
            elif what == "course":
                assert isinstance(value, tuple)
                self.update(path, look=value[0], styles_at=value[1])
            else:
                self.update(path, **{what: value})

        return put
