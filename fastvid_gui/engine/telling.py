"""A frame that shows something: many films begin black, with a fade or with a title on one color."""

import cv2

from fastvid_gui.engine.films import Films
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.films import FindTellingFrame, TellingFrame
from fastvid_gui.engine.pictures import size_within
from fastvid_gui.media.read import Source
from fastvid_gui.picture import Picture

SIDE = 96
SECONDS = (0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0)
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8)
"""Where it is looked for, in this order: near the beginning, then over the film."""
ENOUGH = 18.0
"""Spread of the luma (standard deviation, of 255) from which a frame counts as telling. A black or white frame has
0 to 3, a title on black 5 to 15, filmed scenes 25 to 80."""


class Telling:
    """The service `FindTellingFrame`."""

    def __init__(self, films: Films) -> None:
        self._films = films

    def find(self, task: Task) -> TellingFrame:
        """The first frame that is telling; else the most telling of those looked at."""
        request = task.request
        assert isinstance(request, FindTellingFrame)
        source = self._films.source(request.path, task)
        playhead, info = self._films.reader(source), source.info
        size = size_within(info.width, info.height, SIDE)
        best, most = 0, -1.0
        for frame in places(source):
            task.heed()
            seen = spread(playhead.picture(frame, size, task.stop))
            if seen >= ENOUGH:
                return TellingFrame(frame)
            if seen > most:
                best, most = frame, seen
        return TellingFrame(best)


def places(source: Source) -> tuple[int, ...]:
    """The frames to look at, in order, each once."""
    info = source.info
    last = max(0, info.frames - 1)
    early = (round(seconds * float(info.frame_rate)) for seconds in SECONDS)
    spread_out = (int(share * info.frames) for share in SHARES)
    return tuple(dict.fromkeys(frame for frame in (*early, *spread_out) if frame <= last))


def spread(picture: Picture) -> float:
    """Standard deviation of the luma of a picture (RGB uint8, H x W x 3): how much there is to see."""
    return float(cv2.meanStdDev(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))[1][0, 0])
