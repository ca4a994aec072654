"""Makes small copies of pictures, to train with on another computer: python packaging/drafts/shrink.py DIR OUT

It takes all pictures of a folder, by name, and writes WebP files with a limited shorter side.
"""

import argparse
import sys
from pathlib import Path

import cv2

from fastvid_gui.errors import TrainingError
from fastvid_gui.style.pictures import PICTURE_ENDINGS, read_picture


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--side", type=int, default=300)
    parser.add_argument("--quality", type=int, default=75)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    size = count = 0
    for path in sorted(options.folder.iterdir()):
        if path.suffix.lower() not in PICTURE_ENDINGS:
            continue
        try:
            picture = read_picture(path, options.side)
        except TrainingError as error:
            sys.stdout.write(f"{error}\n")
            continue
        quality = [cv2.IMWRITE_WEBP_QUALITY, options.quality]
        _, data = cv2.imencode(".webp", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), quality)
        (options.out / f"{path.stem}.webp").write_bytes(data.tobytes())
        size, count = size + len(data), count + 1
    sys.stdout.write(f"{options.out}: {count} pictures, {size / 2**20:.1f} MiB\n")


if __name__ == "__main__":
    main()
