"""What is asked of the engine: never twice, never too much at a time, the newest first."""

from pathlib import Path

from answers import Answers
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from viewer_stage import PATIENCE_MS

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.jobs import ShowPainted
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.ui.preview.film_frames import FilmFrames
from fastvid_gui.ui.preview.painted_frames import PaintedFrames, Wish
from fastvid_gui.ui.preview.pictures import ShotCache, shot_of

FILM = Path("film.mp4")
LOOK = Look(style="scream")


def picture(value: int = 0, side: int = 10) -> PictureBytes:
    return PictureBytes(side, side, bytes([value]) * (3 * side * side))


def test_pictures_are_drawn_from_the_engines_bytes() -> None:
    data = bytes([255, 0, 0] * 5 + [0, 255, 0] * 5 + [0, 0, 255] * 5)
    image = shot_of(PictureBytes(5, 3, data)).image
    rows = [image.pixelColor(4, row) for row in range(3)]
    assert rows == [QColor(255, 0, 0), QColor(0, 255, 0), QColor(0, 0, 255)]


def test_the_cache_is_bounded_and_keeps_what_was_used_last() -> None:
    cache = ShotCache(3 * 300)
    for key in "abc":
        cache.put(key, shot_of(picture()))
    assert cache.get("a")
    cache.put("d", shot_of(picture()))
    assert [key for key in "abcd" if cache.get(key)] == ["a", "c", "d"]
    assert cache.size_bytes == 900
    cache.put("a", shot_of(picture()))
    assert cache.size_bytes == 900


def test_scrubbing_asks_for_the_first_and_the_newest_frame_only(qtbot: QtBot) -> None:
    preview_engine = Answers()
    frames = FilmFrames(preview_engine)
    shown: list[int] = []
    frames.ready.connect(lambda path, frame, shot: shown.append(frame))
    for frame in range(50):
        frames.want(FILM, frame, 320)
    assert [request.frame for request in preview_engine.requests(ShowFrame)] == [0]
    preview_engine.last(ShowFrame).finish(FramePicture(0, picture()))
    qtbot.waitUntil(lambda: len(preview_engine.of(ShowFrame)) == 2, timeout=PATIENCE_MS)
    assert preview_engine.last(ShowFrame).request == ShowFrame(str(FILM), 49, 320)
    preview_engine.last(ShowFrame).finish(FramePicture(49, picture()))
    qtbot.waitUntil(lambda: shown == [0, 49], timeout=PATIENCE_MS)
    frames.want(FILM, 0, 320)
    assert shown == [0, 49, 0]
    assert len(preview_engine.calls) == 2


def test_a_far_frame_is_shown_roughly_and_left_when_another_is_wanted(qtbot: QtBot) -> None:
    preview_engine = Answers()
    frames = FilmFrames(preview_engine)
    rough: list[tuple[int, int]] = []
    ready: list[int] = []
    frames.rough.connect(lambda path, frame, shot: rough.append((frame, shot.image.width())))
    frames.ready.connect(lambda path, frame, shot: ready.append(frame))
    frames.want(FILM, 100, 0)
    far = preview_engine.last(ShowFrame)
    far.tell(FramePicture(100, picture(side=4), final=False))
    qtbot.waitUntil(lambda: rough == [(100, 4)], timeout=PATIENCE_MS)
    assert frames.get(FILM, 100, 0) is None
    assert not far.stop_asked
    frames.want(FILM, 200, 0)
    assert far.stop_asked
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 2, timeout=PATIENCE_MS)
    preview_engine.last(ShowFrame).finish(FramePicture(200, picture()))
    qtbot.waitUntil(lambda: ready == [200], timeout=PATIENCE_MS)
    assert frames.get(FILM, 200, 0) is not None


def test_a_frame_that_cannot_be_read_is_told_unless_another_is_wanted(qtbot: QtBot) -> None:
    preview_engine = Answers()
    frames = FilmFrames(preview_engine)
    told: list[tuple[int, str]] = []
    frames.failed.connect(lambda path, frame, text: told.append((frame, text)))
    frames.want(FILM, 1, 0)
    frames.want(FILM, 2, 0)
    preview_engine.last(ShowFrame).fail("gone")
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 2, timeout=PATIENCE_MS)
    preview_engine.last(ShowFrame).fail("gone")
    qtbot.waitUntil(lambda: told == [(2, "gone")], timeout=PATIENCE_MS)


def test_painting_waits_for_rest_and_ends_what_is_not_wanted(qtbot: QtBot) -> None:
    preview_engine = Answers()
    frames = PaintedFrames(preview_engine, rest_ms=40)
    busy: list[bool] = []
    frames.busy_changed.connect(busy.append)
    for frame in range(5):
        frames.want(Wish(path=FILM, frame=frame, look=LOOK))
    assert not preview_engine.calls
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 1, timeout=PATIENCE_MS)
    assert preview_engine.last(PaintFrame).request == PaintFrame(path=str(FILM), frame=4, look=LOOK)
    frames.want(Wish(path=FILM, frame=5, look=LOOK))
    assert preview_engine.calls[0].stop_asked
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 2, timeout=PATIENCE_MS)
    frames.stop()
    assert preview_engine.calls[1].stop_asked
    assert busy[-1] is False
    assert not frames.busy


def test_a_small_result_comes_first_and_the_sharp_one_is_kept(qtbot: QtBot) -> None:
    preview_engine = Answers()
    frames = PaintedFrames(preview_engine, rest_ms=0)
    came: list[tuple[int, bool, bool]] = []
    frames.ready.connect(lambda wish, shot, sharp, done: came.append((shot.image.width(), sharp, done)))
    wish = Wish(path=FILM, frame=3, look=LOOK, size=360, most_side=640)
    frames.want(wish)
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 1, timeout=PATIENCE_MS)
    preview_engine.last(PaintFrame).tell(FramePicture(3, picture(side=4), final=False))
    preview_engine.last(PaintFrame).finish(FramePicture(3, picture(side=8)))
    qtbot.waitUntil(lambda: came == [(4, False, False), (8, True, False)], timeout=PATIENCE_MS)
    frames.want(Wish(path=FILM, frame=4, look=LOOK, size=360, most_side=640))
    frames.want(wish)
    assert came[-1] == (8, True, False)
    assert not frames.busy
    assert len(preview_engine.calls) == 1


def test_a_finished_frame_comes_out_of_the_render_and_else_is_painted(qtbot: QtBot) -> None:
    preview_engine = Answers()
    frames = PaintedFrames(preview_engine, rest_ms=0)
    came: list[tuple[int, bool]] = []
    frames.ready.connect(lambda wish, shot, sharp, done: came.append((wish.frame, done)))
    frames.want(Wish(path=FILM, frame=1, look=LOOK, job="j1"))
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 1, timeout=PATIENCE_MS)
    assert preview_engine.last(ShowPainted).request == ShowPainted("j1", 1, 0)
    preview_engine.last(ShowPainted).finish(FramePicture(1, picture()))
    qtbot.waitUntil(lambda: came == [(1, True)], timeout=PATIENCE_MS)
    frames.want(Wish(path=FILM, frame=2, look=LOOK, job="j1"))
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 2, timeout=PATIENCE_MS)
    preview_engine.last(ShowPainted).finish(None)
    qtbot.waitUntil(lambda: bool(preview_engine.of(PaintFrame)), timeout=PATIENCE_MS)
    preview_engine.last(PaintFrame).finish(FramePicture(2, picture()))
    qtbot.waitUntil(lambda: came[-1] == (2, False), timeout=PATIENCE_MS)


def test_a_result_that_came_too_late_is_kept_but_not_shown(qtbot: QtBot) -> None:
    preview_engine = Answers()
    frames = PaintedFrames(preview_engine, rest_ms=0)
    came: list[int] = []
    frames.ready.connect(lambda wish, shot, sharp, done: came.append(wish.frame))
    first = Wish(path=FILM, frame=1, look=LOOK)
    frames.want(first)
    qtbot.waitUntil(lambda: len(preview_engine.calls) == 1, timeout=PATIENCE_MS)
    preview_engine.last(PaintFrame).finish(FramePicture(1, picture()))
    frames.want(Wish(path=FILM, frame=2, look=LOOK))
    qtbot.waitUntil(lambda: frames.get(first) is not None, timeout=PATIENCE_MS)
    assert came == []
