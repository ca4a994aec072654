"""How good and how fast the search for cuts is: ours beside PySceneDetect's two detectors alone.

    python benchmarks/cut_detection.py [FOLDER OF CLIPS]

Prints a Markdown table: for each clip the missed and invented cuts, and the milliseconds a frame of the analysis
without decoding (one thread). The truth is in shared/data/SOURCES.md.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from scenedetect import AdaptiveDetector, ContentDetector
from scenedetect.common import FrameTimecode
from scenedetect.detector import SceneDetector

from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.render.keyframes import KeyframeFound, analysis_size, analyze_pictures

TRUTH = {
    "skv_bikes.mp4": [30, 76, 137, 187, 242],
    "mp_big_buck_bunny_0_30.webm": [283, 376, 551],
    "mov_bbb.mp4": [95],
    "psd_testvideo.mp4": [30, 180, 394],
    "psd_fades.mp4": [],
    "skv_bigbuckbunny.mp4": [],
    "mp_chaplin.mp4": [],
    "decord_flipping_a_pancake.mkv": [],
}
# There the picture only finishes fading to black; found or not, both count as right.
EITHER_WAY = {"psd_testvideo.mp4": {691}}
DEFAULT_FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "videos"

Pictures = Sequence[NDArray[np.uint8]]


def ours(pictures: Pictures) -> list[int]:
    """The hard cuts and fades of the plan, without splits."""
    events = analyze_pictures(pictures, 0, max_range=0)
    return [event.keyframe.frame for event in events if isinstance(event, KeyframeFound)]


def detector(make: Callable[[], SceneDetector]) -> Callable[[Pictures], list[int]]:
    """One of PySceneDetect's detectors with its own defaults."""

    def find(pictures: Pictures) -> list[int]:
        scene_detector = make()
        found: list[FrameTimecode] = []
        for number, picture in enumerate(pictures):
            code = FrameTimecode(number, fps=25.0)
            found += scene_detector.process_frame(code, cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        return [code.frame_num for code in found]

    return find


METHODS = {"FastVid": ours, "Content": detector(ContentDetector), "Adaptive": detector(AdaptiveDetector)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT_FOLDER)
    folder = parser.parse_args().folder
    cv2.setNumThreads(1)
    print("| clip | frames | cuts |" + "".join(f" {name} missed / invented | ms |" for name in METHODS))
    print("|---|---|---|" + "---|---|" * len(METHODS))
    for name, truth in TRUTH.items():
        source = open_source(folder / name)
        size = analysis_size(source.info.width, source.info.height)
        pictures = list(read_frames(source, 0, source.info.frames, size))
        cells = []
        for find in METHODS.values():
            start = time.perf_counter()
            found = set(find(pictures)) - EITHER_WAY.get(name, set())
            milliseconds = (time.perf_counter() - start) / len(pictures) * 1000
            missed, invented = sorted(set(truth) - found), sorted(found - set(truth))
            cells.append(f" {missed or '-'} / {invented or '-'} | {milliseconds:.1f} |")
        print(f"| {name} | {len(pictures)} | {len(truth)} |" + "".join(cells))


if __name__ == "__main__":
    main()
