"""A timeline with a made-up film: real session, real queue, an engine that answers what the test says."""

from array import array
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from answers import Answers
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.source import ColorInfo, SourceInfo
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import Film, FilmState, Session
from fastvid_gui.ui.timeline import TimelinePanel

FILM = Path("/films/street.mp4")


def info(frames: int, rate: int = 25) -> SourceInfo:
    """A film of 640 x 360."""
    return SourceInfo(
        width=640,
        height=360,
        coded_width=640,
        coded_height=360,
        rotation=0,
        frame_rate=Fraction(rate),
        variable_rate=False,
        frames=frames,
        duration=Fraction(frames, rate),
        video_codec="h264",
        pixel_format="yuv420p",
        color=ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8),
        alpha=False,
    )


def key(frame: int, kind: str = "cut") -> Keyframe:
    """A keyframe as the analysis finds it."""
    score = 2.0 if kind == "cut" else 0.8
    return Keyframe(frame, KeyframeKind(kind), score, f"Found at {frame}.")


@dataclass
class Stage:
    """What a test plays on."""

    panel: TimelinePanel
    session: Session
    preview_engine: Answers
    render_engine: Answers
    queue: RenderQueue
    qtbot: QtBot

    @property
    def film(self) -> Film:
        film = self.session.current
        assert film is not None
        return film

    @property
    def frames(self) -> list[int]:
        """Frames of the keyframes."""
        return [key.frame for key in self.film.keyframes]

    def open(
        self,
        frames: int = 250,
        keys: tuple[Keyframe, ...] = (key(0, "start"), key(76), key(120, "soft"), key(187)),
        path: Path = FILM,
        analyzed: bool = True,
        changes: tuple[float, ...] | None = None,
    ) -> None:
        """Opens a film; its changes are 0.1, and 1.3 where it is cut."""
        if changes is None:
            cuts = {key.frame for key in keys if key.kind is KeyframeKind.CUT}
            changes = tuple(1.3 if frame in cuts else 0.1 for frame in range(frames))
        self.session.add(path)
        self.session.select(path)
        self.session.update(
            path, state=FilmState.READY, info=info(frames), times=array("d", (f / 25 for f in range(frames))),
            changes=changes, found=keys, analyzed=analyzed,
        )  # fmt: skip

    def render(self) -> None:
        """Puts the film into the queue and starts."""
        self.queue.add(
            RenderRequest(source=self.film.path, output=Path("/films/out.mp4"), look=Look(style="scream")),
            now=True,
        )

    def at(self, frame: float, row: str) -> QPoint:
        """The pixel of a frame's beginning in the middle of a row."""
        view = self.panel.view
        return QPoint(round(view.state.scale.x(frame)), round(getattr(view.state.rows, row).center().y()))

    def drag(
        self, start: QPoint, to: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Drags with the left button, in several steps as a hand does."""
        view, bot = self.panel.view, self.qtbot
        bot.mouseMove(view, start)
        bot.mousePress(view, Qt.MouseButton.LeftButton, modifier, start)
        for part in (0.2, 0.5, 0.8, 1.0):
            bot.mouseMove(view, start + (to - start) * part)
        bot.mouseRelease(view, Qt.MouseButton.LeftButton, modifier, to)
