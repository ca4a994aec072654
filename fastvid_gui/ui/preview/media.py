"""Plays the source with its sound by Qt Multimedia, and reports exactly which frame is shown.

It uses Qt's pictures if they match the engine's. Some formats Qt can't convert (10 bits without a graphics card);
others it colors or lays out differently (HDR, transparency, interlaced). In odd sizes it leaves the last column or row
as memory was (it converts two pixels at a time), and large pictures would take the main thread too long. In these
cases it only plays the sound, and its clock says which frame the engine must bring.

QtMultimedia is imported when something is first played: it may be missing, and takes start-up time.
"""

import math
import time
from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage

from fastvid_gui.ui.preview.clock import frame_at
from fastvid_gui.ui.preview.pictures import Shot
from fastvid_gui.ui.preview.same_picture import alike
from fastvid_gui.ui.preview.timed import end_of
from fastvid_gui.ui.state.session import Film

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

SILENCE_MS = 3000
"""After this time without a picture since the start, the engine brings the pictures."""
SOUND_ONLY_CODECS = ("av1",)
"""Qt decodes them only with a graphics card's help, and fails silently."""
CLOCK_MS = 8
MOST_PIXELS = 1920 * 1088
"""Larger pictures are not converted on the main thread."""
SLOW_S, SLOW_FRAMES = 0.025, 3
"""After this many conversions in a row that took this long, the engine brings the pictures."""
STALE_FRAMES = 2
"""Frames this far after the requested place are left over from before."""


class MediaPlayback(QObject):
    """A film with its sound. The owner calls `start` again to jump, and `stop` to stay."""

    frame_due = Signal(int, object)
    """A frame, and its `QImage`; None if the engine must bring it."""
    ended = Signal()
    failed = Signal(str)
    """Why it failed (technical, for the log); playing by the clock continues without it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.has_sound = False
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self._film: Film | None = None
        self._still: QImage | None = None
        self._start_at: tuple[int, float] | None = None
        self._offset: float | None = None
        self._first = 0
        self._last = -1
        self._fresh = False
        self._slow = 0
        self._own_pictures = True
        self._muted = False
        self._anchor = (0.0, 0.0)
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._on_clock)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)

    def start(self, film: Film, frame: int, rate: float, still: Shot | None = None) -> None:
        """Plays from `frame`. `still`: the engine's picture of it, with which Qt's is compared.

        Raises:
            ImportError: Qt Multimedia is missing.
        """
        player = self._made()
        self._still = still.image if still is not None else None
        self._start_at = (frame, rate)
        self._silence.start()
        if self._film is None or self._film.path != film.path:
            self._open(player, film)
        elif self._offset is not None:
            self._go()

    def stop(self) -> None:
        """Stays on the current frame."""
        self._start_at = None
        self._silence.stop()
        self._clock.stop()
        if self._player is not None:
            self._player.pause()

    def close(self) -> None:
        """Releases the file."""
        self.stop()
        self._film, self._offset = None, None
        if self._player is not None:
            self._player.setSource(QUrl())

    def set_muted(self, muted: bool) -> None:
        """Turns the sound off or on."""
        self._muted = muted
        output = self._player.audioOutput() if self._player is not None else None
        if output is not None:
            output.setMuted(muted)

    def _made(self) -> "QMediaPlayer":
        if self._player is not None:
            return self._player
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoSink

        player = QMediaPlayer(self)
        if QMediaDevices.audioOutputs():
            output = QAudioOutput(player)
            output.setMuted(self._muted)
            player.setAudioOutput(output)
            self.has_sound = True
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._on_video_frame)
        player.mediaStatusChanged.connect(self._on_status)
        player.errorOccurred.connect(lambda _error, text: self._fail(text))
        self._player = player
        return player

    def _open(self, player: "QMediaPlayer", film: Film) -> None:
        self._film, self._offset, self._slow = film, None, 0
        info = film.info
        self._own_pictures = info is not None and not (
            info.color.hdr
            or info.alpha
            or info.width * info.height > MOST_PIXELS
            or info.coded_width % 2
            or info.coded_height % 2
            or info.video_codec in SOUND_ONLY_CODECS
        )
        if not self._own_pictures and not (info is not None and info.audio):
            # This computer can play neither pictures nor sound.
            self._later(lambda: self._fail("nothing to play"))
            return
        # Without a place for its pictures, the player only decodes the sound.
        player.setVideoSink(self._sink if self._own_pictures else None)  # type: ignore[arg-type]  # Qt takes None
        player.setSource(QUrl.fromLocalFile(str(film.path)))
        if self._own_pictures:
            # Paused at the beginning, it delivers the first frame, whose time is the offset to our own clock.
            player.pause()
        else:
            self._offset = 0.0
            self._go()

    def _go(self) -> None:
        film, player = self._film, self._player
        if film is None or player is None or self._start_at is None:
            return
        frame, rate = self._start_at
        self._first, self._last, self._fresh = frame, -1, True
        place = math.ceil((film.times[frame] + (self._offset or 0.0)) * 1000)
        player.setPlaybackRate(rate)
        player.setPosition(place)
        player.play()
        if not self._own_pictures:
            self._silence.stop()
            self._anchor = (time.monotonic(), film.times[frame])
            self._clock.start()

    def _on_status(self, status: object) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if self._start_at is None:
            return
        if status is QMediaPlayer.MediaStatus.InvalidMedia:
            self._fail("invalid media")
        elif status is QMediaPlayer.MediaStatus.EndOfMedia and not self._fresh:
            self.stop()
            self.ended.emit()

    def _on_video_frame(self, frame: "QVideoFrame") -> None:
        film = self._film
        if film is None or not frame.isValid() or not self._own_pictures:
            return
        seconds = frame.startTime() / 1e6
        if self._offset is None:
            self._offset = seconds
            self._go()
            return
        if self._start_at is None:
            return
        index = _nearest(film, seconds - self._offset)
        if index < self._first or (self._fresh and index > self._first + STALE_FRAMES):
            return
        self._fresh = False
        self._silence.stop()
        if index == self._last:
            return
        began = time.perf_counter()
        image = frame.toImage()
        self._slow = self._slow + 1 if time.perf_counter() - began > SLOW_S else 0
        still, self._still = self._still, None
        odd = still is not None and index == self._first and not alike(image, still)
        if image.isNull() or odd or self._slow >= SLOW_FRAMES:
            self._leave_pictures_to_engine(film, index)
            return
        self._last = index
        self.frame_due.emit(index, image)

    def _on_silence(self) -> None:
        if self._film is not None and self._start_at is not None:
            self._offset = self._offset or 0.0
            self._leave_pictures_to_engine(self._film, self._start_at[0])

    def _leave_pictures_to_engine(self, film: Film, index: int) -> None:
        player = self._player
        self._own_pictures = False
        if player is None or film.info is None or not film.info.audio:
            self._fail("its pictures can't be shown, and it has no sound")
            return
        self._silence.stop()
        self._start_at = (index, player.playbackRate())
        # Not from within the sink's own signal.
        self._later(self._go_on_without_pictures)

    def _go_on_without_pictures(self) -> None:
        if self._player is not None and self._start_at is not None:
            self._player.setVideoSink(None)  # type: ignore[arg-type]  # Qt takes None
            self._go()

    def _on_clock(self) -> None:
        """Sound only: the player's clock, smoothed between its own (coarse) reports, says which frame is due."""
        film, player = self._film, self._player
        if film is None or player is None or self._start_at is None:
            return
        _, rate = self._start_at
        since, base = self._anchor
        now = time.monotonic()
        at = base + (now - since) * rate
        told = player.position() / 1000 - (self._offset or 0.0)
        if abs(told - at) > 0.15 and told > film.times[self._first]:
            self._anchor = (now, told)
            at = told
        index = max(self._first, frame_at(film.times, at))
        self._fresh = False
        if index != self._last:
            self._last = index
            self.frame_due.emit(index, None)
        if at >= end_of(film) and self._start_at is not None:
            self.stop()
            self.ended.emit()

    def _fail(self, why: str) -> None:
        if self._film is None:
            return
        self.close()
        self.failed.emit(why)

    def _later(self, action: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, action)


def _nearest(film: Film, seconds: float) -> int:
    """The frame whose time is nearest, since both clocks round."""
    times = film.times
    after = min(len(times) - 1, bisect_left(times, seconds))
    if after > 0 and seconds - times[after - 1] < times[after] - seconds:
        return after - 1
    return after
