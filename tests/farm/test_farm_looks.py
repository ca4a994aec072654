"""What of a look travels to helpers: brush, strength, kept colors, and several styles in one film."""

import itertools
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from farm_processes import HelperProcess, introduce
from films import decoded, make_film, make_pack
from networks import tame_style

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.farm.helper.painting_worker import STYLES
from fastvid_gui.farm.maker.run import FarmRun, NodeChoice
from fastvid_gui.farm.sockets.addresses import parse_address
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.style.shape import fast_shape

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the helpers are ended by signals")

KEYFRAMES = (Keyframe(40, KeyframeKind.SOFT, 0, ""),)


@pytest.fixture
def request_(tmp_path: Path) -> RenderRequest:
    film = make_film(tmp_path / "film.mp4", 70, 144, 96)
    pack = make_pack(tmp_path / "tame.safetensors")
    return RenderRequest(
        source=film,
        output=tmp_path / "alone.mp4",
        look=Look(style=str(pack), strength=0.6, keep_colors=True, brush=1.5),
        keyframes=KEYFRAMES,
        workers=1,
    )


def by_the_helper(request: RenderRequest, folder: Path, home: Path) -> tuple[RenderRequest, HelperProcess]:
    """Paints a film here alone and by a helper alone, and compares; the request of the latter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FASTVID_HOME", str(folder / "calm"))
        render_film(request, lambda event: None, threading.Event())
    helper = HelperProcess(folder / "helper", "helper")
    introduce(home, helper)
    helper.start()
    choice = NodeChoice(addresses=(parse_address(helper.address),), helpers_only=True)
    farmed = replace(request, output=folder / "farm.mp4")
    try:
        result = render_film(
            farmed, lambda event: None, threading.Event(), lambda parts: FarmRun(parts, choice)
        )
    finally:
        helper.end()
    assert [share.name for share in result.nodes if share.frames] == ["helper"]
    assert all(map(np.array_equal, decoded(farmed.output), decoded(request.output)))
    return farmed, helper


def test_helpers_paint_with_the_brush_of_the_job(
    request_: RenderRequest, tmp_path: Path, own_home: Path
) -> None:
    by_the_helper(request_, tmp_path, own_home)


def test_helpers_paint_each_range_in_the_style_of_its_frames(
    request_: RenderRequest, tmp_path: Path, own_home: Path
) -> None:
    """More styles than a helper holds in memory; one of them twice, which is sent once."""
    packs = []
    for number in range(STYLES + 1):
        style, pack = tame_style(fast_shape(8, 8, 1), 7 + number), tmp_path / f"style{number}.safetensors"
        write_pack(pack, style.shape, style.weights, [PackedStyle(style.info, style.vector)], {})
        packs.append(str(pack))
    order = [*packs, packs[0]]
    each = 70 // len(order)
    changes = tuple(
        StyleChange(each * number, pack, strength=0.8, over=each * number // 2)
        for number, pack in enumerate(order)
    )
    request = replace(request_, look=Look(brush=1.5), styles_at=changes)
    farmed, helper = by_the_helper(request, tmp_path, own_home)
    shown = decoded(farmed.output)
    looks = [shown[each * number + each // 2].astype(int) for number in range(len(order))]
    assert all(np.abs(one - other).mean() > 1 for one, other in itertools.pairwise(looks))
    assert len(list((helper.home / "cache" / "helper" / "styles").glob("*.safetensors"))) == len(packs)
