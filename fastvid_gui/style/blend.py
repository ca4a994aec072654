"""Blends: styles of one network, mixed by their shares (Dumoulin et al. 2017: vectors can be mixed freely)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from fastvid_gui.domain.style import MAX_TEXT_CHARACTERS, style_name_for
from fastvid_gui.errors import StyleError
from fastvid_gui.sentences.styles import StyleSays
from fastvid_gui.style.pack import Style


def blend_styles(parts: Sequence[tuple[Style, float]]) -> Style:
    """Mixes styles; the order of the parts does not matter.

    Args:
        parts: at least one style with its share; shares add up to 1.

    Raises:
        StyleError: the styles don't share one network.
    """
    parts = sorted(parts, key=lambda part: (part[0].info.name, part[0].digest))
    first = parts[0][0]
    for style, _ in parts[1:]:
        if not same_network(first, style):
            raise StyleError(StyleSays.OTHER_NETWORKS, first=first.info.name, second=style.info.name)
    vector = sum((share * style.vector.astype(np.float64) for style, share in parts), np.float64(0))
    shares = [(style.info, round(100 * share)) for style, share in parts]
    title = " + ".join(f"{info.title or info.name} {percent} %" for info, percent in shares)
    info = replace(
        first.info,
        name=style_name_for("-".join(f"{info.name}-{percent}" for info, percent in shares)),
        title=title[:MAX_TEXT_CHARACTERS],
        artist=", ".join(dict.fromkeys(info.artist for info, _ in shares if info.artist))[
            :MAX_TEXT_CHARACTERS
        ],
        credit="; ".join(dict.fromkeys(info.credit for info, _ in shares if info.credit))[
            :MAX_TEXT_CHARACTERS
        ],
        year="",
        picture="",
    )
    return replace(first, info=info, vector=np.asarray(vector, np.float32))


def same_network(one: Style, other: Style) -> bool:
    """Whether two styles share shape and weights, so that only their vectors differ."""
    return one.shape == other.shape and all(
        one.weights[name] is other.weights[name] or np.array_equal(one.weights[name], other.weights[name])
        for name in one.shape.weights()
    )
