"""`fastvid-gui evaluate`: how steady a painted film is, and how much like the painting and the source."""

from pathlib import Path
from typing import Annotated

import typer

from fastvid_gui.cli.messages import print_json, print_result


def evaluate(
    original: Annotated[Path, typer.Argument(help="The source.")],
    stylized: Annotated[Path, typer.Argument(help="The painted film, with the same number of frames.")],
    flow: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Ground-truth flow (.flo), k to k+1.")
    ] = None,
    style_picture: Annotated[Path | None, typer.Option(help="The painting, for the style distance.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure steadiness (temporal error), style and content distance of a painted film."""
    from dataclasses import asdict

    from fastvid_gui.cli.stopping import stoppable
    from fastvid_gui.render.evaluate import evaluate as measure

    with stoppable(as_json=as_json) as stop:
        result = measure(original, stylized, flow_dir=flow, style_picture=style_picture, stop=stop)
    if as_json:
        print_json(asdict(result))
        return
    for key, value in asdict(result).items():
        shown = f"{value:.3f}" if isinstance(value, float) else ("not asked" if value is None else str(value))
        print_result(f"{key:<22} {shown}")
