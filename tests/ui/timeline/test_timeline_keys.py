"""The timeline without a mouse: keys, commands, and what a screen reader is told."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton
from timeline_stage import FILM, Stage, key

from fastvid_gui.domain.plan import KeyframeKind

K, M = Qt.Key, Qt.KeyboardModifier
WAIT = 120_000


def press(stage: Stage, *keys: Qt.Key, modifier: Qt.KeyboardModifier = M.NoModifier) -> None:
    for each in keys:
        stage.qtbot.keyClick(stage.panel.view, each, modifier)


def test_arrows_move_the_playhead(stage: Stage) -> None:
    stage.open()
    press(stage, K.Key_Right, K.Key_Right, K.Key_Left)
    assert stage.film.playhead == 1
    press(stage, K.Key_Right, modifier=M.ShiftModifier)
    assert stage.film.playhead == 11
    press(stage, K.Key_End)
    assert stage.film.playhead == 249
    press(stage, K.Key_PageUp)
    assert stage.film.playhead == 224
    press(stage, K.Key_Home)
    assert stage.film.playhead == 0


def test_a_keyframe_is_chosen_moved_changed_and_deleted(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    view.setFocus()
    press(stage, K.Key_Down)
    assert (view.state.selected, stage.film.playhead) == (76, 76)
    press(stage, K.Key_Right, K.Key_Right)
    assert stage.frames == [0, 78, 120, 187]
    assert stage.film.playhead == 78
    press(stage, K.Key_Left, modifier=M.ShiftModifier)
    assert stage.frames == [0, 68, 120, 187]
    press(stage, K.Key_Down)
    assert view.state.selected == 120
    stage.qtbot.waitUntil(stage.panel.actions["toggle_keyframe"].isEnabled, timeout=WAIT)
    press(stage, K.Key_K, modifier=M.AltModifier)
    assert stage.film.keyframes[2].kind is KeyframeKind.CUT
    press(stage, K.Key_Delete)
    assert stage.frames == [0, 68, 187]
    assert view.state.selected is None
    for _ in range(stage.session.undo.count()):
        stage.session.undo.undo()
    assert stage.film.edited is None


def test_holding_an_arrow_is_one_step_for_undo(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    press(stage, K.Key_Down)
    for _ in range(12):
        stage.qtbot.keyPress(view, K.Key_Right)
    assert view.state.moving == (76, 88)
    assert stage.film.edited is None
    stage.qtbot.keyRelease(view, K.Key_Right)
    assert stage.frames[1] == 88
    assert stage.session.undo.count() == 1


def test_escape_gives_up_a_move_then_the_selection(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    press(stage, K.Key_Down)
    stage.qtbot.keyPress(view, K.Key_Right)
    press(stage, K.Key_Escape)
    assert view.state.moving is None
    assert (stage.film.playhead, view.state.selected) == (76, 76)
    press(stage, K.Key_Escape)
    assert view.state.selected is None
    assert stage.film.edited is None


def test_return_selects_the_keyframe_at_the_playhead(stage: Stage) -> None:
    stage.open()
    stage.session.seek(187)
    press(stage, K.Key_Return)
    assert stage.panel.view.state.selected == 187


def test_adding_at_the_playhead_by_its_shortcut(stage: Stage) -> None:
    stage.open()
    stage.session.seek(40)
    stage.panel.view.setFocus()
    stage.qtbot.waitUntil(stage.panel.actions["add_keyframe"].isEnabled, timeout=WAIT)
    press(stage, K.Key_K, modifier=M.ShiftModifier)
    assert stage.frames == [0, 40, 76, 120, 187]
    assert stage.panel.view.state.selected == 40


def test_refusals_are_told_in_place(stage: Stage) -> None:
    stage.open(keys=(key(0, "start"), key(76)), analyzed=False)
    press(stage, K.Key_Down, K.Key_Right)
    notices = stage.panel.notices.notices()
    assert [notice.text for notice in notices] == [
        "Keyframes can be changed once the whole film has been analyzed."
    ]
    assert stage.film.edited is None
    stage.session.update(FILM, analyzed=True)
    press(stage, K.Key_Right)
    assert stage.frames == [0, 77]
    assert not stage.panel.notices.isVisible()


def test_keyframes_can_be_set_where_the_analysis_failed(stage: Stage) -> None:
    stage.open(keys=(), analyzed=False)
    stage.session.update(FILM, analysis_problem="The file is damaged.")
    assert stage.panel.editor.add(30)
    assert stage.frames == [0, 30]
    assert stage.film.keyframes[0].kind is KeyframeKind.START


def test_back_to_the_keyframes_found(stage: Stage) -> None:
    stage.open()
    action = stage.panel.actions["found_keyframes"]
    stage.panel.editor.remove(76)
    stage.qtbot.waitUntil(action.isEnabled, timeout=WAIT)
    action.trigger()
    assert stage.film.edited is None
    stage.session.undo.undo()
    assert stage.frames == [0, 120, 187]


def test_zoom_commands(stage: Stage) -> None:
    stage.open()
    view, actions = stage.panel.view, stage.panel.actions
    assert not actions["zoom_out"].isEnabled()
    stage.session.seek(200)
    actions["zoom_in"].trigger()
    assert not view.state.scale.fits
    actions["zoom_frames"].trigger()
    assert view.state.scale.per_frame > 90
    assert view.state.scale.left <= 200 <= view.state.scale.left + view.state.scale.shown
    assert not actions["zoom_in"].isEnabled()
    press(stage, K.Key_Home)
    assert view.state.scale.left == 0
    actions["zoom_fit"].trigger()
    assert view.state.scale.fits


def test_scroll_bar_and_view_agree(stage: Stage) -> None:
    stage.open()
    view, bar = stage.panel.view, stage.panel._bar
    assert not bar.isVisible()
    view.state.zoom(5, 0)
    assert bar.isVisible()
    bar.setValue(bar.maximum())
    assert abs(view.state.scale.left + view.state.scale.shown - 250) < 0.1
    bar.setValue(0)
    assert view.state.scale.left == 0


def test_every_command_has_a_name_a_tooltip_and_a_way_without_the_mouse(stage: Stage) -> None:
    for name, action in stage.panel.actions.items():
        assert action.objectName() == f"timeline.{name}"
        assert action.text()
        if not action.shortcut().isEmpty():
            assert action.shortcut().toString() in action.toolTip()
    buttons = stage.panel.findChildren(QToolButton)
    assert len(buttons) >= 9
    for each in buttons:
        if each.parent() is stage.panel:
            assert each.accessibleName(), each.toolTip()
            assert each.toolTip()
            assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
    keys = [str(k.toString()) for action in stage.panel.actions.values() for k in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_a_screen_reader_is_told_the_time_and_can_set_the_frame(stage: Stage) -> None:
    stage.open()
    view = stage.panel.view
    stage.session.seek(100)
    stage.qtbot.waitUntil(lambda: "00:04.00" in view.accessibleDescription(), timeout=WAIT)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Timeline"
    value = interface.valueInterface()
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (100, 0, 249)
    value.setCurrentValue(33)
    assert stage.film.playhead == 33
