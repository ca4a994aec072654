"""When frames are painted ahead: only while nobody else needs the computer.

It waits until the playhead has rested for a moment and the film has been looked through. While the viewer is hidden, a
preview in motion is made, or any film is rendered on this computer, it rests. Play goes on painting ahead.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.preview.ahead import PaintedAhead
from fastvid_gui.ui.preview.motion_preview import MotionPreview
from fastvid_gui.ui.preview.player import Player
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import Film, FilmState, Session

REST_MS = 1000


class AheadPolicy(QObject):
    """Lets `PaintedAhead` go and pause, and tells the session what is there."""

    def __init__(
        self,
        session: Session,
        queue: RenderQueue,
        player: Player,
        motion: MotionPreview,
        ahead: PaintedAhead,
        toggle: QAction,
        viewer: QWidget,
    ) -> None:
        super().__init__(viewer)
        self._session, self._queue, self._player = session, queue, player
        self._motion, self._ahead, self._toggle, self._viewer = motion, ahead, toggle, viewer
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._go)
        toggle.setChecked(settings().values.paint_ahead)
        toggle.toggled.connect(self._on_toggled)
        ahead.changed.connect(lambda: session.show_ahead(ahead.spans))
        for signal in (session.current_changed, session.look_changed):
            signal.connect(self._on_look)
        session.film_changed.connect(self._on_film)
        session.playhead_changed.connect(self._on_playhead)
        session.tried_changed.connect(self.reconsider)
        motion.changed.connect(self.reconsider)
        player.changed.connect(self.reconsider)
        queue.items_changed.connect(self.reconsider)
        queue.item_changed.connect(self.reconsider)
        self._on_look()

    @property
    def may(self) -> bool:
        """Whether frames may be painted ahead now."""
        film = self._session.current
        return (
            self._toggle.isChecked()
            and film is not None
            and film.state is FilmState.READY
            and film.styled
            and _looked_through(film)
            and self._viewer.isVisible()
            and not self._motion.active
            and self._session.tried is None
            and self._queue.running is None
        )

    def reconsider(self, *_: object) -> None:
        """Something that counts may have changed."""
        if not self.may:
            self._timer.stop()
            self._ahead.pause()
        elif not self._ahead.going and not self._timer.isActive():
            self._timer.start()

    def _go(self) -> None:
        if self.may:
            self._ahead.look_at(self._session.current)
            self._ahead.go()

    def _on_look(self) -> None:
        film = self._session.current
        self._ahead.look_at(film if film is not None and film.state is FilmState.READY else None)
        self._rest()

    def _on_film(self, path: object) -> None:
        film = self._session.current
        if film is not None and film.path == path:
            if film.state is not FilmState.READY:
                self._ahead.forget()
            self.reconsider()

    def _on_playhead(self, frame: int) -> None:
        if not self._player.playing:
            # A user who looks for a place shall find it at once; that comes first.
            self._rest()
        self._ahead.at(frame)

    def _rest(self) -> None:
        self._ahead.pause()
        self._timer.stop()
        self.reconsider()
        if self.may:
            self._timer.start()

    def _on_toggled(self, on: bool) -> None:
        settings().change(paint_ahead=on)
        if on:
            self.reconsider()
        else:
            self._timer.stop()
            self._ahead.forget()


def _looked_through(film: Film) -> bool:
    return film.analyzed or bool(film.analysis_problem)
