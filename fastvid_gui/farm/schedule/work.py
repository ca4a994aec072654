"""The work on one range: its pieces in painting order, which are accepted, and from where a seed lets a node go on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from fastvid_gui.domain.chunk import PieceSpan, piece_spans
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.schedule.states import RangeState
from fastvid_gui.sentences.sentence import Sentence


@dataclass(slots=True, eq=False, kw_only=True)
class ActiveAssignment:
    """One node paints pieces `first` up to `stop` of a range.

    Attributes:
        position: the piece it works on, according to its deliveries.
        since: when it began that piece (seconds).
        ahead: its node still paints something else, and begins with this by itself when that is done.
        starting: it was given to an idle node and nothing of it was delivered: the piece in hand includes the
            beginning.
        speculative: another node paints the same pieces.
        standby: speculative, since that other node has brought nothing for too long; the first to deliver goes on.
        quiet: it has brought nothing for as long as its range should take.
        said_finished: the node claims to have sent everything.
        counts: its deliveries may be accepted (false if a trial has other bits than the range's painter).
    """

    id: int
    node: str
    range_number: int
    first: int
    stop: int
    position: int
    since: float
    speculative: bool = False
    counts: bool = True
    said_finished: bool = False
    ahead: bool = False
    starting: bool = False
    standby: bool = False
    quiet: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class RangeWork:
    """One range and its progress.

    Attributes:
        spans: the pieces to deliver, in painting order.
        seeds: pieces that a node can begin with: 0 (from scratch), and those after a delivery with a seed.
        first_missing: the first piece that is not accepted.
        missing_frames: frames of all pieces that are not accepted.
        active: who paints it now: one node, or two near the end.
        issued: every assignment of it so far and its node, so that late chunks are known.
        failures: nodes that reported errors on it, with the reason.
        failed_at: when a node last failed on it in any way (seconds); infinite if the node can never paint it.
        silent_since: since when it has been painted without a delivery (seconds); waiting time does not count.
    """

    range_number: int
    part: RenderRange
    spans: tuple[PieceSpan, ...]
    index: dict[PieceSpan, int]
    borders: tuple[int, ...]
    missing_frames: int
    accepted: bytearray
    state: RangeState = RangeState.WAITING
    seam_faded: bool = False
    first_missing: int = 0
    seeds: set[int] = field(default_factory=lambda: {0})
    active: list[ActiveAssignment] = field(default_factory=list)
    issued: dict[int, str] = field(default_factory=dict)
    failures: dict[str, Sentence] = field(default_factory=dict)
    failed_at: dict[str, float] = field(default_factory=dict)
    silent_since: float = 0.0
    _silent: float = 0.0

    @classmethod
    def planned(cls, range_number: int, part: RenderRange, chunk_frames: int) -> "RangeWork":
        """The work on a range with nothing finished."""
        spans = piece_spans(part, chunk_frames)
        return cls(
            range_number=range_number,
            part=part,
            spans=spans,
            index={span: place for place, span in enumerate(spans)},
            borders=(*(span.start for span in spans), part.stop),
            missing_frames=part.painted,
            accepted=bytearray(len(spans)),
        )

    def given_out(self, now: float) -> None:
        """Somebody paints it from now on."""
        self.silent_since = now - self._silent

    def given_up(self, now: float) -> None:
        """Nobody paints it any more."""
        self._silent = now - self.silent_since

    def heard(self, now: float) -> None:
        """Something of it was accepted."""
        self.silent_since, self._silent = now, 0.0

    def restore(self, finished: Iterable[PieceSpan], seeds: Iterable[int]) -> None:
        """Takes over what a store holds; pieces that do not fit the plan's borders are painted again."""
        for span in finished:
            place = self.index.get(span)
            if place is not None:
                self.accept(place, has_seed=False)
        places = {frame: place for place, frame in enumerate(self.borders)}
        for frame in seeds:
            place = places.get(frame)
            if place is not None and place <= self.first_missing:
                self.seeds.add(place)

    def accept(self, place: int, has_seed: bool) -> bool:
        """Marks a piece as stored; False if it already was."""
        if self.accepted[place]:
            return False
        self.accepted[place] = 1
        self.missing_frames -= len(self.spans[place])
        if has_seed:
            self.seeds.add(place + 1)
        if place == self.first_missing:
            following = self.accepted.find(0, place)
            self.first_missing = len(self.spans) if following < 0 else following
        return True

    def forget_seeds(self, place: int) -> bool:
        """The seed before a piece is no good, and older ones are not kept; False if it was already gone."""
        if place not in self.seeds:
            return False
        self.seeds = {0, *(seed for seed in self.seeds if seed > place)}
        return True

    def lose(self, places: Iterable[int]) -> None:
        """Pieces that were stored are gone, and no seed after the first of them is any good."""
        lost = [place for place in places if self.accepted[place]]
        if not lost:
            return
        # Older seeds are deleted as painting goes on.
        oldest = self.begin if self.first_missing < len(self.spans) else len(self.spans)
        self.seeds = {0, *(seed for seed in self.seeds if oldest <= seed <= min(lost))}
        for place in lost:
            self.accepted[place] = 0
            self.missing_frames += len(self.spans[place])
        self.first_missing = min(self.first_missing, *lost)

    @property
    def begin(self) -> int:
        """The piece to begin with now: the last one with a seed before anything missing."""
        place = self.first_missing
        while place not in self.seeds:
            place -= 1
        return place

    @property
    def end(self) -> int:
        """The piece before which to stop: the first accepted one after what is missing, or the end."""
        following = self.accepted.find(1, self.first_missing)
        return len(self.spans) if following < 0 else following

    @property
    def remaining(self) -> int:
        """Frames that still have to be painted, including those painted again because a seed is missing."""
        return self.missing_frames + self.borders[self.first_missing] - self.borders[self.begin]

    def frames_between(self, first: int, stop: int) -> int:
        """Frames of pieces `first` up to `stop`."""
        return self.borders[stop] - self.borders[first]
