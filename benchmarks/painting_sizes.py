"""Whether a film looks the same in every size: style distance, sharpness, steadiness by its lines (docs/styles.md).

    python benchmarks/painting_sizes.py CLIP --paintings DIR [--frames 80:92] [--lines 360,720,1080,2160]
        [--styles starry-night,great-wave] [--fine starry-night] [--every 6] [--picture OUT.jpg]

The clip's frames are scaled to each size and painted as a render paints them, with motion and feedback. Style distance
and temporal error are those of `fastvid-gui evaluate`, the former of the painted frame shrunk to 360 lines. Sharpness
is the 99th percentile of the luma's gradient, in levels a pixel, at full size: of the painting carried up, of the same
painting enlarged bicubically, and of the network run at full size (whose strokes are finer). Needs torch.
"""

import argparse
import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from fastvid_gui.domain.job import WORK_LINES, RenderSettings, Speed
from fastvid_gui.flow.estimator import motion, render_estimator, use_one_opencv_thread
from fastvid_gui.flow.warp import warp
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.render.evaluate import read_painting
from fastvid_gui.render.pipeline import paint_first
from fastvid_gui.render.temporal_error import EstimatedMotion
from fastvid_gui.style.carry_up import carry_up, scaled
from fastvid_gui.style.library import load_style
from fastvid_gui.style.pack import Style
from fastvid_gui.style.perceptual import PictureDistances
from fastvid_gui.style.stylizer import make_stylizer

PICTURE_SIDE = 400


def painted_film(
    frames: list[Picture], style: Style, speed: Speed, work: tuple[int, int]
) -> Iterator[Picture]:
    """The frames as the network paints them at the working size, with feedback."""
    stylizer, estimator = make_stylizer(style, *work), render_estimator(speed)
    painted = previous = None
    for full in frames:
        picture = scaled(full, *work)
        if painted is None or previous is None:
            painted = paint_first(stylizer, picture)
        else:
            flow, trust = motion(estimator, picture, previous)
            painted = stylizer.paint(picture, warp(painted, flow), trust)
        previous = picture
        yield painted


def sharpness(picture: Picture) -> float:
    """The 99th percentile of the luma's gradient, in levels a pixel."""
    luma = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    across = np.hypot(cv2.Sobel(luma, -1, 1, 0), cv2.Sobel(luma, -1, 0, 1)) / 8
    return float(np.percentile(across, 99))


def unsteadiness(frames: list[Picture], films: list[list[Picture]]) -> list[float]:
    """The temporal error of each painted film."""
    found: list[list[float]] = [[] for _ in films]
    estimated = EstimatedMotion()
    for number in range(1, len(frames)):
        step = estimated.between(number, frames[number - 1], frames[number])
        for values, film in zip(found, films, strict=True):
            error = None if step is None else step.error(film[number - 1], film[number])
            values += [] if error is None else [error]
    return [sum(values) / len(values) if values else math.nan for values in found]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clip", type=Path)
    parser.add_argument("--paintings", type=Path, required=True)
    parser.add_argument("--frames", default="80:92")
    parser.add_argument("--lines", default="360,720,1080,2160")
    parser.add_argument("--styles", default="starry-night,great-wave,scream,crypt")
    parser.add_argument("--fine", default="starry-night,great-wave")
    parser.add_argument("--every", type=int, default=6, help="style distance of every n-th frame")
    parser.add_argument("--before", action="store_true", help="the network at full size, too (slow)")
    parser.add_argument("--steady", action="store_true", help="temporal error, too")
    parser.add_argument(
        "--picture", type=Path, help="crops of the first style at the least and the most lines"
    )
    options = parser.parse_args()
    use_one_opencv_thread()
    first, last = map(int, options.frames.split(":"))
    source = open_source(options.clip)
    original = list(read_frames(source, first, last))
    print(
        "| speed | style | lines | style distance at 360 lines | sharpness | bicubic | network at full size |"
    )
    print("|---|---|---|---|---|---|---|")
    wanted: list[tuple[Speed, str]] = [("fast", name) for name in options.styles.split(",") if name]
    wanted += [("fine", name) for name in options.fine.split(",") if name]
    steady: list[str] = []
    crops: dict[int, Picture] = {}
    for speed, name in wanted:
        style = load_style(name, speed)
        painting = next(iter(sorted(options.paintings.glob(f"{style.info.picture}.*"))))
        judge = PictureDistances(read_painting(painting))
        for lines in map(int, options.lines.split(",")):
            height, width = original[0].shape[:2]
            size = 2 * round(width * lines / height / 2), lines
            frames = [
                cv2.resize(each, size, interpolation=cv2.INTER_AREA if lines < height else cv2.INTER_LANCZOS4)
                for each in original
            ]
            settings = RenderSettings(width=size[0], height=size[1], frame_rate=Fraction(25))
            small = list(painted_film(frames, style, speed, settings.work_size))
            carried = [carry_up(each, frame) for each, frame in zip(small, frames, strict=True)]
            shrunk = 2 * round(size[0] * WORK_LINES / lines / 2), WORK_LINES
            told = carried[:: options.every]
            distance = float(np.mean([judge.style_distance(scaled(each, *shrunk)) for each in told]))
            crisp = float(np.mean([sharpness(each) for each in told]))
            plain = float(np.mean([sharpness(scaled(each, *size)) for each in small[:: options.every]]))
            whole = list(painted_film(frames, style, speed, size)) if options.before else []
            if (speed, name) == wanted[0]:
                crops[lines] = carried[0]
            full = np.mean([sharpness(each) for each in whole[:: options.every]]) if whole else math.nan
            print(
                f"| {speed} | {name} | {lines} | {distance:.4f} | {crisp:.1f} | {plain:.1f} | {full:.1f} |",
                flush=True,
            )
            if not options.steady:
                continue
            films = [carried, [scaled(each, *size) for each in small], whole]
            errors = unsteadiness(frames, [film for film in films if film])
            steady.append(
                f"| {speed} | {name} | {lines} | {' | '.join(f'{error:.1f}' for error in errors)} |"
            )
    if steady:
        print("\n| speed | style | lines | temporal error | bicubic | network at full size |")
        print("|---|---|---|---|---|---|", *steady, sep="\n")
    if options.picture:
        least, most = (crops[key] for key in (min(crops), max(crops)))
        beside(least, most, options.picture)


def beside(least: Picture, most: Picture, out: Path) -> None:
    """The whole picture in both sizes, and the same place of both, the smaller one enlarged as a player would."""
    height = PICTURE_SIDE * 9 // 10
    width = round(least.shape[1] * height / least.shape[0])
    rows = [np.hstack([scaled(each, width, height) for each in (least, most)])]
    scale = most.shape[0] / least.shape[0]
    y, x = round(0.42 * most.shape[0]), round(0.42 * most.shape[1])
    enlarged = scaled(least, most.shape[1], most.shape[0]) if scale > 1 else least
    rows.append(np.hstack([each[y : y + height, x : x + width] for each in (enlarged, most)]))
    cv2.imwrite(str(out), np.vstack(rows)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 80])


if __name__ == "__main__":
    main()
