"""Lanes: order, stopping, and what becomes of errors."""

import logging
import queue
import threading

import pytest

from fastvid_gui.engine.lanes import Lane, Task, outcome
from fastvid_gui.engine.messages.envelopes import Failed, Finished, Stopped
from fastvid_gui.engine.messages.styles import ListStyles
from fastvid_gui.errors import Interrupted, SourceError
from fastvid_gui.render.events import Noted
from fastvid_gui.sentences.sentence import said_by_others

PATIENCE = 120.0


def task(number: int) -> Task:
    return Task(number, ListStyles(), lambda message: None)


class Course:
    """Work that waits at a gate, and what came of it in order."""

    def __init__(self) -> None:
        self.gate, self.begun = threading.Event(), threading.Event()
        self.ends: queue.Queue[object] = queue.Queue()

    def work(self, task: Task) -> Noted:
        self.begun.set()
        assert self.gate.wait(PATIENCE)
        return Noted(said_by_others(str(task.number)))

    def ended(self, task: Task, end: object) -> None:
        self.ends.put(end)

    def order(self, count: int) -> list[int]:
        return [self.ends.get(timeout=PATIENCE).number for _ in range(count)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("newest_first", "expected"), [(False, [1, 2, 3, 4]), (True, [1, 4, 3, 2])])
def test_order(newest_first: bool, expected: list[int]) -> None:
    course, lane = Course(), Lane("test", newest_first=newest_first)
    lane.put(task(1), course.work, course.ended)
    assert course.begun.wait(PATIENCE)
    for number in (2, 3, 4):
        lane.put(task(number), course.work, course.ended)
    course.gate.set()
    assert course.order(4) == expected


def test_a_waiting_task_can_be_dropped_and_a_running_one_cannot() -> None:
    course, lane = Course(), Lane("test")
    running, waiting = task(1), task(2)
    lane.put(running, course.work, course.ended)
    assert course.begun.wait(PATIENCE)
    lane.put(waiting, course.work, course.ended)
    assert not lane.idle
    assert lane.drop(waiting)
    assert not lane.drop(waiting)
    assert not lane.drop(running)
    course.gate.set()
    assert course.order(1) == [1]
    assert course.ends.empty()


def test_two_threads_do_two_things_at_once() -> None:
    course, lane = Course(), Lane("test", threads=2)
    both = threading.Barrier(2, timeout=PATIENCE)

    def meet(task: Task) -> None:
        both.wait()

    for number in (1, 2):
        lane.put(task(number), meet, course.ended)
    assert sorted(course.order(2)) == [1, 2]


def test_what_goes_wrong_becomes_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    def fail(error: BaseException) -> object:
        def work(task: Task) -> None:
            raise error

        return outcome(task(7), work)

    assert fail(SourceError("film.mp4 is empty.")) == Failed(
        7, said_by_others("film.mp4 is empty."), "SourceError"
    )
    assert fail(Interrupted("Stopped.")) == Stopped(7)
    with caplog.at_level(logging.ERROR):
        unexpected = fail(ZeroDivisionError("secret detail"))
    assert isinstance(unexpected, Failed)
    assert unexpected.error == "ZeroDivisionError"
    assert "log" in unexpected.message and "secret" not in unexpected.message
    assert "secret detail" in caplog.text
    assert "memory" in fail(MemoryError()).message  # type: ignore[attr-defined]


def test_a_task_that_is_stopped_before_it_starts_never_starts() -> None:
    stopped = task(3)
    stopped.stop.set()
    assert outcome(stopped, lambda task: pytest.fail("it started")) == Stopped(3)
    assert outcome(task(4), lambda task: None) == Finished(4, None)
