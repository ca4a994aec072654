"""The preview in motion: painted in the background, looped, kept, given up."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from viewer_stage import LOOK, PATIENCE_MS, Stage, film_info, picture

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintMotion
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.ui.preview.motion_preview import LEAST_SIDE, MAX_BYTES, USUAL_SIDE, side_within
from fastvid_gui.ui.state.session import Film, FilmState


def paint_all(stage: Stage) -> None:
    """The engine paints what is asked, and shows the source frames meanwhile."""
    call = stage.preview_engine.last(PaintMotion)
    for frame in range(call.request.start, call.request.stop):
        call.tell(FramePicture(frame, picture((0, 0, 100 + frame % 100))))
    call.finish(None)
    motion = stage.panel.motion

    def all_there() -> bool:
        for source in stage.preview_engine.of(ShowFrame):
            if not source.over:
                source.finish(
                    FramePicture(source.request.frame, picture((100 + source.request.frame % 100, 0, 0)))
                )
        return motion.looping and motion.size_bytes == 2 * 75 * 3 * 64 * 36

    stage.bot.waitUntil(all_there, timeout=PATIENCE_MS)


def test_the_next_seconds_are_painted_and_looped_with_their_source(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.show_both()
    stage.session.seek(10)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_M)
    request = stage.preview_engine.last(PaintMotion).request
    assert (request.start, request.stop, request.look) == (10, 85, LOOK)
    paint_all(stage)
    shown: list[tuple[int, bool, bool]] = []
    stage.panel.motion.shown.connect(
        lambda frame, source, painted: shown.append((frame, source is not None, painted is not None))
    )
    stage.until(lambda: len(shown) > 5)
    assert all(source and painted for _, source, painted in shown)
    assert all(10 <= frame < 85 for frame, _, _ in shown)
    assert stage.session.current is not None
    assert stage.session.current.playhead == 10
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_M)
    assert not stage.panel.motion.active
    # Nothing is painted twice.
    asked = len(stage.preview_engine.of(PaintMotion))
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_M)
    assert stage.panel.motion.looping
    assert len(stage.preview_engine.of(PaintMotion)) == asked


def test_progress_is_told_in_place_and_it_can_be_stopped(stage: Stage) -> None:
    stage.open(look=LOOK)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_M)
    call = stage.preview_engine.last(PaintMotion)
    for frame in range(15):
        call.tell(FramePicture(frame, picture((0, 0, 9))))
    stage.until(lambda: stage.panel.canvas.progress == 0.2)
    assert "20 %" in stage.panel.controls.motion.text()
    QTest.mouseClick(stage.panel.controls.motion, Qt.MouseButton.LeftButton)
    assert call.stop_asked
    assert stage.panel.canvas.progress is None
    assert "motion" in stage.panel.controls.motion.text()


def test_a_seek_ends_it_and_a_new_look_drops_its_pictures(stage: Stage) -> None:
    stage.open(look=LOOK)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_M)
    paint_all(stage)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Right)
    assert not stage.panel.motion.active
    assert stage.panel.motion.size_bytes
    stage.session.set_look(Look(style="scream"), "Style")
    assert stage.panel.motion.size_bytes == 0


def test_near_the_end_the_last_seconds_are_taken(stage: Stage) -> None:
    stage.open(look=LOOK)
    stage.session.seek(98)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_M)
    request = stage.preview_engine.last(PaintMotion).request
    assert (request.start, request.stop) == (25, 100)


def test_a_failure_is_told_in_place(stage: Stage) -> None:
    stage.open(look=LOOK)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_M)
    stage.preview_engine.last(PaintMotion).fail("The style file is gone. Choose another style.")
    stage.until(lambda: "style file is gone" in stage.panel.notice.text)
    assert not stage.panel.motion.active


def test_long_stretches_are_painted_smaller() -> None:
    from pathlib import Path

    film = Film(path=Path("x.mp4"), state=FilmState.READY, info=film_info(width=1920, height=1080))
    assert side_within(film, 75) == USUAL_SIDE
    small = side_within(film, 600)
    assert LEAST_SIDE <= small < USUAL_SIDE
    assert 600 * 2 * 3 * small * small * 9 // 16 <= MAX_BYTES
