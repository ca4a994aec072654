"""The render sheet and the real engine for an ordinary user whose chosen folder may only be read.

Prints "refused" and what the sheet says, "kept" and the folder that is remembered afterwards, "went" and where the
film goes once another folder is chosen; the last line is "done". See test_read_only_folder.py.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtWidgets import QApplication

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import OpenFilm
from fastvid_gui.paths import resources_folder
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.state.bridge import Engine
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import FilmState, Session

PATIENCE_SECONDS = 240.0


def say(line: str) -> None:
    """One line for the test."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def play(folder: Path, locked: Path) -> None:
    """`folder`: where the film is; `locked`: may only be read."""
    qt = QApplication([])
    film = folder / "film.mp4"
    copyfile(resources_folder() / "sample" / "sample.mp4", film)
    preview_engine, render_engine = Engine("preview"), Engine("render")
    session, queue = Session(), RenderQueue(preview_engine, render_engine)
    panel = JobsPanel(session, queue, preview_engine)

    def wait(what: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not what():
            qt.processEvents()
            time.sleep(0.01)
            if time.monotonic() > end:
                raise SystemExit("nothing came")

    try:
        opened: list[object] = []
        call = preview_engine.ask(OpenFilm(str(film)))
        call.finished.connect(opened.append)
        call.failed.connect(say)
        wait(lambda: opened)
        session.add(film)
        value = opened[0]
        session.update(
            film,
            state=FilmState.READY,
            info=value.info,  # type: ignore[attr-defined]
            times=value.times,  # type: ignore[attr-defined]
            look=Look(style="scream"),
        )
        panel.show()
        panel._header.render_button.click()
        sheet = panel._sheet
        assert sheet is not None
        wait(sheet.render_button.isEnabled)
        sheet.form._on_folder(str(locked))
        wait(
            lambda: sheet._estimate is not None and sheet._estimate.misplaced and not sheet._estimator.pending
        )
        assert not sheet.render_button.isEnabled()
        sheet._go(now=False)
        say(f"refused {sheet._problem.text()}")
        sheet.reject()
        say(f"kept {settings().values.folder!r} {len(queue.items)}")
        panel._header.render_button.click()
        sheet = panel._sheet
        assert sheet is not None
        wait(sheet.render_button.isEnabled)
        sheet._go(now=False)
        wait(lambda: queue.items)
        say(f"went {queue.items[0].output.parent} {settings().values.folder!r}")
        say("done")
    finally:
        queue.close()
        preview_engine.close()
        render_engine.close()


if __name__ == "__main__":
    play(Path(sys.argv[1]), Path(sys.argv[2]))
