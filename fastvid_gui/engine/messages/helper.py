"""Helping others with this computer."""

import msgspec

from fastvid_gui.engine.messages.pictures import PictureBytes
from fastvid_gui.engine.messages.request import Request
from fastvid_gui.farm.helper.options import HelperStatus


class BeHelper(Request, frozen=True, tag=True, kw_only=True):
    """Helps others until it is stopped; asked of a separate process (role "helper"). 0 and "" leave the choice to
    FastVid.

    News: `HelperNow`; `Noted` (somebody was paired, a code was wrong or has expired, it rests, its disk is full).
    Stopping it keeps finished chunks. Value: None, after "finish" of `SteerHelper`. The helper rests while this app, or
    the command line of the same user, paints a film of its own.
    """

    name: str = ""
    port: int = 0
    hours: str = ""
    idle_minutes: float = 0.0
    not_on_battery: bool = False
    threads: int = 0
    disk_mb: int = 0
    device: str = "auto"
    memory_percent: int = 0


class SteerHelper(Request, frozen=True, tag=True):
    """Controls the helper while it helps: "yield" (the owner needs the PC now), "go-on", "finish" (end after the
    chunk), "code" (show a pairing code), "no-code". `seconds`: for "yield": continue after this time; 0: when
    told. Value: None.
    """

    action: str
    seconds: float = 0.0


class HelperNow(msgspec.Struct, frozen=True):
    """The state of the helper, about once a second and at each change.

    Attributes:
        frames_today: painted for others since midnight. frames_per_second: over the last seconds.
        latest: the frame painted last, small, now and then.
    """

    status: HelperStatus
    frames_today: int = 0
    frames_per_second: float = 0.0
    latest: PictureBytes | None = None
