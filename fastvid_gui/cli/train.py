"""`fastvid-gui train-network`: makes a style pack from paintings and photos."""

from pathlib import Path
from typing import Annotated

import typer

from fastvid_gui.cli.messages import print_json, print_result


def train_network(
    recipe: Annotated[Path, typer.Argument(help="Which styles, and how to train them (TOML).")],
    paintings: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the recipe's paintings.")],
    photos: Annotated[Path, typer.Option(metavar="DIR", help="Folder of photos to paint.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The style pack to write (.safetensors).")],
    checkpoint: Annotated[
        Path | None, typer.Option(help="Where to save, and go on from (default: beside OUT).")
    ] = None,
    device: Annotated[str, typer.Option(help="cpu, cuda or mps.")] = "cpu",
    minutes: Annotated[
        float | None, typer.Option(help="Stop after so long; go on by the same command.")
    ] = None,
    threads: Annotated[int, typer.Option(help="CPU threads (0: all cores).")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Train a network with the styles of a recipe. Ctrl-C keeps the best so far; the same command goes on."""
    from fastvid_gui.cli.progress import TrainProgress
    from fastvid_gui.cli.stopping import stoppable
    from fastvid_gui.training.network import train_pack

    file = checkpoint or output.with_suffix(".checkpoint")
    with stoppable("The last checkpoint is kept; the same command goes on.", hard=False) as stop:
        progress = TrainProgress(quiet=as_json)
        done = train_pack(
            recipe, paintings, photos, output, file, device=device, minutes=minutes, threads=threads,
            tell=progress.tell, stop=stop,
        )  # fmt: skip
    if as_json:
        print_json({"output": str(output), "steps": done.step, "of": done.steps, "losses": done.losses})
    else:
        print_result(f"{output}: step {done.step} of {done.steps}")
