"""Names of the job store that become paths: built here from checked numbers and kinds, never taken from a database.

A `jobs.sqlite` may have come with a copied folder, or from anybody; the next tidying would delete a file outside the
store if a name in it led there.
"""

import re
import stat
from contextlib import suppress
from pathlib import Path

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.errors import StoreError
from fastvid_gui.sentences.storage import StorageSays

MOST_FRAME = 999_999_999
"""Five years of film; names have at most this many digits."""
_JOB = re.compile(r"[0-9a-f]{16}")
_PIECE = re.compile(r"([0-9]{8,9})-([0-9]{8,9})\.(lead|body|tail|seam)")
_SEED = re.compile(r"([0-9]{8,9})-([0-9]{8,9})\.seed")


def is_job_id(text: object) -> bool:
    """Whether it is a job's id, as `render.prepare` makes them."""
    return isinstance(text, str) and _JOB.fullmatch(text) is not None


def is_frame(value: object) -> bool:
    """Whether a value out of a database can be the number of a frame, or of frames."""
    return type(value) is int and 0 <= value <= MOST_FRAME


def is_span(start: object, stop: object) -> bool:
    """Whether two values out of a database can be frames of a piece."""
    return type(start) is int and type(stop) is int and 0 <= start < stop <= MOST_FRAME


def piece_name(span: PieceSpan) -> str:
    """The file of a piece."""
    return f"{span.start:08d}-{span.stop:08d}.{span.kind.value}"


def seed_name(range_start: int, frame: int) -> str:
    """The file of a seed."""
    return f"{range_start:08d}-{frame:08d}.seed"


def piece_named(name: str) -> PieceSpan | None:
    """The piece whose file has that name."""
    found = _PIECE.fullmatch(name)
    if found is None or not is_span(int(found[1]), int(found[2])):
        return None
    return PieceSpan(int(found[1]), int(found[2]), PieceKind(found[3]))


def seed_named(name: str) -> tuple[int, int] | None:
    """First frame of its range, and frame, of the seed whose file has that name."""
    found = _SEED.fullmatch(name)
    return (int(found[1]), int(found[2])) if found is not None else None


def job_folder(jobs: Path, job: str) -> Path:
    """Where a job's files lie. Raises StoreError if that is no job's id."""
    if not is_job_id(job):
        raise StoreError(StorageSays.NOT_AN_ID, id=repr(job[:40]))
    return jobs / job


def is_own_folder(folder: Path) -> bool:
    """Whether it is a folder itself, and no link to one elsewhere; nothing is written or deleted through a link."""
    try:
        return stat.S_ISDIR(folder.lstat().st_mode)
    except OSError:
        return False


def remove_file(folder: Path, name: str) -> None:
    """Deletes a file of a job's folder, if it is there; raises OSError if that fails."""
    if is_own_folder(folder):
        (folder / name).unlink(missing_ok=True)


def remove_link(folder: Path) -> None:
    """Removes a link in place of a folder; its target stays."""
    if folder.is_symlink():
        with suppress(OSError):
            folder.unlink()
