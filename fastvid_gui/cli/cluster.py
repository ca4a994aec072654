"""`fastvid-gui cluster`: many computers that see one shared folder, and SLURM (docs/cluster.md)."""

from pathlib import Path
from typing import Annotated

import typer

from fastvid_gui.cli.messages import print_json, print_result, say
from fastvid_gui.cli.options import one_of
from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.cluster import ClusterCommands
from fastvid_gui.sentences.sentence import say as sentence

app = typer.Typer(
    help="Paint on many computers that see one shared folder, or on SLURM.", no_args_is_help=True
)

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="A folder that all computers of the cluster see.")
]
Interface = Annotated[
    list[str] | None,
    typer.Option(
        "--interface", metavar="NAME|ADDRESS", help="The network to use; may be given several times."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command()
def join(
    folder: Folder,
    name: Annotated[str, typer.Option(help="How others see this computer (default: its host name).")] = "",
    slots: Annotated[
        int | None, typer.Option(help="Ranges painted side by side (default: one for each core it may use).")
    ] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    time: Annotated[
        str,
        typer.Option(
            metavar="H:MM:SS",
            help="SLURM ends it after this time (default: as SLURM says); it leaves before.",
        ),
    ] = "",
    requeue: Annotated[
        bool, typer.Option("--requeue", help="Put this SLURM job into the queue again when its time is over.")
    ] = False,
    interface: Interface = None,
) -> None:
    """Paint for anyone who renders with this cluster. Ctrl-C finishes what is in hand, then ends."""
    from fastvid_gui.cluster.member.start import start_members

    start_members(
        folder,
        name=name,
        slots=slots,
        device=one_of("--device", device, ("auto", "cpu", "cuda", "mps")),
        wall_time=time,
        requeue=requeue,
        interfaces=tuple(interface or ()),
        tell=lambda sentence: say(str(sentence)),
    )


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": False}, no_args_is_help=True
)
def slurm(
    context: typer.Context,
    folder: Folder,
    nodes: Annotated[int, typer.Option(help="How many members.")],
    time: Annotated[str, typer.Option(metavar="H:MM:SS", help="Wall time of each.")],
    partition: Annotated[str, typer.Option(metavar="P", help="Where they run.")] = "",
    requeue: Annotated[
        bool, typer.Option("--requeue", help="Members go into the queue again when their time is over.")
    ] = False,
    interface: Interface = None,
    as_json: AsJson = False,
) -> None:
    """Have SLURM start members: one job for each. What follows `--` goes to sbatch as it is."""
    from fastvid_gui.cluster.folder import open_cluster
    from fastvid_gui.cluster.library import distributed
    from fastvid_gui.cluster.slurm import SlurmRequest, submit

    if nodes < 1:
        raise UsageError(ClusterCommands.NODES, nodes=nodes)
    distributed()
    cluster = open_cluster(folder, make=True)
    job = submit(
        SlurmRequest(
            folder=cluster,
            nodes=nodes,
            time=time,
            partition=partition,
            requeue=requeue,
            interfaces=tuple(interface or ()),
            more=tuple(context.args),
        )
    )
    if nodes == 1:
        say(str(sentence(ClusterCommands.SUBMITTED_ONE, job=job)))
    else:
        say(str(sentence(ClusterCommands.SUBMITTED, job=job, nodes=nodes)))
    if as_json:
        print_json({"job": job, "nodes": nodes, "folder": str(cluster.shared)})
    else:
        print_result(job)


@app.command()
def status(folder: Folder, as_json: AsJson = False) -> None:
    """Show scheduler, members and what they paint."""
    from fastvid_gui.cluster.folder import open_cluster
    from fastvid_gui.cluster.library import distributed
    from fastvid_gui.cluster.status import look

    distributed()
    now = look(open_cluster(folder, make=False))
    place = now.scheduler
    if as_json:
        print_json(
            {
                "scheduler": None
                if place is None
                else {
                    "addresses": list(place.addresses),
                    "host": place.host,
                    "dashboard": place.dashboard,
                    "version": place.version,
                },
                "members": [
                    {
                        "name": each.name,
                        "host": each.host,
                        "address": each.address,
                        "version": each.version,
                        "slots": each.slots,
                        "state": each.state,
                        "painting": [
                            {"start": first, "stop": stop, "at": at} for first, stop, at in each.painting
                        ],
                        "frames": each.frames,
                        "fps": each.frames_per_second,
                        "seconds_left": each.seconds_left,
                    }
                    for each in now.members
                ],
                "jobs": [{"id": job, "maker": maker} for job, maker in now.jobs],
            }
        )
        return
    if place is None:
        print_result(str(sentence(ClusterCommands.NO_SCHEDULER)))
    else:
        print_result(f"scheduler  {place.addresses[0]} on {place.host}")
        print_result(f"dashboard  {place.dashboard} (on {place.host} only)")
    for each in now.members:
        spans = " ".join(f"{first}-{stop - 1}@{at}" for first, stop, at in each.painting[:4])
        more = f" +{len(each.painting) - 4}" if len(each.painting) > 4 else ""
        left = "" if each.seconds_left is None else f", {each.seconds_left / 60:.0f} min left"
        speed = f", {each.frames_per_second:.1f} frames/s" if each.painting else ""
        print_result(
            f"{each.name}  {each.host}  {each.state}{speed}, {each.frames} frames so far{left}  {spans}{more}".rstrip()
        )
    for job, maker in now.jobs:
        print_result(f"job {job}  " + (f"rendered by {maker}" if maker else "nobody renders it now"))


@app.command()
def stop(folder: Folder, as_json: AsJson = False) -> None:
    """End scheduler and members. What is finished is kept."""
    from fastvid_gui.cluster.folder import open_cluster
    from fastvid_gui.cluster.library import distributed
    from fastvid_gui.cluster.status import stop as end

    distributed()
    cluster = open_cluster(folder, make=False)
    members = end(cluster)
    if as_json:
        known = members if members is not None and members >= 0 else None
        print_json({"folder": str(cluster.shared), "stopped": members is not None, "members": known})
    elif members is None:
        say(str(sentence(ClusterCommands.NOTHING_TO_STOP, folder=cluster.shared)))
    elif members < 0:
        say(str(sentence(ClusterCommands.ENDED_UNHEARD, folder=cluster.shared)))
    else:
        say(str(sentence(ClusterCommands.ENDED, folder=cluster.shared, members=members)))


@app.command(hidden=True)
def scheduler(
    folder: Folder, number: Annotated[int, typer.Option()] = 0, interface: Interface = None
) -> None:
    """The scheduler's process; any member or maker starts it."""
    from fastvid_gui.cluster.folder import open_cluster
    from fastvid_gui.cluster.scheduler_process import serve

    serve(open_cluster(folder, make=False), number, tuple(interface or ()))
