"""What the user asks for: one description of a render, for the command line, the window and the store of jobs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from fastvid_gui.domain.compare import CompareChoice
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.domain.sound import SoundChoice
from fastvid_gui.domain.style_changes import StyleChange

Holder = TypeVar("Holder")
_ONCE_ZERO = ("size", "stop", "workers", "keyframes")
"""In older files, 0 or null stands for a value that is not set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderRequest:
    """A render; see `fastvid-gui render --help`.

    Attributes:
        look: how it is painted; its style may be empty if `styles_at` says how the film begins.
        size: shorter side of the painted film in pixels; None keeps the source's.
        start, stop: first and last (not included) frame; None is the end of the film.
        keyframes: "auto", "none", or these as they are.
        styles_at: where other styles begin, in film order (`style_schedule.load_style_changes` reads them from a
            file); each such frame becomes a keyframe.
        lists: files that keyframes and style changes were read from; the film must not replace them.
        regions: a regions file; None paints the whole pictures alike. What it leaves out is painted by the look.
        compare: whether the film also shows what was filmed, beside or left of what was painted. A job continues with
            any choice, as it does for the sound.
        sound: what happens to the sound. It does not affect the pictures: a job continues with any choice.
        device: a `Device`. workers: how many ranges are painted side by side; None decides by cores and memory.
        nodes: "local", "auto", or names and addresses, as for `--nodes`.
        without: ids of nodes that must not help.
        spot_check: percent of each helper's parts that this computer paints once more.
        cluster: a cluster's folder, or the address of its scheduler, as for `--cluster`; "": none paints.
        insecure: whether that scheduler may be one without encryption.
    """

    source: Path
    output: Path
    look: Look
    overwrite: bool = False
    fresh: bool = False
    size: int | None = None
    crf: int = 20
    start: int = 0
    stop: int | None = None
    keyframes: Literal["auto", "none"] | tuple[Keyframe, ...] = "auto"
    max_range: int = 240
    styles_at: tuple[StyleChange, ...] = ()
    lists: tuple[Path, ...] = ()
    regions: Path | None = None
    sound: SoundChoice = "copy"
    compare: CompareChoice = "none"
    device: str = "auto"
    workers: int | None = None
    nodes: str = LOCAL
    helpers_only: bool = False
    without: tuple[str, ...] = ()
    spot_check: float = 2.0
    cluster: str = ""
    insecure: bool = False

    @property
    def styles(self) -> tuple[str, ...]:
        """All styles that it names, in the order of the film."""
        named = (self.look.style, *(change.style for change in self.styles_at))
        return tuple(style for style in named if style)


def to_json(holder: object) -> bytes:
    """A value that has a `request`, as JSON. Raises UnicodeEncodeError if a file's name is not valid text."""
    return msgspec.json.encode(holder, enc_hook=_plain)


def with_request(plain: dict[str, Any], kind: type[Holder]) -> Holder:
    """A value that has a `request`, from JSON, including that of an older version.

    Raises msgspec.ValidationError if it is no such value.
    """
    request = plain.get("request")
    if isinstance(request, dict):
        kept = {
            name: value for name, value in request.items() if name not in _ONCE_ZERO or value not in (0, None)
        }
        plain = plain | {"request": kept}
    return msgspec.convert(plain, kind, dec_hook=_path)


def _plain(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(f"no JSON for {type(value).__name__}")


def _path(kind: type, value: object) -> Path:
    if kind is Path:
        if not isinstance(value, str):
            raise ValueError("a path is a text")  # becomes a ValidationError
        return Path(value)
    raise NotImplementedError(f"no {kind.__name__} in JSON")
