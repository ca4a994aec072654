"""How good drafts are: styles read at once from pictures that no training used (docs/styles.md).

    python benchmarks/drafts.py CLIP --drafter FILE --paintings DIR [--recipe packaging/drafts/fast.toml]
        [--frames 80:140] [--size 640x360] [--pictures drafts.jpg]

The pictures are those that the recipe holds out. For each one, the engine renders the clip, and the code of
`fastvid-gui evaluate` measures it. `seconds` is the time from the picture's file to its style, including the
preparation of OpenVINO. --stills paints three single frames instead (no temporal error): a quick check during a
training.
"""

import argparse
import json
import tempfile
import threading
import time
from pathlib import Path

import cv2
import numpy as np
from style_quality import scaled_clip

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style import StyleInfo, style_name_for
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.render.evaluate import evaluate
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.style.drafter import READ_SIDE, read_drafter
from fastvid_gui.style.pack import PackedStyle, Style, write_pack
from fastvid_gui.style.perceptual import PictureDistances
from fastvid_gui.style.pictures import read_picture
from fastvid_gui.style.stylizer import make_stylizer
from fastvid_gui.training.drafting import read_draft_recipe
from fastvid_gui.training.recipe import find_painting

STILLS = 3
CELL = (320, 180)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clip", type=Path)
    parser.add_argument("--drafter", type=Path, required=True)
    parser.add_argument("--paintings", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=Path("packaging/drafts/fast.toml"))
    parser.add_argument("--frames", default="80:140")
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--stills", action="store_true")
    parser.add_argument("--pictures", type=Path, help="JPEG: each picture beside two painted frames")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    first, last = (int(number) for number in options.frames.split(":"))
    width, height = (int(number) for number in options.size.split("x"))
    rows, sheet = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip = scaled_clip(options.clip, (first, last), (width, height), folder / "clip.mp4")
        print(f"{'picture':<40} seconds temporal   style   content")
        for held_out in read_draft_recipe(options.recipe).held_out:
            file = find_painting(options.paintings, held_out)
            began = time.perf_counter()
            picture = read_picture(file, READ_SIDE)
            style = read_drafter(options.drafter).draft(
                picture, StyleInfo(name=style_name_for(held_out), speed=read_drafter(options.drafter).speed)
            )
            seconds = time.perf_counter() - began
            measured, frames = (stills if options.stills else film)(clip, style, file, folder)
            rows.append({"picture": held_out, "seconds": seconds} | measured)
            sheet.append(np.hstack([cv2.resize(each, CELL) for each in (_whole(picture), *frames)]))
            print(line(rows[-1]), flush=True)
    means = {key: float(np.mean([row[key] for row in rows])) for key in rows[0] if key != "picture"}
    print(line({"picture": "mean"} | means))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if options.pictures:
        cv2.imwrite(str(options.pictures), np.vstack(sheet)[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 80])


def line(row: dict) -> str:
    """A row of the table."""
    return (
        f"{row['picture'][:39]:<40} {row['seconds']:7.2f} {row['temporal']:8.1f} {row['style']:7.3f} "
        f"{row['content']:9.2f}"
    )


def film(clip: Path, style: Style, painting: Path, folder: Path) -> tuple[dict, list[np.ndarray]]:
    """Renders the clip; returns its figures and two frames of it."""
    pack, out = folder / "draft.safetensors", folder / "out.mp4"
    write_pack(
        pack, style.shape, style.weights, [PackedStyle(style.info, style.vector)], {}, speed=style.info.speed
    )
    request = RenderRequest(
        source=clip,
        output=out,
        look=Look(style=str(pack), speed=style.info.speed),
        fresh=True,
        overwrite=True,
        crf=10,
    )
    render_film(request, lambda event: None, threading.Event())
    result = evaluate(clip, out, style_picture=painting)
    source = open_source(out)
    shown = [
        next(iter(read_frames(source, n, n + 1))) for n in (source.info.frames // 4, source.info.frames - 5)
    ]
    return {
        "temporal": result.temporal_error,
        "style": result.style_distance,
        "content": result.content_distance,
    }, shown


def stills(clip: Path, style: Style, painting: Path, folder: Path) -> tuple[dict, list[np.ndarray]]:
    """Paints single frames of the clip; returns their figures and two of them."""
    source = open_source(clip)
    stylizer = make_stylizer(style, source.info.width, source.info.height, device="cpu")
    distances = PictureDistances(read_picture(painting))
    found, shown = [], []
    for number in np.linspace(0, source.info.frames - 1, STILLS).astype(int):
        frame = next(iter(read_frames(source, int(number), int(number) + 1)))
        painted = stylizer.paint(frame)
        found.append((distances.style_distance(painted), distances.content_distance(painted, frame)))
        shown.append(painted)
    style_distance, content = np.mean(found, 0)
    return {"temporal": float("nan"), "style": float(style_distance), "content": float(content)}, shown[1:]


def _whole(picture: np.ndarray) -> np.ndarray:
    """A picture within a cell's proportions, on gray."""
    height, width = picture.shape[:2]
    side = max(width, round(height * CELL[0] / CELL[1]))
    canvas = np.full((max(height, round(side * CELL[1] / CELL[0])), side, 3), 128, np.uint8)
    top, left = (canvas.shape[0] - height) // 2, (canvas.shape[1] - width) // 2
    canvas[top : top + height, left : left + width] = picture
    return canvas


if __name__ == "__main__":
    main()
