"""The style library: styles that came with FastVid and styles that the user added, found by name, blend or path.

Two folders hold style packs: `resources/styles` and the user's data folder. A name may exist twice, for the fast and
for the fine network. Where two packs hold the same name and speed, the one that came with FastVid counts, then the
first in alphabetical order. A file that can't be read is left out with a logged warning, so that one bad file never
hides the others.
"""

import difflib
import hashlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo, is_style_name, parse_blend, shown, style_name_for
from fastvid_gui.errors import PlaceError, StyleError
from fastvid_gui.paths import cache_folder, places, resources_folder, user_styles_folder
from fastvid_gui.sentences.styles import StyleSays
from fastvid_gui.sentences.system import of_system
from fastvid_gui.style.blend import blend_styles
from fastvid_gui.style.draft import draft_style, is_picture
from fastvid_gui.style.formats import read_foreign
from fastvid_gui.style.pack import PackedStyle, Style, list_pack, pack_training, read_pack, write_pack
from fastvid_gui.user_files import open_user_file
from fastvid_gui.whole_files import replace_file

_ENDING = ".safetensors"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class InstalledStyle:
    """A style of the library and the file it is in."""

    info: StyleInfo
    path: Path
    thumbnail: bytes


@dataclass(frozen=True, kw_only=True)
class StyleDetails:
    """Everything worth showing about a style.

    `parameters` counts the network's numbers; `speeds` says which networks the style has.
    """

    info: StyleInfo
    path: Path
    thumbnail: bytes
    digest: str
    carry: str
    parameters: int
    training: dict[str, Any]
    speeds: tuple[Speed, ...]


def installed_styles() -> list[StyleInfo]:
    """All styles by name, each one once (the fast one if there are two)."""
    found: dict[str, StyleInfo] = {}
    for style in installed_files():
        if style.info.name not in found or (style.info.speed, found[style.info.name].speed) == (
            "fast",
            "fine",
        ):
            found[style.info.name] = style.info
    return [found[name] for name in sorted(found)]


def installed_files() -> list[InstalledStyle]:
    """All styles with their files and thumbnails, each name once per speed; FastVid's own come first."""
    found: dict[tuple[str, Speed], InstalledStyle] = {}
    for path, builtin in _packs():
        try:
            listed = list_pack(path)
        except StyleError as error:
            _log.warning("%s", error)
            continue
        for packed in listed:
            info = replace(packed.info, builtin=builtin)
            found.setdefault((info.name, info.speed), InstalledStyle(info, path, packed.thumbnail))
    return list(found.values())


def load_style(reference: str, speed: Speed = "fast") -> Style:
    """Reads a style.

    Args:
        reference: the name of an installed style, the path of a style file (a pack, or a file from another project;
            `PATH#NAME` picks one of several styles in a pack), the path of a picture, whose style is read from it
            (`draft.py`), or a blend of styles `NAME:0.6,PATH:0.4`.
        speed: which network is wanted if a style has both; if it has one, that one is taken.

    Raises:
        StyleError: there is no such style, the file can't be used, or the styles can't be blended.
    """
    installed = installed_files()
    blend = None if _is_file(reference) else parse_blend(reference)
    if blend is not None:
        return blend_styles([(_load_one(name, speed, installed), share) for name, share in blend])
    return _load_one(reference, speed, installed)


def _load_one(reference: str, speed: Speed, installed: list[InstalledStyle]) -> Style:
    """A style by name or path; an installed style comes before a file of that name."""
    path, _, wanted = reference.partition("#")
    if is_style_name(reference) and any(style.info.name == reference for style in installed):
        return _load_installed(reference, speed, installed)
    if _is_file(reference):
        return (
            draft_style(Path(reference), speed)
            if is_picture(Path(reference))
            else _load_file(Path(reference), "")
        )
    if _is_file(path):
        return _load_file(Path(path), wanted)
    if is_style_name(reference):
        return _load_installed(reference, speed, installed)
    raise StyleError(StyleSays.NO_STYLE_OR_FILE, style=shown(reference))


def files_named(reference: str) -> tuple[Path, ...]:
    """The style files that a reference (see `load_style`) names by their paths; installed styles are not among them."""
    blend = None if _is_file(reference) else parse_blend(reference)
    names = [reference] if blend is None else [name for name, _ in blend]
    paths = (name if _is_file(name) else name.partition("#")[0] for name in names)
    return tuple(Path(path) for path in paths if _is_file(path))


def with_whole_paths(reference: str) -> str:
    """The reference with whole paths of its files: it then means the same in any folder."""
    blend = None if _is_file(reference) else parse_blend(reference)
    parts = [reference] if blend is None else [part.strip() for part in reference.split(",")]
    names = (part if blend is None else part.rpartition(":")[0] or part for part in parts)
    whole = ",".join(
        part if not part or is_style_name(name) else str(Path(part).absolute())
        for part, name in zip(parts, names, strict=True)
    )
    return whole if blend is None or parse_blend(whole) else reference  # a folder has a comma in its name


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:  # for instance, a name that is far too long
        return False


def show_style(name: str, speed: Speed = "fast") -> StyleDetails:
    """Everything known about an installed style; raises StyleError if there is none of that name.

    `speed`: which of its networks, if it has both.
    """
    installed = installed_files()
    found = _find(name, speed, installed)
    style = _pick(found.path, name)
    speeds = sorted({other.info.speed for other in installed if other.info.name == name})
    parameters = sum(tensor.size for tensor in style.weights.values()) + style.vector.size
    training = pack_training(found.path)
    return StyleDetails(
        info=found.info,
        path=found.path,
        thumbnail=found.thumbnail,
        digest=style.digest,
        carry=style.shape.carry,
        parameters=parameters,
        training=training,
        speeds=tuple(speeds),
    )


def thumbnail_path(name: str, speed: Speed = "fast") -> Path | None:
    """A picture file (JPEG or PNG) that shows an installed style: a frame of the sample clip painted in it.

    Packs hold these pictures; they are written as files into the cache folder when first requested. None if there is
    no such style, it has no thumbnail, or nothing can be written (`installed_files` has the pictures as bytes).
    """
    found = [style for style in installed_files() if style.info.name == name and style.thumbnail]
    best = next((style for style in found if style.info.speed == speed), found[0] if found else None)
    if best is None:
        return None
    ending = "png" if best.thumbnail.startswith(b"\x89PNG") else "jpg"
    try:
        folder = cache_folder() / "thumbnails"
        path = folder / f"{name}-{hashlib.sha256(best.thumbnail).hexdigest()[:16]}.{ending}"
        if not path.exists():
            folder.mkdir(exist_ok=True)
            replace_file(path, best.thumbnail, lasting=False)
    except (OSError, PlaceError) as error:
        _log.warning("The thumbnail of %s can't be kept: %s", name, error)
        return None
    return path


def add_style(
    path: str | Path, name: str = "", title: str = "", thumbnail: Callable[[Style], bytes] | None = None
) -> StyleInfo:
    """Copies a style file into the library; files of other projects become packs.

    Args:
        path: of a style pack or of a file from another project.
        name, title: for a file with a single style; made from the file where empty.
        thumbnail: makes the thumbnail of a style whose file has none (`render.thumbnails.paint_thumbnail`).

    Returns:
        The added style; of a pack with several, the first one (the others have the same `pack`). A name that is already
        taken gets a number.

    Raises:
        StyleError: the file can't be used, or its style is already in the library; the library stays as before.
    """
    path = Path(path)
    styles, thumbnails, training = _read_any(path)
    if (name or title) and len(styles) > 1:
        raise StyleError(StyleSays.ONE_NAME_ONLY, file=path, count=len(styles))
    installed = installed_files()
    digests = _digests(installed)
    taken = {other.info.name for other in installed if other.info.speed == styles[0].info.speed}
    packed = []
    for style in styles:
        if style.digest in digests:
            raise StyleError(StyleSays.ADDED_ALREADY, file=path, style=digests[style.digest])
        wanted = name or style.info.name
        given = wanted if is_style_name(wanted) and wanted not in taken else style_name_for(wanted, taken)
        taken.add(given)
        info = replace(style.info, name=given, title=title or style.info.title)
        picture = thumbnails.get(style.info.name, b"") or (thumbnail(style) if thumbnail else b"")
        packed.append(PackedStyle(info, style.vector, picture))
    folder = user_styles_folder()
    stem = packed[0].info.name if len(packed) == 1 else path.stem
    file = style_name_for(stem, {other.stem for other in folder.glob(f"*{_ENDING}")})
    write_around(folder / f"{file}{_ENDING}", styles[0], packed, training)
    return replace(packed[0].info, pack=file)


def _digests(installed: list[InstalledStyle]) -> dict[str, str]:
    """Names by digest; damaged packs are left out."""
    digests = {}
    for path in {style.path for style in installed}:
        try:
            digests.update({style.digest: style.info.name for style in read_pack(path)})
        except StyleError as error:
            _log.warning("%s", error)
    return digests


def remove_style(name: str) -> None:
    """Removes a style that the user added from the library (in both speeds).

    Raises:
        StyleError: there is none of that name, or it came with FastVid.
    """
    _find(name, "fast", installed_files())  # names similar ones if there is none
    mine = [style for style in installed_files() if style.info.name == name and not style.info.builtin]
    if not mine:
        raise StyleError(StyleSays.BUILT_IN, style=name)
    for style in mine:
        others = [packed for packed in _packed(style.path) if packed.info.name != name]
        if others:
            write_around(style.path, read_pack(style.path)[0], others, pack_training(style.path))
            continue
        try:
            style.path.unlink()
        except OSError as error:
            raise StyleError(StyleSays.CANT_REMOVE, file=style.path, reason=of_system(error)) from error


def _packs() -> Iterator[tuple[Path, bool]]:
    for folder, builtin in ((resources_folder() / "styles", True), (places().styles, False)):
        for path in sorted(folder.glob(f"*{_ENDING}")):
            if not path.name.startswith("."):  # being written
                yield path, builtin


def _find(name: str, speed: Speed, installed: list[InstalledStyle]) -> InstalledStyle:
    found = [style for style in installed if style.info.name == name]
    if not found:
        names = sorted({style.info.name for style in installed})
        close = difflib.get_close_matches(name, names, 3, 0.5)
        if close:
            raise StyleError(StyleSays.NO_STYLE_BUT, style=shown(name), close=", ".join(close))
        raise StyleError(StyleSays.NO_STYLE, style=shown(name))
    return next((style for style in found if style.info.speed == speed), found[0])


def _load_installed(name: str, speed: Speed, installed: list[InstalledStyle]) -> Style:
    found = _find(name, speed, installed)
    return replace(_pick(found.path, name), info=found.info)


def _pick(path: Path, name: str) -> Style:
    for style in read_pack(path):
        if style.info.name == name:
            return style
    raise StyleError(StyleSays.CHANGED, file=path, style=name)


def _load_file(path: Path, wanted: str) -> Style:
    styles, _, _ = _read_any(path)
    names = [style.info.name for style in styles]
    if wanted and wanted not in names:
        raise StyleError(StyleSays.NOT_IN_FILE, file=path, style=shown(wanted), names=", ".join(names))
    if not wanted and len(styles) > 1:
        some = ", ".join(f"{path}#{name}" for name in names[:8])
        raise StyleError(StyleSays.SEVERAL, file=path, count=len(styles), names=some)
    return styles[names.index(wanted) if wanted else 0]


def _read_any(path: Path) -> tuple[tuple[Style, ...], dict[str, bytes], dict[str, Any]]:
    """Styles, thumbnails by name, and training facts of a pack or of another project's file."""
    if _is_safetensors(path):
        thumbnails = {packed.info.name: packed.thumbnail for packed in list_pack(path)}
        return read_pack(path), thumbnails, pack_training(path)
    foreign = read_foreign(path)
    info = StyleInfo(name=style_name_for(foreign.name), title=foreign.name[:100], credit=foreign.origin[:300])
    info = replace(info, title=_printable(info.title), credit=_printable(info.credit))
    return (Style(info, foreign.shape, foreign.weights, foreign.vector),), {}, {"origin": foreign.origin}


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable())


def _is_safetensors(path: Path) -> bool:
    if path.suffix == _ENDING:
        return True
    try:
        with open_user_file(path) as file:
            start = file.read(9)
    except OSError as error:
        raise StyleError(StyleSays.CANT_READ, file=path, reason=of_system(error)) from error
    return start[4:] == b"\0\0\0\0{"


def _packed(path: Path) -> list[PackedStyle]:
    """The styles of a pack with vectors and thumbnails."""
    thumbnails = {packed.info.name: packed.thumbnail for packed in list_pack(path)}
    return [
        PackedStyle(style.info, style.vector, thumbnails.get(style.info.name, b""))
        for style in read_pack(path)
    ]


def write_around(path: Path, network: Style, packed: list[PackedStyle], training: dict[str, Any]) -> None:
    """Writes a pack around the network of a style; as float16 where that loses nothing. Raises StyleError."""
    with np.errstate(over="ignore"):
        half = all(np.array_equal(tensor, tensor.astype(np.float16)) for tensor in network.weights.values())
    write_pack(
        path,
        network.shape,
        weights=network.weights,
        styles=packed,
        training=training,
        half=half,
        speed=network.info.speed,
    )
