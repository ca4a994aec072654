"""This computer."""

from typing import Any

import msgspec

from fastvid_gui.engine.messages.request import Request


class Describe(Request, frozen=True, tag=True):
    """Versions and devices of this computer, as `fastvid-gui info --json`. Value: `Info`."""


class Info(msgspec.Struct, frozen=True):
    """As `info --json`."""

    values: dict[str, Any]
