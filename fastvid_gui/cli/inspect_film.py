"""`fastvid-gui probe` and `keyframes`: looking at a film without painting it."""

from pathlib import Path
from typing import Annotated, Any

import typer

from fastvid_gui.cli.messages import counted, print_json, print_result, say


def probe(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The video.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tell what a video file holds."""
    from fastvid_gui.domain.source import SourceInfo
    from fastvid_gui.domain.times import clock
    from fastvid_gui.media.probe import probe as look

    info: SourceInfo = look(source)
    for warning in info.warnings:
        say(f"note: {warning}")
    if as_json:
        print_json(_probe_json(info))
        return
    rate = f"{float(info.frame_rate):.3f}".rstrip("0").rstrip(".")
    lines = [
        f"picture   {info.width}x{info.height}"
        + (f", turned by {info.rotation}°" if info.rotation else "")
        + (", HDR" if info.color.hdr else ""),
        f"coded     {info.coded_width}x{info.coded_height}, {info.video_codec}, {info.pixel_format}",
        f"frames    {info.frames}, {rate} a second"
        + (" on average (variable)" if info.variable_rate else ""),
        f"duration  {clock(info.duration)}",
    ]
    for track in info.audio:
        name = " ".join(part for part in (track.language, track.title) if part)
        lines.append(
            f"sound     {track.codec}, {counted(track.channels, 'channel')}, {track.sample_rate} Hz {name}".rstrip()
        )
    lines += [f"subtitles {codec}" for codec in info.subtitles]
    lines += [f"chapters  {info.chapters}"] if info.chapters else []
    for line in lines:
        print_result(line)


def keyframes(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The video.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write a keyframe file (CSV).")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an existing file.")] = False,
    max_range: Annotated[int, typer.Option(help="Split longer shots; 0 never does.")] = 240,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Find where painting has to start from scratch, and where long shots are best split."""
    from fastvid_gui.cli.progress import RenderProgress
    from fastvid_gui.cli.stopping import stoppable
    from fastvid_gui.domain.times import clock
    from fastvid_gui.flow.estimator import use_one_opencv_thread
    from fastvid_gui.media.read import open_source
    from fastvid_gui.render.events import StageAdvanced
    from fastvid_gui.render.keyframes import KeyframeSettings, plan_film, save_keyframe_file
    from fastvid_gui.targets.place import check_target

    use_one_opencv_thread()
    if output is not None:
        check_target(output, source, overwrite=overwrite)
    with stoppable(as_json=as_json) as stop, RenderProgress(quiet=as_json) as progress:
        film = open_source(source, stop=stop)
        plan = plan_film(
            film,
            KeyframeSettings(max_range=max_range),
            stop=stop,
            progress=lambda done, total: progress.tell(StageAdvanced("analysis", done, total)),
        )
    if output is not None:
        save_keyframe_file(output, plan.keyframes, source, overwrite=overwrite)
    start = film.times.seconds(0)
    if as_json:
        rows: list[dict[str, Any]] = [
            {
                "frame": k.frame,
                "time": round(float(film.times.seconds(k.frame) - start), 6),
                "kind": k.kind.value,
                "score": round(k.score, 4),
                "reason": k.reason,
            }
            for k in plan.keyframes
        ]
        print_json({"frames": film.info.frames, "keyframes": rows})
        return
    for k in plan.keyframes:
        print_result(
            f"{k.frame:>7}  {clock(film.times.seconds(k.frame) - start):>11}  {k.kind.value:<5}  {k.reason}"
        )


def _probe_json(info: Any) -> dict[str, Any]:
    return {
        "width": info.width,
        "height": info.height,
        "coded_width": info.coded_width,
        "coded_height": info.coded_height,
        "rotation": info.rotation,
        "frame_rate": f"{info.frame_rate.numerator}/{info.frame_rate.denominator}",
        "variable_rate": info.variable_rate,
        "frames": info.frames,
        "duration": round(float(info.duration), 6),
        "video_codec": info.video_codec,
        "pixel_format": info.pixel_format,
        "hdr": info.color.hdr,
        "alpha": info.alpha,
        "audio": [
            {
                "codec": t.codec,
                "channels": t.channels,
                "sample_rate": t.sample_rate,
                "language": t.language,
                "title": t.title,
            }
            for t in info.audio
        ],
        "subtitles": list(info.subtitles),
        "chapters": info.chapters,
        "warnings": list(map(str, info.warnings)),
    }
