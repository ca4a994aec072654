"""What the doctor and the network say, in the window's words."""

import socket
from pathlib import Path

import pytest

from fastvid_gui.errors import UsageError
from fastvid_gui.farm.doctor.examine import examine
from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.sockets.addresses import Address, parse_address
from fastvid_gui.farm.sockets.firewall import rules
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.sentences.sentence import Sentence, code_of
from fastvid_gui.ui.sentences.said import in_words


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[Step]:
    """What is found where nothing listens."""
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        port = somebody.getsockname()[1]
        return list(examine(Address("127.0.0.1", port), PeerBook(tmp_path_factory.mktemp("home")), ["lo"]))


def every_sentence(steps: list[Step]) -> list[Sentence]:
    return [each for step in steps for each in (step.sentence, *step.advice)]


def test_all_that_the_doctor_finds_has_a_code(steps: list[Step]) -> None:
    assert [each for each in every_sentence(steps) if code_of(each) is None] == []
    (port,) = [step for step in steps if step.name == "port"]
    assert port.outcome is Outcome.FAILED
    told = [in_words(each) for each in (port.sentence, *port.advice)]
    assert "helper mode is off" in told[0] and told[1] == "Turn on helper mode there."
    assert told[3].startswith("ufw (Ubuntu, Mint):\nsudo ufw allow ")


@pytest.mark.usefixtures("in_german")
def test_the_german_window_shows_none_of_it_in_english(steps: list[Step]) -> None:
    # Commands are the same in every language.
    told = {str(each): in_words(each) for each in every_sentence(steps) if "sudo" not in str(each)}
    assert [english for english, shown in told.items() if shown == english] == []
    assert any("Helfermodus" in shown for shown in told.values())


@pytest.mark.usefixtures("in_german")
def test_what_to_do_on_a_mac_is_german() -> None:
    assert in_words(rules(47800, platform="darwin")[0]).startswith("macOS:\nSystemeinstellungen")
    assert in_words(rules(47800, platform="win32")[0]).startswith(
        "Windows (PowerShell als Administrator):\nNew-"
    )


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize("text", ["a:b", "[::1", "224.0.0.1", "10.0.0.1%eth0", "a b:1"])
def test_a_wrong_address_is_refused_in_german(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_address(text)
    assert "ist keine Adresse" in in_words(raised.value.sentence)
    assert "address" not in in_words(raised.value.sentence).lower().replace("[address]", "")


def test_a_damaged_list_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "peers.json").write_text("no list")
    with pytest.raises(Exception, match=r"peers\.json.*pair the computers again") as raised:
        PeerBook(tmp_path).list()
    assert str(tmp_path) in in_words(raised.value.sentence)  # type: ignore[attr-defined]
