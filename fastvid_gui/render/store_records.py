"""Checks what the job store's database says: rows may be damaged, from a newer FastVid, or somebody else's.

`job.json` beside a job's chunks says the same about the job as its row, so that a damaged database costs nothing
(`store_database.py`).
"""

import contextlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.render.store_names import MOST_FRAME, is_job_id, is_span
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FILE_NAME = "job.json"
MOST_TEXT = 16 << 20
"""Characters; a plan of a hundred thousand keyframes."""
_MOST_TIME = 1e11
_MOST_FILE_BYTES = 64 << 20
_KINDS = {kind.value: kind for kind in PieceKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRecord:
    """A job, as the store knows it.

    Attributes:
        source, output: paths as text (`path_text`). style: as people read it.
        request: what was asked for (`kept_request.py`); "" if it is not known. plan: JSON; "" until it is known.
        frames: in the film. finished_frames: in stored final chunks. bytes: of all its files on disk.
        created, used: seconds since the epoch. finished: the same, None until the MP4 is complete.
    """

    id: str
    source: str
    style: str
    request: str
    plan: str
    frames: int
    output: str
    created: float
    used: float
    finished: float | None
    finished_frames: int = 0
    bytes: int = 0


def path_text(path: Path) -> str:
    """A path as the store keeps it: whole. File names need not be valid text, but those in the store must be."""
    return str(path.absolute()).encode("utf-8", "backslashreplace").decode()


def job_of(row: Sequence[Any]) -> JobRecord | None:
    """The job in a row of the columns in the order of `JobRecord`; None if it can't be one."""
    if len(row) < 10 or not is_job_id(row[0]):
        return None
    texts, times = (*row[1:5], row[6]), (row[7], row[8], *([] if row[9] is None else [row[9]]))
    counts = (row[5], *row[10:])
    sound = (
        all(isinstance(text, str) and len(text) <= MOST_TEXT for text in texts)
        and all(
            type(time) in (int, float) and math.isfinite(time) and 0 <= time <= _MOST_TIME for time in times
        )
        and all(type(count) is int and count >= 0 for count in counts)
        and row[5] <= MOST_FRAME
    )
    names = (field.name for field in fields(JobRecord))
    return JobRecord(**dict(zip(names, row, strict=False))) if sound else None


def span_of(start: object, stop: object, kind: object) -> PieceSpan | None:
    """The piece in a row; None if it can't be one."""
    if not is_span(start, stop) or not isinstance(kind, str) or kind not in _KINDS:
        return None
    return PieceSpan(start, stop, _KINDS[kind])  # type: ignore[arg-type]


class _RequestFile(msgspec.Struct, frozen=True, kw_only=True):
    """The file. The request's field, like its column in the database, still has an older name."""

    format: int
    source: str
    style: str
    request: str = msgspec.field(name="settings")
    plan: str
    frames: int
    output: str
    created: float
    used: float
    finished: float | None


def keep_record(folder: Path, record: JobRecord) -> None:
    """Writes a job's record beside its chunks; if that fails, the database still has it."""
    kept = _RequestFile(
        format=1,
        source=record.source,
        style=record.style,
        request=record.request,
        plan=record.plan,
        frames=record.frames,
        output=record.output,
        created=record.created,
        used=record.used,
        finished=record.finished,
    )
    with contextlib.suppress(OSError):
        replace_file(folder / FILE_NAME, msgspec.json.encode(kept), lasting=False)


def kept_record(folder: Path) -> JobRecord | None:
    """Reads it; None if there is none, or nothing sound."""
    try:
        kept = msgspec.json.decode(read_user_file(folder / FILE_NAME, _MOST_FILE_BYTES), type=_RequestFile)
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None
    if kept.format != 1:
        return None
    texts = (kept.source, kept.style, kept.request, kept.plan, kept.frames, kept.output)
    return job_of((folder.name, *texts, kept.created, kept.used, kept.finished))
