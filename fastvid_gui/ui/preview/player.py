"""Playing: forwards with sound, backwards and faster without, between two frames, once or in a loop.

There are two ways: `media` (Qt Multimedia, with sound) and `timed` (a clock; the engine brings the pictures). The
player chooses one, and falls back to the clock if the other one fails.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fastvid_gui.ui.preview.media import MediaPlayback
from fastvid_gui.ui.preview.pictures import Shot
from fastvid_gui.ui.preview.timed import TimedPlayback
from fastvid_gui.ui.state.session import Film

FASTEST = 8.0
FASTEST_WITH_SOUND = 2.0
_log = logging.getLogger(__name__)


class Player(QObject):
    """Plays one film at a time. `frame_due` leads; the owner of the player shows the frame and moves the playhead."""

    frame_due = Signal(int, object)
    """A frame and its `QImage`, or None if the engine must bring the picture."""
    changed = Signal()
    """It plays, has stopped, or has another speed."""
    note = Signal(str)
    """What people should know about how the film is played; "" for nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rate = 0.0
        self.loop = False
        self._film: Film | None = None
        self._part = (0, 0)
        self._frame = 0
        self._silent: set[Path] = set()
        self._without_media = self._told_deaf = False
        self._media = MediaPlayback(self)
        self._timed = TimedPlayback(self)
        self._media.frame_due.connect(self._on_frame)
        self._media.ended.connect(self._on_ended)
        self._media.failed.connect(self._on_media_failed)
        self._timed.frame_due.connect(self._on_frame)
        self._timed.ended.connect(self._on_ended)

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self.rate != 0.0

    def play(
        self,
        film: Film,
        frame: int,
        rate: float = 1.0,
        part: tuple[int, int] | None = None,
        still: Shot | None = None,
    ) -> None:
        """Plays from `frame` within `part` (from, to; to not included; the whole film). Backwards: negative `rate`."""
        if not film.frames:
            return
        start, stop = part or (0, film.frames)
        if rate > 0 and not start <= frame < stop - 1:
            frame = start
        if rate < 0 and not start < frame < stop:
            frame = stop - 1
        if self.playing:
            self._media.stop()
            self._timed.stop()
        self._film, self._part, self._frame = film, (start, stop), frame
        self.rate = rate
        self.note.emit("")
        self.frame_due.emit(frame, None)
        self._run(still)
        self.changed.emit()

    def pause(self) -> None:
        """Stays on the last shown frame."""
        if self.playing:
            self.rate = 0.0
            self._media.stop()
            self._timed.stop()
            self.note.emit("")
            self.changed.emit()

    def close(self) -> None:
        """Stays, and releases the file."""
        self.pause()
        self._media.close()

    def set_muted(self, muted: bool) -> None:
        """Turns the sound off or on."""
        self._media.set_muted(muted)

    def _run(self, still: Shot | None = None) -> None:
        film = self._film
        if film is None:
            return
        with_sound = 0 < self.rate <= FASTEST_WITH_SOUND and film.path not in self._silent
        if with_sound and not self._without_media:
            try:
                self._media.start(film, self._frame, self.rate, still)
            except ImportError as error:
                _log.warning("Qt Multimedia is not there: %s", error)
                self._without_media = True
            else:
                deaf = film.info is not None and film.info.audio and not self._media.has_sound
                if deaf and not self._told_deaf:
                    self._told_deaf = True
                    self.note.emit(self.tr("No sound device was found: played without sound."))
                return
        self._timed.start(film, self._frame, self.rate)
        if self._without_media or film.path in self._silent:
            self._tell_silent(film)

    def _on_frame(self, frame: int, image: object) -> None:
        if not self.playing:
            return
        start, stop = self._part
        if not start <= frame < stop:
            self._on_ended()
            return
        self._frame = frame
        self.frame_due.emit(frame, image)

    def _on_ended(self) -> None:
        if not self.playing:
            return
        start, stop = self._part
        if self.loop:
            self._media.stop()
            self._timed.stop()
            self._frame = start if self.rate > 0 else stop - 1
            self.frame_due.emit(self._frame, None)
            self._run()
            return
        last = stop - 1 if self.rate > 0 else start
        self.pause()
        self.frame_due.emit(last, None)

    def _on_media_failed(self, why: str) -> None:
        film = self._film
        if film is None:
            return
        _log.info("%s is played without Qt Multimedia: %s", film.path, why)
        self._silent.add(film.path)
        if self.playing:
            self._timed.start(film, self._frame, self.rate)
            self._tell_silent(film)

    def _tell_silent(self, film: Film) -> None:
        if film.info is not None and film.info.audio:
            text = self.tr(
                "The sound of {name} can't be played on this computer; the pictures are shown without it."
            )
            self.note.emit(text.format(name=film.path.name))
