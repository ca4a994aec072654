"""This computer."""

from typing import Any

import msgspec

from fastvid_gui.engine.messages.request import Request


class Describe(Request, frozen=True, tag=True):
    """Versions and devices of this computer, as `fastvid-gui info --json`. Value: `Info`."""


class Info(msgspec.Struct, frozen=True):
    """Versions, devices and folders, as `fastvid-gui info --json` prints them."""

    values: dict[str, Any]
