"""Progress of a render on stderr: a live line on a terminal, a line every few seconds elsewhere."""

import sys
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn
from rich.text import Text

from fastvid_gui.cli.messages import say
from fastvid_gui.cli.render_nodes import ProgressWithNodes, node_line, recovered_line
from fastvid_gui.cli.speed import FrameCounter, clock_left, speed_words
from fastvid_gui.domain.terminal_text import harmless
from fastvid_gui.render.events import (
    Event,
    FrameDone,
    NodesChanged,
    Noted,
    PlanCompleted,
    RangePlanned,
    Recovered,
    SourceOdd,
    StageAdvanced,
)

PLAIN_LINE_SECONDS = 5.0
STAGES = {
    "index": "reading the film",
    "checksum": "identifying the film",
    "analysis": "finding keyframes",
    "export": "assembling the MP4",
    "proposal": "looking for people and things",
    "mask": "carrying the mask",
}


class RenderProgress:
    """Shows what the engine tells. Use as a context manager; `tell` takes the events.

    Attributes:
        told: what was said of the computers that paint, for `--json`.
    """

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._live = sys.stderr is not None and sys.stderr.isatty() and not quiet
        self._bar = ProgressWithNodes(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %", markup=False),
            TextColumn("{task.fields[note]}", markup=False),
            console=Console(stderr=True),
            disable=not self._live,
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}
        self._painted, self._planned, self._complete = 0, 0, False
        self._speed = FrameCounter()
        self.told: list[Noted | Recovered] = []
        self._last_line = time.monotonic()
        self._nodes: NodesChanged | None = None

    def __enter__(self) -> Self:
        if self._live:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            with suppress(OSError):  # its terminal was closed
                self._bar.stop()

    def tell(self, event: Event) -> None:
        """Shows an event."""
        if isinstance(event, StageAdvanced):
            self._show(
                event.stage, STAGES.get(event.stage, event.stage), event.done, event.total or event.done, ""
            )
        elif isinstance(event, RangePlanned):
            self._planned += event.missing + (event.part.lead_in if event.missing else 0)
        elif isinstance(event, PlanCompleted):
            self._complete = True
        elif isinstance(event, FrameDone):
            self._painted += 1
            self._speed.frame()
            self._show(
                "paint", "painting", self._painted, max(self._planned, self._painted), self.speed_note()
            )
        elif isinstance(event, NodesChanged):
            self._nodes = self._bar.nodes = event
        elif isinstance(event, Noted):
            self.told.append(event)
            self._say(str(event.text))
        elif isinstance(event, Recovered):
            self.told.append(event)
            if text := recovered_line(event):
                self._say(text)
        elif isinstance(event, SourceOdd):
            for warning in event.warnings:
                self._say(f"note: {warning}")

    def speed_note(self) -> str:
        """Frames per second over the last seconds, and the time left if it is known; "" before that."""
        if (rate := self._speed.rate) is None:
            return ""
        left = clock_left((self._planned - self._painted) / rate) if self._complete else "planning goes on"
        return f"{speed_words(rate)}, {left}"

    def _say(self, text: str) -> None:
        with suppress(OSError):  # its terminal was closed
            if self._live:
                self._bar.console.print(Text(harmless(text)))
            else:
                say(text)

    def _show(self, key: str, text: str, done: int, total: int, note: str) -> None:
        if self._live:
            if key not in self._tasks:
                self._tasks[key] = self._bar.add_task(text, total=total, note=note)
            self._bar.update(self._tasks[key], completed=done, total=total, note=note)
        elif not self._quiet and time.monotonic() - self._last_line >= PLAIN_LINE_SECONDS:
            self._last_line = time.monotonic()
            share = f" {100 * done // total} %" if total else ""
            say(f"{text}{share} {note}".rstrip())
            for node in self._nodes.nodes if self._nodes is not None else ():
                say(node_line(node))
