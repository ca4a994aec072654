"""`fastvid-gui train`, `train-network` and `train-drafts`: new styles from pictures."""

from pathlib import Path
from typing import Annotated

import typer

from fastvid_gui.cli.messages import print_json, print_result, say


def train(
    picture: Annotated[Path, typer.Argument(help="A painting: its style is learned.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="STYLE", help="The style file to write.")],
    photos: Annotated[Path | None, typer.Option(metavar="DIR", help="Photos to practice on.")] = None,
    video: Annotated[Path | None, typer.Option(metavar="FILE", help="A film to practice on.")] = None,
    minutes: Annotated[
        float, typer.Option(help="How long to train; 0: a draft at once, without photos.", min=0.0)
    ] = 15.0,
    title: Annotated[str, typer.Option(help="As lists show it (default: the picture's name).")] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an existing style file.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over, even if a part is learned.")] = False,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Make a style of your own picture. Ctrl-C keeps the best so far; the same command goes on."""
    from fastvid_gui.cli.stopping import stoppable
    from fastvid_gui.cli.train_progress import TrainProgress
    from fastvid_gui.errors import UsageError
    from fastvid_gui.sentences.terminal import Terminal
    from fastvid_gui.style.extras import require_loss_network
    from fastvid_gui.style.style_file_place import style_file

    if minutes == 0:
        _draft(picture, style_file(output), title, overwrite, as_json)
        return
    require_loss_network()
    if (photos is None) == (video is None):
        raise UsageError(Terminal.PRACTICE)
    file = style_file(output)
    if not as_json:
        say(f"The preview is {file.with_suffix('.preview.jpg')}; it is repainted every few seconds.")
    from fastvid_gui.training.network import train_style

    with stoppable("The best so far is kept; the same command goes on.", hard=False) as stop:
        done = train_style(
            picture, file, photos=photos, video=video, minutes=minutes, device=device, title=title,
            overwrite=overwrite, fresh=fresh, tell=TrainProgress(quiet=as_json).tell, stop=stop,
        )  # fmt: skip
    if as_json:
        print_json({"output": str(file), "steps": done.step, "losses": done.losses})
    else:
        say(
            f"Try it: fastvid-gui render VIDEO -s {file} -o painted.mp4; keep it: fastvid-gui styles add {file}"
        )
        print_result(str(file))


def _draft(picture: Path, file: Path, title: str, overwrite: bool, as_json: bool) -> None:
    """Writes a style file with the draft that is read from the picture at once."""
    from fastvid_gui.style.draft import draft_style
    from fastvid_gui.style.library import write_around
    from fastvid_gui.style.pack import PackedStyle
    from fastvid_gui.style.style_file_place import check_style_target

    check_style_target(file, overwrite=overwrite)
    style = draft_style(picture, title=title)
    write_around(file, style, [PackedStyle(style.info, style.vector)], {"steps": 0, "draft": True})
    if as_json:
        print_json({"output": str(file), "steps": 0, "losses": {}})
    else:
        print_result(str(file))


def train_network(
    recipe: Annotated[Path, typer.Argument(help="Which styles, and how to train them (TOML).")],
    paintings: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the recipe's paintings.")],
    photos: Annotated[Path, typer.Option(metavar="DIR", help="Folder of photos to paint.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The style pack to write (.safetensors).")],
    checkpoint: Annotated[
        Path | None, typer.Option(help="Where to save, and to continue from (default: beside OUT).")
    ] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    minutes: Annotated[
        float | None, typer.Option(help="Stop after this time; the same command continues.")
    ] = None,
    start: Annotated[Path | None, typer.Option(help="A pack whose network to begin with.")] = None,
    threads: Annotated[int, typer.Option(help="CPU threads (0: all cores).")] = 0,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a pack that is not this training's.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Train a network with the styles of a recipe. Ctrl-C keeps the best so far; the same command goes on."""
    from fastvid_gui.cli.stopping import stoppable
    from fastvid_gui.cli.train_progress import TrainProgress
    from fastvid_gui.style.extras import require_loss_network

    require_loss_network()
    from fastvid_gui.style.style_file_place import style_file
    from fastvid_gui.training.network import train_pack

    output = style_file(output)
    file = checkpoint or output.with_suffix(".checkpoint")
    with stoppable("The last checkpoint is kept; the same command goes on.", hard=False) as stop:
        progress = TrainProgress(quiet=as_json)
        done = train_pack(
            recipe, paintings, photos, output, file, device=device, minutes=minutes, threads=threads, start=start,
            overwrite=overwrite, tell=progress.tell, stop=stop,
        )  # fmt: skip
    if as_json:
        print_json({"output": str(output), "steps": done.step, "of": done.steps, "losses": done.losses})
    else:
        print_result(f"{output}: step {done.step} of {done.steps}")


def train_drafts(
    recipe: Annotated[Path, typer.Argument(help="How to train, and which paintings to leave out (TOML).")],
    paintings: Annotated[
        list[Path], typer.Option(metavar="DIR", help="Folder of paintings; may be repeated.")
    ],
    photos: Annotated[Path, typer.Option(metavar="DIR", help="Folder of photos to paint.")],
    folder: Annotated[
        Path,
        typer.Option(metavar="DIR", help="What is learned is kept here, and training continues from it."),
    ],
    count: Annotated[
        int, typer.Option(help="Paintings to read; beyond the existing ones, variants of them.")
    ] = 3200,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    minutes: Annotated[
        float | None, typer.Option(help="Stop after this time; the same command continues.")
    ] = None,
    finish: Annotated[bool, typer.Option("--finish", help="Finish the training within --minutes.")] = False,
    threads: Annotated[int, typer.Option(help="CPU threads (0: all cores).")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Train the network that reads a style from any picture. Ctrl-C keeps what is learned; the same command goes on."""
    from fastvid_gui.cli.stopping import stoppable
    from fastvid_gui.cli.train_progress import TrainProgress
    from fastvid_gui.style.extras import require_loss_network

    require_loss_network()
    from fastvid_gui.training.drafting import train_drafts as run_training

    with stoppable("The last checkpoint is kept; the same command goes on.", hard=False) as stop:
        done = run_training(
            recipe, paintings, photos, folder, count=count, device=device, minutes=minutes, finish=finish,
            threads=threads, tell=TrainProgress(quiet=as_json).tell, stop=stop,
        )  # fmt: skip
    if as_json:
        print_json({"folder": str(folder), "steps": done.step, "of": done.steps, "losses": done.losses})
    else:
        print_result(f"{folder}: step {done.step} of {done.steps}")
