"""The sentences of the cluster that people read, in one place: what is wrong, and what to do next."""

from pathlib import Path

INSTALL = "pip install 'fastvid-gui[cluster]'"
GO_ON = "Everything finished is kept: the same command goes on from there."


def not_installed(why: str = "") -> str:
    what = f"can't be loaded ({why})" if why else "is not installed"
    return f"A cluster needs dask.distributed, which {what}. Type: {INSTALL}"


def no_folder(folder: Path) -> str:
    return f"{folder} is not there. Name a folder that all computers of the cluster see, or mount it."


def folder_gone(folder: Path) -> str:
    return (
        f"The shared folder {folder} is gone on this computer: not mounted any more? Mount it again. {GO_ON}"
    )


def folder_full(folder: Path) -> str:
    return f"The shared folder {folder} is full. Free some space there, then give the same command again. {GO_ON}"


def folder_read_only(folder: Path, why: str) -> str:
    return (
        f"Nothing can be written into the shared folder {folder} ({why}). Make it writable for you. {GO_ON}"
    )


def folder_fails(folder: Path, why: str) -> str:
    return f"The shared folder {folder} can't be used: {why}. {GO_ON}"


def folder_of_another(folder: Path, why: str) -> str:
    return f"The certificates of the cluster in {folder} can't be read ({why}). Whoever may read them may join it."


def no_cluster(folder: Path) -> str:
    return f"No cluster is in {folder}. Type on any computer that sees the folder: fastvid-gui cluster join {folder}"


def scheduler_silent(address: str, folder: Path) -> str:
    return (
        f"The scheduler of the cluster at {address} does not answer this computer: a firewall between the two? Open "
        f"that port there, or name another network (--interface). If it runs nowhere: fastvid-gui cluster stop {folder}"
    )


def scheduler_does_not_start(log: Path, why: str) -> str:
    return f"The scheduler of the cluster could not be started{why}; its log is {log}."


def not_let_in(address: str, why: str) -> str:
    return f"The scheduler at {address} did not let this computer in: {why}."


def needs_insecure(address: str) -> str:
    return (
        f"{address} is not encrypted: whoever reaches that network could run programs here. Use tls://, or say "
        "--insecure if the network is closed to others."
    )


def no_address(text: str) -> str:
    return f"--cluster {text}: name a folder that all computers see, or a Dask scheduler: tls://HOST:PORT."


def other_version(theirs: str, mine: str) -> str:
    return f"the cluster has FastVid {theirs}, this computer {mine}: install the same version on both"


def other_version_there(name: str, theirs: str, mine: str) -> str:
    return f"{name} has FastVid {theirs}, this computer {mine}: install the same version on both"


def does_not_see(folder: str) -> str:
    return f"it does not see the shared folder {folder}: mount it there, at any place, and join with that"


def busy_elsewhere(name: str) -> str:
    return f"Another FastVid ({name}) is rendering this very job now; wait for it, or stop it."


def nobody_there(join: str) -> str:
    return f"Waiting: no computer of the cluster is there. Type on one that sees the folder: {join}"


def nobody_can(reason: str) -> str:
    return f"Waiting: {reason}. It goes on by itself as soon as a computer of the cluster can."


def nobody_left(reason: str) -> str:
    return f"No computer of the cluster can go on: {reason}. {GO_ON}"


def time_is_over() -> str:
    return "its time is over"


def time_too_short(left: str) -> str:
    return f"Only {left} are left: too short to paint anything. Ask for more time."
