"""The job store: everything finished is on disk, so that nothing of it is ever lost (promise 2).

    <data>/jobs.sqlite              SQLite in WAL mode: jobs with their plans, pieces, seeds
    <data>/jobs/<job>/<files>       one file for each piece, one for each range's newest seed, and job.json

A file is written under a temporary name, synced, renamed, and only then recorded; a record therefore always has its
file. A kill at any moment costs at most the piece in the making. Every file is checked against its SHA-256
when it is read; a damaged one is forgotten, and its frames are painted again. No text in the database becomes a path
(`store_names.py`), and rows that make no sense are left out (`store_records.py`).
"""

import contextlib
import errno
import hashlib
import logging
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fastvid_gui.domain.chunk import Piece, PieceSpan, Seed
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import DiskFullError, StoreError
from fastvid_gui.render.store_database import MOST_PIECE_BYTES, is_damage, is_full, open_database
from fastvid_gui.render.store_names import (
    MOST_FRAME,
    is_frame,
    is_own_folder,
    job_folder,
    piece_name,
    remove_file,
    remove_link,
    seed_name,
)
from fastvid_gui.render.store_records import JobRecord, job_of, keep_record, span_of
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import no_space_left, replace_file

__all__ = ["Given", "JobRecord", "Store", "free_bytes"]

_log = logging.getLogger(__name__)
_FINAL = (
    "kind IN ('body', 'seam') AND typeof(start) = 'integer' AND typeof(stop) = 'integer' AND typeof(bytes) = 'integer'"
    f" AND start >= 0 AND start < stop AND stop <= {MOST_FRAME} AND bytes BETWEEN 0 AND {MOST_PIECE_BYTES}"
)
_BYTES = f"typeof(bytes) = 'integer' AND bytes BETWEEN 0 AND {MOST_PIECE_BYTES}"


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
        self._notes: dict[Sentence, None] = {}
        with store_errors(folder):
            (folder / "jobs").mkdir(parents=True, exist_ok=True)
            self._database, mended = open_database(folder)
        if mended:
            self._note(mended)

    def take_notes(self) -> tuple[Sentence, ...]:
        """What people should be told about the store since the last call: it was repaired, something is left out."""
        with self._lock:
            notes, self._notes = tuple(self._notes), {}
        return notes

    def _note(self, says: Sentence) -> None:
        _log.info("%s", says)
        with self._lock:
            self._notes[says] = None

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
        """Records a job, or that it is being used again (perhaps for another output)."""
        folder = self.job_folder(record.id)
        with store_errors(self.folder):
            remove_link(folder)
            folder.mkdir(parents=True, exist_ok=True)
        with self._writing() as database:
            database.execute(
                "INSERT INTO jobs (id, source, style, settings, plan, frames, output, created, used)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " used = excluded.used, output = excluded.output, source = excluded.source, style = excluded.style,"
                " settings = excluded.settings, frames = excluded.frames, finished = NULL",
                (
                    *(record.id, record.source, record.style, record.request, record.plan, record.frames),
                    *(record.output, record.created, record.used),
                ),
            )
        self._keep_record(record.id)

    def finish_job(self, job: str) -> None:
        """Records that the job's MP4 is complete."""
        now = time.time()
        with self._writing() as database:
            database.execute("UPDATE jobs SET finished = ?, used = ? WHERE id = ?", (now, now, job))
        self._keep_record(job)

    def jobs(self) -> list[JobRecord]:
        """All jobs, the one used last first."""
        query = (
            "SELECT jobs.*, COALESCE((SELECT SUM(stop - start) FROM pieces"
            f" WHERE job = id AND {_FINAL}), 0),"
            f" COALESCE((SELECT SUM(bytes) FROM pieces WHERE job = id AND {_BYTES}), 0) FROM jobs ORDER BY used DESC"
        )
        rows = self._rows(query)
        found = [record for row in rows if (record := job_of(row)) is not None]
        if len(found) < len(rows):
            self._note(say(StorageSays.JOBS_LEFT_OUT, count=len(rows) - len(found)))
        return found

    def _keep_record(self, job: str) -> None:
        """Writes what the database knows about a job beside its chunks."""
        folder, rows = self.job_folder(job), self._rows("SELECT * FROM jobs WHERE id = ?", (job,))
        record = job_of(rows[0]) if rows else None
        if record is not None and is_own_folder(folder):
            keep_record(folder, record)

    def job(self, prefix: str) -> JobRecord:
        """The one job whose id begins like this; raises StoreError if none or several do."""
        found = [record for record in self.jobs() if record.id.startswith(prefix)] if prefix else []
        if len(found) != 1:
            raise StoreError(StorageSays.SEVERAL_JOBS if found else StorageSays.NO_JOB, id=prefix)
        return found[0]

    def delete_job(self, job: str) -> None:
        """Forgets a job and deletes its files."""
        folder = self.job_folder(job)
        with self._writing() as database:
            database.execute("DELETE FROM jobs WHERE id = ?", (job,))
        remove_link(folder)
        shutil.rmtree(folder, ignore_errors=True)  # this follows no link inside either

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
        """Where a job's files lie. Raises StoreError if that is no job's id: nothing else becomes a path."""
        return job_folder(self.folder / "jobs", job)

    def set_plan(self, job: str, plan: str) -> None:
        """Keeps a job's plan (JSON), so that a resumed job does not analyze the film again."""
        with self._writing() as database:
            database.execute("UPDATE jobs SET plan = ? WHERE id = ?", (plan, job))
        self._keep_record(job)

    # Pieces

    def add_piece(self, job: str, range_start: int, piece: Piece, fingerprint: str, node: str = "") -> None:
        """Stores a piece, and the seed after it in place of the range's older one.

        Args:
            node: the helper that brought it; "" for this computer.

        Raises:
            DiskFullError: no space; everything stored before remains.
        """
        span = piece.span
        name = piece_name(span)
        self._write(job, name, piece.data)
        seed_file = ""
        if piece.seed is not None:
            seed_file = seed_name(range_start, piece.seed.frame)
            self._write(job, seed_file, piece.seed.data)
        with self._writing() as database:
            old = database.execute(
                "SELECT frame FROM seeds WHERE job = ? AND range_start = ?", (job, range_start)
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
                    (job, range_start, piece.seed.frame, seed_file, _checksum(piece.seed.data)),
                )
        if old and type(old[0]) is int and seed_name(range_start, old[0]) != seed_file:
            self._remove(job, seed_name(range_start, old[0]))

    def pieces(self, job: str) -> dict[PieceSpan, str]:
        """The stored pieces of a job and the fingerprint each was painted with."""
        rows = self._rows("SELECT start, stop, kind, fingerprint FROM pieces WHERE job = ?", (job,))
        found = {span: str(row[3]) for row in rows if (span := span_of(*row[:3])) is not None}
        if len(found) < len(rows):
            self._note(say(StorageSays.PARTS_LEFT_OUT, count=len(rows) - len(found)))
        return found

    def final_pieces(self, job: str) -> tuple[int, int]:
        """How many frames of the film are stored, and their bytes."""
        frames, size = self._rows(
            f"SELECT COALESCE(SUM(stop - start), 0), COALESCE(SUM(bytes), 0) FROM pieces WHERE job = ? AND {_FINAL}",
            (job,),
        )[0]
        return frames, size

    def read_piece(self, job: str, span: PieceSpan) -> bytes:
        """The data of a stored piece; raises StoreError (and forgets the piece) if it is missing or damaged."""
        rows = self._rows(
            "SELECT checksum FROM pieces WHERE job = ? AND kind = ? AND start = ? AND stop = ?",
            (job, span.kind.value, span.start, span.stop),
        )
        data = self._read(job, piece_name(span), rows[0][0]) if rows else None
        if data is None:
            self.remove_pieces(job, [span])
            raise StoreError(StorageSays.PART_DAMAGED, first=span.start, last=span.stop - 1)
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
        with self._writing() as database:
            for span in spans:
                key = (job, span.kind.value, span.start)
                database.execute("DELETE FROM pieces WHERE job = ? AND kind = ? AND start = ?", key)
        for span in spans:
            self._remove(job, piece_name(span))

    def brought(self, job: str) -> dict[PieceSpan, str]:
        """Ids of the helpers that brought pieces, including the lead-ins and tails of stored seams."""
        rows = self._rows("SELECT start, stop, kind, node FROM brought WHERE job = ?", (job,))
        return {
            span: row[3] for row in rows if (span := span_of(*row[:3])) is not None and type(row[3]) is str
        }

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
        """What was given to helpers of a job, in all its runs."""
        rows = self._rows(
            "SELECT node, session, start, stop, lead_in, tail, from_frame FROM given WHERE job = ?", (job,)
        )
        return [
            Given(row[0], row[1], RenderRange(*row[2:6]), row[6])
            for row in rows
            if type(row[0]) is type(row[1]) is str and all(is_frame(frame) for frame in row[2:])
        ]

    def forget_seed(self, job: str, range_start: int, from_frame: int) -> None:
        """Forgets the seed of a range if the range could only go on from it after this frame."""
        key = (job, range_start, from_frame)
        with self._writing() as database:
            frames = database.execute(
                "SELECT frame FROM seeds WHERE job = ? AND range_start = ? AND frame >= ?", key
            ).fetchall()
            database.execute("DELETE FROM seeds WHERE job = ? AND range_start = ? AND frame >= ?", key)
        for (frame,) in frames:
            if is_frame(frame):
                self._remove(job, seed_name(range_start, frame))

    def seed(self, job: str, range_start: int) -> Seed | None:
        """The newest seed of a range; None if there is none or it is damaged."""
        rows = self._rows(
            "SELECT frame, checksum FROM seeds WHERE job = ? AND range_start = ?", (job, range_start)
        )
        if not rows or type(frame := rows[0][0]) is not int or not 0 <= frame <= MOST_FRAME:
            return None
        data = self._read(job, seed_name(range_start, frame), rows[0][1])
        return Seed(frame, data) if data is not None else None

    # Files

    def _read(self, job: str, name: str, checksum: object) -> bytes | None:
        path = self.job_folder(job) / name
        try:
            data = read_user_file(path, MOST_PIECE_BYTES)
        except FileNotFoundError:
            return None
        except OSError as error:
            if not is_own_folder(path.parent) or not path.is_file() or error.errno == errno.EFBIG:
                return None  # something that FastVid did not put there: as good as nothing
            raise StoreError(StorageSays.UNREADABLE, folder=self.folder, reason=error.strerror) from error
        return data if _checksum(data) == checksum else None

    def _write(self, job: str, name: str, data: bytes) -> None:
        folder = self.job_folder(job)
        with store_errors(self.folder):
            if not is_own_folder(folder):
                raise FileNotFoundError(errno.ENOENT, "a job's folder is gone, or a link")
            replace_file(folder / name, data, lasting=True)

    def _remove(self, job: str, name: str) -> None:
        """Deletes a file of a job's folder; one that can't be deleted only takes space."""
        with contextlib.suppress(OSError):
            remove_file(self.job_folder(job), name)

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock, store_errors(self.folder):
            return self._database.execute(query, values).fetchall()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, store_errors(self.folder):
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


@contextlib.contextmanager
def store_errors(folder: Path) -> Iterator[None]:
    """Turns the errors of the system and of SQLite into ours."""
    try:
        yield
    except sqlite3.Error as error:
        if is_full(error):
            raise DiskFullError(StorageSays.FULL, folder=folder) from error
        if is_damage(error):
            raise StoreError(StorageSays.DAMAGED, folder=folder, detail=error) from error
        raise StoreError(StorageSays.UNUSABLE, folder=folder, reason=error) from error
    except OSError as error:
        if no_space_left(error):
            raise DiskFullError(StorageSays.FULL, folder=folder) from error
        raise StoreError(StorageSays.UNUSABLE, folder=folder, reason=error.strerror) from error
