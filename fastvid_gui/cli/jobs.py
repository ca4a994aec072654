"""`fastvid-gui jobs`: what was begun, and deleting it."""

import time
from typing import Annotated

import typer

from fastvid_gui.cli.messages import print_json, print_result, say
from fastvid_gui.domain.terminal_text import harmless_line

app = typer.Typer(help="List jobs; `jobs delete ID` frees their space.", invoke_without_command=True)


@app.callback(invoke_without_command=True)
def jobs(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List jobs, the one used last first."""
    if context.invoked_subcommand is not None:
        return
    from fastvid_gui.paths import data_folder
    from fastvid_gui.render.store import Store

    with Store(data_folder()) as store:
        found = store.jobs()
        notes = store.take_notes()
    for note in notes:
        say(str(note))
    if as_json:
        keys = (
            "id",
            "source",
            "style",
            "output",
            "frames",
            "finished_frames",
            "bytes",
            "created",
            "used",
            "finished",
        )
        print_json({"jobs": [{key: getattr(job, key) for key in keys} for job in found]})
        return
    if not found:
        print_result("There are no jobs.")
    for job in found:
        state = "finished" if job.finished else f"{100 * job.finished_frames // max(1, job.frames)} % done"
        day = time.strftime("%Y-%m-%d %H:%M", time.localtime(job.used))
        made = f"{job.bytes / 1e6:>8.1f} MB  {job.style}  {job.source} -> {job.output}"
        print_result(harmless_line(f"{job.id}  {day}  {state:<10} {made}"))


@app.command()
def delete(
    job_id: Annotated[str, typer.Argument(metavar="ID", help="The job's id, or how it begins.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Delete a job's stored parts. The finished MP4 stays."""
    from fastvid_gui.paths import data_folder
    from fastvid_gui.render.jobs import delete_job

    job = delete_job(data_folder(), job_id)
    if as_json:
        print_json({"deleted": job.id, "bytes": job.bytes})
    else:
        print_result(f"Deleted {job.id} ({job.bytes / 1e6:.1f} MB).")
