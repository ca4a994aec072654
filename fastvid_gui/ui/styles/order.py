"""The order of the gallery, and the short titles of paintings that everybody knows by another name than the museum."""

from collections.abc import Collection

from fastvid_gui.domain.style import StyleInfo

FAMOUS = ("starry-night", "great-wave", "scream", "harvest", "tahiti", "port-goulphar", "shipwreck")
"""Built-in styles that most people know, the best known first."""
FAMILIAR = {
    "great-wave": "The Great Wave",
    "crypt": "Rob Roy in the Crypt",
    "laylah-majnun": "Laylah and Majnun",
    "port-goulphar": "Rocks at Port-Goulphar",
    "prison": "Imaginary Prisons",
    "ratnasambhava": "Ratnasambhava",
    "shipwreck": "The Shipwreck",
}
_ARTICLES = ("the ", "a ", "an ", "la ", "le ", "les ", "der ", "die ", "das ")


def familiar_title(info: StyleInfo) -> str:
    """How people call a style; the whole title is in the tooltip."""
    return (FAMILIAR.get(info.name, "") if info.builtin else "") or info.title or info.name


def sorting_title(title: str) -> str:
    """A title as a library sorts it: without its article."""
    plain = title.casefold()
    return next((plain.removeprefix(word) for word in _ARTICLES if plain.startswith(word)), plain)


def sort_key(info: StyleInfo, stars: Collection[str]) -> tuple[bool, bool, int, str, str]:
    """Favorites first, then the user's own, then famous ones, then by title."""
    fame = FAMOUS.index(info.name) if info.builtin and info.name in FAMOUS else len(FAMOUS)
    return info.name not in stars, info.builtin, fame, sorting_title(familiar_title(info)), info.name
