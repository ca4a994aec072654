"""Painting a range: the same bytes however it is cut up (promise 1)."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from films import make_film, make_pack

from fastvid_gui.cores import CoreShare
from fastvid_gui.domain.chunk import Piece, PieceKind, Seed, piece_spans
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import Interrupted, SourceError, StoreError
from fastvid_gui.media.chunks import EncodedChunk, decode_chunk
from fastvid_gui.media.lossless import pack_pictures, unpack_pictures
from fastvid_gui.media.packets import PacketClip, cut_packets
from fastvid_gui.media.read import Source, open_source
from fastvid_gui.picture import Picture
from fastvid_gui.render import pipeline
from fastvid_gui.render.pipeline import (
    FramePainted,
    first_frame,
    fit,
    frames_from_clip,
    frames_from_source,
    paint_range,
)
from fastvid_gui.style.backends import openvino
from fastvid_gui.style.pack import read_pack
from fastvid_gui.style.stylizer import Stylizer, make_stylizer

SETTINGS = RenderSettings(width=96, height=64, frame_rate=Fraction(25), chunk_frames=12)
PART = RenderRange(20, 50, lead_in=6, tail=5)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return open_source(make_film(tmp_path_factory.mktemp("film") / "film.mp4"))


@pytest.fixture(scope="module")
def stylizer(tmp_path_factory: pytest.TempPathFactory) -> Stylizer:
    (style,) = read_pack(make_pack(tmp_path_factory.mktemp("pack") / "tame.safetensors"))
    return make_stylizer(style, SETTINGS.width, SETTINGS.height)


def painted(
    source: Source, stylizer: Stylizer, seed: Seed | None = None, part: RenderRange = PART
) -> list[Piece]:
    found = paint_range(frames_from_source(source, part, SETTINGS, seed), part, stylizer, SETTINGS, seed)
    return [item for item in found if isinstance(item, Piece)]


def test_pieces_come_as_planned(source: Source, stylizer: Stylizer):
    pieces = painted(source, stylizer)
    assert tuple(piece.span for piece in pieces) == piece_spans(PART, SETTINGS.chunk_frames)
    assert [piece.seed is None for piece in pieces] == [False, False, False, False, True]
    for piece in pieces:
        if piece.span.kind is PieceKind.BODY:
            assert EncodedChunk.from_bytes(piece.data).frames == len(piece.span)
        else:
            assert len(unpack_pictures(piece.data)) == len(piece.span)


def test_every_frame_is_reported_once(source: Source, stylizer: Stylizer):
    opened = frames_from_source(source, PART, SETTINGS)
    frames = [i.frame for i in paint_range(opened, PART, stylizer, SETTINGS) if isinstance(i, FramePainted)]
    assert frames == list(range(PART.paint_start, PART.stop))


def test_going_on_from_any_seed_gives_the_same_bytes(source: Source, stylizer: Stylizer):
    whole = painted(source, stylizer)
    for number, piece in enumerate(whole[:-1]):
        rest = painted(source, stylizer, piece.seed)
        assert [(p.span, p.checksum) for p in rest] == [(p.span, p.checksum) for p in whole[number + 1 :]]


def test_other_shares_of_the_cores_give_the_same_bytes(
    source: Source, stylizer: Stylizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Ranges begin and end beside it: the network is compiled anew, and motion is found by more threads or fewer."""
    share = CoreShare(lambda: 4)
    monkeypatch.setattr(pipeline, "SHARE", share)
    monkeypatch.setattr(openvino, "SHARE", share)
    monkeypatch.setattr(openvino, "SETTLED_S", 0.0)
    compiled: list[object] = []
    compile_model = openvino.compiled

    def counted(same: int, model: object, settings: dict[str, object]) -> object:
        compiled.append(settings["INFERENCE_NUM_THREADS"])
        return compile_model(same, model, settings)

    monkeypatch.setattr(openvino, "compiled", counted)
    (style,) = read_pack(make_pack(tmp_path / "tame.safetensors"))
    shared = make_stylizer(style, SETTINGS.width, SETTINGS.height)
    pieces: list[Piece] = []
    with ExitStack() as beside:
        for item in paint_range(frames_from_source(source, PART, SETTINGS), PART, shared, SETTINGS):
            if isinstance(item, Piece):
                pieces.append(item)
            elif item.frame % 8 == 0:
                beside.enter_context(share.painting())
            elif item.frame % 16 == 5:
                beside.close()
    assert {1, 2, 4} <= set(compiled)
    assert pieces == painted(source, stylizer)


def test_frames_before_a_broken_one_are_painted_whatever_is_under_way(
    source: Source, stylizer: Stylizer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pipeline, "SHARE", CoreShare(lambda: 4))
    part = RenderRange(20, 60)
    opened = frames_from_source(source, part, SETTINGS)

    def broken(stop: threading.Event) -> Iterator[Picture]:
        yield from islice(opened(stop), SETTINGS.chunk_frames)
        raise SourceError("broken")

    found: list[FramePainted | Piece] = []
    with pytest.raises(SourceError, match="broken"):
        found.extend(paint_range(broken, part, stylizer, SETTINGS))
    # `extend` keeps what came before the error.
    assert [item.frame for item in found if isinstance(item, FramePainted)] == list(range(20, 32))
    assert len([item for item in found if isinstance(item, Piece)]) == 1


def test_clip_from_the_wire_gives_the_same_bytes(source: Source, stylizer: Stylizer):
    clip = PacketClip.from_bytes(cut_packets(source, first_frame(PART, None), PART.stop).to_bytes())
    frames = frames_from_clip(clip, SETTINGS)
    pieces = [i for i in paint_range(frames, PART, stylizer, SETTINGS) if isinstance(i, Piece)]
    assert [p.checksum for p in pieces] == [p.checksum for p in painted(source, stylizer)]


def test_past_matters_but_fades_from_a_fresh_start(source: Source, stylizer: Stylizer):
    """The feedback is real: a range begun elsewhere differs at first."""
    early = painted(source, stylizer, part=RenderRange(20, 44))
    late = painted(source, stylizer, part=RenderRange(30, 44))
    last = [list(decode_chunk(EncodedChunk.from_bytes(pieces[-1].data)))[-1] for pieces in (early, late)]
    assert last[0].shape == last[1].shape == (64, 96, 3)
    assert early[0].checksum != late[0].checksum


def test_stop_ends_between_frames(source: Source, stylizer: Stylizer):
    stop = threading.Event()
    opened, frames = frames_from_source(source, PART, SETTINGS), 0
    with pytest.raises(Interrupted):
        for item in paint_range(opened, PART, stylizer, SETTINGS, stop=stop):
            frames += isinstance(item, FramePainted)
            if frames == 5:
                stop.set()
    assert frames == 5
    assert not [t for t in threading.enumerate() if t.name.startswith("prepare")]


def test_abandoned_range_leaves_no_thread(source: Source, stylizer: Stylizer):
    found = paint_range(frames_from_source(source, PART, SETTINGS), PART, stylizer, SETTINGS)
    next(found)
    found.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("prepare")]


def test_clip_that_ends_too_early_is_an_error(source: Source, stylizer: Stylizer):
    clip = cut_packets(source, PART.paint_start, PART.stop - 3)
    with pytest.raises(SourceError, match="ends at frame 47"):
        list(paint_range(frames_from_clip(clip, SETTINGS), PART, stylizer, SETTINGS))


def test_seed_of_another_size_is_refused(source: Source, stylizer: Stylizer):
    small = np.zeros((8, 8, 3), np.uint8)
    with pytest.raises(StoreError, match="another size"):
        painted(source, stylizer, Seed(25, pack_pictures([small, small])))


@pytest.mark.parametrize("size", [(97, 64), (96, 65), (97, 65), (96, 64)])
def test_odd_row_and_column_are_cut_off(size: tuple[int, int]):
    picture = np.random.default_rng(1).integers(0, 255, (size[1], size[0], 3), np.uint8)
    assert np.array_equal(fit(picture, 96, 64), picture[:64, :96])


def test_picture_of_another_size_is_refused():
    with pytest.raises(SourceError, match="98 × 64"):
        fit(np.zeros((64, 98, 3), np.uint8), 96, 64)
