"""How long a project of many films takes to open, and how long the window keeps an event waiting meanwhile.

    python benchmarks/window_project.py [--films 50] [--frames 300]

The real window with the real engine processes, offscreen unless QT_QPA_PLATFORM says otherwise. Films of 320x180 are
drawn and encoded first, each with a look, marks and edited keyframes; they are saved as a project, which is opened in a
window whose engines listen already. A second window finds the same list at its start, with engines that start as well.
Prints for both when all rows are there, when the film on show is ready with its look, and when all films are, each with
the processor time that the window and its engines took, which other programs don't lengthen. Then what
ui/system/watchdog.py measured: wall time, which other programs lengthen, and computing time of the window's thread.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;qt.qpa.*=false")
REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

if TYPE_CHECKING:
    from fastvid_gui.app import App
    from fastvid_gui.projects.project_file import OpenedFilm
    from fastvid_gui.ui.system.watchdog import Watchdog

SIZE = (320, 180)
NO_END = 300_000
LOOKS = ("starry-night", "scream", "great-wave")


def draw_film(path: Path, frames: int, number: int) -> None:
    """A film of squares that wander over a gradient; each number gives another one."""
    import av
    import numpy as np

    width, height = SIZE
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    with av.open(str(path), "w") as film:
        stream = film.add_stream("libx264", rate=Fraction(25))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": "ultrafast", "threads": "1"}
        for frame in range(frames):
            picture = np.stack(
                [across * 255 // width, down * 255 // height, (across + 5 * number) % 256], axis=2
            )
            x, y = (3 * frame + 11 * number) % (width - 40), (2 * frame) % (height - 40)
            picture[y : y + 40, x : x + 40] = (7 * number % 256, 255, 0)
            film.mux(stream.encode(av.VideoFrame.from_ndarray(picture.astype(np.uint8), format="rgb24")))
        film.mux(stream.encode(None))


def decided(path: Path, frames: int, number: int) -> "OpenedFilm":
    """Something set for a film."""
    from fastvid_gui.domain.look import Look
    from fastvid_gui.domain.plan import Keyframe, KeyframeKind
    from fastvid_gui.projects.decisions import Decisions
    from fastvid_gui.projects.project_file import OpenedFilm
    from fastvid_gui.render.identity import film_identity

    kinds = (KeyframeKind.START, *[KeyframeKind.CUT] * (frames // 30))
    edited = tuple(Keyframe(30 * place, kind, 1.0) for place, kind in enumerate(kinds) if 30 * place < frames)
    decisions = Decisions(
        look=Look(style=LOOKS[number % len(LOOKS)], strength=0.9),
        playhead=frames // 2,
        mark_in=20,
        edited=edited,
    )
    return OpenedFilm(path, film_identity(path), decisions)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--films", type=int, default=50)
    parser.add_argument("--frames", type=int, default=300)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["FASTVID_HOME"] = home
        measure(Path(home), chosen.films, chosen.frames)


def measure(folder: Path, count: int, frames: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from fastvid_gui.app import build, describe_app
    from fastvid_gui.projects.project_file import write_project
    from fastvid_gui.ui.system.watchdog import Watchdog
    from fastvid_gui.ui.widgets.theme import apply_theme

    paths = [folder / f"clip {number:02}.mp4" for number in range(count)]
    for number, path in enumerate(paths):
        draw_film(path, frames, number)
    project = folder / "project.fastvid"
    films = tuple(decided(path, frames, number) for number, path in enumerate(paths))
    write_project(project, films, paths[count // 2], (), overwrite=True)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(
        f"{count} films of {frames} frames, a project of {project.stat().st_size / 1e3:.0f} kB; load {load:.1f}"
    )

    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "dark")

    def run(milliseconds: int, over: Callable[[], bool] = lambda: False) -> None:
        """Runs the window's own loop for this time, or until it is over."""
        loop, look = QEventLoop(), QTimer()
        look.timeout.connect(lambda: loop.quit() if over() else None)
        look.start(10)
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def follow(app: "App", stage: str, began: float, before: float) -> None:
        """Prints when the rows, the film on show and all films are there."""
        for what, over in (
            ("all rows", lambda: len(app.session.films) == count),
            ("film on show", lambda: _shown(app, paths[count // 2])),
            ("all films", lambda: _ready(app) == count),
        ):
            run(NO_END, over)
            taken = time.monotonic() - began
            print(
                f"{stage}: {what} after {taken:.2f} s, {processor() - before:.2f} s of processor", flush=True
            )

    app = build(qt)
    app.window.left.disconnect()
    app.window.show()
    run(3000)
    watchdog = Watchdog()
    began = time.monotonic()
    before = processor()
    app.window.open_films([project])
    follow(app, "opened as a project", began, before)
    run(3000)
    say(watchdog, "opened as a project")
    watchdog.stop()
    app.queue.close()
    app.window.close()
    app.close()

    began, before = time.monotonic(), processor()
    app = build(qt)
    app.window.left.disconnect()
    app.window.show()
    watchdog = Watchdog()
    app.window.restore_films()
    follow(app, "at the next start", began, before)
    run(3000)
    say(watchdog, "at the next start")
    watchdog.stop()
    app.queue.close()
    app.window.close()
    app.close()


def processor() -> float:
    """Seconds of processor that this process and its engines have taken so far."""
    import psutil

    own = psutil.Process()
    times = [each.cpu_times() for each in (own, *own.children(recursive=True))]
    return sum(each.user + each.system for each in times)


def _shown(app: "App", path: Path) -> bool:
    film = app.session.current
    return film is not None and film.path == path and film.frames > 0 and bool(film.look.style)


def _ready(app: "App") -> int:
    return sum(film.frames > 0 for film in app.session.films)


def say(watchdog: "Watchdog", stage: str) -> None:
    """Prints the measurements since the last stage."""
    print(f"{stage}: {watchdog.figures()}", flush=True)
    for stack in watchdog.stacks[-3:]:
        print("   ", stack.replace("\n", "\n    "), flush=True)
    watchdog.reset()


if __name__ == "__main__":
    main()
