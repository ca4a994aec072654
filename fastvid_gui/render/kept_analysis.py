"""Analyses that are kept: what was found in a film once is not searched for again, by the window or by a render.

An analysis belongs to the bytes of a film (their SHA-256) and to the settings that decide its plan. It is used only if
this FastVid, with these libraries, would find exactly the same; anything else in the folder counts as absent.
"""

import hashlib
import os
from array import array
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import msgspec

from fastvid_gui import __version__
from fastvid_gui.domain.job import stable_hash
from fastvid_gui.domain.plan import Plan
from fastvid_gui.paths import cache_folder
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FOLDER = "analyses"
ENDING = ".analysis"
ANALYSIS_VERSION = 1
"""Raised when the same film and settings begin to give another plan or curve."""
MOST_FILE_BYTES = 32 << 20
MOST_BYTES = 128 << 20
"""Of all analyses together; those that were used last are kept."""
LIBRARIES = ("av", "numpy", "opencv-python-headless", "opencv-python", "scenedetect")
_DIGEST_BYTES = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisKey:
    """What an analysis depends on.

    Attributes:
        checksum, size: SHA-256 (hex) and number of the film's bytes.
        start, stop: the analyzed frames (stop not included).
        max_range, cuts: as in `KeyframeSettings`.
    """

    checksum: str
    size: int
    start: int
    stop: int
    max_range: int
    cuts: tuple[int, ...] = ()

    @property
    def file_name(self) -> str:
        """Begins with the size, so that a film is only hashed if there may be an analysis of it."""
        settings = stable_hash(self.start, self.stop, self.max_range, self.cuts)
        return f"{self.size}-{self.checksum[:32]}-{settings[:16]}{ENDING}"


@dataclass(frozen=True, slots=True)
class KeptAnalysis:
    """What was found.

    Attributes:
        changes: of each frame (float32), as `AnalyzedFrame.change`.
        damaged: frames that could not be read whole (`Source.met_damage`), ascending.
    """

    plan: Plan
    changes: "array[float]"
    damaged: tuple[int, ...] = ()


class _Content(msgspec.Struct, frozen=True):
    """The file, after its own digest. `changes`: float32, little-endian."""

    made_by: tuple[str, ...]
    key: AnalysisKey
    plan: Plan
    changes: bytes
    damaged: tuple[int, ...] = ()


def may_be_kept(size: int) -> bool:
    """Whether there is any analysis of a film with that many bytes."""
    with suppress(OSError):
        return any(file.name.startswith(f"{size}-") for file in (cache_folder() / FOLDER).iterdir())
    return False


def kept_analysis(key: AnalysisKey) -> KeptAnalysis | None:
    """The analysis that was kept; None if there is none that can be trusted."""
    try:
        file = cache_folder() / FOLDER / key.file_name
        data = read_user_file(file, MOST_FILE_BYTES)
        digest, body = data[:_DIGEST_BYTES], data[_DIGEST_BYTES:]
        if hashlib.sha256(body).digest() != digest:
            return None
        content = msgspec.msgpack.decode(body, type=_Content)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return None
    plan, changes = content.plan, array("f")
    if (
        content.made_by != _made_by()
        or content.key != key
        or (plan.start, plan.stop) != (key.start, key.stop)
    ):
        return None
    if len(content.changes) != changes.itemsize * (plan.stop - plan.start):
        return None
    changes.frombytes(content.changes)
    with suppress(OSError):
        os.utime(file)
    return KeptAnalysis(plan, changes, content.damaged)


def keep_analysis(key: AnalysisKey, analysis: KeptAnalysis) -> None:
    """Keeps an analysis. If that is impossible, the film is simply analyzed again next time."""
    changes = array("f", analysis.changes)
    if len(changes) != key.stop - key.start:
        return
    body = msgspec.msgpack.encode(
        _Content(_made_by(), key, analysis.plan, changes.tobytes(), analysis.damaged)
    )
    if len(body) + _DIGEST_BYTES > MOST_FILE_BYTES:
        return
    with suppress(OSError):
        folder = cache_folder() / FOLDER
        folder.mkdir(exist_ok=True)
        replace_file(folder / key.file_name, hashlib.sha256(body).digest(), body, lasting=False)
        _tidy(folder)


def forget_analyses() -> None:
    """Deletes all of them."""
    with suppress(OSError):
        for file in (cache_folder() / FOLDER).glob(f"*{ENDING}"):
            file.unlink(missing_ok=True)


def _tidy(folder: Path) -> None:
    """Deletes those that were not used for longest, until the rest fits."""
    files = sorted(
        ((seen.st_mtime_ns, seen.st_size, file) for file, seen in _seen(folder)),
        reverse=True,
        key=lambda each: each[0],
    )
    total = 0
    for _, size, file in files:
        total += size
        if total > MOST_BYTES:
            file.unlink(missing_ok=True)


def _seen(folder: Path) -> list[tuple[Path, os.stat_result]]:
    found = []
    for file in folder.glob(f"*{ENDING}"):
        with suppress(OSError):  # another process may tidy at the same time
            found.append((file, file.stat()))
    return found


def _made_by() -> tuple[str, ...]:
    """This FastVid and the libraries whose results an analysis depends on."""
    return (str(ANALYSIS_VERSION), __version__, *(f"{name} {_version(name)}" for name in LIBRARIES))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
