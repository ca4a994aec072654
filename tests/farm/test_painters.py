"""Painting threads: a network that was made ready before it was needed is used, and is no promise."""

import queue
import threading
from fractions import Fraction
from pathlib import Path

import pytest
from films import make_film, make_pack

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import DeviceError
from fastvid_gui.farm.painters import AssignmentKey, Painters, PaintingEnded, RangePainting
from fastvid_gui.media.read import Source, open_source
from fastvid_gui.render.pipeline import frames_from_source
from fastvid_gui.style.pack import Style, read_pack
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

SETTINGS = RenderSettings(width=96, height=64, frame_rate=Fraction(25), chunk_frames=12)
PART = RenderRange(0, 4)
PATIENCE_S = 120.0


class Workshop:
    """Painters, and what makes their networks: counted, held up, or failing as a test wants it."""

    def __init__(self, source: Source, style: Style) -> None:
        self._source, self._style = source, style
        self.made = 0
        self.failures = 0
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.may_go_on.set()
        self.ended: queue.SimpleQueue[PaintingEnded] = queue.SimpleQueue()
        self.painters = Painters(lambda *_: None, lambda *_: None, self.ended.put)

    def make(self) -> Stylizer:
        self.begun.set()
        assert self.may_go_on.wait(PATIENCE_S)
        self.made += 1
        if self.failures:
            self.failures -= 1
            raise DeviceError("The device is busy.")
        return make_stylizer(self._style, SETTINGS.width, SETTINGS.height)

    def start(self, number: int, kind: str = "film") -> None:
        frames = frames_from_source(self._source, PART, SETTINGS)
        key = AssignmentKey("maker", "session", number)
        self.painters.start(
            RangePainting(
                key=key,
                part=PART,
                to_frame=PART.stop,
                settings=SETTINGS,
                seed=None,
                open_frames=lambda: frames,
                kind=kind,
                make_stylizer=self.make,
            )
        )

    def finished(self) -> PaintingEnded:
        return self.ended.get(timeout=PATIENCE_S)


@pytest.fixture
def workshop(tmp_path: Path):
    (style,) = read_pack(make_pack(tmp_path / "tame.safetensors"))
    workshop = Workshop(open_source(make_film(tmp_path / "film.mp4")), style)
    yield workshop
    workshop.may_go_on.set()
    workshop.painters.close()


def test_first_task_takes_what_was_made_ready_and_the_next_one_too(workshop: Workshop):
    workshop.painters.warm_up("film", workshop.make)
    for number in (1, 2):
        workshop.start(number)
        assert workshop.finished().error is None
    assert workshop.made == 1


def test_task_that_begins_meanwhile_waits_for_it(workshop: Workshop):
    workshop.may_go_on.clear()
    warming = threading.Thread(target=workshop.painters.warm_up, args=("film", workshop.make))
    warming.start()
    assert workshop.begun.wait(PATIENCE_S)
    workshop.start(1)
    with pytest.raises(queue.Empty):
        workshop.ended.get(timeout=0.2)
    workshop.may_go_on.set()
    assert workshop.finished().error is None
    warming.join()
    assert workshop.made == 1


def test_what_could_not_be_made_ready_is_tried_again_by_the_task(workshop: Workshop):
    workshop.failures = 1
    workshop.painters.warm_up("film", workshop.make)
    workshop.start(1)
    assert workshop.finished().error is None
    assert workshop.made == 2


def test_what_still_fails_is_told(workshop: Workshop):
    workshop.failures = 2
    workshop.painters.warm_up("film", workshop.make)
    workshop.start(1)
    assert isinstance(workshop.finished().error, DeviceError)


def test_another_film_needs_another_one(workshop: Workshop):
    workshop.painters.warm_up("film", workshop.make)
    workshop.start(1, kind="another film")
    assert workshop.finished().error is None
    assert workshop.made == 2
