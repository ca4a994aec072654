"""The spot check: which pieces, and what counts as another picture."""

from fractions import Fraction

import numpy as np
import pytest
from films import make_film, make_pack

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.maker.spot_check import FIRST_AMONG, SpotChooser, difference, means, same_bits
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk, decode_chunk
from fastvid_gui.media.lossless import pack_pictures, unpack_pictures
from fastvid_gui.media.read import open_source
from fastvid_gui.render.painters import fingerprint_of
from fastvid_gui.render.pipeline import FramePainted, frames_from_source, paint_range
from fastvid_gui.style.pack import read_pack
from fastvid_gui.style.stylizer import available_backends, make_stylizer

SETTINGS = RenderSettings(width=160, height=96, frame_rate=Fraction(8), chunk_frames=12)
BODY = PieceSpan(0, 12, PieceKind.BODY)
Painted = tuple[Piece, list[np.ndarray], str]


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Painted]:
    """The first chunk of a film, its frames before they were encoded, and the fingerprint, by each backend."""
    folder = tmp_path_factory.mktemp("spot")
    source = open_source(make_film(folder / "film.mp4", 30, 160, 96, Fraction(8), sound=False))
    style = read_pack(make_pack(folder / "tame.safetensors"))[0]
    found = {}
    for backend in available_backends():
        stylizer, frames = make_stylizer(style, 160, 96, device="cpu", backend=backend), []
        part = RenderRange(0, 30)
        for item in paint_range(frames_from_source(source, part, SETTINGS), part, stylizer, SETTINGS):
            if isinstance(item, Piece):
                found[backend] = (item, frames, fingerprint_of(stylizer))
                break
            assert isinstance(item, FramePainted) and item.painted is not None
            frames.append(item.painted)
    return found


def encoded(frames: list[np.ndarray], seed: Seed | None) -> Piece:
    encoder = ChunkEncoder(ChunkFormat(160, 96, SETTINGS.frame_rate, SETTINGS.crf))
    for frame in frames:
        encoder.add(frame)
    return Piece(BODY, encoder.finish().to_bytes(), seed)


def judged(mine: Painted, theirs: Piece, fingerprint: str = "") -> str:
    piece, frames, mark = mine
    blocks = [means(frame).astype(np.float16) for frame in frames]
    return difference(piece, theirs, (mark, fingerprint or mark), blocks)


def test_same_bits_are_sound(painted: dict[str, Painted]) -> None:
    mine = next(iter(painted.values()))
    again = encoded(mine[1], mine[0].seed)
    assert same_bits(mine[0], again) and judged(mine, again) == ""


def test_other_backends_are_sound(painted: dict[str, Painted]) -> None:
    """float32 of another library, and bfloat16 where the processor has it."""
    if len(painted) < 2:
        pytest.skip("only one backend is here")
    for one in painted.values():
        for other in painted.values():
            assert judged(one, other[0], other[2]) == ""


@pytest.mark.parametrize("forgery", ["all", "one frame", "a mark", "a mark in one frame", "the source"])
def test_other_pictures_are_found(painted: dict[str, Painted], forgery: str) -> None:
    mine = next(iter(painted.values()))
    frames = [frame.copy() for frame in mine[1]]
    if forgery == "all":
        frames = [255 - frame for frame in frames]
    elif forgery == "one frame":
        frames[7] = 255 - frames[7]
    elif forgery == "the source":
        frames = [np.full_like(frame, 128) for frame in frames]
    for frame in frames[5:6] if forgery == "a mark in one frame" else frames if forgery == "a mark" else ():
        frame[40:64, 40:64] ^= 0xFF
    assert judged(mine, encoded(frames, mine[0].seed))
    # Also where the helper says that it computes in half precision, which allows most.
    assert judged(mine, encoded(frames, mine[0].seed), "fastvid, torch, f16")


def test_forged_seed_is_found(painted: dict[str, Painted]) -> None:
    """The chunk is as it should be, but whoever goes on from it would go on from another picture."""
    mine = next(iter(painted.values()))
    assert mine[0].seed is not None
    source, last = unpack_pictures(mine[0].seed.data, most=2)
    marked = last.copy()
    marked[:24, :24] ^= 0xFF
    for pictures in ((source, 255 - last), (255 - source, last), (source, marked)):
        forged = Piece(BODY, mine[0].data, Seed(11, pack_pictures(pictures)))
        assert not same_bits(mine[0], forged)
        assert judged(mine, forged, "fastvid, torch, f16")


def test_lossless_pieces_are_compared_as_they_are(painted: dict[str, Painted]) -> None:
    mine = next(iter(painted.values()))
    tail = PieceSpan(0, 12, PieceKind.TAIL)
    own = Piece(tail, pack_pictures(mine[1]))
    nearly = [
        np.clip(frame.astype(int) + (np.arange(160) % 3 == 0)[None, :, None], 0, 255) for frame in mine[1]
    ]
    near = Piece(tail, pack_pictures([frame.astype(np.uint8) for frame in nearly]))
    marks = (mine[2], "fastvid, torch, f16")
    assert difference(own, near, marks, ()) == ""
    far = Piece(tail, pack_pictures([*mine[1][:-1], 255 - mine[1][-1]]))
    assert "levels of difference" in difference(own, far, marks, ())


def test_coarse_coding_blames_nobody(painted: dict[str, Painted]) -> None:
    """Two encoders of nearly the same frames may be far from each other; both are as far from the frames."""
    mine = next(iter(painted.values()))
    chance = np.random.default_rng(2)
    for crf in (32, 51):
        coarse, other = (ChunkEncoder(ChunkFormat(160, 96, SETTINGS.frame_rate, crf)) for _ in range(2))
        for frame in mine[1]:
            coarse.add(frame)
            noise = chance.integers(-1, 2, frame.shape) * (chance.random(frame.shape) < 0.05)
            other.add(np.clip(frame.astype(int) + noise, 0, 255).astype(np.uint8))
        own = Piece(BODY, coarse.finish().to_bytes(), mine[0].seed)
        assert judged((own, mine[1], mine[2]), Piece(BODY, other.finish().to_bytes(), mine[0].seed)) == ""


def test_one_of_the_first_pieces_of_each_helper_is_checked_and_then_a_share_by_chance() -> None:
    firsts, later = [], 0
    for number in range(300):
        chooser = SpotChooser(2.0)
        asked = [chooser.wants(f"{number}") for _ in range(100)]
        assert any(asked[:FIRST_AMONG])
        firsts.append(asked.index(True))
        later += sum(asked[FIRST_AMONG:])
    assert {firsts.count(place) > 60 for place in range(FIRST_AMONG)} == {True}
    assert abs(later / (300 * (100 - FIRST_AMONG)) - 0.02) < 0.006


def test_no_share_means_no_checks_and_all_means_all() -> None:
    never, always = SpotChooser(0), SpotChooser(100)
    assert not any(never.wants("a") or never.keeps_candidate("a") for _ in range(50))
    assert all(always.wants("a") for _ in range(50))


def test_candidate_is_any_of_the_pieces_so_far() -> None:
    kept = [0, 0]
    for _ in range(600):
        chooser = SpotChooser(0.0001)
        chooser.wants("a")
        assert chooser.keeps_candidate("a")
        chooser.wants("a")
        kept[chooser.keeps_candidate("a")] += 1
    assert min(kept) > 200


def test_decoded_frames_are_near_what_was_painted(painted: dict[str, Painted]) -> None:
    """The measure itself: means of blocks of decoded frames are near those of the painted ones."""
    mine = next(iter(painted.values()))
    for frame, shown in zip(mine[1], decode_chunk(EncodedChunk.from_bytes(mine[0].data)), strict=True):
        assert float(np.abs(means(frame) - means(shown)).mean()) < 4
