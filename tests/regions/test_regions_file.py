"""The text of regions: written and read again, by hand too; whatever is wrong with it has a sentence of its own."""

from pathlib import Path

import pytest

from fastvid_gui.errors import RegionsError
from fastvid_gui.regions.region import Key, Region, Regions, Stroke
from fastvid_gui.regions.text import load_regions, read_regions, save_regions, write_regions
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import code_of

HEAD = "fastvid_regions = 1\n"
ONE = HEAD + '[[region]]\nname = "a"\nstyle = "s"\nmask = "m.mkv"\n'


def test_what_is_written_is_read_again(tmp_path: Path):
    strokes = (
        Stroke(belongs=True, points=((1.5, 2.0), (3.25, 4.0)), radius=5.0),
        Stroke(belongs=False, points=((9.0, 9.0),)),
    )
    keys = (Key(frame=3, box=(1, 2, 30, 40)), Key(frame=12, strokes=strokes))
    regions = Regions(
        outside="source",
        regions=(
            Region(name='the "dancer" – ä', style="a:0.6,b:0.4", mask="d.mkv", feather=2.5, keys=keys),
            Region(name="sky", style="source", mask="alpha", strength=0.25, keep_colors=True, invert=True),
        ),
    )
    save_regions(tmp_path / "r.toml", regions)
    assert load_regions(tmp_path / "r.toml") == regions


def test_a_text_written_by_hand_is_understood():
    text = '# mine\r\nfastvid_regions = 1\r\n[[region]]\r\nname="x" # c\r\n'
    text += "style='p\\q.jpg'\r\nmask=\"luma\"\r\nfeather=3"
    (region,) = read_regions(text).regions
    assert region == Region(name="x", style="p\\q.jpg", mask="luma", feather=3.0)
    assert read_regions(write_regions(Regions(regions=(region,)))).regions == (region,)


@pytest.mark.parametrize(
    ("text", "code", "tells"),
    [
        ("[[region]\n", RegionsSays.NO_TOML, "line 1"),
        ("", RegionsSays.OTHER_FORMAT, "newer"),
        ("fastvid_regions = true", RegionsSays.OTHER_FORMAT, "newer"),
        ("fastvid_regions = 2", RegionsSays.OTHER_FORMAT, "newer"),
        (HEAD, RegionsSays.NONE, "no region"),
        (HEAD + "region = 3", RegionsSays.IMPOSSIBLE, "[[region]]"),
        (ONE.replace("style", "stile"), RegionsSays.UNKNOWN, "“stile”"),
        (ONE.replace('style = "s"\n', ""), RegionsSays.MISSING, "“style”"),
        (ONE.replace('"s"', '" "'), RegionsSays.IMPOSSIBLE, "“style”"),
        (ONE.replace('"m.mkv"', "7"), RegionsSays.IMPOSSIBLE, "mask ="),
        (ONE + "strength = 1.5", RegionsSays.IMPOSSIBLE, "1.5"),
        (ONE + "strength = nan", RegionsSays.IMPOSSIBLE, "nan"),
        (ONE + "strength = true", RegionsSays.IMPOSSIBLE, "True"),
        (ONE + "feather = -1", RegionsSays.IMPOSSIBLE, "feather = 4"),
        (ONE + "invert = 1", RegionsSays.IMPOSSIBLE, "“invert”"),
        (ONE + "[[region.key]]\nframe = -1", RegionsSays.IMPOSSIBLE, "key 1"),
        (ONE + "[[region.key]]\nframe = 1\nbox = [1, 2, 0, 4]", RegionsSays.IMPOSSIBLE, "box ="),
        (ONE + "[[region.key]]\nframe = 1\nstrokes = [{belongs = true}]", RegionsSays.MISSING, "points"),
        (ONE + "[[region.key]]\nframe = 1\nstrokes = [{belongs = true, points = [[1]]}]", RegionsSays.IMPOSSIBLE, ""),
        (ONE + ONE.removeprefix(HEAD), RegionsSays.SAME_NAME, "“a”"),
        (HEAD + ONE.removeprefix(HEAD) * 9, RegionsSays.TOO_MANY, "9"),
    ],
)  # fmt: skip
def test_whatever_is_wrong_is_said(text: str, code: RegionsSays, tells: str):
    with pytest.raises(RegionsError) as caught:
        read_regions(text, "film.toml")
    assert code_of(caught.value.sentence) is code
    assert "film.toml" in str(caught.value) and tells in str(caught.value)


def test_files_that_are_none(tmp_path: Path):
    for name, data, code in (
        ("absent.toml", None, RegionsSays.UNREADABLE),
        ("bytes.toml", b"\xff\xfe\x00\x01", RegionsSays.NO_TEXT),
        ("huge.toml", b"#" * (5 << 20), RegionsSays.TOO_LARGE),
    ):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(RegionsError) as caught:
            load_regions(tmp_path / name)
        assert code_of(caught.value.sentence) is code and name in str(caught.value)


def test_nested_nonsense_is_no_crash():
    with pytest.raises(RegionsError):
        read_regions(HEAD + "region = " + "[" * 100_000)
