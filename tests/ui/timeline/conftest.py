"""The timeline with recorded answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from qt_there import why_no_qt

if not why_no_qt():
    from answers import Answers
    from pytestqt.qtbot import QtBot
    from timeline_stage import Stage

    from fastvid_gui.ui.state.queue import RenderQueue
    from fastvid_gui.ui.state.session import Session
    from fastvid_gui.ui.timeline import TimelinePanel


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Stage:
    session, preview_engine, render_engine = Session(), Answers(), Answers()
    queue = RenderQueue(preview_engine, render_engine, file=tmp_path / "queue.json")
    panel = TimelinePanel(session, preview_engine, queue)
    qtbot.addWidget(panel)
    panel.resize(1000, 210)
    panel.show()
    qtbot.waitExposed(panel)
    return Stage(panel, session, preview_engine, render_engine, queue, qtbot)
