"""The user's preferences: typed, in one small JSON file in the configuration folder.

    settings().values.theme              what is set
    settings().change(theme="dark")      sets and saves it; listeners are told
    settings().listen(callback)          called with the new values after each change

A file that can't be understood is kept beside the new one (`settings.json.broken`), and the defaults are used. If the
file can't be written, the change still holds until FastVid is closed, and `problem` says why.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.sound import SoundChoice
from fastvid_gui.paths import config_folder
from fastvid_gui.sentences.folders import Folders
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FILE_NAME = "settings.json"
MAX_RECENT = 30
USUAL_CACHE_MB = 512
MAX_FILE_BYTES = 1 << 20

Count = Annotated[int, Meta(ge=0, le=100_000)]
Text = Annotated[str, Meta(max_length=4096)]


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the user chose. Unknown names in the file are ignored: an older FastVid can read a newer file.

    Attributes:
        theme, language: "system" and "" follow the system.
        device: as for `render --device`. threads: ranges painted at once, 0: as many as there are cores.
        cache_mb: memory for pictures of films and paint that need not be made twice.
        paint_ahead: frames are painted ahead of the playhead while nothing else is to be done.
        max_range: as for `render --max-range`. crf, size, folder, speed, sound: what a new export starts with;
            folder "" is that of the film. name_pattern: of the files when many films are exported, "" is the usual.
        nodes: "local", "auto" or addresses, as for `render --nodes`. helpers_only: this computer only directs.
        cluster: the folder of the cluster that painted last; "" where none has. on_cluster: it is to paint again.
        spot_check: as for `render --spot-check`.
        helper_*: how this computer helps others, as for `fastvid-gui helper`; 0 and "" leave a thing to FastVid.
            helper_mode: whether FastVid helps at once when it is started.
        pictures: the folder that the last picture for a new style was taken from; "" is the system's.
        favorites: names of styles. recent: paths of films and projects, newest first.
        greeted: whether the sample was shown once, at the very first start.
        geometry, layout: place and panes of the window (Qt's own form, base64).
        shortcuts: name of an action to its key ("" for none), only where the user changed it.
    """

    theme: Literal["system", "light", "dark"] = "system"
    language: Annotated[str, Meta(max_length=16)] = ""
    device: Literal["auto", "cpu", "cuda", "mps"] = "auto"
    threads: Annotated[int, Meta(ge=0, le=256)] = 0
    cache_mb: Annotated[int, Meta(ge=64, le=64_000)] = USUAL_CACHE_MB
    paint_ahead: bool = True
    max_range: Count = 240
    crf: Annotated[int, Meta(ge=0, le=51)] = 20
    size: Count = 0
    folder: Text = ""
    name_pattern: Text = ""
    speed: Speed = "fast"
    sound: SoundChoice = "copy"
    nodes: Text = LOCAL
    helpers_only: bool = False
    cluster: Text = ""
    on_cluster: bool = False
    spot_check: Annotated[int, Meta(ge=0, le=100)] = 2
    notify: bool = True
    helper_mode: bool = False
    helper_name: Annotated[str, Meta(max_length=64)] = ""
    helper_hours: Annotated[str, Meta(max_length=16)] = ""
    helper_idle: Annotated[int, Meta(ge=0, le=1440)] = 0
    helper_not_on_battery: bool = False
    helper_threads: Annotated[int, Meta(ge=0, le=256)] = 0
    helper_disk_mb: Annotated[int, Meta(ge=0, le=10_000_000)] = 0
    helper_memory_percent: Annotated[int, Meta(ge=0, le=90)] = 0
    helper_device: Literal["auto", "cpu", "cuda", "mps"] = "auto"
    helper_port: Annotated[int, Meta(ge=0, le=65535)] = 0
    pictures: Text = ""
    favorites: Annotated[tuple[Text, ...], Meta(max_length=10_000)] = ()
    recent: Annotated[tuple[Text, ...], Meta(max_length=1000)] = ()
    greeted: bool = False
    geometry: Annotated[str, Meta(max_length=100_000)] = ""
    layout: Annotated[dict[str, str], Meta(max_length=100)] = {}
    shortcuts: Annotated[dict[str, str], Meta(max_length=1000)] = {}


class SettingsFile:
    """Preferences and the file they live in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: Sentence | None = None
        """Why the last change is not on the disk, or what was wrong with the file; None if all is well."""
        self._listeners: list[Callable[[Preferences], None]] = []
        self._stamp: tuple[int, int] | None = None
        self.values = self._read()

    def change(self, **fields: object) -> Preferences:
        """Sets some of the preferences and saves all.

        Raises:
            TypeError: there is no preference of that name.
            msgspec.ValidationError: a value is out of bounds; nothing is changed.
        """
        if self._stamp_now() != self._stamp:
            # Another window of FastVid has written it since; its changes are kept.
            self.values = self._read()
        new = msgspec.structs.replace(self.values, **fields)
        new = msgspec.convert(msgspec.to_builtins(new), Preferences)
        if new != self.values:
            self.values = new
            self._write()
            for listener in tuple(self._listeners):
                listener(new)
        return new

    def listen(self, callback: Callable[[Preferences], None]) -> Callable[[], None]:
        """Calls back after each change; the returned function ends that."""
        self._listeners.append(callback)

        def end() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(callback)

        return end

    def add_recent(self, path: Path) -> None:
        """Puts a film at the top of the recent ones."""
        name = str(path)
        rest = [other for other in self.values.recent if other != name]
        self.change(recent=(name, *rest)[:MAX_RECENT])

    def _read(self) -> Preferences:
        self._stamp = self._stamp_now()
        try:
            return msgspec.json.decode(read_user_file(self.path, MAX_FILE_BYTES), type=Preferences)
        except FileNotFoundError:
            return Preferences()
        except (OSError, ValueError, RecursionError) as error:
            aside = self.path.with_name(f"{FILE_NAME}.broken")
            with contextlib.suppress(OSError):
                self.path.replace(aside)
            self.problem = say(Folders.PREFERENCES_UNREADABLE, file=self.path, reason=error, kept=aside.name)
            return Preferences()

    def _write(self) -> None:
        # Not lasting, which may take long on the window's thread: a file torn by a power cut only loses preferences.
        content = msgspec.json.format(msgspec.json.encode(self.values), indent=2)
        try:
            replace_file(self.path, content, lasting=False)
            self.problem = None
        except OSError as error:
            reason = error.strerror or error
            self.problem = say(Folders.PREFERENCES_UNSAVED, file=self.path, reason=reason)
        self._stamp = self._stamp_now()

    def _stamp_now(self) -> tuple[int, int] | None:
        try:
            state = self.path.stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size


_open: dict[Path, SettingsFile] = {}


def cache_share(usual_bytes: int) -> int:
    """The bound of a picture cache that by default has `usual_bytes`, by the memory that the user grants."""
    return usual_bytes * settings().values.cache_mb // USUAL_CACHE_MB


def settings() -> SettingsFile:
    """The preferences of this user; always the same object."""
    path = config_folder() / FILE_NAME
    if path not in _open:
        _open[path] = SettingsFile(path)
    return _open[path]
