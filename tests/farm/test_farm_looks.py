"""What of a look travels to helpers: brush, strength and kept colors do; several styles in one film don't yet."""

import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from farm_processes import HelperProcess, introduce
from films import decoded, make_film, make_pack
from networks import tame_style

from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.errors import UsageError
from fastvid_gui.farm.addresses import parse_address
from fastvid_gui.farm.maker import FarmRun, NodeChoice
from fastvid_gui.render.jobs import RenderRequest, render_film
from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.style.shape import fast_shape

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the helpers are ended by signals")

KEYFRAMES = (Keyframe(40, KeyframeKind.SOFT, 0, ""),)


@pytest.fixture
def request_(tmp_path: Path) -> RenderRequest:
    film = make_film(tmp_path / "film.mp4", 70, 144, 96)
    pack = make_pack(tmp_path / "tame.safetensors")
    return RenderRequest(
        film,
        str(pack),
        tmp_path / "alone.mp4",
        strength=0.6,
        keep_colors=True,
        keyframes=KEYFRAMES,
        workers=1,
        brush=1.5,
    )


def test_helpers_paint_with_the_brush_of_the_job(
    request_: RenderRequest, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FASTVID_HOME", str(tmp_path / "calm"))
        render_film(request_, lambda event: None, threading.Event())
    helper = HelperProcess(tmp_path / "helper", "helper")
    introduce(own_home, helper)
    helper.start()
    try:
        choice = NodeChoice((parse_address(helper.address),), True)
        request = replace(request_, output=tmp_path / "farm.mp4")
        result = render_film(
            request, lambda event: None, threading.Event(), lambda parts: FarmRun(parts, choice)
        )
    finally:
        helper.end()
    assert [share.name for share in result.nodes if share.frames] == ["helper"]
    assert all(map(np.array_equal, decoded(request.output), decoded(request_.output)))


def test_several_styles_stay_on_this_computer(request_: RenderRequest, tmp_path: Path) -> None:
    style, other = tame_style(fast_shape(8, 8, 1), 7), tmp_path / "other.safetensors"
    write_pack(other, style.shape, style.weights, [PackedStyle(style.info, style.vector)], {})
    request = replace(
        request_, style="", styles_at=(StyleChange(0, request_.style), StyleChange(20, str(other)))
    )
    choice = NodeChoice(None, False)
    with pytest.raises(UsageError, match="--nodes local"):
        render_film(request, lambda event: None, threading.Event(), lambda parts: FarmRun(parts, choice))
