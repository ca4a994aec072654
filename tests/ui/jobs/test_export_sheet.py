"""The export sheet with mouse and keyboard, and recorded answers instead of an engine."""

from array import array
from dataclasses import replace as dataclass_replace
from fractions import Fraction
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.source import AudioTrack, ColorInfo, SourceInfo
from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.sentences.sound import Sound
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.export_sheet import ExportSheet
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import FilmState, Session

WAIT_MS = 120_000
INFO = SourceInfo(
    width=1280,
    height=720,
    coded_width=1280,
    coded_height=720,
    rotation=0,
    frame_rate=Fraction(25),
    variable_rate=False,
    frames=250,
    duration=Fraction(10),
    video_codec="h264",
    pixel_format="yuv420p",
    color=ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8),
    alpha=False,
    audio=(AudioTrack(codec="aac", channels=2, sample_rate=48000),),
)
KEYFRAMES = (Keyframe(0, KeyframeKind.START, 1.0, ""), Keyframe(70, KeyframeKind.CUT, 3.0, ""))


class Bench:
    """The sheet, opened from the panel for a film that is ready."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.preview_engine, self.render_engine, self.session = Answers(), Answers(), Session()
        self.queue = RenderQueue(self.preview_engine, self.render_engine, file=folder / "queue.json")
        self.panel = JobsPanel(self.session, self.queue, self.preview_engine)
        qtbot.addWidget(self.panel)
        self.panel.show()
        self.film = folder / "bikes.mp4"
        self.session.add(self.film)
        times = array("d", (frame / 25 for frame in range(250)))
        self.session.update(
            self.film, state=FilmState.READY, info=INFO, times=times, look=Look(style="starry-night")
        )

    def open(self) -> ExportSheet:
        self.qtbot.mouseClick(self.panel._header.render_button, Qt.MouseButton.LeftButton)
        sheet = self.panel._sheet
        assert sheet is not None
        assert sheet.isVisible()
        return sheet

    def answer(self, **changes: object) -> EstimateRender:
        """Answers the sheet's newest question as soon as it is asked; the queue asks about its own, too."""
        sheet = self.panel._sheet
        assert sheet is not None
        self.qtbot.waitUntil(
            lambda: any(
                call is sheet._estimator._call and not call.over
                for call in self.preview_engine.of(EstimateRender)
            ),
            timeout=WAIT_MS,
        )
        call = next(call for call in self.preview_engine.of(EstimateRender) if call is sheet._estimator._call)
        asked = call.request.render
        values: dict[str, object] = {
            "width": 1280, "height": 720, "frames": (asked.stop or 250) - asked.start, "output_bytes": 24_000_000,
            "output_free": 10**11, "work_bytes": 60_000_000, "work_free": 10**11, "seconds": 340.0,
            "sound": (say(Sound.COPIED, codecs="AAC"),), "stored_frames": 0, "problem": None,
            "exists": asked.output.exists(),
        }  # fmt: skip
        got: list[object] = []
        call.finished.connect(got.append)
        call.finish(Estimate(**{**values, **changes}))  # type: ignore[arg-type]
        self.qtbot.waitUntil(lambda: bool(got), timeout=WAIT_MS)
        return call.request

    def type_name(self, sheet: ExportSheet, text: str) -> None:
        field = sheet.form.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def click(self, button: object) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


def test_defaults_render_the_whole_film_beside_it(bench: Bench) -> None:
    sheet = bench.open()
    bench.answer()
    assert "About 6 min" in sheet.needs.text()
    assert "24 MB" in sheet.needs.text()
    assert "The sound is copied as it is (AAC)." in sheet.needs.text()
    bench.click(sheet.render_button)
    assert not sheet.isVisible()
    asked = bench.render_engine.renders()
    assert asked == [
        RenderRequest(
            source=bench.film,
            output=bench.folder / "bikes - starry-night.mp4",
            look=Look(style="starry-night"),
        )
    ]
    assert bench.queue.items[0].frames == 250


def test_adding_to_the_queue_does_not_start_it(bench: Bench) -> None:
    sheet = bench.open()
    bench.answer()
    bench.click(sheet.add_button)
    assert [str(item.state) for item in bench.queue.items] == ["waiting"]
    assert not bench.render_engine.calls


def test_every_choice_arrives_in_the_request(bench: Bench) -> None:
    bench.session.update(bench.film, mark_in=50, mark_out=125, found=KEYFRAMES, analyzed=True)
    bench.session.set_keyframes(KEYFRAMES, "Moved")
    sheet = bench.open()
    form = sheet.form
    bench.answer()
    assert "75 frames" in form._marked.text()
    assert "00:02.00 – 00:05.00" in form._marked.text()
    form._size.setFocus()
    bench.qtbot.keyClick(form._size, Qt.Key.Key_End)
    form._quality.setFocus()
    bench.qtbot.keyClick(form._quality, Qt.Key.Key_Right)
    bench.qtbot.keyClick(form._nodes, Qt.Key.Key_Down)
    bench.click(form._keep_free)
    bench.type_name(sheet, "my film")
    assert bench.answer(width=640, height=360).render.size == 360
    bench.click(sheet.render_button)
    (asked,) = bench.render_engine.renders()
    assert asked == RenderRequest(
        source=bench.film,
        output=bench.folder / "my film.mp4",
        look=Look(style="starry-night"),
        size=360,
        crf=19,
        start=50,
        stop=125,
        keyframes=KEYFRAMES,
        nodes="auto",
        helpers_only=True,
    )
    film = bench.session.film(bench.film)
    assert film is not None
    assert film.size == 360
    chosen = settings().values
    assert (chosen.crf, chosen.nodes, chosen.helpers_only, chosen.folder) == (19, "auto", True, "")


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_what_becomes_of_the_sound_is_chosen_and_remembered(bench: Bench, steps: int) -> None:
    choice = ("copy", "encode", "none")[steps]
    sheet = bench.open()
    bench.answer()
    sheet.form._sound.setFocus()
    for _ in range(steps):
        bench.qtbot.keyClick(sheet.form._sound, Qt.Key.Key_Down)
    if steps:
        assert bench.answer().render.sound == choice
    bench.click(sheet.render_button)
    assert [request.sound for request in bench.render_engine.renders()] == [choice]  # type: ignore[attr-defined]
    assert settings().values.sound == choice
    assert bench.open().form.sound == choice


def test_a_film_without_sound_has_none_to_choose(bench: Bench) -> None:
    film = bench.session.film(bench.film)
    assert film is not None and film.info is not None
    bench.session.update(bench.film, info=dataclass_replace(film.info, audio=()))
    sheet = bench.open()
    bench.answer()
    assert not sheet.form._sound.isVisible()


def test_the_usual_folder_is_not_remembered_for_other_films(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample's films go to the user's videos; the next film's still go beside it."""
    videos = bench.folder / "Videos"
    videos.mkdir()
    monkeypatch.setattr("fastvid_gui.ui.jobs.export_sheet.usual_folder", lambda path: videos)
    sheet = bench.open()
    bench.answer()
    bench.click(sheet.render_button)
    (asked,) = bench.render_engine.renders()
    assert asked.output.parent == videos  # type: ignore[attr-defined]
    assert settings().values.folder == ""


def test_settings_are_asked_about_calmly_and_stale_questions_stopped(bench: Bench) -> None:
    sheet = bench.open()
    bench.qtbot.waitUntil(lambda: len(bench.preview_engine.of(EstimateRender)) == 1, timeout=WAIT_MS)
    for _ in range(8):
        bench.qtbot.keyClick(sheet.form._quality, Qt.Key.Key_Left)
    assert bench.preview_engine.of(EstimateRender)[0].stop_asked
    bench.qtbot.waitUntil(lambda: len(bench.preview_engine.of(EstimateRender)) == 2, timeout=WAIT_MS)
    assert bench.preview_engine.last(EstimateRender).request.render.crf == 28


def test_a_file_that_exists_gets_another_name_by_itself(bench: Bench) -> None:
    (bench.folder / "bikes - starry-night.mp4").touch()
    sheet = bench.open()
    bench.answer()
    bench.answer()
    assert sheet.form.name == "bikes - starry-night 2.mp4"
    assert not sheet._exists.isVisible()
    bench.click(sheet.add_button)
    sheet = bench.open()
    bench.answer()
    bench.answer()
    assert sheet.form.name == "bikes - starry-night 3.mp4", "the second one is taken by the queue"


def test_a_typed_name_that_exists_is_asked_about(bench: Bench) -> None:
    (bench.folder / "mine.mp4").write_bytes(b"dear")
    sheet = bench.open()
    bench.type_name(sheet, "mine")
    bench.answer()
    assert sheet._exists.isVisible()
    assert sheet._other_name.isChecked()
    assert sheet._other_name.text() == "Save as mine 2.mp4"
    bench.click(sheet._overwrite)
    bench.answer()
    bench.click(sheet.render_button)
    (asked,) = bench.render_engine.renders()
    assert (asked.output.name, asked.overwrite) == ("mine.mp4", True)
    sheet = bench.open()
    bench.type_name(sheet, "mine")
    bench.answer()
    assert sheet._other_name.isChecked(), "to overwrite is decided anew each time"
    bench.click(sheet.add_button)
    item = bench.queue.items[-1]
    assert (item.output.name, item.request.overwrite) == ("mine 2.mp4", False)


def test_a_problem_is_told_in_place_and_stops_the_buttons(bench: Bench) -> None:
    sheet = bench.open()
    bench.answer(problem=say(StorageSays.NEEDS_SPACE, need="3.1 GB", folder="/home", free="120 MB"))
    problem = (
        "About 3.1 GB are needed on the disk that holds /home, but only 120 MB are free. Free some space, or choose a "
        "smaller size."
    )
    assert sheet._problem.isVisible()
    assert sheet._problem.text() == problem
    assert not sheet.render_button.isEnabled()
    assert sheet.render_button.toolTip() == problem
    bench.qtbot.keyClick(sheet.form._quality, Qt.Key.Key_Left)
    bench.answer()
    assert sheet.render_button.isEnabled()
    assert not sheet._problem.isVisible()


def test_without_a_style_the_sheet_says_so(bench: Bench) -> None:
    bench.session.update(bench.film, look=Look())
    sheet = bench.open()
    assert "Choose a style" in sheet._problem.text()
    assert not sheet.render_button.isEnabled()
    assert not bench.preview_engine.of(EstimateRender)
    bench.session.update(bench.film, look=Look(style="scream"))
    bench.answer()
    assert sheet.render_button.isEnabled()
    assert sheet.form.name == "bikes - scream.mp4"


@pytest.mark.parametrize("name", ["bikes", "a/b", ""])
def test_names_that_can_not_be_are_told(bench: Bench, name: str) -> None:
    sheet = bench.open()
    field = sheet.form.findChild(QLineEdit)
    field.selectAll()
    bench.qtbot.keyClick(field, Qt.Key.Key_Delete)
    bench.qtbot.keyClicks(field, name)
    assert sheet._problem.text()
    assert not sheet.render_button.isEnabled()


def test_an_engine_that_can_not_tell_is_no_reason_not_to_try(bench: Bench) -> None:
    sheet = bench.open()
    bench.qtbot.waitUntil(lambda: bool(bench.preview_engine.of(EstimateRender)), timeout=WAIT_MS)
    bench.preview_engine.last(EstimateRender).fail("The engine stopped unexpectedly; it starts again.")
    bench.qtbot.waitUntil(lambda: "engine stopped" in sheet._problem.text(), timeout=WAIT_MS)
    bench.click(sheet.render_button)
    assert len(bench.render_engine.of(RenderFilm)) == 1


def test_a_source_that_is_gone_is_told_in_place(bench: Bench) -> None:
    sheet = bench.open()
    bench.qtbot.waitUntil(lambda: bool(bench.preview_engine.of(EstimateRender)), timeout=WAIT_MS)
    call = bench.preview_engine.last(EstimateRender)
    call.error = "SourceError"
    call.fail("bikes.mp4 is not there any more. Put it back or open it from its new place.")
    bench.qtbot.waitUntil(lambda: "not there any more" in sheet._problem.text(), timeout=WAIT_MS)
    assert not sheet.render_button.isEnabled()
    assert sheet.add_button.toolTip() == sheet._problem.text()


def test_enter_before_the_answer_waits_for_it(bench: Bench) -> None:
    (bench.folder / "bikes - starry-night.mp4").touch()
    sheet = bench.open()
    bench.qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert not bench.render_engine.calls
    bench.answer()
    bench.answer()
    bench.qtbot.waitUntil(lambda: bool(bench.render_engine.calls), timeout=WAIT_MS)
    assert bench.render_engine.renders()[0].output.name == "bikes - starry-night 2.mp4"
    assert not sheet.isVisible()


def test_escape_drops_the_sheet_and_its_question(bench: Bench) -> None:
    sheet = bench.open()
    bench.qtbot.waitUntil(lambda: bool(bench.preview_engine.of(EstimateRender)), timeout=WAIT_MS)
    bench.qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert bench.preview_engine.last(EstimateRender).stop_asked
    assert not bench.queue.items


def test_a_film_taken_off_the_list_closes_its_sheet(bench: Bench) -> None:
    sheet = bench.open()
    bench.session.remove(bench.film)
    assert not sheet.isVisible()


def test_a_time_that_was_never_measured_is_a_range(bench: Bench) -> None:
    sheet = bench.open()
    bench.answer(seconds=340.0, between=(180.0, 620.0))
    assert "About 3 min to 11 min on this computer; more exactly after its first film" in sheet.needs.text()
    sheet.form._on_folder(str(bench.folder))
    bench.answer(seconds=340.0, between=(338.0, 342.0))
    assert "About 6 min on this computer" in sheet.needs.text()


def test_marks_set_while_it_is_open_are_followed(bench: Bench) -> None:
    sheet = bench.open()
    assert not sheet.form._marked.isEnabled()
    bench.session.set_marks(100, 200)
    assert sheet.form._marked.isEnabled()
    assert "100 frames" in sheet.form._marked.text()
    bench.click(sheet.form._marked)
    assert bench.answer().render.start == 100


def test_a_remembered_folder_that_takes_nothing_is_forgotten(bench: Bench, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    settings().change(folder=str(usb))
    sheet = bench.open()
    assert sheet.output.parent == usb
    bench.answer(problem=say(TargetSays.NO_FOLDER, folder=usb, name="x.mp4"), misplaced=True)
    assert sheet.output == bench.folder / "bikes - starry-night.mp4"
    assert settings().values.folder == ""
    bench.answer()
    assert sheet.render_button.isEnabled()
    assert (
        f"Nothing can be saved in {usb} any more; the film goes to {bench.folder}." in sheet._problem.text()
    )
    bench.click(sheet.render_button)
    assert bench.render_engine.renders()[0].output == bench.folder / "bikes - starry-night.mp4"


def test_only_a_folder_that_was_tried_is_remembered(bench: Bench, tmp_path: Path) -> None:
    sheet = bench.open()
    bench.answer()
    sheet.form._on_folder(str(tmp_path / "other"))
    problem = say(TargetSays.FORBIDDEN, out="x.mp4", folder=tmp_path / "other")
    bench.answer(problem=problem, misplaced=True)
    assert not sheet.render_button.isEnabled() and "You may not" in sheet._problem.text()
    sheet._go(now=True)
    assert sheet.isVisible() and settings().values.folder == ""
    sheet.form._on_folder(str(tmp_path / "third"))
    bench.answer()
    bench.click(sheet.render_button)
    assert settings().values.folder == str(tmp_path / "third")


def test_a_warning_is_shown_and_keeps_nobody(bench: Bench) -> None:
    sheet = bench.open()
    limit = say(TargetSays.LIMIT_OF_SYSTEM, size="4.3 GB", system="vfat")
    bench.answer(warning=say(TargetSays.MAY_BE_TOO_LARGE, out="/usb/x.mp4", folder="/usb", limit=limit))
    assert (
        "The film may become larger than a file can be in /usb (4.3 GB at most, vfat)"
        in sheet._problem.text()
    )
    assert sheet.render_button.isEnabled()


def test_what_is_odd_about_the_film_is_told_before_it_is_painted(bench: Bench) -> None:
    """Wrong colors, a lost 360-degree mark: else only a tooltip of the list would say so."""
    odd = "The film is interlaced; each frame is drawn from one of its two fields."
    bench.session.update(bench.film, info=dataclass_replace(INFO, warnings=(said_by_others(odd),)))
    sheet = bench.open()
    bench.answer()
    assert sheet._problem.isVisible() and sheet._problem.text() == odd
    assert sheet.render_button.isEnabled()
    tall = sheet.height()
    bench.session.update(bench.film, info=INFO)
    sheet._show_problem()
    bench.qtbot.waitUntil(lambda: sheet.height() < tall, timeout=WAIT_MS)
