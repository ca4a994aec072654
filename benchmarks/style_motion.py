"""Drift and ghosts of the installed styles (docs/styles.md).

    python benchmarks/style_motion.py [--speed fine] [--size 320x180] [-o PICTURE]

Drift: a still film, 301 frames; the mean difference between the painted frames 30 and 300, in levels of 255.
Ghosts: a disc (from another shot) flies over the same still picture and leaves it. What it leaves behind is the mean
difference, where it flew, to the still film at the same frame. Beside it, the same difference where it never was.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np

from fastvid_gui.flow.estimator import make_estimator, motion
from fastvid_gui.flow.warp import warp
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.pipeline import paint_first
from fastvid_gui.style.library import installed_styles, load_style
from fastvid_gui.style.stylizer import make_stylizer

STILL_FRAMES = 301
RADIUS_SHARE = 0.12
SPEED_SHARE = 0.03
AFTER_FRAMES = 3
DISC_FRAME = 100


def flight(still: np.ndarray, other: np.ndarray) -> tuple[list[np.ndarray], np.ndarray]:
    """The film of the disc that crosses the picture and leaves it, and where it flew (height x width, bool)."""
    height, width = still.shape[:2]
    radius, step = int(height * RADIUS_SHARE), max(1, int(width * SPEED_SHARE))
    y, x = np.mgrid[:height, :width]
    frames, flown = [], np.zeros((height, width), bool)
    for center in range(-radius - 1, width + radius + step, step):
        disc = (x - center) ** 2 + (y - height // 2) ** 2 <= radius**2
        flown |= disc
        texture = np.roll(other, center, axis=1)
        frames.append(np.where(disc[..., None], texture, still).astype(np.uint8))
    return frames + [still] * AFTER_FRAMES, flown


def painted(stylizer, frames: list[np.ndarray], wanted: set[int]) -> dict[int, np.ndarray]:
    """The wanted frames of a film, as the engine paints them."""
    estimator, found = make_estimator(), {}
    picture = paint_first(stylizer, frames[0])
    for number, frame in enumerate(frames):
        if number:
            flow, trust = motion(estimator, frame, frames[number - 1])
            picture = stylizer.paint(frame, warp(picture, flow), trust)
        if number in wanted:
            found[number] = picture
    return found


def difference(one: np.ndarray, other: np.ndarray, where: np.ndarray) -> float:
    return float(np.abs(one.astype(float) - other)[where].mean())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", default="320x180")
    parser.add_argument("--speed", choices=("fast", "fine"), default="fast")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    width, height = (int(number) for number in options.size.split("x"))
    source = open_source(resources_folder() / "sample" / "sample.mp4")
    still = next(iter(read_frames(source, 0, 1, (width, height))))
    other = next(iter(read_frames(source, DISC_FRAME, DISC_FRAME + 1, (width, height))))
    flying, flown = flight(still, other)
    last = len(flying) - 1
    over = last - AFTER_FRAMES - len(flying) // 2
    everywhere, rows = np.ones_like(flown), []
    print(f"{'style':<18} drift   left behind   elsewhere")
    for info in installed_styles():
        stylizer = make_stylizer(load_style(info.name, options.speed), width, height)
        resting = painted(stylizer, [still] * STILL_FRAMES, {30, last, 300})
        crossed = painted(stylizer, flying, {over, last})
        drift = difference(resting[30], resting[300], everywhere)
        ghost = difference(crossed[last], resting[last], flown)
        calm = difference(crossed[last], resting[last], ~flown)
        print(f"{info.name:<18} {drift:5.1f}   {ghost:11.1f}   {calm:9.1f}", flush=True)
        rows.append(np.hstack([crossed[over], crossed[last], resting[30], resting[300]]))
    if options.output:
        cv2.imwrite(str(options.output), cv2.cvtColor(np.vstack(rows), cv2.COLOR_RGB2BGR))


if __name__ == "__main__":
    main()
