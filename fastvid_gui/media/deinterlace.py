"""Whole pictures from interlaced ones, by FFmpeg's estdif, which keeps one field and draws the lines between.

It uses a single frame only, so that a frame is the same in whichever range it is read (bwdif and yadif also use its
neighbors).
"""

from contextlib import suppress
from fractions import Fraction

import av.error
from av.filter import Graph
from av.video.frame import VideoFrame


class Deinterlacer:
    """Redraws interlaced frames and passes the others on."""

    def __init__(self) -> None:
        self._kind: tuple[int, int, str] | None = None
        self._graph = Graph()

    def whole(self, frame: VideoFrame) -> VideoFrame:
        """The frame with all lines from one field; unchanged if it is not interlaced, or of a rare layout."""
        if not frame.interlaced_frame:
            return frame
        kind = (frame.width, frame.height, frame.format.name)
        try:
            if kind != self._kind:
                self._graph = _graph(frame)
                self._kind = kind
            drawn: VideoFrame | None = None
            # The filter holds a frame back until the next one comes, so each frame goes in twice.
            for _ in range(2):
                self._graph.vpush(frame)
                with suppress(av.error.BlockingIOError):
                    while True:
                        drawn = self._graph.vpull()
        except (av.error.FFmpegError, ValueError, OSError):
            self._kind = None
            return frame
        return frame if drawn is None else drawn


def _graph(frame: VideoFrame) -> Graph:
    graph = Graph()
    graph.threads = 1
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1, 1000)
    )
    graph.link_nodes(source, graph.add("estdif", "mode=frame:deint=all"), graph.add("buffersink")).configure()
    return graph
