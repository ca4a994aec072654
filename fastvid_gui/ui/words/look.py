"""How a film is painted, in one line: style, speed, strength, brush, colors."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from fastvid_gui.domain.look import Look
from fastvid_gui.ui.sentences.decimals import decimal
from fastvid_gui.ui.words.quantities import style_words

translate = QCoreApplication.translate


def look_words(look: Look, titles: Mapping[str, str], later: Sequence[str] = ()) -> str:
    """ "in The Starry Night · fine · strength 80 % · brush 1.50 × · the film's own colors"; what is usual is left out,
    apart from style and speed. `later`: the styles of later parts of the film."""
    if not look.style:
        return translate("ExportSheet", "No style chosen")
    names = [style_words(style, titles) for style in dict.fromkeys((look.style, *later))]
    parts = [translate("ExportSheet", "in {style}").format(style=", ".join(names))]
    parts.append(
        translate("ExportSheet", "fine") if look.speed == "fine" else translate("ExportSheet", "fast")
    )
    if look.strength != 1.0:
        percent = round(100 * look.strength)
        parts.append(translate("ExportSheet", "strength {percent} %").format(percent=percent))
    if look.brush != 1.0:
        parts.append(translate("ExportSheet", "brush {size} ×").format(size=decimal(look.brush, 2)))
    if look.keep_colors:
        parts.append(translate("ExportSheet", "the film's own colors"))
    return "  ·  ".join(parts)
