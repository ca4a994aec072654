"""A watched folder: what arrives whole is painted, once; what is broken is told once; restarts forget nothing."""

import shutil
from array import array
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import pytest
from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.source import ColorInfo, SourceInfo
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm
from fastvid_gui.paths import resources_folder
from fastvid_gui.settings import settings
from fastvid_gui.ui.state.bridge import Engine
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.state.queue import ItemState, RenderQueue
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.watch.arrivals import Arrivals, Stamp
from fastvid_gui.ui.watch.bar import WatchBar
from fastvid_gui.ui.watch.dialog import WatchDialog
from fastvid_gui.ui.watch.file import FolderWatch, read_watch
from fastvid_gui.ui.watch.watcher import Watcher
from fastvid_gui.ui.watch.words import watch_words

WAIT_MS = 120_000
LOOK = Look(style="scream", strength=0.8)
COLOR = ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8)


def opened() -> FilmOpened:
    """What the engine says of a film that is fine."""
    info = SourceInfo(
        width=640, height=360, coded_width=640, coded_height=360, rotation=0, frame_rate=Fraction(25),
        variable_rate=False, frames=50, duration=Fraction(2), video_codec="h264", pixel_format="yuv420p", color=COLOR,
        alpha=False,
    )  # fmt: skip
    return FilmOpened(info, array("d", [frame / 25 for frame in range(50)]).tobytes())


def quick(settled: dict[str, Stamp]) -> Arrivals:
    return Arrivals(settled, still=0.3, again=0.5)


def patient(settled: dict[str, Stamp]) -> Arrivals:
    return Arrivals(settled, still=0.3, again=4.0)


class Stage:
    """A folder, a queue and its watcher."""

    def __init__(self, qtbot: QtBot, root: Path, preview: Answers | Engine | None = None) -> None:
        self.qtbot, self.root = qtbot, root
        self.folder, self.output = root / "in", root / "out"
        self.folder.mkdir(exist_ok=True)
        self.answers = Answers()
        self.render = Answers()
        self.queue = RenderQueue(self.answers, self.render, file=root / "queue.json")
        self.said: list[str] = []
        self.watcher = Watcher(
            self.queue,
            preview or self.answers,
            file=root / "watched.json",
            make_arrivals=quick,
            look_ms=40,
        )
        self.watcher.remark.connect(self.said.append)

    def watch(self, also_present: bool = False, **changes: object) -> None:
        wish = FolderWatch(folder=self.folder, look=LOOK, name="Ours", output=self.output, **changes)
        self.watcher.start(wish, also_present)
        self.qtbot.waitUntil(lambda: self.watcher.watch == wish, timeout=WAIT_MS)

    def open_next(self, name: str) -> None:
        """Waits until that film is looked into, and says that it is fine."""
        self.qtbot.waitUntil(lambda: name in self.asked(), timeout=WAIT_MS)
        self.answers.last(OpenFilm).finish(opened())

    def asked(self) -> list[str]:
        return [Path(request.path).name for request in self.answers.requests(OpenFilm)]

    def sources(self) -> list[str]:
        return [item.source.name for item in self.queue.items]

    def wait_sources(self, *names: str) -> None:
        self.qtbot.waitUntil(lambda: self.sources() == list(names), timeout=WAIT_MS)

    def end(self) -> None:
        """The window is closed."""
        self.queue.close()
        self.watcher.close()


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.end()


def test_what_arrives_is_painted_and_what_was_there_is_not(stage: Stage) -> None:
    (stage.folder / "old.mp4").write_bytes(b"film")
    stage.watch(size=180)
    (stage.folder / "notes.txt").write_bytes(b"no film")
    (stage.folder / ".hidden.mp4").write_bytes(b"film")
    (stage.folder / "below").mkdir()
    (stage.folder / "below" / "deep.mp4").write_bytes(b"film")
    (stage.folder / "new.mp4").write_bytes(b"film")
    stage.open_next("new.mp4")
    stage.wait_sources("new.mp4")
    (item,) = stage.queue.items
    assert item.state is ItemState.RUNNING
    request = item.request
    assert (request.look, request.size, request.output) == (LOOK, 180, stage.output / "new - scream.mp4")
    assert stage.output.is_dir() and stage.asked() == ["new.mp4"]
    assert watch_words(stage.watcher) == "Watching in  ·  1 film taken"


def test_a_file_that_is_still_being_copied_waits(stage: Stage, qtbot: QtBot) -> None:
    stage.watch()
    with (stage.folder / "slow.mp4").open("wb") as file:
        for _ in range(20):
            file.write(b"more")
            file.flush()
            qtbot.wait(50)
            if stage.asked():
                # A busy computer may write more slowly than the file has to rest: then this shows nothing.
                pytest.skip("the computer is too busy to copy steadily")
        assert stage.watcher.arriving == 1
    stage.open_next("slow.mp4")
    stage.wait_sources("slow.mp4")


def test_what_is_there_already_can_be_painted_too(stage: Stage) -> None:
    (stage.folder / "old.mp4").write_bytes(b"film")
    stage.watch(also_present=True)
    stage.open_next("old.mp4")
    stage.wait_sources("old.mp4")


def test_a_broken_film_is_told_once(stage: Stage, qtbot: QtBot) -> None:
    stage.watch()
    (stage.folder / "bad.mp4").write_bytes(b"no film")
    for count in (1, 2):
        qtbot.waitUntil(lambda count=count: len(stage.asked()) == count, timeout=WAIT_MS)
        assert not stage.said
        stage.answers.last(OpenFilm).fail("bad.mp4 is no video. Choose another file.")
    qtbot.waitUntil(lambda: bool(stage.said), timeout=WAIT_MS)
    (said,) = stage.said
    assert said.startswith("bad.mp4 arrived in in, but can't be painted: bad.mp4 is no video.")
    assert "1 can't be used" in watch_words(stage.watcher)
    stage.end()
    # Not by the next window either.
    again = Stage(qtbot, stage.root)
    looks = []
    again.watcher.changed.connect(lambda: looks.append(1))
    (again.folder / "good.mp4").write_bytes(b"film")
    again.open_next("good.mp4")
    again.wait_sources("good.mp4")
    assert again.asked() == ["good.mp4"] and not again.said
    again.end()


def test_a_restart_goes_on_and_takes_what_came_meanwhile(stage: Stage, qtbot: QtBot) -> None:
    stage.watch()
    (stage.folder / "one.mp4").write_bytes(b"film")
    stage.open_next("one.mp4")
    stage.wait_sources("one.mp4")
    stage.end()
    (stage.folder / "two.mp4").write_bytes(b"film")
    again = Stage(qtbot, stage.root)
    assert again.watcher.watch is not None and again.watcher.watch.look == LOOK
    assert again.watcher.taken == 1
    again.open_next("two.mp4")
    qtbot.waitUntil(lambda: "two.mp4" in again.sources(), timeout=WAIT_MS)
    assert again.asked() == ["two.mp4"]
    again.end()


def test_two_windows_do_not_paint_the_same_twice(stage: Stage, qtbot: QtBot) -> None:
    stage.watch()
    second = Watcher(stage.queue, Answers(), file=stage.root / "watched.json")
    assert not second.may_watch and second.watch is None


def test_a_folder_that_goes_and_comes_back(stage: Stage, qtbot: QtBot) -> None:
    (stage.folder / "old.mp4").write_bytes(b"film")
    stage.watch()
    away = stage.root / "away"
    stage.folder.rename(away)
    qtbot.waitUntil(lambda: stage.watcher.missing, timeout=WAIT_MS)
    assert watch_words(stage.watcher) == "in is not there now; it is looked for again"
    away.rename(stage.folder)
    qtbot.waitUntil(lambda: not stage.watcher.missing, timeout=WAIT_MS)
    (stage.folder / "new.mp4").write_bytes(b"film")
    stage.open_next("new.mp4")
    stage.wait_sources("new.mp4")


def test_who_paused_a_render_is_not_disturbed(stage: Stage, qtbot: QtBot) -> None:
    stage.watch()
    (stage.folder / "one.mp4").write_bytes(b"film")
    stage.open_next("one.mp4")
    stage.wait_sources("one.mp4")
    stage.queue.pause(stage.queue.items[0].number)
    qtbot.waitUntil(lambda: stage.queue.items[0].state is ItemState.PAUSED, timeout=WAIT_MS)
    (stage.folder / "two.mp4").write_bytes(b"film")
    stage.open_next("two.mp4")
    stage.wait_sources("one.mp4", "two.mp4")
    assert [item.state for item in stage.queue.items] == [ItemState.PAUSED, ItemState.WAITING]


def test_stopping_forgets_the_folder(stage: Stage, qtbot: QtBot) -> None:
    stage.watch()
    assert read_watch(stage.root / "watched.json") is not None
    stage.watcher.stop()
    assert read_watch(stage.root / "watched.json") is None
    (stage.folder / "new.mp4").write_bytes(b"film")
    qtbot.wait(500)
    assert stage.asked() == []


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 100_000, b'{"version": 1, "folder": 5}'])
def test_a_damaged_file_counts_as_nothing_watched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "watched.json").write_bytes(content)
    assert read_watch(tmp_path / "watched.json") is None


def test_the_dialog_starts_changes_and_stops(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    presets, session = Presets(stage.root / "looks.json"), Session()
    presets.save("Ours", LOOK)
    dialog, bar = WatchDialog(stage.watcher, presets, session), WatchBar(stage.watcher)
    qtbot.addWidget(dialog)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    dialog.open_now()
    assert not dialog.start_button.isEnabled()
    qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    (files,) = dialog.findChildren(QFileDialog)
    files.fileSelected.emit(str(stage.folder))
    files.close()
    assert dialog.output == stage.folder / "Painted"
    dialog.set_output(stage.folder)
    assert "would arrive in the watched folder again" in dialog._state.text()
    assert not dialog.start_button.isEnabled()
    dialog.set_output(stage.output)
    dialog.look_box.setCurrentIndex(dialog.look_box.findText("Ours"))
    qtbot.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.watcher.watch is not None, timeout=WAIT_MS)
    watch = stage.watcher.watch
    assert watch is not None and (watch.name, watch.look, watch.output) == ("Ours", LOOK, stage.output)
    assert not bar.isHidden() and bar.text() == "Watching in"
    dialog.open_now()
    assert dialog.start_button.text() == "Change" and not dialog.start_button.isEnabled()
    qtbot.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    assert stage.watcher.watch is None and bar.isHidden()


def test_a_real_film_arrives_and_is_painted(qtbot: QtBot, tmp_path: Path, own_home: Path) -> None:
    preview, render = Engine("preview"), Engine("render")
    folder = tmp_path / "in"
    folder.mkdir()
    queue = RenderQueue(preview, render, file=tmp_path / "queue.json")
    watcher = Watcher(queue, preview, file=tmp_path / "watched.json", make_arrivals=patient, look_ms=100)
    said: list[str] = []
    watcher.remark.connect(said.append)
    settings().change(name_pattern="{style} of {film}")
    try:
        watcher.start(
            FolderWatch(folder=folder, look=LOOK, name="Ours", output=tmp_path / "out", size=72), False
        )
        qtbot.waitUntil(lambda: watcher.watch is not None, timeout=WAIT_MS)
        whole = (resources_folder() / "sample" / "sample.mp4").read_bytes()
        (folder / "broken.mp4").write_bytes(whole[-len(whole) // 3 :])
        # Copied with a pause: what is there at first can be opened, but is a third of the film.
        third = len(whole) // 3
        (folder / "slow.mp4").write_bytes(whole[:third])
        qtbot.waitUntil(lambda: watcher.arriving == 2, timeout=WAIT_MS)
        qtbot.wait(600)
        with (folder / "slow.mp4").open("ab") as slow:
            slow.write(whole[third:])
        shutil.copyfile(resources_folder() / "sample" / "sample.mp4", folder / "sample.mp4")
        ended = (ItemState.DONE, ItemState.FAILED)
        qtbot.waitUntil(
            lambda: len(queue.items) == 2 and all(item.state in ended for item in queue.items),
            timeout=WAIT_MS,
        )
        assert {item.state for item in queue.items} == {ItemState.DONE}, [
            item.problem for item in queue.items
        ]
        for name in ("sample", "slow"):
            with av.open(tmp_path / "out" / f"scream of {name}.mp4") as film:
                assert film.streams.video[0].height == 72
                assert sum(1 for _ in film.decode(video=0)) == 190
        qtbot.waitUntil(lambda: bool(said), timeout=WAIT_MS)
        assert "broken.mp4" in said[0] and len(said) == 1
    finally:
        queue.close()
        watcher.close()
        preview.close()
        render.close()
