"""A film with regions on this computer and a helper: masks and styles travel, the bits are those of one alone."""

import sys
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from farm_processes import HelperProcess, introduce
from films import decoded, make_film
from networks import tame_style

sys.path.insert(0, str(Path(__file__).parent.parent / "regions"))
from matte_films import make_mattes

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.farm.maker.run import FarmRun, NodeChoice
from fastvid_gui.farm.sockets.addresses import parse_address
from fastvid_gui.regions.region import Region, Regions
from fastvid_gui.regions.text import save_regions
from fastvid_gui.render.events import Event, FrameDone, Noted
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.style.shape import fast_shape
from fastvid_gui.style.stylizer import NetworkStylizer

FRAMES = 84
KEYFRAMES = (Keyframe(30, KeyframeKind.SOFT, 0, ""), Keyframe(56, KeyframeKind.CUT, 0, ""))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="helpers are ended by signals")


@pytest.fixture
def request_(tmp_path: Path) -> RenderRequest:
    for name, seed in (("one", 0), ("two", 5)):
        style = tame_style(fast_shape(8, 8, 1), seed, name)
        packed = [PackedStyle(style.info, style.vector)]
        write_pack(tmp_path / f"{name}.safetensors", style.shape, style.weights, packed, {})
    make_film(tmp_path / "film.mp4", FRAMES, 192, 128, cut=56, rate=Fraction(8))
    make_mattes(tmp_path / "disc.mkv", FRAMES, 192, 128)
    disc = Region(name="disc", style="two.safetensors", mask="disc.mkv", feather=12)
    light = Region(name="light", style="source", mask="luma", strength=0.5)
    regions = Regions(regions=(light, disc), outside="one.safetensors")
    save_regions(tmp_path / "r.toml", regions)
    return RenderRequest(
        source=tmp_path / "film.mp4",
        output=tmp_path / "out.mp4",
        look=Look(style=""),
        overwrite=True,
        keyframes=KEYFRAMES,
        workers=1,
        regions=tmp_path / "r.toml",
    )


@pytest.fixture
def helper(tmp_path: Path, own_home: Path) -> Iterator[HelperProcess]:
    found = HelperProcess(tmp_path / "helper", "one", "")
    introduce(own_home, found)
    yield found.start()
    found.end()


def test_the_frames_are_those_of_one_computer(
    request_: RenderRequest, helper: HelperProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged, painters, notes = threading.Event(), set(), []
    straight = NetworkStylizer.paint

    def paint(self: NetworkStylizer, *arguments: Any) -> Any:
        if threading.current_thread().name != "reference":
            judged.wait(180)
            judged.set()
            time.sleep(0.03)
        return straight(self, *arguments)

    def tell(event: Event) -> None:
        if isinstance(event, Noted):
            notes.append(str(event.text))
            if "one help" in notes[-1] or "one does" in notes[-1]:
                judged.set()
        elif isinstance(event, FrameDone):
            painters.add(event.node)

    monkeypatch.setattr(NetworkStylizer, "paint", paint)
    choice = NodeChoice(addresses=(parse_address(helper.address),), interfaces=("lo",), spot_check=100)
    shared = render_film(request_, tell, threading.Event(), lambda parts: FarmRun(parts, choice))
    assert painters == {"local", "one"}, notes
    assert not any("set aside" in note for note in notes)
    monkeypatch.undo()
    together = decoded(request_.output)
    monkeypatch.setenv("FASTVID_HOME", str(request_.source.parent / "alone"))
    alone = render_film(request_, lambda event: None, threading.Event())
    assert alone.job == shared.job and alone.resumed_frames == 0
    assert all(map(np.array_equal, decoded(request_.output), together))
