"""The panel as a whole: live analysis, keyframe files, the render filling the ranges, other films."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QPushButton
from timeline_stage import FILM, Stage, info, key

from fastvid_gui.engine.messages.films import MakeThumbnails
from fastvid_gui.engine.messages.keyframes import KeyframesFound, ReadKeyframes, WriteKeyframes
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.engine.messages.renders import FrameSpan, Painted, Planned
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.timeline.keyframe_row import MARK_PX
from fastvid_gui.ui.timeline.ranges import RangeStage

WAIT = 120_000


def words(stage: Stage) -> str:
    return stage.panel._words.text()


def seen(stage: Stage, area: QRect) -> QImage:
    """What is painted in a part of the timeline."""
    return stage.panel.view.grab(area).toImage()


def around(stage: Stage, frame: int, row: str) -> QRect:
    place = stage.at(frame, row)
    return QRect(place.x() - 6, place.y() - 6, 12, 12)


def told(stage: Stage) -> list[tuple[str, str]]:
    return [(notice.text, notice.kind) for notice in stage.panel.notices.notices()]


# ---- the analysis ----


def test_cuts_and_curve_appear_while_the_film_is_looked_through(stage: Stage) -> None:
    stage.open(keys=(key(0, "start"),), changes=(), analyzed=False)
    view = stage.panel.view
    empty_mark, empty_curve = seen(stage, around(stage, 76, "keys")), seen(stage, around(stage, 50, "curve"))
    stage.session.update(FILM, changes=(0.9,) * 80, found=(key(0, "start"), key(76)))
    stage.qtbot.waitUntil(lambda: "32 %" in words(stage), timeout=WAIT)
    assert "1 cut" in words(stage)
    assert len(view.state.curve) == 80
    assert seen(stage, around(stage, 76, "keys")) != empty_mark
    assert seen(stage, around(stage, 50, "curve")) != empty_curve
    assert (
        view.state.ranges.stop == 76 or view.state.ranges.stop == 0
    )  # not yet looked up, or up to the last keyframe
    stage.session.update(FILM, changes=(0.9,) * 250, analyzed=True)
    stage.qtbot.waitUntil(lambda: view.state.ranges.stop == 250, timeout=WAIT)
    stage.qtbot.waitUntil(lambda: "Looking" not in words(stage), timeout=WAIT)


def test_kinds_of_keyframes_have_different_shapes(stage: Stage) -> None:
    """A full and a hollow diamond, a flag, and a circle where a person set it: without color they still differ."""
    stage.open(keys=(key(0, "start"), key(60), key(120, "soft")))
    stage.panel.editor.add(180)
    shapes = []
    for frame in (0, 60, 120, 180):
        image = seen(stage, around(stage, frame, "keys")).convertToFormat(QImage.Format.Format_Mono)
        shapes.append(bytes(image.constBits()))
    stage.panel.editor.toggle(180)
    image = seen(stage, around(stage, 180, "keys")).convertToFormat(QImage.Format.Format_Mono)
    shapes.append(bytes(image.constBits()))
    assert len(set(shapes)) == 5


def test_thumbnails_fill_the_strip(stage: Stage) -> None:
    stage.open()
    stage.qtbot.waitUntil(lambda: bool(stage.preview_engine.of(MakeThumbnails)), timeout=WAIT)
    call = stage.preview_engine.last(MakeThumbnails)
    frame = call.request.frames[1]  # type: ignore[attr-defined]
    red = PictureBytes(96, 54, bytes([250, 0, 0]) * (96 * 54))
    call.tell(FramePicture(frame, red))
    stage.qtbot.waitUntil(lambda: stage.panel.view.thumbs.picture(frame, 0) is not None, timeout=WAIT)
    place = stage.at(frame + 3, "thumbs")
    color = seen(stage, QRect(place.x(), place.y(), 4, 4)).pixelColor(1, 1)
    assert (color.red(), color.green(), color.blue()) == (250, 0, 0)


def settle(stage: Stage, areas: list[QRect]) -> None:
    """Waits until what came with the film is painted; on a busy computer that takes its time."""
    for _ in range(50):
        areas.clear()
        stage.qtbot.wait(200)
        if not areas:
            return
    raise AssertionError("the timeline is painted again and again")


def test_only_what_changed_is_painted_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.open(changes=(0.1,) * 200)
    view = stage.panel.view
    areas: list[QRect] = []
    update = view.update
    monkeypatch.setattr(view, "update", lambda region: (areas.append(region.boundingRect()), update(region)))
    settle(stage, areas)
    stage.session.seek(100)
    stage.session.seek(101)
    stage.qtbot.waitUntil(lambda: bool(areas), timeout=WAIT)
    assert len(areas) == 1
    # The playhead's old place (frame 0) and its new one are painted, not what lies between.
    assert view.state.scale.x(101) - 30 < areas[0].right() < view.state.scale.x(101) + 30
    areas.clear()
    stage.session.update(FILM, changes=(*stage.film.changes, 0.7, 0.8))
    stage.qtbot.waitUntil(lambda: bool(areas), timeout=WAIT)
    assert areas[0].height() == view.state.rows.curve.height()
    assert areas[0].width() < 30


def test_nothing_stays_of_a_ring_that_went_elsewhere(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ring is a little higher than its row, and the place where it was is painted again as a whole."""
    stage.open()
    view = stage.panel.view
    stage.panel.editor.add(100)
    view.state.select(100)
    stage.qtbot.wait(100)
    areas: list[QRect] = []
    update = view.update
    monkeypatch.setattr(view, "update", lambda region: (areas.append(region.boundingRect()), update(region)))
    center, reach = view.state.rows.keys.center().y(), MARK_PX + 3 + 1
    stage.session.undo.undo()
    stage.qtbot.waitUntil(lambda: bool(areas), timeout=WAIT)
    assert areas[0].top() <= center - reach and areas[0].bottom() >= center + reach


# ---- keyframe files ----


def test_import_takes_the_files_keyframes_as_one_step(stage: Stage, tmp_path: Path) -> None:
    stage.open()
    stage.panel.files.read(tmp_path / "cuts.csv")
    stage.preview_engine.last(ReadKeyframes).finish(
        KeyframesFound((key(40), key(41, "soft"), key(9000)), True)
    )
    stage.qtbot.waitUntil(lambda: stage.frames == [0, 40, 41], timeout=WAIT)
    assert [k.kind.value for k in stage.film.keyframes] == ["start", "cut", "cut"]  # no room for a soft one
    assert told(stage) == [("3 keyframes from cuts.csv.", "info")]
    stage.session.undo.undo()
    assert stage.frames == [0, 76, 120, 187]


def test_a_bad_file_is_told_in_place_and_changes_nothing(stage: Stage, tmp_path: Path) -> None:
    stage.open()
    stage.panel.files.read(tmp_path / "cuts.csv")
    stage.preview_engine.last(ReadKeyframes).fail(
        "cuts.csv, line 3: 'abc' does not begin with a frame number."
    )
    stage.qtbot.waitUntil(lambda: bool(told(stage)), timeout=WAIT)
    assert told(stage) == [("cuts.csv, line 3: 'abc' does not begin with a frame number.", "error")]
    assert stage.film.edited is None


def test_keyframes_that_come_after_another_film_was_chosen_are_dropped(stage: Stage, tmp_path: Path) -> None:
    stage.open()
    stage.panel.files.read(tmp_path / "cuts.csv")
    call = stage.preview_engine.last(ReadKeyframes)
    stage.open(100, (key(0, "start"),), path=Path("/films/other.mp4"))
    call.finish(KeyframesFound((key(40),), True))
    stage.qtbot.wait(50)
    assert stage.frames == [0]


def test_export_never_replaces_a_file_unasked(stage: Stage, tmp_path: Path) -> None:
    stage.open()
    csv = tmp_path / "cuts.csv"
    csv.write_text("5\n")
    stage.panel.files.export(csv)
    assert not stage.preview_engine.of(WriteKeyframes)
    (notice,) = stage.panel.notices.notices()
    assert "cuts.csv is there already" in notice.text
    replace = next(each for each in notice.findChildren(QPushButton) if "Replace" in each.text())
    stage.qtbot.mouseClick(replace, Qt.MouseButton.LeftButton)
    asked = WriteKeyframes(str(csv), stage.film.keyframes, str(stage.film.path))
    assert stage.preview_engine.last(WriteKeyframes).request == asked
    stage.preview_engine.last(WriteKeyframes).finish(None)
    stage.qtbot.waitUntil(lambda: bool(told(stage)), timeout=WAIT)
    assert told(stage) == [("4 keyframes were written to cuts.csv.", "info")]


def test_a_new_file_is_written_at_once_and_failures_are_told(stage: Stage, tmp_path: Path) -> None:
    stage.open()
    stage.panel.files.export(tmp_path / "new.csv")
    stage.preview_engine.last(WriteKeyframes).fail("new.csv can't be written (No space left on device).")
    stage.qtbot.waitUntil(lambda: bool(told(stage)), timeout=WAIT)
    assert told(stage)[0][1] == "error"


def test_file_dialogs_open_beside_the_film(stage: Stage, tmp_path: Path) -> None:
    film = tmp_path / "street.mp4"
    stage.open(path=film)
    stage.qtbot.waitUntil(stage.panel.actions["export_keyframes"].isEnabled, timeout=WAIT)
    for name in ("import_keyframes", "export_keyframes"):
        stage.panel.actions[name].trigger()
        dialog = stage.panel.findChild(QFileDialog)
        assert dialog is not None
        assert Path(dialog.directory().absolutePath()) == tmp_path
        dialog.reject()
        stage.qtbot.waitUntil(lambda: stage.panel.findChild(QFileDialog) is None, timeout=WAIT)


# ---- the render ----


def test_ranges_fill_while_the_film_renders(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    stage.render()
    stage.qtbot.waitUntil(lambda: view.state.ranges.state is not None, timeout=WAIT)
    place = stage.at(20, "ranges")
    area = QRect(place.x() - 2, place.y() - 2, 4, 4)
    waiting = seen(stage, area)
    call = stage.render_engine.calls[-1]
    spans = (FrameSpan(0, 76), FrameSpan(76, 120), FrameSpan(120, 187), FrameSpan(187, 250))
    call.tell(Planned(spans, stage.film.keyframes, (), True))
    call.tell(
        Painted(done=38, total=250, frames_per_second=8.0, seconds_left=9.0, spans=(("", FrameSpan(0, 38)),))
    )
    stage.qtbot.waitUntil(lambda: view.state.ranges[0].state is RangeStage.PAINTING, timeout=WAIT)
    assert view.state.ranges[0].percent == 50
    assert view.state.ranges[1].state is RangeStage.WAITING
    painted = seen(stage, area)
    assert painted != waiting
    call.tell(
        Painted(
            done=60,
            total=250,
            frames_per_second=8.0,
            seconds_left=9.0,
            spans=(("attic-pc", FrameSpan(76, 98)),),
        )
    )
    stage.qtbot.waitUntil(lambda: view.state.ranges[1].state is RangeStage.PAINTING, timeout=WAIT)
    assert view.state.ranges[1].nodes == ("attic-pc",)
    assert seen(stage, area) != painted  # with several nodes each has its own color


# ---- films ----


def test_each_film_has_its_own_timeline(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    view.state.zoom(5)
    view.state.select(76)
    other = Path("/films/other.mp4")
    stage.open(40, (key(0, "start"), key(10)), path=other)
    assert (view.state.scale.frames, view.state.scale.fits, view.state.selected) == (40, True, None)
    assert view.maximum() == 39
    stage.session.remove(other)
    stage.session.remove(FILM)
    assert view.state.film is None
    view.grab()
    stage.qtbot.waitUntil(lambda: words(stage) == "", timeout=WAIT)
    assert not stage.panel.actions["add_keyframe"].isEnabled()


def test_a_film_that_is_still_opening_has_none_yet(stage: Stage) -> None:
    stage.session.add(FILM)
    stage.qtbot.waitUntil(lambda: words(stage) == "Opening…", timeout=WAIT)
    stage.qtbot.mouseClick(stage.panel.view, Qt.MouseButton.LeftButton)
    stage.qtbot.keyClick(stage.panel.view, Qt.Key.Key_Right)
    stage.session.update(FILM, state=FilmState.READY, info=info(1), found=(key(0, "start"),), analyzed=True)
    assert stage.panel.view.state.scale.frames == 1
    stage.panel.view.grab()
    stage.session.update(FILM, state=FilmState.FAILED, problem="Gone.")
    stage.qtbot.waitUntil(lambda: words(stage) == "This film can't be used.", timeout=WAIT)
    assert not stage.panel.actions["import_keyframes"].isEnabled()


def test_fits_from_narrow_to_wide(stage: Stage) -> None:
    stage.open()
    for width, height in ((420, 150), (900, 168), (1900, 400)):
        stage.panel.resize(width, height)
        rows = stage.panel.view.state.rows
        assert stage.panel.view.state.scale.fits
        assert rows.ranges.bottom() <= stage.panel.view.height() + 1
        assert rows.curve.height() >= 20
