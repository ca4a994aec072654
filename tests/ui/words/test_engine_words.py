"""Sentences of the engine in the window's words: the engine's own texts are recognized."""

from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import cast, get_args

import pytest
from films import heavy_style

from fastvid_gui import __version__
from fastvid_gui.domain.job import RenderSettings, SoundChoice
from fastvid_gui.domain.keyframe_file import read_keyframes
from fastvid_gui.domain.plan import DISSOLVE
from fastvid_gui.domain.source import AudioTrack, SourceInfo
from fastvid_gui.engine.jobs import sound_sentences
from fastvid_gui.errors import SourceError
from fastvid_gui.farm.discovery.doctor import examine
from fastvid_gui.farm.helper.lent import LEAST_MB, Lent
from fastvid_gui.farm.helper.shelf import DISK_FULL
from fastvid_gui.farm.helper.talk import TOO_MUCH
from fastvid_gui.farm.maker.helpers import other_app
from fastvid_gui.farm.maker.reasons import why_ended, why_waiting
from fastvid_gui.farm.protocol.wire import other_version
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.sockets.client import HANGS
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.media.gaps import Gap, words
from fastvid_gui.media.read import open_source
from fastvid_gui.media.survey import _dolby_warning
from fastvid_gui.render.keyframes import start_keyframe, style_keyframe
from fastvid_gui.render.splits import Splitter
from fastvid_gui.style.effort import too_much
from fastvid_gui.style.shape import fast_shape
from fastvid_gui.ui.words import engine as engine_words
from fastvid_gui.ui.words import source as source_words
from fastvid_gui.ui.words.engine import said, said_here, said_lines

ANIMATED_WEBP = b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\x02" + bytes(40)
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
        ("Paired with anna (6e5u-k5na).", "Paired with anna."),
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
        ("--helpers-only and --nodes local leave nobody to paint; drop one of them.",
         "This PC is to be kept free, and no helper is to be used: nobody is left to paint. Let one of the two paint."),
        ("No helper is paired with this computer. Start `fastvid-gui helper --pair` on another one, and type the code "
         "it shows here: `fastvid-gui pair HOST CODE`.",
         "No helper is paired with this PC. Pair one first, or let this PC paint."),
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


def test_several_lines_are_said_one_by_one() -> None:
    advice = "Start `fastvid-gui helper` there; it says which port it has.\nsudo ufw allow 47800/tcp; x; x"
    assert said_lines(advice) == "Turn on helper mode there.\nsudo ufw allow 47800/tcp; x; x"


def test_this_computer_speaks_of_itself() -> None:
    assert said_here("its owner needs the computer") == "You have this PC for yourself."
    assert said_here("Nobody knows.") == "Nobody knows."


def test_why_there_is_a_keyframe_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every reason of a plan has words of the window's, so that it can be translated."""
    split = Splitter(0, 40)
    reasons = [split._reason(shown) for shown in (0.1, 0.5, 0.9)]
    reasons += [start_keyframe(0).reason, start_keyframe(9).reason, style_keyframe(9).reason, DISSOLVE]
    reasons += [key.reason for key in read_keyframes("12")]
    monkeypatch.setattr(engine_words, "translate", lambda context, text: f"said: {text}")
    assert [said(reason) for reason in reasons] == ["said: " + reason for reason in reasons], (
        "its words are in ui/words/engine.py"
    )
    source = (Path(engine_words.__file__).parents[2] / "render" / "keyframes.py").read_text()
    for reason in (
        "The picture changes at once: a hard cut.",
        "Another shot fades in from here, after the one before has faded out.",
    ):
        assert reason in source
        assert said(reason) == "said: " + reason


def test_every_pattern_is_something_that_the_engine_says() -> None:
    """A pattern that the engine does not say any more would never be found."""
    engine = [path for path in SOURCES if "ui" not in path.relative_to(SOURCES[0].parent).parts]
    source = "\n".join(path.read_text() for path in engine)
    # "one "\n f"two" is one text.
    joined = engine_words.re.sub(r'"\s*\n\s*f?"', "", source)
    for pattern, _ in (*engine_words._SENTENCES, *engine_words._HERE):
        # Sentences are put together of a kind, a state or a reason; the longest part is written out somewhere.
        pieces = engine_words.re.split(r"\{\w+\}|: ", pattern)
        longest = max(pieces, key=len).strip(" :;.,()\n").removeprefix("no helper ")
        longest = longest.partition(", and this")[0]
        assert longest in joined, (pattern, longest)


def test_what_is_odd_about_a_film_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes of a film, why one can't be used, and what becomes of its sound can be translated."""
    monkeypatch.setattr(source_words, "translate", lambda context, text: f"said: {text}")
    monkeypatch.setattr(engine_words, "translate", lambda context, text: f"said: {text}")
    once = (Gap(3, 10, 310),)
    notes = [*_dolby_warning("5"), *(words(gaps, 0, Fraction(1, 10)) for gaps in (once, once * 2))]
    films = {
        "empty.mp4": b"",
        "text.mp4": b"no film",
        "still.png": b"no picture",
        "cover.webp": ANIMATED_WEBP,
    }
    for name, content in films.items():
        (tmp_path / name).write_bytes(content)
    for name in (*films, "gone.mp4"):
        with pytest.raises(SourceError) as raised:
            open_source(tmp_path / name)
        notes.append(str(raised.value))
    tracks = (
        AudioTrack(codec="aac", channels=2, sample_rate=48000),
        AudioTrack(codec="vorbis", channels=2, sample_rate=48000),
    )
    info = SimpleNamespace(audio=())
    for audio in ((), tracks[:1], tracks[1:], tracks, tracks[:1] * 2, tracks[1:] * 2):
        info.audio = audio
        for choice in get_args(SoundChoice):
            notes += sound_sentences(cast(SourceInfo, info), part=True, choice=choice)
    assert [note for note in notes if not said(note).startswith("said: ")] == []


def test_the_doctor_is_understood(tmp_path: Path) -> None:
    """What it finds here is said in the window's words."""
    steps = list(examine(None, PeerBook(tmp_path), ["lo"]))
    assert steps
    changed = [step for step in steps if said(step.sentence) != step.sentence]
    assert changed, [step.sentence for step in steps]
