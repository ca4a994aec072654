"""How the clock of a file's pictures was repaired, so that sound and text can follow it.

Recordings may be joined end to end, and clocks of streams may jump. `times.frame_times` gives the pictures times that
always rise. This module compares the stamps of the file with the repaired times. The result is a list of *pieces*:
within each one, repaired time is the file's own time plus a shift. It uses the outcome alone, so it does not matter
how (or why) the times were repaired.

A sound packet belongs to the piece in whose part of the file it lies. Near a joint it may lie on the wrong side, since
files interleave sound and pictures; there its own time decides, which continues from where the sound was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.times import FrameTimes

SMALLEST_STEP = Fraction(1, 50)
"""Seconds; smaller differences are repairs of single stamps."""
LASTING_FRAMES = 8
"""At least this many frames in a row must move alike (or all up to the end)."""
INTERLEAVING = Fraction(1)
"""Seconds; a packet may lie this far from its picture in the file."""
OWN_STEP = Fraction(1)
"""Seconds; a track that steps back further than this has restarted; below that, the sound is heard once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPiece:
    """A stretch of the film in which the file's clock runs evenly.

    Attributes:
        frame: its first frame.
        position: byte of the file at which its first packet lies; -1 where unknown.
        shift: seconds to add to the file's own times.
        begin, end: repaired seconds at which its pictures begin and end.
    """

    frame: int
    position: int
    shift: Fraction
    begin: Fraction
    end: Fraction


WHOLE_FILM = ClockPiece(frame=0, position=0, shift=Fraction(0), begin=Fraction(0), end=Fraction(0))
"""A film whose times are the file's own: it has no joints, so its begin and end mean nothing."""


@dataclass(frozen=True, slots=True)
class SourceClock:
    """The pieces in film order; none if the film has no frames, or all times are the file's own."""

    pieces: tuple[ClockPiece, ...] = ()


NOTHING_MENDED = SourceClock()


def source_clock(
    stamps: Sequence[int | None],
    time_base: Fraction,
    times: FrameTimes,
    packets: Sequence[int] | NDArray[np.int32] = (),
    positions: Sequence[int] = (),
) -> SourceClock:
    """Finds the pieces.

    Args:
        stamps: of each frame in display order, in ticks of `time_base`, as the file has them (None: none).
        times: the same frames, repaired.
        packets: for each frame the ordinal of its packet; positions: the byte position of each packet.
    """
    known = np.array([place for place, stamp in enumerate(stamps) if stamp is not None], dtype=np.int64)
    finer = time_base / times.time_base
    if not len(known) or finer.denominator != 1:
        return NOTHING_MENDED
    given = np.array([stamp for stamp in stamps if stamp is not None], dtype=np.int64)
    moved = np.array(times.ticks, dtype=np.int64)[known] - given * int(finer)
    starts, shifts = _steps(moved, int(SMALLEST_STEP / times.time_base))
    if len(starts) == 1 and not shifts[0]:
        return NOTHING_MENDED
    frames = [0, *(int(known[start]) for start in starts[1:]), len(times)]
    pieces = [
        ClockPiece(
            frame=first,
            position=_position(first, last, packets, positions),
            shift=shift * times.time_base,
            begin=times.seconds(first),
            end=times.seconds(last),
        )
        for (first, last), shift in zip(pairwise(frames), shifts, strict=True)
    ]
    return SourceClock(tuple(pieces))


def _steps(moved: NDArray[np.int64], least: int) -> tuple[list[int], list[int]]:
    """(where, by how much): from which place on frames are moved alike; the first one starts at place 0."""
    # Single stamps that were repaired at the very start are not a step.
    starts, shifts = [0], [0]
    place = 0

    def lasts(place: int) -> bool:
        return int(np.ptp(moved[place : place + LASTING_FRAMES])) <= least

    while True:
        off = np.nonzero(np.abs(moved[place:] - shifts[-1]) > least)[0] + place
        found = next((int(candidate) for candidate in off if lasts(int(candidate))), None)
        if found is None:
            return starts, shifts
        if found == 0:
            shifts[0] = int(moved[0])
        else:
            starts.append(found)
            shifts.append(int(moved[found]))
        place = found + 1


def _position(
    first: int, last: int, packets: Sequence[int] | NDArray[np.int32], positions: Sequence[int]
) -> int:
    if not len(packets) or not len(positions):
        return -1
    return max(-1, int(positions[int(np.min(packets[first:last]))]))


class ClockFollower:
    """Moves the times of one track of the file, in file order, to those of the repaired pictures."""

    def __init__(self, clock: SourceClock, *, steady: bool = True) -> None:
        """`steady`: whether the track continues without a break (sound does; texts may overlap)."""
        self._pieces, self._steady = clock.pieces or (WHOLE_FILM,), steady
        self._at = 0
        self._own = Fraction(0)
        self._due: Fraction | None = None

    def moved(self, begin: Fraction, length: Fraction, position: int | None) -> Fraction | None:
        """Seconds to add to the time of a packet; None if it belongs to no existing picture.

        Args:
            begin, length: seconds by the file's own clock.
            position: of the packet in the file, where known.
        """
        by_place = self._by_place(position)
        before = self._at
        self._at = self._chosen(begin, by_place)
        piece = self._pieces[self._at]
        if self._at != before:
            self._own = Fraction(0)
        shift = piece.shift + self._own_shift(begin + piece.shift)
        film = begin + shift
        last = self._at + 1 == len(self._pieces)
        if not last and film >= piece.end and (by_place is None or by_place <= self._at):
            return None
        if self._at and film + length <= piece.begin:
            return None
        self._due = film + length if self._steady else film
        return shift

    def latest(self) -> Fraction:
        """The shift of the packet before."""
        return self._pieces[self._at].shift + self._own

    def _own_shift(self, film: Fraction) -> Fraction:
        """Where the track's own clock steps far back and the pictures' does not, the track simply continues."""
        due = self._due
        if due is not None and self._steady:
            if self._own and abs(film - due) <= abs(film + self._own - due):
                self._own = Fraction(0)
            elif film + self._own < due - OWN_STEP:
                self._own = due - film
        return self._own

    def _by_place(self, position: int | None) -> int | None:
        if position is None or position < 0 or any(piece.position < 0 for piece in self._pieces):
            return None
        return max((n for n, piece in enumerate(self._pieces) if piece.position <= position), default=0)

    def _chosen(self, begin: Fraction, by_place: int | None) -> int:
        pieces, at, due = self._pieces, self._at, self._due
        if by_place is not None and by_place > at:
            here = pieces[by_place]

            def far(number: int) -> bool:
                film = begin + pieces[number].shift
                return not here.begin - INTERLEAVING <= film <= here.end + INTERLEAVING

            likely = [number for number in range(at, by_place + 1) if not far(number)]
            if due is None or not likely:
                return by_place
            reached = due
            return min(reversed(likely), key=lambda number: abs(begin + pieces[number].shift - reached))
        following = at + 1
        if following == len(pieces) or due is None or (by_place is not None and by_place < at):
            return at
        # Sound of the next piece may lie before its first picture.
        ahead = abs(begin + pieces[following].shift - due)
        near = due >= pieces[following].begin - INTERLEAVING and ahead <= INTERLEAVING
        return following if near and ahead < abs(begin + pieces[at].shift - due) else at
