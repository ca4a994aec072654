"""The job store on a real disk."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.errors import DiskFullError, StoreError
from fastvid_gui.render.store import JobRecord, Store

JOB, OTHER, OLD, UNFINISHED, KEPT = (f"{number:016x}" for number in range(0xA1, 0xA6))


def record(name: str = JOB, frames: int = 100) -> JobRecord:
    return JobRecord(
        id=name,
        source="in.mp4",
        style="tame",
        request="",
        plan="",
        frames=frames,
        output="out.mp4",
        created=time.time(),
        used=time.time(),
        finished=None,
    )


def body(start: int, data: bytes = b"chunk", seed: bytes | None = b"seed") -> Piece:
    span = PieceSpan(start, start + 10, PieceKind.BODY)
    return Piece(span, data + str(start).encode(), None if seed is None else Seed(start + 9, seed))


@pytest.fixture
def store(tmp_path: Path):
    with Store(tmp_path / "data") as opened:
        opened.open_job(record())
        yield opened


def test_stored_piece_is_read_again_after_reopening(store: Store):
    store.add_piece(JOB, 0, body(0), "cpu")
    with Store(store.folder) as again:
        assert again.pieces(JOB) == {body(0).span: "cpu"}
        assert again.read_piece(JOB, body(0).span) == b"chunk0"
        assert again.seed(JOB, 0) == Seed(9, b"seed")


def test_only_the_newest_seed_of_a_range_stays_on_disk(store: Store):
    for start in (0, 10, 20):
        store.add_piece(JOB, 0, body(start), "cpu")
    assert store.seed(JOB, 0) == Seed(29, b"seed")
    assert len(list(store.job_folder(JOB).glob("*.seed"))) == 1
    store.add_piece(JOB, 0, body(30, seed=None), "cpu")
    assert store.seed(JOB, 0) is None
    assert not list(store.job_folder(JOB).glob("*.seed"))


@pytest.mark.parametrize("damage", ["flip", "truncate", "delete"])
def test_damaged_piece_is_found_and_forgotten(store: Store, damage: str):
    for start in (0, 10):
        store.add_piece(JOB, 0, body(start), "cpu")
    file = next(store.job_folder(JOB).glob("00000000-*.body"))
    if damage == "flip":
        file.write_bytes(b"chunkX")
    elif damage == "truncate":
        file.write_bytes(b"ch")
    else:
        file.unlink()
    assert store.forget_damaged(JOB) == [body(0).span]
    assert list(store.pieces(JOB)) == [body(10).span]


def test_damaged_seed_is_no_seed(store: Store):
    store.add_piece(JOB, 0, body(0), "cpu")
    next(store.job_folder(JOB).glob("*.seed")).write_bytes(b"rotten")
    assert store.seed(JOB, 0) is None


def test_damaged_piece_says_what_to_do(store: Store):
    store.add_piece(JOB, 0, body(0), "cpu")
    next(store.job_folder(JOB).glob("*.body")).unlink()
    with pytest.raises(StoreError, match="Run the same command again"):
        store.read_piece(JOB, body(0).span)


def test_jobs_tell_how_far_they_are(store: Store):
    store.add_piece(JOB, 0, body(0), "cpu")
    (job,) = store.jobs()
    assert (job.finished_frames, job.frames, job.finished) == (10, 100, None)
    assert job.bytes > 0
    store.finish_job(JOB)
    assert store.jobs()[0].finished is not None


def test_deleted_job_leaves_nothing(store: Store):
    store.add_piece(JOB, 0, body(0), "cpu")
    store.delete_job(JOB)
    assert store.jobs() == [] and store.pieces(JOB) == {}
    assert not store.job_folder(JOB).exists()


def test_tidy_removes_old_finished_jobs_only(store: Store):
    for name in (OLD, UNFINISHED, KEPT):
        store.open_job(record(name))
        store.add_piece(name, 0, body(0, b"x" * 1000), "cpu")
    store.finish_job(OLD)
    store.finish_job(KEPT)
    assert store.tidy(older_than_seconds=3600, most_bytes=10**9) == []
    assert store.tidy(older_than_seconds=-1, most_bytes=10**9, keep=KEPT) == [OLD]
    assert {job.id for job in store.jobs()} == {JOB, UNFINISHED, KEPT}
    assert store.tidy(older_than_seconds=3600, most_bytes=10) == [KEPT]


def test_job_is_found_by_the_beginning_of_its_id(store: Store):
    store.open_job(record(OTHER))
    assert store.job(OTHER).id == OTHER
    for prefix in (JOB[:-1], "", "nothing"):
        with pytest.raises(StoreError):
            store.job(prefix)


def test_store_of_a_newer_version_is_refused(store: Store):
    import sqlite3

    database = sqlite3.connect(store.folder / "jobs.sqlite")
    database.execute("PRAGMA user_version=99")
    database.commit()
    database.close()
    with pytest.raises(StoreError, match="newer FastVid"):
        Store(store.folder)


def test_kill_at_any_moment_leaves_recorded_pieces_whole(tmp_path: Path):
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[2])
        from test_store import JOB, body, record
        from fastvid_gui.render.store import Store
        store = Store(Path(sys.argv[1]))
        store.open_job(record())
        print("ready", flush=True)
        for start in range(0, 10**6, 10):
            store.add_piece(JOB, 0, body(start, b"data" * 5000), "cpu")
        """
    )
    counts = []
    for delay in (0.0, 0.02, 0.05, 0.11, 0.2):
        folder = tmp_path / f"after-{delay}"
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(folder), str(Path(__file__).parent)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with Store(folder) as store:
            spans = sorted(store.pieces(JOB))
            counts.append(len(spans))
            assert store.forget_damaged(JOB) == []
            assert [span.start for span in spans] == list(range(0, 10 * len(spans), 10))
            seed = store.seed(JOB, 0)
            assert (seed.frame + 1 if seed else 0) == 10 * len(spans)
    assert counts[-1] > 0


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small tmpfs needs root on Linux"
)
def test_full_disk_is_a_clear_error_and_loses_nothing(tmp_path: Path):
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode:
        pytest.skip("a tmpfs can't be mounted here")
    try:
        with Store(folder) as store:
            store.open_job(record())
            with pytest.raises(DiskFullError, match="Free some space"):
                for start in range(0, 10**6, 10):
                    store.add_piece(JOB, 0, body(start, os.urandom(100_000)), "cpu")
            kept = len(store.pieces(JOB))
            assert kept > 0 and store.forget_damaged(JOB) == []
            assert not list(store.job_folder(JOB).glob(".*"))
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
