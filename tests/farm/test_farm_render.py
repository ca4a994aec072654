"""Stories of whole renders by several real processes: the frames are always those of one computer alone."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from busy import allowed
from farm_processes import HelperProcess, command, environment, introduce, wait_until
from films import decoded, make_film, make_pack

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.errors import FarmError, Interrupted
from fastvid_gui.farm.helper.shelf import LEAST_FREE_BYTES
from fastvid_gui.farm.maker import reasons as maker_reasons
from fastvid_gui.farm.maker.desk import JobDesk
from fastvid_gui.farm.maker.run import FarmRun, NodeChoice
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION
from fastvid_gui.farm.schedule import coordinator, dispatch
from fastvid_gui.farm.sockets.addresses import parse_address
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.render.events import Event, FrameDone, NodesChanged, Noted, PieceStored, Recovered
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.render.store import Store
from fastvid_gui.sentences.sentence import code_of
from fastvid_gui.sentences.shared_render import Standstill
from fastvid_gui.style.stylizer import NetworkStylizer

KEYFRAMES = (
    Keyframe(40, KeyframeKind.SOFT, 0, ""),
    Keyframe(70, KeyframeKind.CUT, 0, ""),
    Keyframe(104, KeyframeKind.SOFT, 0, ""),
)
FRAMES = 140
RATE = Fraction(8)  # so that a chunk has 12 frames, and a range several chunks
PAINTED_TWICE = 24
LOCAL_SLOWER_S = 0.03
JUDGED_WITHIN_S = 180.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are used to disturb the helpers")


class Relay:
    """Passes on what is said to a port of this computer, until it is frozen: then nothing, and nothing ends either."""

    def __init__(self, target: int) -> None:
        self._target, self.frozen = target, False
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = [self._socket]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._socket.getsockname()[1]}"

    def freeze(self) -> None:
        self.frozen = True

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._socket.accept()
                self._open.append(near)
                if self.frozen:
                    continue
                far = socket.create_connection(("127.0.0.1", self._target))
                self._open.append(far)
                for pair in ((near, far), (far, near)):
                    self._threads.append(threading.Thread(target=self._pump, args=pair, daemon=True))
                    self._threads[-1].start()

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if not self.frozen:
                    target.sendall(data)

    def __enter__(self) -> "Relay":
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        for thread in self._threads:
            thread.join(10)


class Story:
    """A film, a style, the frames as one computer paints them, and a maker's home."""

    def __init__(self, film: Path, pack: Path, reference: list[np.ndarray], folder: Path, home: Path) -> None:
        self.film, self.pack, self.reference, self.folder, self.home = film, pack, reference, folder, home
        self.output = folder / "out.mp4"
        self.helpers: list[HelperProcess] = []
        self.notes: list[str] = []
        self.recovered: list[Recovered] = []
        self.painters: set[str] = set()
        self.states: set[str] = set()
        self.judged = threading.Event()
        """Set once each helper has been let in or refused."""

    def helper(self, name: str, faults: str = "", *options: str) -> HelperProcess:
        helper = HelperProcess(self.folder / name, name, faults, *options)
        introduce(self.home, helper)
        self.helpers.append(helper)
        return helper.start()

    def request(self) -> RenderRequest:
        return RenderRequest(
            source=self.film,
            output=self.output,
            look=Look(style=str(self.pack)),
            overwrite=True,
            keyframes=KEYFRAMES,
            workers=1,
        )

    def render(
        self,
        on_event: Callable[[Event], None] = lambda event: None,
        helpers_only: bool = False,
        stop: threading.Event | None = None,
        at: str = "",
        found: bool = False,
    ) -> RenderResult:
        """Renders with all helpers, in this process.

        Args:
            at: with the one at this address. found: with those that can be found, as where none is named.
        """
        addresses = tuple(
            parse_address(each) for each in ([at] if at else [one.address for one in self.helpers])
        )

        def tell(event: Event) -> None:
            if isinstance(event, Noted):
                self.notes.append(str(event.text))
                said = " ".join(self.notes)
                if all(f"{each.name} help" in said or f"{each.name} does" in said for each in self.helpers):
                    self.judged.set()
            elif isinstance(event, Recovered):
                self.recovered.append(event)
            elif isinstance(event, FrameDone):
                self.painters.add(event.node)
            elif isinstance(event, NodesChanged):
                self.states |= {f"{node.name}: {node.state}" for node in event.nodes}
            on_event(event)

        choice = NodeChoice(
            addresses=None if found else addresses, helpers_only=helpers_only, interfaces=("lo",)
        )
        stop = stop or threading.Event()
        return render_film(self.request(), tell, stop, lambda parts: FarmRun(parts, choice))

    def same(self) -> bool:
        found = decoded(self.output)
        return len(found) == len(self.reference) and all(map(np.array_equal, found, self.reference))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[np.ndarray]]:
    folder = tmp_path_factory.mktemp("alone")
    film = make_film(folder / "film.mp4", FRAMES, 160, 96, RATE, cut=70)
    pack = make_pack(folder / "tame.safetensors")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FASTVID_HOME", str(folder / "home"))
        request = RenderRequest(
            source=film, output=folder / "out.mp4", look=Look(style=str(pack)), keyframes=KEYFRAMES, workers=1
        )
        render_film(request, lambda event: None, threading.Event())
    return film, pack, decoded(folder / "out.mp4")


@pytest.fixture
def story(alone: tuple[Path, Path, list[np.ndarray]], tmp_path: Path, own_home: Path) -> Iterator[Story]:
    found = Story(*alone, tmp_path, own_home)
    yield found
    for helper in found.helpers:
        helper.end()


@pytest.fixture
def slow_here(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """The maker's own computer is no faster than the slow helpers, and begins when they are judged.

    On a busy computer it would have painted the whole film before a helper process is there. Where one is never
    judged it waits for that once, not at each frame: the test then says what is missing.
    """
    straight = NetworkStylizer.paint

    def paint(self: NetworkStylizer, *arguments: Any) -> Any:
        if threading.current_thread().name != "reference":
            story.judged.wait(JUDGED_WITHIN_S)
            story.judged.set()
        time.sleep(LOCAL_SLOWER_S)
        return straight(self, *arguments)

    monkeypatch.setattr(NetworkStylizer, "paint", paint)


def once(node: str, action: Callable[[], None], frames: int = 1) -> Callable[[Event], None]:
    """Does something once, when a node has painted some frames."""
    seen = 0

    def on_event(event: Event) -> None:
        nonlocal seen
        if isinstance(event, FrameDone) and event.node == node:
            seen += 1
            if seen == frames:
                action()

    return on_event


@pytest.mark.slow
def test_pair_on_the_command_line_then_render_on_three_computers(story: Story):
    first = HelperProcess(
        story.folder / "first", "first", "slow", "--pair"
    )  # the second one is to get a part too
    story.helpers.append(first)
    first.start().says("Pairing code: ")
    code = first.said.split("Pairing code: ")[1].split("\n")[0]
    command(story.home, "pair", first.address, code)
    second = story.helper("second", "slow")
    shared = ("render", str(story.film), "-s", str(story.pack), "--max-range", "40", "--nodes")
    addresses = f"{first.address},{second.address}"
    result = command(story.home, *shared, addresses, "--helpers-only", "-o", str(story.output))
    names = [node["name"] for node in result["nodes"]]
    assert set(names) == {"local", "first", "second"} and result["nodes"][names.index("local")]["frames"] == 0
    local = story.folder / "local.mp4"
    command(story.folder / "elsewhere", *shared, "local", "-o", str(local))
    assert all(map(np.array_equal, decoded(story.output), decoded(local)))


@pytest.mark.usefixtures("slow_here")
def test_this_computer_and_a_helper_share_the_film(story: Story):
    story.helper("one")
    pieces: list[Event] = []
    result = story.render(lambda event: pieces.append(event) if isinstance(event, PieceStored) else None)
    assert story.same()
    assert story.painters == {"local", "one"}
    assert {share.name for share in result.nodes} == {"local", "one"}
    assert sum(share.frames for share in result.nodes) == FRAMES + PAINTED_TWICE
    final = [piece.span for piece in pieces if isinstance(piece, PieceStored) and piece.span.kind.final]
    assert sum(map(len, final)) == FRAMES


@pytest.mark.usefixtures("slow_here")
def test_helper_killed_while_it_paints(story: Story):
    one = story.helper("one", "slow")
    story.render(once("one", one.kill, frames=3))
    assert story.same()
    assert one.process.poll() is not None
    (found,) = story.recovered
    assert (found.kind, found.node, found.by) == ("vanished", "one", "local")
    (vanished,) = [note for note in story.notes if "vanished" in note]
    assert vanished.startswith("one has vanished: ") and vanished.endswith("is kept.")


@pytest.mark.usefixtures("slow_here")
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("throws", "one could not paint its part: Painting failed (RuntimeError: no kernel image for this device)."),
        ("throws_at_once", "one does not help: the reference sequence could not be painted (RuntimeError: illegal "
         "instruction in a kernel)."),
        ("dies", "one could not paint its part: The process that paints ended unexpectedly (signal 11)."),
    ],
)  # fmt: skip
def test_helper_whose_inference_crashes_is_told_and_left_behind(story: Story, fault: str, told: str):
    one = story.helper("one", fault)
    story.render()
    assert story.same()
    if fault == "throws":
        one.says(
            "A part of maker's film could not be painted: Painting failed (RuntimeError: no kernel image"
        )
    assert any(note.startswith(told) for note in story.notes), story.notes
    assert one.process.poll() is None, "it is there for other films"


@pytest.mark.usefixtures("slow_here")
def test_helper_that_lends_too_little_says_so_and_others_paint(story: Story):
    story.helper("little", "lends_little", "--memory-mb", "1024")
    story.helper("large", "slow")
    story.render()
    assert story.same()
    assert story.painters == {"local", "large"}
    told = "little does not help: painting 160x96 takes about 8 MB of memory here, and 1 MB of it are lent."
    assert [note for note in story.notes if note.startswith("little")] == [told]


@pytest.mark.usefixtures("slow_here")
def test_helper_of_an_older_version_is_told_once(story: Story):
    """It refuses each message of this computer, for each of them; the maker asks it no more."""
    one = story.helper("one", "older")
    began = time.monotonic()
    story.render()
    assert story.same()
    assert time.monotonic() - began > 3, "long enough for many messages"
    refused = [note for note in story.notes if note.startswith("one does not help: ")]
    assert refused == [
        f"one does not help: its FastVid is older than this computer's (version {PROTOCOL_VERSION - 1} of the farm's "
        f"language there, {PROTOCOL_VERSION} here); install the same FastVid on both."
    ]
    assert one.said.count("it is the older one") == 1


@pytest.mark.slow
@pytest.mark.usefixtures("slow_here")
def test_job_whose_only_helper_is_gone_says_so_and_ends(story: Story, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(maker_reasons, "NOBODY_S", 8.0)
    one = story.helper("one", "slow")
    with pytest.raises(FarmError, match=r"Nobody could paint for 8 s: no helper is left \(one: ") as ended:
        story.render(once("one", one.kill, frames=30), helpers_only=True)
    assert "What is finished is kept." in str(ended.value) and ended.value.exit_code == 1
    (waiting,) = [note for note in story.notes if note.startswith("Waiting: ")]
    assert "and ends if that takes 8 s" in waiting
    result = story.render()
    assert story.same() and result.resumed_frames > 0


@pytest.mark.slow
def test_helper_that_moves_to_another_address_is_followed(story: Story):
    """Its old address leads nowhere any more, and the connection does not end: as after another address by DHCP."""
    one = story.helper("one", "slow")
    with Relay(one.port) as relay:
        story.render(once("one", relay.freeze, frames=10), helpers_only=True, at=relay.address)
        assert relay.frozen and story.same()
    assert PeerBook().list()[0].address == one.address, "where it was reached last"


@pytest.mark.usefixtures("slow_here")
def test_helper_that_hangs_is_left_behind_within_ten_seconds(story: Story):
    one = story.helper("one", "slow")
    stopped: list[float] = []

    def hang() -> None:
        one.signal(signal.SIGSTOP)
        stopped.append(time.monotonic())

    story.render(once("one", hang))
    assert story.same()
    assert stopped and time.monotonic() - stopped[0] < allowed(15)


@pytest.mark.slow
@pytest.mark.usefixtures("slow_here")
def test_helper_that_brings_nothing_does_not_hold_the_film(story: Story, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dispatch, "WARM_UP_S", 0.5)
    story.helper("holds", "brings_nothing", "--threads", "8")
    begun: list[float] = []

    def on_event(event: Event) -> None:
        if isinstance(event, FrameDone) and not begun:
            begun.append(time.monotonic())

    result = story.render(on_event)
    assert story.same()
    assert any("holds helps" in note for note in story.notes), "else it was not tried"
    assert not any("no more work" in note for note in story.notes)
    assert [share.name for share in result.nodes if share.frames] == ["local"]
    assert time.monotonic() - begun[0] < allowed(60), "5 minutes before there was standing by"


@pytest.mark.slow
@pytest.mark.usefixtures("slow_here")
def test_all_helpers_vanish_and_the_job_goes_on_alone(story: Story):
    one, two = story.helper("one", "slow"), story.helper("two", "slow")

    def vanish() -> None:
        one.kill()
        two.kill()

    story.render(once("one", vanish))
    assert story.same()


@pytest.mark.slow
def test_helper_started_again_goes_on_helping(story: Story, monkeypatch: pytest.MonkeyPatch):
    one = story.helper("one", "slow")
    looked_at_closely: list[str] = []
    distrust = JobDesk.distrust

    def noted(desk: JobDesk, node: str) -> None:
        looked_at_closely.append(node)
        distrust(desk, node)

    monkeypatch.setattr(JobDesk, "distrust", noted)

    def restart() -> None:
        one.kill()
        threading.Thread(target=one.start).start()

    result = story.render(once("one", restart, frames=20), helpers_only=True)
    assert story.same()
    assert len(looked_at_closely) == 2, "once for each of its programs"
    assert [share.frames for share in result.nodes if share.name == "local"] == [0]


@pytest.mark.parametrize("fault", ["broken_chunks", pytest.param("bad_checksums", marks=pytest.mark.slow)])
def test_helper_with_wrong_chunks_is_set_aside_after_three(story: Story, fault: str):
    story.helper("bad", fault)
    story.helper("good", "slow+slow+slow+slow")  # so that the bad one gets enough to do
    result = story.render(helpers_only=True)
    assert story.same()
    assert any("bad gets no more work" in note and "arrived damaged" in note for note in story.notes)
    mended = [(one.kind, one.node, one.by) for one in story.recovered]
    assert mended.count(("aside", "bad", "")) == 1
    # The same part is told once, however often it came damaged.
    assert 1 <= mended.count(("damaged", "bad", "good")) <= 3
    assert [share.name for share in result.nodes if share.frames] == ["good"]


@pytest.mark.usefixtures("slow_here")
def test_helper_that_paints_other_pictures_is_refused(story: Story):
    story.helper("odd", "other_pictures")
    story.render()
    assert story.same()
    assert any("odd does not help" in note and "other pictures" in note for note in story.notes)
    assert story.painters == {"local"}


@pytest.mark.slow
def test_owner_takes_the_computer_back_and_returns_it(story: Story):
    one = story.helper("one", "slow")
    times: dict[str, float] = {}

    def pause() -> None:
        one.signal(signal.SIGUSR1)
        times["paused"] = time.monotonic()

    def on_event(event: Event) -> None:
        pausing(event)
        if "paused" in times and "resumed" not in times and time.monotonic() - times["paused"] > 2.5:
            times["resumed"] = time.monotonic()
            one.signal(signal.SIGUSR1)

    pausing = once("one", pause, frames=20)
    story.render(on_event, helpers_only=True)
    assert story.same()
    assert any(state.startswith("one: paused") for state in story.states)
    assert "Resting: its owner needs the computer." in one.said and "Helping again." in one.said


@pytest.mark.slow
@pytest.mark.usefixtures("slow_here")
def test_helper_that_is_to_end_delivers_its_chunk_first(story: Story):
    one = story.helper("one", "slow")
    story.render(once("one", lambda: one.signal(signal.SIGUSR2), frames=5))
    assert story.same()
    assert one.process.wait(120) == 0
    assert any("one has left" in note for note in story.notes)


def kept_span(path: Path) -> PieceSpan:
    """What a file on a helper's shelf holds."""
    _, kind, start, stop = path.stem.split("-")
    return PieceSpan(int(start), int(stop), PieceKind(kind))


def test_maker_killed_finds_the_chunks_that_were_finished_meanwhile(story: Story):
    one = story.helper("one", "slow")
    arguments = ["render", str(story.film), "-s", str(story.pack), "-o", str(story.output), "--helpers-only"]
    arguments += ["--keyframes", str(story.folder / "keyframes.csv"), "--nodes", one.address, "--overwrite"]
    lines = "".join(f"{keyframe.frame},{keyframe.kind}\n" for keyframe in KEYFRAMES)
    (story.folder / "keyframes.csv").write_text(lines)
    maker = subprocess.Popen(
        [sys.executable, "-m", "fastvid_gui", *arguments],
        env=environment(story.home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stored = story.home / "data" / "jobs"
    # The record of a chunk is written after its file: with two files the first one is recorded.
    wait_until(lambda: len(list(stored.glob("*/*.body"))) >= 2)
    maker.kill()
    maker.wait(120)
    wait_until(lambda: len(one.kept) >= 2)
    one.kill()  # so that what it keeps does not grow any more; it is on its disk
    kept = one.kept
    one.start()
    (job,) = (path.name for path in stored.iterdir() if path.is_dir())
    with Store(story.home / "data") as store:
        before = store.pieces(job)
    result = command(story.home, *arguments)
    assert story.same()
    assert before and result["resumed_frames"] > 0
    assert not [path for path in kept if path.exists()]
    spans = {kept_span(path) for path in kept} | set(before)
    there = sum(len(span) * (2 if span.kind is PieceKind.SEAM else 1) for span in spans)
    total = next(node["frames"] for node in result["nodes"] if node["name"] == "one")
    assert total == FRAMES + PAINTED_TWICE - there, "nothing that is kept is painted again"


@pytest.mark.slow
def test_full_disk_of_the_only_helper_is_told_and_overcome(story: Story, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(coordinator, "ASK_AGAIN_S", 8.0)  # longer than it takes to say why nobody works
    one = HelperProcess(story.folder / "one", "one", "slow")
    introduce(story.home, one)
    story.helpers.append(one)
    cache = one.home / "cache"
    cache.mkdir()
    size = (LEAST_FREE_BYTES >> 20) + 8
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}M", "tmpfs", str(cache)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk can't be mounted here")
    ballast = cache / "ballast"
    try:
        one.start()
        fill = once("one", lambda: ballast.write_bytes(bytes((size << 20) - (1 << 20))), frames=2)

        def on_event(event: Event) -> None:
            fill(event)
            if isinstance(event, Noted) and code_of(event.text) is Standstill.WAITS:
                ballast.unlink(missing_ok=True)

        story.render(on_event, helpers_only=True)
    finally:
        one.end()
        subprocess.run(["umount", str(cache)], check=False)
    assert story.same()
    assert "one takes no work now: its disk is full; free some space there." in story.notes
    (waiting,) = [note for note in story.notes if note.startswith("Waiting: ")]
    assert "no helper can work now (one: its disk is full; free some space there)" in waiting
    assert "without --helpers-only" in waiting
    declined = next(one for one in story.recovered if one.kind == "declined")
    assert (declined.node, declined.by) == ("one", "one") and "disk is full" in str(declined.detail)
    assert not any(state.startswith("local: ") for state in story.states)


def test_resting_helper_is_told_from_an_absent_one(story: Story):
    hour = time.localtime().tm_hour
    begin, end = (hour + 2) % 24, (hour + 3) % 24 or 24
    story.helper("night", "", "--hours", f"{begin}-{end}")
    stop = threading.Event()
    with pytest.raises(Interrupted):
        story.render(
            lambda event: (
                stop.set() if isinstance(event, Noted) and code_of(event.text) is Standstill.WAITS else None
            ),
            helpers_only=True,
            stop=stop,
        )
    rest = f"it helps from {begin:02}:00 to {end:02}:00, and rests until {begin:02}:00"
    assert f"night rests: {rest}." in story.notes
    assert any(note.startswith("Waiting: ") and rest in note for note in story.notes)


@pytest.mark.slow
def test_two_makers_share_one_helper_by_turns(story: Story):
    """Each gets its turn again and again; both films are whole, and both makers are told why they wait."""
    helper = story.helper("one", "slow+short_turns")
    lines = "".join(f"{keyframe.frame},{keyframe.kind}\n" for keyframe in KEYFRAMES)
    (story.folder / "keyframes.csv").write_text(lines)
    makers: list[subprocess.Popen[str]] = []
    for name in ("first", "second"):
        home = story.folder / f"maker-{name}"
        introduce(home, helper)
        arguments = [
            "render",
            str(story.film),
            "-s",
            str(story.pack),
            "-o",
            str(story.folder / f"{name}.mp4"),
        ]
        arguments += ["--keyframes", str(story.folder / "keyframes.csv"), "--helpers-only"]
        arguments += ["--nodes", helper.address]
        makers.append(
            subprocess.Popen(
                [sys.executable, "-m", "fastvid_gui", *arguments],
                env=environment(home),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
    said = [maker.communicate(timeout=240)[1] for maker in makers]
    assert [maker.returncode for maker in makers] == [0, 0], said
    for name in ("first", "second"):
        story.output = story.folder / f"{name}.mp4"
        assert story.same()
    assert any("helps maker first, place 1 in its queue" in text for text in said), said
