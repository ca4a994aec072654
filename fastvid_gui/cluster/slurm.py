"""`cluster slurm`: members as SLURM jobs.

One job array of one-node jobs, not one job of many nodes: each member starts as soon as a node is free for it, and one
that is canceled or runs out of time takes no other with it.
"""

import shlex
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from fastvid_gui.cluster.folder import ClusterFolder
from fastvid_gui.cluster.member.wall_time import seconds_of
from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.paths import own_command
from fastvid_gui.sentences.cluster import ClusterCommands
from fastvid_gui.sentences.sentence import said_by_others

SUBMIT_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SlurmRequest:
    """See `fastvid-gui cluster slurm --help`. `more`: options for sbatch, as they are."""

    folder: ClusterFolder
    nodes: int
    time: str
    partition: str = ""
    requeue: bool = False
    interfaces: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


def submit(request: SlurmRequest) -> str:
    """Submits the members; returns the job's id.

    Raises:
        FarmError: SLURM is not here, or refuses; says why.
    """
    if shutil.which("sbatch") is None:
        raise FarmError(ClusterCommands.NO_SBATCH, folder=request.folder.shared)
    if seconds_of(request.time) < 120:
        raise UsageError(ClusterCommands.TIME_SHORT, time=request.time)
    try:
        done = subprocess.run(
            sbatch_command(request),
            input=script(request),
            capture_output=True,
            text=True,
            errors="surrogateescape",  # the folder's name need not be text
            timeout=SUBMIT_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise FarmError(ClusterCommands.SBATCH_SILENT, reason=said_by_others(error)) from error
    if done.returncode != 0:
        said = " ".join(done.stderr.split()) or f"exit code {done.returncode}"
        raise FarmError(ClusterCommands.SLURM_REFUSED, reason=said.removeprefix("sbatch: error: "))
    return done.stdout.strip().partition(";")[0]


def sbatch_command(request: SlurmRequest) -> list[str]:
    """What is typed; what the user adds comes last and so counts most."""
    command = [
        "sbatch",
        "--parsable",
        "--job-name=fastvid-cluster",
        f"--array=1-{request.nodes}",
        "--nodes=1",
        "--ntasks=1",
        f"--time={request.time}",
        f"--output={request.folder.own / 'slurm-%A_%a.log'}",
        "--open-mode=append",  # a member that comes back appends to what it said before
        "--requeue" if request.requeue else "--no-requeue",
    ]
    if not any(option.startswith(("--cpus-per-task", "-c", "--exclusive")) for option in request.more):
        command.append("--exclusive")
    if request.partition:
        command.append(f"--partition={request.partition}")
    return [*command, *request.more]


def script(request: SlurmRequest) -> str:
    """The batch script; `exec`, so that SLURM's signals reach the member."""
    options = [part for name in request.interfaces for part in ("--interface", name)]
    options += ["--requeue"] if request.requeue else []
    command: Sequence[str] = own_command("cluster", "join", str(request.folder.shared), *options)
    return f"#!/bin/sh\nexec {shlex.join(command)}\n"
