"""Films with regions: each part in its own style, the rest untouched, the same bits whatever happens (promise 1)."""

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from films import decoded, make_film
from networks import tame_style

sys.path.insert(0, str(Path(__file__).parent.parent / "regions"))
from matte_films import disc, make_mattes, save_png

from fastvid_gui.domain.chunk import Piece, PieceKind
from fastvid_gui.domain.job import PaintedRegion, RenderSettings
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, RenderRange
from fastvid_gui.errors import FastVidError, Interrupted, RegionsError, SourceError, TargetError
from fastvid_gui.media.mattes import Matte
from fastvid_gui.media.read import open_source
from fastvid_gui.regions.region import Region, Regions
from fastvid_gui.regions.text import save_regions
from fastvid_gui.render.events import Event, Noted, PieceStored
from fastvid_gui.render.film_regions import pack_masks, range_from
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.region_layers import Compositor, RegionBox, boxes_of, laid_over, weight_of
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import code_of
from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.style.shape import fast_shape

FRAMES, WIDTH, HEIGHT = 60, 192, 128
KEYFRAMES = (Keyframe(26, KeyframeKind.SOFT, 0, ""), Keyframe(48, KeyframeKind.CUT, 1, ""))


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    for name, seed in (("one", 0), ("two", 5)):
        style = tame_style(fast_shape(8, 8, 1), seed, name)
        packed = [PackedStyle(style.info, style.vector)]
        write_pack(folder / f"{name}.safetensors", style.shape, style.weights, packed, {})
    make_film(folder / "film.mp4", FRAMES, WIDTH, HEIGHT, cut=48, rate=Fraction(8))
    make_mattes(folder / "disc.mkv", FRAMES, WIDTH, HEIGHT)
    return folder


@pytest.fixture
def request_(parts: Path, tmp_path: Path) -> RenderRequest:
    return RenderRequest(
        source=parts / "film.mp4",
        output=tmp_path / "out.mp4",
        look=Look(style=""),
        crf=0,
        workers=1,
        keyframes=KEYFRAMES,
        regions=regions(parts, "r.toml", Region(name="disc", style="two.safetensors", mask="disc.mkv")),
    )


def regions(parts: Path, name: str, *found: Region, outside: str = "") -> Path:
    save_regions(parts / name, Regions(regions=found, outside=outside), overwrite=True)
    return parts / name


def run(request: RenderRequest) -> RenderResult:
    return render_film(request, lambda event: None, threading.Event())


def mean_difference(one: np.ndarray, other: np.ndarray, where: np.ndarray) -> float:
    return float(np.abs(one.astype(int) - other)[where].mean())


@pytest.fixture
def untouched(request_: RenderRequest, parts: Path, tmp_path: Path) -> list[np.ndarray]:
    """The source as it comes out of the encoder."""
    nothing = Look(style=str(parts / "one.safetensors"), strength=0.0)
    run(replace(request_, regions=None, look=nothing, output=tmp_path / "source.mp4"))
    return decoded(tmp_path / "source.mp4")


def test_the_thing_is_painted_and_the_room_is_not(
    request_: RenderRequest, untouched: list[np.ndarray]
) -> None:
    run(request_)
    for number, (painted, source) in enumerate(zip(decoded(request_.output), untouched, strict=True)):
        mask = disc(number, WIDTH, HEIGHT)
        away = cv2.dilate(mask, np.ones((9, 9), np.uint8)) == 0  # beyond the blocks in which colors are coded
        assert mean_difference(painted, source, away) < 1.3  # the encoder's own: 0.8
        assert mean_difference(painted, source, mask == 255) > 8


def test_the_other_way_round(request_: RenderRequest, parts: Path, untouched: list[np.ndarray]) -> None:
    inverted = Region(name="disc", style="two.safetensors", mask="disc.mkv", invert=True)
    run(replace(request_, regions=regions(parts, "inverted.toml", inverted)))
    for number, (painted, source) in enumerate(zip(decoded(request_.output), untouched, strict=True)):
        inner = cv2.erode(disc(number, WIDTH, HEIGHT), np.ones((9, 9), np.uint8)) == 255
        assert mean_difference(painted, source, inner) < 1.3
        assert mean_difference(painted, source, disc(number, WIDTH, HEIGHT) == 0) > 8


def test_each_region_is_what_its_style_alone_would_give(
    request_: RenderRequest, parts: Path, tmp_path: Path
) -> None:
    """Where the whole picture is painted anyway (the box is the picture), a region has the bits of a plain render."""
    save_png(parts / "left.png", np.repeat(np.uint8([[0] * 172 + [255] * 20]), 128, axis=0))
    file = regions(
        parts,
        "halves.toml",
        Region(name="all", style="two.safetensors", mask="full.png"),
        Region(name="right", style="source", mask="left.png"),
        outside=str(parts / "one.safetensors"),
    )
    save_png(parts / "full.png", np.full((HEIGHT, WIDTH), 255, np.uint8))
    run(replace(request_, regions=file))
    run(
        replace(
            request_,
            regions=None,
            look=Look(style=str(parts / "two.safetensors")),
            output=tmp_path / "two.mp4",
        )
    )
    mixed, whole = decoded(request_.output), decoded(tmp_path / "two.mp4")
    assert all(
        np.abs(a[:, :60].astype(int) - b[:, :60]).mean() < 1.3 for a, b in zip(mixed, whole, strict=True)
    )


def test_stopped_resumed_and_side_by_side_give_the_same_bits(
    request_: RenderRequest, parts: Path, tmp_path: Path
) -> None:
    file = regions(
        parts,
        "two.toml",
        Region(name="disc", style="two.safetensors", mask="disc.mkv", feather=20, strength=0.7),
        Region(name="light", style="one.safetensors", mask="luma", keep_colors=True),
        outside=f"{parts / 'one.safetensors'}",
    )
    request_ = replace(request_, regions=file)
    run(request_)
    again = replace(request_, output=tmp_path / "again.mp4", fresh=True, workers=2)
    stop, stored = threading.Event(), 0

    def tell(event: Event) -> None:
        nonlocal stored
        stored += isinstance(event, PieceStored)
        if stored == 2:
            stop.set()

    with pytest.raises(Interrupted):
        render_film(again, tell, stop)
    result = run(replace(again, fresh=False))
    assert 0 < result.resumed_frames < FRAMES
    assert all(map(np.array_equal, decoded(again.output), decoded(request_.output)))


def test_other_masks_and_other_numbers_are_other_jobs(
    request_: RenderRequest, parts: Path, tmp_path: Path
) -> None:
    request_ = replace(request_, start=0, stop=14, keyframes="none")
    disc_region = Region(name="disc", style="two.safetensors", mask="still.png")
    save_png(parts / "still.png", disc(0, WIDTH, HEIGHT))
    jobs = []
    for number, region in enumerate(
        (disc_region, replace(disc_region, feather=3.0), replace(disc_region, strength=0.5), disc_region)
    ):
        if number == 3:
            save_png(parts / "still.png", disc(9, WIDTH, HEIGHT))
        file = regions(parts, "numbers.toml", region)
        jobs.append(run(replace(request_, regions=file, output=tmp_path / f"{number}.mp4")).job)
    assert len(set(jobs)) == 4


def test_a_small_region_takes_a_small_box() -> None:
    settings = RenderSettings(
        width=640,
        height=360,
        frame_rate=Fraction(25),
        regions=(PaintedRegion(style="a" * 64),),
        outside=False,
    )
    small = np.zeros((360, 640), np.uint8)
    small[100:140, 300:350] = 255
    (box,) = boxes_of(settings, iter([(small,), (np.roll(small, 20, axis=1),)]))
    assert box == RegionBox(256, 64, 160, 112)
    assert boxes_of(settings, iter([(np.zeros_like(small),)])) == (None,)
    assert boxes_of(settings, iter([(np.full_like(small, 255),)])) == (RegionBox(0, 0, 640, 360),)
    bold = replace(settings, brush=2.0)
    (box,) = boxes_of(bold, iter([(small,)]))
    assert box == RegionBox(112, 16, 96, 96)
    covered = replace(settings, regions=(*settings.regions, PaintedRegion(style="b" * 64)), outside=True)
    outside, first, second = boxes_of(covered, iter([(small, np.full_like(small, 255))]))
    assert (outside, first, second) == (None, None, RegionBox(0, 0, 640, 360))


def test_where_a_mask_is_0_or_255_nothing_is_mixed() -> None:
    chance = np.random.default_rng(0)
    below, above = (chance.integers(0, 256, (40, 60, 3), np.uint8) for _ in range(2))
    mask = np.zeros((40, 60), np.uint8)
    mask[10:30, 20:50], mask[12:14] = 255, 127
    mixed = laid_over(below, above, weight_of(mask, PaintedRegion(style="")))
    assert np.array_equal(mixed[mask == 0], below[mask == 0])
    assert np.array_equal(mixed[mask == 255], above[mask == 255])
    soft = weight_of(mask, PaintedRegion(style="", feather=6))
    assert soft[20, 35] > 0.99 and 0.2 < soft[20, 20] < 0.8 and soft[0, 0] == 0


def test_a_layer_shows_nothing_of_another_beyond_its_edge() -> None:
    """Painted beyond the edge: along a soft edge, only the two pictures that meet there are mixed."""
    settings = RenderSettings(
        width=64,
        height=64,
        frame_rate=Fraction(25),
        regions=(PaintedRegion(style="a" * 64, feather=8),),
        outside=False,
    )
    mask = np.zeros((64, 64), np.uint8)
    mask[20:44, 20:44] = 255
    box = RegionBox(0, 0, 64, 64)
    full, paint = np.full((64, 64, 3), 10, np.uint8), np.full((64, 64, 3), 200, np.uint8)
    picture = Compositor(settings, (box,), iter([(mask,)])).finish((paint,), full, full, 1.0)
    weight = weight_of(mask, settings.regions[0])
    assert np.abs(picture[..., 0] - (10 + 190 * weight)).max() <= 1


def masks(count: int) -> Iterator[tuple[Matte, ...]]:
    return ((disc(number, WIDTH, HEIGHT),) for number in range(count))


def test_masks_travel_without_loss_and_foreign_ones_are_refused() -> None:
    settings = RenderSettings(
        width=WIDTH, height=HEIGHT, frame_rate=Fraction(8), regions=(PaintedRegion(style="a" * 64),)
    )
    boxes = (RegionBox(0, 0, WIDTH, HEIGHT), RegionBox(16, 0, 64, 64))
    data = pack_masks(boxes, masks(5))
    found = range_from(data, settings, 10, 15)
    assert found.boxes == boxes
    assert all(
        np.array_equal(one[0], other[0])
        for one, other in zip(found.masks(12, threading.Event()), [*masks(5)][2:], strict=True)
    )
    for bad in (b"", b"\x81", data[:-3], pack_masks(boxes[:1], masks(5)), pack_masks(boxes, masks(4))):
        with pytest.raises(SourceError):
            range_from(bad, settings, 10, 15)
    with pytest.raises(SourceError):
        range_from(pack_masks((RegionBox(0, 0, 999, 9), None), masks(5)), settings, 10, 15)
    short = range_from(pack_masks(boxes, ((np.zeros((9, 9), np.uint8),) for _ in range(5))), settings, 10, 15)
    with pytest.raises(SourceError):
        list(short.masks(10, threading.Event()))


def test_what_is_wrong_is_said_before_anything_is_painted(request_: RenderRequest, parts: Path) -> None:
    gone = Region(name="x", style="two.safetensors", mask="gone.mkv")
    cases = (
        (regions(parts, "a.toml", Region(name="x", style="no-such", mask="disc.mkv")), RegionsSays.STYLE),
        (regions(parts, "b.toml", Region(name="x", style="source", mask="disc.mkv")), RegionsSays.NOTHING_PAINTED),
        (regions(parts, "c.toml", gone), RegionsSays.MASK_UNREADABLE),
        (parts / "gone.toml", RegionsSays.UNREADABLE),
    )  # fmt: skip
    for file, code in cases:
        with pytest.raises(RegionsError) as caught:
            run(replace(request_, regions=file))
        assert code_of(caught.value.sentence) is code and not request_.output.exists()
    for taken in (parts / "disc.mkv", request_.regions):
        assert taken is not None
        with pytest.raises((TargetError, FastVidError)):
            run(replace(request_, output=taken, overwrite=True))
        assert taken.stat().st_size > 0


def test_a_mask_of_another_size_is_scaled_and_said_to_be(request_: RenderRequest, parts: Path) -> None:
    make_mattes(parts / "large.mkv", FRAMES, 2 * WIDTH, 2 * HEIGHT)
    file = regions(parts, "large.toml", Region(name="x", style="two.safetensors", mask="large.mkv"))
    told: list[Event] = []
    render_film(replace(request_, regions=file, stop=12, keyframes="none"), told.append, threading.Event())
    (note,) = [event.text for event in told if isinstance(event, Noted)]
    assert code_of(note) is RegionsSays.MASK_SCALED


def test_an_odd_film_and_a_smaller_one(parts: Path, tmp_path: Path) -> None:
    make_film(tmp_path / "odd.mp4", 14, 175, 143, pix_fmt="yuv444p", rate=Fraction(8))
    make_mattes(tmp_path / "odd.mkv", 14, 175, 143)
    style = str(parts / "two.safetensors")
    save_regions(tmp_path / "odd.toml", Regions(regions=(Region(name="x", style=style, mask="odd.mkv"),)))
    for size, expected in ((None, (142, 174)), (80, (80, 98))):
        request = RenderRequest(
            source=tmp_path / "odd.mp4",
            output=tmp_path / f"out{size}.mp4",
            look=Look(style=""),
            size=size,
            regions=tmp_path / "odd.toml",
        )
        result = run(request)
        assert (result.height, result.width) == expected and result.frames == 14


def test_a_seed_holds_a_picture_of_each_layer(parts: Path) -> None:
    from fastvid_gui.media.lossless import unpack_pictures
    from fastvid_gui.render.film_regions import load_with_styles, open_regions
    from fastvid_gui.render.pipeline import frames_from_source, paint_range, seed_pictures
    from fastvid_gui.render.region_layers import LayerStylizers
    from fastvid_gui.style.stylizer import make_stylizer

    film = open_source(parts / "film.mp4")
    file = regions(
        parts,
        "seeds.toml",
        Region(name="disc", style="two.safetensors", mask="disc.mkv"),
        outside=str(parts / "one.safetensors"),
    )
    base = RenderSettings(width=WIDTH, height=HEIGHT, frame_rate=Fraction(8), chunk_frames=12)
    loaded = load_with_styles(file, "", "fast")
    opened = open_regions(loaded, film, base)
    styles = {style.digest: style for style in opened.styles}
    stylizers = LayerStylizers(opened.styles[0], lambda digest, w, h: make_stylizer(styles[digest], w, h))
    part = RenderRange(20, 48, lead_in=6)

    def pieces(seed=None):
        frames = frames_from_source(film, part, opened.settings, seed)
        painting = paint_range(frames, part, stylizers, opened.settings, seed, None, opened.of(part))
        return [item for item in painting if isinstance(item, Piece)]

    whole = pieces()
    assert {piece.span.kind for piece in whole} == {PieceKind.LEAD, PieceKind.BODY}
    for number, piece in enumerate(whole[:-1]):
        assert piece.seed is not None
        assert len(unpack_pictures(piece.seed.data)) == seed_pictures(opened.settings) == 3
        assert [p.checksum for p in pieces(piece.seed)] == [p.checksum for p in whole[number + 1 :]]
