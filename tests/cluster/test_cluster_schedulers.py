"""One scheduler for a cluster, whoever starts it, and whoever claims a job."""

import json
import os
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from cluster_processes import Cluster

from fastvid_gui import __version__
from fastvid_gui.cluster import processes, scheduler_process, schedulers
from fastvid_gui.cluster.folder import ClusterFolder, FolderGone, open_cluster, write_json
from fastvid_gui.cluster.maker import claim
from fastvid_gui.cluster.maker.claim import Claim
from fastvid_gui.cluster.member import join, tasks
from fastvid_gui.cluster.messages import MemberPaused, Report
from fastvid_gui.cluster.processes import this_computer
from fastvid_gui.cluster.schedulers import Place, dead, known, mark_stopped, stopped
from fastvid_gui.errors import FarmError

GONE_PID = 2**22 + 5
"""No process has that number."""


def test_members_that_come_at_once_start_one_scheduler(cluster: Cluster) -> None:
    threads = [threading.Thread(target=cluster.member, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in (cluster.own / "turns").iterdir()] == ["0"]
    found = json.loads(cluster.command("cluster", "status", str(cluster.folder), "--json").stdout)
    assert {each["name"] for each in found["members"]} == {"one", "two", "three"}


def place(computer: str, pid: int) -> Place:
    return Place(
        number=0, addresses=(), dashboard="", host="h", computer=computer, pid=pid, version=__version__
    )


def test_a_scheduler_is_dead_when_its_process_is(tmp_path: Path) -> None:
    folder = open_cluster(tmp_path, make=True)
    assert dead(folder, place(this_computer(), GONE_PID))


def test_one_of_another_computer_is_dead_when_its_count_stands_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedulers, "DEAD_S", 1.0)
    folder = open_cluster(tmp_path, make=True)
    there = place("another", os.getpid())
    assert dead(folder, there)
    over = threading.Event()

    def beat() -> None:
        for number in range(1000):
            write_json(folder.own / "beat.json", {"number": 0, "beats": number})
            if over.wait(0.05):
                return

    beating = threading.Thread(target=beat)
    beating.start()
    assert not dead(folder, there)
    over.set()
    beating.join()


def test_what_was_stopped_stays_so(tmp_path: Path) -> None:
    folder = open_cluster(tmp_path, make=True)
    assert stopped(folder) == -1
    mark_stopped(folder, 3)
    assert stopped(folder) == 3


def claimed(folder: ClusterFolder, gone: list[FarmError]) -> Claim:
    folder.job("0" * 16).mkdir(exist_ok=True)
    return Claim(folder, "0" * 16, threading.Event(), gone.append)


def test_a_job_has_one_maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim, "WATCH_S", 1.0)
    monkeypatch.setattr(claim, "BEAT_S", 0.1)
    folder = open_cluster(tmp_path, make=True)
    first = claimed(folder, [])
    with pytest.raises(FarmError, match="rendering this very job now"):
        claimed(folder, [])
    path = folder.job("0" * 16) / "maker.json"
    # As one of another computer, which goes on beating.
    monkeypatch.setattr(claim, "this_computer", lambda: "another")
    with pytest.raises(FarmError, match="rendering this very job now"):
        claimed(folder, [])
    first.close()
    assert not path.exists()
    # Who was killed there beats no more.
    write_json(path, {"computer": "a third", "pid": 1, "beats": 7, "host": "h"})
    claimed(folder, []).close()


def test_a_maker_is_told_that_its_folder_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim, "BEAT_S", 0.05)
    folder = open_cluster(tmp_path, make=True)
    gone: list[FarmError] = []
    held = claimed(folder, gone)
    folder.own.rename(tmp_path / "elsewhere")
    held._thread.join(60)
    assert [type(error) for error in gone] == [FolderGone]
    held.close()


def test_a_member_without_space_of_its_own_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk, or in a read-only home."""
    monkeypatch.setattr(join, "cache_folder", lambda: tmp_path / "nowhere")
    with pytest.raises(FarmError, match=f"space of its own in {tmp_path}"), join._scratch():
        pass
    monkeypatch.setattr(schedulers, "log_file", lambda: tmp_path / "nowhere" / "log")
    with pytest.raises(FarmError, match="could not be started"):
        schedulers._start(open_cluster(tmp_path, make=True), 0, ())


class Said:
    """What a member tells."""

    def __init__(self) -> None:
        self.reports: list[Report] = []

    def tell(self, report: Report) -> None:
        self.reports.append(report)


def test_who_waits_for_the_folder_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "SLOW_FOLDER_S", 0.05)
    said, slow = Said(), threading.Event()
    with tasks._Watched(said):  # type: ignore[arg-type]
        slow.wait(0.6)
    assert said.reports == [
        MemberPaused(paused=True, reason="it waits for the shared folder"),
        MemberPaused(paused=False),
    ]
    with tasks._Watched(said):  # type: ignore[arg-type]
        pass
    assert len(said.reports) == 2


def test_after_a_scheduler_that_nobody_needed_the_next_one_starts_at_once(
    cluster: Cluster, tmp_path: Path
) -> None:
    """It has ended by itself; whoever comes must not wait for a turn that was taken long ago."""
    member = cluster.member("one")
    member.kill()
    scheduler = cluster.scheduler()
    assert scheduler is not None
    scheduler.kill()
    path = cluster.own / "scheduler.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "ended": True}))
    begun = time.monotonic()
    assert "is a member" in cluster.member("two").said
    assert time.monotonic() - begun < schedulers.STARTS_WITHIN_S
    assert json.loads(path.read_text())["number"] == 1


def test_a_scheduler_tells_that_it_ends_because_nobody_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler_process, "IDLE_S", 0.5)
    monkeypatch.setattr(scheduler_process, "BEAT_S", 0.1)
    folder = open_cluster(tmp_path, make=True)
    monkeypatch.setenv("FASTVID_INTERFACE", "127.0.0.1")
    scheduler_process.serve(folder, 3, ())
    there = known(folder)
    assert there is not None and there.ended and there.number == 3


def listening(answer: bytes) -> tuple[socket.socket, str]:
    """A stranger that answers on some port of this computer, and its address as a scheduler's."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                with server.accept()[0] as there:
                    there.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()
    return server, f"tls://127.0.0.1:{server.getsockname()[1]}"


def test_who_uses_a_port_again_is_no_scheduler(tmp_path: Path) -> None:
    """After a restart of its computer another program answers at the old address."""
    folder = open_cluster(tmp_path, make=True)
    server, address = listening(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with server:
        there = msgspec.structs.replace(place("another", 1), addresses=(address,))
        assert schedulers.reached(folder, there) == schedulers.SchedulerWay(None, address)
        assert "does not have the certificate" in str(
            schedulers.unreachable(folder, there, schedulers.reached(folder, there))
        )


def test_a_process_that_got_the_number_of_another_is_not_it() -> None:
    mine = processes.started(os.getpid())
    assert processes.runs(os.getpid(), mine) and processes.runs(os.getpid())
    assert not processes.runs(os.getpid(), mine + "1")
    assert not processes.runs(GONE_PID)


def test_a_maker_that_was_killed_holds_nothing_though_its_number_is_used_again(tmp_path: Path) -> None:
    folder = open_cluster(tmp_path, make=True)
    folder.job("0" * 16).mkdir()
    there = {"computer": this_computer(), "pid": os.getpid(), "begun": "1", "host": "h"}
    write_json(folder.job("0" * 16) / "maker.json", there)
    claimed(folder, []).close()
