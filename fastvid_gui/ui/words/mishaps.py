"""What went wrong with computers during a render and was repaired, as sentences. Nothing here draws."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from fastvid_gui.render.events import Recovered
from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.words.quantities import node_words

NAMED_MOST = 4
"""At most this many frames of one kind of trouble are listed."""

translate = QCoreApplication.translate


def mishap_sentences(happened: Iterable[Recovered]) -> tuple[str, ...]:
    """A sentence for each kind of trouble of each computer, in the order in which they began."""
    groups: dict[tuple[str, str, Sentence], list[Recovered]] = {}
    for each in happened:
        groups.setdefault((each.kind, each.node, each.detail), []).append(each)
    return tuple(sentence for group in groups.values() if (sentence := _sentence(group)))


def _sentence(group: list[Recovered]) -> str:
    one = group[0]
    if one.kind == "aside":
        return _filled(translate("Jobs", "{node} was set aside and got no more work: {reason}."), one)
    if one.kind == "kept":
        spans = _listed([f"{each.frame}–{each.stop - 1}" for each in group])
        text = translate("Jobs", "{node} had finished frames {frames} for an earlier run; they were fetched.")
        return _filled(text, one, spans)
    if one.kind == "damaged":
        spans = _listed([f"{each.frame}–{each.stop - 1}" for each in group])
        text = translate("Jobs", "Frames {frames} of {node} arrived damaged and were painted again by {who}.")
        return _filled(text, one, spans, _who(group))
    frames = list(dict.fromkeys(str(each.frame) for each in sorted(group, key=lambda each: each.frame)))
    text = _texts(several=len(frames) > 1).get(one.kind, "")
    text += _went_on(group) if text else ""
    return _filled(text, one, _listed(frames), _who(group))


def _texts(several: bool) -> dict[str, str]:
    if several:
        return {
            "vanished": translate("Jobs", "{node} vanished at frames {frames}"),
            "left": translate("Jobs", "{node} stopped helping at frames {frames}"),
            "rested": translate("Jobs", "{node} rested at frames {frames}: {reason}"),
            "declined": translate("Jobs", "{node} could not go on at frames {frames}: {reason}"),
            "failed": translate("Jobs", "{node} failed at frames {frames}: {reason}"),
        }
    return {
        "vanished": translate("Jobs", "{node} vanished at frame {frames}"),
        "left": translate("Jobs", "{node} stopped helping at frame {frames}"),
        "rested": translate("Jobs", "{node} rested at frame {frames}: {reason}"),
        "declined": translate("Jobs", "{node} could not go on at frame {frames}: {reason}"),
        "failed": translate("Jobs", "{node} failed at frame {frames}: {reason}"),
    }


def _went_on(group: list[Recovered]) -> str:
    if all(each.by == each.node for each in group):
        return translate("Jobs", "; it went on from there later.")
    return translate("Jobs", "; {who} went on from there.")


def _who(group: list[Recovered]) -> str:
    names = list(dict.fromkeys(node_words(each.by) for each in group))
    if len(names) < 2:
        return "".join(names)
    return translate("Jobs", "{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def _listed(frames: list[str]) -> str:
    return ", ".join(frames[:NAMED_MOST]) + (" …" if len(frames) > NAMED_MOST else "")


def _filled(text: str, one: Recovered, frames: str = "", who: str = "") -> str:
    reason = in_words(one.detail).rstrip(".") or translate("Jobs", "it did not say why")
    filled = text.format(node=node_words(one.node), frames=frames, who=who, reason=reason)
    # A computer's name stays as it is written.
    return filled if one.node and text.startswith("{node}") else filled[:1].upper() + filled[1:]
