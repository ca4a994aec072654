"""What is said of films, their sound and their keyframes, in the window's words: as the engine says it, in German."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import cast, get_args

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.keyframe_file import read_keyframes
from fastvid_gui.domain.sound import SoundChoice
from fastvid_gui.domain.source import AudioTrack, SourceInfo
from fastvid_gui.engine.jobs import sound_sentences
from fastvid_gui.errors import KeyframeFileError, SourceError
from fastvid_gui.media.gaps import Gap, words
from fastvid_gui.media.read import open_source
from fastvid_gui.render.keyframes import start_keyframe, style_keyframe
from fastvid_gui.render.splits import Splitter
from fastvid_gui.ui.sentences.said import in_words

ANIMATED_WEBP = b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\x02" + bytes(40)
GERMAN = Path(__file__).parents[3] / "resources" / "translations" / "fastvid_de.qm"


@pytest.fixture(autouse=True)
def in_german(qtbot: QtBot) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(GERMAN))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_why_there_is_a_keyframe() -> None:
    split = Splitter(0, 40)
    reasons = [split._why(shown) for shown in (0.1, 0.5, 0.9)]
    keys = [start_keyframe(0), start_keyframe(9), style_keyframe(9), *read_keyframes("12")]
    reasons += [key.why for key in keys if key.why is not None]
    told = [in_words(reason) for reason in reasons]
    assert len(set(told)) == 7 and not set(told) & set(map(str, reasons))
    assert "länger als 40 Bilder" in told[0] and told[3] == "Der Film beginnt hier."


@pytest.mark.parametrize(
    ("name", "content", "german"),
    [
        ("empty.mp4", b"", "ist leer"),
        ("text.mp4", b"no film", "kein lesbares Video"),
        ("still.png", b"no picture", "ein einzelnes Bild"),
        ("cover.webp", ANIMATED_WEBP, "ein animiertes WebP"),
        ("gone.mp4", None, "Es gibt keine Datei"),
    ],
)
def test_why_a_film_can_not_be_used(tmp_path: Path, name: str, content: bytes | None, german: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError) as raised:
        open_source(path)
    told = in_words(raised.value.sentence)
    assert german in told and str(path) in told


def test_what_happens_to_the_sound() -> None:
    tracks = (
        AudioTrack(codec="aac", channels=2, sample_rate=48000),
        AudioTrack(codec="vorbis", channels=2, sample_rate=48000),
    )
    info = SimpleNamespace(audio=())
    for audio in ((), tracks[:1], tracks[1:], tracks, tracks[:1] * 2, tracks[1:] * 2):
        info.audio = audio
        for choice in get_args(SoundChoice):
            notes = sound_sentences(cast(SourceInfo, info), part=True, choice=choice)
            told = list(map(in_words, notes))
            assert told and all("Ton" in text for text in told)
            assert not set(told) & set(map(str, notes))


def test_gaps_are_told_with_their_figures() -> None:
    once = (Gap(3, 10, 310),)
    assert "um 30.0 s vor" in in_words(words(once, 0, Fraction(1, 10)))
    assert "2-mal vor, zusammen um 60.0 s" in in_words(words(once * 2, 0, Fraction(1, 10)))


def test_the_line_of_a_keyframe_file_is_named() -> None:
    with pytest.raises(KeyframeFileError) as raised:
        read_keyframes("12,cut\n12,soft", "marks.csv")
    assert in_words(raised.value.sentence).startswith("marks.csv, Zeile 2: Bild 12 ist hier „soft“")
