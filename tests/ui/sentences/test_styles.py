"""What styles, devices, training and the system say, in the window: real refusals, in English and in German."""

import errno
import os
from pathlib import Path

import pytest
from films import heavy_style

from fastvid_gui.errors import FastVidError
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.system import of_system
from fastvid_gui.style.devices import choose
from fastvid_gui.style.draft import draft_style
from fastvid_gui.style.effort import check_effort
from fastvid_gui.style.formats import read_foreign
from fastvid_gui.style.library import load_style
from fastvid_gui.style.pack import read_pack
from fastvid_gui.ui.sentences.said import in_words


def refusal(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    read = (
        draft_style if path.suffix == ".png" else read_pack if path.suffix == ".safetensors" else read_foreign
    )
    with pytest.raises(FastVidError) as caught:
        read(path)
    return in_words(caught.value.sentence)


FILES = [
    ("e.pth", b"", "it is empty", "sie ist leer"),
    ("t.pth", b"no network\n" * 9, "it is a text file", "sie ist eine Textdatei"),
    ("p.pth", b"\x89PNG" + bytes(99), "make a new style of it", "machen Sie daraus einen neuen Stil"),
    ("d.pth", b"\x80\x02}.", "torch.save writes it;", "wie es torch.save schreibt;"),
    ("r.pth", b"\x80\x02cos\nsystem\n.", "Python code (os.system)", "Python-Code ausführen (os.system)"),
    ("o.onnx", b"\x08\x07", "it is damaged; get it again", "sie ist beschädigt; holen Sie sie"),
    ("c.safetensors", b"\x09", "it ends too early", "sie endet zu früh"),
    ("s.safetensors", b"\x02\0\0\0\0\0\0\0{}", "not one of FastVid's styles", "kein Stil von FastVid"),
    ("x.png", b"\x89PNG", "save it as PNG or JPEG", "speichern Sie es als PNG"),
]


@pytest.mark.parametrize(("name", "data", "english", "german"), FILES, ids=[name for name, *_ in FILES])
def test_a_file_that_is_refused_is_told_of_in_the_users_language(
    tmp_path: Path, request: pytest.FixtureRequest, name: str, data: bytes, english: str, german: str
) -> None:
    told = refusal(tmp_path / name, data)
    assert name in told and english in told
    request.getfixturevalue("in_german")
    told = refusal(tmp_path / name, data)
    assert name in told and german in told
    assert not {"it", "is", "can't", "used"} & set(told.split()), told


def test_the_exact_finding_is_for_the_terminal(tmp_path: Path) -> None:
    """`Unusable` has few words; what the reader stumbled over follows in English, and the window leaves it out."""
    path = tmp_path / "o.onnx"
    path.write_bytes(b"\x08\x07")
    with pytest.raises(FastVidError) as caught:
        read_foreign(path)
    assert "it is damaged (it is no ONNX file, or one without a network); get it again" in str(caught.value)
    assert "ONNX" not in in_words(caught.value.sentence).replace("o.onnx", "")


def test_a_style_that_asks_for_too_much_is_told_of_without_options(in_german: None) -> None:
    with pytest.raises(FastVidError) as caught:
        check_effort(heavy_style(145), 64, 64)
    assert "--size" in str(caught.value)
    told = in_words(caught.value.sentence)
    assert told.startswith("Der Stil „heavy“ kann keine Filme malen: er braucht 9.5 Millionen Rechenschritte")
    assert told.endswith("eine kleinere Größe.")


def test_a_style_that_is_missing_is_told_of_without_commands(in_german: None) -> None:
    with pytest.raises(FastVidError) as caught:
        load_style("no-such-style-anywhere")
    assert "`fastvid-gui styles`" in str(caught.value)
    told = in_words(caught.value.sentence)
    assert told.startswith("Es gibt keinen Stil „no-such-style-anywhere“.") and "fastvid-gui" not in told


def test_a_device_that_is_missing_is_told_of(monkeypatch: pytest.MonkeyPatch, in_german: None) -> None:
    monkeypatch.setattr("fastvid_gui.style.devices._driver_is_there", lambda: False)
    with pytest.raises(FastVidError) as caught:
        choose("mps" if os.name != "posix" or os.uname().sysname != "Darwin" else "cuda", "auto")
    told = in_words(caught.value.sentence)
    assert told.startswith("Das Gerät ") and told.endswith("dieser PC hat cpu.")
    failed = say(Devices.DEVICE_FAILED, device="cuda", detail="CUDA error")
    assert in_words(failed) == (
        "Das Gerät „cuda“ konnte nicht malen (CUDA error). Wählen Sie stattdessen den Prozessor."
    )


def test_what_the_system_says_has_words_too(tmp_path: Path, in_german: None) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "none").read_bytes()
    assert str(of_system(missing.value)) == "it is not there"
    assert in_words(of_system(missing.value)) == "nicht vorhanden"
    assert in_words(of_system(OSError(errno.ENOSPC, "No space left on device"))) == "der Datenträger ist voll"
    odd = OSError(errno.EXDEV, "Invalid cross-device link")
    assert in_words(of_system(odd)) == "Invalid cross-device link"
    assert in_words(of_system(OSError())) == "OSError"
