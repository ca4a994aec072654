"""Makes texts from other computers safe to show: no control characters, no direction overrides, one line."""

import unicodedata

# Everything of class C (control, format, surrogate, private, unassigned) and the separators of lines and paragraphs:
# they move cursors, reorder what stands around them, or show nothing.
_HIDDEN = ("C", "Zl", "Zp")


def plain(text: str, most: int | None = None) -> str:
    """The text without characters that upset a terminal or a label; at most `most` characters of it."""
    shown = "".join(sign for sign in text if not unicodedata.category(sign).startswith(_HIDDEN))
    return shown if most is None else shown[:most]


def sentence(text: str) -> str:
    """The text as a sentence: with exactly one full stop at its end."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
