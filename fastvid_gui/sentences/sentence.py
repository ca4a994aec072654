"""A sentence for people: which one it is, and what differs in it. Only who shows it puts it into words."""

import string
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Union

Value = Union[str, int, float, "Sentence", tuple["Sentence", ...]]
"""What a sentence tells: names and figures as they are, or other sentences (a reason, several reasons)."""

LIST_MARK = "; "
"""Between several sentences inside another one."""

_SAID_BY_OTHERS = ""
_formatter = string.Formatter()


class Code(Enum):
    """Base of the enums of `fastvid_gui.sentences`: the codes, each with its English template."""

    @property
    def key(self) -> str:
        """How the code is written where it is sent or stored, such as "Targets.TAKEN"."""
        return f"{type(self).__name__}.{self.name}"

    @property
    def template(self) -> str:
        """The English sentence, with {names} for what differs."""
        return str(self.value)

    @property
    def names(self) -> frozenset[str]:
        """What differs in the sentence."""
        return names_in(self.template)


@dataclass(frozen=True)
class Sentence:
    """What is said to people. As a text it is English; the window puts it into its own words.

    Attributes:
        code: the `Code.key` of the sentence; "" for what others say (the system, another computer): that is shown as
            it is.
        values: (name, value) for everything that differs.
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        code = code_of(self)
        values = {name: english(value) for name, value in self.values}
        return code.template.format(**values) if code is not None else str(values.get("text", self.code))

    def __bool__(self) -> bool:
        return bool(self.code or self.values)


def say(code: Code, /, **values: object) -> Sentence:
    """The sentence with that code.

    Args:
        code: which one.
        values: what differs in it; figures and sentences stay what they are, all else becomes text.

    Raises:
        ValueError: the values are not those of the template.
    """
    if code.names != values.keys():
        raise ValueError(f"{code.key} tells {sorted(code.names)}, not {sorted(values)}")
    return Sentence(code.key, tuple((name, _value(value)) for name, value in values.items()))


def said_by_others(text: object) -> Sentence:
    """What the system, a library or another computer says, in its words."""
    return Sentence(_SAID_BY_OTHERS, (("text", str(text)),)) if str(text) else Sentence(_SAID_BY_OTHERS)


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


def english(value: Value) -> str | int | float:
    """A value of a sentence for its English template: figures stay figures."""
    if isinstance(value, tuple):
        return LIST_MARK.join(map(str, value))
    return str(value) if isinstance(value, Sentence) else value


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
