"""The shared folder of a cluster, and what lies in it.

    DIR/fastvid-cluster/          mode 0700: who may read it may join
        cluster.json              by which a computer knows the folder again, wherever it is mounted
        tls/                      certificate and key that all members share (mode 0600)
        scheduler.json            where the scheduler is
        turns/N                   who may start the N-th scheduler
        jobs/ID/                  one film: how it is painted, the source unless that lies in DIR, the finished pieces

No file is ever changed in place, locked, or kept open: network disks are slow to show names and have no locks that
work. A file is written under a temporary name, synced and renamed. No decision compares the clocks of two computers.
"""

import errno
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from fastvid_gui.errors import DiskFullError, FarmError
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import no_space_left, replace_file

OWN = "fastvid-cluster"
PRIVATE = 0o700
MOST_SMALL_BYTES = 1 << 20
SHOWN_WITHIN_S = 90.0
"""A network disk may show a new name so late on another computer (60 s are usual bounds of its caches)."""
LOOK_AGAIN_S = 0.2
_PLAIN_IN_PATHS = "/:\\ ()[]{}+-_.,;=@~!&'#$"
READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


class FolderFailed(FarmError):
    """Nobody can go on: the folder is full or can't be written."""


class FolderFull(FolderFailed, DiskFullError):
    """The folder is full."""


class FolderGone(FarmError):
    """This computer does not see the folder any more."""


@dataclass(frozen=True, slots=True)
class ClusterFolder:
    """A cluster's folder as this computer sees it.

    Attributes:
        shared: what the user named. token: the same on all computers.
    """

    shared: Path
    token: str

    @property
    def own(self) -> Path:
        """Where FastVid's files are."""
        return self.shared / OWN

    @property
    def tls(self) -> Path:
        return self.own / "tls"

    @property
    def scheduler(self) -> Path:
        return self.own / "scheduler.json"

    @property
    def turns(self) -> Path:
        return self.own / "turns"

    def job(self, job: str) -> Path:
        return self.own / "jobs" / job

    @contextmanager
    def used(self) -> Iterator[None]:
        """Turns the system's errors into ours."""
        try:
            yield
        except OSError as error:
            raise self.failure(error) from error

    def failure(self, error: OSError) -> FarmError:
        """What an error of the system means."""
        if no_space_left(error):
            return FolderFull(ClusterSays.FOLDER_FULL, folder=self.shared)
        if not self.seen():
            return FolderGone(ClusterSays.FOLDER_GONE, folder=self.shared)
        return _not_usable(self.shared, error)

    def read(self, path: Path, most: int, patience_s: float = SHOWN_WITHIN_S) -> bytes:
        """A file that another computer says it has written; waits for the disk to show it.

        Raises:
            OSError: it does not, or the folder is gone.
        """
        until = time.monotonic() + patience_s
        while True:
            try:
                return read_user_file(path, most)
            except OSError as error:
                waits = error.errno in (errno.ENOENT, errno.ESTALE) and time.monotonic() < until
                if not waits or not self.seen():
                    raise
            look_again(path.parent)
            time.sleep(LOOK_AGAIN_S)

    def tidy(self) -> None:
        """Takes away FastVid's own files, if no job is left there."""
        with suppress(OSError):
            if not any((self.own / "jobs").iterdir()):
                shutil.rmtree(self.own)

    def seen(self) -> bool:
        """Whether the folder is here, and not only the empty place where it was mounted."""
        with suppress(OSError):
            return _token(self.own) == self.token
        return False


def open_cluster(shared: Path, make: bool) -> ClusterFolder:
    """The cluster in a folder.

    Args:
        make: whether it is begun where there is none.

    Raises:
        FarmError: the folder is not there or can't be used, or no cluster is in it.
    """
    shared = shared.absolute()
    if not shared.is_dir():
        raise FarmError(ClusterSays.NO_FOLDER, folder=shared)
    own = shared / OWN
    try:
        token = _token(own)
        if token is None and make:
            _make(own)
            token = _token(own)
    except PermissionError as error:
        reason = error.strerror or error
        raise FarmError(ClusterSays.OF_SOMEBODY_ELSE, folder=shared, reason=reason) from error
    except OSError as error:
        if no_space_left(error):
            raise FolderFull(ClusterSays.FOLDER_FULL, folder=shared) from error
        raise _not_usable(shared, error) from error
    if token is None:
        raise FarmError(ClusterSays.NO_CLUSTER, folder=shared)
    return ClusterFolder(shared, token)


def sent_path(path: Path | str) -> str:
    """A path as text for other computers; on Linux names need not be text at all."""
    return quote_from_bytes(os.fsencode(path), safe=_PLAIN_IN_PATHS)


def received_path(text: str) -> Path:
    """The other way round."""
    return Path(os.fsdecode(unquote_to_bytes(text)))


def look_again(folder: Path) -> None:
    """Makes a network disk forget that a name was not there."""
    with suppress(OSError):
        list(folder.iterdir())


def read_json(path: Path) -> dict[str, object] | None:
    """A small file of ours; None where there is none, or nothing that makes sense."""
    try:
        value = json.loads(read_user_file(path, MOST_SMALL_BYTES))
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def write_json(path: Path, value: dict[str, object]) -> None:
    """Replaces a small file; for the owner only. Raises OSError."""
    replace_file(path, json.dumps(value).encode(), lasting=True, private=True)


def _not_usable(shared: Path, error: OSError) -> FarmError:
    reason = error.strerror or error
    if error.errno in READ_ONLY:
        return FolderFailed(ClusterSays.FOLDER_READ_ONLY, folder=shared, reason=reason)
    return FarmError(ClusterSays.FOLDER_FAILS, folder=shared, reason=reason)


def _token(own: Path) -> str | None:
    token = (read_json(own / "cluster.json") or {}).get("token")
    return token if isinstance(token, str) else None


def _make(own: Path) -> None:
    own.mkdir(PRIVATE, exist_ok=True)
    own.chmod(PRIVATE)
    for name in ("jobs", "turns"):
        (own / name).mkdir(PRIVATE, exist_ok=True)
    first = own / f".cluster.json.{secrets.token_hex(4)}.partial"
    write_json(first, {"token": secrets.token_hex(16)})
    try:
        # A second name, and no renaming: of two computers that begin at once, the first one's token stays.
        os.link(first, own / "cluster.json")
    except FileExistsError:
        pass
    except OSError:  # a disk that has no second names
        if _token(own) is None:
            first.replace(own / "cluster.json")
    finally:
        first.unlink(missing_ok=True)
