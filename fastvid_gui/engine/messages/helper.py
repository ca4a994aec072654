"""Helping others with this computer."""

import msgspec

from fastvid_gui.engine.messages.pictures import Picture
from fastvid_gui.engine.messages.renders import NodePart
from fastvid_gui.engine.messages.request import Request


class HelperOptions(msgspec.Struct, frozen=True):
    """How a helper behaves (`farm.helper_options.HelperOptions`); 0 and "" leave a thing to FastVid."""

    name: str = ""
    port: int = 0
    hours: str = ""
    idle_minutes: float = 0.0
    not_on_battery: bool = False
    threads: int = 0
    disk_mb: int = 0
    device: str = "auto"


class BeHelper(Request, frozen=True, tag=True):
    """Helps others until it is stopped; asked of a process of its own (role "helper").

    News: `HelperNow`; `Remark` (somebody was paired, a code was wrong or has expired, it rests, its disk is full).
    Stopping it keeps finished chunks. Value: None, after "finish" of `SteerHelper`. It rests while this app, or the
    command line of the same user, paints a film of its own.
    """

    options: HelperOptions


class SteerHelper(Request, frozen=True, tag=True):
    """To the helper while it helps: "yield" (the owner needs the PC now), "go-on", "finish" (end after the
    chunk), "code" (show a pairing code), "no-code". `seconds`: for "yield": go on by itself after so long; 0: when
    told. Value: None.
    """

    action: str
    seconds: float = 0.0


class HelperNow(msgspec.Struct, frozen=True, tag=True):
    """How the helper is, about once a second and at each change.

    Attributes:
        state: of `farm.messages.HelperState`. resting: why it does not work now; "" where it does, or could.
        code: the pairing code that is shown, "" for none; code_seconds: for how long still.
        maker: for whom it works; waiting: who waits for his turn.
        parts: what it paints. frames: painted since it was started; frames_today: since midnight.
        frames_per_second: of the last seconds. kept_bytes: finished, not fetched yet. paired: makers it knows.
        latest: the frame painted last, small, now and then. problem: what is wrong, as the user reads it.
    """

    name: str
    port: int
    state: str
    resting: str = ""
    code: str = ""
    code_seconds: float = 0.0
    maker: str = ""
    waiting: tuple[str, ...] = ()
    parts: tuple[NodePart, ...] = ()
    frames: int = 0
    frames_today: int = 0
    frames_per_second: float = 0.0
    kept_bytes: int = 0
    paired: int = 0
    latest: Picture | None = None
    problem: str = ""
