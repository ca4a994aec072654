"""The job store's database: opened, checked, and rebuilt from the files beside it if it is damaged or foreign.

Nothing in it is believed before its tables are exactly FastVid's: views, triggers and conditions of a foreign database
are programs, which would run, perhaps without end, at the first query. A damaged one is put aside as
`jobs.sqlite.broken`. The painted pieces are in files of their own, each with a checksum inside, and are recorded again.
"""

import contextlib
import errno
import hashlib
import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import filelock
import msgspec

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.errors import StoreError
from fastvid_gui.media.chunks import EncodedChunk
from fastvid_gui.media.lossless import described_pictures
from fastvid_gui.render.store_names import is_job_id, is_own_folder, piece_named, seed_named
from fastvid_gui.render.store_records import JobRecord, job_of, kept_record
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.user_files import read_user_file

NAME = "jobs.sqlite"
SCHEMA_VERSION = 1
BUSY_SECONDS = 30.0
MOST_PIECE_BYTES = 1 << 31
MOST_VALUE_BYTES = 64 << 20
"""The longest value is a plan, a hundred bytes a keyframe."""
TABLES = {
    "jobs": """CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, style TEXT NOT NULL, settings TEXT NOT NULL, plan TEXT NOT NULL,
    frames INTEGER NOT NULL, output TEXT NOT NULL, created REAL NOT NULL, used REAL NOT NULL,
    finished REAL)""",
    "pieces": """CREATE TABLE IF NOT EXISTS pieces (
    job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, kind TEXT NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, file TEXT NOT NULL, checksum TEXT NOT NULL, bytes INTEGER NOT NULL,
    fingerprint TEXT NOT NULL, PRIMARY KEY (job, kind, start))""",
    "seeds": """CREATE TABLE IF NOT EXISTS seeds (
    job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, range_start INTEGER NOT NULL, frame INTEGER NOT NULL,
    file TEXT NOT NULL, checksum TEXT NOT NULL, PRIMARY KEY (job, range_start))""",
    "given": """CREATE TABLE IF NOT EXISTS given (
    job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, node TEXT NOT NULL, session TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, lead_in INTEGER NOT NULL, tail INTEGER NOT NULL,
    from_frame INTEGER NOT NULL, PRIMARY KEY (job, node, session, start, from_frame))""",
    "brought": """CREATE TABLE IF NOT EXISTS brought (
    job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, kind TEXT NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, node TEXT NOT NULL, PRIMARY KEY (job, kind, start))""",
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


class _DamagedError(Exception):
    """The database can't be used as it is; says why."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error of SQLite says that the file itself is broken."""
    return _code(error) in _DAMAGED or "malformed" in str(error)


def is_full(error: sqlite3.Error) -> bool:
    """Whether an error of SQLite says that the disk is full."""
    return _code(error) == sqlite3.SQLITE_FULL


def _code(error: sqlite3.Error) -> int:
    """The error's primary code; 0 if it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def open_database(folder: Path) -> tuple[sqlite3.Connection, Sentence | None]:
    """Opens the database of a store; makes it if it is missing, and rebuilds it if it is damaged.

    Returns:
        The connection, and a sentence for people if it was rebuilt.

    Raises:
        StoreError: a newer FastVid wrote it, or something else is there. OSError, sqlite3.Error: it can't be used.
    """
    path, why = folder / NAME, ""
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise StoreError(StorageSays.NOT_A_FILE, path=path)
    try:
        return _sound(path), None
    except _DamagedError as error:
        why = str(error)
    with filelock.FileLock(folder / ".jobs-mended.lock", timeout=BUSY_SECONDS, mode=0o600):
        try:
            return _sound(path), None  # another process was faster
        except _DamagedError:
            jobs, pieces = _made_anew(folder)
    kept_as = f"{NAME}.broken"
    return _sound(path), say(
        StorageSays.MENDED, folder=folder, detail=why, jobs=jobs, parts=pieces, file=kept_as
    )


def _sound(path: Path) -> sqlite3.Connection:
    """Opens a database and checks that it is ours and whole. Raises _DamagedError."""
    database = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
    try:
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE_BYTES)
        database.text_factory = _text
        database.execute("PRAGMA trusted_schema=OFF")
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise StoreError(StorageSays.NEWER, folder=path.parent)
        if problem := _foreign(database):
            raise _DamagedError(problem)
        # The schema may be read before it is known to be sound, nothing else.
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("PRAGMA foreign_keys=ON")
        if (found := database.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise _DamagedError(str(found).split("\n")[0][:100])
        database.executescript(";".join(TABLES.values()))
        database.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    except sqlite3.Error as error:
        database.close()
        if is_damage(error):
            raise _DamagedError(str(error)) from error
        raise
    except BaseException:
        database.close()
        raise
    return database


def _foreign(database: sqlite3.Connection) -> str:
    """Anything in a database that FastVid did not put there; "" for nothing."""
    for kind, name, sql in database.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind == "index" and sql is None:
            continue  # SQLite's own, of the keys
        if kind != "table" or name not in TABLES or _plain(sql) != _plain(TABLES[name]):
            return f"{str(kind)[:10]} {str(name)[:40]!r} is none of FastVid's"
    return ""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _plain(sql: object) -> str:
    return "".join(str(sql).split()).replace("IFNOTEXISTS", "")


# ---- rebuilding


def _made_anew(folder: Path) -> tuple[int, int]:
    """Writes a new database from the files of the jobs, puts the old one aside; returns how many jobs and pieces."""
    path, fresh = folder / NAME, folder / f".{NAME}.{os.getpid()}"
    old, jobs, pieces = _readable(path), 0, 0
    _remove(fresh)
    database = sqlite3.connect(fresh, isolation_level=None)
    try:
        database.executescript(";".join(TABLES.values()))
        database.execute("BEGIN")
        for place in sorted((folder / "jobs").iterdir()):
            if is_job_id(place.name) and is_own_folder(place):
                record = kept_record(place) or old.get(place.name)
                found = _record_again(database, place, record)
                jobs, pieces = jobs + 1, pieces + found
        for table in ("given", "brought"):
            _copy_rows(path, database, table)
        database.execute("COMMIT")
        database.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    finally:
        database.close()
    _put_aside(path)
    fresh.replace(path)
    return jobs, pieces


def _record_again(database: sqlite3.Connection, folder: Path, record: JobRecord | None) -> int:
    """Records a job and its sound files; returns how many pieces."""
    job, now = folder.name, time.time()
    known = record or JobRecord(
        id=job,
        source="?",
        style="?",
        request="",
        plan="",
        frames=0,
        output="?",
        created=now,
        used=now,
        finished=None,
    )
    database.execute(
        "INSERT INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(job, known.source, known.style, known.request, known.plan, known.frames),
            *(known.output, known.created, known.used, known.finished),
        ),
    )
    found = 0
    for path in sorted(folder.iterdir()):
        span, seed = piece_named(path.name), seed_named(path.name)
        data = _sound_file(path, span) if span or seed else b""
        if not data:
            continue
        checksum = hashlib.sha256(data).hexdigest()
        if span:
            row = (job, span.kind.value, span.start, span.stop, path.name, checksum, len(data), "")
            database.execute("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            found += 1
        elif seed:
            database.execute(
                "INSERT OR REPLACE INTO seeds VALUES (?, ?, ?, ?, ?)", (job, *seed, path.name, checksum)
            )
    return found


def _sound_file(path: Path, span: PieceSpan | None) -> bytes:
    """The content of a job's file; b"" if its own checksum says that it is damaged, or if it is something else."""
    try:
        data = read_user_file(path, MOST_PIECE_BYTES)
        if span is not None and span.kind.final:
            return data if EncodedChunk.from_bytes(data).frames == len(span) else b""
        count = described_pictures(data)[0]
    except (OSError, StoreError, ValueError, msgspec.MsgspecError, RecursionError):
        return b""
    return data if span is None or count == len(span) else b""


def _readable(path: Path) -> dict[str, JobRecord]:
    """The jobs that a damaged database still lists, if its tables are FastVid's."""
    found: dict[str, JobRecord] = {}
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_opened_to_read(path)) as database:
        if not _foreign(database):
            for row in _while_they_come(database.execute("SELECT * FROM jobs")):
                if (record := job_of(row)) is not None:
                    found[record.id] = record
    return found


def _copy_rows(path: Path, database: sqlite3.Connection, table: str) -> None:
    """Takes over what a damaged database still says about helpers: no file says what they were given, or brought.

    Otherwise, pieces that honest helpers kept of an interrupted run would be refused, and deleted there.
    """
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_opened_to_read(path)) as old:
        if _foreign(old):
            return
        known = {row[0] for row in database.execute("SELECT id FROM jobs")}
        for row in _while_they_come(old.execute(f"SELECT * FROM {table}")):
            if row[0] in known and all(type(value) in (str, int) for value in row):
                places = ", ".join("?" * len(row))
                database.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)


def _opened_to_read(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE_BYTES)
    database.text_factory = _text
    return database


def _while_they_come(cursor: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
    with contextlib.suppress(sqlite3.Error):
        yield from cursor


def _put_aside(path: Path) -> None:
    """Keeps a damaged database under another name, with its side files: the new one would take them for its own."""
    aside = path.with_name(f"{NAME}.broken")
    for ending in ("-wal", "-shm"):
        other = path.with_name(NAME + ending)
        with contextlib.suppress(FileNotFoundError):
            other.replace(aside.with_name(aside.name + ending))
    with contextlib.suppress(OSError):
        _remove(aside)
        try:
            os.link(path, aside)  # so that there is no moment without a database
        except OSError as error:
            if error.errno == errno.ENOENT:
                return
            shutil.copyfile(path, aside)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
