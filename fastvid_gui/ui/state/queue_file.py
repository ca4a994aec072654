"""The queue on disk: what waits, is unfinished or is done, so that a crash, a kill or a power cut loses nothing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import filelock
import msgspec

from fastvid_gui.render.request import RenderRequest, to_json, with_request
from fastvid_gui.render.result import RenderResult
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

QUEUE_FILE = "queue.json"
MOST_ITEMS = 1000
MOST_DONE = 200
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


class SavedDone(msgspec.Struct, frozen=True, kw_only=True):
    """An item that is done, and its place among all items of the file."""

    place: int
    request: RenderRequest
    result: RenderResult
    elapsed: float = 0.0


class _SavedQueue(msgspec.Struct, frozen=True):
    """The file; its items are `SavedItem` and `SavedDone`.

    An older FastVid knows only the former, and takes whatever is among them for unfinished.
    """

    version: int
    items: tuple[dict[str, Any], ...]
    done: tuple[dict[str, Any], ...] = ()


def write_queue(path: Path, items: tuple[QueueItem, ...], now: float) -> None:
    """Writes the items, but for those canceled or lost; the file is replaced whole. Raises OSError.

    It is not synced to the disk, which can take longer than a slot may. After a power cut the jobs themselves are still
    in the engine's store, and are offered from there.
    """
    shown = [item for item in items if item.state in (*KEPT_STATES, ItemState.DONE) and not item.lost]
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
        for item in shown
        if item.state is not ItemState.DONE
    )
    done = tuple(
        SavedDone(
            place=place,
            request=item.request,
            result=replace(item.result, keyframes=()),
            elapsed=round(item.seconds(now), 1),
        )
        for place, item in enumerate(shown)
        if item.state is ItemState.DONE and item.result is not None
    )
    if not kept and not done:
        path.unlink(missing_ok=True)
        return
    content = {"version": 1, "items": kept[:MOST_ITEMS], "done": done[-MOST_DONE:]}
    replace_file(path, to_json(content), lasting=False)


def read_queue(path: Path) -> tuple[SavedItem | SavedDone, ...]:
    """What the last run of the app left, in its order. A file that can't be read or understood counts as empty."""
    try:
        saved = msgspec.json.decode(read_user_file(path, MOST_BYTES), type=_SavedQueue)
        items: list[SavedItem | SavedDone] = [
            with_request(item, SavedItem) for item in saved.items[:MOST_ITEMS]
        ]
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        return ()
    for each in saved.done[-MOST_DONE:]:
        try:
            done = with_request(each, SavedDone)
        except (ValueError, RecursionError, msgspec.ValidationError):
            continue  # one that is done is only told of
        items.insert(max(0, done.place), done)
    return tuple(items)


def restored(saved: SavedItem | SavedDone, number: int) -> QueueItem:
    """An item of an earlier run as it is shown again: one that was being rendered is paused."""
    request = saved.request
    if isinstance(saved, SavedDone):
        return QueueItem(
            number=number,
            source=request.source,
            request=request,
            state=ItemState.DONE,
            job=saved.result.job,
            result=saved.result,
            frames=saved.result.frames,
            elapsed=saved.elapsed,
        )
    stays = saved.state in (ItemState.WAITING, ItemState.FAILED)
    return QueueItem(
        number=number,
        source=request.source,
        request=request,
        state=saved.state if stays else ItemState.PAUSED,
        job=saved.job,
        problem=saved.problem,
        error=saved.error,
        frames=saved.frames,
        elapsed=saved.elapsed,
        left_over=True,
    )


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
