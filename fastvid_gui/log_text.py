"""How FastVid writes every log: foreign names in it can neither upset a terminal nor forge a line."""

import logging
from typing import Any

from fastvid_gui.domain.terminal_text import harmless

WITH_TIME = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class HarmlessFormatter(logging.Formatter):
    """Escapes for what would upset a terminal; each record begins one line, and its further lines are indented."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The record without its traceback."""
        return _indented(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:
        """The traceback, in which an error may quote anything."""
        return _indented("\n" + super().formatException(ei)).lstrip("\n")

    def formatStack(self, stack_info: str) -> str:
        """As the traceback."""
        return _indented("\n" + stack_info).lstrip("\n")


def keep_terminal_clean() -> None:
    """Where a process sets up no log of its own, warnings go to stderr: by Python's last resort, as they did, but
    cleaned."""
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(HarmlessFormatter())


def _indented(text: str) -> str:
    return harmless(text).replace("\n", "\n    ")
