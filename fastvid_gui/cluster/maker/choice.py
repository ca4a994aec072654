"""Which cluster paints: `--cluster DIR`, or `--cluster tls://HOST:PORT` for a Dask scheduler that is there anyway."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from fastvid_gui.cluster import certificates
from fastvid_gui.cluster.folder import ClusterFolder, open_cluster
from fastvid_gui.cluster.library import distributed
from fastvid_gui.cluster.maker.foreign import foreign_hub
from fastvid_gui.cluster.maker.hub import Hub
from fastvid_gui.cluster.schedulers import Place, ensure, stopped
from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.render.local_run import MakeRun
from fastvid_gui.sentences.cluster import ClusterSays

SCHEMES = ("tls", "tcp")


@dataclass(frozen=True, slots=True)
class ClusterChoice:
    """A cluster.

    Attributes:
        folder: that all members see. address: of a scheduler that is no cluster's of FastVid; None: the folder's own.
    """

    folder: ClusterFolder
    address: str | None = None
    interfaces: tuple[str, ...] = ()

    def connect(self, topic: str, post: Callable[[object], None]) -> tuple[Hub, Place | None]:
        """A connection to its scheduler, which is started where none runs. Raises FarmError."""
        if self.address is None:
            place, address = ensure(self.folder, self.interfaces)
            return Hub(address, certificates.security(self.folder), topic, post), place
        return foreign_hub(self.address, topic, post), None

    def was_stopped(self, place: Place | None) -> bool:
        """Whether `cluster stop` has ended it."""
        return place is not None and stopped(self.folder) >= place.number

    @property
    def how_to_join(self) -> str:
        """What to type on another computer."""
        if self.address is not None:
            return f"dask worker {self.address}"
        return f"fastvid-gui cluster join {self.folder.shared}"


def cluster_named(
    text: str, output: Path, *, insecure: bool = False, interfaces: tuple[str, ...] = ()
) -> ClusterChoice:
    """What `--cluster` means.

    Args:
        text: a folder, or the address of a scheduler.
        output: of the render; beside it the shared folder of a foreign scheduler is made.

    Raises:
        UsageError, FarmError: it means nothing, or can't be used.
    """
    distributed()
    scheme, found, rest = text.partition("://")
    if not found:
        return ClusterChoice(open_cluster(Path(text).expanduser(), make=True), None, interfaces)
    try:
        whole = scheme in SCHEMES and urlsplit(text).hostname and urlsplit(text).port
    except ValueError:
        whole = None
    if not whole:
        raise UsageError(ClusterSays.NO_ADDRESS, text=text)
    if scheme == "tcp" and not insecure:
        raise FarmError(ClusterSays.NEEDS_INSECURE, address=text)
    return ClusterChoice(open_cluster(output.absolute().parent, make=True), f"{scheme}://{rest}", interfaces)


def check_cluster(text: str) -> None:
    """Whether a cluster may be begun there, which is not done yet. Raises FarmError."""
    distributed()
    folder = Path(text).expanduser()
    if "://" not in text and not folder.is_dir():
        raise FarmError(ClusterSays.NO_FOLDER, folder=folder)


def cluster_paints(choice: ClusterChoice) -> MakeRun:
    """Who paints, for `render_film`."""
    from fastvid_gui.cluster.maker.run import ClusterRun

    return lambda parts: ClusterRun(parts, choice)
