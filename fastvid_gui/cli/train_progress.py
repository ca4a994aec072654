"""How a training stands, on stderr: a line every few seconds with step, time left and losses."""

import time
from typing import TYPE_CHECKING

from fastvid_gui.cli.messages import say
from fastvid_gui.cli.progress import PLAIN_LINE_SECONDS
from fastvid_gui.cli.speed import clock_left

if TYPE_CHECKING:
    from fastvid_gui.training.running import TrainingStatus


class TrainProgress:
    """Shows a training; `tell` takes its news."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet, self._last = quiet, 0.0

    def tell(self, news: "TrainingStatus") -> None:
        """Shows a step."""
        if self._quiet:
            return
        for note in news.notes:
            say(f"note: {note}")
        now = time.monotonic()
        if now - self._last < PLAIN_LINE_SECONDS and news.step < news.steps:
            return
        self._last = now
        losses = "  ".join(f"{name} {value:.3f}" for name, value in news.losses.items())
        say(f"step {news.step}/{news.steps}, {clock_left(news.seconds_left)}  {losses}")
