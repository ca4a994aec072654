"""What `--cluster`, and the window's choice of a folder, mean."""

from dataclasses import replace
from pathlib import Path

import pytest

from fastvid_gui.cluster.maker.choice import check_cluster, cluster_named
from fastvid_gui.domain.look import Look
from fastvid_gui.engine.who import check_painters, painters_of
from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.render.local_run import LocalRun
from fastvid_gui.render.request import RenderRequest, to_json, with_request


def test_a_folder_or_an_address(tmp_path: Path) -> None:
    ours = cluster_named(str(tmp_path), tmp_path / "out.mp4")
    assert (ours.folder.shared, ours.address) == (tmp_path, None)
    assert ours.how_to_join == f"fastvid-gui cluster join {tmp_path}"
    other = cluster_named("tls://head:8786", tmp_path / "out.mp4")
    assert other.address == "tls://head:8786" and other.folder.shared.resolve() == tmp_path
    assert cluster_named("tcp://head:8786", tmp_path / "out.mp4", insecure=True).address == "tcp://head:8786"


@pytest.mark.parametrize("text", ["tls://", "tls://head", "tls://head:port", "ftp://head:1"])
def test_what_is_no_address_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tls://HOST:PORT"):
        cluster_named(text, tmp_path / "out.mp4")


def test_a_plain_address_needs_a_word(tmp_path: Path) -> None:
    with pytest.raises(FarmError, match="--insecure"):
        cluster_named("tcp://head:8786", tmp_path / "out.mp4")


def test_the_window_asks_for_the_same(tmp_path: Path) -> None:
    request = RenderRequest(source=tmp_path / "in.mp4", output=tmp_path / "out.mp4", look=Look(style="x"))
    assert painters_of(request) is LocalRun
    shared = replace(request, cluster=str(tmp_path), nodes="auto")
    check_painters(shared)
    assert not (tmp_path / "fastvid-cluster").exists(), "an estimate begins nothing"
    assert painters_of(shared) is not LocalRun
    with pytest.raises(FarmError, match="is not there"):
        check_painters(replace(request, cluster=str(tmp_path / "nowhere")))
    check_cluster("tls://head:8786")


def test_a_request_of_before_has_no_cluster(tmp_path: Path) -> None:
    import msgspec

    request = RenderRequest(source=tmp_path / "in.mp4", output=tmp_path / "out.mp4", look=Look(style="x"))

    class Holder(msgspec.Struct):
        request: RenderRequest

    plain = msgspec.json.decode(to_json(Holder(replace(request, cluster="/lab"))))
    assert with_request(plain, Holder).request.cluster == "/lab"
    del plain["request"]["cluster"], plain["request"]["insecure"]
    assert with_request(plain, Holder).request == request
