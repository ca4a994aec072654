"""Sentences that come as English texts from another computer: finds the codes of those that are known.

What nodes say to each other stays English text, as nodes of every version send and show it. Only this file looks at
such a text, and nothing is decided by it: it is for people, who read it in their own language.
"""

import re
import string
from collections.abc import Sequence
from functools import cache, lru_cache

from fastvid_gui.sentences.sentence import Code, Sentence, Value, said_by_others, say

_LONGEST = 400
"""Longer texts are ignored: a reason of a node may have this length."""
_KEPT = 256
_OWN_LETTERS_LEAST = 6
_formatter = string.Formatter()


def recognized(text: str, codes: tuple[type[Code], ...], reasons: Sequence[str] = ("reason",)) -> Sentence:
    """The sentence of one of these enums that reads like this; else the text as others say it.

    Args:
        reasons: names of values that may be such sentences themselves.
    """
    return _recognized(text, codes, tuple(reasons)) if len(text) <= _LONGEST else said_by_others(text)


@lru_cache(_KEPT)
def _recognized(text: str, codes: tuple[type[Code], ...], reasons: tuple[str, ...]) -> Sentence:
    for code, pattern, figures in _patterns(codes):
        if (found := pattern.fullmatch(text)) is not None:
            values: dict[str, Value] = {
                name: _recognized(value, codes, reasons)
                if name in reasons
                else float(value)
                if name in figures
                else value
                for name, value in found.groupdict().items()
            }
            return say(code, **values)
    return said_by_others(text)


@cache
def _patterns(codes: tuple[type[Code], ...]) -> list[tuple[Code, re.Pattern[str], frozenset[str]]]:
    """Those that say most themselves first; "{place}: {reason}" would fit whatever comes."""
    every = [code for each in codes for code in each if _own_letters(code) >= _OWN_LETTERS_LEAST]
    return [_pattern(code) for code in sorted(every, key=_own_letters, reverse=True)]


def _own_letters(code: Code) -> int:
    literals = "".join(literal for literal, _, _, _ in _formatter.parse(code.template))
    return sum(sign.isalpha() for sign in literals)


def _pattern(code: Code) -> tuple[Code, re.Pattern[str], frozenset[str]]:
    pattern, figures, seen = "", set(), set()
    for literal, name, spec, _ in _formatter.parse(code.template):
        pattern += re.escape(literal)
        if name is None:
            continue
        if spec:
            figures.add(name)
        what = r"-?\d{1,15}(?:\.\d{1,9})?" if spec else ".+?"
        pattern += f"(?P={name})" if name in seen else f"(?P<{name}>{what})"
        seen.add(name)
    return code, re.compile(pattern, re.DOTALL), frozenset(figures)
