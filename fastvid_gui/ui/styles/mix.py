"""`Look.style` as shares of styles, and back: "a:0.6,b:0.4" is 60 % of a and 40 % of b."""

from fastvid_gui.domain.style import is_style_name, parse_blend
from fastvid_gui.errors import StyleError

Mix = tuple[tuple[str, float], ...]
"""Styles with their shares, which add up to 1; empty paints nothing."""

LEAST_SHARE, MOST_SHARE = 1, 99
"""Percent. A style without any share would disappear from the blend, and with it the slider under the mouse."""


def mix_of(reference: str) -> Mix:
    """The shares in a style reference. Anything that is not a blend (a name, a path) counts as one style."""
    if not reference:
        return ()
    try:
        blend = parse_blend(reference)
    except StyleError:
        blend = None
    return blend or ((reference, 1.0),)


def reference_of(mix: Mix) -> str:
    """The style reference of shares, rounded to whole percents."""
    if len(mix) < 2:
        return mix[0][0] if mix else ""
    return ",".join(f"{name}:{round(share, 2):g}" for name, share in mix)


def blend(first: str, second: str, percent: int = 50) -> str:
    """The reference of two styles, `percent` of the second; the same style twice, or a file's path, is not a blend."""
    if first == second or not (is_style_name(first) and is_style_name(second)):
        return second
    percent = max(LEAST_SHARE, min(MOST_SHARE, percent))
    return reference_of(((first, 1 - percent / 100), (second, percent / 100)))


def without(reference: str, names: set[str]) -> str:
    """The reference without some styles; the others keep their proportion."""
    mix = mix_of(reference)
    rest = tuple((name, share) for name, share in mix if name not in names)
    if len(rest) == len(mix):
        return reference
    total = sum(share for _, share in rest)
    return reference_of(tuple((name, share / total) for name, share in rest)) if rest else ""
