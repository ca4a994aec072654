"""Makes docs/pictures/drafts.jpg: a frame of the sample clip in the drafts of the pictures that a recipe holds out.

python benchmarks/draft_pictures.py --paintings DIR [--recipe RECIPE] [-o docs/pictures/drafts.jpg]
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
from style_pictures import labeled

from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.style.draft import draft_style
from fastvid_gui.style.stylizer import make_stylizer
from fastvid_gui.training.drafting import read_draft_recipe
from fastvid_gui.training.recipe import find_painting

FRAME = 100
CELL = (320, 180)
COLUMNS = 5
QUALITY = 80


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--paintings", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=Path("packaging/drafts/fast.toml"))
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/pictures/drafts.jpg"))
    options = parser.parse_args()
    source = open_source(resources_folder() / "sample" / "sample.mp4")
    frame = next(iter(read_frames(source, FRAME, FRAME + 1)))
    cells = []
    for name in read_draft_recipe(options.recipe).held_out:
        style = draft_style(find_painting(options.paintings, name))
        painted = make_stylizer(style, frame.shape[1], frame.shape[0], device="cpu").paint(frame)
        small = cv2.resize(painted, CELL, interpolation=cv2.INTER_AREA)
        cells.append(labeled(np.ascontiguousarray(small), name.partition("_")[0][:22]))
    rows = [np.hstack(cells[at : at + COLUMNS]) for at in range(0, len(cells), COLUMNS)]
    picture = cv2.cvtColor(np.vstack(rows), cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(options.output), picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])


if __name__ == "__main__":
    main()
