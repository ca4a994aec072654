"""The queue on disk: what waits or is unfinished, so that a crash, a kill or a power cut loses nothing."""

from pathlib import Path
from typing import Any

import filelock
import msgspec

from fastvid_gui.render.request import RenderRequest, to_json, with_request
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

QUEUE_FILE = "queue.json"
MOST_ITEMS = 1000
MOST_BYTES = 64 << 20
KEPT_STATES = (ItemState.WAITING, ItemState.RUNNING, ItemState.PAUSED, ItemState.FAILED)


class SavedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item as it is kept between runs of the app."""

    request: RenderRequest
    state: ItemState
    job: str = ""
    frames: int = 0
    elapsed: float = 0.0
    problem: str = ""
    error: str = ""


class _SavedQueue(msgspec.Struct, frozen=True):
    """The file; its items are `SavedItem`."""

    version: int
    items: tuple[dict[str, Any], ...]


def write_queue(path: Path, items: tuple[QueueItem, ...], now: float) -> None:
    """Writes the unfinished items; the file is replaced whole. Raises OSError.

    It is not synced to the disk, which can take longer than a slot may. After a power cut the jobs themselves are still
    in the engine's store, and are offered from there.
    """
    kept = tuple(
        SavedItem(
            request=item.request,
            state=item.state,
            job=item.job,
            frames=item.frames,
            elapsed=round(item.seconds(now), 1),
            problem=item.problem,
            error=item.error,
        )
        for item in items
        if item.state in KEPT_STATES and not item.lost
    )
    if not kept:
        path.unlink(missing_ok=True)
        return
    replace_file(path, to_json({"version": 1, "items": kept[:MOST_ITEMS]}), lasting=False)


def read_queue(path: Path) -> tuple[SavedItem, ...]:
    """What the last run of the app left. A file that can't be read or understood counts as empty."""
    try:
        saved = msgspec.json.decode(read_user_file(path, MOST_BYTES), type=_SavedQueue)
        return tuple(with_request(item, SavedItem) for item in saved.items[:MOST_ITEMS])
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        return ()


class QueueLock:
    """One window writes the queue of a data folder; other windows keep theirs in memory.

    The system releases the lock when the window's process ends, however it ends.
    """

    def __init__(self, file: Path) -> None:
        self._lock = filelock.FileLock(file.with_suffix(".lock"), timeout=0)
        self.mine = True
        try:
            self._lock.acquire()
        except filelock.Timeout:
            self.mine = False
        except (OSError, NotImplementedError):
            pass  # a folder without locks, or one that can't be written to, which saving will report

    def release(self) -> None:
        """Lets another window have the lock."""
        self._lock.release()
