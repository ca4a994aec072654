"""Which style paints which frames of a film: one, or several that follow each other (`--styles-at`).

Another style begins at a keyframe of kind cut: nothing is carried over from the style before, and no cross-fade mixes
the two. So each range has exactly one style.
"""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style_changes import StyleChange, read_style_changes
from fastvid_gui.errors import KeyframeFileError, StyleError, UsageError
from fastvid_gui.sentences.keyframes import KeyframeFileSays, StyleChanges
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.styles import StyleSays
from fastvid_gui.style.blend import same_network
from fastvid_gui.style.library import load_style
from fastvid_gui.style.pack import Style
from fastvid_gui.user_files import TooLargeError, read_user_file

_FILE_BYTES_MOST = 4 * 2**20


@dataclass(frozen=True, slots=True)
class StyleSchedule:
    """The styles of a film, or of a part of it.

    Attributes:
        starts: the frames at which each style begins, ascending.
        styles: one for each of `starts`.
        regions: those that paint regions of the pictures, besides.
    """

    starts: tuple[int, ...]
    styles: tuple[Style, ...]
    regions: tuple[Style, ...] = ()

    @property
    def every(self) -> dict[str, Style]:
        """All styles of the film by their digests."""
        return {style.digest: style for style in (*self.styles, *self.regions)}

    @property
    def first(self) -> Style:
        """The style of the first frame."""
        return self.styles[0]

    @property
    def changes(self) -> tuple[int, ...]:
        """The frames at which another style begins; each is a keyframe."""
        return self.starts[1:]

    def at(self, frame: int) -> Style:
        """The style that paints a frame (for a range: its `start`)."""
        return self.styles[max(0, bisect.bisect_right(self.starts, frame) - 1)]

    def identity(self) -> list[tuple[int, str]]:
        """Everything that decides the picture, for the job's hash: frames and digests of the styles."""
        return [(start, style.digest) for start, style in zip(self.starts, self.styles, strict=True)]


def load_schedule(
    style: str, changes: Sequence[StyleChange], speed: Speed
) -> tuple[tuple[StyleChange, Style], ...]:
    """Reads all styles, so that a misspelled one fails at once; `schedule_for` fits them to a film.

    Args:
        style: of the film's beginning; may be empty if the changes give it.

    Raises:
        StyleError: there is no such style; for style changes, the message names the line.
        UsageError: a change has no style, and there is none before it.
    """
    known: dict[str, Style] = {}
    loaded: list[tuple[StyleChange, Style]] = []
    for change in (*((StyleChange(0, style),) if style else ()), *changes):
        if not change.style:  # only the strength changes
            if not loaded:
                raise UsageError(Requests.NO_STYLE_AT, frame=change.frame)
            loaded.append((change, loaded[-1][1]))
            continue
        if change.style not in known:
            try:
                known[change.style] = _sharing(load_style(change.style, speed), known)
            except StyleError as error:
                if not change.place:
                    raise
                reason = error.sentence
                raise StyleError(StyleSays.IN_A_CHANGE, place=change.place, reason=reason) from error
        loaded.append((change, known[change.style]))
    return tuple(loaded)


def _sharing(style: Style, known: dict[str, Style]) -> Style:
    """The style, with a network that is already in memory if that is the same one."""
    for other in known.values():
        if same_network(style, other):
            return replace(style, weights=other.weights)
    return style


def schedule_for(
    loaded: Sequence[tuple[StyleChange, Style]], start: int, stop: int, frames: int
) -> StyleSchedule:
    """The styles of frames `start` to `stop` (not included) of a film with `frames` frames.

    A change before the part applies to its beginning; one after it does not count. A change to the style that already
    paints is not a change.

    Raises:
        KeyframeFileError: a change lies outside the film. UsageError: nothing says how the part begins.
    """
    for change, _ in loaded:
        if change.frame >= frames:
            raise KeyframeFileError(
                StyleChanges.OUTSIDE, place=change.place, frame=change.frame, last=frames - 1
            )
    inside = [(change.frame, style) for change, style in loaded if change.frame < stop]
    before = [style for frame, style in inside if frame <= start]
    if not before:
        raise UsageError(Requests.NO_STYLE_AT, frame=start)
    starts, styles = [start], [before[-1]]
    for frame, style in inside:
        if frame > start and style.digest != styles[-1].digest:
            starts.append(frame)
            styles.append(style)
    return StyleSchedule(tuple(starts), tuple(styles))


def load_style_changes(path: Path) -> tuple[StyleChange, ...]:
    """Reads a file of style changes; raises KeyframeFileError if it can't be read or understood."""
    try:
        text = read_user_file(path, _FILE_BYTES_MOST).decode("utf-8-sig")
    except TooLargeError as error:
        raise KeyframeFileError(StyleChanges.TOO_LARGE, file=path) from error
    except OSError as error:
        reason = said_by_others(error.strerror or error)
        raise KeyframeFileError(KeyframeFileSays.UNREADABLE, file=path, reason=reason) from error
    except UnicodeDecodeError as error:
        raise KeyframeFileError(StyleChanges.NO_TEXT, file=path) from error
    return read_style_changes(text, str(path))
