"""The shelf: finished pieces that a helper keeps on its disk until their maker has them, even across a restart.

    <cache>/helper/kept/<maker>/<job>/<range start>-<kind>-<start>-<stop>.piece

A file is written under another name, synced and renamed, so that a kill leaves only whole pieces. Every read checks its
checksum. Memory holds only what is known about the pieces, never their data. Folders and files with other names are not
ours, and links lead elsewhere: both are left alone.
"""

import contextlib
import hashlib
import os
import re
import shutil
import stat
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.errors import DiskFullError, StoreError
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, said_by_others, say
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import no_space_left, replace_file

KEEP_DAYS = 14
LEAST_FREE_BYTES = 32 << 20
"""With less free space on the disk the helper takes no assignment: its first pieces would have no place."""
MAX_FILE_BYTES = 1 << 31
# Unfinished files are called "partial" (in versions before), or end in what `whole_files.beside` makes of the name.
_NAME = re.compile(
    r"\.?([0-9]{1,15})-(lead|body|tail|seam)-([0-9]{1,15})-([0-9]{1,15})"
    r"\.(piece|partial|piece\.[0-9a-f]{8}\.partial)"
)
_MAKER = re.compile(r"[a-z2-7]{4}(-[a-z2-7]{4}){3}")
_HASH = re.compile(r"[0-9a-f]{64}")
_STYLE = re.compile(r"\.?[0-9a-f]{64}\.(safetensors|partial|safetensors\.[0-9a-f]{8}\.partial)")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class PieceKey:
    """Which piece: its maker, job and range.

    Attributes:
        maker: node id. job: the job's hash. range_start: first frame of its range.
    """

    maker: str
    job: str
    range_start: int
    span: PieceSpan


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a file begins with; data and seed follow."""

    format: int
    session: str
    assignment: int
    fingerprint: str
    data_bytes: int
    seed_frame: int
    seed_bytes: int
    checksum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPiece:
    """A piece as it was put on the shelf.

    Attributes:
        session: of the maker when it gave the assignment. assignment: its number in that session.
        fingerprint: of this node when it painted it.
    """

    key: PieceKey
    session: str
    assignment: int
    fingerprint: str
    piece: Piece


class Shelf:
    """The kept pieces of all makers; for any thread.

    Args:
        folder: made if it is missing.
        most_bytes: what all pieces may hold together.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder, self._most_bytes = folder, most_bytes
        self._lock = threading.Lock()
        self._sizes: dict[PieceKey, int] = {}
        with _translated(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._look()

    def _look(self) -> None:
        """Finds what an earlier run kept; clears away what is too old or was never finished."""
        oldest = time.time() - KEEP_DAYS * 24 * 3600
        for path in _ours(self._job_folders(), _NAME):
            name, state = _NAME.fullmatch(path.name), path.lstat()
            if name is None or not stat.S_ISREG(state.st_mode):
                continue
            if name[5] != "piece" or state.st_mtime < oldest or int(name[3]) >= int(name[4]):
                path.unlink(missing_ok=True)
                continue
            span = PieceSpan(int(name[3]), int(name[4]), PieceKind(name[2]))
            job = path.parent
            self._sizes[PieceKey(job.parent.name, job.name, int(name[1]), span)] = state.st_size
        self._clear_folders()

    @property
    def bytes(self) -> int:
        """What all pieces hold together."""
        with self._lock:
            return sum(self._sizes.values())

    @property
    def full(self) -> bool:
        """Whether nothing more should be painted before some of it was fetched."""
        return self.bytes >= self._most_bytes

    @property
    def why_no_room(self) -> Sentence:
        """Why nothing more can be put here, and what to do; empty if it can."""
        if self.full:
            return say(WhyNot.SHELF_FULL, megabytes=self._most_bytes >> 20)
        try:
            free = shutil.disk_usage(self._folder).free
        except OSError:
            free = 0
        return NOTHING if free >= LEAST_FREE_BYTES else say(WhyNot.DISK_FULL)

    def make_room(self, keep_maker: str) -> None:
        """If it is full, gives up pieces of other makers, the oldest first."""
        with self._lock:
            strangers = [key for key in self._sizes if key.maker != keep_maker]
        strangers.sort(key=lambda key: self._path(key).stat().st_mtime if self._path(key).exists() else 0.0)
        for key in strangers:
            if not self.why_no_room:
                return
            self.forget(key)

    def keys(self, maker: str, job: str) -> list[PieceKey]:
        """The kept pieces of a maker's job, in film order."""
        with self._lock:
            found = [key for key in self._sizes if (key.maker, key.job) == (maker, job)]
        return sorted(found, key=lambda key: (key.range_start, key.span.start))

    def put(self, kept: KeptPiece) -> None:
        """Keeps a piece; when this returns it survives a kill.

        Raises:
            DiskFullError: no space is left. StoreError: the folder can't be written.
        """
        piece, seed = kept.piece, kept.piece.seed
        parts = [piece.data, seed.data if seed else b""]
        checksum = hashlib.sha256(b"".join(parts)).hexdigest()
        head = msgspec.msgpack.encode(
            _Head(
                format=_FORMAT,
                session=kept.session,
                assignment=kept.assignment,
                fingerprint=kept.fingerprint,
                data_bytes=len(parts[0]),
                seed_frame=seed.frame if seed else -1,
                seed_bytes=len(parts[1]),
                checksum=checksum,
            )
        )
        path = self._path(kept.key)
        with _translated(self._folder):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, len(head).to_bytes(4, "big") + head, *parts, lasting=True)
        with self._lock:
            self._sizes[kept.key] = 4 + len(head) + sum(map(len, parts))

    def get(self, key: PieceKey) -> KeptPiece | None:
        """A kept piece; None (and forgotten) if it is missing or damaged."""
        try:
            data = memoryview(read_user_file(self._path(key), MAX_FILE_BYTES))
            start = 4 + int.from_bytes(data[:4], "big")
            head = msgspec.msgpack.decode(data[4:start], type=_Head)
            end = start + head.data_bytes
            sound = head.format == _FORMAT and len(data) == end + head.seed_bytes
            if not sound or hashlib.sha256(data[start:]).hexdigest() != head.checksum:
                raise ValueError("damaged")
        except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
            self.forget(key)
            return None
        seed = Seed(head.seed_frame, bytes(data[end:])) if head.seed_bytes else None
        piece = Piece(key.span, bytes(data[start:end]), seed)
        return KeptPiece(
            key=key,
            session=head.session,
            assignment=head.assignment,
            fingerprint=head.fingerprint,
            piece=piece,
        )

    def forget(self, key: PieceKey) -> None:
        """Takes a piece off the shelf, if it is there."""
        with self._lock:
            self._sizes.pop(key, None)
        path = self._path(key)
        with contextlib.suppress(OSError):
            if _own_folder(path.parent.parent) and _own_folder(path.parent):
                path.unlink(missing_ok=True)
                path.parent.rmdir()

    def forget_job(self, maker: str, job: str) -> None:
        """Takes all pieces of a job off the shelf."""
        for key in self.keys(maker, job):
            self.forget(key)

    def _path(self, key: PieceKey) -> Path:
        if not _MAKER.fullmatch(key.maker) or not _HASH.fullmatch(key.job):
            raise StoreError("A piece of no maker's or of no job can't be kept.")
        span = key.span
        name = f"{key.range_start}-{span.kind}-{span.start}-{span.stop}.piece"
        return self._folder / key.maker / key.job / name

    def _job_folders(self) -> list[Path]:
        makers = [path for path in _ours([self._folder], _MAKER) if _own_folder(path)]
        return [path for path in _ours(makers, _HASH) if _own_folder(path)]

    def _clear_folders(self) -> None:
        for folder in [*self._job_folders(), *_ours([self._folder], _MAKER)]:
            with contextlib.suppress(OSError):
                folder.rmdir()


class SentStyles:
    """Styles that makers have sent, by their hash: each is sent once. Bounded; the one used last goes last.

    Args:
        most_bytes: what all files may hold together.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder, self._most_bytes = folder, most_bytes
        with _translated(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def get(self, digest: str) -> bytes | None:
        """The content of a style file; the caller parses it and checks the digest."""
        path = self._path(digest)
        try:
            data = read_user_file(path, MAX_FILE_BYTES)
            os.utime(path)
        except OSError:
            return None
        return data

    def has(self, digest: str) -> bool:
        """Whether there is such a file."""
        return self._path(digest).is_file()

    def put(self, digest: str, data: bytes) -> None:
        """Keeps a style; if that fails, it is simply sent again the next time."""
        with contextlib.suppress(OSError):
            replace_file(self._path(digest), data, lasting=False)
            self._tidy()

    def forget(self, digest: str) -> None:
        """Deletes a style that turned out damaged."""
        with contextlib.suppress(OSError):
            self._path(digest).unlink(missing_ok=True)

    def _tidy(self) -> None:
        files = [(path, path.lstat()) for path in _ours([self._folder], _STYLE)]
        total = 0
        for path, state in sorted(files, key=lambda one: one[1].st_mtime, reverse=True):
            total += state.st_size
            if total > self._most_bytes:
                path.unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        if not _HASH.fullmatch(digest):
            raise StoreError("A style without a digest can't be kept.")
        return self._folder / f"{digest}.safetensors"


def _own_folder(path: Path) -> bool:
    """Whether it is a folder itself, and no link to one elsewhere."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _ours(folders: Iterable[Path], pattern: re.Pattern[str]) -> list[Path]:
    """What lies in folders and has a name of ours."""
    return [path for folder in folders for path in folder.iterdir() if pattern.fullmatch(path.name)]


@contextlib.contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if no_space_left(error):
            raise DiskFullError(HelperMode.DISK_FULL, folder=folder) from error
        reason = said_by_others(error.strerror or error)
        raise StoreError(HelperMode.FOLDER_UNUSABLE, folder=folder, reason=reason) from error
