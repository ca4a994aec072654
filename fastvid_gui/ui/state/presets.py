"""Saved looks: those of the user, kept in the configuration folder, and a few examples that come with FastVid."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fastvid_gui import paths
from fastvid_gui.domain.look import Look
from fastvid_gui.errors import FastVidError
from fastvid_gui.ui.state.preset_file import MOST_LOOKS, MOST_NAME, Preset, presets_to_json, read_presets
from fastvid_gui.whole_files import replace_file

FILE_NAME = "looks.json"


class Presets(QObject):
    """The user's looks, by name. One object for the whole window."""

    changed = Signal()
    """Looks came or went."""
    trouble = Signal(str)
    """A sentence about a file of looks."""

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        """`file`: where they are kept; the user's configuration folder if None."""
        super().__init__(parent)
        self._file = file if file is not None else _usual_file()
        self._own = self._read()

    @property
    def own(self) -> tuple[Preset, ...]:
        """The user's looks, by name."""
        return tuple(sorted(self._own.values(), key=lambda preset: preset.name.casefold()))

    @property
    def examples(self) -> tuple[Preset, ...]:
        """The looks that come with FastVid."""
        return (
            Preset(self.tr("Great Wave, a touch"), Look(style="great-wave", strength=0.6)),
            Preset(self.tr("Starry Night in the film's colors"), Look(style="starry-night", keep_colors=True)),
            Preset(self.tr("Harvest, broad strokes"), Look(style="harvest", brush=1.6)),
            Preset(self.tr("Prison etching over the film"), Look(style="prison", strength=0.75, keep_colors=True)),
            Preset(self.tr("Monet meets Turner"), Look(style="port-goulphar:0.5,shipwreck:0.5")),
        )  # fmt: skip

    @property
    def all(self) -> tuple[Preset, ...]:
        """The user's looks, then the examples."""
        return (*self.own, *self.examples)

    def named(self, name: str) -> Preset | None:
        """A look by its name; the user's own come first."""
        return next((preset for preset in self.all if preset.name == name), None)

    def save(self, name: str, look: Look) -> None:
        """Keeps a look under a name; one that has it already is replaced."""
        name = " ".join(name.split())[:MOST_NAME]
        if not name or not look.style:
            return
        self._own[name] = Preset(name, look)
        self._write()

    def remove(self, name: str) -> None:
        """Forgets one of the user's looks."""
        if self._own.pop(name, None) is not None:
            self._write()

    def take(self, presets: Iterable[Preset]) -> tuple[Preset, ...]:
        """Takes looks from a file, and returns them as they are called now: an older one keeps its name."""
        taken = []
        for preset in presets:
            name, number = preset.name, 2
            while name in self._own and self._own[name].look != preset.look:
                name, number = f"{preset.name} {number}", number + 1
            self._own[name] = Preset(name, preset.look)
            taken.append(self._own[name])
        if taken:
            self._write()
        return tuple(taken)

    def _read(self) -> dict[str, Preset]:
        if self._file is None:
            return {}
        try:
            return {preset.name: preset for preset in read_presets(self._file)}
        except (OSError, ValueError):
            return {}  # none yet, or damaged: the next change replaces it

    def _write(self) -> None:
        while len(self._own) > MOST_LOOKS:
            del self._own[next(iter(self._own))]
        self.changed.emit()
        if self._file is None:
            return
        try:
            replace_file(self._file, presets_to_json(self._own.values()), lasting=False)
        except OSError as error:
            self.trouble.emit(
                self.tr(
                    "Your looks can't be kept in {file} ({reason}); they will be forgotten when the window is closed. "
                    "Free some space or check that the folder can be written to."
                ).format(file=self._file, reason=error.strerror or error)
            )


def _usual_file() -> Path | None:
    try:
        return paths.config_folder() / FILE_NAME
    except FastVidError:
        return None
