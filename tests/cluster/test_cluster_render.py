"""Whole renders by real members on the loopback: the frames are always those of one computer alone."""

import shutil
import signal
import subprocess
import sys

import pytest
from cluster_processes import Cluster, environment, wait_until
from conftest import FRAMES, Film


def test_two_members_paint_the_film_of_one_computer(cluster: Cluster, film: Film) -> None:
    for name in ("one", "two"):
        cluster.member(name, slow=0.02)
    found = cluster.render("maker", film.source, film.pack, *film.options).result()
    assert found["frames"] == FRAMES and film.is_painted(cluster.base / "maker.mp4")
    assert {node["name"] for node in found["nodes"]} == {"one", "two"}
    assert all(node["frames"] > 0 for node in found["nodes"])
    assert cluster.finished_twice() == {}
    wait_until(lambda: not list((cluster.own / "jobs").iterdir()))


@pytest.mark.slow
def test_members_may_come_after_the_render_has_begun(cluster: Cluster, film: Film) -> None:
    maker = cluster.render("maker", film.source, film.pack, *film.options)
    maker.says("Waiting: no computer of the cluster is there")
    assert f"fastvid-gui cluster join {cluster.folder}" in maker.said
    cluster.member("late")
    maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")


@pytest.mark.slow
def test_a_source_in_the_folder_is_not_copied(cluster: Cluster, film: Film) -> None:
    inside = cluster.folder / "films" / "film.mp4"
    inside.parent.mkdir()
    shutil.copyfile(film.source, inside)
    cluster.member("one", slow=0.02)
    maker = cluster.render("maker", inside, film.pack, *film.options)
    wait_until(cluster.pieces)
    assert not list(cluster.own.glob("jobs/*/source*"))
    maker.result()
    assert film.is_painted(cluster.base / "maker.mp4")


@pytest.mark.slow
def test_a_killed_command_goes_on_even_on_another_computer(cluster: Cluster, film: Film) -> None:
    for name in ("one", "two"):
        cluster.member(name, slow=0.04)
    first = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(lambda: len(cluster.pieces()) >= 3)
    first.kill()
    # Another home has no store of its own: all it knows is the folder.
    second = cluster.render("elsewhere", film.source, film.pack, *film.options)
    second.result()
    assert film.is_painted(cluster.base / "elsewhere.mp4")
    assert cluster.finished_twice() == {}


@pytest.mark.slow
def test_ctrl_c_and_the_same_command_go_on(cluster: Cluster, film: Film) -> None:
    cluster.member("one", slow=0.04)
    first = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(lambda: len(cluster.pieces()) >= 2)
    first.process.send_signal(signal.SIGINT)
    assert first.ends() == 130
    cluster.render("maker", film.source, film.pack, *film.options).result()
    assert film.is_painted(cluster.base / "maker.mp4")
    assert cluster.finished_twice() == {}


@pytest.mark.slow
def test_a_job_of_the_cluster_goes_on_without_it(cluster: Cluster, film: Film) -> None:
    member = cluster.member("one", slow=0.04)
    first = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(lambda: len(cluster.pieces()) >= 3)
    first.process.send_signal(signal.SIGINT)
    assert first.ends() == 130
    member.kill()
    again = cluster.render("maker", film.source, film.pack, *film.options)
    again.says("Waiting")
    again.process.send_signal(signal.SIGINT)
    again.ends()
    output = cluster.base / "alone.mp4"
    alone = subprocess.run(
        [sys.executable, "-m", "fastvid_gui", "render", str(film.source), "-s", str(film.pack), "-o", str(output),
         "--nodes", "local", *film.options],
        env=environment(cluster.base / "home-maker"), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert output.exists(), alone.stderr
    assert "had been finished before" in alone.stderr
    assert film.is_painted(output)


@pytest.mark.slow
def test_two_makers_share_the_members(cluster: Cluster, film: Film) -> None:
    for name in ("one", "two"):
        cluster.member(name, slow=0.03)
    makers = [
        cluster.render(f"maker-{crf}", film.source, film.pack, "--crf", str(crf), *film.options)
        for crf in (20, 30)
    ]
    found = [maker.result() for maker in makers]
    assert film.is_painted(cluster.base / "maker-20.mp4")
    # Neither had to wait for the other to end.
    assert all(len(each["nodes"]) == 2 for each in found)


@pytest.mark.slow
def test_the_very_same_job_is_rendered_by_one_maker_only(cluster: Cluster, film: Film) -> None:
    cluster.member("one", slow=0.05)
    first = cluster.render("maker", film.source, film.pack, *film.options)
    wait_until(cluster.pieces)
    second = cluster.render("elsewhere", film.source, film.pack, *film.options)
    assert second.ends() == 1
    assert "is rendering this very job now" in second.said
    first.result()
    assert film.is_painted(cluster.base / "maker.mp4")
