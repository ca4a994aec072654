"""What the owner of a helper decides and wishes, and what he sees of it."""

from dataclasses import dataclass, field

from fastvid_gui.farm.helper.rest_rules import Hours
from fastvid_gui.farm.protocol.messages import HelperState
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT
from fastvid_gui.render.events import NodePart
from fastvid_gui.sentences.sentence import NOTHING, Sentence
from fastvid_gui.style.devices import Device

SHELF_MB = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperOptions:
    """How a helper behaves.

    Attributes:
        port: of the work socket; the next free one if it is taken.
        interfaces: names or addresses; None for the real ones.
        hours: when it may work; None: always.
        idle_minutes: works only after nobody has touched the computer for this long; None: does not ask.
        threads: ranges painted side by side at most; None: one a core.
        shelf_mb: megabytes of the disk that finished pieces may take until they are fetched.
        memory_mb: megabytes of memory for everything held and painted for others; None: `lent.SHARE` of it.
    """

    name: str
    port: int = DEFAULT_PORT
    interfaces: tuple[str, ...] | None = None
    hours: Hours | None = None
    idle_minutes: float | None = None
    not_on_battery: bool = False
    threads: int | None = None
    shelf_mb: int = SHELF_MB
    device: Device = "auto"
    memory_mb: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperStatus:
    """What a helper shows.

    Attributes:
        resting: why it does not work now; empty if it does, or could.
        maker: for whom it works; waiting: who waits for their turn.
        frames: painted since it was started. kept_bytes: finished, not fetched yet.
        code_seconds: for how long the code still counts.
    """

    name: str
    port: int
    state: HelperState
    resting: Sentence = NOTHING
    code: str = ""
    maker: str = ""
    waiting: tuple[str, ...] = ()
    painting: tuple[NodePart, ...] = ()
    frames: int = 0
    kept_bytes: int = 0
    problem: Sentence = NOTHING
    paired: int = field(default=0)
    code_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Yield:
    """The owner needs the computer: stop at once (`on`), or go on; None: the opposite of now.

    `seconds`: it goes on by itself after this long; None: when it is told to.
    """

    on: bool | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class FinishAndStop:
    """End after the chunk that is being painted."""


@dataclass(frozen=True, slots=True)
class StopNow:
    """End at once; finished chunks are kept."""


@dataclass(frozen=True, slots=True)
class OpenPairing:
    """Show a code."""


@dataclass(frozen=True, slots=True)
class ClosePairing:
    """Take the code back."""


Wish = Yield | FinishAndStop | StopNow | OpenPairing | ClosePairing
