"""The request that began a job: kept beside its chunks, so that the window can continue the job after a crash."""

from contextlib import suppress
from pathlib import Path

import msgspec

from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FILE_NAME = "request.json"
MOST_BYTES = 16 * 2**20


class _Kept(msgspec.Struct, frozen=True):
    request: RenderFilm
    source_bytes: int
    source_changed: int


def keep_request(folder: Path, request: RenderFilm) -> None:
    """Writes the request into a job's folder; if that fails, the job just can't be offered again."""
    with suppress(OSError):
        state = Path(request.source).stat()
        kept = msgspec.json.encode(_Kept(request, state.st_size, state.st_mtime_ns))
        replace_file(folder / FILE_NAME, kept, lasting=False)


def kept_request(folder: Path) -> RenderFilm | None:
    """Reads the request; None where there is none, or the source has changed since."""
    try:
        kept = msgspec.json.decode(read_user_file(folder / FILE_NAME, MOST_BYTES), type=_Kept)
        state = Path(kept.request.source).stat()
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        return None
    same = (state.st_size, state.st_mtime_ns) == (kept.source_bytes, kept.source_changed)
    return kept.request if same else None


def has_request(folder: Path) -> bool:
    """Whether the window began that job."""
    return (folder / FILE_NAME).is_file()
