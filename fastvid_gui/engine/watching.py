"""Looking at a film: opening it, showing its frames, making thumbnails."""

from pathlib import Path

import numpy as np

from fastvid_gui.domain.times import FrameTimes
from fastvid_gui.engine.films import Films
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.films import Counting, FilmOpened, MakeThumbnails, OpenFilm, ShowFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.pacing import Pace
from fastvid_gui.engine.pictures import as_message, size_within
from fastvid_gui.render.identity import film_identity

COUNTING_SECONDS = 0.1
FAR_FRAMES = 40
"""If more frames than this must be decoded on the way, the picture of the sync frame is shown first."""


class Watching:
    """The services `OpenFilm`, `ShowFrame` and `MakeThumbnails`."""

    def __init__(self, films: Films) -> None:
        self._films = films

    def open_film(self, task: Task) -> FilmOpened:
        """Answers `OpenFilm`."""
        request = task.request
        assert isinstance(request, OpenFilm)
        pace = Pace(COUNTING_SECONDS)

        def progress(done: int, total: int | None) -> None:
            if pace.due():
                task.tell(Counting(done, total or 0))

        source = self._films.source(request.path, task, progress)
        return FilmOpened(source.info, _seconds(source.times), _identity(request.path))

    def show(self, task: Task) -> FramePicture:
        """Answers `ShowFrame`."""
        request = task.request
        assert isinstance(request, ShowFrame)
        _, playhead = self._films.playhead(request.path, task)
        info = playhead.source.info
        size = size_within(info.width, info.height, request.most_side)
        if 0 <= request.frame < info.frames and playhead.way_to(request.frame) > FAR_FRAMES:
            rough = playhead.rough(request.frame, size, task.stop)
            task.tell(FramePicture(request.frame, as_message(rough), final=False))
        return FramePicture(request.frame, as_message(playhead.picture(request.frame, size, task.stop)))

    def thumbnails(self, task: Task) -> None:
        """Answers `MakeThumbnails`. If frames are far apart, the nearest sync frames come first."""
        request = task.request
        assert isinstance(request, MakeThumbnails)
        source = self._films.source(request.path, task)
        playhead = self._films.reader(source)
        info = source.info
        height = max(2, min(request.height, info.height))
        size = max(2, round(info.width * height / info.height)), height
        frames = [frame for frame in request.frames if 0 <= frame < info.frames]
        if sum(frame - playhead.sync_before(frame) for frame in frames) > FAR_FRAMES * len(frames):
            for frame in frames:
                task.heed()
                task.tell(
                    FramePicture(frame, as_message(playhead.rough(frame, size, task.stop)), final=False)
                )
        for frame in frames:
            task.heed()
            picture = playhead.picture(frame, size, task.stop)
            task.tell(FramePicture(frame, as_message(picture)))


def _identity(path: str) -> str:
    try:
        return film_identity(Path(path))
    except OSError:  # it was just there; what is known about the film simply isn't found
        return ""


def _seconds(times: FrameTimes) -> bytes:
    """When each frame appears, in seconds from the first: float64, little-endian."""
    if not times.ticks:
        return b""
    ticks = np.array(times.ticks, np.int64) - times.ticks[0]
    base = times.time_base
    return (ticks.astype("<f8") * base.numerator / base.denominator).astype("<f8").tobytes()
