"""How far ahead to look for soft keyframes so that splits show little.

    python benchmarks/split_look_ahead.py CLIP...    [--max-range 48 60 120 240]

Each clip is analyzed once, as in a render. Then the result is split again with look-aheads of several lengths: each
clip as one shot, each clip forth and back, and all of them one after the other as one long shot (without the cuts of
the clips, so that there is enough to split). The output shows the cost of all splits together (the mean visibility of
their lead-in frames, 0 to 1 each; see docs/keyframes.md), how many ranges there are, the shortest one, and how unequal
they are (standard deviation of their lengths in frames). docs/keyframes.md holds the results.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from unittest import mock

import numpy as np

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))

from fastvid_gui.errors import SourceError  # noqa: E402
from fastvid_gui.media.read import open_source  # noqa: E402
from fastvid_gui.render import keyframes, splits  # noqa: E402

TIMES = (1.25, 4 / 3, 1.5, 2.0, 3.0)
"""The look-aheads that are compared, in `max_range`."""
SHORTEST_CLIP = 70


class Listener(splits.Splitter):
    """Notes what a splitter is given."""

    heard: list[float]

    def push(self, visibility: float) -> Iterator[keyframes.Keyframe]:
        self.heard.append(visibility)
        return super().push(visibility)


def visibilities(clip: Path) -> list[float]:
    """The visibility of each frame of a clip, as the analysis sees it."""
    Listener.heard = []
    source = open_source(clip)
    with mock.patch.object(keyframes, "Splitter", Listener):
        for _ in keyframes.analyze(source, keyframes.KeyframeSettings()):
            pass
    return Listener.heard


def split(shot: Sequence[float], max_range: int) -> tuple[list[float], list[int]]:
    """The cost of each split of a shot, and the lengths of its ranges."""
    splitter = splits.Splitter(0, max_range)
    found = [keyframe for value in shot for keyframe in splitter.push(value)]
    found += splitter.end_shot()
    borders = [0, *(keyframe.frame for keyframe in found), len(shot)]
    return [1 - keyframe.score for keyframe in found], [stop - start for start, stop in pairwise(borders)]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--max-range", nargs="+", type=int, default=[48, 60, 120, 240])
    choice = parser.parse_args()
    seen: list[list[float]] = []
    for clip in choice.clips:
        try:
            seen.append(visibilities(clip))
        except SourceError as error:
            print(f"left out: {error}", file=sys.stderr)
    shots = [[value for one in seen for value in one]]
    for one in seen:
        if len(one) > SHORTEST_CLIP:
            shots += [one, one + one[::-1]]
    print(f"{sum(map(len, seen))} frames of {len(seen)} clips")
    print(
        "| max-range | look-ahead | splits cost | ranges | shortest | deviation |\n|---|---|---|---|---|---|"
    )
    for max_range in choice.max_range:
        for times in TIMES:
            ahead = int(times * max_range)
            with mock.patch.object(splits, "look_ahead", lambda _, ahead=ahead: ahead):
                results = [split(shot, max_range) for shot in shots]
            costs = [cost for found, _ in results for cost in found]
            lengths = [length for _, found in results for length in found]
            print(
                f"| {max_range} | {times:.2f} | {sum(costs):.1f} | {len(lengths)} | {min(lengths)} | "
                f"{np.std(lengths):.1f} |"
            )


if __name__ == "__main__":
    main()
