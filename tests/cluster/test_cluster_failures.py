"""What may go wrong in a cluster: each ends in a clear sentence, or is mended, and nothing finished is lost."""

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from cluster_processes import Cluster, environment, wait_until
from conftest import Film

from fastvid_gui.cluster.certificates import CERTIFICATE, KEY, new_certificate
from fastvid_gui.cluster.folder import OWN


@pytest.mark.slow
def test_a_killed_member_costs_the_chunk_in_hand(cluster: Cluster, film: Film) -> None:
    gone = cluster.member("gone", slow=0.05)
    cluster.member("stays", slow=0.02)
    maker = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(lambda: "pieces" in str(list(cluster.base.glob("gone.pieces"))))
    gone.kill()
    found = maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert any(note["kind"] == "vanished" and note["node"] == "gone" for note in found["notes"])
    assert cluster.finished_twice() == {}


@pytest.fixture
def requeued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Members are SLURM job 77 here: what they have asked `scontrol` for."""
    programs, asked = tmp_path / "programs", tmp_path / "asked"
    programs.mkdir()
    for name, script in (("scontrol", f'echo "$@" >> {shlex.quote(str(asked))}'), ("squeue", "exit 1")):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SLURM_JOB_ID", "77")
    return lambda: asked.read_text().splitlines() if asked.exists() else []


@pytest.mark.slow
def test_a_killed_scheduler_is_replaced(cluster: Cluster, film: Film) -> None:
    for name in ("one", "two"):
        cluster.member(name, slow=0.05)
    maker = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(lambda: len(cluster.pieces()) >= 2)
    scheduler = cluster.scheduler()
    assert scheduler is not None
    scheduler.kill()
    maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert "looking for the next one" in maker.said
    assert cluster.finished_twice() == {}
    assert (cluster.scheduler() or scheduler).pid != scheduler.pid


@pytest.mark.slow
def test_a_member_that_is_told_to_leave_finishes_its_piece(
    cluster: Cluster, film: Film, requeued: Callable[[], list[str]]
) -> None:
    leaves = cluster.member("leaves", "--time", "1:00:00", "--requeue", slow=0.05)
    maker = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(cluster.pieces)
    leaves.process.send_signal(signal.SIGTERM)
    assert leaves.ends() == 0
    assert "Left." in leaves.said
    assert requeued() == []
    cluster.member("comes", slow=0.01)
    found = maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert {node["name"] for node in found["nodes"]} == {"leaves", "comes"}
    assert not any(note["kind"] == "vanished" for note in found["notes"])
    assert cluster.finished_twice() == {}


@pytest.mark.slow
def test_a_member_leaves_before_its_time_is_over(
    cluster: Cluster, film: Film, requeued: Callable[[], list[str]]
) -> None:
    timed = cluster.member("timed", "--time", "00:45", "--requeue", slow=0.1)
    maker = cluster.render("maker", film.source, film.pack, *film.options)
    assert timed.ends() == 0
    assert "Left in good time." in timed.said
    assert requeued() == ["requeue 77"]
    cluster.member("stays")
    maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert cluster.finished_twice() == {}


def test_a_member_with_too_little_time_says_so(cluster: Cluster) -> None:
    done = cluster.command("cluster", "join", str(cluster.folder), "--time", "00:20")
    assert done.returncode == 1 and "too short to paint anything" in done.stderr


@pytest.mark.slow
def test_a_member_that_fails_three_times_is_set_aside(cluster: Cluster, film: Film) -> None:
    cluster.member("bad", slow=-1.0)
    maker = cluster.render("maker", film.source, film.pack, *film.options)
    maker.says("bad gets no more work")
    assert "this member is broken" in maker.said
    cluster.member("good")
    found = maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert {"bad"} == {note["node"] for note in found["notes"] if note["kind"] == "aside"}


@pytest.mark.slow
def test_stop_ends_members_and_scheduler(cluster: Cluster, requeued: Callable[[], list[str]]) -> None:
    members = [cluster.member(name, "--time", "1:00:00", "--requeue") for name in ("one", "two")]
    scheduler = cluster.scheduler()
    assert scheduler is not None
    done = cluster.command("cluster", "stop", str(cluster.folder))
    assert done.returncode == 0 and "2 members" in done.stderr
    for member in members:
        assert member.ends() == 0 and "The cluster was stopped." in member.said
    assert requeued() == []
    wait_until(lambda: _has_ended(scheduler))
    # And it can begin anew.
    assert "is a member" in cluster.member("three").said


@pytest.mark.slow
def test_a_render_says_that_its_cluster_was_stopped(cluster: Cluster, film: Film) -> None:
    cluster.member("one", slow=0.1)
    maker = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(cluster.pieces)
    assert cluster.command("cluster", "stop", str(cluster.folder)).returncode == 0
    assert maker.ends() == 1 and "The cluster was stopped." in maker.said
    cluster.member("two")
    cluster.render("maker", film.source, film.pack, *film.options).result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert cluster.finished_twice() == {}


@pytest.mark.slow
def test_status_tells_who_is_there(cluster: Cluster, film: Film) -> None:
    member = cluster.member("one", slow=0.1)
    maker = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(cluster.pieces)
    done = cluster.command("cluster", "status", str(cluster.folder), "--json")
    found = json.loads(done.stdout)
    assert [each["name"] for each in found["members"]] == ["one"]
    assert found["members"][0]["state"] == "painting" and found["members"][0]["painting"]
    assert found["scheduler"]["dashboard"].startswith("http://127.0.0.1:")
    assert len(found["jobs"]) == 1
    plain = cluster.command("cluster", "status", str(cluster.folder))
    assert "dashboard  http://127.0.0.1:" in plain.stdout and "one" in plain.stdout
    maker.kill()
    member.kill()


def test_a_stranger_without_the_certificate_is_not_let_in(
    cluster: Cluster, film: Film, tmp_path: Path
) -> None:
    """It knows the address, the protocol and the folder's layout, and has a certificate of the same kind."""
    cluster.member("one", slow=0.05)
    stranger = tmp_path / "stranger"
    shutil.copytree(cluster.own, stranger / OWN)
    certificate, key = new_certificate()
    (stranger / OWN / "tls" / CERTIFICATE).write_bytes(certificate)
    (stranger / OWN / "tls" / KEY).write_bytes(key)
    (stranger / OWN / "beat.json").unlink()
    (stranger / OWN / "beat.json").symlink_to(cluster.own / "beat.json")
    for what in ("status", "join"):
        done = cluster.command("cluster", what, str(stranger))
        assert done.returncode == 1 and "does not have the certificate of the cluster" in done.stderr
    address = json.loads((cluster.own / "scheduler.json").read_text())["addresses"][0].replace("tls", "tcp")
    plain = cluster.render("plain", film.source, film.pack, "--insecure", cluster=address)
    assert plain.ends() == 1 and "did not let this computer in" in plain.said
    cluster.render("maker", film.source, film.pack, *film.options).result()
    assert film.is_painted(cluster.base / "maker.mp4")


def test_keys_are_for_their_owner_only(cluster: Cluster) -> None:
    cluster.member("one")
    assert cluster.own.stat().st_mode & 0o777 == 0o700
    for path in (*(cluster.own / "tls").iterdir(), cluster.own / "scheduler.json"):
        assert path.stat().st_mode & 0o777 == 0o600, path


def test_a_plain_address_needs_a_word(cluster: Cluster, film: Film) -> None:
    for address, said in (("tcp://127.0.0.1:1", "--insecure"), ("http://127.0.0.1:1", "tls://HOST:PORT")):
        refused = cluster.render("maker", film.source, film.pack, cluster=address)
        assert refused.ends() in (1, 2) and said in refused.said


def test_another_version_does_not_join(cluster: Cluster) -> None:
    cluster.member("one")
    path = cluster.own / "scheduler.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "version": "0.0.7"}))
    done = cluster.command("cluster", "join", str(cluster.folder))
    assert done.returncode == 1
    assert "The cluster has FastVid 0.0.7, this computer" in done.stderr and "same version" in done.stderr


@pytest.mark.slow
def test_workers_of_any_dask_scheduler_paint(cluster: Cluster, film: Film) -> None:
    """A scheduler and workers that somebody has anyway, started by Dask's own commands."""
    home = environment(cluster.base / "home-dask") | {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    home["PYTHONPATH"] = environment(cluster.base)["PYTHONPATH"]
    place = cluster.base / "dask.json"
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)]
    with _running([*start, *options], home):
        address = wait_until(lambda: place.exists() and json.loads(place.read_text())["address"])
        worker = [
            sys.executable,
            "-m",
            "distributed.cli.dask_worker",
            address,
            "--nthreads",
            "2",
            "--no-nanny",
        ]
        with _running([*worker, "--no-dashboard"], home):
            refused = cluster.render("maker", film.source, film.pack, *film.options, cluster=address)
            assert refused.ends() == 1 and "--insecure" in refused.said
            maker = cluster.render(
                "maker", film.source, film.pack, "--insecure", *film.options, cluster=address
            )
            maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert not (cluster.base / OWN).exists()


def _has_ended(process: psutil.Process) -> bool:
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


@contextmanager
def _running(command: list[str], home: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait(60)


def test_without_dask_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    """Runs with a Python that can't find Dask."""
    blocked = "import sys; sys.modules['distributed'] = None; sys.modules['dask'] = None; "
    film = ["render", "film.mp4", "-s", "x", "-o", str(tmp_path / "out.mp4"), "--cluster", str(tmp_path)]
    slurm = ["cluster", "slurm", str(tmp_path), "--nodes", "1", "--time", "1:00:00"]
    for command in (*(["cluster", what, str(tmp_path)] for what in ("join", "status", "stop")), slurm, film):
        run = f"{blocked}sys.argv[1:] = {command!r}; from fastvid_gui.__main__ import main; sys.exit(main())"
        done = subprocess.run(
            [sys.executable, "-c", run],
            env=environment(tmp_path / "home"),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "needs dask.distributed, which is not installed. Type: " in done.stderr
        assert "[cluster]" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="tmpfs needs Linux and root")
class TestFolderFails:
    """A small disk of its own, that is filled, closed and taken away in the middle."""

    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Path]:
        place = tmp_path / "disk"
        place.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip(f"no tmpfs can be mounted here: {done.stderr.decode().strip()}")
        yield place
        while subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False).returncode == 0:
            pass

    def test_full(self, tmp_path: Path, disk: Path, film: Film) -> None:
        with Cluster(tmp_path, disk) as cluster:
            cluster.member("one", slow=0.05)
            maker = cluster.render("maker", film.source, film.pack, *film.options)
            wait_until(lambda: len(cluster.pieces()) >= 2)
            ballast = disk / "ballast"
            with ballast.open("wb", buffering=0) as file:
                try:
                    while file.write(b"\0" * 4096):
                        pass
                except OSError:
                    pass
            assert maker.ends() == 1
            assert f"The shared folder {disk} is full" in maker.said and "goes on from there" in maker.said
            ballast.unlink()
            cluster.render("maker", film.source, film.pack, *film.options).result()
            assert film.is_painted(cluster.base / "maker.mp4")
            assert cluster.finished_twice() == {}

    @pytest.mark.slow
    def test_read_only(self, tmp_path: Path, disk: Path, film: Film) -> None:
        with Cluster(tmp_path, disk) as cluster:
            cluster.member("one", slow=0.05)
            maker = cluster.render("maker", film.source, film.pack, *film.options)
            wait_until(lambda: len(cluster.pieces()) >= 2)
            _mount(disk, "remount,ro")
            assert maker.ends() == 1
            assert "Nothing can be written into the shared folder" in maker.said
            _mount(disk, "remount,rw")
            cluster.render("maker", film.source, film.pack, *film.options).result()
            assert film.is_painted(cluster.base / "maker.mp4")
            assert cluster.finished_twice() == {}

    @pytest.mark.slow
    def test_vanishing(self, tmp_path: Path, disk: Path, film: Film) -> None:
        with Cluster(tmp_path, disk) as cluster:
            member = cluster.member("one", slow=0.05)
            maker = cluster.render("maker", film.source, film.pack, *film.options)
            wait_until(lambda: len(cluster.pieces()) >= 2)
            # A second way to it, so that it can come back.
            again = tmp_path / "kept"
            again.mkdir()
            subprocess.run(["mount", "--bind", str(disk), str(again)], check=True)
            try:
                subprocess.run(["umount", "-l", str(disk)], check=True)
                assert maker.ends() == 1
                assert f"The shared folder {disk} is gone on this computer" in maker.said
                member.says("is gone on this computer")
                assert not (disk / OWN).exists(), "something was written under the place of the disk"
                subprocess.run(["mount", "--bind", str(again), str(disk)], check=True)
                member.says("is back")
                cluster.render("maker", film.source, film.pack, *film.options).result()
                assert film.is_painted(cluster.base / "maker.mp4")
                assert cluster.finished_twice() == {}
            finally:
                subprocess.run(["umount", "-l", str(again)], check=False)


def _mount(place: Path, options: str) -> None:
    def done() -> bool:
        command = ["mount", "-o", options, str(place)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    wait_until(done)  # "busy" as long as somebody has a file open for writing
