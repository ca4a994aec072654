"""Sentences of the engine in the window's words: the engine's own texts are recognized."""

from fractions import Fraction
from pathlib import Path

import pytest
from films import heavy_style

from fastvid_gui import __version__
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.helper.lent import LEAST_MB, Lent
from fastvid_gui.farm.helper.shelf import DISK_FULL
from fastvid_gui.farm.helper.talk import TOO_MUCH
from fastvid_gui.farm.maker.helpers import other_app
from fastvid_gui.farm.maker.reasons import why_ended, why_waiting
from fastvid_gui.farm.protocol.wire import other_version
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.sockets.client import HANGS
from fastvid_gui.style.effort import too_much
from fastvid_gui.style.shape import fast_shape
from fastvid_gui.ui.words import engine as engine_words
from fastvid_gui.ui.words.engine import said

SOURCES = sorted((Path(engine_words.__file__).parents[2]).rglob("*.py"))


def too_large() -> str:
    """Why a helper that lends little paints no pictures of 8192 x 8192."""
    return Lent(LEAST_MB << 20).why_never(
        RenderSettings(width=8192, height=8192, frame_rate=Fraction(25)), fast_shape()
    )


@pytest.mark.parametrize(
    ("engine", "window"),
    [
        (DISK_FULL, "its disk is full; free some space there"),
        (TOO_MUCH, TOO_MUCH),
        (f"attic does not help: {too_large()}.",
         "attic does not help: pictures of 8192x8192 take about 34.2 GB of its memory, and it lends 654 MB."),
        (f"attic does not help: the style asks for too much: {too_much(heavy_style(145).shape, 64, 64)}.",
         "attic does not help: the style asks for too much: it needs 9.5 million operations a pixel, and 3 million are "
         "the most."),
        ("attic helps (CPU, 2 cores).", "attic helps (CPU, 2 cores)."),
        ("resting: it helps from 20:00 to 08:00, and rests until 20:00",
         "rests: it helps from 20:00 to 08:00, and rests until 20:00"),
        ("bad checksum: frames 0 to 36; bad checksum: frames 0 to 36; error: no memory",
         "frames 0 to 36 arrived damaged; an error: no memory"),
        ("attic gets no more work: error: no memory; late: nothing delivered for 30 s.",
         "attic gets no more work: an error: no memory; nothing came for 30 s."),
        ("attic has vanished: no sign of life for 6 s; look at the computer, its cable or its Wi-Fi. What it "
         "delivered is kept.",
         "attic has vanished: no sign of life for 6 s; look at that PC, its cable or its Wi-Fi. What it delivered "
         "is kept."),
        (f"attic does not help: {other_version(1)}.",
         "attic does not help: FastVid is older there than here; install the same FastVid on both PCs."),
        (other_app("attic", "0.0.1"),
         f"attic has another FastVid (0.0.1, this PC has {__version__}); it helps if its pictures are the same."),
        (f"connecting: {HANGS}", "it does not answer: FastVid hangs there, or the whole PC does"),
        ("attic: it was killed, or crashed; cellar: its disk is full; free some space there",
         "attic: it was killed, or crashed; cellar: its disk is full; free some space there"),
        ("attic gets no more work: wrong picture: frames 0 to 36 that it was not asked for; "
         "bad checksum: frames 0 to 36.",
         "attic gets no more work: it offered frames 0 to 36, for which nobody had asked; frames 0 to 36 arrived "
         "damaged."),
        ("Frames 0 to 36 of attic could not be checked here: out of memory.",
         "Frames 0 to 36 of attic could not be checked here: out of memory."),
        ("Something nobody knows; really.", "Something nobody knows; really."),
        ("", ""),
    ],
)  # fmt: skip
def test_known_sentences_get_the_windows_words(engine: str, window: str) -> None:
    assert said(engine) == window


def test_what_a_waiting_job_says_is_in_the_windows_words() -> None:
    """Each form of the sentence, as the engine makes it."""
    told = Coordinator(36, helpers_only=True)
    nobody = "no helper has been found yet, and this computer was told to paint nothing"
    waits = said(why_waiting(told, {}, nobody, there=False))
    assert waits == (
        "It waits, since this PC is to be kept free: no helper has been found yet. It goes on by itself as soon as a "
        "helper can, and stops if that takes 10 min."
    )
    assert "stops if" not in said(why_waiting(told, {}, nobody, there=True))
    alone = why_waiting(told, {}, "no computer is left to paint", helpers_only=False)
    assert said(alone) == "It waits: no computer is left to paint. It goes on by itself."
    ended = why_ended(told, {}, nobody, helpers_only=True)
    assert said(ended).startswith(
        "No PC could paint for 10 min: no helper has been found yet. What is finished"
    )


def test_every_pattern_is_something_that_the_engine_says() -> None:
    """A pattern that the engine does not say any more would never be found."""
    engine = [path for path in SOURCES if "ui" not in path.relative_to(SOURCES[0].parent).parts]
    source = "\n".join(path.read_text() for path in engine)
    # "one "\n f"two" is one text.
    joined = engine_words.re.sub(r'"\s*\n\s*f?"', "", source)
    for pattern, _ in engine_words._SENTENCES:
        # Sentences are put together of a kind, a state or a reason; the longest part is written out somewhere.
        pieces = engine_words.re.split(r"\{\w+\}|: ", pattern)
        longest = max(pieces, key=len).strip(" :;.,()\n").removeprefix("no helper ")
        longest = longest.partition(", and this")[0]
        assert longest in joined, (pattern, longest)
