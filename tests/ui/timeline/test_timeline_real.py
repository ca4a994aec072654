"""The timeline on a real film with the real engine: pictures, the picture on hover, keyframe files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fastvid_gui.paths import resources_folder
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.state.analysis import Analysis
from fastvid_gui.ui.state.bridge import Engine
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.timeline import TimelinePanel

WAIT = 120_000
SAMPLE = resources_folder() / "sample" / "sample.mp4"


@pytest.fixture
def preview_engine() -> Iterator[Engine]:
    engine = Engine("preview")
    yield engine
    engine.close()


def test_the_sample_is_analyzed_shown_and_its_keyframes_go_out_and_in_again(
    preview_engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    session = Session()
    queue = RenderQueue(preview_engine, Answers(), file=tmp_path / "queue.json")
    opener, analysis = FilmOpener(session, preview_engine), Analysis(session, preview_engine)
    panel = TimelinePanel(session, preview_engine, queue)
    qtbot.addWidget(panel)
    panel.resize(900, 200)
    panel.show()
    opener.open([SAMPLE])
    qtbot.waitUntil(lambda: session.current is not None and session.current.analyzed, timeout=WAIT)
    view = panel.view
    assert {84, 142} <= set(view.state.marks.frames)  # where its pictures change
    assert len(view.state.curve) == view.state.scale.frames == 190
    assert view.state.curve[84] >= 1
    qtbot.waitUntil(lambda: view.thumbs.picture(0, 0) is not None, timeout=WAIT)

    place = view.state.rows.keys.center().toPoint()
    place.setX(round(view.state.scale.x(142)))
    qtbot.mouseMove(view, place)
    qtbot.waitUntil(lambda: view.hover.card is not None and view.hover.card.has_picture, timeout=WAIT)
    assert view.hover.card is not None
    assert "hard cut" in view.hover.card.words

    view.state.select(142)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    csv = tmp_path / "keys.csv"
    panel.files.export(csv)
    qtbot.waitUntil(lambda: csv.exists() and "143,cut" in csv.read_text(), timeout=WAIT)
    panel.editor.restore()
    assert 143 not in view.state.marks.frames
    panel.files.read(csv)
    qtbot.waitUntil(lambda: 143 in view.state.marks.frames, timeout=WAIT)

    csv.write_text("12\nnonsense\n")
    panel.files.read(csv)
    qtbot.waitUntil(lambda: any(n.kind == "error" for n in panel.notices.notices()), timeout=WAIT)
    assert "line 2" in panel.notices.notices()[0].text
    assert 143 in view.state.marks.frames
    analysis.deleteLater()
    opener.deleteLater()
