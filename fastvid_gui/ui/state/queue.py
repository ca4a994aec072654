"""The render queue: several videos, each with its own request; one renders at a time, the next starts by itself.

    waiting --> running --> done
      ^  ^        | | |---> failed ----retry----> waiting
      |  |        | +-----> canceled
      |  +-resume-paused <-- pause, or left by a crash or by closing the window
      +-- running, once by itself, when its engine died

The queue works through its waiting items while it is `active`; pausing the one that renders makes it rest. The
items are written to a file at each change of state. The next run of the app shows them again, and offers to go on with
those that are unfinished.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from fastvid_gui import paths
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.engine.messages.jobs import DeleteJob, Jobs, ListJobs, StoredJob, TryTarget
from fastvid_gui.engine.messages.renders import Painted, RenderFilm
from fastvid_gui.errors import FastVidError
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.sentences.engine import EngineSays
from fastvid_gui.sentences.sentence import say
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.queue_file import QUEUE_FILE, QueueLock, read_queue, restored, write_queue
from fastvid_gui.ui.state.queue_item import ENDED, ItemState, QueueItem
from fastvid_gui.ui.state.spans import length

WITH_HELPERS = "auto"
"""Values of `RenderRequest.nodes`."""
ENGINE_DIED = "EngineError"
"""The name of that failure (engine/client.py)."""
OFFERED = (ItemState.WAITING, ItemState.PAUSED)
NEWS_INTERVAL_MS = 100
"""News about a running item is announced at most this often; changes of state are announced at once."""

__all__ = ["ItemState", "QueueItem", "RenderQueue"]


class RenderQueue(QObject):
    """All renders of this run of the app. Items are frozen values; every change is announced."""

    items_changed = Signal()
    """Items came, went or changed places."""
    item_changed = Signal(int)
    """Anything about the item with that number has changed."""
    item_ended = Signal(int)
    """An item ended by itself: it is done, or it failed."""
    active_changed = Signal(bool)
    left_over_found = Signal()
    """Items of an earlier run were found in the file or in the engine's store (see `unfinished`)."""
    trouble = Signal(str)
    """Something around the queue went wrong; a sentence for the user."""
    unfinished_deleted = Signal()
    """What `delete_unfinished` found is deleted."""
    noted = Signal(tuple)
    """What the engine says about the store of jobs: its sentences, which the window still has to translate."""

    def __init__(
        self,
        preview_engine: Asks,
        render_engine: Asks,
        parent: QObject | None = None,
        file: Path | None = None,
    ) -> None:
        """`file`: where the queue is kept; the user's data folder if None."""
        super().__init__(parent)
        self._preview_engine, self._render_engine = preview_engine, render_engine
        self._items: list[QueueItem] = []
        self._next_number = 1
        self._active = False
        self._call: Call | None = None
        self._running: int | None = None
        self._after_stop: Callable[[QueueItem], None] | None = None
        self._told_file_trouble = False
        self._closed = False
        self._changed: set[int] = set()
        self._tried: dict[int, Path] = {}
        self._tries: dict[int, Call] = {}
        self._news_timer = QTimer(self, singleShot=True, interval=NEWS_INTERVAL_MS)
        self._news_timer.timeout.connect(self._announce)
        self._file = self._usual_file() if file is None else file
        self._lock = QueueLock(self._file) if self._file else None
        self._second = self._lock is not None and not self._lock.mine
        if self._second:
            # Reported when the panels are there to show it.
            QTimer.singleShot(0, self, self._tell_second)
        else:
            self._restore()

    # ---- what there is ----

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """All items, in the order in which they will be rendered or were added."""
        return tuple(self._items)

    @property
    def mine(self) -> bool:
        """Whether this window keeps the queue (and not another one that was opened first)."""
        return not self._second

    @property
    def active(self) -> bool:
        """Whether the queue works through its waiting items."""
        return self._active

    @property
    def running(self) -> QueueItem | None:
        """The item that renders now."""
        return self.item(self._running) if self._running is not None else None

    def item(self, number: int) -> QueueItem | None:
        """An item by its number."""
        return next((item for item in self._items if item.number == number), None)

    def item_for(self, path: Path) -> QueueItem | None:
        """The item of a film: the newest that is running, else the newest."""
        mine = [item for item in self._items if item.source == path]
        running = [item for item in mine if item.state is ItemState.RUNNING]
        return max(running or mine, key=lambda item: item.number, default=None)

    def unfinished(self) -> tuple[QueueItem, ...]:
        """What an earlier run of the app (or the command line) left and can be continued."""
        return tuple(item for item in self._items if item.left_over and item.state in OFFERED)

    @property
    def outputs(self) -> frozenset[Path]:
        """The files that unfinished items will write."""
        return frozenset(item.output for item in self._items if item.state not in ENDED)

    # ---- what can be done ----

    def add(self, request: RenderRequest, frames: int = 0, now: bool = False) -> int:
        """Adds a video and returns its number. `now`: renders it at once, or next if one is rendering already.

        Without `now` it waits until an active queue reaches it. `frames`: of the result, 0: not known.
        """
        item = QueueItem(number=self._next_number, source=request.source, request=request, frames=frames)
        self._next_number += 1
        self._items.insert(self._front() if now else len(self._items), item)
        self.items_changed.emit()
        if now:
            self.start()
        self._save()
        return item.number

    def start(self) -> None:
        """Works through the waiting items. Whether each film can be written to its place is tested at once, and
        again when its turn comes."""
        self._set_active(True)
        self._start_next()
        self._try_targets()

    def start_item(self, number: int) -> None:
        """Renders a waiting item next, or at once if nothing renders."""
        item = self.item(number)
        if item is not None and item.state is ItemState.WAITING:
            self._place(number, self._front())
            self.start()

    def pause(self, number: int) -> None:
        """Stops an item's render and keeps everything finished. The queue rests if that item was rendering."""
        item = self.item(number)
        if item is None:
            return
        if item.state is ItemState.WAITING:
            self._put(replace(item, state=ItemState.PAUSED))
            self._save()
        elif item.state is ItemState.RUNNING:
            self._set_active(False)
            self._stop(item, lambda item: self._put(item.at_rest(ItemState.PAUSED, time.monotonic())))

    def resume(self, number: int) -> None:
        """Continues a paused item: at once, or next if another one renders."""
        item = self.item(number)
        if item is None:
            return
        if item.state is ItemState.PAUSED:
            self._put(
                replace(item, state=ItemState.WAITING, problem="", error="", again_from=-1, left_over=False)
            )
            self._place(number, self._front())
            self.start()
            self._save()
        elif item.state is ItemState.RUNNING and item.stopping:
            # It was asked to stop a moment ago: it stops, and then continues at once.
            self._after_stop = lambda item: self._put(item.at_rest(ItemState.WAITING, time.monotonic()))
            self._set_active(True)

    def share(self) -> None:
        """Lets helpers join everything unfinished; what this PC renders alone soon continues with them."""
        for item in self._items:
            if item.request.nodes != LOCAL or item.state in (ItemState.DONE, ItemState.CANCELED):
                continue
            request = replace(item.request, nodes=WITH_HELPERS)
            if item.state is not ItemState.RUNNING:
                self._put(replace(item, request=request))
            elif not item.stopping:
                self._stop(item, partial(self._go_on_with, request))
        self._save()

    def _go_on_with(self, request: RenderRequest, item: QueueItem) -> None:
        self._put(replace(item.at_rest(ItemState.WAITING, time.monotonic()), request=request))

    def retry(self, number: int) -> None:
        """Tries a failed or canceled item again; it uses what an earlier try finished."""
        item = self.item(number)
        if item is not None and item.state in (ItemState.FAILED, ItemState.CANCELED) and not item.lost:
            self._put(replace(item, state=ItemState.PAUSED))
            self.resume(number)

    def finish_without_sound(self, number: int) -> None:
        """Continues an item whose sound could not be added; nothing is painted again."""
        item = self.item(number)
        if item is not None and item.only_sound_failed:
            self._put(replace(item, request=replace(item.request, sound="none")))
            self.retry(number)

    def save_elsewhere(self, number: int, output: Path, overwrite: bool = False) -> bool:
        """Tries a failed item again with another file; nothing is painted twice.

        Returns whether it does: not if another video of the queue will write that file.
        """
        item = self.item(number)
        if item is None or item.state is not ItemState.FAILED or item.lost:
            return False
        if output in self.outputs:
            self.trouble.emit(
                self.tr("A video in the queue will be saved as {name} already. Choose another name.").format(
                    name=output.name
                )
            )
            return False
        request = replace(item.request, output=output, overwrite=overwrite)
        self._put(replace(item, request=request))
        self.retry(number)
        return True

    def cancel(self, number: int, delete: bool) -> None:
        """Gives an item up; `delete`: its unfinished work too, otherwise a retry can continue it."""
        item = self.item(number)
        if item is None or item.state in (ItemState.DONE, ItemState.CANCELED):
            return
        if item.state is ItemState.RUNNING:
            self._stop(item, lambda item: self._give_up(item, delete))
        else:
            self._give_up(item, delete)

    def relocate(self, old: Path, new: Path) -> None:
        """The file of a film is elsewhere now; what is not being rendered goes on from there."""
        for item in self._items:
            if item.source == old and item.state is not ItemState.RUNNING and not item.lost:
                self._put(replace(item, source=new, request=replace(item.request, source=new)))
        self._save()

    def remove(self, number: int, delete: bool = False) -> None:
        """Removes an item from the list, unless it renders; `delete`: its unfinished work too. An MP4 always stays."""
        item = self.item(number)
        if item is None or item.state is ItemState.RUNNING:
            return
        if delete and item.job and item.state is not ItemState.DONE:
            self._delete_job(item.job)
        self._items.remove(item)
        self._changed.discard(number)
        self.items_changed.emit()
        self._save()

    def clear_ended(self) -> None:
        """Removes all items that are done or were canceled from the list."""
        gone = (ItemState.DONE, ItemState.CANCELED)
        self._items = [item for item in self._items if item.state not in gone]
        self.items_changed.emit()
        self._save()

    def move(self, number: int, steps: int) -> None:
        """Moves an item up (negative) or down in the order."""
        places = [item.number for item in self._items]
        if number in places:
            place = max(0, min(len(places) - 1, places.index(number) + steps))
            if place != places.index(number):
                self._place(number, place)
                self._save()

    def resume_left_over(self) -> None:
        """Continues everything that an earlier run left, in its order."""
        for item in self.unfinished():
            self._put(replace(item, state=ItemState.WAITING, left_over=False))
        self.start()
        self._save()

    def find_left_over(self) -> None:
        """Asks the engine for unfinished jobs and adds, paused, those that are not in the list. Call it once.

        If there is another window, it asks nothing: the jobs are in that window's list.
        """
        if self._second:
            return
        call = self._preview_engine.ask(ListJobs(), self)
        call.finished.connect(self._on_jobs)
        call.failed.connect(self.trouble)

    def close(self) -> None:
        """Stops what renders; the file then offers it to the next run of the app."""
        self._set_active(False)
        self._save()
        self._closed = True
        if self._lock is not None:
            self._lock.release()
        if self._call is not None:
            self._call.stop()

    # ---- rendering ----

    def _start_next(self) -> None:
        if not self._active or self._running is not None or self._closed:
            return
        item = next((item for item in self._items if item.state is ItemState.WAITING), None)
        if item is None:
            self._set_active(False)
            return
        self._running = item.number
        self._put(
            replace(
                item,
                state=ItemState.RUNNING,
                started=time.monotonic(),
                problem="",
                error="",
                remarks=(),
                result=None,
                again=0,
                left_over=False,
            )
        )
        self._save()
        call = self._call = self._render_engine.ask(RenderFilm(item.request), self)
        call.news.connect(self._on_news)
        call.finished.connect(self._on_finished)
        call.failed.connect(self._on_failed)
        call.stopped.connect(self._on_stopped)
        call.ended.connect(self._on_ended)

    def _try_targets(self) -> None:
        """Tests the target of each waiting item once; what can't be written is reported now, not in hours."""
        for item in self._items:
            if item.state is ItemState.WAITING and self._tried.get(item.number) != item.output:
                self._tried[item.number] = item.output
                call = self._tries[item.number] = self._preview_engine.ask(TryTarget(item.request), self)
                call.failed.connect(partial(self._on_bad_target, item.number, item.output))
                call.ended.connect(partial(self._tries.pop, item.number, None))

    def _on_bad_target(self, number: int, output: Path, sentence: str) -> None:
        item, call = self.item(number), self._tries.get(number)
        if item is None or item.state is not ItemState.WAITING or item.output != output:
            return
        failed = item.at_rest(ItemState.FAILED, time.monotonic(), sentence, call.error if call else "")
        if not failed.misplaced:
            return  # reported when its turn comes
        self._tried.pop(number, None)
        self._put(failed)
        self.item_ended.emit(number)
        self._save()

    def _stop(self, item: QueueItem, after: Callable[[QueueItem], None]) -> None:
        self._after_stop = after
        if not item.stopping:
            self._put(replace(item, stopping=True))
            if self._call is not None:
                self._call.stop()

    def _on_news(self, news: object) -> None:
        item = self.running
        if item is None:
            return
        new = item.with_news(news)  # type: ignore[arg-type]  # a signal carries objects
        if new is item:
            return
        self._items[self._items.index(item)] = new
        self._changed.add(new.number)
        if new.job != item.job:
            self._save()
        if not self._news_timer.isActive():
            self._news_timer.start()

    def _on_finished(self, value: object) -> None:
        item = self.running
        if item is None or not isinstance(value, RenderResult):
            return
        total = item.total or value.frames
        self._put(
            replace(
                item.at_rest(ItemState.DONE, time.monotonic()),
                result=value,
                job=value.job,
                painted=Painted(done=total, total=total, frames_per_second=0.0, seconds_left=0.0),
                progress=item.progress,
            )
        )
        self.item_ended.emit(item.number)

    def _on_failed(self, sentence: str) -> None:
        item = self.running
        if item is None:
            return
        if item.stopping and self._after_stop is not None:
            # Whatever failed while it stopped, the user wanted it to stop.
            self._on_stopped()
            return
        error = self._call.error if self._call is not None else ""
        if error == ENGINE_DIED and sentence != in_words(say(EngineSays.WONT_START, how="")):
            if item.may_try_again:
                self._try_again(item)
                return
            sentence = self.tr(
                "The part of FastVid that paints ended twice on this film. Close other programs and try again, or "
                "choose a smaller size; the log tells what happened."
            )
        self._put(item.at_rest(ItemState.FAILED, time.monotonic(), sentence, error))
        self.item_ended.emit(item.number)

    def _try_again(self, item: QueueItem) -> None:
        """Its engine died and was started again: it goes on before all others, from what is stored."""
        waiting = item.at_rest(ItemState.WAITING, time.monotonic())
        self._put(replace(waiting, again_from=length(waiting.stored)))
        self._place(item.number, self._front())

    def _on_stopped(self) -> None:
        item, after = self.running, self._after_stop
        if item is None or self._closed:
            return
        if after is None:  # stopped, but not by the user: it is kept, and can be continued
            self._set_active(False)
            self._put(item.at_rest(ItemState.PAUSED, time.monotonic()))
        else:
            after(item)

    def _on_ended(self) -> None:
        number = self._running
        self._call, self._after_stop, self._running = None, None, None
        if self._closed:
            return
        self._save()
        self._start_next()
        if number is not None:
            # Its last change was announced while it still counted as the running one.
            self.item_changed.emit(number)

    def _give_up(self, item: QueueItem, delete: bool) -> None:
        new = item.at_rest(ItemState.CANCELED, time.monotonic())
        if delete:
            new = replace(new, job="", planned=None, painted=None, progress=(), stored=(), elapsed=0.0)
        self._put(new)
        if delete and item.job:
            self._delete_job(item.job)
        self._save()

    def _delete_job(self, job: str) -> None:
        call = self._preview_engine.ask(DeleteJob(job), self)
        call.failed.connect(self.trouble)

    def delete_unfinished(self) -> None:
        """Deletes what is stored of all films that are not finished, but for the running one; they begin anew.

        Also what the command line left. What another FastVid is rendering stays, and is told.
        """
        if self._second:
            self.trouble.emit(
                self.tr("Another FastVid window keeps the queue. Delete unfinished work there.")
            )
            return
        call = self._preview_engine.ask(ListJobs(), self)
        call.finished.connect(self._delete_all)
        call.failed.connect(self.trouble)

    def _delete_all(self, value: object) -> None:
        running, last = self.running, None
        for stored in value.jobs if isinstance(value, Jobs) else ():
            if running is not None and self._same(running, stored):
                continue
            last = self._preview_engine.ask(DeleteJob(stored.job), self)
            last.finished.connect(partial(self._forget_work, stored))
            last.failed.connect(self.trouble)
        if last is None:
            self.unfinished_deleted.emit()
        else:
            last.ended.connect(self.unfinished_deleted)

    def _forget_work(self, stored: StoredJob, _value: object = None) -> None:
        """A job's chunks are gone: its film begins anew, or leaves the list if it is gone, too."""
        mine = next((item for item in self._items if self._same(item, stored)), None)
        if mine is None or mine.state is ItemState.RUNNING:
            return
        if mine.lost:
            self.remove(mine.number)
            return
        self._put(
            replace(mine, job="", planned=None, painted=None, progress=(), stored=(), elapsed=0.0, again=0)
        )
        self._save()

    # ---- what an earlier run left ----

    def _restore(self) -> None:
        for saved in read_queue(self._file) if self._file else ():
            self._items.append(restored(saved, self._next_number))
            self._next_number += 1

    def _on_jobs(self, value: object) -> None:
        if isinstance(value, Jobs) and value.notes:
            self.noted.emit(value.notes)
        for stored in value.jobs if isinstance(value, Jobs) else ():
            mine = next((item for item in self._items if self._same(item, stored)), None)
            if mine is None and (stored.request is not None or stored.source_state):
                mine = self._left_over(stored)
                self._next_number += 1
                self._items.append(mine)
            if mine is not None and mine.state is not ItemState.RUNNING:
                painted = Painted(
                    done=stored.stored_frames,
                    total=stored.total_frames,
                    frames_per_second=0.0,
                    seconds_left=None,
                )
                new = replace(mine, job=stored.job, painted=painted if stored.total_frames else mine.painted)
                self._items[self._items.index(mine)] = new
        self.items_changed.emit()
        if self.unfinished():
            self.left_over_found.emit()

    def _left_over(self, stored: StoredJob) -> QueueItem:
        """What the engine's store knows about a job; if its source is gone, its work can only be deleted."""
        item = QueueItem(
            number=self._next_number,
            source=Path(stored.source),
            request=stored.request
            or RenderRequest(
                source=Path(stored.source), output=Path(stored.output), look=Look(style=stored.style)
            ),
            state=ItemState.PAUSED,
            left_over=True,
        )
        if stored.request is not None:
            return item
        sentence = (
            self.tr(
                "{film} is not in {folder} any more. Put it back there and start FastVid again to go on, or take this "
                "off the list and delete what was painted."
            )
            if stored.source_state == "gone"
            else self.tr(
                "{film} in {folder} has changed, and what was painted no longer fits it. Take this off "
                "the list and delete what was painted, then render it again."
            )
        )
        problem = sentence.format(film=item.source.name, folder=item.source.parent)
        return replace(item, state=ItemState.FAILED, lost=True, problem=problem)

    @staticmethod
    def _same(item: QueueItem, stored: StoredJob) -> bool:
        if item.job:
            return item.job == stored.job
        return item.request == stored.request

    # ---- small things ----

    def _front(self) -> int:
        """The place of the next item to be rendered."""
        for place, item in enumerate(self._items):
            if item.state is ItemState.WAITING:
                return place
        return len(self._items)

    def _place(self, number: int, place: int) -> None:
        old = next(at for at, item in enumerate(self._items) if item.number == number)
        item = self._items.pop(old)
        self._items.insert(place, item)
        if old != place:
            self.items_changed.emit()

    def _put(self, item: QueueItem) -> None:
        place = next(at for at, old in enumerate(self._items) if old.number == item.number)
        self._items[place] = item
        self._changed.discard(item.number)
        self.item_changed.emit(item.number)

    def _announce(self) -> None:
        changed, self._changed = self._changed, set()
        for number in changed:
            self.item_changed.emit(number)

    def _set_active(self, active: bool) -> None:
        if active != self._active:
            self._active = active
            self.active_changed.emit(active)

    def _save(self) -> None:
        if self._file is None or self._closed or self._second:
            return
        try:
            write_queue(self._file, self.items, time.monotonic())
        except OSError as error:
            if not self._told_file_trouble:
                self._told_file_trouble = True
                self.trouble.emit(
                    self.tr(
                        "The render queue can't be kept in {file} ({reason}); it will be forgotten when the window is "
                        "closed. Free some space or check that the folder can be written to."
                    ).format(file=self._file, reason=error.strerror or error)
                )

    def _tell_second(self) -> None:
        self.trouble.emit(
            self.tr(
                "Another FastVid window is open and keeps the render queue. You can render here too, but this "
                "window's list is forgotten when it is closed; unfinished videos are then offered at the next start."
            )
        )

    @staticmethod
    def _usual_file() -> Path | None:
        try:
            return paths.data_folder() / QUEUE_FILE
        except FastVidError:
            return None
