"""A sentence for people: which one it is, and the values in it. Only the code that shows it puts it into words."""

import string
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Union

Value = Union[str, int, float, "Sentence", tuple["Sentence", ...]]
"""The values in a sentence: names and figures unchanged, or other sentences (a reason, several reasons)."""

LIST_MARK = "; "
"""Between several sentences inside another one."""

_SAID_BY_OTHERS = ""
_CLOSING, _ENDS = (".", ",", ";", ":", ")"), ("!", "?", "…")
_formatter = string.Formatter()


class Code(Enum):
    """Base of the enums of `fastvid_gui.sentences`: the codes, each with its English template."""

    @property
    def key(self) -> str:
        """The code as it is sent or stored, such as "TargetSays.TAKEN"."""
        return f"{type(self).__name__}.{self.name}"

    @property
    def template(self) -> str:
        """The English sentence, with {names} for what differs."""
        return str(self.value)

    @property
    def names(self) -> frozenset[str]:
        """What differs in the sentence."""
        return names_in(self.template)

    @property
    def in_window(self) -> bool:
        """Whether the window may show it, so that it needs the window's words."""
        return True


@dataclass(frozen=True)
class Sentence:
    """Something said to people. As a text it is English; the window puts it into its own words.

    Attributes:
        code: the `Code.key` of the sentence; "" for what others say (the system, another computer): that is shown as
            it is.
        values: (name, value) for everything that differs.
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        code, values = code_of(self), dict(self.values)
        return filled(code.template, values, str) if code is not None else str(values.get("text", self.code))

    def __bool__(self) -> bool:
        return bool(self.code or self.values)


NOTHING = Sentence(_SAID_BY_OTHERS)
"""Where there is nothing to say: it counts as false."""


def say(code: Code, /, **values: object) -> Sentence:
    """The sentence with that code.

    Args:
        code: which one.
        values: its variable parts; figures and sentences stay as they are, everything else becomes text.

    Raises:
        ValueError: the values are not those of the template.
    """
    if code.names != values.keys():
        raise ValueError(f"{code.key} tells {sorted(code.names)}, not {sorted(values)}")
    return Sentence(code.key, tuple((name, _value(value)) for name, value in values.items()))


def said_by_others(text: object) -> Sentence:
    """A message of the system, a library or another computer, in its own words."""
    return Sentence(_SAID_BY_OTHERS, (("text", str(text)),)) if str(text) else NOTHING


def sentence_of(error: BaseException) -> Sentence:
    """What an error says: its sentence, if it is one of FastVid's own."""
    sentence = getattr(error, "sentence", None)
    return sentence if isinstance(sentence, Sentence) else said_by_others(error)


def code_of(sentence: Sentence) -> Code | None:
    """The code, if it is known here and the sentence tells all that the template asks for."""
    code = _all_codes().get(sentence.code)
    return code if code is not None and code.names <= {name for name, _ in sentence.values} else None


def all_codes() -> Iterable[Code]:
    """Every code there is."""
    return _all_codes().values()


def filled(
    template: str,
    values: Mapping[str, Value],
    words: Callable[[Sentence], str],
    figure: Callable[[int | float, str], str] = format,
) -> str:
    """The template with what differs; figures stay figures until then. A reason that is a whole sentence gives up its
    full stop to what follows it.

    Args:
        words: puts the sentences among the values into words.
        figure: writes a figure in the form that the template asks for.
    """
    parts = list(_formatter.parse(template))
    texts = [parts[0][0]] if parts else []
    for (_, name, spec, _), after in zip(parts, [*(each[0] for each in parts[1:]), ""], strict=True):
        if name is None:
            texts.append(after)
            continue
        value, following = values[name], after
        text = _text(value, spec or "", words, figure)
        if isinstance(value, Sentence | tuple) and following.startswith(_CLOSING):
            text = text.removesuffix(".")
            following = following.removeprefix(".") if text.endswith(_ENDS) else following
        texts += [text, following]
    return "".join(texts)


def _text(
    value: Value, spec: str, words: Callable[[Sentence], str], figure: Callable[[int | float, str], str]
) -> str:
    if isinstance(value, tuple):
        *before, last = dict.fromkeys(map(words, value)) or [""]  # several failures often have one reason
        return LIST_MARK.join([*(text.removesuffix(".") for text in before), last])
    if isinstance(value, Sentence):
        return words(value)
    return str(value) if isinstance(value, str) else figure(value, spec)


def names_in(template: str) -> frozenset[str]:
    """The {names} of a template."""
    return frozenset(name for _, name, _, _ in _formatter.parse(template) if name)


def _value(value: object) -> Value:
    if isinstance(value, (tuple, list)):
        return tuple(each if isinstance(each, Sentence) else said_by_others(each) for each in value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Sentence)):
        return str(value)
    return value


@cache
def _all_codes() -> dict[str, Code]:
    # Here, so that the files that have the codes may import this one.
    from fastvid_gui.sentences import codes

    return {code.key: code for each in codes.ALL for code in each}
