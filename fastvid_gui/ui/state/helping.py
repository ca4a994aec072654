"""Helper mode: holds the engine process that helps others, what it reports, and what its owner wants.

The process (role "helper") runs only while helper mode is on. Views show `now` and ask for changes. If the process
dies, helping begins again by itself, after a longer wait each time; what the owner wants holds on (a PC that was given
back does not begin to paint because a process died).
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, HelperSaid, SteerHelper
from fastvid_gui.engine.messages.kinds import AnyRequest
from fastvid_gui.settings import Preferences, settings
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Call

_log = logging.getLogger(__name__)

HOUR_SECONDS = 3600.0
MAX_NAME = 64
REMARK_MS = 20_000
"""How long a remark is shown."""
AGAIN_SECONDS = (2.0, 10.0, 60.0, 300.0)
"""How long helping waits after its process has died, once, twice in a row and so on."""
STEADY_SECONDS = 600.0
"""A process that lived this long is no part of a row."""
DIED = "EngineError"
"""How a call fails whose process has ended."""


class HelperEngine(Protocol):
    """What helper mode needs from an engine process (`bridge.Engine`)."""

    def ask(self, request: AnyRequest, parent: QObject | None = None) -> Call:
        """Sends a request."""
        ...

    def close(self) -> None:
        """Ends the process."""
        ...


def asked_of(values: Preferences) -> BeHelper:
    """Helping with the manners that are set in the preferences."""
    return BeHelper(
        name=values.helper_name.strip()[:MAX_NAME],
        port=values.helper_port,
        hours=values.helper_hours.strip(),
        idle_minutes=float(values.helper_idle),
        not_on_battery=values.helper_not_on_battery,
        threads=values.helper_threads,
        disk_mb=values.helper_disk_mb,
        device=values.helper_device,
        memory_percent=values.helper_memory_percent,
    )


class Helping(QObject):
    """Whether this computer helps, and how that goes."""

    switched = Signal(bool)
    """Helper mode was turned on or off, or ended by itself."""
    changed = Signal()
    """`now`, `problem` or a wish has changed."""
    died = Signal()
    """The process ended unexpectedly; helping begins again by itself."""

    def __init__(self, make_engine: Callable[[], HelperEngine], parent: QObject | None = None) -> None:
        """`make_engine`: starts the helper's process; called whenever helper mode is turned on."""
        super().__init__(parent)
        self._make_engine = make_engine
        self._engine: HelperEngine | None = None
        self._call: Call | None = None
        self._again = False
        self.now: HelperNow | None = None
        """The newest news; None until the helper has reported its state."""
        self.problem = ""
        """Why it does not help although it should, as the user reads it."""
        self.remark = ""
        """What happened last (somebody paired, a code was wrong or has expired); it disappears after a while."""
        self._remark_timer = QTimer(self, singleShot=True, interval=REMARK_MS)
        self._remark_timer.timeout.connect(lambda: self._on_remark(""))
        self.given_back = False
        """The owner has the PC back; it helps again when told to, or at `back_at`."""
        self.back_at: float | None = None
        """When (time.monotonic()) it continues by itself; None: when told to."""
        self.finishing = False
        """It ends after the chunk it paints."""
        self.deaths = 0
        """How often the process ended unexpectedly since helper mode was turned on."""
        self.died_at: datetime | None = None
        """When it did so last."""
        self.again_at: float | None = None
        """When (time.monotonic()) helping begins again after that; None while it runs, or waits for its owner."""
        self._deaths_in_row, self._begun = 0, 0.0
        self._again_timer = QTimer(self, singleShot=True)
        self._again_timer.timeout.connect(self._on_again)
        self._back_timer = QTimer(self, singleShot=True)
        self._back_timer.timeout.connect(self._on_hour_over)
        self._asked = asked_of(settings().values)
        self._end_listening = settings().listen(self._on_preferences)
        self.destroyed.connect(self._end_listening)

    @property
    def on(self) -> bool:
        """Whether helper mode is on."""
        return self._engine is not None

    @property
    def broken(self) -> bool:
        """Whether it stopped by itself because of a problem, and can be tried again."""
        return self.on and self._call is None and not self.recovers

    @property
    def recovers(self) -> bool:
        """Whether its process has died, and it begins again by itself: soon, or when the owner is done."""
        return self.on and self._call is None and (self.again_at is not None or self.given_back)

    def switch(self, on: bool) -> None:
        """Turns helper mode on or off; finished chunks are kept."""
        if on == self.on:
            return
        if on:
            self._engine = self._make_engine()
            self._begin()
        else:
            self._end()
        settings().change(helper_mode=on)
        self.switched.emit(on)
        self.changed.emit()

    def try_again(self) -> None:
        """Starts helping again after a problem."""
        if self.on and self._call is None:
            self._begin()
            self.changed.emit()

    def give_back(self, seconds: float = 0.0) -> None:
        """The owner needs the PC now; `seconds`: it continues by itself after this time; 0: when told to."""
        if self.recovers:
            self._wait_again(None)
        elif not self._steer("yield", seconds):
            return
        self.given_back, self.finishing = True, False
        self.back_at = time.monotonic() + seconds if seconds else None
        self._back_timer.stop()
        if seconds:
            self._back_timer.start(round(1000 * seconds))
        self.changed.emit()

    def help_again(self) -> None:
        """The PC may be used again."""
        if self.recovers:
            self._begin()
            self.changed.emit()
        elif self._steer("go-on"):
            self._forget_wishes()
            self.changed.emit()

    def finish(self) -> None:
        """Ends helper mode after the chunk that is being painted."""
        if self._steer("finish"):
            self.finishing = True
            self.changed.emit()

    def show_code(self) -> None:
        """Shows a pairing code."""
        self._steer("code")

    def hide_code(self) -> None:
        """Hides the pairing code."""
        self._steer("no-code")

    def close(self) -> None:
        """The app ends; the preferences stay as they are."""
        self._end()
        self._end_listening()

    def _steer(self, action: str, seconds: float = 0.0) -> bool:
        if self._engine is None or self._call is None:
            return False
        call = self._engine.ask(SteerHelper(action, seconds), self)
        call.failed.connect(self._on_steering_failed)
        return True

    def _begin(self) -> None:
        assert self._engine is not None
        self.problem, self.now, self.remark = "", None, ""
        self._again = False
        self._forget_wishes()
        self._wait_again(None)
        self._begun = time.monotonic()
        self._asked = asked_of(settings().values)
        call = self._call = self._engine.ask(self._asked, self)
        call.news.connect(self._on_news)
        call.failed.connect(self._on_failed)
        call.finished.connect(self._on_finished)
        call.stopped.connect(self._on_ended)

    def _end(self) -> None:
        engine, self._engine, self._call = self._engine, None, None
        self.now, self.problem, self.remark = None, "", ""
        self._remark_timer.stop()
        self._again = False
        self._forget_wishes()
        self._wait_again(None)
        self.deaths, self._deaths_in_row, self.died_at = 0, 0, None
        if engine is not None:
            engine.close()

    def _forget_wishes(self) -> None:
        self.given_back, self.back_at, self.finishing = False, None, False
        self._back_timer.stop()

    def _on_hour_over(self) -> None:
        if self.recovers:
            self._begin()
        self._forget_wishes()
        self.changed.emit()

    def _on_news(self, news: object) -> None:
        if self.sender() is not self._call:
            return
        if isinstance(news, HelperSaid):
            self._on_remark(in_words(news.says))
            self._remark_timer.start()
        elif isinstance(news, HelperNow):
            if news.latest is None and self.now is not None and self.now.latest is not None:
                news = _with_picture(news, self.now)
            self.now, self.problem = news, in_words(news.status.problem)
            self.changed.emit()

    def _on_remark(self, text: str) -> None:
        self.remark = text
        self.changed.emit()

    def _on_failed(self, sentence: str) -> None:
        call = self._call
        if call is None or self.sender() is not call:
            return
        self._call = None
        if call.error == DIED:
            self._on_death(sentence)
        else:
            self.problem = sentence
            self._forget_wishes()
            self.changed.emit()

    def _on_death(self, sentence: str) -> None:
        lived = time.monotonic() - self._begun
        self._deaths_in_row = 1 if lived > STEADY_SECONDS else self._deaths_in_row + 1
        self.deaths, self.died_at = self.deaths + 1, datetime.now().astimezone()
        _log.warning(
            "The helper's process ended after %.0f s, for the %d. time: %s", lived, self.deaths, sentence
        )
        if self.finishing:
            # It was to end anyway; its makers paint the last piece elsewhere.
            self.switch(False)
            return
        self.now = None
        if not self.given_back:
            self._wait_again(AGAIN_SECONDS[min(self._deaths_in_row, len(AGAIN_SECONDS)) - 1])
        self.died.emit()
        self.changed.emit()

    def _wait_again(self, seconds: float | None) -> None:
        """Begins again in so many seconds; None: not by the clock."""
        self._again_timer.stop()
        self.again_at = None if seconds is None else time.monotonic() + seconds
        if seconds is not None:
            self._again_timer.start(round(1000 * seconds))

    def _on_again(self) -> None:
        if self.on and self._call is None:
            self._begin()
            self.changed.emit()

    def _on_finished(self, _value: object) -> None:
        self._on_ended()

    def _on_ended(self) -> None:
        if self.sender() is not self._call:
            return
        self._call = None
        if self._again and self._engine is not None:
            self._begin()
            self.changed.emit()
        else:
            self.switch(False)

    def _on_steering_failed(self, sentence: str) -> None:
        self.problem = sentence
        self.changed.emit()

    def _on_preferences(self, values: Preferences) -> None:
        # Changes apply at once: the helper is restarted (it keeps finished chunks).
        if self.on and asked_of(values) != self._asked:
            self._asked = asked_of(values)
            if self._call is None:
                # A PC that was given back begins with them when it helps again.
                if not self.given_back:
                    self.try_again()
            elif not self._again:
                self._again = True
                self._call.stop()


def _with_picture(news: HelperNow, older: HelperNow) -> HelperNow:
    return msgspec.structs.replace(news, latest=older.latest)
