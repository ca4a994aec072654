"""How long the window keeps an event waiting while it renders, is scrubbed and analyzes, all at once.

    python benchmarks/window_watchdog.py [--seconds 40] [FILM ...]

The real window with the real engine processes, offscreen unless QT_QPA_PLATFORM says otherwise. The sample is rendered.
The films are scrubbed in turn in a style (the sample, if none are given), and analyzed for keyframes again and again.
Prints for each stage what ui/system/watchdog.py measured: wall time, which other programs lengthen, and computing
time of the window's thread, which they don't; finally, where it was slow.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
REPOSITORY = Path(__file__).resolve().parent.parent
SAMPLE = REPOSITORY / "resources" / "sample" / "sample.mp4"
sys.path.insert(0, str(REPOSITORY))

if TYPE_CHECKING:
    from fastvid_gui.app import App
    from fastvid_gui.render.request import RenderRequest
    from fastvid_gui.ui.system.watchdog import Watchdog

SCRUB_MS = 30
SCRUB_STEP = 7
CHANGE_MS = 5000
"""How long a film stays the current one; then the next film is, in the next style, and is analyzed again."""
LOOKS = ("starry-night", "scream", "great-wave")
STACKS_SHOWN = 5
NO_END = 300_000


class Hands:
    """Does what a busy user does, by timers of the window's own loop."""

    def __init__(self, app: "App") -> None:
        self._app, self._frame, self._way, self._turn = app, 0, SCRUB_STEP, 0

    def scrub(self) -> None:
        """Moves to the next place, back and forth."""
        film = self._app.session.current
        if film is None or not film.frames:
            return
        self._frame += self._way
        if not 0 <= self._frame < film.frames:
            self._way = -self._way
            self._frame = max(0, min(film.frames - 1, self._frame + self._way))
        self._app.session.seek(self._frame)

    def change(self) -> None:
        """Switches to another film and another style, and analyzes again."""
        from fastvid_gui.domain.look import Look

        session = self._app.session
        self._turn += 1
        film = session.films[self._turn % len(session.films)]
        session.update(film.path, analyzed=False)
        session.select(None)
        session.select(film.path)
        session.set_look(Look(style=LOOKS[self._turn % len(LOOKS)]), "Style")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("films", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=40)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["FASTVID_HOME"] = home
        measure([SAMPLE, *(film.absolute() for film in chosen.films)], chosen.seconds, Path(home))


def measure(films: list[Path], seconds: float, folder: Path) -> None:
    import psutil
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from fastvid_gui.app import build, describe_app
    from fastvid_gui.domain.look import Look
    from fastvid_gui.ui.state.session import FilmState
    from fastvid_gui.ui.system.watchdog import Watchdog
    from fastvid_gui.ui.widgets.theme import apply_theme

    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "dark")
    app = build(qt)
    app.window.left.disconnect()
    app.window.show()

    def run(milliseconds: int, over: Callable[[], bool] = lambda: False) -> None:
        """Runs the window's own loop for this time, or until it is over."""
        loop, look = QEventLoop(), QTimer()
        look.timeout.connect(lambda: loop.quit() if over() else None)
        look.start(100)
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    watchdog = Watchdog()
    run(3000)
    say(watchdog, "start")
    app.window.open_films(films)
    run(NO_END, lambda: _settled(app, FilmState.OPENING, len(films)))
    run(1000)
    say(watchdog, "opening")

    hands = Hands(app)
    output = folder / "painted.mp4"
    app.queue.add(
        RenderRequest(source=SAMPLE, output=output, look=Look(style="prison"), overwrite=True), now=True
    )
    hands.change()
    scrubbing, changing = QTimer(), QTimer()
    scrubbing.timeout.connect(hands.scrub)
    changing.timeout.connect(hands.change)
    scrubbing.start(SCRUB_MS)
    changing.start(CHANGE_MS)
    run(round(1000 * seconds))
    scrubbing.stop()
    changing.stop()
    item = app.queue.items[0]
    say(watchdog, "render + scrub + analysis")
    painted = item.painted.done if item.painted else 0
    print(f"the render is {item.state.value}, {painted} frames painted {item.problem}")
    print(f"memory of the window's process: {psutil.Process().memory_info().rss / 2**20:.0f} MiB")
    watchdog.stop()
    app.queue.close()
    app.window.close()
    app.close()


def _settled(app: "App", opening: object, count: int) -> bool:
    films = app.session.films
    return len(films) == count and all(film.state is not opening for film in films)


def say(watchdog: "Watchdog", stage: str) -> None:
    """Prints the measurements since the last stage."""
    print(f"{stage}: {watchdog.figures()}", flush=True)
    for stack in watchdog.stacks[-STACKS_SHOWN:]:
        print("   ", stack.replace("\n", "\n    "), flush=True)
    watchdog.reset()


if __name__ == "__main__":
    main()
