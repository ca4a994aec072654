"""The commands of `fastvid-gui`, joined.

Each command imports what it needs when it runs, so that help comes at once.
"""

import sys
from collections.abc import Callable, Sequence

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from fastvid_gui import __version__
from fastvid_gui.cli import (
    about,
    cluster,
    demo,
    evaluate,
    helper,
    inspect_film,
    jobs,
    nodes,
    regions,
    render,
    styles,
    train,
)
from fastvid_gui.cli.messages import complain, complain_of_crash
from fastvid_gui.cli.without_sound import command_without_sound
from fastvid_gui.errors import FastVidError, Interrupted, OutputError, SoundError
from fastvid_gui.libraries import why_it_does_not_load
from fastvid_gui.log_text import keep_terminal_clean
from fastvid_gui.streams import output

MAKERS = ("render", "demo", "train", "train-network", "helper")
"""Commands whose result is not text: with standard output closed they still do everything they are for."""

app = typer.Typer(
    name="fastvid-gui",
    help="Redraws a video in the style of a painting, without flicker.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(demo.demo)
app.command()(render.render)
app.command()(regions.regions)
app.command()(inspect_film.keyframes)
app.command()(inspect_film.probe)
app.add_typer(jobs.app, name="jobs")
app.add_typer(styles.app, name="styles")
app.command()(train.train)
app.command("train-network")(train.train_network)
app.command("train-drafts")(train.train_drafts)
app.add_typer(nodes.app, name="nodes")
app.command()(nodes.pair)
app.command()(nodes.doctor)
app.command()(helper.helper)
app.add_typer(cluster.app, name="cluster")
app.command()(evaluate.evaluate)
app.command()(about.info)
app.command()(about.bench)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fastvid-gui {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the version."
    ),
) -> None:
    pass


def is_command(word: str) -> bool:
    """Whether a word is one of the commands. A file may have the name of a command; the command is meant then."""
    return word in getattr(get_command(app), "commands", ())


def run(arguments: Sequence[str], interrupted: Callable[[], bool] = lambda: False) -> int:
    """Runs a command line and returns its exit code: 0 done, 1 could not be done, 2 wrong usage, 130 interrupted.

    `interrupted`: whether Ctrl-C came while the command was still being loaded. Libraries in C turn it into an
    ImportError, which is then no fault of theirs.
    """
    wants_json = "--json" in arguments
    arguments = arguments or ["--help"]
    keep_terminal_clean()
    command = get_command(app)
    try:
        code = command.main(list(arguments), prog_name="fastvid-gui", standalone_mode=False)
    except TyperException as error:
        hint = "" if wants_json else " See: fastvid-gui --help"
        return complain(error.format_message() + hint, error.exit_code, wants_json)
    except (typer.Abort, KeyboardInterrupt):
        return complain("Interrupted.", Interrupted.exit_code, wants_json)
    except OutputError as error:
        return complain(str(error), error.exit_code, wants_json=False)
    except SoundError as error:
        return complain(_with_way_out(error, arguments), error.exit_code, wants_json)
    except FastVidError as error:
        if interrupted():
            return complain("Interrupted.", Interrupted.exit_code, wants_json)
        return complain(str(error), error.exit_code, wants_json)
    except BrokenPipeError:
        return 1
    except MemoryError:
        return complain(
            "There is too little free memory. Close other programs, then try again.", 1, wants_json
        )
    except ImportError as error:
        if interrupted():
            return complain("Interrupted.", Interrupted.exit_code, wants_json)
        if (error.name or "").startswith("fastvid_gui"):
            return complain_of_crash(error, wants_json)
        return complain(why_it_does_not_load(error), 1, wants_json)
    except Exception as error:  # noqa: BLE001 - the last resort: people get a sentence, the log gets the traceback
        if interrupted():
            return complain("Interrupted.", Interrupted.exit_code, wants_json)
        return complain_of_crash(error, wants_json)
    if code == Interrupted.exit_code:
        # Typer turns Ctrl-C into this number and says nothing.
        return complain("Interrupted.", Interrupted.exit_code, wants_json)
    made = arguments[0] in MAKERS and not {"-h", "--help"} & set(arguments)
    if not code and output.lost and not made:
        return complain(
            "There is no standard output to write the result to; it was closed.", 1, wants_json=False
        )
    return code if isinstance(code, int) else 0


def _with_way_out(error: SoundError, arguments: Sequence[str]) -> str:
    command = command_without_sound(sys.argv[0], arguments)
    return f"{error} Type:\n  {command}" if command else str(error)
