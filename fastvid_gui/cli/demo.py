"""`fastvid-gui demo`: the built-in sample clip, painted."""

from pathlib import Path
from typing import Annotated

import typer

from fastvid_gui.cli.messages import print_json, print_result, say


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="The MP4 to write.")] = Path(
        "fastvid-demo.mp4"
    ),
    style: Annotated[str, typer.Option("--style", "-s", help="A style (default: the first one).")] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an existing file.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Paint the built-in sample clip and say where the MP4 is."""
    from fastvid_gui.cli.render import describe, render_json, render_shown
    from fastvid_gui.domain.look import Look
    from fastvid_gui.errors import StyleError
    from fastvid_gui.paths import resources_folder
    from fastvid_gui.render.request import RenderRequest
    from fastvid_gui.style.library import installed_styles
    from fastvid_gui.targets.place import check_target

    names = [info.name for info in installed_styles()]
    if not style and not names:
        raise StyleError("No style is installed; `fastvid-gui styles add FILE` adds one.")
    chosen = style or ("starry-night" if "starry-night" in names else names[0])
    sample = resources_folder() / "sample" / "sample.mp4"
    check_target(output, sample, overwrite=overwrite)
    if not as_json:
        say(f"Painting the sample clip in the style {chosen} ...")
    result = render_shown(
        RenderRequest(source=sample, look=Look(style=chosen), output=output, overwrite=overwrite),
        quiet=as_json,
    )
    if as_json:
        print_json(render_json(result))
    else:
        describe(result)
        print_result(str(result.output.absolute()))
