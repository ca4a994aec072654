"""The choices for an export, and the sensible default: sizes, quality, file names."""

import re
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from fastvid_gui.domain.style import parse_blend
from fastvid_gui.errors import StyleError
from fastvid_gui.paths import resources_folder

SIZES = (2160, 1440, 1080, 720, 540, 360)
CRF_BEST, CRF_SMALLEST = 12, 34
MAX_NAME_CHARACTERS = 200
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)

translate = QCoreApplication.translate


def scaled(width: int, height: int, size: int) -> tuple[int, int]:
    """The even size of a film whose shorter side becomes `size`; 0: as it is, without an odd row or column."""
    if not size:
        return max(2, width - width % 2), max(2, height - height % 2)
    factor = size / max(1, min(width, height))
    return max(2, 2 * round(width * factor / 2)), max(2, 2 * round(height * factor / 2))


def sizes_for(width: int, height: int, larger: bool) -> tuple[int, ...]:
    """The sizes to offer, largest first. 0 is the source's; larger ones are only offered if `larger`."""
    shorter = min(width, height)
    above = tuple(size for size in SIZES if size > shorter) if larger else ()
    return (*above, 0, *(size for size in SIZES if size < shorter))


def quality_words(crf: int) -> str:
    """A constant rate factor in words."""
    words = {
        15: translate("Jobs", "Best"),
        18: translate("Jobs", "Very good"),
        22: translate("Jobs", "Good"),
        26: translate("Jobs", "Fair"),
    }
    for most, text in words.items():
        if crf <= most:
            return text
    return translate("Jobs", "Small file")


def style_in_name(reference: str) -> str:
    """A style as part of a file's name: "starry-night", "starry-night+great-wave"."""
    try:
        blend = parse_blend(reference)
    except StyleError:
        blend = None
    if blend is not None:
        text = "+".join(name for name, _ in blend)
    else:
        text = reference.replace("\\", "/").rpartition("/")[2]
        text = text.rpartition(".")[0] or text
    return _FORBIDDEN.sub("-", text).strip(" .")


def default_name(source: Path, style: str) -> str:
    """ "bikes - starry-night.mp4"."""
    name = f"{source.stem} - {style_in_name(style)}" if style else source.stem
    return f"{name[: MAX_NAME_CHARACTERS - 10].strip()}.mp4"


def usual_folder(source: Path) -> Path:
    """Next to the film; the sample's results go to the user's videos, not into FastVid's own folder."""
    if resources_folder() not in source.parents:
        return source.parent
    videos = Path.home() / "Videos"
    return videos if videos.is_dir() else Path.home()


def with_ending(name: str) -> str:
    """A typed name with its ".mp4"."""
    name = name.strip()
    return name if not name or name.lower().endswith(".mp4") else f"{name}.mp4"


def name_problem(name: str) -> str:
    """Why that can't be a file's name on every system that people may copy it to; "" if it can."""
    stem = name[:-4].strip() if name.lower().endswith(".mp4") else name.strip()
    if not stem:
        return translate("Jobs", "Give the file a name.")
    if found := _FORBIDDEN.search(name):
        sign = found.group() if found.group().isprintable() else translate("Jobs", "a control character")
        return translate(
            "Jobs", "A file name can't hold {sign}; leave it out. The folder is chosen beside it."
        ).format(sign=sign)
    if len(name.encode()) > MAX_NAME_CHARACTERS:
        return translate("Jobs", "That name is too long for some disks; shorten it.")
    if _RESERVED.fullmatch(stem) or stem.endswith("."):
        return translate("Jobs", "Windows can't store a file of that name; choose another one.")
    return ""


def free_path(wanted: Path, taken: Collection[Path]) -> Path:
    """`wanted`, or "name 2.mp4", "name 3.mp4", ... next to it: the first that neither exists nor is in `taken`.

    It reads the disk: call it only if the folder is known to answer.
    """
    stem = re.sub(r" \d{1,4}$", "", wanted.stem) or wanted.stem
    candidate, number = wanted, 2
    while candidate in taken or candidate.exists():
        candidate, number = wanted.with_name(f"{stem} {number}{wanted.suffix}"), number + 1
    return candidate
