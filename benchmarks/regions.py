"""How well masks are carried through a film, measured against drawn shots whose masks are known.

    python benchmarks/regions.py [--frames 60] [--scene NAME] [--save DIR]

Prints a Markdown table, which docs/regions.md keeps: intersection over union of all frames from strokes on one frame,
and with two corrections; the mean distance of the edge; the mask's own temporal error as a share of its area; time.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

import av
import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "regions"))
from region_scenes import Scene, correction, edge_error, overlap, strokes_over

from fastvid_gui.flow.estimator import make_estimator, motion, use_one_opencv_thread
from fastvid_gui.flow.warp import warp
from fastvid_gui.media.mattes import Matte
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.regions.carry import Carrying, Known
from fastvid_gui.regions.marking import mark
from fastvid_gui.regions.region import Key, Stroke

SCENES = (
    Scene(name="other colors"),
    Scene(name="similar colors", similar=True),
    Scene(name="fast camera", pan=6.0, seed=5),
    Scene(name="a post in front", occluder=True),
    Scene(name="a cut", cut=34),
    Scene(name="720 lines", width=1280, height=720),
)
MARKED = 0
STROKE_ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scene", default="", help="only shots with this in their name")
    parser.add_argument("--save", type=Path)
    chosen = parser.parse_args()
    use_one_opencv_thread()
    print(
        "| shot | size | strokes: IoU | least | with two corrections | least | edge, px | temporal, % | ms a frame |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for scene in SCENES:
        if chosen.scene in scene.name:
            with tempfile.TemporaryDirectory() as folder:
                _measure(scene, Path(folder), chosen.save)


def _measure(scene: Scene, folder: Path, save: Path | None) -> None:
    covers = []
    path = folder / "film.mp4"
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = scene.width, scene.height, "yuv420p"
        video.options = {"crf": "16", "preset": "veryfast"}
        for picture, cover in scene:
            covers.append(cover)
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(video.encode(None))
    film = open_source(path)
    cuts = (scene.cut,) if scene.cut else ()
    pictures = list(read_frames(film, 0, scene.frames))
    key = drawn(covers[MARKED], scene.height / 270)
    known = [Known(MARKED, mark(pictures[MARKED], key))]
    begun = time.process_time()
    first = list(Carrying(film, known, cuts).mattes())
    spent = (time.process_time() - begun) / scene.frames
    found = first
    for _ in range(2):
        scores = [overlap(*both) for both in zip(found, covers, strict=True)]
        worst = int(np.argmin(_smooth(scores)))
        known.append(Known(worst, corrected(pictures[worst], found[worst], covers[worst], worst)))
        found = list(Carrying(film, known, cuts).mattes())
    one, two = ([overlap(*both) for both in zip(masks, covers, strict=True)] for masks in (first, found))
    edges = [edge for both in zip(first, covers, strict=True) if (edge := edge_error(*both)) is not None]
    print(
        f"| {scene.name} | {scene.width}x{scene.height} | {statistics.mean(one):.3f} | {min(one):.3f} | "
        f"{statistics.mean(two):.3f} | {min(two):.3f} | {statistics.mean(edges):.2f} | "
        f"{100 * unsteadiness(pictures, first, cuts):.2f} | {1000 * spent:.0f} |",
        flush=True,
    )
    if save is not None:
        save.mkdir(exist_ok=True)
        rows = [
            np.hstack([veil(pictures[n], masks[n]) for n in range(0, scene.frames, 12)])
            for masks in (first, found)
        ]
        cv2.imwrite(str(save / f"{scene.name}.png"), np.vstack(rows)[..., ::-1])


def drawn(cover: Matte, scale: float, frame: int = MARKED) -> Key:
    """Strokes of a person over a thing."""
    inside, around = strokes_over(cover)
    strokes = [Stroke(belongs=True, points=tuple(line), radius=3 * scale) for line in inside]
    strokes += [Stroke(belongs=False, points=tuple(line), radius=4 * scale) for line in around]
    return Key(frame=frame, strokes=tuple(strokes))


def corrected(picture: Picture, found: Matte, cover: Matte, frame: int) -> Matte:
    """What a person makes of a mask at one frame: a few strokes over its worst places, looked at, and a few more."""
    for _ in range(STROKE_ROUNDS):
        lines = correction(found, cover)
        strokes = tuple(Stroke(belongs=belongs, points=tuple(line), radius=2.0) for belongs, line in lines)
        found = mark(picture, Key(frame=frame, strokes=strokes), found) if strokes else found
    return found


def unsteadiness(pictures: list[Picture], mattes: list[Matte], cuts: tuple[int, ...]) -> float:
    """What changes in a mask although the motion explains it, over trusted pixels, as a share of the mask's area."""
    estimator, changed, area = make_estimator("dis", "medium"), 0.0, 0.0
    for frame in range(1, len(pictures)):
        if frame in cuts:
            continue
        flow, trust = motion(estimator, pictures[frame], pictures[frame - 1])
        earlier, later = (mattes[n].astype(np.float32) / 255 for n in (frame - 1, frame))
        changed += float((np.abs(later - warp(earlier, flow)) * (trust > 0)).sum())
        area += float((later * (trust > 0)).sum())
    return changed / max(area, 1.0)


def veil(picture: Picture, matte: Matte) -> Picture:
    share = matte[..., None].astype(np.float32) / 510
    return (picture * (1 - share) + np.array([255, 0, 255]) * share).astype(np.uint8)


def _smooth(scores: list[float]) -> np.ndarray:
    return np.convolve(np.pad(scores, 2, "edge"), np.full(5, 0.2), "valid")


if __name__ == "__main__":
    main()
