"""What the window and its engine process say to each other: typed values, msgpack on the wire.

The window sends a *request* under a number of its choice. The engine answers with any number of *news* about that
request, and finally with exactly one of `Finished`, `Failed` or `Stopped`. `Stop` ends a request early.
Nothing here knows Qt or imports more than the domain, so that the window starts fast.

Pictures are RGB, 8 bits, upright, rows without padding: `Picture.data` has 3 * width * height bytes.
"""

from fractions import Fraction
from typing import Any

import msgspec

from fastvid_gui.domain.job import SoundChoice, Speed
from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.domain.style import StyleInfo


class Picture(msgspec.Struct, frozen=True):
    """An RGB picture, 3 * width * height bytes."""

    width: int
    height: int
    data: bytes


class Look(msgspec.Struct, frozen=True):
    """How a film is painted: the part of `RenderSettings` that changes the picture of one frame.

    Attributes:
        style: name, blend ("a:0.6,b:0.4") or path, as for `fastvid-gui render -s`; "" paints nothing.
        strength: 0 (the source) to 1. brush: 0.5 to 2, 1 is the style's own.
    """

    style: str = ""
    strength: float = 1.0
    keep_colors: bool = False
    brush: float = 1.0
    speed: Speed = "fast"


class Request(msgspec.Struct, frozen=True, tag_field="kind"):
    """Anything the window can ask for. Each docstring says which news come, and what `Finished.value` holds."""


class OpenFilm(Request, frozen=True, tag=True):
    """Looks into a video file. News: `Counting`. Value: `FilmOpened`."""

    path: str


class ShowFrame(Request, frozen=True, tag=True):
    """One frame of the source. Value: `FramePicture`. `most_side`: longer side at most, pixels; 0: full size.

    News: if the search for the frame takes long, a `FramePicture` with `final` false: the nearest one before it that is
    available at once (its `frame` is the requested one).
    """

    path: str
    frame: int
    most_side: int = 0


class PaintFrame(Request, frozen=True, tag=True):
    """One frame in a look, painted as the first of a range: quickly and small at first, then sharp.

    News: `FramePicture` with `final` false (unless the first result is sharp already). Value: the final one.
    `size`: shorter side of the painted film, as for `render --size`; 0: the source's. `most_side`: of the answer.
    """

    path: str
    frame: int
    look: Look
    size: int = 0
    most_side: int = 0


class PaintGallery(Request, frozen=True, tag=True):
    """One frame in many styles. News: `StylePicture` as they become ready. Value: None.

    The pictures are kept in a bounded cache on both sides; `side` is the longer side in pixels.
    """

    path: str
    frame: int
    styles: tuple[str, ...]
    side: int = 192


class PaintMotion(Request, frozen=True, tag=True):
    """Frames `start` to `stop` (not included) in a look with their feedback, to be played in a loop.

    News: `FramePicture`s in order. Value: None. `most_side`: longer side of working and result, in pixels.
    """

    path: str
    start: int
    stop: int
    look: Look
    most_side: int = 640


class MakeThumbnails(Request, frozen=True, tag=True):
    """Small pictures of frames (ascending). News: `FramePicture`. Value: None. `height` in pixels.

    If frames are far from what can be decoded at once, all come twice: first roughly (`final` false).
    """

    path: str
    frames: tuple[int, ...]
    height: int = 54


class FindKeyframes(Request, frozen=True, tag=True):
    """The analysis of a film. News: `Changes` (a few times a second) and `KeyframesFound`. Value: None.

    `max_range` as for `render --max-range`; `start`, `stop`: the frames to plan (stop not included, 0: to the end).
    """

    path: str
    max_range: int = 240
    start: int = 0
    stop: int = 0


class ReadKeyframes(Request, frozen=True, tag=True):
    """A keyframe file (CSV). Value: `KeyframesFound`."""

    path: str
    csv: str


class WriteKeyframes(Request, frozen=True, tag=True):
    """Writes a keyframe file; replaces an older one, but never the film (`path`) that it is for. Value: None."""

    csv: str
    keyframes: tuple[Keyframe, ...]
    path: str = ""


class ListStyles(Request, frozen=True, tag=True):
    """Lists the installed styles. Value: `Styles`."""


class AddStyle(Request, frozen=True, tag=True):
    """Adds a style file of any format to the library. Value: `Styles` (all), the new one first."""

    path: str


class RemoveStyle(Request, frozen=True, tag=True):
    """Removes a style of the user's from the library. Value: `Styles` (the rest)."""

    name: str


class ExportStyle(Request, frozen=True, tag=True):
    """Writes one style to its own file, replacing an older one. Value: None.

    `speed`: which of its networks; None: the fast one where it has both.
    """

    name: str
    path: str
    speed: Speed | None = None


class TrainStyle(Request, frozen=True, tag=True):
    """Learns a style from a picture, on the frames of a film or a folder of photos. News: `TrainingNews`.

    Value: `Styles` (all), the new one first. Stopping it keeps the best so far and adds that (`Styles` as well),
    unless it has learned nothing yet (`Stopped`). The checkpoint is in the user's data folder, and the same request
    continues it.
    """

    picture: str
    title: str
    film: str = ""
    photos: str = ""
    minutes: float = 15.0


class RenderFilm(Request, frozen=True, tag=True):
    """The whole job, or the rest of it. Value: `Rendered`.

    News: `Stage`, `Planned`, `Painted`, `NodesNow`, `Recovered`, `Remark`.

    Attributes:
        size: shorter side; 0: the source's. start, stop: the part (stop not included; 0: to the end).
        keyframes: None finds them ("auto"); else these are used as they are.
        nodes: "local", "auto", or addresses, as for `render --nodes`.
        without: ids of nodes that must not help with this job (`SteerNode` "allow" lets them in).
        sound: "copy", "encode" or "none", as for `render --sound`.
        spot_check: percent of each helper's parts that this computer paints once more, as for `render --spot-check`.
    """

    source: str
    output: str
    look: Look
    overwrite: bool = False
    size: int = 0
    crf: int = 20
    start: int = 0
    stop: int = 0
    keyframes: tuple[Keyframe, ...] | None = None
    max_range: int = 240
    device: str = "auto"
    workers: int = 0
    nodes: str = "local"
    helpers_only: bool = False
    without: tuple[str, ...] = ()
    sound: SoundChoice = "copy"
    spot_check: int = 2


class EstimateRender(Request, frozen=True, tag=True):
    """What a render will need and make, before it starts. Value: `Estimate`. `render`: as it would be sent."""

    render: RenderFilm


class TryTarget(Request, frozen=True, tag=True):
    """Whether the film of a waiting render can be written to its place: tested with a real file. Value: None.

    Where it can't, the request fails with a `TargetError`. `render`: as it would be sent.
    """

    render: RenderFilm


class ShowPainted(Request, frozen=True, tag=True):
    """A finished frame from an unfinished job's store. Value: `FramePicture`; None where it is not stored.

    `job`: the id of `Stage`/`Rendered`. Frames are numbers of the source.
    """

    job: str
    frame: int
    most_side: int = 0


class ListJobs(Request, frozen=True, tag=True):
    """Unfinished jobs in the store (left by a crash, a kill, or to be continued). Value: `Jobs`."""


class DeleteJob(Request, frozen=True, tag=True):
    """Forgets an unfinished job and its chunks. Value: None."""

    job: str


class Describe(Request, frozen=True, tag=True):
    """Versions and devices of this computer, as `fastvid-gui info --json`. Value: `Info`."""


class WatchNodes(Request, frozen=True, tag=True):
    """Which computers of the network run FastVid, until stopped. News: `NodesSeen`, at once and at changes."""


class PairNode(Request, frozen=True, tag=True):
    """Pairs with a helper that shows a code. `address`: HOST or HOST:PORT. Value: `NodePaired`."""

    address: str
    code: str


class ForgetNode(Request, frozen=True, tag=True):
    """Ends the pairing with a node. Value: None."""

    id: str


class RememberAddress(Request, frozen=True, tag=True):
    """Keeps a typed address (or forgets it), so that its computer is listed without multicast. Value: None."""

    address: str
    keep: bool = True


class Examine(Request, frozen=True, tag=True):
    """Why a computer is not seen. News: `Finding`s. `address`: HOST[:PORT]; "": this computer only. Value: None."""

    address: str = ""


class SteerNode(Request, frozen=True, tag=True):
    """To the press, while a render runs: "forbid" takes a node out of this job, "allow" and "readmit" let it in again.

    `node`: the id in `NodeNow`. Value: None; `NodesNow` of the render shows it within a second.
    """

    node: str
    action: str


class HelperOptions(msgspec.Struct, frozen=True):
    """How a helper behaves (`farm.helper_options.HelperOptions`); 0 and "" leave the choice to FastVid."""

    name: str = ""
    port: int = 0
    hours: str = ""
    idle_minutes: float = 0.0
    not_on_battery: bool = False
    threads: int = 0
    disk_mb: int = 0
    device: str = "auto"
    memory_percent: int = 0


class BeHelper(Request, frozen=True, tag=True):
    """Helps others until it is stopped; asked of a separate process (role "helper").

    News: `HelperNow`; `Remark` (somebody was paired, a code was wrong or has expired, it rests, its disk is full).
    Stopping it keeps finished chunks. Value: None, after "finish" of `SteerHelper`. The helper rests while this app, or
    the command line of the same user, paints a film of its own.
    """

    options: HelperOptions


class SteerHelper(Request, frozen=True, tag=True):
    """Controls the helper while it helps: "yield" (the owner needs the PC now), "go-on", "finish" (end after the
    chunk), "code" (show a pairing code), "no-code". `seconds`: for "yield": continue after this time; 0: when
    told. Value: None.
    """

    action: str
    seconds: float = 0.0


# ---- news and values ----


class Counting(msgspec.Struct, frozen=True, tag=True):
    """Progress of looking through a file: `done` of `total` (0: not known)."""

    done: int
    total: int


class FilmOpened(msgspec.Struct, frozen=True, tag=True):
    """What the file holds. `times`: when each frame appears, in seconds from the first (float64, little-endian)."""

    info: SourceInfo
    times: bytes


class FramePicture(msgspec.Struct, frozen=True, tag=True):
    """A frame's picture; `final`: no better one will come."""

    frame: int
    picture: Picture
    final: bool = True


class StylePicture(msgspec.Struct, frozen=True, tag=True):
    """The requested frame in a style."""

    style: str
    picture: Picture


class Changes(msgspec.Struct, frozen=True, tag=True):
    """The change of frames `first`, `first` + 1, ...: 1 suggests a cut (`AnalyzedFrame.change`)."""

    first: int
    values: tuple[float, ...]


class KeyframesFound(msgspec.Struct, frozen=True, tag=True):
    """Keyframes that are final, in film order: those found since the last such news. `complete`: there are no more."""

    keyframes: tuple[Keyframe, ...]
    complete: bool = False


class Styles(msgspec.Struct, frozen=True, tag=True):
    """Installed styles, each name once. `thumbnails`: from name to the path of its picture, where it has one.

    `both_speeds`: names that have a fast and a fine network.
    """

    styles: tuple[StyleInfo, ...]
    thumbnails: dict[str, str]
    both_speeds: tuple[str, ...] = ()


class TrainingNews(msgspec.Struct, frozen=True, tag=True):
    """The state of the training; `preview` is the sample or film frame as it is painted by now (not in each news).

    `note`: a sentence for people, mostly "". With step 0 it says what is being prepared, later what is wrong.
    """

    step: int
    steps: int
    seconds_left: float
    losses: dict[str, float]
    preview: Picture | None = None
    note: str = ""


class Stage(msgspec.Struct, frozen=True, tag=True):
    """A stage of a render: "checksum", "index", "analysis", "paint", "check" or "export"; `total` 0: not known.

    `job`: its id, "" until it is known.
    """

    name: str
    done: int
    total: int
    job: str = ""


class Span(msgspec.Struct, frozen=True):
    """Frames `start` to `stop` (not included)."""

    start: int
    stop: int


class Planned(msgspec.Struct, frozen=True, tag=True):
    """Ranges that will be painted (in film order; sent again whenever more are known). `complete`: there are no more.

    `stored`: spans that an earlier run has finished already.
    """

    ranges: tuple[Span, ...]
    keyframes: tuple[Keyframe, ...]
    stored: tuple[Span, ...]
    complete: bool


class NodePart(msgspec.Struct, frozen=True):
    """One range that a node paints: from `start` to `stop`, now at `at`."""

    start: int
    stop: int
    at: int


class Painted(msgspec.Struct, frozen=True, tag=True):
    """Progress, collected and sent about five times a second.

    Attributes:
        done: frames painted so far, including those of earlier runs. total: 0 while unknown.
        frames_per_second: over the last seconds. seconds_left: None while unknown.
        spans: frames painted since the last such news, by node ("" is this computer).
        stored: pieces stored since the last such news (they can be watched, and will not be lost).
        latest: a small picture of the frame painted last, now and then.
    """

    done: int
    total: int
    frames_per_second: float
    seconds_left: float | None
    spans: tuple[tuple[str, Span], ...] = ()
    stored: tuple[Span, ...] = ()
    latest: FramePicture | None = None


class NodeNow(msgspec.Struct, frozen=True):
    """A node of a running job, as the table of `render --nodes` shows it.

    `id`: fingerprint of its key, "" for this computer. `standing`: "working", "idle", "joining", "paused",
    "busy" (helps somebody else), "lost", "aside" (set aside for failures), "forbidden", "refused" (its pictures differ,
    or it does not let us in), "left" or "" (not told); `state` says the same in words, with the reason.
    """

    name: str
    device: str
    state: str
    parts: tuple[NodePart, ...] = ()
    frames: int = 0
    frames_per_second: float | None = None
    id: str = ""
    standing: str = ""


class NodesNow(msgspec.Struct, frozen=True, tag=True):
    """All nodes of a running job, about once a second."""

    nodes: tuple[NodeNow, ...]
    seconds_left: float | None = None


class Remark(msgspec.Struct, frozen=True, tag=True):
    """A sentence people should read now."""

    text: str


class Recovered(msgspec.Struct, frozen=True, tag=True):
    """Something went wrong with a node, and the job continued anyway (`render.events.Recovered`).

    `kind`: "vanished", "left", "rested", "declined", "failed", "damaged", "kept" or "aside"; `node`, `by`: names, "" is
    this computer (`by` is "" for "aside" too, where nobody had to go on). Somebody else painted from `frame` on (up to
    `stop`, where only that was damaged or kept).
    """

    kind: str
    node: str
    frame: int = 0
    stop: int = 0
    by: str = ""
    detail: str = ""


class NodeTotal(msgspec.Struct, frozen=True):
    """What a node did for a job."""

    name: str
    frames: int
    seconds: float


class Rendered(msgspec.Struct, frozen=True, tag=True):
    """The MP4 is complete and verified."""

    output: str
    frames: int
    resumed_frames: int
    seconds: float
    width: int
    height: int
    job: str
    warnings: tuple[str, ...]
    nodes: tuple[NodeTotal, ...] = ()


class Estimate(msgspec.Struct, frozen=True, tag=True):
    """Before a render starts.

    Attributes:
        width, height, frames: of the film that will be made.
        output_bytes, work_bytes: roughly how much space the MP4 and the chunks need; *_free: how much there is.
        seconds: roughly how long this computer takes; None: not known yet.
        sound: sentences about what happens with the sound ("2 tracks are copied (AAC)", "no sound").
        stored_frames: how many frames of an earlier run will be used.
        problem: why it can't be started ("" if it can), as the user should read it.
        exists: whether the output is there already.
        misplaced: the problem is the place of the output; another place will do.
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


class StoredJob(msgspec.Struct, frozen=True):
    """An unfinished job. `request`: continues it; None where its source is gone or was changed.

    `source_state`: what happened to the source, where that is why `request` is None: "gone" or "changed".
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


class Jobs(msgspec.Struct, frozen=True, tag=True):
    """Unfinished jobs, newest first. `notes`: what people should be told of the store, mostly nothing."""

    jobs: tuple[StoredJob, ...]
    notes: tuple[str, ...] = ()


class Info(msgspec.Struct, frozen=True, tag=True):
    """Versions, devices and folders, as `fastvid-gui info --json` prints them."""

    values: dict[str, Any]


class NodeSeen(msgspec.Struct, frozen=True):
    """A computer of the network that runs FastVid.

    Attributes:
        id: fingerprint of its key; "" where unknown. address: HOST:PORT.
        device: in words. version: of its messages, 0 where unknown; ours is `NodesSeen.version`.
        state: "idle", "working", "paused", "off", "refuses", "away" (paired, but not seen now), "unknown".
        here: whether this is this same computer.
    """

    id: str
    name: str
    address: str
    device: str
    version: int
    paired: bool
    helping: bool
    state: str
    here: bool = False


class NodesSeen(msgspec.Struct, frozen=True, tag=True):
    """All nodes. `problem`: what prevents finding them, "" for nothing. `version`: of our messages."""

    nodes: tuple[NodeSeen, ...]
    problem: str
    version: int


class NodePaired(msgspec.Struct, frozen=True, tag=True):
    """Paired with that node."""

    id: str
    name: str


class Finding(msgspec.Struct, frozen=True, tag=True):
    """One step of the doctor. `outcome`: "ok", "failed" or "skipped". `advice`: what to do, one action a line."""

    name: str
    outcome: str
    sentence: str
    advice: str = ""


class HelperNow(msgspec.Struct, frozen=True, tag=True):
    """The state of the helper, about once a second and at each change.

    Attributes:
        state: of `farm.messages.HelperState`. resting: why it does not work now; "" where it does, or could.
        code: the pairing code that is shown, "" for none; code_seconds: how much longer it is valid.
        maker: for whom it works; waiting: who waits for a turn.
        parts: what it paints. frames: painted since its start; frames_today: since midnight.
        frames_per_second: over the last seconds. kept_bytes: finished, not fetched yet. paired: makers it knows.
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


News = (
    Counting | FilmOpened | FramePicture | StylePicture | Changes | KeyframesFound | Styles | TrainingNews | Stage
    | Planned | Painted | NodesNow | Recovered | Remark | Rendered | Estimate | Jobs | Info | NodesSeen | NodePaired
    | Finding | HelperNow
)  # fmt: skip
AnyRequest = (
    OpenFilm | ShowFrame | PaintFrame | PaintGallery | PaintMotion | MakeThumbnails | FindKeyframes | ReadKeyframes
    | WriteKeyframes | ListStyles | AddStyle | RemoveStyle | ExportStyle | TrainStyle | RenderFilm | EstimateRender
    | ShowPainted | ListJobs | DeleteJob | Describe | WatchNodes | PairNode | ForgetNode | RememberAddress | Examine
    | SteerNode | BeHelper | SteerHelper | TryTarget
)  # fmt: skip

# ---- envelopes ----


class Ask(msgspec.Struct, frozen=True, tag=True):
    """Window to engine: do this, under this number."""

    number: int
    request: AnyRequest


class Stop(msgspec.Struct, frozen=True, tag=True):
    """Window to engine: end that request; what is finished is kept. If it has ended already, that is no error."""

    number: int


class Ready(msgspec.Struct, frozen=True, tag=True):
    """Engine to window, once: it runs."""

    version: str
    pid: int


class Tell(msgspec.Struct, frozen=True, tag=True):
    """Engine to window: news of a request."""

    number: int
    news: News


class Finished(msgspec.Struct, frozen=True, tag=True):
    """Engine to window: the request is done."""

    number: int
    value: News | None


class Failed(msgspec.Struct, frozen=True, tag=True):
    """Engine to window: the request failed. `message`: for the user. `error`: a class name of `errors.py`."""

    number: int
    message: str
    error: str


class Stopped(msgspec.Struct, frozen=True, tag=True):
    """Engine to window: the request ended early, as asked."""

    number: int


ToEngine = Ask | Stop
FromEngine = Ready | Tell | Finished | Failed | Stopped


def _encoded(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"no wire form for {type(value).__name__}")


def _decoded(kind: type, value: Any) -> Any:
    if kind is Fraction:
        return Fraction(value)
    raise NotImplementedError(f"no wire form for {kind.__name__}")


_encoder = msgspec.msgpack.Encoder(enc_hook=_encoded)
_to_engine = msgspec.msgpack.Decoder(ToEngine, dec_hook=_decoded)
_from_engine = msgspec.msgpack.Decoder(FromEngine, dec_hook=_decoded)


def encode(message: ToEngine | FromEngine) -> bytes:
    """A message as bytes."""
    return _encoder.encode(message)


def decode_to_engine(data: bytes) -> ToEngine:
    """Raises msgspec.DecodeError where the bytes are not such a message."""
    message: ToEngine = _to_engine.decode(data)
    return message


def decode_from_engine(data: bytes) -> FromEngine:
    """Raises msgspec.DecodeError where the bytes are not such a message."""
    message: FromEngine = _from_engine.decode(data)
    return message
