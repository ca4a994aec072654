"""How a film is painted, as people choose it."""

from dataclasses import dataclass

from fastvid_gui.domain.job import Speed


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The part of a render that changes the picture of one frame.

    Attributes:
        style: name, blend ("a:0.6,b:0.4") or path, as for `fastvid-gui render -s`; "" paints nothing.
        strength: 0 (the source) to 1.
        keep_colors: take the colors of the source, and only the light and shade of the paint.
        brush: size of the strokes, 0.25 to 4; see `RenderSettings.brush`. 1 is the style's own.
        speed: see `RenderSettings.speed`.
    """

    style: str = ""
    strength: float = 1.0
    keep_colors: bool = False
    brush: float = 1.0
    speed: Speed = "fast"
