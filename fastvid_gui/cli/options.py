"""Checks of options that several commands have."""

from typing import Any

from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.terminal import Terminal


def one_of(option: str, value: str, choices: tuple[str, ...]) -> Any:
    """The value, if it is one of the choices; else raises UsageError. `option`: as typed, "--speed"."""
    if value not in choices:
        raise UsageError(Terminal.ONE_OF, option=option, value=value, choices=", ".join(choices))
    return value
