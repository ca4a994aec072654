"""The whole window with names of strangers that are HTML: nothing opens the picture in them, nothing shows it as HTML.

Whether the picture is opened is asked of the system (inotify): on Windows opening such a path means logging in there.
"""

import ast
import ctypes
import os
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from answers import Answers, RecordedCall
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QPixmapCache, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fastvid_gui import app as under_test
from fastvid_gui.app import App
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.source import ColorInfo, SourceInfo
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm
from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, HelperSaid
from fastvid_gui.engine.messages.jobs import EstimateRender
from fastvid_gui.engine.messages.nodes import Examine, NodeSeen, NodesSeen, WatchNodes
from fastvid_gui.engine.messages.renders import Painted, RenderFilm
from fastvid_gui.engine.messages.request import Request
from fastvid_gui.engine.messages.styles import ListStyles, Styles
from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.helper.options import HelperStatus
from fastvid_gui.render.events import NodePart, NodesChanged, NodeStatus, Noted, Recovered
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import NodeShare, RenderResult
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.settings import settings
from fastvid_gui.ui.widgets.plain_texts import PlainTexts, for_desktop, keep_texts_plain

PICTURE = "probe.png"
HOSTILE = f'<img src="{PICTURE}">&amp;<b>bold</b>'
WAIT = 120_000
IN_OPEN, IN_NONBLOCK = 0x20, 0o4000
RICH = {"jobs/row.py", "jobs/header.py", "settings/about.py", "window/help.py"}
"""The only files that ask Qt for rich text. Help shows nothing but texts and keys of its own."""


class Opened:
    """Tells whether a file was opened since it was asked last."""

    def __init__(self, path: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._inotify = self._libc.inotify_init1(IN_NONBLOCK)
        assert self._libc.inotify_add_watch(self._inotify, os.fsencode(path), IN_OPEN) >= 0

    def __call__(self) -> bool:
        try:
            return bool(os.read(self._inotify, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._inotify)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """The picture is where the names say: in the folder where the window runs."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux tells which files are opened (inotify)")
    monkeypatch.chdir(tmp_path)
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    assert image.save(PICTURE)
    QPixmapCache.clear()
    found = Opened(tmp_path / PICTURE)
    yield found
    found.close()


class RecordedEngine(QObject, Answers):
    """An engine process that answers what the test says."""

    died = Signal(str)
    ready = Signal()

    def __init__(self, role: str, parent: QObject | None = None) -> None:
        QObject.__init__(self, parent)
        Answers.__init__(self)
        self.role = role

    def close(self) -> None:
        """There is no process."""


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setattr("fastvid_gui.ui.state.bridge.Engine", RecordedEngine)
    parts = under_test.build(qapp)
    parts.window.left.disconnect()
    parts.window.resize(1300, 900)
    parts.window.show()
    yield parts
    parts.queue.close()
    parts.window._closing._decided = True
    parts.window.close()
    parts.close()
    parts.window.deleteLater()
    guard = qapp.findChild(PlainTexts)
    qapp.removeEventFilter(guard)
    guard.setParent(None)
    QApplication.processEvents()


def hostile_styles() -> Styles:
    theirs = StyleInfo(name="mine", title=HOSTILE, artist=HOSTILE, year=HOSTILE, credit=HOSTILE)
    return Styles((theirs, StyleInfo(name="scream", title="The Scream", builtin=True)), {})


def hostile_nodes() -> NodesSeen:
    states = ("idle", "working", "paused", "away", "refuses", "does not answer", HOSTILE)
    nodes = [
        NodeSeen(
            id=f"id-{at}",
            name=f"{HOSTILE}{at}",
            address=f"10.0.0.{at}:47800",
            device=HOSTILE,
            version=1,
            paired=bool(at % 2),
            helping=True,
            state=state,
        )
        for at, state in enumerate(states)
    ]
    return NodesSeen(tuple(nodes), said_by_others(HOSTILE), 1)


def finish_all(engine: RecordedEngine, kind: type[Request], value: object) -> None:
    for call in engine.of(kind):
        call.finish(value)  # type: ignore[arg-type]


def fill(app: App, qtbot: QtBot) -> None:
    """Every panel has something of a stranger's to show."""
    preview_engine, render_engine = app.preview_engine, app.render_engine
    assert isinstance(preview_engine, RecordedEngine) and isinstance(render_engine, RecordedEngine)
    films = [Path.cwd() / f"{HOSTILE.replace('/', '')}{number}.mp4" for number in range(3)]
    for film in films:
        film.touch()
    settings().change(recent=tuple(map(str, films)))
    app.window.open_films(films)
    qtbot.waitUntil(lambda: len(app.session.films) == 3, timeout=WAIT)
    qtbot.waitUntil(lambda: len(preview_engine.of(OpenFilm)) > 0, timeout=WAIT)
    odd = SourceInfo(
        width=64,
        height=48,
        coded_width=64,
        coded_height=48,
        rotation=0,
        frame_rate=Fraction(25),
        variable_rate=False,
        frames=100,
        duration=Fraction(4),
        video_codec=HOSTILE,
        pixel_format=HOSTILE,
        color=ColorInfo(matrix=HOSTILE, primaries=HOSTILE, transfer=HOSTILE, full_range=False, bits=8),
        alpha=False,
        warnings=(said_by_others(HOSTILE),),
    )
    for number in range(3):
        qtbot.waitUntil(lambda number=number: len(preview_engine.of(OpenFilm)) > number, timeout=WAIT)
        call = preview_engine.of(OpenFilm)[number]
        if number == 1:
            call.fail(HOSTILE)
        else:
            call.finish(FilmOpened(odd, b"\0" * 800))
    finish_all(preview_engine, ListStyles, hostile_styles())
    preview_engine.last(WatchNodes).tell(hostile_nodes())
    qtbot.waitUntil(lambda: len(app.farm.nodes.lines) >= 7, timeout=WAIT)
    app.farm.show_panel()
    for text in ("info", "warning", "error"):
        app.window.notices.say(f"{text} {HOSTILE}", text)  # type: ignore[arg-type]
    app.window.show_mistake(HOSTILE)
    render(app, render_engine, films, qtbot)
    app.farm.panel.open_doctor()
    examined = preview_engine.last(Examine)
    for outcome in ("ok", "failed", "skipped"):
        examined.tell(
            Step(HOSTILE, Outcome(outcome), said_by_others(HOSTILE), (said_by_others(HOSTILE),) * 2)
        )
    examined.finish()
    helping(app, qtbot)
    QApplication.processEvents()


def render(app: App, render_engine: RecordedEngine, films: list[Path], qtbot: QtBot) -> None:
    """One is done, one has failed, one is under way, all with nodes of strangers."""

    def begun(number: int) -> RecordedCall:
        request = RenderRequest(
            source=films[number],
            output=films[number].with_suffix(f".{number}.mp4"),
            look=Look(style="mine"),
            nodes="auto",
        )
        app.queue.add(request, 100, now=True)
        qtbot.waitUntil(lambda: len(render_engine.of(RenderFilm)) > number, timeout=WAIT)
        call = render_engine.last(RenderFilm)
        names = [HOSTILE, f"{HOSTILE} 2", "local"]
        states = [HOSTILE, "lost", "painting"]
        nodes = [
            NodeStatus(
                name=name,
                device=HOSTILE,
                state=state,
                painting=(NodePart(0, 50, 7),),
                frames=7,
                frames_per_second=3.0,
                id=f"id-{place}",
                standing=HOSTILE,
            )
            for place, (name, state) in enumerate(zip(names, states, strict=True))
        ]
        call.tell(NodesChanged(tuple(nodes), 9.0))
        call.tell(Painted(done=40, total=100, frames_per_second=8.0, seconds_left=7.0))
        call.tell(Noted(said_by_others(HOSTILE)))
        for kind in ("vanished", "damaged", "rested", "declined", "failed", "aside", "left"):
            call.tell(
                Recovered(
                    kind=kind, node=HOSTILE, frame=3, stop=9, by=HOSTILE, detail=said_by_others(HOSTILE)
                )
            )
        return call

    totals = (NodeShare(HOSTILE, 60, 9.0), NodeShare("local", 40, 9.0))
    begun(0).finish(
        RenderResult(
            output=Path("x.mp4"),
            frames=100,
            resumed_frames=0,
            seconds=9.0,
            width=64,
            height=48,
            job="j" * 16,
            warnings=(said_by_others(HOSTILE),),
            nodes=totals,
        )
    )
    qtbot.waitUntil(lambda: app.queue.running is None, timeout=WAIT)
    begun(1).fail(HOSTILE)
    qtbot.waitUntil(lambda: app.queue.running is None, timeout=WAIT)
    begun(2)
    app.window.panels.jobs.open_export()
    for call in app.preview_engine.of(EstimateRender):  # type: ignore[attr-defined]
        call.fail(HOSTILE)


def helping(app: App, qtbot: QtBot) -> None:
    app.farm.helping.switch(True)
    engine = app.farm.helping._engine
    assert isinstance(engine, RecordedEngine)
    for state in ("idle", "working", "paused"):
        status = HelperStatus(
            name=HOSTILE,
            port=47800,
            state=state,  # type: ignore[arg-type]
            resting=said_by_others(HOSTILE),
            code="123 456",
            code_seconds=60.0,
            maker=HOSTILE,
            waiting=(HOSTILE,),
            painting=(NodePart(0, 9, 3),),
            frames=9,
            kept_bytes=9,
            problem=said_by_others(HOSTILE),
            paired=1,
        )
        engine.last(BeHelper).tell(HelperNow(status, frames_today=9, frames_per_second=3.0))
    engine.last(BeHelper).tell(HelperSaid(said_by_others(HOSTILE)))
    QApplication.processEvents()


def tooltip_label() -> QLabel | None:
    return next((each for each in tooltip_labels() if each.isVisible()), None)


def tooltip_labels() -> list[QLabel]:
    tops = QApplication.topLevelWidgets()
    return [
        each for each in tops if isinstance(each, QLabel) and each.metaObject().className() == "QTipLabel"
    ]


def tooltips(top: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every tooltip of a window: of widgets, rows of lists and commands of menus."""
    for widget in (top, *top.findChildren(QWidget)):
        if widget.toolTip():
            yield widget, widget.toolTip()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from ((widget, tip) for tip in _tips(widget, QModelIndex()))
        if isinstance(widget, QMenu):
            widget.aboutToShow.emit()
        for action in QWidget.actions(widget):  # some panels have a field of that name
            yield widget, action.toolTip()


def _tips(view: QAbstractItemView, parent: QModelIndex) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            if tip := index.data(Qt.ItemDataRole.ToolTipRole):
                yield tip
        yield from _tips(view, model.index(row, 0, parent))


def walk() -> list[str]:
    """Lays out every label and shows every tooltip of every window; which of a stranger's texts there were."""
    found = []
    for top in QApplication.topLevelWidgets():
        for label in top.findChildren(QLabel):
            label.ensurePolished()
            label.sizeHint()
            found += [label.text()] if PICTURE in label.text() else []
            if label.textFormat() == Qt.TextFormat.RichText:
                document = QTextDocument()
                document.setHtml(label.text())
                assert "￼" not in document.toPlainText(), f"a picture in {label.text()}"
                assert "bold" not in label.text() or "<b>" in document.toPlainText()
            else:
                assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        for edit in top.findChildren(QTextEdit):
            assert "￼" not in edit.toPlainText()
        for widget, tip in list(tooltips(top)):
            if PICTURE not in tip:
                continue
            found.append(tip)
            QToolTip.showText(QPoint(9, 9), tip, widget)
            shown = tooltip_label()
            assert shown is not None and shown.text() == tip and shown.textFormat() == Qt.TextFormat.PlainText
            QToolTip.hideText()
            shown.hide()
        top.grab()
    QApplication.processEvents()
    return found


def test_no_widget_of_the_window_takes_a_name_for_html(app: App, qtbot: QtBot, opened: Opened) -> None:
    fill(app, qtbot)
    app.window.show_settings("helper")
    app.window.show_about()
    app.window.show_report()
    app.window.close()  # asks, since something renders
    box = QMessageBox(app.window)
    box.setText(HOSTILE)
    box.setInformativeText(HOSTILE)
    box.show()
    QApplication.processEvents()
    found = walk()
    assert len(found) > 40, "strangers' texts are shown"
    assert not opened(), "a picture in a name was opened"
    box.close()


def test_rows_of_lists_show_their_tooltips_as_they_are(app: App, qtbot: QtBot, opened: Opened) -> None:
    """By the pointer, as people do: the lists of Qt show them themselves."""
    fill(app, qtbot)
    view = app.window.panels.films.findChildren(QAbstractItemView)[0]
    spot = view.visualRect(view.model().index(0, 0)).center()
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    )
    shown = tooltip_label()
    assert shown is not None and PICTURE in shown.text() and shown.textFormat() == Qt.TextFormat.PlainText
    QToolTip.hideText()
    assert not opened()


def test_without_the_guard_the_picture_would_be_opened(
    qtbot: QtBot, qapp: QApplication, opened: Opened
) -> None:
    """So that the tests above can fail."""
    qtbot.waitUntil(lambda: not tooltip_labels(), timeout=WAIT)  # of another test
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    label = QLabel(HOSTILE, widget)
    label.show()
    widget.grab()
    assert opened(), "a label guesses"
    QPixmapCache.clear()
    QToolTip.showText(QPoint(9, 9), HOSTILE, widget)
    assert opened(), "so does a tooltip"
    QToolTip.hideText()
    QPixmapCache.clear()
    keep_texts_plain(qapp)
    keep_texts_plain(qapp)
    try:
        assert len(qapp.findChildren(PlainTexts)) == 1
        tame = QLabel(HOSTILE, widget)
        tame.show()
        widget.resize(300, 300)
        tame.grab()
        assert not opened()
    finally:
        guard = qapp.findChild(PlainTexts)
        qapp.removeEventFilter(guard)
        guard.setParent(None)


def test_rich_text_is_asked_for_in_few_places() -> None:
    """Whoever is added here has to escape what is not his own, and to be filled by the test above."""
    folder = Path(under_test.__file__).parent / "ui"
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = (
                node.attr
                if isinstance(node, ast.Attribute)
                else node.id
                if isinstance(node, ast.Name)
                else ""
            )
            if name in ("RichText", "MarkdownText", "setHtml", "insertHtml", "setMarkdown", "QStaticText"):
                found.add(path.relative_to(folder).as_posix())
    assert found == RICH


def test_the_desktop_gets_no_tags() -> None:
    assert for_desktop(HOSTILE) == f'‹img src="{PICTURE}"›&amp;‹b›bold‹/b›'
