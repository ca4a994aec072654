"""What goes wrong on disks while the window is at work, with the real engines: it stays, and says what happened."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fastvid_gui.app import App, build
from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.styles import ExportStyle
from fastvid_gui.paths import user_styles_folder
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.preview.panel import PreviewPanel
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.styles.panel import StylesPanel
from fastvid_gui.ui.window.main_window import MainWindow

WAIT = 120_000
SIZE = 144
SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample" / "sample.mp4"
BROKEN = (
    "tm_chunk_out_of_range.mp4",
    "derived_truncated_bbb.mp4",
    "derived_truncated_no_moov.mp4",
    "derived_empty.mp4",
    "mp_no_duration.webm",
    "mp_video_with_failing_audio.mp4",
    "decord_unordered.mov",
)


@pytest.fixture
def app(own_home: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[App]:
    """The whole window."""
    parts = build(qapp)
    parts.window.left.disconnect()
    parts.window.show()
    yield parts
    parts.queue.close()
    parts.window.close()
    parts.close()
    parts.window.deleteLater()


def drop(window: MainWindow, paths: list[Path]) -> None:
    """Drags files over the window and drops them, as the system does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    way = (
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, QDragEnterEvent(*way))
    QApplication.sendEvent(window, QDropEvent(*way))


def open_copy(app: App, qtbot: QtBot, folder: Path, look: Look | None = None) -> Path:
    """A copy of the sample, opened and shown."""
    film = folder / "holiday.mp4"
    shutil.copy(SAMPLE, film)
    drop(app.window, [film])
    qtbot.waitUntil(lambda: (found := app.session.film(film)) is not None and found.frames > 0, timeout=WAIT)
    if look is not None:
        app.session.set_look(look, "Style")
    qtbot.waitUntil(lambda: preview(app).canvas.source is not None, timeout=WAIT)
    return film


def preview(app: App) -> PreviewPanel:
    panel = app.window.panels.preview
    assert isinstance(panel, PreviewPanel)
    return panel


def rendered(app: App, qtbot: QtBot, request: RenderRequest) -> QueueItem:
    """How a render ends."""
    return ended(app, qtbot, app.queue.add(request, now=True))


def ended(app: App, qtbot: QtBot, number: int) -> QueueItem:
    over = (ItemState.DONE, ItemState.FAILED)
    qtbot.waitUntil(lambda: (item := app.queue.item(number)) is not None and item.state in over, timeout=WAIT)
    item = app.queue.item(number)
    assert item is not None
    return item


def test_all_broken_clips_dropped_at_once(app: App, qtbot: QtBot, shared_data: Path) -> None:
    paths = [shared_data / "videos" / name for name in BROKEN]
    drop(app.window, [path for path in paths if path.exists()])
    qtbot.waitUntil(lambda: bool(app.session.films), timeout=WAIT)
    qtbot.waitUntil(
        lambda: all(film.state is not FilmState.OPENING for film in app.session.films), timeout=WAIT
    )
    assert len(app.session.films) == sum(path.exists() for path in paths)
    for film in app.session.films:
        assert film.info or film.path.name in film.problem
        app.session.select(film.path)
        if film.frames:
            app.session.seek(film.frames - 1)
        qtbot.wait(100)
        assert not app.window.grab().isNull()
    assert {film.path.name for film in app.session.films if film.state is FilmState.FAILED} >= {
        "derived_truncated_no_moov.mp4", "derived_empty.mp4",
    }  # fmt: skip


def test_a_video_deleted_while_it_is_open(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    film = open_copy(app, qtbot, tmp_path)
    film.unlink()
    app.session.seek(150)
    qtbot.waitUntil(lambda: "holiday.mp4 is no longer there" in preview(app).notice.text, timeout=WAIT)
    item = rendered(
        app,
        qtbot,
        RenderRequest(source=film, output=tmp_path / "out.mp4", look=Look(style="scream"), size=SIZE),
    )
    assert item.state is ItemState.FAILED
    assert "holiday.mp4" in item.problem
    # The list says so as well; the window goes on.
    qtbot.waitUntil(
        lambda: (gone := app.session.film(film)) is not None and gone.state is FilmState.FAILED, timeout=WAIT
    )
    gone = app.session.film(film)
    assert gone is not None
    assert "holiday.mp4 is no longer there" in gone.problem
    assert app.window.isVisible()


def answer(app: App, qtbot: QtBot, request: ExportStyle) -> object:
    call = app.preview_engine.ask(request)
    with qtbot.waitSignal(call.finished, timeout=WAIT) as got:
        pass
    return (got.args or [None])[0]


def test_a_style_whose_file_is_removed_while_it_is_used(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    own = tmp_path / "dusk.safetensors"
    answer(app, qtbot, ExportStyle("scream:0.6,starry-night:0.4", str(own)))
    panel = app.window.panels.styles
    assert isinstance(panel, StylesPanel)
    # By the window's own list: a look whose style it does not know is put right at once.
    with qtbot.waitSignal(panel.library.added, timeout=WAIT) as got:
        panel.library.add(own)
    look = Look(style=(got.args or [None])[0].name)  # type: ignore[union-attr]
    film = open_copy(app, qtbot, tmp_path, look)
    qtbot.waitUntil(lambda: preview(app).canvas.painted is not None, timeout=WAIT)
    for path in user_styles_folder().iterdir():
        path.unlink()
    app.session.seek(100)
    qtbot.waitUntil(lambda: look.style in preview(app).notice.text, timeout=WAIT)
    item = rendered(app, qtbot, RenderRequest(source=film, output=tmp_path / "out.mp4", look=look, size=SIZE))
    assert item.state is ItemState.FAILED
    assert look.style in item.problem
    app.session.set_look(Look(style="scream"), "Style")
    qtbot.waitUntil(lambda: preview(app).canvas.painted is not None, timeout=WAIT)
    assert not preview(app).notice.text


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home of the app on a real disk of 128 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small tmpfs needs root on Linux")
    home = tmp_path / "small"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", str(home)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a tmpfs can't be mounted here")
    monkeypatch.setenv("FASTVID_HOME", str(home))
    yield home
    subprocess.run(["umount", "-l", str(home)], check=True)


@pytest.mark.timeout(600)
def test_the_disk_gets_full_while_it_renders(
    small_disk: Path, app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    output = tmp_path / "out.mp4"
    number = app.queue.add(
        RenderRequest(source=SAMPLE, output=output, look=Look(style="scream"), size=SIZE), now=True
    )
    qtbot.waitUntil(
        lambda: bool((item := app.queue.item(number)) and (item.stored or item.problem)),
        timeout=WAIT,
    )
    assert app.queue.running is not None, app.queue.items[0].problem
    filler = small_disk / "holiday-pictures.zip"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
        while True:
            file.write(bytes(1 << 16))
    item = ended(app, qtbot, number)
    assert item.state is ItemState.FAILED
    assert "space" in item.problem
    assert not output.exists()
    assert app.window.isVisible()
    kept = sum(span.stop - span.start for span in item.stored)
    assert kept > 0
    filler.unlink()
    app.queue.retry(number)
    item = ended(app, qtbot, number)
    assert item.state is ItemState.DONE, item.problem
    assert item.result is not None
    assert item.result.resumed_frames >= kept
