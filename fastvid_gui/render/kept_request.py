"""The request that a job's record keeps, so that anybody can continue the job: the window, the command line."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import msgspec

from fastvid_gui.render.request import RenderRequest, to_json, with_request
from fastvid_gui.render.store_records import MOST_TEXT, JobRecord
from fastvid_gui.style.library import with_whole_paths
from fastvid_gui.user_files import read_user_file

SourceState = Literal["", "gone", "changed"]
OLDER_FILE = "request.json"


class _RequestText(msgspec.Struct, frozen=True, kw_only=True):
    """The text. `source_bytes`, `source_changed` (ns): of the source when the job was begun or continued last."""

    request: RenderRequest
    source_bytes: int
    source_changed: int


def kept_text(request: RenderRequest) -> str:
    """What a job's record keeps of a request; "" if that is impossible: then only the same command continues it."""
    try:
        seen = request.source.stat()
        changes = (replace(each, style=with_whole_paths(each.style)) for each in request.styles_at)
        whole = replace(
            request,
            source=request.source.absolute(),
            output=request.output.absolute(),
            look=replace(request.look, style=with_whole_paths(request.look.style)),
            styles_at=tuple(changes),
            lists=tuple(path.absolute() for path in request.lists),
            regions=None if request.regions is None else request.regions.absolute(),
            fresh=False,
        )
        kept = _RequestText(request=whole, source_bytes=seen.st_size, source_changed=seen.st_mtime_ns)
        text = to_json(kept).decode()
    except (OSError, UnicodeEncodeError):  # the source is just gone, or its name is no valid text
        return ""
    return text if len(text) <= MOST_TEXT else ""


def kept_request(record: JobRecord, folder: Path) -> tuple[RenderRequest | None, SourceState]:
    """The request that continues a job; None if it is not known, or if its source is gone or was changed since.

    `folder`: of the job's files.
    """
    kept = _read(record.request.encode()) or _kept_beside(folder)
    try:
        seen = Path(record.source).stat()
    except (OSError, ValueError):
        return None, "gone"
    if kept is None:
        return None, ""
    same = (seen.st_size, seen.st_mtime_ns) == (kept.source_bytes, kept.source_changed)
    return (kept.request, "") if same else (None, "changed")


def _kept_beside(folder: Path) -> _RequestText | None:
    """Before the record kept it, the window wrote it into a file beside the chunks; the command line kept nothing."""
    try:
        return _read(read_user_file(folder / OLDER_FILE, MOST_TEXT))
    except OSError:
        return None


def _read(data: bytes) -> _RequestText | None:
    try:
        plain: dict[str, Any] = msgspec.json.decode(data, type=dict[str, Any])
        return with_request(plain, _RequestText)
    except (ValueError, RecursionError, msgspec.MsgspecError):
        return None
