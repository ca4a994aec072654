"""The farm within the whole window: messages about helpers that come, are paired, or go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fastvid_gui.engine.messages.nodes import NodeSeen, NodesSeen, WatchNodes
from fastvid_gui.sentences.sentence import NOTHING
from fastvid_gui.ui.farm.joining import Farm
from fastvid_gui.ui.farm.nodes import Nodes
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.films.panel import FilmsPanel
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.preview.panel import PreviewPanel
from fastvid_gui.ui.state.analysis import Analysis
from fastvid_gui.ui.state.helping import Helping
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.styles.panel import StylesPanel
from fastvid_gui.ui.timeline.panel import TimelinePanel
from fastvid_gui.ui.window.main_window import MainWindow, Panels

WAIT = 120_000


class Built:
    """A window with its farm and recorded engines."""

    def __init__(self) -> None:
        self.preview_engine, self.render_engine, session = Answers(), Answers(), Session()
        queue = RenderQueue(self.preview_engine, self.render_engine)
        self.nodes = Nodes(self.preview_engine, queue)
        self.farm = Farm(Helping(Answers), self.nodes, self.preview_engine, self.render_engine)
        opener = FilmOpener(session, self.preview_engine)
        panels = Panels(
            films=FilmsPanel(session, self.preview_engine, opener),
            preview=PreviewPanel(session, self.preview_engine, queue),
            styles=StylesPanel(session, self.preview_engine, self.render_engine, queue=queue),
            timeline=TimelinePanel(session, self.preview_engine, queue),
            jobs=JobsPanel(session, queue, self.preview_engine),
        )
        self.window = MainWindow(
            session=session,
            queue=queue,
            opener=opener,
            panels=panels,
            analysis=Analysis(session, self.preview_engine),
            preview_engine=self.preview_engine,
            farm=self.farm,
        )
        self.window.show()

    def see(self, *nodes: NodeSeen) -> None:
        self.preview_engine.last(WatchNodes).tell(NodesSeen(nodes, NOTHING, 1))

    @property
    def messages(self) -> list[str]:
        return [notice.text for notice in self.window.notices.notices()]


@pytest.fixture
def built(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Built]:
    monkeypatch.setenv("FASTVID_HOME", str(tmp_path))
    made = Built()
    yield made
    made.farm.close()
    made.window.close()
    made.window.deleteLater()
    QApplication.processEvents()


def node(name: str, paired: bool = False) -> NodeSeen:
    return NodeSeen(
        id=f"id-{name}",
        name=name,
        address=f"{name}:47800",
        device="CPU, 4 cores",
        version=1,
        paired=paired,
        helping=True,
        state="idle",
    )


def test_the_message_about_a_helper_goes_when_it_is_paired(built: Built, qtbot: QtBot) -> None:
    built.see(node("attic"), node("cellar"))
    qtbot.waitUntil(lambda: len(built.messages) == 2, timeout=WAIT)
    built.see(node("attic", paired=True), node("cellar"))
    qtbot.waitUntil(lambda: len(built.messages) == 1, timeout=WAIT)
    assert built.messages[0].startswith("cellar ")
    built.see(node("attic", paired=True))
    qtbot.waitUntil(lambda: not built.messages, timeout=WAIT)


def test_the_messages_go_when_the_panel_shows_the_helpers(built: Built, qtbot: QtBot) -> None:
    built.see(node("attic"))
    qtbot.waitUntil(lambda: len(built.messages) == 1, timeout=WAIT)
    built.farm.computers.trigger()
    assert not built.messages
    built.see(node("attic", paired=True))
    qtbot.waitUntil(lambda: any(line.paired for line in built.nodes.lines), timeout=WAIT)
