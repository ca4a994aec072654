"""The farm through engine processes: a preview and a render engine with one home, a helper process with another."""

import os
import socket
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from busy import allowed
from films import decoded, make_film
from talking import PATIENCE_SECONDS, Talk

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.farm_helping import helper_options
from fastvid_gui.engine.farm_today import Today
from fastvid_gui.engine.messages.envelopes import Failed, Finished, Stopped, Tell
from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, SteerHelper
from fastvid_gui.engine.messages.nodes import (
    Examine,
    ForgetNode,
    NodePaired,
    NodeSeen,
    NodesSeen,
    PairNode,
    SteerNode,
    WatchNodes,
)
from fastvid_gui.engine.messages.renders import Painted, RenderFilm
from fastvid_gui.errors import UsageError
from fastvid_gui.farm.doctor.findings import Step
from fastvid_gui.render.events import NodesChanged, NodeStatus
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.sentence import code_of

News = TypeVar("News")


def until(talk: Talk, number: int, kind: type[News], fits: Callable[[News], object]) -> News:
    """Waits for such news of a request; others go by."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        message = talk.next(number)
        assert isinstance(message, Tell), message
        if isinstance(message.news, kind) and fits(message.news):
            return message.news
    raise AssertionError(f"no such {kind.__name__}")


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Other farms of this network are not seen, and don't see these nodes."""
    before = os.environ.get("FASTVID_FARM")
    os.environ["FASTVID_FARM"] = f"e{os.getpid() % 100_000}"
    yield
    if before is None:
        del os.environ["FASTVID_FARM"]
    else:
        os.environ["FASTVID_FARM"] = before


def started(role: str, home: Path) -> Talk:
    """An engine process with a home of its own."""
    before = os.environ["FASTVID_HOME"]
    home.mkdir(parents=True, exist_ok=True)
    os.environ["FASTVID_HOME"] = str(home)
    try:
        talk = Talk(role)
        talk.process.start()
        return talk
    finally:
        os.environ["FASTVID_HOME"] = before


@pytest.fixture(scope="module")
def maker(engine_home: Path, farm: None, preview_engine: Talk) -> Talk:
    """The maker's preview engine."""
    return preview_engine


@pytest.fixture(scope="module")
def render_engine(maker: Talk, engine_home: Path) -> Iterator[Talk]:
    """The maker's render engine."""
    with started("render", engine_home) as talk:
        yield talk


@pytest.fixture(scope="module")
def spare(farm: None, maker: Talk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """The process of another computer's helper mode."""
    with started("helper", tmp_path_factory.mktemp("spare-home")) as talk:
        yield talk


@pytest.fixture(scope="module")
def resting(farm: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """The process of a computer that does not help."""
    with started("helper", tmp_path_factory.mktemp("resting-home")) as talk:
        yield talk


@pytest.fixture(scope="module")
def paired(maker: Talk, spare: Talk) -> NodeSeen:
    """That helper, paired with the maker; it goes on helping. Told how long it took to be seen."""
    watching = maker.ask(WatchNodes())
    until(maker, watching, NodesSeen, lambda _: True)
    helping = spare.ask(BeHelper(name="spare", port=spare_port(), threads=1))
    until(spare, helping, HelperNow, lambda now: now.status.state == "idle")
    seen = until(maker, watching, NodesSeen, lambda news: news.nodes).nodes[0]
    assert (seen.name, seen.paired, seen.state, seen.here) == ("spare", False, "idle", False)
    spare.run(SteerHelper("code"))
    code = until(spare, helping, HelperNow, lambda now: now.status.code).status.code
    wrong = f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06d}"
    refused = maker.run(PairNode(seen.address, wrong)).end
    assert isinstance(refused, Failed) and refused.error == "WrongCodeError" and "wrong" in refused.message
    value = maker.run(PairNode(seen.address, code)).value
    assert value == NodePaired(seen.id, "spare")
    after = until(maker, watching, NodesSeen, lambda news: news.nodes and news.nodes[0].paired).nodes[0]
    until(spare, helping, HelperNow, lambda now: now.status.paired == 1 and not now.status.code)
    maker.stop(watching)
    assert isinstance(maker.wait(watching).end, Stopped)
    spare.helping = helping  # type: ignore[attr-defined]
    return after


def free_port() -> int:
    """Of its own: where this helper was, another test's, or the user's own one, must not be found later."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@cache
def spare_port() -> int:
    """The spare computer's, whenever it helps."""
    return free_port()


def film(tmp: Path) -> Path:
    """Long enough that something can be changed while it is painted."""
    path = tmp / "long.mp4"
    return path if path.exists() else make_film(path, 360, 320, 180, cut=100)


def request(source: Path, output: Path, pack: Path, **changes: object) -> RenderFilm:
    settings = {"look": Look(style=str(pack)), "max_range": 48, "workers": 1, "nodes": "auto"} | changes
    return RenderFilm(RenderRequest(source=source, output=output, **settings))  # type: ignore[arg-type]


def seen(news: NodesSeen, id_: str) -> NodeSeen | None:
    return next((node for node in news.nodes if node.id == id_), None)


def helper_row(news: NodesChanged) -> NodeStatus | None:
    return next((node for node in news.nodes if node.id), None)


def test_the_way_to_a_paired_helper_is_examined(maker: Talk, paired: NodeSeen) -> None:
    answer = maker.run(Examine(paired.address))
    found = {news.name: news.outcome for news in answer.news if isinstance(news, Step)}
    assert found["port"] == found["trust"] == found["version"] == "ok", answer.news


@pytest.mark.slow
def test_a_film_is_painted_with_a_helper_that_is_taken_out_and_let_in_again(
    render_engine: Talk, spare: Talk, paired: NodeSeen, pack: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.mp4"
    number = render_engine.ask(request(film(tmp_path), out, pack, helpers_only=True))
    working = until(
        render_engine, number, NodesChanged, lambda news: (row := helper_row(news)) and row.painting
    )
    row = helper_row(working)
    assert row is not None and (row.id, row.name, row.standing) == (paired.id, "spare", "working")
    begun = time.monotonic()
    assert isinstance(render_engine.run(SteerNode(paired.id, "forbid")).end, Finished)
    until(
        render_engine,
        number,
        NodesChanged,
        lambda news: (row := helper_row(news)) and row.standing == "forbidden",
    )
    seconds = time.monotonic() - begun
    assert seconds < allowed(2), seconds
    until(spare, spare.helping, HelperNow, lambda now: not now.status.painting)  # type: ignore[attr-defined]
    render_engine.run(SteerNode(paired.id, "readmit"))
    until(
        render_engine,
        number,
        NodesChanged,
        lambda news: (row := helper_row(news)) and row.standing == "working",
    )
    answer = render_engine.wait(number)
    assert isinstance(answer.value, RenderResult) and len(decoded(out)) == 360
    names = {name for news in answer.news if isinstance(news, Painted) for name, _ in news.spans}
    assert names == {"spare"}
    # Frames of lead-ins are painted twice.
    assert sum(total.frames for total in answer.value.nodes if total.name == "spare") >= 360
    told = until(spare, spare.helping, HelperNow, lambda now: now.status.frames >= 360)  # type: ignore[attr-defined]
    assert told.frames_today >= told.status.frames


def test_the_owner_gets_his_computer_back_and_finished_chunks_are_kept(
    render_engine: Talk, spare: Talk, paired: NodeSeen, pack: Path, tmp_path: Path
) -> None:
    number = render_engine.ask(request(film(tmp_path), tmp_path / "out.mp4", pack, helpers_only=True, crf=23))
    helping: int = spare.helping  # type: ignore[attr-defined]
    until(spare, helping, HelperNow, lambda now: now.latest is not None and now.status.painting)
    begun = time.monotonic()
    spare.run(SteerHelper("yield", 3.0))
    resting = until(spare, helping, HelperNow, lambda now: now.status.resting)
    until(spare, helping, HelperNow, lambda now: now.status.resting and not now.status.painting)
    seconds = time.monotonic() - begun
    assert seconds < allowed(2) and resting.status.state == "paused"
    until(
        render_engine,
        number,
        NodesChanged,
        lambda news: (row := helper_row(news)) and row.standing == "paused",
    )
    until(spare, helping, HelperNow, lambda now: not now.status.resting)  # by itself
    assert time.monotonic() - begun >= 3.0
    answer = render_engine.wait(number)
    assert isinstance(answer.value, RenderResult) and answer.value.frames == 360


def test_an_own_film_comes_before_helping(
    render_engine: Talk, maker: Talk, engine_home: Path, pack: Path, tmp_path: Path
) -> None:
    with started("helper", engine_home) as own:
        helping = own.ask(BeHelper(name="own", port=free_port(), threads=1))
        until(own, helping, HelperNow, lambda now: now.status.state == "idle")
        watching = maker.ask(WatchNodes())
        here = until(maker, watching, NodesSeen, lambda news: any(node.here for node in news.nodes))
        assert [node.name for node in here.nodes if node.here] == ["own"]
        maker.stop(watching)
        number = render_engine.ask(request(film(tmp_path), tmp_path / "own.mp4", pack, nodes="local", crf=25))
        resting = until(own, helping, HelperNow, lambda now: now.status.resting)
        assert code_of(resting.status.resting) is HelperMode.OWN_FILM
        render_engine.stop(number)
        render_engine.wait(number)
        until(own, helping, HelperNow, lambda now: not now.status.resting)
        again = own.run(SteerHelper("finish"))
        assert isinstance(again.end, Finished)
        assert isinstance(own.wait(helping).end, Finished)


@pytest.mark.slow
def test_who_is_away_and_who_is_forgotten_is_told(maker: Talk, spare: Talk, paired: NodeSeen) -> None:
    watching = maker.ask(WatchNodes())
    # A paired node is listed as away until it is heard.
    until(maker, watching, NodesSeen, lambda news: (node := seen(news, paired.id)) and node.state != "away")
    helping: int = spare.helping  # type: ignore[attr-defined]
    spare.stop(helping)
    assert isinstance(spare.wait(helping).end, Stopped)
    # Others may be seen for half a minute after they left: a goodbye by multicast can get lost.
    away = until(
        maker, watching, NodesSeen, lambda news: (node := seen(news, paired.id)) and node.state == "away"
    )
    node = seen(away, paired.id)
    assert node is not None and (node.name, node.paired) == ("spare", True)
    maker.run(ForgetNode(paired.id))
    until(maker, watching, NodesSeen, lambda news: seen(news, paired.id) is None)
    maker.stop(watching)
    maker.wait(watching)


@pytest.mark.slow
def test_a_helper_paired_during_a_render_joins_it(
    maker: Talk, render_engine: Talk, spare: Talk, paired: NodeSeen, pack: Path, tmp_path: Path
) -> None:
    """Follows the test above: nobody is paired, and helper mode is off."""
    longer = make_film(tmp_path / "longer.mp4", 1800, 320, 180, cut=100)
    number = render_engine.ask(request(longer, tmp_path / "joined.mp4", pack))
    until(render_engine, number, Painted, lambda news: news.done > 0)
    helping = spare.ask(BeHelper(name="spare", port=spare_port(), threads=1))
    until(spare, helping, HelperNow, lambda now: now.status.state == "idle")
    spare.run(SteerHelper("code"))
    code = until(spare, helping, HelperNow, lambda now: now.status.code).status.code
    assert isinstance(maker.run(PairNode(paired.address, code)).value, NodePaired)
    until(
        render_engine,
        number,
        NodesChanged,
        lambda news: (row := helper_row(news)) and row.standing != "joining",
    )
    render_engine.stop(number)
    render_engine.wait(number)
    spare.stop(helping)
    spare.wait(helping)
    maker.run(ForgetNode(paired.id))


def test_what_can_not_be_is_refused_with_a_sentence(maker: Talk, render_engine: Talk, resting: Talk) -> None:
    for talk, asked in (
        (render_engine, SteerNode("nobody", "forbid")),
        (render_engine, SteerNode("nobody", "dance")),
        (resting, SteerHelper("dance")),
        (resting, SteerHelper("yield")),
        (maker, PairNode("no address!", "123456")),
        (maker, PairNode("127.0.0.1", "12")),
        (resting, BeHelper(hours="25-99")),
    ):
        end = talk.run(asked).end  # type: ignore[arg-type]
        assert isinstance(end, Failed) and end.error in ("UsageError", "FarmError", "PairingError"), end


@pytest.mark.parametrize(
    "wrong",
    [
        BeHelper(port=80),
        BeHelper(threads=-1),
        BeHelper(disk_mb=1),
        BeHelper(memory_percent=91),
        BeHelper(idle_minutes=-2.0),
        BeHelper(device="abacus"),
    ],
)
def test_impossible_manners_are_named(wrong: BeHelper) -> None:
    with pytest.raises(UsageError):
        helper_options(wrong)


def test_frames_of_today_outlive_a_restart_and_begin_anew_at_midnight(tmp_path: Path) -> None:
    day = ["2026-01-01"]
    first = Today(tmp_path, lambda: day[0])
    assert first.count(7) == 7 and first.count(12) == 12
    first.save()
    second = Today(tmp_path, lambda: day[0])
    assert second.count(0) == 12 and second.count(3) == 15
    day[0] = "2026-01-02"
    assert second.count(5) == 2
    (tmp_path / "helped-today.json").write_text("{")
    assert Today(tmp_path, lambda: day[0]).count(1) == 1
