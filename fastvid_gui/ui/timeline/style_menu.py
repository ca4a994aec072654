"""The part of the timeline's menu that is about styles along the film."""

from functools import partial

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QMenu, QWidget

from fastvid_gui.ui.state import course
from fastvid_gui.ui.timeline.state import TimelineState
from fastvid_gui.ui.timeline.style_editor import StyleEditor
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.words.quantities import style_words

STRENGTHS = (100, 75, 50, 25, 0)
SECONDS = (0.0, 0.5, 1.0, 2.0, 4.0)
NEAR_PX = 8.0


class StyleMenu(QObject):
    """Fills a menu for a frame of the timeline."""

    def __init__(self, state: TimelineState, editor: StyleEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._editor = state, editor

    def fill(self, menu: QMenu, frame: int) -> None:
        """Adds what can be done with the styles at a frame; a change that begins there, or close by, is meant too."""
        near = self._state.change_near(self._state.scale.x(frame), NEAR_PX)
        place = frame if near is None else near
        another = menu.addAction(icon("brush"), self.tr("From frame {0} on: another style").format(place))
        another.triggered.connect(partial(self.begin, place))
        another.setEnabled(place > 0)
        strengths = menu.addMenu(self.tr("From frame {0} on: strength").format(place))
        strengths.setEnabled(place > 0)
        now = self._strength(place)
        for percent in STRENGTHS:
            text = self.tr("{0} %").format(percent) if percent else self.tr("0 %, the film as it is")
            action = strengths.addAction(text)
            action.setCheckable(True)
            action.setChecked(percent == round(100 * now))
            action.triggered.connect(partial(self.begin, place, percent / 100))
        if near is not None:
            self._fill_change(menu, near)

    def begin(self, frame: int, strength: float | None = None, _checked: bool = False) -> None:
        """Lets another style or strength begin at a frame, goes there and selects the change."""
        if self._editor.add(frame, strength):
            self._state.select_change(frame)
            self._state.session.seek(frame)

    def _strength(self, frame: int) -> float:
        film = self._editor.film
        return course.look_of(film.look, film.styles_at, frame).strength if film is not None else 1.0

    def _fill_change(self, menu: QMenu, frame: int) -> None:
        film = self._editor.film
        change = next((each for each in film.styles_at if each.frame == frame), None) if film else None
        if film is None or film.info is None or change is None:
            return
        slow = menu.addMenu(self.tr("The strength changes"))
        before = course.look_of(film.look, film.styles_at, frame - 1)
        same = (before.strength if before.style else 0.0) == change.strength
        slow.setEnabled(not same)
        for seconds in SECONDS:
            over = round(seconds * float(film.info.frame_rate))
            text = (
                self.tr("within {0} s").format(QLocale().toString(seconds, "g", 2))
                if over
                else self.tr("at once")
            )
            action = slow.addAction(text)
            action.setCheckable(True)
            action.setChecked(change.over == over)
            action.triggered.connect(lambda _=False, over=over: self._editor.slow(frame, over))
        remove = menu.addAction(icon("trash-2"), self.tr("Remove the style change"))
        remove.triggered.connect(lambda: self._editor.remove(frame))

    def title(self, style: str) -> str:
        """A style as people call it."""
        return style_words(style, self._state.session.style_titles) if style else ""
