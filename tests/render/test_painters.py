"""Painting threads: a network that was made ready before it was needed is used, and is no promise."""

import queue
import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from unittest.mock import Mock

import pytest
from films import make_film
from networks import tame_style

from fastvid_gui.domain.chunk import Piece
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import DeviceError
from fastvid_gui.media.read import Source, open_source
from fastvid_gui.render.painters import Painters, PaintingEnded, RangePainting
from fastvid_gui.render.pipeline import frames_from_source
from fastvid_gui.style.pack import Style
from fastvid_gui.style.shape import fast_shape
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

SETTINGS = RenderSettings(width=96, height=64, frame_rate=Fraction(25), chunk_frames=12)
PART = RenderRange(0, 4)
PATIENCE_S = 120.0


class Workshop:
    """Painters, and what makes their networks: counted, held up, or failing as a test wants it."""

    def __init__(self, source: Source, style: Style) -> None:
        self._source, self.style = source, style
        self.made = 0
        self.failures = 0
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.may_go_on.set()
        self.ended: queue.SimpleQueue[PaintingEnded[int]] = queue.SimpleQueue()
        self.painters: Painters[int] = Painters(lambda *_: None, self._keep, self.ended.put)
        self.kept: dict[int, bytes] = {}

    def make(self) -> Stylizer:
        self.begun.set()
        assert self.may_go_on.wait(PATIENCE_S)
        self.made += 1
        if self.failures:
            self.failures -= 1
            raise DeviceError("The device is busy.")
        return make_stylizer(self.style, SETTINGS.width, SETTINGS.height)

    def warm_up(self) -> None:
        self.painters.warm_up(self.style, SETTINGS.work_size, self.make)

    def start(self, number: int, style: Style | None = None) -> None:
        frames = frames_from_source(self._source, PART, SETTINGS)
        self.painters.start(
            RangePainting(
                key=number,
                part=PART,
                to_frame=PART.stop,
                settings=SETTINGS,
                seed=None,
                open_frames=lambda: frames,
                style=style or self.style,
                make_stylizer=self.make,
            )
        )

    def _keep(self, number: int, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        self.kept[number] = piece.data

    def finished(self) -> PaintingEnded[int]:
        return self.ended.get(timeout=PATIENCE_S)


@pytest.fixture
def workshop(tmp_path: Path):
    film = open_source(make_film(tmp_path / "film.mp4"))
    workshop = Workshop(film, tame_style(fast_shape(8, 8, 1)))
    yield workshop
    workshop.may_go_on.set()
    workshop.painters.close()


def test_first_task_takes_what_was_made_ready_and_the_next_one_too(workshop: Workshop):
    workshop.warm_up()
    for number in (1, 2):
        workshop.start(number)
        assert workshop.finished().error is None
    assert workshop.made == 1


def test_task_that_begins_meanwhile_waits_for_it(workshop: Workshop):
    workshop.may_go_on.clear()
    warming = threading.Thread(target=workshop.warm_up)
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
    workshop.warm_up()
    workshop.start(1)
    assert workshop.finished().error is None
    assert workshop.made == 2


def test_what_still_fails_is_told(workshop: Workshop):
    workshop.failures = 2
    workshop.warm_up()
    workshop.start(1)
    assert isinstance(workshop.finished().error, DeviceError)


def test_another_network_needs_another_one(workshop: Workshop):
    workshop.warm_up()
    workshop.start(1, tame_style(fast_shape(8, 8, 1), 5))
    assert workshop.finished().error is None
    assert workshop.made == 2


def test_another_style_of_the_network_takes_what_is_ready_and_paints_as_its_own_would(workshop: Workshop):
    other = replace(workshop.style, vector=workshop.style.vector[::-1].copy())
    workshop.warm_up()
    for number, style in ((1, workshop.style), (2, other)):
        workshop.start(number, style)
        assert workshop.finished().error is None
    assert workshop.made == 1
    workshop.style, workshop.painters = other, Painters(lambda *_: None, workshop._keep, workshop.ended.put)
    workshop.start(3)
    assert workshop.finished().error is None
    assert workshop.made == 2
    assert workshop.kept[2] == workshop.kept[3] != workshop.kept[1]


def test_whatever_goes_wrong_is_handed_over_as_it_was(workshop: Workshop):
    problem = RuntimeError("no kernel image for this device")
    workshop.make = Mock(side_effect=problem)
    workshop.start(1)
    assert workshop.finished().error is problem
