"""Regions in project files: their masks lie beside the project, and nothing else is named by a foreign one."""

from pathlib import Path

import msgspec
import pytest

from fastvid_gui.projects.carried_masks import as_opened, put_beside
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.projects.marked_regions import MarkedKey, MarkedRegion, MarkedRegions
from fastvid_gui.regions.region import SOURCE, Stroke


def regions(mask: str, matte: str = "key-1.png", style: str = "scream") -> MarkedRegions:
    stroke = Stroke(belongs=True, points=((1.0, 2.0), (3.5, 4.0)), radius=5.0)
    key = MarkedKey(frame=3, strokes=(stroke,), matte=matte)
    return MarkedRegions(
        regions=(MarkedRegion(name="boat", style=style, mask=mask, keys=(key,), carried=(matte,)),),
        outside=SOURCE,
    )


def test_masks_go_with_the_project_and_come_back(tmp_path: Path) -> None:
    masks, there, here = tmp_path / "data", tmp_path / "there", tmp_path / "here"
    for folder in (masks, there):
        folder.mkdir()
    (masks / "mask-1.mkv").write_bytes(b"mask")
    (masks / "key-1.png").write_bytes(b"key")
    named = put_beside(regions("mask-1.mkv"), masks, there / "my.fastvid")
    (region,) = named.regions
    assert (region.mask, region.keys[0].matte) == ("my-regions/mask-1.mkv", "my-regions/key-1.png")
    assert region.up_to_date
    kept = msgspec.json.decode(msgspec.json.encode(Decisions(regions=named)), type=Decisions)
    assert kept.regions == named
    there.rename(here)
    opened = as_opened(kept.regions, here / "my.fastvid").regions[0]
    assert Path(opened.mask).read_bytes() == b"mask" and Path(opened.keys[0].matte).read_bytes() == b"key"
    # Saved again, nothing is copied twice.
    assert put_beside(as_opened(named, here / "my.fastvid"), masks, here / "my.fastvid") == named
    assert len(list((here / "my-regions").iterdir())) == 2


def test_a_mask_that_was_loaded_or_is_gone(tmp_path: Path) -> None:
    loaded = tmp_path / "elsewhere" / "mask.mkv"
    loaded.parent.mkdir()
    loaded.write_bytes(b"mine")
    named = put_beside(regions(str(loaded), "gone.png"), tmp_path, tmp_path / "my.fastvid").regions[0]
    assert named.mask.startswith("my-regions/") and (tmp_path / named.mask).read_bytes() == b"mine"
    assert named.keys[0].matte == "gone.png"


@pytest.mark.parametrize(
    "name", ["/etc/mask.mkv", "../mask.mkv", "a/../../m.mkv", "C:\\m.mkv", "\\\\pc\\m.mkv", "//pc/m"]
)
def test_a_foreign_project_names_nothing_outside_of_its_folder(tmp_path: Path, name: str) -> None:
    opened = as_opened(regions(name, style="//pc/style.safetensors"), tmp_path / "my.fastvid").regions[0]
    assert opened.mask == "" and opened.style == SOURCE


def test_numbers_out_of_bounds_are_mended() -> None:
    wild = MarkedRegions(
        regions=(
            MarkedRegion(name="a", strength=float("nan"), feather=1e9, keys=(MarkedKey(frame=99),)),
            MarkedRegion(name="a"),
            MarkedRegion(name=" "),
        )
    )
    (sane,) = Decisions(regions=wild).fitting(10).regions.regions
    assert (sane.strength, sane.feather, sane.keys) == (1.0, 100.0, ())
    assert sane == Decisions(regions=MarkedRegions(regions=(sane,))).fitting(10).regions.regions[0]
