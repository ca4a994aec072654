"""How fast one slot of a node paints, and how long nodes need to begin, measured from their deliveries."""

FADE = 0.7
"""Weight of the older deliveries at each new one: about the last three count."""

SHORTEST_S = 1e-3
PROOF_MOST = 64
"""After this many deliveries a node is believed again, however often it failed to deliver before."""


class SpeedMeter:
    """Frames per second of one slot, smoothed over the last deliveries.

    Frames and seconds are faded separately and divided at the end, so that two chunks that arrive together
    after a hiccup of the network count as the time both took, not as one slow and one endlessly fast. The
    first delivery holds the warm-up (style transfer, compilation): the hint counts for more, and it is forgotten at
    the second.

    Attributes:
        misses: how often it was found to bring nothing, including before it was restarted.
    """

    __slots__ = ("_frames", "_in_a_row", "_seconds", "deliveries", "hint", "misses")

    def __init__(self, hint: float | None = None, misses: int = 0) -> None:
        self.hint = hint if hint is not None and 0 < hint < 1e6 else None
        self.deliveries = 0
        self.misses = misses
        self._in_a_row = 0
        self._frames = 0.0
        self._seconds = 0.0

    def delivered(self, frames: int, seconds: float) -> None:
        """Counts a delivery of `frames` painted in `seconds`."""
        keep = FADE if self.deliveries > 1 else 0.0
        self.deliveries += 1
        self._in_a_row += 1
        self._frames = self._frames * keep + frames
        self._seconds = self._seconds * keep + max(seconds, SHORTEST_S)

    def missed(self, frames: int, seconds: float) -> None:
        """It has not painted `frames` frames in `seconds` seconds: it is believed no more than that."""
        self.delivered(frames, seconds)
        self.misses, self._in_a_row = self.misses + 1, 0
        if self.hint is not None:
            self.hint = min(self.hint, frames / max(seconds, SHORTEST_S))

    @property
    def proven(self) -> bool:
        """Whether deliveries confirm its speed: one is enough at first; each miss doubles that number."""
        return self._in_a_row >= min(1 << min(self.misses, 16), PROOF_MOST)

    @property
    def settled(self) -> bool:
        """Whether the warm-up is out of the figure."""
        return self.deliveries > 1

    @property
    def frames_per_second(self) -> float | None:
        """The speed of one slot; None before anything was measured."""
        if self.deliveries < 2 and self.hint is not None:
            return self.hint
        return self._frames / self._seconds if self.deliveries else None


class StartMeter:
    """Seconds from an assignment to an idle node until that paints: the clip is cut, sent and opened.

    For all nodes together, since a node begins too seldom for a figure of its own; smoothed over about six beginnings.
    """

    MOST_S = 10.0
    KEEP = 0.85

    __slots__ = ("seconds",)

    def __init__(self, guess_s: float) -> None:
        self.seconds = guess_s

    def began(self, seconds: float) -> None:
        """Counts a beginning; implausible values are bounded."""
        seconds = min(max(seconds, 0.0), self.MOST_S)
        self.seconds = self.seconds * self.KEEP + seconds * (1 - self.KEEP)
