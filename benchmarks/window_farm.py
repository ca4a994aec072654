"""How long the window keeps an event waiting while fifty computers send it a thousand events a second.

    python benchmarks/window_farm.py [--seconds 20] [--nodes 50] [--events 1000]

The real window, offscreen unless QT_QPA_PLATFORM says otherwise, with its real (idle) engines, the panel of computers
open and a film of 100,000 frames on the timeline. The news of a render is made and encoded in advance. A thread decodes
it and passes it to the bridge at its time, as the reader of an engine's pipe does. Prints what ui/system/watchdog.py
measured: wall time, which other programs lengthen, and computing time of the window's thread, which they don't; then
where it was slow.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from array import array
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

FILM = Path("/films/long.mp4")
FRAMES = 100_000
NODES_EVERY = 20
"""One event in this many reports all nodes (fifty times a second; a render reports them one to five times)."""
SETTLE_MS = 1500


def news_of(nodes: int, events: int) -> list[bytes]:
    """The events of a render, encoded, in order."""
    from fastvid_gui.engine.messages.encoding import encode
    from fastvid_gui.engine.messages.envelopes import Tell
    from fastvid_gui.engine.messages.kinds import News
    from fastvid_gui.engine.messages.renders import FrameSpan, Painted, Planned
    from fastvid_gui.render.events import NodePart, NodesChanged, NodeStatus

    each = FRAMES // nodes
    spans = tuple(FrameSpan(start, start + each) for start in range(0, FRAMES, each))
    made: list[News] = [Planned(spans, (), (), True)]
    for event in range(events):
        node, step = event % nodes, event // nodes
        if event % NODES_EVERY == 0:
            told = tuple(
                NodeStatus(
                    name=f"n{place}",
                    device="CPU, 4 cores",
                    state="painting",
                    painting=(NodePart(each * place, each * (place + 1), step),),
                    frames=step,
                    frames_per_second=5.0,
                    id=f"id-n{place}",
                    standing="working",
                )
                for place in range(nodes)
            )
            made.append(NodesChanged(told, 60.0))
        else:
            at = each * node + step
            painted = ((f"n{node}", FrameSpan(at, at + 1)),)
            made.append(
                Painted(
                    done=event,
                    total=FRAMES,
                    frames_per_second=50.0,
                    seconds_left=60.0,
                    spans=painted,
                    stored=(FrameSpan(at, at + 1),),
                )
            )
    return [encode(Tell(1, one)) for one in made]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--nodes", type=int, default=50)
    parser.add_argument("--events", type=int, default=1000, help="a second")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["FASTVID_HOME"] = home
        os.environ["FASTVID_FARM"] = f"b{os.getpid() % 100_000}"
        measure(options.seconds, options.nodes, options.events)
    return 0


def measure(seconds: float, nodes: int, events: int) -> None:
    """Runs the window and prints the figures."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from fastvid_gui.app import build
    from fastvid_gui.domain.look import Look
    from fastvid_gui.domain.source import ColorInfo, SourceInfo
    from fastvid_gui.engine.messages.encoding import decode_from_engine
    from fastvid_gui.render.request import RenderRequest
    from fastvid_gui.ui.state.bridge import Call
    from fastvid_gui.ui.state.queue_item import ItemState
    from fastvid_gui.ui.state.session import FilmState
    from fastvid_gui.ui.system.watchdog import Watchdog
    from fastvid_gui.ui.widgets.theme import apply_theme

    def wait(milliseconds: int) -> None:
        """Lets the window's loop run; QTest.qWait would keep Python's lock from the other threads."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    posted = news_of(nodes, round(seconds * events))
    qt = QApplication(["fastvid-gui"])
    apply_theme(qt, "light")
    app = build(qt)
    app.window.resize(1280, 720)
    app.window.show()
    app.farm.show_panel()
    rate = Fraction(25)
    color = ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8)
    info = SourceInfo(
        width=640,
        height=360,
        coded_width=640,
        coded_height=360,
        rotation=0,
        frame_rate=rate,
        variable_rate=False,
        frames=FRAMES,
        duration=FRAMES / rate,
        video_codec="h264",
        pixel_format="yuv420p",
        color=color,
        alpha=False,
    )
    app.session.add(FILM)
    app.session.select(FILM)
    times = array("d", (frame / 25 for frame in range(FRAMES)))
    app.session.update(FILM, state=FilmState.READY, info=info, times=times, analyzed=True)
    while app.render_engine.pid is None or app.preview_engine.pid is None:
        wait(50)
    wait(SETTLE_MS)
    # A request that the engine does not know: its news comes from here.
    call = app.render_engine._calls[1] = Call()
    number = app.queue.add(
        RenderRequest(source=FILM, output=Path("/films/out.mp4"), look=Look(style="scream"), nodes="auto"),
        FRAMES,
    )
    item = app.queue.item(number)
    assert item is not None
    app.queue._running = number
    app.queue._put(replace(item, state=ItemState.RUNNING, started=time.monotonic()))
    call.news.connect(app.queue._on_news)
    wait(SETTLE_MS)

    dog, ended, sent = Watchdog(), threading.Event(), [0]

    def read() -> None:
        began = time.monotonic()
        while sent[0] < len(posted) and not ended.is_set():
            due = min(len(posted), round((time.monotonic() - began) * events))
            for data in posted[sent[0] : due]:
                app.render_engine._post(decode_from_engine(data))
            sent[0] = max(due, sent[0])
            ended.wait(0.004)

    reader = threading.Thread(target=read)
    reader.start()
    wait(round(seconds * 1000))
    dog.stop()
    ended.set()
    reader.join()
    print(
        f"{sent[0]} events in {seconds:g} s of {nodes} computers, load {os.getloadavg()[0]:.1f}: {dog.figures()}"
    )
    for stack in dog.stacks:
        print(stack)
    app.close()


if __name__ == "__main__":
    sys.exit(main())
