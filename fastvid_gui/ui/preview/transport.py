"""Moving through the film: play, steps, marks. Connects commands, player and session."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence

from fastvid_gui.ui.preview.pictures import Shot
from fastvid_gui.ui.preview.player import FASTEST, Player
from fastvid_gui.ui.preview.stills import Stills
from fastvid_gui.ui.sentences.decimals import with_decimal_sign
from fastvid_gui.ui.state.session import Film, Session
from fastvid_gui.ui.widgets.command import Command

STEP = 10


class Transport(QObject):
    """Lets the user (then playing stops) or the player move the session's playhead."""

    will_move = Signal()
    """The user plays or moves: anything else that is shown ends."""

    def __init__(
        self,
        session: Session,
        stills: Stills,
        player: Player,
        actions: dict[str, QAction],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._stills, self._player, self._actions = session, stills, player, actions
        self._moving = self._muted = False
        for name, slot in {
            "play": self.toggle,
            "play_part": self.play_part,
            "pause": self.pause,
            "forward": lambda: self.shuttle(1.0),
            "reverse": lambda: self.shuttle(-1.0),
            "previous_frame": lambda: self.step(-1),
            "next_frame": lambda: self.step(1),
            "back_10": lambda: self.step(-STEP),
            "forward_10": lambda: self.step(STEP),
            "to_start": lambda: self.seek(0),
            "to_end": lambda: self.seek(2**31),
            "mark_in": self._mark_in,
            "mark_out": self._mark_out,
            "clear_in": lambda: self._set_marks(None, self._film_mark(False)),
            "clear_out": lambda: self._set_marks(self._film_mark(True), None),
            "clear_marks": lambda: self._set_marks(None, None),
        }.items():
            actions[name].triggered.connect(slot)
        actions["loop"].toggled.connect(self._on_loop)
        actions["mute"].triggered.connect(self._on_mute)
        player.frame_due.connect(self._on_frame_due)
        player.changed.connect(self._tell_play)
        session.playhead_changed.connect(self._on_playhead_changed)

    # ---- playing ----

    def toggle(self) -> None:
        """Plays or stops."""
        if self._player.playing:
            self._player.pause()
        else:
            self.play(1.0)

    def play(self, rate: float) -> None:
        """Plays from the playhead; if the playhead is between the marks, a loop stays between them."""
        film = self._stills.film
        if film is None:
            return
        start, stop = film.part
        within = self._player.loop and start <= film.playhead < stop
        self._play(film, film.playhead, rate, (start, stop) if within else None)

    def play_part(self) -> None:
        """Plays from the first mark to the last."""
        film = self._stills.film
        if film is not None:
            self._play(film, film.part[0], 1.0, film.part)

    def pause(self) -> None:
        """Stays on the shown frame."""
        self._player.pause()

    def shuttle(self, way: float) -> None:
        """J and L: plays in that direction, faster each time."""
        rate = self._player.rate
        self.play(max(-FASTEST, min(FASTEST, rate * 2)) if rate * way > 0 else way)

    def take_back_toggle(self) -> None:
        """Undoes the toggle, because the press of the space bar started a drag."""
        if QKeySequence("Space") in self._actions["play"].shortcuts():
            self.toggle()

    def _play(self, film: Film, frame: int, rate: float, part: tuple[int, int] | None) -> None:
        self.will_move.emit()
        still = self._stills.source_at(frame)
        self._player.play(film, frame, rate, part, still)

    def _on_frame_due(self, frame: int, image: object) -> None:
        film = self._stills.film
        if film is None:
            return
        self._moving = True
        self._session.seek(frame)
        self._moving = False
        if self._player.playing:
            self._stills.follow(film, frame, Shot(image) if isinstance(image, QImage) else None)

    def _on_playhead_changed(self, frame: int) -> None:
        if self._player.playing and not self._moving:
            self._player.pause()

    def _on_loop(self, on: bool) -> None:
        self._player.loop = on

    def _on_mute(self) -> None:
        self._muted = not self._muted
        self._player.set_muted(self._muted)
        command = self._actions["mute"]
        if isinstance(command, Command):
            text = self.tr("Turn the sound on") if self._muted else self.tr("Turn the sound off")
            command.say(text, "volume-x" if self._muted else "volume-2")

    def _tell_play(self) -> None:
        command, rate = self._actions["play"], self._player.rate
        if not isinstance(command, Command):
            return
        if not rate:
            command.say(self.tr("Play"), "play")
        else:
            speed = (
                ""
                if rate == 1
                else self.tr("{rate} times the speed").format(rate=with_decimal_sign(f"{rate:g}"))
            )
            command.say(self.tr("Pause"), "pause", speed)

    # ---- moving ----

    def seek(self, frame: int) -> None:
        """The user wants that frame (clamped to the film)."""
        self.will_move.emit()
        self._player.pause()
        self._session.seek(frame)

    def step(self, frames: int) -> None:
        """Moves a number of frames forwards (or back)."""
        film = self._stills.film
        if film is not None:
            self.seek(film.playhead + frames)

    # ---- marks ----

    def _film_mark(self, first: bool) -> int | None:
        film = self._stills.film
        if film is None:
            return None
        return film.mark_in if first else film.mark_out

    def _mark_in(self) -> None:
        film = self._stills.film
        if film is not None:
            self._set_marks(film.playhead, film.mark_out)

    def _mark_out(self) -> None:
        film = self._stills.film
        if film is not None:
            self._set_marks(film.mark_in, film.playhead + 1)

    def _set_marks(self, mark_in: int | None, mark_out: int | None) -> None:
        if self._stills.film is not None:
            self._session.set_marks(mark_in, mark_out)
