"""Jobs before they start, and those left unfinished."""

import msgspec

from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.engine.messages.request import Request


class EstimateRender(Request, frozen=True, tag=True):
    """What a render will need and make, before it starts. Value: `Estimate`. `render`: as it would be sent."""

    render: RenderFilm


class TryTarget(Request, frozen=True, tag=True):
    """Whether the film of a render that waits can be written where it is to go: tried with a real file. Value: None.

    Where it can't, it fails with a `TargetError`. `render`: as it would be sent.
    """

    render: RenderFilm


class ShowPainted(Request, frozen=True, tag=True):
    """A finished frame out of an unfinished job's store. Value: `FramePicture`; None where it is not stored.

    `job`: the id of `JobBegun`/`RenderResult`. Frames are numbers of the source.
    """

    job: str
    frame: int
    most_side: int = 0


class ListJobs(Request, frozen=True, tag=True):
    """Unfinished jobs in the store (left by a crash, a kill, or to be gone on with). Value: `Jobs`."""


class DeleteJob(Request, frozen=True, tag=True):
    """Forgets an unfinished job and its chunks. Value: None."""

    job: str


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """Before a render starts.

    Attributes:
        width, height, frames: of the film that will be made.
        output_bytes, work_bytes: about so much space is needed for the MP4 and for the chunks; *_free: what is there.
        seconds: about so long on this computer; None: not known yet.
        sound: sentences about what happens with the sound ("2 tracks are copied (AAC)", "no sound").
        stored_frames: what an earlier run left and will be used.
        problem: why it can't be started ("" if it can): as the user should read it.
        exists: whether the output is there already.
        misplaced: the problem is the place of the output: another one will do.
        warning: what may go wrong, as the user should read it; "" if nothing.
    """

    width: int
    height: int
    frames: int
    output_bytes: int
    output_free: int
    work_bytes: int
    work_free: int
    seconds: float | None
    sound: tuple[str, ...]
    stored_frames: int
    problem: str
    exists: bool
    misplaced: bool = False
    warning: str = ""


class StoredJob(msgspec.Struct, frozen=True, kw_only=True):
    """An unfinished job. `request`: with which it can be gone on with, None where its source is gone or was changed.

    `source_state`: what became of the source, where `request` is None for that: "gone" or "changed".
    """

    job: str
    source: str
    style: str
    output: str
    created: float
    stored_frames: int
    total_frames: int
    request: RenderFilm | None
    source_state: str = ""


class Jobs(msgspec.Struct, frozen=True):
    """Unfinished jobs, newest first."""

    jobs: tuple[StoredJob, ...]
