"""Jobs before they start, and those left unfinished."""

import msgspec

from fastvid_gui.engine.messages.request import Request
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.sentences.sentence import Sentence


class EstimateRender(Request, frozen=True, tag=True):
    """What a render will need and make, before it starts. Value: `Estimate`."""

    render: RenderRequest


class TryTarget(Request, frozen=True, tag=True):
    """Whether the film of a waiting render can be written to its place: tested with a real file. Value: None.

    Where it can't, the request fails with a `TargetError`.
    """

    render: RenderRequest


class ShowPainted(Request, frozen=True, tag=True):
    """A finished frame from an unfinished job's store. Value: `FramePicture`; None if it is not stored.

    `job`: the id of `JobBegun`/`RenderResult`. Frames are numbers of the source.
    """

    job: str
    frame: int
    most_side: int = 0


class ListJobs(Request, frozen=True, tag=True):
    """Unfinished jobs in the store (left by a crash, a kill, or to be continued). Value: `Jobs`."""


class DeleteJob(Request, frozen=True, tag=True):
    """Forgets an unfinished job and its chunks. Value: None."""

    job: str


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """Before a render starts.

    Attributes:
        width, height, frames: of the film that will be made.
        output_bytes, work_bytes: roughly how much space the MP4 and the chunks need; *_free: how much there is.
        seconds: roughly how long this computer takes; None: not known yet.
        between: its bounds in seconds, where nothing was rendered yet that tells it; None: it was measured.
        sound: what happens with the sound.
        stored_frames: how many frames of an earlier run will be used.
        problem: why it can't be started; None if it can.
        exists: whether the output is there already.
        misplaced: the problem is the place of the output; another place will do.
        warning: what may go wrong; None if nothing.
    """

    width: int
    height: int
    frames: int
    output_bytes: int
    output_free: int
    work_bytes: int
    work_free: int
    seconds: float | None
    sound: tuple[Sentence, ...]
    stored_frames: int
    problem: Sentence | None
    exists: bool
    misplaced: bool = False
    between: tuple[float, float] | None = None
    warning: Sentence | None = None


class StoredJob(msgspec.Struct, frozen=True, kw_only=True):
    """An unfinished job. `request`: continues it; None if that is not known, or if its source is gone or was changed.

    `source_state`: what happened to the source, if that is why `request` is None: "gone" or "changed".
    """

    job: str
    source: str
    style: str
    output: str
    created: float
    stored_frames: int
    total_frames: int
    request: RenderRequest | None
    source_state: str = ""


class Jobs(msgspec.Struct, frozen=True):
    """Unfinished jobs, newest first. `notes`: what people should be told about the store, usually nothing."""

    jobs: tuple[StoredJob, ...]
    notes: tuple[Sentence, ...] = ()
