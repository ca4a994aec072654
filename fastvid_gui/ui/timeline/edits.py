"""Changing keyframes by hand, within the rules of a plan. Pure values in, pure values out.

The first frame is always the start keyframe. Keyframes are sorted and distinct. A soft one needs room for at least one
lead-in frame after the keyframe before it (`domain.plan.lead_in_frames`); otherwise there would be nothing to fade.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from fastvid_gui.domain.plan import Keyframe, KeyframeKind, lead_in_frames
from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.keyframes import WhyKeyframe
from fastvid_gui.sentences.sentence import say

translate = QCoreApplication.translate

Keyframes = tuple[Keyframe, ...]

CUT_FROM = 0.5
"""A keyframe added where the change is at least this is a cut; elsewhere it splits a shot and is soft."""


def soft_fits(previous: int, frame: int) -> bool:
    """Whether a soft keyframe has room after the keyframe before it."""
    return lead_in_frames(previous, frame) >= 1


def index_of(keyframes: Sequence[Keyframe], frame: int) -> int | None:
    """The index of the keyframe at a frame."""
    low, high = 0, len(keyframes)
    while low < high:
        middle = (low + high) // 2
        if keyframes[middle].frame < frame:
            low = middle + 1
        else:
            high = middle
    return low if low < len(keyframes) and keyframes[low].frame == frame else None


def by_hand(frame: int, kind: KeyframeKind) -> Keyframe:
    """A keyframe that a person set."""
    return Keyframe(frame, kind, 1.0, why=say(WhyKeyframe.BY_HAND))


def added(keyframes: Keyframes, frame: int, frames: int, change: float = 0.0) -> Keyframes:
    """The keyframes plus one: a cut if the picture changes much, else a soft one where it fits.

    Raises:
        UsageError: there is one already, or it would take the room of a soft one after it.
    """
    if not 0 <= frame < frames:
        raise UsageError(translate("Timeline", "Frame {0} is not in this film.").format(frame))
    if index_of(keyframes, frame) is not None:
        raise UsageError(translate("Timeline", "There is a keyframe at frame {0} already.").format(frame))
    before = max((key.frame for key in keyframes if key.frame < frame), default=None)
    after = next((key for key in keyframes if key.frame > frame), None)
    if after is not None and after.kind is KeyframeKind.SOFT and not soft_fits(frame, after.frame):
        raise UsageError(
            translate(
                "Timeline",
                "Frame {0} is right before the soft keyframe at {1}, which needs room; move that one.",
            ).format(frame, after.frame)
        )
    soft = change < CUT_FROM and before is not None and soft_fits(before, frame)
    kind = KeyframeKind.SOFT if soft else KeyframeKind.CUT
    new = tuple(sorted((*keyframes, by_hand(frame, kind)), key=lambda key: key.frame))
    return whole(new, frames)


def room(keyframes: Keyframes, index: int, frames: int) -> tuple[int, int]:
    """The first and the last frame to which a keyframe can move between its neighbors."""
    key = keyframes[index]
    if index == 0:
        return key.frame, key.frame
    least = keyframes[index - 1].frame + (2 if key.kind is KeyframeKind.SOFT else 1)
    if index + 1 == len(keyframes):
        return least, max(least, frames - 1)
    after = keyframes[index + 1]
    return least, max(least, after.frame - (2 if after.kind is KeyframeKind.SOFT else 1))


def moved(keyframes: Keyframes, frame: int, to: int, frames: int) -> Keyframes:
    """The keyframes with the one at `frame` moved to `to`, or as far as its neighbors leave room."""
    index = index_of(keyframes, frame)
    if index is None or index == 0:
        return keyframes
    least, most = room(keyframes, index, frames)
    to = max(least, min(most, to))
    if to == frame:
        return keyframes
    return (*keyframes[:index], by_hand(to, keyframes[index].kind), *keyframes[index + 1 :])


def removed(keyframes: Keyframes, frame: int) -> Keyframes:
    """The keyframes without the one at a frame.

    Raises:
        UsageError: it is the film's first frame, which is always painted from scratch.
    """
    index = index_of(keyframes, frame)
    if index is None:
        return keyframes
    if index == 0:
        raise UsageError(translate("Timeline", "The film starts here; this keyframe stays."))
    return (*keyframes[:index], *keyframes[index + 1 :])


def toggled(keyframes: Keyframes, frame: int) -> Keyframes:
    """The keyframes with a cut made soft, or a soft one made a cut.

    Raises:
        UsageError: it is the film's first frame, or a soft one would have no room.
    """
    index = index_of(keyframes, frame)
    if index is None:
        return keyframes
    if index == 0:
        raise UsageError(translate("Timeline", "The film starts here; this keyframe stays as it is."))
    soft = keyframes[index].kind is not KeyframeKind.SOFT
    if soft and not soft_fits(keyframes[index - 1].frame, frame):
        raise UsageError(
            translate(
                "Timeline",
                "A soft keyframe at {0} is too near to the keyframe at {1}; move one of them first.",
            ).format(frame, keyframes[index - 1].frame)
        )
    new = by_hand(frame, KeyframeKind.SOFT if soft else KeyframeKind.CUT)
    return (*keyframes[:index], new, *keyframes[index + 1 :])


def whole(keyframes: Iterable[Keyframe], frames: int) -> Keyframes:
    """Any keyframes, corrected: within the film, sorted, distinct, the first one a start, soft ones with room."""
    places = {key.frame: key for key in keyframes if 0 <= key.frame < frames}
    first = places.pop(0, None)
    if first is None or first.kind is not KeyframeKind.START:
        first = Keyframe(0, KeyframeKind.START, 1.0, why=say(WhyKeyframe.FILM_STARTS))
    out = [first]
    for frame in sorted(places):
        key = places[frame]
        tight = key.kind is KeyframeKind.SOFT and not soft_fits(out[-1].frame, frame)
        if key.kind is KeyframeKind.START or tight:
            key = replace(key, kind=KeyframeKind.CUT)
        out.append(key)
    return tuple(out)
