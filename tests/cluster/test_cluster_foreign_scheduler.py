"""A Dask scheduler that somebody has anyway, with certificates of its own: it paints, or one sentence says why not."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cluster_processes import Cluster, environment, wait_until
from conftest import Film

from fastvid_gui.cluster.certificates import new_certificate
from fastvid_gui.cluster.folder import OWN
from fastvid_gui.cluster.maker import foreign
from fastvid_gui.errors import FarmError


class Certificates:
    """A pair of files, and how Dask is told of them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.certificate, self.key = folder / "certificate.pem", folder / "key.pem"
        certificate, key = new_certificate()
        self.certificate.write_bytes(certificate)
        self.key.write_bytes(key)

    @property
    def options(self) -> list[str]:
        """For Dask's commands."""
        one, other = str(self.certificate), str(self.key)
        return ["--tls-ca-file", one, "--tls-cert", one, "--tls-key", other]

    def set(self, patch: pytest.MonkeyPatch) -> None:
        """In the configuration of whoever is started from now on."""
        before = "DASK_DISTRIBUTED__COMM__TLS__"
        patch.setenv(f"{before}CA_FILE", str(self.certificate))
        for role in ("CLIENT", "WORKER", "SCHEDULER"):
            patch.setenv(f"{before}{role}__CERT", str(self.certificate))
            patch.setenv(f"{before}{role}__KEY", str(self.key))


@contextmanager
def running(command: list[str], home: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as said:
        process = subprocess.Popen(command, env=home, stdout=said, stderr=said)
    try:
        yield
    finally:
        process.kill()
        process.wait(60)


@pytest.fixture
def theirs(tmp_path: Path) -> Certificates:
    return Certificates(tmp_path / "theirs")


@pytest.fixture
def scheduler(cluster: Cluster, theirs: Certificates) -> Iterator[str]:
    """The address of a scheduler with certificates of its own."""
    place = cluster.base / "dask.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--protocol", "tls", *theirs.options]
    command += ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)]
    home = environment(cluster.base / "home-dask")
    with running(command, home, cluster.base / "dask-scheduler.log"):
        yield wait_until(lambda: place.exists() and json.loads(place.read_text())["address"])


@pytest.mark.slow
def test_its_workers_paint_and_nothing_is_left(
    cluster: Cluster, film: Film, scheduler: str, theirs: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scheduler.startswith("tls://")
    theirs.set(monkeypatch)
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", scheduler, *theirs.options]
    worker += ["--nthreads", "2", "--no-nanny", "--no-dashboard"]
    with running(worker, environment(cluster.base / "home-dask"), cluster.base / "dask-worker.log"):
        maker = cluster.render("maker", film.source, film.pack, *film.options, cluster=scheduler)
        maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert not (cluster.base / OWN).exists()


def refused(cluster: Cluster, film: Film, address: str) -> str:
    """What a render says that can't begin."""
    maker = cluster.render("maker", film.source, film.pack, *film.options, cluster=address)
    assert maker.ends() == 1
    assert "Traceback" not in maker.said
    return maker.said


@pytest.mark.slow
def test_without_certificates_it_says_where_they_are_named(
    cluster: Cluster, film: Film, scheduler: str
) -> None:
    said = refused(cluster, film, scheduler)
    assert "distributed.comm.tls" in said


@pytest.mark.slow
def test_other_certificates_are_named(
    cluster: Cluster, film: Film, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Certificates(tmp_path / "ours").set(monkeypatch)
    said = refused(cluster, film, scheduler)
    assert f"The scheduler at {scheduler} and this computer don't accept each other's certificates" in said
    assert "distributed.comm.tls" in said


def test_nobody_there_is_said(
    cluster: Cluster, film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Certificates(tmp_path / "ours").set(monkeypatch)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = refused(cluster, film, f"tls://127.0.0.1:{port}")
    assert f"No scheduler answers at tls://127.0.0.1:{port}" in said
    said = refused(cluster, film, "tls://no-such-host.invalid:8786")
    assert "No scheduler answers at tls://no-such-host.invalid:8786" in said


@pytest.mark.slow
def test_a_file_of_certificates_that_is_not_there_is_named(
    cluster: Cluster, film: Film, scheduler: str, theirs: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs.set(monkeypatch)
    theirs.certificate.unlink()
    said = refused(cluster, film, scheduler)
    assert "distributed.comm.tls" in said and "No such file" in said
    assert os.environ["DASK_DISTRIBUTED__COMM__TLS__CA_FILE"]


def test_a_scheduler_with_another_dask_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async def old(address: str, security: object) -> str:
        return "2024.5.0"

    monkeypatch.setattr(foreign, "_version", old)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(FarmError, match=r"has Dask 2024\.5\.0, this computer"):
            foreign.foreign_hub(address, "topic", lambda said: None)
