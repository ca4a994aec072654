"""Takes pictures of the window, with the real engine and the built-in sample, so that those in the docs stay true.

    python packaging/screenshots.py FOLDER            every screen, light and dark, in three sizes
    python packaging/screenshots.py FOLDER --quick    1280x720 at 100 % only
    python packaging/screenshots.py --docs            the few that the README shows, into docs/pictures/window-*.png

Nothing appears on the screen. Each size runs in its own process, because Qt's scale must be set before it starts.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PICTURES = REPOSITORY / "docs" / "pictures"
SAMPLE = REPOSITORY / "resources" / "sample" / "sample.mp4"
WAIT_SECONDS = 180.0
CALM_SECONDS = 1.0
"""The wait for anything new after the last picture came, so that everything has faded in."""
LOOKS = (("starry-night", "light"), ("great-wave", "dark"))
MAX_DOCS_BYTES = 150_000
DOCS = ("empty", "preview", "rendering", "export", "settings")


def take(folder: Path, width: int, height: int, theme: str, suffix: str) -> None:
    """All screens in one size and theme."""
    sys.path.insert(0, str(REPOSITORY))
    from PySide6.QtWidgets import QApplication

    from fastvid_gui import app as fastvid
    from fastvid_gui.domain.look import Look
    from fastvid_gui.render.request import RenderRequest
    from fastvid_gui.settings import settings
    from fastvid_gui.ui.state.queue_item import ItemState
    from fastvid_gui.ui.state.session import FilmState
    from fastvid_gui.ui.widgets.theme import apply_theme

    qt = QApplication(["fastvid-gui"])
    fastvid.describe_app(qt)
    settings().change(theme=theme)
    apply_theme(qt, theme)  # type: ignore[arg-type]
    parts = fastvid.build(qt)
    window, session, queue = parts.window, parts.session, parts.queue

    def rest(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            qt.processEvents()
            time.sleep(0.01)

    def wait(what: Callable[[], object]) -> None:
        end = time.monotonic() + WAIT_SECONDS
        while not what():
            if time.monotonic() > end:
                raise SystemExit("This takes too long; is the computer busy?")
            rest(0.05)
        rest(CALM_SECONDS)

    def save(name: str, of: object = None) -> None:
        widget = of or window
        assert hasattr(widget, "grab")
        widget.grab().save(str(folder / f"window-{name}-{suffix}.png"))

    try:
        window.resize(width, height)
        window.show()
        rest(CALM_SECONDS)
        save("empty")
        window.open_films([SAMPLE])
        wait(lambda: session.current and session.current.state is FilmState.READY)
        style = next(style for style, shown in LOOKS if shown == theme)
        session.seek(30)
        session.set_look(Look(style=style), "Style")
        film = lambda: session.current  # noqa: E731
        wait(lambda: film() and film().analyzed)
        rest(8.0)
        save("preview")
        window.panels.jobs.open_export()
        rest(5.0)
        sheet = next(w for w in qt.topLevelWidgets() if w is not window and w.isVisible())
        save("export", sheet)
        sheet.close()
        output = folder / f"painted-{suffix}.mp4"
        queue.add(
            RenderRequest(source=SAMPLE, output=output, look=Look(style=style), overwrite=True),
            now=True,
        )
        wait(
            lambda: (
                ((item := queue.items[0]).share is not None and (item.share or 0) > 0.45)
                or item.state != "running"
            )
        )
        save("rendering")
        wait(lambda: queue.items[0].state is not ItemState.RUNNING)
        save("done")
        output.unlink(missing_ok=True)
        window.open_films([REPOSITORY / "README.md"])
        wait(lambda: len(session.films) == 2 and session.films[1].state is FilmState.FAILED)
        save("problem")
        for page in ("general", "rendering", "storage", "shortcuts"):
            window.show_settings(page)
            rest(CALM_SECONDS)
            shown = next(w for w in qt.topLevelWidgets() if w is not window and w.isVisible())
            save(f"settings-{page}" if page != "rendering" else "settings", shown)
            shown.close()
        for name, show in (("about", window.show_about), ("report", window.show_report)):
            show()
            rest(2 * CALM_SECONDS)
            shown = next(w for w in qt.topLevelWidgets() if w is not window and w.isVisible())
            save(name, shown)
            shown.close()
    finally:
        parts.close()


def run(folder: Path, width: int, height: int, theme: str, scale: int) -> None:
    """`take` in a process of its own, with its own home."""
    suffix = f"{theme}-{width}x{height}" + ("" if scale == 1 else f"@{scale}x")
    with tempfile.TemporaryDirectory() as home:
        env = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
            "FASTVID_HOME": home,
            "LANG": "C.UTF-8",
        }
        arguments = [str(folder), "--take", str(width), str(height), theme, suffix]
        subprocess.run([sys.executable, __file__, *arguments], env=env, check=True)


def make_docs() -> None:
    """The pictures of the README: small files in the light theme, two in the dark one."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for theme in ("light", "dark"):
            run(folder, 1280, 720, theme, 1)
        for screen in DOCS:
            theme = "dark" if screen == "rendering" else "light"
            picture = Image.open(folder / f"window-{screen}-{theme}-1280x720.png").convert("RGB")
            target = PICTURES / f"window-{screen}.png"
            for shades in (256, 160, 96, 64):
                picture.quantize(shades, dither=Image.Dither.NONE).save(target, optimize=True)
                if target.stat().st_size <= MAX_DOCS_BYTES:
                    break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--take", nargs=4, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.docs:
        make_docs()
        return
    if chosen.folder is None:
        parser.error("name a folder, or --docs")
    chosen.folder.mkdir(parents=True, exist_ok=True)
    if chosen.take:
        width, height, theme, suffix = chosen.take
        take(chosen.folder, int(width), int(height), theme, suffix)
        return
    sizes = [(1280, 720, 1)] if chosen.quick else [(1280, 720, 1), (1920, 1080, 1), (1280, 720, 2)]
    for width, height, scale in sizes:
        for theme in ("light", "dark"):
            run(chosen.folder, width, height, theme, scale)


if __name__ == "__main__":
    main()
