"""What the maker and the members say to each other: plain values as JSON, whatever carries them.

Pictures never travel this way: they lie in the shared folder, and messages name the files.
"""

from typing import Literal

import msgspec

from fastvid_gui.domain.plan import RenderRange


class JobGreeting(msgspec.Struct, frozen=True, kw_only=True):
    """Asks a member to look at a job, and to paint its reference sequences.

    Attributes:
        folder: of the cluster as the maker sees it (`sent_path`).
        token: by which a member knows its own view of it again.
        job: id of the job. topic: where the answers go. version: of the maker's FastVid.
    """

    folder: str
    token: str
    job: str
    topic: str
    version: str


class RangeOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Paint frames `from_frame` up to `to_frame` of a range.

    Attributes:
        assignment: the coordinator's number; range_number: of the range.
        seed: name of the file to go on from; "" at the keyframe.
        style: digest of the style that paints.
    """

    folder: str
    token: str
    job: str
    topic: str
    assignment: int
    range_number: int
    part: RenderRange
    from_frame: int
    to_frame: int
    seed: str
    style: str


class MemberGreeted(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A member's answer to a greeting.

    Attributes:
        member: its id, which stays the same when it has to join again.
        slots: ranges that it paints side by side. fps: frames per second that a slot may be expected to paint.
        refused: why it must not paint, as the end of a sentence about it.
    """

    member: str
    name: str
    host: str
    device: str
    version: str
    slots: int = 0
    fingerprint: str = ""
    fps: float | None = None
    refused: str = ""


class Frames(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """How many frames of an assignment are painted; sent about once a second."""

    assignment: int
    count: int


class PieceWritten(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A piece lies in the folder, with its seed.

    Attributes:
        file, seed: names in the job's folder; seed is "" after the last piece of a range.
    """

    assignment: int
    range_number: int
    start: int
    stop: int
    kind: str
    file: str
    seed: str
    seconds: float


class TaskEnded(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An assignment is over.

    Attributes:
        how: done; stopped (it was told to); declined (it leaves, or can't now); failed; seed (it can't be opened);
            full, folder (nobody can write there: it is full, or read-only).
    """

    assignment: int
    how: Literal["done", "stopped", "declined", "failed", "seed", "full", "folder"]
    text: str = ""


class MemberPaused(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A member waits for the shared folder, or goes on."""

    paused: bool
    reason: str = ""


class MemberGoodbye(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A member ends, as it was told to or because its time is over."""


Report = MemberGreeted | Frames | PieceWritten | TaskEnded | MemberPaused | MemberGoodbye


def plain(report: Report) -> dict[str, object]:
    """A report as Dask carries it."""
    found: dict[str, object] = msgspec.to_builtins(report)
    # A reason may name a file whose name is no text.
    return {
        key: value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
        for key, value in found.items()
    }


def understood(value: object) -> Report | None:
    """The other way round; None where it is something else (Dask adds who said it)."""
    if not isinstance(value, dict):
        return None
    try:
        report: Report = msgspec.convert(
            {key: item for key, item in value.items() if key != "worker"}, Report
        )
    except msgspec.ValidationError:
        return None
    return report
