"""The viewer with recorded answers, and with the real engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qt_there import why_no_qt

if not why_no_qt():
    from answers import Answers
    from pytestqt.qtbot import QtBot
    from viewer_stage import NoQueue, RealStage, Stage

    from fastvid_gui.ui.preview import PreviewPanel
    from fastvid_gui.ui.state.bridge import Engine
    from fastvid_gui.ui.state.session import Session


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    """A viewer with recorded answers, 640 x 480, shown."""
    session, preview_engine, queue = Session(), Answers(), NoQueue()
    panel = PreviewPanel(session, preview_engine, queue)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(640, 480)
    panel.show()
    qtbot.waitExposed(panel)
    panel.canvas.setFocus()
    yield Stage(qtbot, session, preview_engine, queue, panel)
    panel.player.close()


@pytest.fixture
def preview_engine(own_home: Path) -> Iterator[Engine]:
    """The real engine process."""
    engine = Engine("preview")
    yield engine
    engine.close()


@pytest.fixture
def real(qtbot: QtBot, preview_engine: Engine) -> Iterator[RealStage]:
    """A viewer with the real engine, 640 x 480, shown."""
    session = Session()
    panel = PreviewPanel(session, preview_engine, NoQueue())  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(640, 480)
    panel.show()
    qtbot.waitExposed(panel)
    panel.canvas.setFocus()
    yield RealStage(qtbot, session, preview_engine, panel)
    panel.player.close()
    panel.motion.forget()
