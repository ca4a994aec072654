"""`fastvid-gui render`: a video in, a painted MP4 out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from fastvid_gui.cli.messages import counted, print_json, print_result, say
from fastvid_gui.cli.options import one_of
from fastvid_gui.cli.speed import speed_words
from fastvid_gui.domain.compare import CompareChoice
from fastvid_gui.domain.sound import SoundChoice
from fastvid_gui.errors import TargetError, UsageError
from fastvid_gui.sentences.cluster import ClusterCommands
from fastvid_gui.sentences.terminal import Terminal

if TYPE_CHECKING:
    from typing import Literal

    from fastvid_gui.domain.plan import Keyframe
    from fastvid_gui.render.events import Noted, Recovered
    from fastvid_gui.render.local_run import MakeRun
    from fastvid_gui.render.request import RenderRequest
    from fastvid_gui.render.result import RenderResult

GO_ON = "Everything finished is kept: the same command goes on from there."


def render(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The video.")],
    style: Annotated[
        str,
        typer.Option(
            "--style",
            "-s",
            help="A style's name, a blend NAME:0.6,NAME:0.4, a style file, or any picture; needed unless --styles-at "
            "says how it begins.",
        ),
    ] = "",
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The MP4 to write.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an existing file.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over, even if a part is finished.")] = False,
    size: Annotated[int | None, typer.Option(help="Shorter side in pixels (default: as the source).")] = None,
    crf: Annotated[int, typer.Option(help="Quality: 0 best, 20 good, 28 small.")] = 20,
    strength: Annotated[float, typer.Option(help="0 is the source, 1 all paint.")] = 1.0,
    brush: Annotated[
        float, typer.Option(help="Size of the strokes in the picture: 0.25 fine to 4 bold.")
    ] = 1.0,
    keep_colors: Annotated[
        bool, typer.Option("--keep-colors", help="Keep the colors of the source.")
    ] = False,
    speed: Annotated[
        str, typer.Option(help="fast or fine: finer motion, and a finer network where the style has one.")
    ] = "fast",
    frames: Annotated[str, typer.Option(metavar="A:B", help="Only frames A up to B (not included).")] = "",
    keyframes: Annotated[
        str, typer.Option(metavar="auto|none|FILE", help="Where painting starts from scratch.")
    ] = "auto",
    styles_at: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where other styles begin: a file with one frame,style a line (CSV); also with a strength "
            "(84,scream,strength=60%), which may take a while (120,strength=0,over=48).",
        ),
    ] = None,
    regions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Paint parts of the pictures in their own way: a regions file (`fastvid-gui regions`). --style paints "
            "what lies outside of them, if the file does not say what does; without both that stays as it is.",
        ),
    ] = None,
    sound: Annotated[
        str,
        typer.Option(
            metavar="copy|encode|none",
            help="copy: as it is where an MP4 can hold that, else encoded again as AAC; encode: always again; none: a "
            "film without sound. Another choice paints nothing again.",
        ),
    ] = "copy",
    compare: Annotated[
        str,
        typer.Option(
            metavar="none|split|side-by-side",
            help="A film of before and after: split: the left half as filmed, the right half painted; side-by-side: "
            "both whole. Another choice paints nothing again.",
        ),
    ] = "none",
    max_range: Annotated[int, typer.Option(help="Split longer shots; 0 never does.")] = 240,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    nodes: Annotated[
        str,
        typer.Option(
            metavar="auto|local|NAME,HOST:PORT,...",
            help="Who paints: auto: this computer and all paired helpers that can be found, also those paired "
            "in the meantime; local: this computer alone; or paired helpers by name, id or address. [default: auto]",
        ),
    ] = "",
    helpers_only: Annotated[
        bool, typer.Option("--helpers-only", help="Keep this computer free: only helpers paint.")
    ] = False,
    spot_check: Annotated[
        float,
        typer.Option(
            metavar="PERCENT",
            help="This share of what each helper delivers is painted here again and compared, at least one part of "
            "it; 0: nothing is.",
        ),
    ] = 2.0,
    cluster: Annotated[
        str,
        typer.Option(
            metavar="DIR|tls://HOST:PORT",
            help="The computers of a cluster paint: those that joined the shared folder DIR (`fastvid-gui cluster`), "
            "or the workers of a Dask scheduler.",
        ),
    ] = "",
    insecure: Annotated[
        bool, typer.Option("--insecure", help="Allow a scheduler without encryption (tcp://).")
    ] = False,
    interface: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME|ADDRESS",
            help="With --cluster: the network to use, should this computer start its scheduler; may be given several "
            "times.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Paint a video. The same command again goes on where it stopped."""
    if not style and styles_at is None and regions is None:
        raise UsageError(Terminal.MISSING_STYLE)
    if not 0 <= spot_check <= 100:
        raise UsageError(Terminal.SPOT_CHECK, percent=spot_check)
    if cluster:
        if nodes or helpers_only:
            raise UsageError(ClusterCommands.STANDS_ALONE)
        from fastvid_gui.cluster.maker.choice import cluster_named, cluster_paints

        networks = tuple(interface or ())
        make_run = cluster_paints(cluster_named(cluster, output, insecure=insecure, interfaces=networks))
    else:
        from fastvid_gui.farm.maker.who import who_paints

        make_run = who_paints(nodes, helpers_only, spot_check=spot_check, alone_at_first=True)
    from fastvid_gui.domain.look import Look
    from fastvid_gui.render.request import RenderRequest
    from fastvid_gui.render.style_schedule import load_style_changes

    named = (styles_at, None if keyframes in ("auto", "none") else Path(keyframes))
    lists = tuple(file for file in named if file is not None)
    first, stop = parse_frames(frames)
    request = RenderRequest(
        source=source,
        output=output,
        look=Look(
            style=style,
            strength=strength,
            keep_colors=keep_colors,
            brush=brush,
            speed=one_of("--speed", speed, ("fast", "fine")),
        ),
        overwrite=overwrite,
        fresh=fresh,
        size=size,
        crf=crf,
        start=first or 0,
        stop=stop,
        keyframes=_keyframes(keyframes),
        max_range=max_range,
        device=one_of("--device", device, ("auto", "cpu", "cuda", "mps")),
        styles_at=() if styles_at is None else load_style_changes(styles_at),
        lists=lists,
        regions=regions,
        sound=one_of("--sound", sound, get_args(SoundChoice)),
        compare=one_of("--compare", compare, get_args(CompareChoice)),
        nodes=nodes or "auto",
        helpers_only=helpers_only,
        spot_check=spot_check,
        cluster=cluster,
        insecure=insecure,
    )
    told: list[Noted | Recovered] = []
    result = render_shown(request, quiet=as_json, make_run=make_run, told=told)
    if as_json:
        print_json(render_json(result, told))
    else:
        describe(result)
        print_result(str(result.output))


def render_shown(
    request: "RenderRequest",
    quiet: bool,
    make_run: "MakeRun | None" = None,
    told: "list[Noted | Recovered] | None" = None,
) -> "RenderResult":
    """Renders with progress on stderr; Ctrl-C stops within a second.

    Args:
        make_run: who paints; None: this computer alone.
        told: gets what was said of the computers that paint.
    """
    from fastvid_gui.cli.elsewhere import told_how
    from fastvid_gui.cli.progress import RenderProgress
    from fastvid_gui.cli.stopping import stoppable
    from fastvid_gui.render.jobs import render_film
    from fastvid_gui.render.local_run import LocalRun

    try:
        with stoppable(GO_ON, as_json=quiet) as stop, RenderProgress(quiet) as progress:
            try:
                return render_film(request, progress.tell, stop, make_run or LocalRun)
            finally:
                if told is not None:
                    told.extend(progress.told)
    except TargetError as error:
        if not error.painted:
            raise
        raise told_how(error, request.output, request.source) from error


def describe(result: "RenderResult") -> None:
    """Says on stderr what was made."""
    for warning in result.warnings:
        if warning not in result.told_before:
            say(f"note: {warning}")
    new = result.frames - result.resumed_frames
    fps = new / max(result.seconds, 1e-9)
    resumed = (
        f"; {counted(result.resumed_frames, 'frame')} had been finished before"
        if result.resumed_frames
        else ""
    )
    say(
        f"{counted(result.frames, 'frame')} of {result.width}x{result.height} in {result.seconds:.1f} s"
        + (f" ({speed_words(fps)})" if new else "")
        + f"{resumed}."
    )


def render_json(result: "RenderResult", told: "Sequence[Noted | Recovered]" = ()) -> dict[str, Any]:
    """The object of `render --json`; `told`: what was said of the computers that painted."""
    from fastvid_gui.domain.nodes import LOCAL
    from fastvid_gui.render.events import Noted, Recovered
    from fastvid_gui.render.result import NodeShare

    new = result.frames - result.resumed_frames
    return {
        "output": str(result.output),
        "frames": result.frames,
        "resumed_frames": result.resumed_frames,
        "seconds": round(result.seconds, 3),
        "fps": round(new / max(result.seconds, 1e-9), 3),
        "width": result.width,
        "height": result.height,
        "keyframes": [keyframe.frame for keyframe in result.keyframes],
        "job": result.job,
        "peak_memory_mb": round(result.peak_memory_mb, 1),
        "nodes": [
            {"name": share.name, "frames": share.frames, "seconds": round(share.seconds, 3)}
            for share in result.nodes or (NodeShare(LOCAL, new, result.seconds),)
        ],
        "notes": [
            {"kind": each.kind, "node": each.node, "text": str(each.text)}
            for each in told
            if isinstance(each, Noted)
        ],
        "recovered": [
            {
                "kind": each.kind,
                "node": each.node,
                "frame": each.frame,
                "stop": each.stop,
                "by": each.by,
                "detail": str(each.detail),
            }
            for each in told
            if isinstance(each, Recovered)
        ],
        "warnings": [str(warning) for warning in result.warnings],
    }


def parse_frames(text: str) -> tuple[int | None, int | None]:
    """`A:B`, `A:` or `:B` as numbers; an empty text is the whole film."""
    if not text:
        return None, None
    first, colon, last = text.partition(":")
    try:
        if not colon:
            raise ValueError
        return int(first) if first.strip() else None, int(last) if last.strip() else None
    except ValueError as error:
        raise UsageError(Terminal.FRAMES_FORM, text=text) from error


def _keyframes(text: str) -> "Literal['auto', 'none'] | tuple[Keyframe, ...]":
    if text == "auto":
        return "auto"
    if text == "none":
        return "none"
    from fastvid_gui.render.keyframes import load_keyframe_file

    return load_keyframe_file(Path(text))
