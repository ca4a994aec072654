"""Thumbnails: coarse first, only what is in view, within bounds."""

from pathlib import Path

from answers import Answers
from pytestqt.qtbot import QtBot

from fastvid_gui.engine.messages.films import MakeThumbnails
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.ui.timeline import thumbs as module
from fastvid_gui.ui.timeline.scale import Scale
from fastvid_gui.ui.timeline.thumbs import Thumbnails, slot_frames, slots

FILM = Path("a.mp4")
WAIT = 120_000


def picture(value: int = 7, width: int = 96, height: int = 54) -> PictureBytes:
    return PictureBytes(width, height, bytes([value, 0, 0]) * (width * height))


def test_slots_have_room_for_their_picture() -> None:
    for zoom in (1, 1.4, 2, 5, 30, 800):
        scale = Scale(20_000, 1000).fitted().zoomed(zoom, 500)
        step = slot_frames(scale, 96)
        assert step * scale.per_frame >= 0.66 * 96
        assert step == 1 or step * scale.per_frame < 0.66 * 96 * 2.01
        assert all(frame % step == 0 for frame in slots(scale, step, 0, 1000))


def test_coarse_first_then_the_rest(qtbot: QtBot) -> None:
    preview_engine = Answers()
    thumbs = Thumbnails(preview_engine)
    thumbs.want(FILM, range(0, 200, 10), 54)
    qtbot.waitUntil(lambda: bool(preview_engine.calls), timeout=WAIT)
    call = preview_engine.last(MakeThumbnails)
    assert call.request.frames == (0, 40, 80, 120, 160)  # type: ignore[attr-defined]
    for frame in call.request.frames:  # type: ignore[attr-defined]
        call.tell(FramePicture(frame, picture()))
    call.finish(None)
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 2, timeout=WAIT)
    rest = preview_engine.last(MakeThumbnails).request.frames  # type: ignore[attr-defined]
    assert set(rest) == set(range(0, 200, 10)) - {0, 40, 80, 120, 160}
    assert list(rest) == sorted(rest)
    found = thumbs.picture(50, 100)
    assert found is not None
    assert not found[1]  # the nearest one, until its own has come


def test_stopped_when_scrolled_away(qtbot: QtBot) -> None:
    preview_engine = Answers()
    thumbs = Thumbnails(preview_engine)
    thumbs.want(FILM, range(0, 80, 10), 54)
    qtbot.waitUntil(lambda: bool(preview_engine.calls), timeout=WAIT)
    first = preview_engine.last(MakeThumbnails)
    thumbs.want(FILM, range(1000, 1080, 10), 54)
    assert first.stop_asked
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 2, timeout=WAIT)
    assert preview_engine.last(MakeThumbnails).request.frames[0] == 1000  # type: ignore[attr-defined]


def test_kept_when_most_of_it_is_still_in_view(qtbot: QtBot) -> None:
    preview_engine = Answers()
    thumbs = Thumbnails(preview_engine)
    thumbs.want(FILM, range(0, 80, 10), 54)
    qtbot.waitUntil(lambda: bool(preview_engine.calls), timeout=WAIT)
    thumbs.want(FILM, range(10, 90, 10), 54)
    assert not preview_engine.last(MakeThumbnails).stop_asked


def test_memory_is_bounded(qtbot: QtBot, monkeypatch: object) -> None:
    preview_engine = Answers()
    thumbs = Thumbnails(preview_engine)
    for number in range(60):
        thumbs.want(FILM, range(number * 100, number * 100 + 8), 216)
        qtbot.waitUntil(lambda number=number: len(preview_engine.calls) == number + 1, timeout=WAIT)
        call = preview_engine.last(MakeThumbnails)
        for frame in call.request.frames:  # type: ignore[attr-defined]
            call.tell(FramePicture(frame, picture(1, 384, 216)))
        call.finish(None)
        qtbot.waitUntil(lambda number=number: thumbs.picture(number * 100 + 7, 0) is not None, timeout=WAIT)
        assert thumbs.kept_bytes <= module.MAX_BYTES
    assert thumbs.picture(0, 0) is None  # the oldest are gone
    thumbs.forget(FILM)
    assert thumbs.kept_bytes == 0


def test_a_failure_is_not_asked_for_again_and_again(qtbot: QtBot) -> None:
    preview_engine = Answers()
    thumbs = Thumbnails(preview_engine)
    thumbs.want(FILM, range(0, 4), 54)
    qtbot.waitUntil(lambda: bool(preview_engine.calls), timeout=WAIT)
    preview_engine.last(MakeThumbnails).fail("The file has gone.")
    qtbot.wait(250)
    assert len(preview_engine.calls) == 1
