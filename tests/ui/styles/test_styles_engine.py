"""The panel with the real engine: the sample clip in the built-in styles, and a style file added, used and removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Answers
from films import make_pack
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from styles_window import WAIT

from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm
from fastvid_gui.paths import user_styles_folder
from fastvid_gui.ui.state.bridge import Engine
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.styles.model import Role
from fastvid_gui.ui.styles.panel import StylesPanel

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "sample.mp4"


@pytest.fixture
def preview_engine(qtbot: QtBot) -> Iterator[Engine]:
    """An engine process."""
    engine = Engine("preview")
    yield engine
    engine.close()


def test_gallery_of_the_sample_and_a_style_that_comes_and_goes(
    qtbot: QtBot, preview_engine: Engine, tmp_path: Path
) -> None:
    session = Session()
    panel = StylesPanel(session, preview_engine, Answers())
    qtbot.addWidget(panel)
    panel.resize(296, 600)
    panel.show()
    model, pictures = panel.model, panel.pictures
    qtbot.waitUntil(lambda: panel.library.known, timeout=WAIT)
    built_in = model.names()
    assert len(built_in) >= 3
    session.add(SAMPLE)
    call = preview_engine.ask(OpenFilm(str(SAMPLE)))
    with qtbot.waitSignal(call.finished, timeout=WAIT) as opened:
        pass
    value = (opened.args or [None])[0]
    assert isinstance(value, FilmOpened)
    session.update(SAMPLE, state=FilmState.READY, info=value.info)
    qtbot.waitUntil(lambda: all(pictures.has(name) for name in ("", *built_in)), timeout=WAIT)
    shown = [model.index(row).data(Role.PICTURE) for row in range(len(built_in) + 1)]
    assert all(isinstance(image, QImage) for image in shown)
    assert len({image.cacheKey() for image in shown}) == len(shown)
    assert len({bytes(image.constBits()) for image in shown}) == len(shown), "each style paints otherwise"

    panel.add_files([tmp_path / "nothing.safetensors"])
    qtbot.waitUntil(lambda: bool(panel.notices.notices()), timeout=WAIT)
    assert "nothing.safetensors" in panel.notices.notices()[0].text
    assert model.names() == built_in

    panel.add_files([make_pack(tmp_path / "tame.safetensors")])
    qtbot.waitUntil(lambda: "tame" in model.names() and pictures.has("tame"), timeout=WAIT)
    assert (user_styles_folder() / "tame.safetensors").is_file()
    panel.library.remove("tame")
    qtbot.waitUntil(lambda: model.names() == built_in, timeout=WAIT)
    assert not list(user_styles_folder().glob("tame*"))
    panel.hide()
