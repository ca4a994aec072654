"""How good the installed styles are: temporal error, style distance, content distance (docs/styles.md).

    python benchmarks/style_quality.py CLIP --paintings DIR [--speed fine] [--styles A,B] [--frames 80:140]

The clip's frames are scaled to the size, rendered in each style by the engine, and measured by the code of
`fastvid-gui evaluate`.
"""

import argparse
import json
import tempfile
import threading
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path

import av

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.render.evaluate import evaluate
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.style.library import installed_files

PICTURES = (".jpg", ".jpeg", ".png")


def scaled_clip(source: Path, frames: tuple[int, int], size: tuple[int, int], out: Path) -> Path:
    """The frames at another size, nearly lossless."""
    film = open_source(source)
    with av.open(str(out), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(film.info.frame_rate))
        stream.width, stream.height, stream.pix_fmt = *size, "yuv444p"
        stream.options = {"crf": "4", "preset": "veryfast"}
        for picture in read_frames(film, *frames, size):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return out


def shipped(speed: str, wanted: list[str]) -> list[StyleInfo]:
    """The installed styles of a speed, by name."""
    found = [style.info for style in installed_files() if style.info.speed == speed]
    return sorted((info for info in found if not wanted or info.name in wanted), key=lambda info: info.name)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clip", type=Path)
    parser.add_argument("--paintings", type=Path, required=True)
    parser.add_argument("--frames", default="80:140")
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--speed", choices=("fast", "fine"), default="fast")
    parser.add_argument("--styles", default="", help="only these, with commas between")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    first, last = (int(number) for number in options.frames.split(":"))
    width, height = (int(number) for number in options.size.split("x"))
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip = scaled_clip(options.clip, (first, last), (width, height), folder / "clip.mp4")
        print(f"{'style':<16} temporal (source)   style   content")
        wanted = options.styles.split(",") if options.styles else []
        for info in shipped(options.speed, wanted):
            painting = next(
                (
                    p
                    for p in sorted(options.paintings.glob(f"{info.picture}.*"))
                    if p.suffix.lower() in PICTURES
                ),
                None,
            )
            out = folder / f"{info.name}.mp4"
            request = RenderRequest(
                source=clip, output=out, look=Look(style=info.name, speed=options.speed), fresh=True, crf=10
            )
            render_film(request, lambda event: None, threading.Event())
            result = evaluate(clip, out, style_picture=painting)
            rows.append({"style": info.name} | asdict(result))
            style = "   -" if result.style_distance is None else f"{result.style_distance:.3f}"
            content = "   -" if result.content_distance is None else f"{result.content_distance:.2f}"
            steady = f"{result.temporal_error:8.1f} {result.temporal_error_source:8.1f}"
            print(f"{info.name:<16} {steady}   {style}   {content}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
