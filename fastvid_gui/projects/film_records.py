"""The folder in which everything about a film is kept: one small JSON file a film, named after its identity."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from fastvid_gui.projects.decisions import STEP_KINDS, Decisions, History, UndoStep
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FOLDER = "films"
VERSION = 1
MOST_FILE_BYTES = 8 << 20
MOST_STEPS = 60
MOST_STEPS_BYTES = 2 << 20
"""Long films have thousands of keyframes, and each step holds them twice."""
MOST_RECORDS = 3000
_IDENTITY = re.compile(r"[0-9a-f]{8,64}")


class FilmRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a film.

    Attributes:
        name: of its file, for people who look into the folder.
        frames: how many it had; with another number the history does not fit.
    """

    identity: str
    name: str
    frames: int
    decisions: Decisions
    history: History = History()


class _File(msgspec.Struct, frozen=True, kw_only=True):
    """The file; `steps` as JSON of their own, since what they hold depends on their kind."""

    version: int
    identity: str
    name: str = ""
    frames: int = 0
    decisions: Decisions = Decisions()
    steps: tuple[dict[str, Any], ...] = ()
    done: int = 0


class FilmRecords:
    """The records in a folder. Its methods may wait for a disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, identity: str) -> FilmRecord | None:
        """The record of a film; None if there is none, or none that can be understood."""
        try:
            # An identity may come from a project file.
            data = read_user_file(self._place(identity), MOST_FILE_BYTES)
            file = msgspec.json.decode(data, type=_File)
            if file.version != VERSION or file.identity != identity:
                return None
        except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
            return None
        return FilmRecord(
            identity=identity,
            name=file.name,
            frames=file.frames,
            decisions=file.decisions,
            history=_history(file.steps, file.done),
        )

    def write(self, record: FilmRecord) -> None:
        """Writes a record, whole. Raises OSError."""
        history = record.history.newest(MOST_STEPS)
        steps: list[dict[str, Any]] = []
        used = 0
        for step in reversed(history.steps):
            plain = msgspec.to_builtins(step)
            used += len(msgspec.json.encode(plain))
            if used > MOST_STEPS_BYTES:
                break
            steps.insert(0, plain)
        dropped = len(history.steps) - len(steps)
        if dropped > history.done:  # only undone steps would be left, which lead nowhere without those before
            steps, dropped = [], history.done
        file = _File(
            version=VERSION,
            identity=record.identity,
            name=record.name.encode("utf-8", "replace").decode(),
            frames=record.frames,
            decisions=record.decisions,
            steps=tuple(steps),
            done=history.done - dropped,
        )
        self._folder.mkdir(exist_ok=True)
        place = self._place(record.identity)
        new = not place.exists()
        replace_file(place, msgspec.json.format(msgspec.json.encode(file), indent=1), lasting=False)
        if new:
            self._tidy()

    def forget(self) -> None:
        """Deletes all records. Raises OSError."""
        for file in self._files():
            file.unlink(missing_ok=True)

    def _place(self, identity: str) -> Path:
        if not _IDENTITY.fullmatch(identity):
            raise ValueError(f"{identity!r} is no identity of a film")
        return self._folder / f"{identity}.json"

    def _files(self) -> list[Path]:
        try:
            return [file for file in self._folder.iterdir() if file.suffix == ".json"]
        except FileNotFoundError:
            return []

    def _tidy(self) -> None:
        files = self._files()
        if len(files) <= MOST_RECORDS:
            return
        with suppress(OSError):
            files.sort(key=lambda file: file.stat().st_mtime_ns)
            for file in files[:-MOST_RECORDS]:
                file.unlink(missing_ok=True)


def _history(plain: tuple[dict[str, Any], ...], done: int) -> History:
    """The steps; none if one of them can't be understood, since the others would lead to a wrong state."""
    try:
        steps = tuple(
            UndoStep(
                str(each["text"]),
                each["what"],
                msgspec.convert(each["old"], STEP_KINDS[each["what"]]),
                msgspec.convert(each["new"], STEP_KINDS[each["what"]]),
            )
            for each in plain[-MOST_STEPS:]
        )
    except (KeyError, TypeError, ValueError, msgspec.MsgspecError):
        return History()
    return History(steps, done) if 0 <= done <= len(steps) == len(plain) else History()
