"""What a maker does before members can paint, on threads of its own: the job's folder, the plan, the connection."""

import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass

from fastvid_gui import __version__
from fastvid_gui.cluster.job_folder import write_job, write_reference
from fastvid_gui.cluster.maker.choice import ClusterChoice
from fastvid_gui.cluster.maker.desk import Desk
from fastvid_gui.cluster.maker.hub import Hub
from fastvid_gui.cluster.schedulers import Place
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import FarmError
from fastvid_gui.farm.reference import paint_reference
from fastvid_gui.render.events import Event
from fastvid_gui.render.local_run import RunParts

AGAIN_S = 3.0


@dataclass(frozen=True, slots=True)
class JobFolderReady:
    """The job's folder is there. `seeds`: files of an earlier run, by first frame of the range and frame."""

    seeds: dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Compared:
    """The reference sequences lie in the folder: members may be greeted."""


@dataclass(frozen=True, slots=True)
class FoundByPlanner:
    """The planner has found a range, or has something to tell."""

    item: RenderRange | Event


@dataclass(frozen=True, slots=True)
class NoMorePlanned:
    """No more will come."""

    error: BaseException | None


@dataclass(frozen=True, slots=True)
class Connected:
    """A scheduler lets us in."""

    hub: Hub
    place: Place | None


@dataclass(frozen=True, slots=True)
class NotConnected:
    """It does not, so far."""

    error: FarmError


@dataclass(frozen=True, slots=True)
class SetUpFailed:
    """Something went wrong on a thread."""

    error: BaseException


class SetUp:
    """Starts the threads; what they do is posted. They have ended when `threads` is left.

    Args:
        topic: of this run, where members answer.
    """

    def __init__(
        self,
        parts: RunParts,
        choice: ClusterChoice,
        desk: Desk,
        topic: str,
        post: Callable[[object], None],
        threads: ExitStack,
    ) -> None:
        self._parts, self._choice, self._desk, self._topic = parts, choice, desk, topic
        self._post, self._threads = post, threads
        self._halt = threading.Event()

    def begin(self) -> None:
        """Makes the job's folder: `Ready`, then `Compared`."""
        self._start(self._prepare, "cluster-set-up")

    def connect(self) -> None:
        """Looks for the scheduler, again and again: `NotConnected`, at last `Connected`."""
        self._start(self._connect, "cluster-connect")

    def plan(self, planning: Iterable[RenderRange | Event]) -> None:
        """Reads the plan: `Planned`, at last `PlanEnded`."""
        self._start(lambda: self._plan(planning), "plan")

    def _start(self, target: Callable[[], None], name: str) -> None:
        """A thread; what goes wrong in it is raised on the one that owns the run."""

        def guarded() -> None:
            try:
                target()
            except BaseException as error:  # noqa: BLE001 - raised again on the thread that owns the run
                self._post(SetUpFailed(error))

        thread = threading.Thread(target=guarded, name=name, daemon=True)
        thread.start()
        self._threads.callback(thread.join)
        self._threads.callback(self._halt.set)

    def _prepare(self) -> None:
        parts, folder = self._parts, self._choice.folder
        styles = parts.styles.every
        write_job(
            folder,
            parts.job,
            version=__version__,
            source=parts.source,
            settings=parts.settings,
            device=parts.device,
            styles=styles,
            stop=parts.stop,
            regions=parts.regions,
        )
        self._post(JobFolderReady(self._desk.take_over()))
        for digest, style in styles.items():
            mine = paint_reference(style, parts.settings, parts.device, stop=self._halt)
            write_reference(folder, parts.job, digest, mine)
        self._post(Compared())

    def _connect(self) -> None:
        while not self._halt.is_set():
            try:
                hub, place = self._choice.connect(self._topic, self._post)
            except FarmError as error:
                self._post(NotConnected(error))
                self._halt.wait(AGAIN_S)
            else:
                self._post(Connected(hub, place))
                return

    def _plan(self, planning: Iterable[RenderRange | Event]) -> None:
        try:
            for item in planning:
                if self._halt.is_set():
                    return
                self._post(FoundByPlanner(item))
        except BaseException as error:  # noqa: BLE001 - raised again on the thread that owns the run
            self._post(NoMorePlanned(error))
        else:
            self._post(NoMorePlanned(None))
