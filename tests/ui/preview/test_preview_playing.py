"""Playing: with the clock (no sound to play), with Qt Multimedia, in loops, faster, backwards; stopping exactly."""

import sys
from fractions import Fraction
from pathlib import Path

import pytest
from films import make_film
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from viewer_stage import SAMPLE, RealStage, Stage, film_info

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.ui.preview import same_picture
from fastvid_gui.ui.preview.pictures import shot_of
from fastvid_gui.ui.preview.same_picture import MOST_DIFFERENCE, difference


def playhead(stage: Stage | RealStage) -> int:
    film = stage.session.current
    assert film is not None
    return film.playhead


@pytest.fixture
def no_media(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Qt Multimedia is not installed."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    return stage


def test_without_qt_multimedia_the_clock_plays_and_says_so(no_media: Stage) -> None:
    stage = no_media
    stage.open(film_info(sound=True))
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Space)
    stage.until(lambda: playhead(stage) >= 5)
    assert "sound" in stage.panel.notice.text
    assert "Pause" in stage.panel.controls.play.toolTip()
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Space)
    stopped = playhead(stage)
    assert not stage.panel.player.playing
    stage.bot.wait(100)
    assert playhead(stage) == stopped
    assert stage.panel.notice.text == ""
    # Of the frames that were due the engine was asked for one at a time only.
    assert len([call for call in stage.preview_engine.of(ShowFrame) if not call.over]) == 1


def test_j_k_and_l(no_media: Stage) -> None:
    stage = no_media
    stage.open(film_info(frames=2000))
    canvas, player = stage.panel.canvas, stage.panel.player
    stage.session.seek(1000)
    for key, rate in (
        (Qt.Key.Key_L, 1),
        (Qt.Key.Key_L, 2),
        (Qt.Key.Key_L, 4),
        (Qt.Key.Key_L, 8),
        (Qt.Key.Key_L, 8),
        (Qt.Key.Key_J, -1),
        (Qt.Key.Key_J, -2),
        (Qt.Key.Key_K, 0),
    ):
        QTest.keyClick(canvas, key)
        assert player.rate == rate
    QTest.keyClick(canvas, Qt.Key.Key_J)
    begin = playhead(stage)
    stage.until(lambda: playhead(stage) <= begin - 3)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert not player.playing


def test_it_stops_on_the_last_frame_and_begins_anew(no_media: Stage) -> None:
    stage = no_media
    stage.open(film_info(frames=10))
    stage.session.seek(5)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Space)
    stage.until(lambda: not stage.panel.player.playing)
    assert playhead(stage) == 9
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Space)
    assert playhead(stage) == 0
    assert stage.panel.player.playing


def test_the_marked_part_is_played_once_or_in_a_loop(no_media: Stage) -> None:
    stage = no_media
    stage.open()
    stage.session.set_marks(30, 36)
    seen: list[int] = []
    stage.session.playhead_changed.connect(seen.append)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    stage.until(lambda: not stage.panel.player.playing)
    assert playhead(stage) == 35
    assert set(seen) <= set(range(30, 36))
    seen.clear()
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Space)
    stage.until(lambda: seen.count(30) >= 2)
    assert set(seen) <= set(range(30, 36))


def test_a_seek_from_elsewhere_pauses(no_media: Stage) -> None:
    stage = no_media
    stage.open()
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Space)
    stage.session.seek(70)
    assert not stage.panel.player.playing
    assert playhead(stage) == 70


@pytest.mark.usefixtures("media")
def test_a_film_that_qt_cannot_play_is_played_by_the_clock(stage: Stage, tmp_path: Path) -> None:
    stage.path = tmp_path / "nonsense.mp4"
    stage.path.write_bytes(b"no film at all" * 100)
    stage.open(film_info(sound=True))
    QTest.keyClick(stage.panel.canvas, Qt.Key.Key_Space)
    stage.until(lambda: playhead(stage) >= 3)
    assert "nonsense.mp4" in stage.panel.notice.text


def still(stage: RealStage, path: Path, frame: int) -> QImage:
    call = stage.preview_engine.ask(ShowFrame(str(path), frame))
    with stage.bot.waitSignal(call.finished, timeout=60_000) as answer:
        pass
    value = answer.args[0]
    assert isinstance(value, FramePicture)
    return shot_of(value.picture).image.copy()


@pytest.mark.usefixtures("media")
def test_qts_pictures_are_shown_while_playing_and_it_stops_on_the_exact_frame(
    real: RealStage, tmp_path: Path
) -> None:
    path = make_film(tmp_path / "film.mp4", frames=60)
    real.open(path)
    pictures: dict[int, QImage] = {}
    real.panel.player.frame_due.connect(
        lambda frame, image: pictures.setdefault(frame, image) if image is not None else None
    )
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_Space)
    real.until(lambda: len(pictures) >= 12)
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_Space)
    stopped = playhead(real)
    assert stopped == max(pictures)
    # The engine's own picture of that frame takes the place of Qt's.
    real.until(lambda: real.panel.canvas.source is not None and real.panel.canvas.source.data is not None)
    shown = real.panel.canvas.source
    assert shown is not None
    assert difference(shown.image, still(real, path, stopped)) == 0
    for frame in sorted(pictures)[1:10]:
        right = difference(pictures[frame], still(real, path, frame))
        assert right < MOST_DIFFERENCE
        assert right < difference(pictures[frame], still(real, path, frame + 2))


@pytest.mark.usefixtures("media")
def test_where_qts_colors_are_others_the_engine_brings_the_pictures_to_the_sound(
    real: RealStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_picture, "MOST_DIFFERENCE", 0.01)
    real.open(SAMPLE)
    due: list[tuple[int, QImage | None]] = []
    real.panel.player.frame_due.connect(lambda frame, image: due.append((frame, image)))
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_Space)
    real.until(lambda: playhead(real) >= 20)
    real.panel.player.pause()
    assert [frame for frame, _ in due] == sorted(frame for frame, _ in due)
    assert all(image is None for _, image in due)
    assert real.panel.notice.text in ("", "No sound device was found: played without sound.")


@pytest.mark.usefixtures("media")
@pytest.mark.parametrize(
    "name",
    ["decord_video_90.mov", "decord_video_270.mov", "derived_odd_175x143_yuv444p.mkv", "tc_bt709_full_range.mp4",
     "mp_transparent.webm", "tc_h265_10bits.mp4"],
)  # fmt: skip
def test_odd_films_play_as_their_stills_look(real: RealStage, shared_data: Path, name: str) -> None:
    path = shared_data / "videos" / name
    real.open(path)
    shown: dict[int, QImage] = {}
    real.panel.player.frame_due.connect(
        lambda frame, image: shown.setdefault(frame, image) if image is not None else None
    )
    seen: list[int] = []
    real.panel.player.frame_due.connect(lambda frame, image: seen.append(frame))
    real.panel.commands["loop"].setChecked(True)
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_Space)
    real.until(lambda: len(set(seen)) >= 2)
    real.panel.player.pause()
    for frame, image in list(shown.items())[:4]:
        assert difference(image, still(real, path, frame)) <= MOST_DIFFERENCE


@pytest.mark.usefixtures("media")
@pytest.mark.parametrize(("width", "height"), [(175, 144), (176, 143)])
def test_films_of_odd_sizes_are_shown_to_their_last_column_and_row(
    real: RealStage, tmp_path: Path, width: int, height: int
) -> None:
    path = make_film(tmp_path / "film.mp4", frames=20, width=width, height=height, pix_fmt="yuv444p")
    real.open(path)
    due: list[tuple[int, QImage | None]] = []
    real.panel.player.frame_due.connect(lambda frame, image: due.append((frame, image)))
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_Space)
    real.until(lambda: len(due) >= 4)
    real.panel.player.pause()
    for frame, image in due:
        # None: the engine brings the picture, whole; Qt leaves the last column or row as memory was.
        assert image is None or difference(edges(image), edges(still(real, path, frame))) <= MOST_DIFFERENCE
    exact = edges(still(real, path, playhead(real)))
    real.until(
        lambda: (shown := real.panel.canvas.source) is not None and difference(edges(shown.image), exact) == 0
    )


@pytest.mark.usefixtures("media")
def test_films_with_odd_pixels_but_of_an_even_size_are_qts_to_show(real: RealStage, tmp_path: Path) -> None:
    path = make_film(tmp_path / "film.mp4", frames=40, width=182, height=144, pixel=Fraction(10, 11))
    real.open(path)
    film = real.session.current
    assert film is not None and film.info is not None
    assert (film.info.coded_width, film.info.width) == (182, 165)
    shown: dict[int, QImage] = {}
    real.panel.player.frame_due.connect(
        lambda frame, image: shown.setdefault(frame, image) if image is not None else None
    )
    QTest.keyClick(real.panel.canvas, Qt.Key.Key_Space)
    real.until(lambda: len(shown) >= 3)


def edges(image: QImage) -> QImage:
    """The last column beside the last row, as a picture of 2 x 256 pixels."""
    column = image.copy(image.width() - 1, 0, 1, image.height()).scaled(1, 256)
    row = image.copy(0, image.height() - 1, image.width(), 1).scaled(256, 1)
    both = QImage(2, 256, QImage.Format.Format_RGB888)
    for at in range(256):
        both.setPixel(0, at, column.pixel(0, at))
        both.setPixel(1, at, row.pixel(at, 0))
    return both
