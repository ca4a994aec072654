"""The German and the French window say nothing in English; none names an option of the command line."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot
from test_hostile_names import RecordedEngine, finish_all, tooltips

from fastvid_gui import app as under_test
from fastvid_gui.app import App
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.source import ColorInfo, SourceInfo
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm
from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, HelperSaid
from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.engine.messages.nodes import Examine, NodeSeen, NodesSeen, WatchNodes
from fastvid_gui.engine.messages.renders import Painted, RenderFilm
from fastvid_gui.engine.messages.styles import ListStyles, Styles
from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.helper.options import HelperStatus
from fastvid_gui.render.events import NodePart, NodesChanged, NodeStatus, Noted, Recovered
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import NodeShare, RenderResult
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.helpers import HelperNews, WhyNot
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.sentences.sentence import Code, Sentence, Value, all_codes, say
from fastvid_gui.sentences.shared_render import Fault, Standstill
from fastvid_gui.sentences.sound import Sound
from fastvid_gui.sentences.source import BadSource, OddSource
from fastvid_gui.ui.sentences.decimals import decimal, with_decimal_sign
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.system.language import install_language, languages, translations_folder
from fastvid_gui.ui.widgets.plain_texts import PlainTexts

WAIT = 120_000
OPTION = re.compile(r"(?<![-\w])--[a-z]")
ENGLISH = frozenset(
    (  # noqa: SIM905 - to be read
        "the is are were and not can't don't with from this that these those it its for of has have been being by at "
        "or but if when while which who what why there here to too than then you your would can could should must may "
        "might nobody nothing again already only more most another other takes paint painted painting"
    ).split()
)
"""Words that stand in no German or French sentence."""
NAMES = ("Starry night", "The Scream", "Vincent van Gogh", "Edvard Munch", "attic", "disallow-other-stacks")


def english_words(text: str) -> set[str]:
    """The English words in a text, apart from names and paths."""
    text = re.sub(r"\S*/\S*", "", text)
    for name in NAMES:
        text = text.replace(name, "")
    return ENGLISH & set(re.findall(r"[^\W\d_]+(?:'[a-z]+)?", text.lower()))


def sample(code: Code) -> Sentence:
    """The sentence with something for each value."""
    figures = set(re.findall(r"\{(\w+):", code.template))
    values: dict[str, Value] = {name: 3 if name in figures else "X7" for name in code.names}
    return say(code, **values)


@pytest.fixture(params=[code for code in languages() if code != "en"])
def translated(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[set[QWidget]]:
    """In each language: the windows of other tests that are still there, in English."""
    others = set(QApplication.topLevelWidgets())
    assert install_language(qapp, request.param) == request.param
    yield others
    install_language(qapp, "en")


@pytest.fixture
def app(
    translated: set[QWidget],
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[App]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("fastvid_gui.ui.state.bridge.Engine", RecordedEngine)
    monkeypatch.setattr("fastvid_gui.ui.system.language.install_language", lambda *_: "")
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


def test_every_code_is_translated(translated: set[QWidget]) -> None:
    said = {code.key: in_words(sample(code)) for code in all_codes() if code.in_window}
    assert {key: text for key, text in said.items() if english_words(text)} == {}
    assert {key: text for key, text in said.items() if OPTION.search(text)} == {}


def test_no_text_of_the_window_names_an_option_of_the_command_line() -> None:
    """In no language; all of them, also those that no code stands for."""
    roots = [ElementTree.parse(path).getroot() for path in translations_folder().glob("fastvid_*.ts")]
    texts = [
        text
        for root in roots
        for tag in ("source", "translation", "numerusform")
        for each in root.iter(tag)
        if (text := each.text)
    ]
    assert len(texts) > 2000
    assert [text for text in texts if OPTION.search(text)] == []
    assert OPTION.search("choose a smaller --size") and not OPTION.search("a – b -- c")


# ---- the window itself


def fill(app: App, qtbot: QtBot, folder: Path, estimate: bool = True) -> None:
    """Every panel has something to say; `estimate`: also what the next render needs."""
    preview_engine, render_engine = app.preview_engine, app.render_engine
    assert isinstance(preview_engine, RecordedEngine) and isinstance(render_engine, RecordedEngine)
    films = [folder / "clip.mp4", folder / "clip.mp4.2"]
    for film in films:
        film.touch()
    app.window.open_films(films)
    odd = SourceInfo(
        width=64, height=48, coded_width=64, coded_height=48, rotation=90, frame_rate=Fraction(25), variable_rate=True,
        frames=100, duration=Fraction(4), video_codec="h264", pixel_format="yuv420p",
        color=ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8), alpha=False,
        warnings=tuple(sample(code) for code in OddSource),
    )  # fmt: skip
    for number in range(2):
        qtbot.waitUntil(lambda number=number: len(preview_engine.of(OpenFilm)) > number, timeout=WAIT)
        call = preview_engine.of(OpenFilm)[number]
        if number:
            call.fail(in_words(say(BadSource.EMPTY, file=films[1])))
        else:
            call.finish(FilmOpened(odd, b"\0" * 800))
    styles = (
        StyleInfo(
            name="starry-night", title="Starry night", artist="Vincent van Gogh", year="1889", builtin=True
        ),
        StyleInfo(name="scream", title="The Scream", artist="Edvard Munch", year="1893"),
    )
    finish_all(preview_engine, ListStyles, Styles(styles, {}))
    states = ("idle", "working", "paused", "away", "refuses", "does not answer", "off")
    nodes = [
        NodeSeen(id=f"id-{at}", name=f"attic{at}", address=f"10.0.0.{at}:47800", device="CPU", version=1 + (at == 4),
                 paired=bool(at % 2), helping=at != 5, state=state)
        for at, state in enumerate(states * 2)
    ]  # fmt: skip
    preview_engine.last(WatchNodes).tell(NodesSeen(tuple(nodes), say(Findings.NO_INTERFACE), 1))
    qtbot.waitUntil(lambda: len(app.farm.nodes.lines) >= 7, timeout=WAIT)
    app.farm.show_panel()
    render(app, render_engine, films[0], qtbot)
    if estimate:
        answer_estimates(preview_engine)
    app.farm.panel.open_doctor()
    examined = preview_engine.last(Examine)
    names = ("interfaces", "multicast", "nodes", "port", "pairing port", "packets", "announcement", "version", "trust",
             "clock")  # fmt: skip
    for number, name in enumerate(names):
        outcome = list(Outcome)[number % 3]
        examined.tell(Step(name, outcome, sample(list(Findings)[number]), (sample(Findings.SAME_NETWORK),)))
    examined.finish()
    helping(app)
    QApplication.processEvents()


def render(app: App, render_engine: RecordedEngine, film: Path, qtbot: QtBot) -> None:
    """One is done, one has failed, one is under way."""
    standings = ("working", "idle", "declining", "joining", "paused", "busy", "lost", "aside", "forbidden", "refused",
                 "left")  # fmt: skip
    rows = tuple(
        NodeStatus(name=f"attic{at}", device="CPU", state="x", why=say(WhyNot.DISK_FULL), frames=7, id=f"id-{at}",
                   painting=(NodePart(0, 50, 7),) if at == 0 else (), frames_per_second=3.0, standing=standing)
        for at, standing in enumerate(standings)
    )  # fmt: skip
    waits = say(Standstill.MAY_END, reason=say(Standstill.NOBODY_LEFT), time="10 min")
    for number in range(3):
        request = RenderRequest(
            source=film, output=film.with_suffix(f".{number}.mp4"), look=Look(style="scream"), nodes="auto"
        )
        app.queue.add(request, 100, now=True)
        qtbot.waitUntil(lambda number=number: len(render_engine.of(RenderFilm)) > number, timeout=WAIT)
        call = render_engine.last(RenderFilm)
        call.tell(NodesChanged(rows, 9.0))
        call.tell(Painted(done=40, total=100, frames_per_second=8.0, seconds_left=7.0))
        for kind in ("vanished", "damaged", "rested", "declined", "failed", "aside", "left", "kept"):
            detail = say(Fault.ERROR, reason=say(WhyNot.PROCESS_ENDED, how="9"))
            call.tell(Recovered(kind=kind, node="attic", frame=3, stop=9, by="local", detail=detail))
        call.tell(Noted(say(Standstill.WAITS, what=waits) if number else sample(HelperNews.SLOW)))
        if number == 0:
            warnings = (sample(Painting.OTHER_VERSIONS), sample(Sound.CUT))
            result = RenderResult(
                output=Path("x.mp4"), frames=100, resumed_frames=3, seconds=9.0, width=64, height=48, job="j" * 16,
                warnings=warnings, nodes=(NodeShare("attic", 60, 9.0), NodeShare("local", 40, 9.0)),
            )  # fmt: skip
            call.finish(result)
        elif number == 1:
            call.fail(in_words(say(Standstill.ENDED, reason=say(Standstill.NOBODY_LEFT), time="10 min")))
        qtbot.waitUntil(lambda number=number: number == 2 or app.queue.running is None, timeout=WAIT)
    app.window.panels.jobs.open_export()


def answer_estimates(preview_engine: RecordedEngine) -> None:
    estimate = Estimate(
        width=64, height=48, frames=100, output_bytes=10**6, output_free=10**9, work_bytes=10**6, work_free=10**9,
        seconds=9.0, sound=(say(Sound.COPIED, codecs="AAC"),), stored_frames=4, problem=None, exists=True,
    )  # fmt: skip
    for place, asked in enumerate(preview_engine.of(EstimateRender)):
        asked.finish(replace_problem(estimate) if place else estimate)


def replace_problem(estimate: Estimate) -> Estimate:
    return Estimate(**{name: getattr(estimate, name) for name in estimate.__struct_fields__ if name != "problem"},
                    problem=sample(BadSource.GONE))  # fmt: skip


def helping(app: App) -> None:
    app.farm.helping.switch(True)
    engine = app.farm.helping._engine
    assert isinstance(engine, RecordedEngine)
    status = HelperStatus(
        name="attic", port=47800, state="idle", resting=say(HelperMode.OWNER), code="123 456", code_seconds=60.0,
        maker="attic", waiting=("attic",), painting=(NodePart(0, 9, 3),), frames=9, kept_bytes=9,
        problem=sample(HelperMode.NO_SPACE), paired=1,
    )  # fmt: skip
    for state in ("idle", "working", "paused"):
        engine.last(BeHelper).tell(
            HelperNow(replace(status, state=state), frames_today=9, frames_per_second=3.0)
        )
    engine.last(BeHelper).tell(HelperSaid(sample(HelperMode.RESTS)))


def texts_of(top: QWidget) -> Iterator[str]:
    """Whatever a window shows or tells when asked."""
    yield top.windowTitle()
    for widget in (top, *top.findChildren(QWidget)):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QGroupBox | QMenu):
            yield widget.title()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount(QModelIndex())):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                    yield str(model.index(row, 0).data(role) or "")
        yield from (action.text() for action in QWidget.actions(widget))
        yield from (
            widget.statusTip(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.whatsThis(),
        )
    yield from (tip for _, tip in tooltips(top))


def shown_texts(others: set[QWidget]) -> set[str]:
    texts = {text for top in set(QApplication.topLevelWidgets()) - others for text in texts_of(top)}
    return {re.sub(r"<[^>]+>", " ", text) for text in texts if text}


def test_no_screen_says_anything_in_english(
    app: App, translated: set[QWidget], qtbot: QtBot, tmp_path: Path
) -> None:
    found = shown_texts(translated)
    fill(app, qtbot, tmp_path)
    found |= shown_texts(translated)
    for page in ("general", "rendering", "helper", "storage", "shortcuts"):
        app.window.show_settings(page)
        QApplication.processEvents()
        found |= shown_texts(translated)
    app.window.show_about()
    app.window.show_watch()
    app.window.panels.jobs.open_many([film.path for film in app.session.films])
    app.window.panels.styles.presets.menu.aboutToShow.emit()  # type: ignore[attr-defined]  # a QWidget to the window
    QApplication.processEvents()
    found |= shown_texts(translated)
    assert len(found) > 400
    assert sorted(text for text in found if english_words(text)) == []
    assert sorted(text for text in found if OPTION.search(text)) == []


def test_figures_have_the_decimal_sign_of_the_language(translated: set[QWidget]) -> None:
    assert in_words(say(Requests.BRUSH, least=0.5, most=2.0, brush=2.5)).count(",5") == 2
    assert decimal(1.5, 2) == "1,50"
    assert with_decimal_sign("00:04.12") == "00:04,12"


def test_no_figure_has_a_point(app: App, translated: set[QWidget], qtbot: QtBot, tmp_path: Path) -> None:
    fill(app, qtbot, tmp_path)
    version = re.compile(r"\d+\.\d+\.\d+|10\.0\.0\.\d+|\S*/\S*|clip\.\S*")
    told = {version.sub("", text) for text in shown_texts(translated)}
    assert sorted(text for text in told if re.search(r"\d\.\d", text)) == []
