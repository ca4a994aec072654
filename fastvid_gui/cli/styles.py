"""`fastvid-gui styles`: the style library."""

from pathlib import Path
from typing import Annotated

import typer

from fastvid_gui.cli.messages import print_json, print_result, say
from fastvid_gui.cli.options import one_of

app = typer.Typer(help="List, add, remove, show and export styles.", invoke_without_command=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.callback(invoke_without_command=True)
def styles(context: typer.Context, as_json: AsJson = False) -> None:
    """List the installed styles."""
    if context.invoked_subcommand is not None:
        return
    from fastvid_gui.style.library import installed_styles

    found = installed_styles()
    if as_json:
        keys = ("name", "title", "artist", "year", "pack", "picture", "credit", "builtin", "speed")
        print_json({"styles": [{key: getattr(style, key) for key in keys} for style in found]})
        return
    if not found:
        print_result("No style is installed; `fastvid-gui styles add FILE` adds one.")
    for style in found:
        what = ", ".join(part for part in (style.title, style.artist, style.year) if part)
        print_result(f"{style.name:<24} {what}")


@app.command()
def add(
    file: Annotated[
        Path, typer.Argument(help="A style pack, or a .pth, .model, .t7 or .onnx of another project.")
    ],
    name: Annotated[str, typer.Option(help="The name by which it is called.")] = "",
    title: Annotated[str, typer.Option(help="As lists show it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Add a style file to the library."""
    from fastvid_gui.render.thumbnails import paint_thumbnail
    from fastvid_gui.style.library import add_style

    info = add_style(file, name, title, paint_thumbnail)
    if as_json:
        print_json({"name": info.name, "title": info.title, "pack": info.pack})
    else:
        print_result(f"Added {info.name}. Try it: fastvid-gui render VIDEO -s {info.name} -o painted.mp4")


@app.command()
def remove(name: Annotated[str, typer.Argument(help="The style's name.")], as_json: AsJson = False) -> None:
    """Remove a style that was added."""
    from fastvid_gui.style.library import remove_style

    remove_style(name)
    if as_json:
        print_json({"removed": name})
    else:
        print_result(f"Removed {name}.")


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="The style's name.")],
    speed: Annotated[str, typer.Option(help="fast or fine: which of its networks.")] = "fast",
    as_json: AsJson = False,
) -> None:
    """Show all there is to know of a style."""
    from fastvid_gui.style.library import show_style

    details = show_style(name, one_of("--speed", speed, ("fast", "fine")))
    info = details.info
    data = {
        "name": info.name,
        "title": info.title,
        "artist": info.artist,
        "year": info.year,
        "credit": info.credit,
        "pack": info.pack,
        "picture": info.picture,
        "speed": info.speed,
        "speeds": list(details.speeds) if as_json else ", ".join(details.speeds),
        "builtin": info.builtin,
        "file": str(details.path),
        "parameters": details.parameters,
        "carry": details.carry,
        "digest": details.digest,
        "training": details.training,
    }
    if as_json:
        print_json(data)
        return
    for key, value in data.items():
        if value != "" and value != {}:
            print_result(f"{key:<11} {value}")


@app.command()
def export(
    name: Annotated[str, typer.Argument(help="The style's name, or a blend NAME:0.6,NAME:0.4.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The style file to write.")],
    speed: Annotated[
        str,
        typer.Option(help="fast or fine: which of its networks (default: the fast one where it has both)."),
    ] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an existing file.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write one style into a file of its own, to use it elsewhere or give it away."""
    from fastvid_gui.style.export import export_style

    wanted = one_of("--speed", speed, ("fast", "fine")) if speed else None
    info, file = export_style(name, output, wanted, overwrite=overwrite)
    if as_json:
        print_json(
            {
                "output": str(file),
                "name": info.name,
                "title": info.title,
                "credit": info.credit,
                "speed": info.speed,
            }
        )
    else:
        print_result(str(file))


@app.command()
def sheet(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A video.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The PNG to write.")],
    frame: Annotated[int | None, typer.Option(help="Which frame (default: the middle one).")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an existing file.")] = False,
    as_json: AsJson = False,
) -> None:
    """Paint one frame in every style, as a labeled sheet."""
    from fastvid_gui.media.read import open_source
    from fastvid_gui.render.sheet import style_sheet
    from fastvid_gui.targets.place import check_target

    check_target(output, source, overwrite=overwrite)
    names = style_sheet(
        open_source(source), output, frame, lambda name: say(f"painting {name}"), overwrite=overwrite
    )
    if as_json:
        print_json({"output": str(output), "styles": names})
    else:
        print_result(str(output))
