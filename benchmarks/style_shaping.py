"""Makes docs/pictures/shaping.jpg: a style at several strengths, with several brushes, and with the source's colors.

    python benchmarks/style_shaping.py [--style starry-night] [--frame 114] [-o docs/pictures/shaping.jpg]

The frame comes from a render of the sample clip that begins half a second before it.
"""

import argparse
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from fastvid_gui.domain.look import Look
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest

CELL = (400, 225)
GAP, LABEL_HEIGHT = 6, 24
BEFORE_FRAMES = 12
LOOKS = (
    *(
        ("strength 0.25", {"strength": 0.25}),
        ("strength 0.5", {"strength": 0.5}),
        ("strength 0.75", {"strength": 0.75}),
    ),
    *(("brush 0.5", {"brush": 0.5}), ("brush 1", {}), ("brush 2", {"brush": 2.0})),
    ("source's colors", {"keep_colors": True}),
)
COLUMNS = 4


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--style", default="starry-night")
    parser.add_argument("--frame", type=int, default=114)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/pictures/shaping.jpg"))
    options = parser.parse_args()
    sample, first = resources_folder() / "sample" / "sample.mp4", max(0, options.frame - BEFORE_FRAMES)
    cells = [cell(picture(sample, options.frame), "source")]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "look.mp4"
        plain = RenderRequest(
            source=sample, output=out, look=Look(style=options.style), overwrite=True, fresh=True, crf=10
        )
        plain = replace(plain, start=first, stop=options.frame + 1, keyframes="none")
        for name, changes in LOOKS:
            looked = replace(plain, look=replace(plain.look, **changes))
            render_film(looked, lambda event: None, threading.Event())
            cells.append(cell(picture(out, options.frame - first), name))
            print(name, flush=True)
    rows = [np.hstack(cells[start : start + COLUMNS])[:, :-GAP] for start in range(0, len(cells), COLUMNS)]
    options.output.parent.mkdir(parents=True, exist_ok=True)
    sheet = cv2.cvtColor(np.vstack(rows)[:-GAP], cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(options.output), sheet, [cv2.IMWRITE_JPEG_QUALITY, 85])


def picture(film: Path, number: int) -> np.ndarray:
    """One frame of a film."""
    return next(iter(read_frames(open_source(film), number, number + 1)))


def cell(frame: np.ndarray, name: str) -> np.ndarray:
    """A small picture with its name below."""
    small = cv2.resize(frame, CELL, interpolation=cv2.INTER_AREA)
    label = np.full((LABEL_HEIGHT, CELL[0], 3), 255, np.uint8)
    cv2.putText(label, name, (4, 17), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (60, 60, 60), 1, cv2.LINE_AA)
    both = np.vstack((small, label))
    return np.pad(both, ((0, GAP), (0, GAP), (0, 0)), constant_values=255)


if __name__ == "__main__":
    main()
