"""Pairing in the window's words: what goes wrong, and what the computer that shows the code tells."""

import time
from pathlib import Path

import pytest

from fastvid_gui.errors import PairingError, WrongCodeError
from fastvid_gui.farm.discovery.meeting import why_no_pairing
from fastvid_gui.farm.helper.pairing import HelperPairing
from fastvid_gui.farm.sockets.addresses import Address
from fastvid_gui.farm.sockets.reach import Answer, Reached
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.pairing_client import pair_with
from fastvid_gui.farm.trust.pairing_lock import so_long
from fastvid_gui.farm.trust.pairing_server import PairingEvent, WrongTry, open_pairing
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import Sentence, code_of
from fastvid_gui.ui.sentences.said import in_words

HERE = "127.0.0.1"


@pytest.mark.usefixtures("in_german")
def test_a_wrong_code_is_told_on_both_sides(own_home: Path, tmp_path: Path) -> None:
    identity, events, said = load_identity(tmp_path), list[PairingEvent](), list[Sentence]()
    with open_pairing(identity, PeerBook(tmp_path), "attic", 47950, events.append, host=HERE) as session:
        wrong = "000000" if session.code != "000000" else "111111"
        with pytest.raises(WrongCodeError) as raised:
            pair_with(HERE, session.port, wrong, load_identity(), PeerBook(), "maker")
        until = time.monotonic() + 120
        while not events and time.monotonic() < until:
            time.sleep(0.01)
    assert code_of(raised.value.sentence) is Pairing.WRONG_CODE
    assert in_words(raised.value.sentence).startswith("Der Code")
    (event,) = events
    assert event == WrongTry(HERE, 4)
    HelperPairing(identity, PeerBook(tmp_path), "attic", lambda _: None, said.append).on_event(event)
    assert in_words(said[0]) == (
        "127.0.0.1 hat einen falschen Code versucht; noch 4 Versuche, bevor das Koppeln gesperrt wird."
    )


def test_what_is_no_pairing_is_no_wrong_code() -> None:
    """The window offers to check the way to it, unless only the code is wrong."""
    with pytest.raises(PairingError) as raised:
        pair_with(HERE, 1, "123456", load_identity(), PeerBook(), "maker")
    assert not isinstance(raised.value, WrongCodeError)
    assert in_words(raised.value.sentence) == (
        "Nothing answers at 127.0.0.1:1. Either no code is shown there now, or a firewall is in the way (TCP port 1)."
    )


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize("work", [each for each in Answer if each is not Answer.OPEN])
def test_why_nobody_can_be_paired_is_german(work: Answer) -> None:
    reached = Reached(work, "10.0.0.2", 1.0)
    told = why_no_pairing(Address("attic"), 47900, reached, reached)
    assert code_of(told) is not None and in_words(told) != str(told)
    assert "fastvid-gui" not in in_words(told) and "firewall " not in in_words(told)


@pytest.mark.usefixtures("in_german")
def test_how_long_pairing_is_locked_is_german() -> None:
    assert [in_words(so_long(seconds)) for seconds in (59, 300, 7200)] == [
        "eine Minute",
        "5 Minuten",
        "2 Stunden",
    ]
