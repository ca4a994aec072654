"""How long the window's thread keeps an event waiting while a film renders, is scrubbed and another one is analysed.

    python benchmarks/window_smooth.py [--seconds 30] [FILM ...]

Real window, real engines; nothing is shown (QT_QPA_PLATFORM=xcb shows it). Prints what ui/watchdog.py measured.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
REPOSITORY = Path(__file__).resolve().parent.parent
SAMPLE = REPOSITORY / "resources" / "sample" / "sample.mp4"
sys.path.insert(0, str(REPOSITORY))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("films", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=30)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["FASTVID_HOME"] = home
        measure([SAMPLE, *chosen.films], chosen.seconds, Path(home))


def measure(films: list[Path], seconds: float, folder: Path) -> None:
    import psutil
    from PySide6.QtWidgets import QApplication

    from fastvid_gui.app import build, describe_app
    from fastvid_gui.engine.messages import Look, RenderFilm
    from fastvid_gui.ui.session import FilmState
    from fastvid_gui.ui.theme import apply_theme
    from fastvid_gui.ui.watchdog import Watchdog

    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "dark")
    app = build(qt)
    app.window.show()
    session, memory = app.session, psutil.Process()

    def spin(until: float) -> None:
        while time.monotonic() < until:
            qt.processEvents()
            time.sleep(0.002)

    spin(time.monotonic() + 2)
    watchdog = Watchdog()
    print("at rest, then opening:", f"{memory.memory_info().rss / 2**20:.0f} MiB")
    app.window.open_films(films)
    while not (session.films and all(film.state is not FilmState.OPENING for film in session.films)):
        spin(time.monotonic() + 0.05)
    session.select(session.films[0].path)
    session.set_look(Look("starry-night"), "Style")
    output = folder / "painted.mp4"
    app.queue.add(RenderFilm(str(films[0]), str(output), Look("great-wave"), overwrite=True), now=True)
    end, frame, way = time.monotonic() + seconds, 0, 7
    while time.monotonic() < end:
        film = session.current
        if film is not None and film.frames:
            frame += way
            if not 0 <= frame < film.frames:
                way = -way
                frame += 2 * way
            session.seek(frame)
        if session.films and int(end - time.monotonic()) % 10 == 0:
            session.select(session.films[int(end) % len(session.films)].path)
        spin(time.monotonic() + 0.03)
    watchdog.stop()
    print(watchdog.figures())
    for stack in watchdog.stacks[-3:]:
        print(stack)
    print("memory of the window's process:", f"{memory.memory_info().rss / 2**20:.0f} MiB")
    app.queue.close()
    app.close()


if __name__ == "__main__":
    main()
