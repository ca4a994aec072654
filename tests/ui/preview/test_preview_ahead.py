"""Frames painted ahead: while nobody needs the computer, within their memory, shown by play; where they are missing is
said."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from films import make_film
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from viewer_stage import LOOK, RealStage, Stage, film_info, look_through, picture

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.engine.messages.looks import PaintMotion
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.settings import settings
from fastvid_gui.ui.preview.motion_preview import MotionPreview
from fastvid_gui.ui.preview.pictures import Shot
from fastvid_gui.ui.state.queue_item import QueueItem

EACH = 3 * 64 * 36


@pytest.fixture
def calm(stage: Stage, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A styled film that was looked through; played by the clock."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    stage.open(film_info(frames=60), look=LOOK)
    look_through(stage)
    return stage


def asked(stage: Stage) -> list[tuple[int, int]]:
    return [(call.request.start, call.request.stop) for call in stage.preview_engine.of(PaintMotion)]


def begin(stage: Stage) -> None:
    """Waits until something is being painted ahead."""
    stage.until(lambda: any(not call.over for call in stage.preview_engine.of(PaintMotion)))


def paint(stage: Stage, *frames: int) -> None:
    """The engine has painted some of the frames."""
    call = stage.preview_engine.last(PaintMotion)
    for frame in frames:
        call.tell(FramePicture(frame, picture((0, 0, 100 + frame))))
    last = frames[-1]
    stage.until(lambda: stage.panel.ahead.get(stage.session.current, last) is not None)


def blue(shot: Shot | None) -> int:
    return shot.image.pixelColor(5, 5).blue() if shot is not None else -1


def test_it_waits_for_rest_and_for_the_analysis(stage: Stage, own_home: Path) -> None:
    stage.open(film_info(frames=60), look=LOOK)
    assert not stage.panel.policy.may
    look_through(stage)
    assert stage.panel.policy.may
    assert asked(stage) == []
    begin(stage)
    request = stage.preview_engine.last(PaintMotion).request
    assert (request.start, request.stop, request.look, request.go_on) == (0, 60, LOOK, True)


def test_play_shows_what_was_painted_and_says_where_it_cannot_keep_up(calm: Stage) -> None:
    begin(calm)
    paint(calm, *range(20))
    calm.until(lambda: calm.session.ahead == (FrameSpan(0, 20),))
    seen: dict[int, int] = {}
    calm.session.playhead_changed.connect(lambda frame: None)
    calm.panel.player.frame_due.connect(
        lambda frame, _: seen.__setitem__(frame, blue(calm.panel.canvas.painted))
    )
    QTest.keyClick(calm.panel.canvas, Qt.Key.Key_Space)
    calm.until(lambda: "keep up" in calm.panel.canvas.hint)
    QTest.keyClick(calm.panel.canvas, Qt.Key.Key_K)
    # The clock may skip frames, but what it shows is the right one.
    early = {frame: value for frame, value in seen.items() if 0 < frame < 20}
    assert early
    assert all(value == 100 + frame for frame, value in early.items())
    assert all(value == -1 for frame, value in seen.items() if frame >= 20)
    calm.until(lambda: "keep up" not in calm.panel.canvas.hint)


def test_a_finished_stretch_goes_on_from_the_beginning_of_the_film(calm: Stage) -> None:
    calm.session.seek(40)
    begin(calm)
    assert asked(calm)[-1] == (40, 60)
    paint(calm, *range(40, 60))
    calm.preview_engine.last(PaintMotion).finish(None)
    calm.until(lambda: asked(calm)[-1] == (0, 40))


def test_memory_is_bounded_and_what_lies_behind_goes_first(calm: Stage) -> None:
    calm.panel.ahead._most_bytes = 30 * EACH
    begin(calm)
    paint(calm, *range(29))
    call = calm.preview_engine.last(PaintMotion)
    for frame in range(29, 35):
        call.tell(FramePicture(frame, picture((0, 0, 100 + frame))))
    calm.until(lambda: call.stop_asked)
    assert calm.panel.ahead.size_bytes <= 30 * EACH
    calm.until(lambda: not calm.panel.ahead.painting)
    assert calm.panel.ahead.spans == (FrameSpan(0, 30),)
    # The playhead moves on: the next frames are wanted, and those behind it make room.
    calm.session.seek(28)
    begin(calm)
    assert asked(calm)[-1] == (30, 58)
    paint(calm, *range(30, 50))
    assert calm.panel.ahead.size_bytes <= 30 * EACH
    assert calm.panel.ahead.spans[-1] == FrameSpan(28, 50)


@pytest.mark.parametrize("way", ["look", "section", "film"])
def test_another_look_drops_all_pictures(calm: Stage, way: str) -> None:
    begin(calm)
    paint(calm, 0, 1, 2)
    call = calm.preview_engine.last(PaintMotion)
    if way == "look":
        calm.session.set_look(Look(style="scream"), "Style")
    elif way == "section":
        calm.session.set_styles_at((StyleChange(30, "scream", strength=1.0),), "x")
    else:
        calm.session.remove(calm.path)
    assert calm.panel.ahead.size_bytes == 0
    assert call.stop_asked
    assert calm.session.ahead == ()
    if way == "section":
        begin(calm)
        assert len(calm.preview_engine.last(PaintMotion).request.styles_at) == 1


def test_it_rests_while_a_film_is_rendered(calm: Stage) -> None:
    begin(calm)
    paint(calm, 0, 1)
    call = calm.preview_engine.last(PaintMotion)
    request = RenderRequest(source=Path("other.mp4"), output=Path("out.mp4"), look=LOOK)
    calm.queue.running = QueueItem(number=1, source=Path("other.mp4"), request=request)
    calm.queue.items_changed.emit()
    assert call.stop_asked
    assert not calm.panel.policy.may
    # What is painted can still be played.
    assert calm.panel.ahead.spans == (FrameSpan(0, 2),)
    calm.queue.running = None
    calm.queue.items_changed.emit()
    begin(calm)
    assert asked(calm)[-1] == (2, 60)


def test_it_rests_while_the_user_looks_for_a_place_and_for_a_preview_in_motion(calm: Stage) -> None:
    begin(calm)
    first = calm.preview_engine.last(PaintMotion)
    QTest.keyClick(calm.panel.canvas, Qt.Key.Key_Right)
    assert first.stop_asked
    begin(calm)
    second = calm.preview_engine.last(PaintMotion)
    QTest.keyClick(calm.panel.canvas, Qt.Key.Key_M)
    assert second.stop_asked
    assert calm.preview_engine.last(PaintMotion).request.go_on is False
    assert not calm.panel.policy.may


def test_a_preview_in_motion_takes_what_is_there(calm: Stage) -> None:
    begin(calm)
    paint(calm, *range(60))
    before = len(asked(calm))
    QTest.keyClick(calm.panel.canvas, Qt.Key.Key_M)
    assert calm.panel.motion.looping
    assert len(asked(calm)) == before


def test_it_can_be_turned_off_for_good(calm: Stage) -> None:
    begin(calm)
    paint(calm, 0, 1)
    calm.panel.commands["ahead"].trigger()
    assert calm.panel.ahead.size_bytes == 0
    assert calm.preview_engine.last(PaintMotion).stop_asked
    assert settings().values.paint_ahead is False
    calm.panel.commands["ahead"].trigger()
    begin(calm)


def test_a_failure_is_told_once_and_not_tried_again(calm: Stage) -> None:
    begin(calm)
    calm.preview_engine.last(PaintMotion).fail("The style file is gone. Choose another style.")
    calm.until(lambda: "style file is gone" in calm.panel.notice.text)
    count = len(asked(calm))
    calm.panel.policy.reconsider()
    calm.panel.ahead.go()
    assert len(asked(calm)) == count


def test_the_speed_of_play_is_shown(calm: Stage) -> None:
    canvas = calm.panel.canvas
    for key, rate in ((Qt.Key.Key_L, 1.0), (Qt.Key.Key_L, 2.0), (Qt.Key.Key_J, -1.0), (Qt.Key.Key_K, 0.0)):
        QTest.keyClick(canvas, key)
        assert canvas.rate == rate
        assert not canvas.grab().isNull()


def test_real_frames_are_those_of_the_preview_in_motion(
    real: RealStage, tmp_path: Path, own_home: Path
) -> None:
    """Painted in the background with a break, shown by play: the same bits as a preview in motion from there."""
    film = tmp_path / "short.mp4"
    make_film(film, frames=14)
    real.open(film, LOOK)
    ahead = real.panel.ahead
    real.session.update(film, analyzed=True)
    real.until(lambda: len(ahead._shots) >= 3)
    ahead.pause()
    real.until(lambda: not ahead.painting)
    real.panel.policy.reconsider()
    real.until(lambda: ahead.spans == (FrameSpan(0, 14),))
    current = real.session.current
    assert current is not None
    motion = MotionPreview(real.preview_engine, real.panel)
    motion.start(current, 5)
    real.until(lambda: motion.looping)
    for frame in range(14):
        shot = ahead.get(current, frame)
        assert shot is not None
        assert shot.data == motion._painted[frame].data, frame
    motion.forget()
    assert np.frombuffer(ahead._shots[3].data or b"", np.uint8).std() > 5
    real.session.update(film, look=replace(current.look, strength=0.5))
    assert ahead.spans == ()
