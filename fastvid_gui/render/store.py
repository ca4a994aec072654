"""The job store: what is finished, on disk, so that nothing of it is ever lost (promise 2).

    <data>/jobs.sqlite              SQLite in WAL mode: jobs with their plans, pieces, seeds
    <data>/jobs/<job>/<files>       one file for each piece and one for each range's newest seed

A file is written under a temporary name, synced, renamed, and only then recorded; a record therefore always has its
file. A kill at any moment costs at most the piece in the making. Every file is checked against its SHA-256
when it is read; a damaged one is forgotten, and its frames are painted again.
"""

import contextlib
import errno
import hashlib
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import DiskFullError, StoreError

SCHEMA_VERSION = 1
BUSY_SECONDS = 30.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, style TEXT NOT NULL, settings TEXT NOT NULL, plan TEXT NOT NULL,
    frames INTEGER NOT NULL, output TEXT NOT NULL, created REAL NOT NULL, used REAL NOT NULL,
    finished REAL);
CREATE TABLE IF NOT EXISTS pieces (
    job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, kind TEXT NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, file TEXT NOT NULL, checksum TEXT NOT NULL, bytes INTEGER NOT NULL,
    fingerprint TEXT NOT NULL, PRIMARY KEY (job, kind, start));
CREATE TABLE IF NOT EXISTS seeds (
    job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, range_start INTEGER NOT NULL, frame INTEGER NOT NULL,
    file TEXT NOT NULL, checksum TEXT NOT NULL, PRIMARY KEY (job, range_start));
CREATE TABLE IF NOT EXISTS given (
    job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, node TEXT NOT NULL, session TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, lead_in INTEGER NOT NULL, tail INTEGER NOT NULL,
    from_frame INTEGER NOT NULL, PRIMARY KEY (job, node, session, start, from_frame));
CREATE TABLE IF NOT EXISTS brought (
    job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, kind TEXT NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, node TEXT NOT NULL, PRIMARY KEY (job, kind, start));
"""


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job as the store knows it.

    Attributes:
        source, output: paths as text. style, settings, plan: JSON texts.
        frames: in the film. finished_frames: in stored final chunks. bytes: of all its files on disk.
        created, used: seconds since the epoch. finished: the same, None until the MP4 stands.
    """

    id: str
    source: str
    style: str
    settings: str
    plan: str
    frames: int
    output: str
    created: float
    used: float
    finished: float | None
    finished_frames: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """A helper was given a range, or the rest of one.

    Attributes:
        node: its id. session: of its program, which differs after each start of it.
        from_frame: where it was to begin.
    """

    node: str
    session: str
    part: RenderRange
    from_frame: int


class Store:
    """The job store in one folder. May be used from several threads, and by several processes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        with _translated(folder):
            (folder / "jobs").mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(
                folder / "jobs.sqlite", timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None
            )
            try:
                self._database.execute("PRAGMA journal_mode=WAL")
                self._database.execute("PRAGMA synchronous=FULL")
                self._database.execute("PRAGMA foreign_keys=ON")
                version = self._database.execute("PRAGMA user_version").fetchone()[0]
                if version > SCHEMA_VERSION:
                    raise StoreError(
                        f"The job store in {folder} was written by a newer FastVid; update this one."
                    )
                self._database.executescript(_SCHEMA)
                self._database.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            except BaseException:
                self._database.close()
                raise

    def close(self) -> None:
        """Closes the database; stored pieces are safe with or without it."""
        with self._lock:
            self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Jobs

    def open_job(self, record: JobRecord) -> None:
        """Records a job, or that it is used again (perhaps for another output)."""
        with self._writing() as database:
            database.execute(
                "INSERT INTO jobs (id, source, style, settings, plan, frames, output, created, used)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " used = excluded.used, output = excluded.output, source = excluded.source, finished = NULL",
                (
                    *(record.id, record.source, record.style, record.settings, record.plan, record.frames),
                    *(record.output, record.created, record.used),
                ),
            )
        with _translated(self.folder):
            self.job_folder(record.id).mkdir(parents=True, exist_ok=True)

    def finish_job(self, job: str) -> None:
        """Records that the job's MP4 stands."""
        now = time.time()
        with self._writing() as database:
            database.execute("UPDATE jobs SET finished = ?, used = ? WHERE id = ?", (now, now, job))

    def jobs(self) -> list[JobRecord]:
        """All jobs, the one used last first."""
        query = (
            "SELECT jobs.*, COALESCE((SELECT SUM(stop - start) FROM pieces"
            " WHERE job = id AND kind IN ('body', 'seam')), 0),"
            " COALESCE((SELECT SUM(bytes) FROM pieces WHERE job = id), 0) FROM jobs ORDER BY used DESC"
        )
        return [JobRecord(*row) for row in self._rows(query)]

    def job(self, prefix: str) -> JobRecord:
        """The one job whose id begins so; raises StoreError where none or several do."""
        found = [record for record in self.jobs() if record.id.startswith(prefix)] if prefix else []
        if len(found) != 1:
            what = "No job has" if not found else "More than one job has"
            raise StoreError(f"{what} an id that begins with “{prefix}”; `fastvid-gui jobs` lists them.")
        return found[0]

    def delete_job(self, job: str) -> None:
        """Forgets a job and deletes its files."""
        with self._writing() as database:
            database.execute("DELETE FROM jobs WHERE id = ?", (job,))
        shutil.rmtree(self.job_folder(job), ignore_errors=True)

    def tidy(self, older_than_seconds: float, most_bytes: int, keep: str = "") -> list[str]:
        """Deletes finished jobs last used longer ago than that, then the oldest ones until the rest fit the bytes.
        Unfinished jobs and the one named are never touched. Returns the ids deleted."""
        finished = [record for record in self.jobs() if record.finished is not None and record.id != keep]
        total, limit, gone = 0, time.time() - older_than_seconds, []
        for record in finished:
            total += record.bytes
            if record.used < limit or total > most_bytes:
                self.delete_job(record.id)
                gone.append(record.id)
        return gone

    def job_folder(self, job: str) -> Path:
        """Where a job's files lie."""
        return self.folder / "jobs" / job

    def set_plan(self, job: str, plan: str) -> None:
        """Keeps a job's plan (JSON), so that going on does not look through the film again."""
        with self._writing() as database:
            database.execute("UPDATE jobs SET plan = ? WHERE id = ?", (plan, job))

    # Pieces

    def add_piece(self, job: str, range_start: int, piece: Piece, fingerprint: str, node: str = "") -> None:
        """Stores a piece, and the seed after it in place of the range's older one.

        Args:
            node: the helper that brought it; "" for this computer.

        Raises:
            DiskFullError: no space; everything stored before stands.
        """
        span = piece.span
        name = f"{span.start:08d}-{span.stop:08d}.{span.kind}"
        self._write(job, name, piece.data)
        seed_name = ""
        if piece.seed is not None:
            seed_name = f"{range_start:08d}-{piece.seed.frame:08d}.seed"
            self._write(job, seed_name, piece.seed.data)
        with self._writing() as database:
            old = database.execute(
                "SELECT file FROM seeds WHERE job = ? AND range_start = ?", (job, range_start)
            ).fetchone()
            database.execute(
                "INSERT OR REPLACE INTO pieces VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    job,
                    span.kind.value,
                    span.start,
                    span.stop,
                    name,
                    piece.checksum,
                    len(piece.data),
                    fingerprint,
                ),
            )
            key = (job, span.kind.value, span.start)
            database.execute("DELETE FROM brought WHERE job = ? AND kind = ? AND start = ?", key)
            if node:
                database.execute("INSERT INTO brought VALUES (?, ?, ?, ?, ?)", (*key, span.stop, node))
            if piece.seed is None:
                database.execute("DELETE FROM seeds WHERE job = ? AND range_start = ?", (job, range_start))
            else:
                database.execute(
                    "INSERT OR REPLACE INTO seeds VALUES (?, ?, ?, ?, ?)",
                    (job, range_start, piece.seed.frame, seed_name, _checksum(piece.seed.data)),
                )
        if old and old[0] != seed_name:
            (self.job_folder(job) / old[0]).unlink(missing_ok=True)

    def pieces(self, job: str) -> dict[PieceSpan, str]:
        """The stored pieces of a job and the fingerprint each was painted with."""
        rows = self._rows("SELECT start, stop, kind, fingerprint FROM pieces WHERE job = ?", (job,))
        return {PieceSpan(start, stop, PieceKind(kind)): mark for start, stop, kind, mark in rows}

    def final_pieces(self, job: str) -> tuple[int, int]:
        """How many frames of the film are stored, and their bytes."""
        frames, size = self._rows(
            "SELECT COALESCE(SUM(stop - start), 0), COALESCE(SUM(bytes), 0) FROM pieces"
            " WHERE job = ? AND kind IN ('body', 'seam')",
            (job,),
        )[0]
        return frames, size

    def read_piece(self, job: str, span: PieceSpan) -> bytes:
        """The data of a stored piece; raises StoreError (and forgets the piece) where it is missing or damaged."""
        rows = self._rows(
            "SELECT file, checksum FROM pieces WHERE job = ? AND kind = ? AND start = ?",
            (job, span.kind.value, span.start),
        )
        data = self._read(job, rows)
        if data is None:
            self.remove_pieces(job, [span])
            raise StoreError(
                f"A stored part of the film (frames {span.start}-{span.stop - 1}) is damaged. "
                "Run the same command again: it is painted anew."
            )
        return data

    def forget_damaged(self, job: str) -> list[PieceSpan]:
        """Reads all stored pieces of a job and forgets those that are missing or damaged; returns these."""
        damaged = []
        for span in self.pieces(job):
            try:
                self.read_piece(job, span)
            except StoreError:
                damaged.append(span)
        return damaged

    def remove_pieces(self, job: str, spans: list[PieceSpan]) -> None:
        """Forgets pieces and deletes their files."""
        files = []
        with self._writing() as database:
            for span in spans:
                key = (job, span.kind.value, span.start)
                files += database.execute(
                    "SELECT file FROM pieces WHERE job = ? AND kind = ? AND start = ?", key
                ).fetchall()
                database.execute("DELETE FROM pieces WHERE job = ? AND kind = ? AND start = ?", key)
        for (name,) in files:
            (self.job_folder(job) / name).unlink(missing_ok=True)

    def brought(self, job: str) -> dict[PieceSpan, str]:
        """Which helpers brought pieces, by their ids; also lead-ins and tails that a stored seam was faded from."""
        rows = self._rows("SELECT start, stop, kind, node FROM brought WHERE job = ?", (job,))
        return {PieceSpan(start, stop, PieceKind(kind)): node for start, stop, kind, node in rows}

    def give(self, job: str, given: Given) -> None:
        """Records that a helper is given a range."""
        part = given.part
        with self._writing() as database:
            database.execute(
                "INSERT OR REPLACE INTO given VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(job, given.node, given.session),
                    *(part.start, part.stop, part.lead_in, part.tail, given.from_frame),
                ),
            )

    def given(self, job: str) -> list[Given]:
        """What helpers were given of a job, in all its runs."""
        rows = self._rows(
            "SELECT node, session, start, stop, lead_in, tail, from_frame FROM given WHERE job = ?", (job,)
        )
        return [Given(row[0], row[1], RenderRange(*row[2:6]), row[6]) for row in rows]

    def forget_seed(self, job: str, range_start: int, from_frame: int) -> None:
        """Forgets the seed of a range if it lets it go on only after a frame."""
        key = (job, range_start, from_frame)
        with self._writing() as database:
            files = database.execute(
                "SELECT file FROM seeds WHERE job = ? AND range_start = ? AND frame >= ?", key
            ).fetchall()
            database.execute("DELETE FROM seeds WHERE job = ? AND range_start = ? AND frame >= ?", key)
        for (name,) in files:
            (self.job_folder(job) / name).unlink(missing_ok=True)

    def seed(self, job: str, range_start: int) -> Seed | None:
        """The newest seed of a range; None where there is none or it is damaged."""
        rows = self._rows(
            "SELECT file, checksum, frame FROM seeds WHERE job = ? AND range_start = ?", (job, range_start)
        )
        data = self._read(job, rows)
        return Seed(rows[0][2], data) if data is not None else None

    # Files

    def _read(self, job: str, rows: list[tuple]) -> bytes | None:  # type: ignore[type-arg]
        if not rows:
            return None
        try:
            data = (self.job_folder(job) / rows[0][0]).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"The job store in {self.folder} can't be read: {error.strerror}.") from error
        return data if _checksum(data) == rows[0][1] else None

    def _write(self, job: str, name: str, data: bytes) -> None:
        folder = self.job_folder(job)
        temporary = folder / f".{name}.{threading.get_ident()}.partial"
        try:
            with _translated(self.folder), temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            with _translated(self.folder):
                temporary.replace(folder / name)
                _sync_folder(folder)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock, _translated(self.folder):
            return self._database.execute(query, values).fetchall()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _translated(self.folder):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._database.execute("ROLLBACK")
                raise


def free_bytes(folder: Path) -> int:
    """Free space of the disk on which a folder lies, or would lie."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sync_folder(folder: Path) -> None:
    """Makes a rename durable, where the platform lets folders be opened."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """Turns the errors of the system and of SQLite into ours."""
    full = (
        f"The disk that holds {folder} is full. Free some space and run the same command again: it goes on."
    )
    try:
        yield
    except sqlite3.Error as error:
        if "full" in str(error):
            raise DiskFullError(full) from error
        raise StoreError(f"The job store in {folder} can't be used ({error}).") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(full) from error
        raise StoreError(f"The job store in {folder} can't be used: {error.strerror}.") from error
