"""One sheet for many films: common choices, names by a pattern, what each needs, and all of them to the queue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_jobs_panel import INFO, Bench

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.many_sheet import ManySheet
from fastvid_gui.ui.jobs.naming import USUAL, kept, named, pattern_problem, shown
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.system.language import install_language

WAIT_MS = 120_000
LEFT = Qt.MouseButton.LeftButton


def estimate(request: RenderRequest, bad: str = "") -> Estimate:
    problem = say(TargetSays.NO_FOLDER, folder=bad, name=request.output.name) if bad else None
    return Estimate(
        width=1280, height=720, frames=250, output_bytes=20_000_000, output_free=10**11, work_bytes=1,
        work_free=10**11, seconds=120.0, sound=(), stored_frames=0, problem=problem, exists=False,
        misplaced=bool(bad),
    )  # fmt: skip


class Stage(Bench):
    """The panel with films that have a style, and its sheet."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.films = [self.open(name, look=Look(style="scream")) for name in ("bikes", "cat", "kiwi")]

    def show(self) -> ManySheet:
        self.panel.open_many(self.films)
        sheet = self.panel._many
        assert sheet is not None and sheet.isVisible()
        return sheet

    def answer(self, sheet: ManySheet, bad: str = "") -> None:
        """Answers what the sheet asks about, until it knows all."""

        def answered() -> bool:
            for call in self.preview_engine.of(EstimateRender):
                if not call.over:
                    call.finish(estimate(call.request.render, bad))
            return not sheet._estimates.pending

        self.qtbot.waitUntil(answered, timeout=WAIT_MS)
        QApplication.processEvents()

    def column(self, sheet: ManySheet, number: int) -> list[str]:
        return [sheet.list.topLevelItem(row).text(number) for row in range(sheet.list.topLevelItemCount())]


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Stage:
    return Stage(qtbot, tmp_path)


def test_all_films_go_to_the_queue_with_the_common_choices(stage: Stage, tmp_path: Path) -> None:
    sheet = stage.show()
    assert not sheet.add_button.isEnabled()
    stage.answer(sheet)
    assert stage.column(sheet, 1) == ["bikes - scream.mp4", "cat - scream.mp4", "kiwi - scream.mp4"]
    assert "3 films, about 6 min on this computer" in sheet._sum.text()
    sheet.form.size_box.setCurrentIndex(sheet.form.size_box.findData(360))
    sheet.form.sound_box.setCurrentIndex(sheet.form.sound_box.findData("none"))
    (tmp_path / "out").mkdir()
    sheet.form.set_folder(tmp_path / "out")
    sheet.form.names.selectAll()
    QTest.keyClicks(sheet.form.names, "{number} {film} {size}")
    (tmp_path / "out" / "02 cat 360p.mp4").write_bytes(b"an older film")
    stage.answer(sheet)
    assert stage.column(sheet, 1)[0] == "01 bikes 360p.mp4"
    stage.qtbot.mouseClick(sheet.add_button, LEFT)
    stage.wait("waiting", "waiting", "waiting")
    requests = [item.request for item in stage.queue.items]
    assert [request.output.name for request in requests] == [
        "01 bikes 360p.mp4", "02 cat 360p 2.mp4", "03 kiwi 360p.mp4",
    ]  # fmt: skip
    assert {(request.size, request.sound, request.look.style) for request in requests} == {
        (360, "none", "scream")
    }
    assert not sheet.isVisible() and not stage.queue.active
    assert settings().values.name_pattern == "{number} {film} {size}"
    # The next time it offers the same; the usual look is that of each film.
    assert stage.show().form.names.text() == "{number} {film} {size}"


def test_render_now_starts_the_queue(stage: Stage) -> None:
    sheet = stage.show()
    stage.answer(sheet)
    QTest.keyClick(sheet.render_button, Qt.Key.Key_Return)
    stage.wait("running", "waiting", "waiting")


def test_ctrl_enter_only_queues(stage: Stage) -> None:
    sheet = stage.show()
    stage.answer(sheet)
    QTest.keyClick(sheet.render_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.wait("waiting", "waiting", "waiting")


def test_what_can_not_be_rendered_is_told_and_left_out(stage: Stage) -> None:
    stage.session.update(stage.films[0], look=Look())
    stage.session.update(stage.films[2], state=FilmState.FAILED, problem="kiwi.mp4 is no video.")
    sheet = stage.show()
    stage.answer(sheet)
    needs = stage.column(sheet, 2)
    assert needs[0] == "No style chosen" and needs[2] == "kiwi.mp4 is no video."
    stage.qtbot.mouseClick(sheet.add_button, LEFT)
    stage.wait("waiting")
    assert stage.queue.items[0].source.stem == "cat"


def test_a_saved_look_for_all(stage: Stage) -> None:
    stage.panel._presets.save("Our look", Look(style="great-wave", brush=1.5))
    stage.session.update(stage.films[0], look=Look())
    sheet = stage.show()
    sheet.form.look_box.setCurrentIndex(sheet.form.look_box.findText("Our look"))
    stage.answer(sheet)
    stage.qtbot.mouseClick(sheet.add_button, LEFT)
    stage.wait("waiting", "waiting", "waiting")
    assert {item.request.look for item in stage.queue.items} == {Look(style="great-wave", brush=1.5)}


def test_a_folder_without_a_place_for_them_is_said(stage: Stage) -> None:
    sheet = stage.show()
    stage.answer(sheet, bad="/gone")
    assert not sheet.add_button.isEnabled()
    assert all("/gone" in text for text in stage.column(sheet, 2))


def test_marks_and_edited_keyframes_of_each_film_count(stage: Stage) -> None:
    stage.session.update(stage.films[1], mark_in=10, mark_out=60)
    sheet = stage.show()
    stage.answer(sheet)
    stage.qtbot.mouseClick(sheet.add_button, LEFT)
    stage.wait("waiting", "waiting", "waiting")
    assert [(item.request.start, item.request.stop) for item in stage.queue.items] == [
        (0, None),
        (10, 60),
        (0, None),
    ]


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "de")
    yield
    install_language(qapp, "en")


def test_a_pattern_in_the_windows_language(german: None) -> None:
    assert shown(USUAL) == "{Film} - {Stil}"
    assert kept("{Stil}: {nummer}") == "{style}: {number}"
    assert "{Farbe}" in pattern_problem(kept("{Film} {Farbe}"))


def test_names_by_a_pattern() -> None:
    film, size = Path("/films/bikes.mov"), (640, 360)
    assert named("{film} - {style}", film, "starry-night", size, 7) == "bikes - starry-night.mp4"
    assert named("{number} {size}.mp4", film, "scream", size, 7) == "07 360p.mp4"
    assert named("{film}", Path("/films/" + "ä" * 250 + ".mov"), "x", size, 1).endswith("ä.mp4")
    assert pattern_problem("{film}/{style}").startswith("A file name can't hold /")
    assert pattern_problem("").startswith("Give the file a name")
    assert INFO.width
