"""Regions files: small TOML texts that people may write by hand.

    fastvid_regions = 1
    outside = "source"              a style or "source"; left out: the render's own style, or the source

    [[region]]                      in order; where two overlap, the later one is seen
    name = "dancer"
    style = "great-wave"            a style, a blend, a file, or "source"
    mask = "dancer.mkv"             a film of masks or a picture, beside this file; or "luma", "alpha"
    strength = 0.8                  these four may be left out
    keep_colors = false
    feather = 4                     width of the soft edge, in pixels of a picture with 1000 lines
    invert = false

    [[region.key]]                  what the mask was made from, for the editor; painting does not look at it
    frame = 12
    box = [40, 30, 120, 200]        x, y, width, height
    strokes = [{belongs = true, radius = 8.0, points = [[60.0, 70.0], [64.0, 90.0]]}]

Everything is checked: an unknown word is an error, because it is most likely a misspelled one.
"""

import json
import math
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from fastvid_gui.errors import RegionsError
from fastvid_gui.regions.region import FEATHER_MOST, REGIONS_MOST, Key, Region, Regions, Stroke
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.sentences.system import of_system
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.user_files import TooLargeError, read_user_file

FORMAT = 1
FILE_BYTES_MOST = 4 * 2**20
NAME_LETTERS_MOST = 80
STROKE_POINTS_MOST = 10_000
COORDINATE_MOST = 1 << 20
FRAME_MOST = 1 << 40
DOTS_MOST = 60
"""In a key. For a key of many parts `tomllib` takes time and memory by their number squared: gigabytes for 40 KB."""
_BETWEEN = re.compile(r"[=,\[\]{}#\n]")

_HEAD = ("fastvid_regions", "outside", "region")
_REGION = ("name", "style", "mask", "strength", "keep_colors", "feather", "invert", "key")
_KEY = ("frame", "box", "strokes")
_STROKE = ("belongs", "radius", "points")
_EXAMPLES = {
    "outside": 'outside = "source"',
    "region": "[[region]]",
    "name": 'name = "dancer"',
    "style": 'style = "great-wave"',
    "mask": 'mask = "dancer.mkv"',
    "strength": "strength = 0.8",
    "keep_colors": "keep_colors = true",
    "feather": "feather = 4",
    "invert": "invert = true",
    "key": "[[region.key]]",
    "frame": "frame = 0",
    "box": "box = [40, 30, 120, 200]",
    "strokes": "strokes = [{belongs = true, radius = 8, points = [[60, 70]]}]",
    "belongs": "belongs = true",
    "radius": "radius = 8",
    "points": "points = [[60, 70], [64, 90]]",
}


def load_regions(path: Path) -> Regions:
    """Reads a regions file; raises RegionsError with the place of whatever is wrong."""
    try:
        data = read_user_file(path, FILE_BYTES_MOST)
    except TooLargeError as error:
        raise RegionsError(RegionsSays.TOO_LARGE, file=path) from error
    except OSError as error:
        raise RegionsError(RegionsSays.UNREADABLE, file=path, reason=of_system(error)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegionsError(RegionsSays.NO_TEXT, file=path) from error
    return read_regions(text, str(path))


def save_regions(path: Path, regions: Regions, *inputs: Path, overwrite: bool = False) -> None:
    """Writes a regions file, whole or not at all; raises TargetError."""
    write_whole(path, write_regions(regions).encode(), *inputs, overwrite=overwrite)


def read_regions(text: str, name: str = "regions file") -> Regions:
    """The regions that a text tells. `name`: of the file, for messages. Raises RegionsError."""
    if any(part.count(".") > DOTS_MOST for part in _BETWEEN.split(text)):
        raise RegionsError(RegionsSays.NO_TOML, file=name, reason=say(RegionsSays.LONG_KEY))
    try:
        head = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        reason = said_by_others(error)
        raise RegionsError(RegionsSays.NO_TOML, file=name, reason=reason) from error
    if head.get("fastvid_regions") != FORMAT or isinstance(head["fastvid_regions"], bool):
        raise RegionsError(RegionsSays.OTHER_FORMAT, file=name)
    top = _Table(head, name, "[]", _HEAD)
    tables = top.tables("region")
    if not tables:
        raise RegionsError(RegionsSays.NONE, file=name)
    if len(tables) > REGIONS_MOST:
        raise RegionsError(RegionsSays.TOO_MANY, file=name, count=len(tables), most=REGIONS_MOST)
    outside = top.text("outside", "") if "outside" in head else ""
    regions = tuple(
        _region(_Table(table, name, f"[[region]] {number}", _REGION))
        for number, table in enumerate(tables, start=1)
    )
    names = [region.name for region in regions]
    for each in names:
        if names.count(each) > 1:
            raise RegionsError(RegionsSays.SAME_NAME, file=name, name=each)
    return Regions(regions=regions, outside=outside)


def write_regions(regions: Regions) -> str:
    """The text of a regions file; `read_regions` gives the same regions again."""
    lines = [f"fastvid_regions = {FORMAT}"]
    if regions.outside:
        lines.append(f"outside = {_quoted(regions.outside)}")
    for region in regions.regions:
        lines += ["", "[[region]]", f"name = {_quoted(region.name)}", f"style = {_quoted(region.style)}"]
        lines += [f"mask = {_quoted(region.mask)}"]
        lines += [f"strength = {region.strength!r}"] if region.strength != 1.0 else []
        lines += ["keep_colors = true"] if region.keep_colors else []
        lines += [f"feather = {region.feather!r}"] if region.feather else []
        lines += ["invert = true"] if region.invert else []
        for key in region.keys:
            lines += ["", "[[region.key]]", f"frame = {key.frame}"]
            lines += [f"box = {list(key.box)}"] if key.box is not None else []
            if key.strokes:
                lines.append("strokes = [")
                lines += [f"    {_stroke_text(stroke)}," for stroke in key.strokes]
                lines.append("]")
    return "\n".join(lines) + "\n"


def _region(table: "_Table") -> Region:
    return Region(
        name=table.text("name"),
        style=table.text("style"),
        mask=table.text("mask"),
        strength=table.number("strength", 0, 1, 1.0),
        keep_colors=table.truth("keep_colors", False),
        feather=table.number("feather", 0, FEATHER_MOST, 0.0),
        invert=table.truth("invert", False),
        keys=tuple(
            _key(_Table(each, table.file, f"{table.place}, key {number}", _KEY))
            for number, each in enumerate(table.tables("key"), start=1)
        ),
    )


def _key(table: "_Table") -> Key:
    strokes = table.tables("strokes")
    box = table.numbers("box", 4) if "box" in table.values else None
    if box is not None and min(box[2:]) < 1:
        table.refuse("box")
    return Key(
        frame=int(table.number("frame", 0, FRAME_MOST)),
        box=None if box is None else (int(box[0]), int(box[1]), int(box[2]), int(box[3])),
        strokes=tuple(
            _stroke(_Table(each, table.file, f"{table.place}, stroke {number}", _STROKE))
            for number, each in enumerate(strokes, start=1)
        ),
    )


def _stroke(table: "_Table") -> Stroke:
    points = table.values.get("points")
    if not isinstance(points, list) or not 1 <= len(points) <= STROKE_POINTS_MOST:
        table.refuse("points")
    pairs = [_coordinates(point, 2) for point in points]
    return Stroke(
        belongs=table.truth("belongs"),
        radius=table.number("radius", 0.5, 1000, 8.0),
        points=tuple((pair[0], pair[1]) if pair else table.refuse("points") for pair in pairs),
    )


class _Table:
    """A table of the file, whose values are taken one by one and checked."""

    def __init__(self, values: Mapping[str, Any], file: str, place: str, known: tuple[str, ...]) -> None:
        self.values, self.file, self.place = values, file, place
        for key in values:
            if key not in known:
                shown = ", ".join(known)
                raise RegionsError(RegionsSays.UNKNOWN, file=file, place=place, key=_short(key), known=shown)

    def refuse(self, key: str) -> NoReturn:
        if key not in self.values:
            raise RegionsError(
                RegionsSays.MISSING, file=self.file, place=self.place, key=key, example=_EXAMPLES[key]
            )
        raise RegionsError(
            RegionsSays.IMPOSSIBLE,
            file=self.file,
            place=self.place,
            key=key,
            value=_short(self.values[key]),
            example=_EXAMPLES[key],
        )

    def _taken(self, key: str, default: Any, sound: Callable[[Any], bool]) -> Any:
        if key not in self.values and default is not None:
            return default
        value = self.values.get(key)
        return value if sound(value) else self.refuse(key)

    def text(self, key: str, default: str | None = None) -> str:
        most = NAME_LETTERS_MOST if key == "name" else 4096

        def sound(value: Any) -> bool:
            fits = isinstance(value, str) and len(value) <= most
            return fits and bool(value.strip()) and value.isprintable()

        return str(self._taken(key, default, sound))

    def truth(self, key: str, default: bool | None = None) -> bool:
        return bool(self._taken(key, default, lambda value: isinstance(value, bool)))

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        def sound(value: Any) -> bool:
            return (
                isinstance(value, (int, float))
                and not isinstance(value, bool)
                and math.isfinite(value)
                and least <= value <= most
            )

        return float(self._taken(key, default, sound))

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        return _coordinates(self.values.get(key), count) or self.refuse(key)

    def tables(self, key: str) -> list[dict[str, Any]]:
        found = self.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self.refuse(key)
        return found


def _coordinates(value: object, count: int) -> tuple[float, ...]:
    """So many numbers; empty if they are not."""
    if not isinstance(value, list) or len(value) != count:
        return ()
    if not all(
        isinstance(each, (int, float)) and not isinstance(each, bool) and abs(each) <= COORDINATE_MOST
        for each in value
    ):
        return ()
    return tuple(float(each) for each in value)


def _stroke_text(stroke: Stroke) -> str:
    points = ", ".join(f"[{x!r}, {y!r}]" for x, y in stroke.points)
    belongs = "true" if stroke.belongs else "false"
    return f"{{belongs = {belongs}, radius = {stroke.radius!r}, points = [{points}]}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "..."
