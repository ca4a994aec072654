"""The helper as a part of another program: it is started, shows a code, is paired and stopped by calls."""

import threading
from pathlib import Path

import pytest
from farm_processes import free_port, wait_until

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.discovery.meeting import pair_at
from fastvid_gui.farm.helper.helper import Helper
from fastvid_gui.farm.helper.options import HelperOptions, HelperStatus, OpenPairing
from fastvid_gui.farm.sockets.addresses import Address
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import Sentence, code_of

PATIENCE_S = 120.0


def test_helper_is_run_paired_and_stopped_by_calls(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, stop, coded = free_port(), threading.Event(), threading.Event()
    shown: list[HelperStatus] = []
    said: list[Sentence] = []

    def show(status: HelperStatus) -> None:
        shown.append(status)
        if status.code:
            coded.set()

    options = HelperOptions(name="spare", port=port, interfaces=("127.0.0.1",), threads=1)
    helper = Helper(options, said.append, show)
    with pytest.raises(FarmError, match="runs already"):
        Helper(options, said.append, show)
    serving = threading.Thread(target=helper.run, args=(stop,))
    serving.start()
    try:
        helper.wish(OpenPairing())
        assert coded.wait(PATIENCE_S)
        monkeypatch.setenv("FASTVID_HOME", str(tmp_path / "maker"))
        peer = pair_at(Address("127.0.0.1", port), shown[-1].code, PeerBook(), ["127.0.0.1"])
        assert peer.name == "spare" and peer.address == f"127.0.0.1:{port}"
        wait_until(lambda: Pairing.PAIRED in map(code_of, said))
    finally:
        stop.set()
        serving.join(PATIENCE_S)
    assert not serving.is_alive()
    monkeypatch.setenv("FASTVID_HOME", str(own_home))
    again = Helper(options, said.append, show)
    stop.set()
    again.run(stop)
