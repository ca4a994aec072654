"""The summary's sentences about what failed and was recovered."""

from fastvid_gui.render.events import Recovered
from fastvid_gui.sentences.joined import Joined
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.sentences.shared_render import Fault
from fastvid_gui.ui.words.mishaps import mishap_sentences

DAMAGED = say(Fault.DAMAGED, start=0, stop=36)


def test_each_trouble_is_a_sentence() -> None:
    told = (
        Recovered(kind="vanished", node="attic-pc", frame=312, by=""),
        Recovered(kind="damaged", node="cellar", frame=24, stop=60, by="cellar"),
        Recovered(
            kind="rested",
            node="cellar",
            frame=96,
            by="attic-pc",
            detail=said_by_others("somebody uses this computer"),
        ),
        Recovered(
            kind="declined", node="cellar", frame=120, by="", detail=said_by_others("its disk is full.")
        ),
        Recovered(
            kind="failed", node="", frame=7, by="attic-pc", detail=say(Fault.ERROR, reason="out of memory")
        ),
        Recovered(
            kind="aside",
            node="cellar",
            detail=say(Joined.LIST, sentences=(say(Fault.DAMAGED, start=0, stop=36),) * 3),
        ),
        Recovered(kind="left", node="attic-pc", frame=400, by="attic-pc"),
        Recovered(kind="something newer", node="attic-pc", frame=1, by="x"),
    )
    assert mishap_sentences(told) == (
        "attic-pc vanished at frame 312; this computer went on from there.",
        "Frames 24–59 of cellar arrived damaged and were painted again by cellar.",
        "cellar rested at frame 96: somebody uses this computer; attic-pc went on from there.",
        "cellar could not go on at frame 120: its disk is full; this computer went on from there.",
        "This computer failed at frame 7: an error: out of memory; attic-pc went on from there.",
        "cellar was set aside and got no more work: frames 0 to 36 arrived damaged.",
        "attic-pc stopped helping at frame 400; it went on from there later.",
    )


def test_what_was_kept_and_what_was_forged_is_told() -> None:
    fault = "96.20 levels of difference in the mean, 3 are allowed"
    reason = say(Fault.FORGED, start=24, stop=36, fault=fault, count=84)
    told = (
        Recovered(kind="kept", node="attic", frame=24, stop=60, by="attic"),
        Recovered(kind="kept", node="attic", frame=96, stop=120, by="attic"),
        Recovered(kind="aside", node="cellar", detail=reason),
    )
    assert mishap_sentences(told) == (
        "attic had finished frames 24–59, 96–119 for an earlier run; they were fetched.",
        "cellar was set aside and got no more work: frames 24 to 36 are not what this PC paints there; all 84 "
        "frames that it delivered are painted again.",
    )


def test_what_happened_again_is_told_once() -> None:
    told = [
        Recovered(kind="vanished", node="attic", frame=frame, by=by)
        for frame, by in ((200, ""), (48, "cellar"), (96, ""))
    ]
    told += [Recovered(kind="vanished", node="attic", frame=300 + place, by="") for place in range(5)]
    assert mishap_sentences(told) == (
        "attic vanished at frames 48, 96, 200, 300 …; this computer and cellar went on from there.",
    )
