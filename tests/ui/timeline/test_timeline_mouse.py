"""Everything that can be done with the mouse, by real mouse events."""

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from timeline_stage import Stage, key

from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.keyframes import ReadKeyframes
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.engine.messages.renders import FrameSpan, Painted, Planned
from fastvid_gui.sentences.keyframes import WhyKeyframe
from fastvid_gui.sentences.sentence import say
from fastvid_gui.ui.system.language import install_language

LEFT, NONE, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
WAIT = 120_000


def wheel(stage: Stage, at: QPoint, turn: QPoint, modifier: Qt.KeyboardModifier = NONE) -> QWheelEvent:
    view = stage.panel.view
    event = QWheelEvent(
        QPointF(at), QPointF(view.mapToGlobal(at)), QPoint(), turn, Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    return event


@pytest.mark.parametrize("row", ["ruler", "thumbs", "curve", "ranges"])
def test_click_moves_the_playhead(stage: Stage, row: str) -> None:
    stage.open()
    stage.qtbot.mouseClick(stage.panel.view, LEFT, pos=stage.at(100.5, row))
    assert stage.film.playhead == 100


def test_dragging_scrubs(stage: Stage) -> None:
    stage.open()
    with stage.qtbot.waitSignals([stage.session.playhead_changed] * 3):
        stage.drag(stage.at(20.5, "thumbs"), stage.at(200.5, "thumbs"))
    assert stage.film.playhead == 200


def test_a_keyframe_is_selected_and_moved_and_put_back(stage: Stage) -> None:
    stage.open()
    stage.drag(stage.at(76, "keys"), stage.at(90, "keys"), ALT)
    assert stage.frames == [0, 90, 120, 187]
    assert stage.panel.view.state.selected == 90
    assert stage.film.keyframes[1].is_because(WhyKeyframe.BY_HAND)
    assert stage.session.undo.undoText() == "Move keyframe"
    stage.session.undo.undo()
    assert stage.frames == [0, 76, 120, 187]
    assert stage.film.edited is None
    stage.session.undo.redo()
    assert stage.frames == [0, 90, 120, 187]


def test_moving_snaps_to_where_the_picture_changes_and_to_the_playhead(stage: Stage) -> None:
    changes = tuple(1.2 if frame == 101 else 0.05 for frame in range(1000))
    stage.open(1000, (key(0, "start"), key(76), key(500)), changes=changes)
    stage.session.seek(300)
    stage.drag(stage.at(76, "keys"), stage.at(103, "keys"))
    assert stage.frames == [0, 101, 500]
    stage.drag(stage.at(500, "keys"), stage.at(297, "keys"))
    assert stage.frames == [0, 101, 300]


def test_a_keyframe_never_passes_its_neighbors(stage: Stage) -> None:
    stage.open()
    stage.drag(stage.at(76, "keys"), stage.at(240, "keys"), ALT)
    assert stage.frames == [0, 118, 120, 187]


def test_the_start_stays(stage: Stage) -> None:
    stage.open()
    stage.session.seek(200)
    stage.drag(stage.at(0, "keys"), stage.at(50, "keys"))
    assert stage.film.edited is None
    assert stage.panel.view.state.selected == 0


def test_escape_lets_go_of_a_keyframe(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    stage.qtbot.mousePress(view, LEFT, NONE, stage.at(76, "keys"))
    stage.qtbot.mouseMove(view, stage.at(95, "keys"))
    assert view.state.moving is not None
    stage.qtbot.keyClick(view, Qt.Key.Key_Escape)
    stage.qtbot.mouseRelease(view, LEFT, NONE, stage.at(95, "keys"))
    assert stage.film.edited is None


def test_double_click_adds_a_keyframe(stage: Stage) -> None:
    stage.open()
    place = stage.at(150.5, "curve")
    stage.qtbot.mouseClick(stage.panel.view, LEFT, pos=place)
    stage.qtbot.mouseDClick(stage.panel.view, LEFT, pos=place)
    assert stage.frames == [0, 76, 120, 150, 187]
    assert stage.film.keyframes[3].kind is KeyframeKind.SOFT
    assert stage.session.undo.undoText() == "Add keyframe"


def test_marks_are_dragged(stage: Stage) -> None:
    stage.open()
    stage.drag(stage.at(0, "ruler") - QPoint(4, 0), stage.at(40, "ruler"), ALT)
    assert (stage.film.mark_in, stage.film.mark_out) == (40, None)
    stage.drag(stage.at(250, "ruler") + QPoint(4, 0), stage.at(200, "ruler"), ALT)
    assert stage.film.part == (40, 200)
    stage.drag(stage.at(40, "ruler") - QPoint(4, 0), stage.at(240, "ruler"), ALT)
    assert stage.film.part == (199, 200)
    for _ in range(3):
        stage.session.undo.undo()
    assert stage.film.part == (0, 250)


def test_wheel_zooms_at_the_pointer_and_scrolls(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    assert not wheel(stage, QPoint(400, 60), QPoint(0, 120)).isAccepted()  # nothing to scroll
    before = view.state.scale.place(400)
    for _ in range(6):
        wheel(stage, QPoint(400, 60), QPoint(0, 120), Qt.KeyboardModifier.ControlModifier)
    assert view.state.scale.place(400) == pytest.approx(before)
    assert view.state.scale.per_frame > 3 * view.state.scale.least
    left = view.state.scale.left
    wheel(stage, QPoint(400, 60), QPoint(0, -120))
    assert view.state.scale.left > left


def test_the_middle_button_drags_the_film(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    view.state.zoom(8, 500)
    left = view.state.scale.left
    stage.qtbot.mousePress(view, Qt.MouseButton.MiddleButton, NONE, QPoint(500, 60))
    stage.qtbot.mouseMove(view, QPoint(420, 60))
    stage.qtbot.mouseRelease(view, Qt.MouseButton.MiddleButton, NONE, QPoint(420, 60))
    assert view.state.scale.left == pytest.approx(left + 80 / view.state.scale.per_frame)


def test_hover_tells_a_keyframes_reason_with_its_picture(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    for _ in range(5):  # a busy machine may lose a single move
        stage.qtbot.mouseMove(view, stage.at(30, "ranges"))
        stage.qtbot.mouseMove(view, stage.at(76, "keys"))
        with suppress(QtTimeoutError):
            stage.qtbot.waitUntil(lambda: view.hover.card is not None, timeout=WAIT // 5)
            break
    card = view.hover.card
    assert card is not None
    assert "Frame 76" in card.words
    assert "00:03.04" in card.words
    assert "Cut · strength 2.00" in card.words
    assert "Found at 76." in card.words
    call = stage.preview_engine.last(ShowFrame)
    assert call.request.frame == 76  # type: ignore[attr-defined]
    call.finish(FramePicture(76, PictureBytes(16, 9, bytes(3 * 16 * 9))))
    stage.qtbot.waitUntil(lambda: card.has_picture, timeout=WAIT)
    stage.qtbot.mouseMove(view, stage.at(30, "ranges"))
    stage.qtbot.waitUntil(lambda: "76 frames" in card.words and card.isVisible(), timeout=WAIT)
    assert not card.has_picture


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A dissolve: one shot has just faded straight into another"),
        ("de", "Eine Überblendung: eine Einstellung ist gerade"),
    ],
)
def test_hover_tells_of_a_dissolve(stage: Stage, qapp: QApplication, language: str, words: str) -> None:
    try:
        assert install_language(qapp, language) == language
        stage.open(
            keys=(key(0, "start"), Keyframe(120, KeyframeKind.SOFT, 0.9, why=say(WhyKeyframe.DISSOLVE)))
        )
        view = stage.panel.view
        for _ in range(5):  # a busy machine may lose a single move
            stage.qtbot.mouseMove(view, stage.at(30, "ranges"))
            stage.qtbot.mouseMove(view, stage.at(120, "keys"))
            with suppress(QtTimeoutError):
                stage.qtbot.waitUntil(
                    lambda: view.hover.card is not None and "120" in view.hover.card.words, timeout=WAIT // 5
                )
                break
        card = view.hover.card
        assert card is not None
        assert words in card.words
        assert "%" not in card.words
    finally:
        install_language(qapp, "en")


def test_a_finished_range_is_gone_to_by_a_click(stage: Stage) -> None:
    stage.open()
    stage.render()
    call = stage.render_engine.calls[-1]
    call.tell(Planned((FrameSpan(0, 76), FrameSpan(76, 250)), stage.film.keyframes, (), True))
    call.tell(
        Painted(
            done=76,
            total=250,
            frames_per_second=8.0,
            seconds_left=9.0,
            spans=(("", FrameSpan(0, 76)),),
            stored=(FrameSpan(0, 76),),
        )
    )
    view = stage.panel.view
    stage.qtbot.waitUntil(lambda: view.state.ranges.finished(40), timeout=WAIT)
    stage.qtbot.mouseMove(view, stage.at(40, "ranges"))
    stage.qtbot.waitUntil(
        lambda: view.hover.card is not None and "Done" in view.hover.card.words, timeout=WAIT
    )
    stage.qtbot.mouseClick(view, LEFT, pos=stage.at(40.5, "ranges"))
    assert stage.film.playhead == 40


def test_context_menu_offers_what_fits_the_place(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view

    def menu_at(place: QPoint) -> dict[str, object]:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
        QApplication.sendEvent(view, event)
        menus = [menu for menu in stage.panel.findChildren(QMenu) if menu.isVisible()]
        assert len(menus) == 1
        found = {action.text(): action for action in menus[0].actions() if action.text()}
        menus[0].close()
        return found

    on_key = menu_at(stage.at(120, "keys"))
    assert view.state.selected == 120
    on_key["Make the keyframe a cut or soft"].trigger()  # type: ignore[attr-defined]
    assert stage.film.keyframes[2].kind is KeyframeKind.CUT
    menu_at(stage.at(140.5, "curve"))["Add a keyframe at frame 140"].trigger()  # type: ignore[attr-defined]
    assert 140 in stage.frames
    menu_at(stage.at(30.5, "thumbs"))["Render from frame 30 on"].trigger()  # type: ignore[attr-defined]
    menu_at(stage.at(99.5, "thumbs"))["Render up to frame 99"].trigger()  # type: ignore[attr-defined]
    assert stage.film.part == (30, 100)
    menu_at(stage.at(99.5, "thumbs"))["Render the whole film"].trigger()  # type: ignore[attr-defined]
    assert stage.film.part == (0, 250)


def drop(stage: Stage, *paths: Path) -> bool:
    view, data = stage.panel.view, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(view, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_a_dropped_keyframe_file_is_imported_and_a_video_is_left_to_the_window(
    stage: Stage, tmp_path: Path
) -> None:
    stage.open()
    assert not drop(stage, tmp_path / "film.mp4")
    assert not drop(stage, tmp_path / "a.csv", tmp_path / "b.csv")
    assert drop(stage, tmp_path / "cuts.csv")
    request = stage.preview_engine.last(ReadKeyframes).request
    assert request == ReadKeyframes("/films/street.mp4", str(tmp_path / "cuts.csv"))
