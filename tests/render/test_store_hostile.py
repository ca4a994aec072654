"""A job store whose database is damaged, of a newer FastVid, or somebody else's: nothing outside is touched or lost."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import StoreError
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat
from fastvid_gui.media.lossless import pack_pictures
from fastvid_gui.render import store_database
from fastvid_gui.render.jobs import delete_job
from fastvid_gui.render.store import Given, JobRecord, Store

JOB, OTHER = "00000000000000a1", "00000000000000a2"
FRAMES = 10


def record(job: str = JOB) -> JobRecord:
    return JobRecord(
        id=job,
        source="/films/in.mp4",
        style="tame",
        request="",
        plan="",
        frames=100,
        output="/films/out.mp4",
        created=1e9,
        used=1e9,
        finished=None,
    )


@pytest.fixture(scope="module")
def chunk() -> bytes:
    encoder = ChunkEncoder(ChunkFormat(32, 16, Fraction(25), 30))
    for _ in range(FRAMES):
        encoder.add(np.zeros((16, 32, 3), np.uint8))
    return encoder.finish().to_bytes()


@pytest.fixture(scope="module")
def pictures() -> bytes:
    return pack_pictures([np.zeros((16, 32, 3), np.uint8)] * FRAMES)


def fill(folder: Path, chunk: bytes, pictures: bytes) -> None:
    """Two jobs: one that goes on, with pieces of all kinds, and a finished one."""
    with Store(folder) as store:
        for job in (JOB, OTHER):
            store.open_job(record(job))
            store.set_plan(job, '{"a": "plan"}')
            for start in (0, FRAMES):
                span = PieceSpan(start, start + FRAMES, PieceKind.BODY)
                store.add_piece(job, 0, Piece(span, chunk, Seed(start + FRAMES - 1, pictures)), "cpu")
            tail = PieceSpan(2 * FRAMES, 3 * FRAMES, PieceKind.TAIL)
            store.add_piece(job, 50, Piece(tail, pictures), "cpu")
        store.finish_job(OTHER)


def change(folder: Path, *statements: str) -> None:
    database = sqlite3.connect(folder / "jobs.sqlite")
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ---- names that lead elsewhere


@pytest.mark.parametrize(
    "name", ["../../papers", "..", ".", "", "{papers}", "/", "A" * 16, f"{JOB}/../../../papers"]
)
def test_a_job_whose_id_is_a_path_deletes_nothing(
    tmp_path: Path, chunk: bytes, pictures: bytes, name: str
) -> None:
    data, papers = tmp_path / "data", tmp_path / "papers"
    papers.mkdir()
    (papers / "thesis.txt").write_text("years of work")
    fill(data, chunk, pictures)
    before = files_below(papers) | files_below(data / "jobs")
    name = name.format(papers=papers)
    change(data, f"UPDATE jobs SET id = '{name}', used = 0, finished = 1 WHERE id = '{OTHER}'")
    with Store(data) as store:
        assert store.tidy(older_than_seconds=0, most_bytes=0) == []
        assert [job.id for job in store.jobs()] == [JOB]
        assert any("left out" in note for note in store.take_notes())
        for what in (store.job_folder, store.delete_job, store.finish_job):
            with pytest.raises(StoreError):
                what(name)
    with pytest.raises(StoreError):
        delete_job(data, name)
    assert files_below(papers) | files_below(data / "jobs") == before


def test_a_file_name_in_the_database_is_no_path(tmp_path: Path, chunk: bytes, pictures: bytes) -> None:
    data, paper = tmp_path / "data", tmp_path / "thesis.txt"
    paper.write_text("years of work")
    fill(data, chunk, pictures)
    change(data, f"UPDATE pieces SET file = '{paper}'", f"UPDATE seeds SET file = '{paper}'")
    with Store(data) as store:
        assert store.forget_damaged(JOB) == [], "the names of its files follow from what they hold"
        span = PieceSpan(2 * FRAMES, 3 * FRAMES, PieceKind.BODY)
        store.add_piece(JOB, 0, Piece(span, chunk, Seed(3 * FRAMES - 1, pictures)), "cpu")
        store.remove_pieces(JOB, list(store.pieces(JOB)))
        store.delete_job(OTHER)
    assert paper.read_text() == "years of work"


@pytest.mark.skipif(os.name != "posix", reason="makes symbolic links")
def test_links_inside_the_store_lead_deletion_nowhere(tmp_path: Path, chunk: bytes, pictures: bytes) -> None:
    data, papers = tmp_path / "data", tmp_path / "papers"
    fill(data, chunk, pictures)
    (data / "jobs" / JOB).rename(papers)  # files outside that are even called like pieces
    (data / "jobs" / JOB).symlink_to(papers)
    (data / "jobs" / OTHER / "more").symlink_to(papers)
    before = files_below(papers)
    with Store(data) as store:
        store.remove_pieces(JOB, list(store.pieces(JOB)))
        with pytest.raises(StoreError):
            span = PieceSpan(0, FRAMES, PieceKind.BODY)
            store.add_piece(JOB, 0, Piece(span, b"another"), "cpu")
        store.delete_job(OTHER)
        store.finish_job(JOB)
        assert store.tidy(older_than_seconds=-1, most_bytes=0) == [JOB]
        assert files_below(papers) == before
        assert not (data / "jobs" / JOB).is_symlink()
        store.open_job(record())
        assert (data / "jobs" / JOB).is_dir()
    assert files_below(papers) == before


@pytest.mark.skipif(os.name != "posix", reason="makes symbolic links")
def test_a_link_where_a_piece_is_written_is_replaced_not_followed(tmp_path: Path, chunk: bytes) -> None:
    paper = tmp_path / "thesis.txt"
    paper.write_text("years of work")
    with Store(tmp_path / "data") as store:
        store.open_job(record())
        folder = store.job_folder(JOB)
        name = f"{0:08d}-{FRAMES:08d}.body"
        (folder / name).symlink_to(paper)
        store.add_piece(JOB, 0, Piece(PieceSpan(0, FRAMES, PieceKind.BODY), chunk), "cpu")
        assert store.forget_damaged(JOB) == []
    assert paper.read_text() == "years of work"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes pipes")
def test_a_pipe_in_place_of_a_piece_holds_nobody_up(tmp_path: Path, chunk: bytes, pictures: bytes) -> None:
    fill(tmp_path, chunk, pictures)
    piece = tmp_path / "jobs" / JOB / f"{0:08d}-{FRAMES:08d}.body"
    piece.unlink()
    os.mkfifo(piece)
    with Store(tmp_path) as store:
        assert store.forget_damaged(JOB) == [PieceSpan(0, FRAMES, PieceKind.BODY)]


# ---- odd rows

ODD_ROWS = [
    "UPDATE pieces SET kind = 'hologram' WHERE start = 0",
    "UPDATE pieces SET start = -5 WHERE start = 0",
    "UPDATE pieces SET stop = 'soon' WHERE start = 0",
    "UPDATE pieces SET stop = 9000000000000000000 WHERE start = 0",
    "UPDATE pieces SET start = x'00ff' WHERE start = 0",
    "UPDATE pieces SET kind = x'ff' WHERE start = 0",
]


@pytest.mark.parametrize("statement", ODD_ROWS)
def test_odd_pieces_are_left_out_with_a_sentence(
    tmp_path: Path, chunk: bytes, pictures: bytes, statement: str
) -> None:
    fill(tmp_path, chunk, pictures)
    change(tmp_path, statement)
    with Store(tmp_path) as store:
        assert sorted(store.pieces(JOB)) == [
            PieceSpan(FRAMES, 2 * FRAMES, PieceKind.BODY),
            PieceSpan(2 * FRAMES, 3 * FRAMES, PieceKind.TAIL),
        ]
        assert store.final_pieces(JOB)[0] == FRAMES
        assert {job.id for job in store.jobs()} == {JOB, OTHER}
        (note,) = store.take_notes()
        assert "1 stored part is left out" in note and store.take_notes() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE jobs SET used = 'yesterday'",
        "UPDATE jobs SET used = 1e300",
        "UPDATE jobs SET frames = -1",
        "UPDATE jobs SET frames = 'many'",
        "UPDATE jobs SET source = x'00ff'",
        "UPDATE jobs SET finished = 'soon'",
    ],
)
def test_odd_jobs_are_left_out_with_a_sentence(
    tmp_path: Path, chunk: bytes, pictures: bytes, statement: str
) -> None:
    fill(tmp_path, chunk, pictures)
    change(tmp_path, f"{statement} WHERE id = '{OTHER}'")
    with Store(tmp_path) as store:
        assert [job.id for job in store.jobs()] == [JOB]
        assert "1 job is left out" in store.take_notes()[0]
        store.open_job(record(OTHER))
        assert len(store.pieces(OTHER)) == 3, "its parts are there when the same film is rendered again"


def test_odd_seed_is_no_seed(tmp_path: Path, chunk: bytes, pictures: bytes) -> None:
    fill(tmp_path, chunk, pictures)
    change(tmp_path, "UPDATE seeds SET frame = 'the last one'")
    with Store(tmp_path) as store:
        assert store.seed(JOB, 0) is None


# ---- a damaged or foreign database


def not_one(path: Path) -> None:
    path.write_bytes(b"this is no database, it is a letter to grandmother" * 100)


def torn(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(bytes(data))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def without_tables(path: Path) -> None:
    change(path.parent, "DROP TABLE pieces", "CREATE TABLE pieces (job TEXT)")


def endless(path: Path) -> None:
    """A view instead of the table: asking for the jobs would never end."""
    counting = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    change(path.parent, "DROP TABLE jobs", f"CREATE VIEW jobs AS SELECT ({counting}) AS id, 1 AS used")


def with_a_trigger(path: Path) -> None:
    change(path.parent, "CREATE TRIGGER t AFTER UPDATE ON jobs BEGIN DELETE FROM jobs; END")


DAMAGES = [not_one, torn, cut, without_tables, endless, with_a_trigger]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_database_is_made_anew_from_what_is_painted(
    tmp_path: Path, chunk: bytes, pictures: bytes, damage: Callable[[Path], None]
) -> None:
    fill(tmp_path, chunk, pictures)
    with Store(tmp_path) as store:
        before = {job.id: job for job in store.jobs()}
        stored = {job: set(store.pieces(job)) for job in before}
    damage(tmp_path / "jobs.sqlite")
    with Store(tmp_path) as store:
        (note,) = store.take_notes()
        assert "2 jobs, 6 stored parts" in note and "jobs.sqlite.broken" in note
        assert {job.id: job for job in store.jobs()} == before
        assert {job: set(store.pieces(job)) for job in before} == stored
        for job in before:
            assert store.forget_damaged(job) == []
            assert store.seed(job, 0) == Seed(2 * FRAMES - 1, pictures)
    assert (tmp_path / "jobs.sqlite.broken").is_file()
    with Store(tmp_path) as store:
        assert store.take_notes() == (), "said once"


def test_what_helpers_were_given_and_brought_is_taken_over_where_it_can_be_read(
    tmp_path: Path, chunk: bytes, pictures: bytes
) -> None:
    """Else what honest helpers kept of the job would be refused, and deleted there."""
    fill(tmp_path, chunk, pictures)
    part, span = RenderRange(0, 3 * FRAMES), PieceSpan(0, FRAMES, PieceKind.BODY)
    given = Given("b" * 16, "0" * 16, part, 0)
    with Store(tmp_path) as store:
        store.give(JOB, given)
        store.add_piece(JOB, 0, Piece(span, chunk), "bits", given.node)
    path = tmp_path / "jobs.sqlite"
    with closing(sqlite3.connect(path)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'seeds'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(bytes(data))
    with Store(tmp_path) as store:
        assert "was damaged" in store.take_notes()[0]
        assert store.given(JOB) == [given] and store.brought(JOB) == {span: given.node}


def test_jobs_of_an_older_version_keep_their_parts_and_what_can_be_read(
    tmp_path: Path, chunk: bytes, pictures: bytes
) -> None:
    fill(tmp_path, chunk, pictures)
    for path in tmp_path.glob("jobs/*/job.json"):
        path.unlink()
    not_one(tmp_path / "jobs.sqlite")
    with Store(tmp_path) as store:
        assert {job.id: (job.source, job.finished_frames) for job in store.jobs()} == {
            JOB: ("?", 2 * FRAMES),
            OTHER: ("?", 2 * FRAMES),
        }
        store.open_job(record())
        (job,) = [job for job in store.jobs() if job.id == JOB]
        assert (job.source, job.style, job.frames) == ("/films/in.mp4", "tame", 100)


def test_a_damaged_part_is_not_recorded_again(tmp_path: Path, chunk: bytes, pictures: bytes) -> None:
    fill(tmp_path, chunk, pictures)
    folder = tmp_path / "jobs" / JOB
    for name, data in {
        f"{0:08d}-{FRAMES:08d}.body": chunk[:-1] + bytes([chunk[-1] ^ 1]),
        f"{FRAMES:08d}-{2 * FRAMES:08d}.body": pictures,  # sound, but no chunk
        f"{2 * FRAMES:08d}-{2 * FRAMES + 3:08d}.tail": pictures,  # another number of frames
        "readme.txt": b"hello",
    }.items():
        (folder / name).write_bytes(data)
    not_one(tmp_path / "jobs.sqlite")
    with Store(tmp_path) as store:
        assert list(store.pieces(JOB)) == [PieceSpan(2 * FRAMES, 3 * FRAMES, PieceKind.TAIL)]


def test_database_that_breaks_while_it_is_used_says_what_to_do(
    tmp_path: Path, chunk: bytes, pictures: bytes
) -> None:
    fill(tmp_path, chunk, pictures)
    store = Store(tmp_path)
    try:
        path = tmp_path / "jobs.sqlite"
        store._rows("PRAGMA wal_checkpoint(TRUNCATE)")
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xa5" * (path.stat().st_size - 4096))
        store._rows("PRAGMA shrink_memory")
        with pytest.raises(StoreError, match="Run the same command again"):
            for _ in range(3):
                store.jobs()
                store.pieces(JOB)
    finally:
        store.close()
    with Store(tmp_path) as again:
        assert len(again.pieces(JOB)) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes pipes")
def test_something_else_in_place_of_the_database_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "jobs.sqlite")
    with pytest.raises(StoreError, match="not an ordinary file; move it away"):
        Store(tmp_path)


def test_two_processes_mend_it_once(tmp_path: Path, chunk: bytes, pictures: bytes) -> None:
    from concurrent.futures import ThreadPoolExecutor

    fill(tmp_path, chunk, pictures)
    not_one(tmp_path / "jobs.sqlite")
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: Store(tmp_path), range(4)))
    try:
        assert sum(len(store.take_notes()) for store in opened) == 1
        assert all(len(store.pieces(JOB)) == 3 for store in opened)
    finally:
        for store in opened:
            store.close()


def test_tables_are_as_they_were_released() -> None:
    """Whoever changes them counts `SCHEMA_VERSION` up and brings older ones along: else they are taken for damage.
    Further tables can be added."""
    import hashlib

    released = ("jobs", "pieces", "seeds")
    text = "".join(store_database._plain(store_database.TABLES[name]) for name in released)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    assert (store_database.SCHEMA_VERSION, digest) == (1, "02ef4fdd1ba6faa1")
