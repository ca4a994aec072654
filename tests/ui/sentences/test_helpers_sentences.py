"""What a render says of its helpers: in the window's words, also where it came as an English text from a helper."""

from datetime import time
from fractions import Fraction

import pytest
from films import heavy_style

from fastvid_gui import __version__
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.helper.lent import LEAST_MB, Lent
from fastvid_gui.farm.maker.helpers import other_app
from fastvid_gui.farm.maker.reasons import why_ended, why_waiting
from fastvid_gui.farm.protocol.heard_reasons import heard
from fastvid_gui.farm.protocol.wire import other_version
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.helpers import HelperNews, WhyNot
from fastvid_gui.sentences.sentence import Sentence, said_by_others, say
from fastvid_gui.sentences.shared_render import Fault, Standstill
from fastvid_gui.style.effort import too_much
from fastvid_gui.style.shape import fast_shape
from fastvid_gui.ui.sentences.said import in_words

BIG = RenderSettings(width=8192, height=8192, frame_rate=Fraction(25))


def does_not_help(reason: Sentence) -> Sentence:
    return say(HelperNews.DOES_NOT_HELP, name="attic", reason=reason)


@pytest.mark.parametrize(
    ("told", "window"),
    [
        (does_not_help(Lent(LEAST_MB << 20).why_never(BIG, fast_shape())),
         "attic does not help: pictures of 8192x8192 take about 13.5 GB of its memory, and it lends 654 MB."),
        (does_not_help(say(WhyNot.STYLE_TOO_HARD, reason=too_much(heavy_style(145).shape, 64, 64))),
         "attic does not help: the style asks for too much: it needs 9.5 million operations a pixel, and 3 million are "
         "the most."),
        (does_not_help(other_version(1)),
         "attic does not help: FastVid is older there than here; install the same FastVid on both PCs."),
        (other_app("attic", "0.0.1"),
         f"attic has an older FastVid (0.0.1, this PC has {__version__}); it helps if its pictures are the same."),
        (say(HelperNews.NO_MORE_WORK, name="attic", reason=(say(Fault.DAMAGED, start=0, stop=36),) * 2
             + (say(Fault.ERROR, reason=said_by_others("no memory.")), say(Fault.LATE, seconds=30.4))),
         "attic gets no more work: frames 0 to 36 arrived damaged; an error: no memory; nothing came for 30 s."),
        (say(HelperNews.VANISHED, name="attic", reason=say(WhyNot.SILENT_FOR, seconds=6.0)),
         "attic has vanished: no sign of life for 6 s; look at that PC, its cable or its Wi-Fi. What it delivered is "
         "kept."),
        (say(HelperNews.NOT_CHECKED, name="attic", start=0, stop=36, reason=said_by_others("out of memory")),
         "Frames 0 to 36 of attic could not be checked here: out of memory."),
    ],
)  # fmt: skip
def test_what_is_told_of_helpers_has_the_windows_words(told: Sentence, window: str) -> None:
    assert in_words(told) == window


def test_what_a_waiting_job_says_is_in_the_windows_words() -> None:
    """Each form of the sentence, as the engine makes it."""
    coordinator = Coordinator(36, helpers_only=True)
    nobody = say(Standstill.NONE_FOUND)
    waits = in_words(say(Standstill.WAITS, what=why_waiting(coordinator, {}, nobody, there=False)))
    assert waits == (
        "It waits: no helper has been found yet, and this PC is to be kept free. It goes on by itself as soon as a "
        "helper can, and stops if that takes 10 min."
    )
    assert "stops if" not in in_words(why_waiting(coordinator, {}, nobody, there=True))
    alone = why_waiting(coordinator, {}, say(Standstill.NOBODY_LEFT), helpers_only=False)
    assert in_words(say(Standstill.STILL_WAITS, time="2 min", what=alone)) == (
        "It still waits: no PC is left to paint. It goes on by itself as soon as a PC can."
    )
    ended = in_words(why_ended(coordinator, {}, nobody, helpers_only=True))
    assert (
        ended.startswith("No PC could paint for 10 min: no helper has been found yet") and "--" not in ended
    )


@pytest.mark.parametrize(
    "reason",
    [
        say(HelperMode.OWNER),
        say(HelperMode.HOURS, begin=f"{time(20):%H:%M}", end=f"{time(8):%H:%M}"),
        say(HelperMode.IN_USE, minutes=5),
        say(WhyNot.DISK_FULL),
        say(WhyNot.SHELF_FULL, megabytes=512),
        say(WhyNot.STYLE_TOO_HARD, reason=too_much(heavy_style(145).shape, 64, 64)),
        Lent(LEAST_MB << 20).why_never(BIG, fast_shape()),
        other_version(1),
        say(Devices.CANT_PAINT, detail="no kernel"),
        say(Devices.CPU_CORES, count=4),
        say(Devices.CPU_CORE),
    ],
)
def test_what_a_helper_says_in_english_gets_its_code_back(reason: Sentence) -> None:
    """As all versions send it; the text stays what it was."""
    came = heard(str(reason))
    assert came.code and str(came) == str(reason)


def test_at_the_maker_a_resting_helper_is_somebody_else() -> None:
    """This PC's own helper mode has other words for the same."""
    assert in_words(heard(str(say(HelperMode.OWNER)))) == "its owner needs the computer"
    assert in_words(say(HelperMode.OWNER)) == "You have this PC for yourself."


@pytest.mark.parametrize(
    "text", ["it is on holiday", "", "x" * 500, "{reason}", "helps a first, place b", "a: b"]
)
def test_what_nobody_knows_is_shown_as_it_came(text: str) -> None:
    assert heard(text) == said_by_others(text) and in_words(heard(text)) == text
