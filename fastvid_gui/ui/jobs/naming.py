"""Names of many films by a pattern: "{film} - {style}". Its words are those of the window's language."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from fastvid_gui.ui.jobs.choices import MAX_NAME_CHARACTERS, free_path, name_problem, style_in_name

translate = QCoreApplication.translate

USUAL = "{film} - {style}"
_WORD = re.compile(r"\{([^{}]*)\}")
_NEUTRAL = ("film", "style", "size", "number")


def words() -> Mapping[str, str]:
    """What may stand in braces: the neutral word, and the one people type."""
    return {
        "film": translate("Jobs", "film", "stands for the film's name in a pattern of file names"),
        "style": translate("Jobs", "style", "stands for the style's name in a pattern of file names"),
        "size": translate("Jobs", "size", "stands for the film's size in a pattern of file names"),
        "number": translate("Jobs", "number", "counts the films in a pattern of file names"),
    }


def shown(pattern: str) -> str:
    """A kept pattern in the words of the window's language."""
    return _WORD.sub(lambda found: "{" + words().get(found[1], found[1]) + "}", pattern)


def kept(pattern: str) -> str:
    """A typed pattern in neutral words, which are valid in any language."""
    typed = {word.casefold(): neutral for neutral, word in words().items()} | {
        word: word for word in _NEUTRAL
    }
    return _WORD.sub(lambda found: "{" + typed.get(found[1].strip().casefold(), found[1]) + "}", pattern)


def pattern_problem(pattern: str) -> str:
    """Why a kept pattern gives no names; "" if it does."""
    unknown = [found for found in _WORD.findall(pattern) if found not in _NEUTRAL]
    if unknown:
        text = translate("Jobs", "{word} stands for nothing. Use these: {words}")
        known = ", ".join("{" + word + "}" for word in words().values())
        return text.format(word="{" + unknown[0] + "}", words=known)
    return name_problem(named(pattern, Path("x.mp4"), "style", (640, 360), 1))


def named(pattern: str, film: Path, style: str, size: tuple[int, int], number: int) -> str:
    """The file name that a kept pattern gives. `size`: width and height of the painted film."""
    values = {
        "film": film.stem,
        "style": style_in_name(style),
        "size": f"{min(size)}p",
        "number": f"{number:02}",
    }
    text = _WORD.sub(lambda found: values.get(found[1], found[0]), pattern)
    stem = text.removesuffix(".mp4").strip()
    while len(stem.encode()) > MAX_NAME_CHARACTERS - 10:
        stem = stem[:-1]
    return f"{stem.strip()}.mp4"


def free_paths(wanted: Sequence[Path], taken: Collection[Path]) -> tuple[Path, ...]:
    """These places, each made free by a number where a file or another film has it. It reads the disk."""
    given: list[Path] = []
    for path in wanted:
        given.append(free_path(path, {*taken, *given}))
    return tuple(given)
