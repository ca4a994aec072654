"""SLURM: what is submitted, and a real one whose members paint, are canceled, and run into their wall time."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import real_slurm
from cluster_processes import REPOSITORY, Cluster, wait_until
from conftest import Film

from fastvid_gui.cluster.folder import open_cluster
from fastvid_gui.cluster.member.wall_time import seconds_of, time_left
from fastvid_gui.cluster.slurm import SlurmRequest, sbatch_command, script, submit
from fastvid_gui.errors import FarmError, UsageError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90", 5400), ("02:30", 150), ("1:00:00", 3600), ("2-01:00:00", 176400), ("00:45", 45)],
)
def test_times_are_read_as_slurm_writes_them(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "1:2:3:4", "-5"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="H:MM:SS"):
        seconds_of(text)


def test_without_a_queue_nobody_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLURM_JOB_ID", raising=False)
    assert time_left("") is None
    assert time_left("10:00") == 600


def test_one_job_for_each_member(tmp_path: Path) -> None:
    folder = open_cluster(tmp_path, make=True)
    request = SlurmRequest(
        folder=folder,
        nodes=16,
        time="1:00:00",
        partition="short",
        requeue=True,
        more=("--gres=gpu:2", "-c", "8"),
    )
    command = sbatch_command(request)
    assert {"--array=1-16", "--nodes=1", "--time=1:00:00", "--partition=short", "--requeue"} <= set(command)
    assert command[-3:] == ["--gres=gpu:2", "-c", "8"] and "--exclusive" not in command
    assert script(request).splitlines()[-1].startswith("exec ") and "--requeue" in script(request)


def test_where_there_is_no_slurm_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    folder = open_cluster(tmp_path, make=True)
    with pytest.raises(FarmError, match="login node"):
        submit(SlurmRequest(folder=folder, nodes=1, time="1:00:00"))


@pytest.mark.slow
@pytest.mark.skipif(bool(real_slurm.why_not()), reason=real_slurm.why_not())
class TestRealSlurm:
    @pytest.fixture
    def slurm(self, tmp_path: Path) -> Iterator[real_slurm.Slurm]:
        with real_slurm.Slurm(tmp_path / "slurm") as made:
            yield made

    def submit(self, slurm: real_slurm.Slurm, cluster: Cluster, *options: str, slow: float = 0.0) -> str:
        import sys

        done = subprocess.run(
            [sys.executable, "-m", "fastvid_gui", "cluster", "slurm", str(cluster.folder), *options],
            env=_environment(cluster, slurm, slow),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def test_members_paint_one_is_canceled_one_runs_out_of_time(
        self, slurm: real_slurm.Slurm, tmp_path: Path, film: Film
    ) -> None:
        with Cluster(tmp_path / "c") as cluster:
            job = self.submit(slurm, cluster, "--nodes", "2", "--time", "2:00", slow=1.6)
            maker = cluster.render("maker", film.source, film.pack, *film.options)
            wait_until(lambda: maker.said.count("paints, too") == 2)
            wait_until(lambda: len(cluster.pieces()) >= 2)
            slurm.run("scancel", f"{job}_1")
            wait_until(lambda: not slurm.run("squeue", "-h", "-j", f"{job}_1").strip())
            # The other one leaves by itself, before SLURM ends it.
            wait_until(lambda: not slurm.run("squeue", "-h", "-j", job).strip())
            said = [path.read_text() for path in sorted(cluster.own.glob("slurm-*.log"))]
            assert any("Left in good time." in text for text in said), said
            assert not any("CANCELLED" in text and "TIME LIMIT" in text for text in said), said
            before = len(cluster.pieces())
            self.submit(slurm, cluster, "--nodes", "2", "--time", "10:00", "--", "--job-name=second")
            maker.result()
            assert before >= 3 and film.is_painted(cluster.base / "maker.mp4")
            cluster.command("cluster", "stop", str(cluster.folder))
            wait_until(lambda: not slurm.run("squeue", "-h").strip())

    def test_requeued_members_come_back(self, slurm: real_slurm.Slurm, tmp_path: Path, film: Film) -> None:
        with Cluster(tmp_path / "c") as cluster:
            self.submit(slurm, cluster, "--nodes", "1", "--time", "2:00", "--requeue", slow=1.6)
            maker = cluster.render("maker", film.source, film.pack, *film.options)
            wait_until(cluster.pieces)
            wait_until(lambda: "Left in good time." in _logs(cluster), 240)
            wait_until(lambda: _logs(cluster).count("is a member") >= 2, 240)
            assert "vanished" not in maker.said
            maker.kill()
            cluster.command("cluster", "stop", str(cluster.folder))


def _logs(cluster: Cluster) -> str:
    return "".join(path.read_text() for path in cluster.own.glob("slurm-*.log"))


def _environment(cluster: Cluster, slurm: real_slurm.Slurm, slow: float) -> dict[str, str]:
    from cluster_processes import environment

    there = environment(cluster.base / "home-slurm") | slurm.environment
    path = [str(Path(__file__).with_name("slow_site")), str(REPOSITORY)]
    return there | {"PYTHONPATH": ":".join(path), "FASTVID_TEST_SLOW": str(slow)}
