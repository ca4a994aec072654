"""Repaints the thumbnails of style packs with the engine, and writes them into the packs.

    python packaging/styles/thumbnails.py resources/styles/*.safetensors [--frame N]

All packs then show the same frame of the sample clip; nothing but the thumbnails changes.
"""

import argparse
from pathlib import Path

from fastvid_gui.render.thumbnails import paint_thumbnail
from fastvid_gui.style.library import write_around
from fastvid_gui.style.pack import PackedStyle, pack_training, read_pack
from fastvid_gui.style.thumbnail import THUMBNAIL_FRAME


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--frame", type=int, default=THUMBNAIL_FRAME)
    options = parser.parse_args()
    for path in options.packs:
        styles = read_pack(path)
        packed = [
            PackedStyle(style.info, style.vector, paint_thumbnail(style, options.frame)) for style in styles
        ]
        write_around(path, styles[0], packed, pack_training(path))


if __name__ == "__main__":
    main()
