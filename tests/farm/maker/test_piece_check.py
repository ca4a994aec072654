"""What the maker finds in pieces that came from other computers, and how closely it looks."""

import errno
import secrets
import threading
import time
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import msgspec
import numpy as np
import pytest

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import DiskFullError
from fastvid_gui.farm.maker.desk import JobDesk, KeepSeeds, OrderReady, SeamBroken, SeedBook, SeedUnsound
from fastvid_gui.farm.maker.piece_check import (
    ALWAYS_FIRST,
    BROKEN,
    KNOWN_AFTER,
    ONE_IN,
    ONE_IN_KNOWN,
    ONE_LOSSLESS_IN,
    PieceCheck,
)
from fastvid_gui.farm.schedule.instructions import Assign, SeedRef
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk
from fastvid_gui.media.lossless import pack_pictures
from fastvid_gui.media.sealed import seal, unseal
from fastvid_gui.render.store import JobRecord, Store

SETTINGS = RenderSettings(width=64, height=48, frame_rate=Fraction(8), chunk_frames=12)
BODY = PieceSpan(0, 12, PieceKind.BODY)


def pictures(count: int, width: int = 64) -> list[np.ndarray]:
    chance = np.random.default_rng(1)
    return [chance.integers(0, 255, (48, width, 3), dtype=np.uint8) for _ in range(count)]


@pytest.fixture(scope="module")
def chunk() -> EncodedChunk:
    encoder = ChunkEncoder(ChunkFormat(64, 48, Fraction(8), SETTINGS.crf))
    for picture in pictures(12):
        encoder.add(picture)
    return encoder.finish()


def spoiled(chunk: EncodedChunk, place: int) -> EncodedChunk:
    """One packet holds something else; the others are as they were."""
    packets = list(chunk.packets)
    packets[place] = packets[place][:6] + secrets.token_bytes(len(packets[place]) - 6)
    return msgspec.structs.replace(chunk, packets=tuple(packets))


def test_sound_pieces_are_counted(chunk: EncodedChunk) -> None:
    check = PieceCheck(SETTINGS)
    seed = Seed(11, pack_pictures(pictures(2)))
    for whole in (True, False):
        assert check.frames_of(Piece(BODY, chunk.to_bytes(), seed), whole) == 12
        tail = PieceSpan(0, 5, PieceKind.TAIL)
        assert check.frames_of(Piece(tail, pack_pictures(pictures(5))), whole) == 5


@pytest.mark.parametrize("whole", [True, False])
def test_what_is_no_piece_of_this_film_is_broken(chunk: EncodedChunk, whole: bool) -> None:
    check = PieceCheck(SETTINGS)
    data = chunk.to_bytes()
    assert check.frames_of(Piece(BODY, secrets.token_bytes(5000)), whole) == BROKEN
    assert check.frames_of(Piece(BODY, data[:-1] + bytes([data[-1] ^ 1])), whole) == BROKEN
    assert check.frames_of(Piece(BODY, spoiled(chunk, 0).to_bytes()), whole) == BROKEN
    larger = PieceCheck(RenderSettings(width=96, height=48, frame_rate=Fraction(8), chunk_frames=12))
    assert larger.frames_of(Piece(BODY, data), whole) == BROKEN
    for seed in (b"no seed", pack_pictures(pictures(1)), pack_pictures(pictures(2, width=32))):
        assert check.frames_of(Piece(BODY, data, Seed(11, seed)), whole) == BROKEN


def test_missing_frames_are_counted_however_closely_it_looks(chunk: EncodedChunk) -> None:
    short = msgspec.structs.replace(chunk, packets=chunk.packets[:7])
    for whole in (True, False):
        assert PieceCheck(SETTINGS).frames_of(Piece(BODY, short.to_bytes()), whole) == 7


def test_lossless_pictures_are_described_without_decoding_them() -> None:
    check, data = PieceCheck(SETTINGS), pack_pictures(pictures(5))
    tail = PieceSpan(0, 5, PieceKind.TAIL)
    assert check.frames_of(Piece(tail, pack_pictures(pictures(3))), whole=False) == 3
    assert check.frames_of(Piece(tail, pack_pictures(pictures(5, width=32))), whole=False) == BROKEN
    assert check.frames_of(Piece(tail, data[:-3]), whole=False) == BROKEN
    assert check.frames_of(Piece(tail, undecodable(data)), whole=False) == 5
    assert check.frames_of(Piece(tail, undecodable(data)), whole=True) == BROKEN


@pytest.mark.parametrize("whose", ["helper", "disk"])
def test_side_of_a_seam_that_is_no_picture_is_forgotten_so_that_it_is_painted_again(
    tmp_path: Path, whose: str
) -> None:
    """Who brought it is blamed only for what it brought, not for what this computer's disk lost."""
    spans = [PieceSpan(0, 5, kind) for kind in (PieceKind.TAIL, PieceKind.LEAD)]
    good = pack_pictures(pictures(5))
    posted: list[object] = []
    with Store(tmp_path) as store:
        store.open_job(
            JobRecord(
                id="0123456789abcdef",
                source="in.mp4",
                style="tame",
                request="",
                plan="",
                frames=100,
                output="out.mp4",
                created=0.0,
                used=0.0,
                finished=None,
            )
        )
        brought = undecodable(good) if whose == "helper" else good
        store.add_piece("0123456789abcdef", 0, Piece(spans[0], brought), "bits")
        store.add_piece("0123456789abcdef", 5, Piece(spans[1], good), "bits")
        if whose == "disk":
            (stored,) = store.job_folder("0123456789abcdef").glob("*.tail")
            stored.write_bytes(undecodable(good))
        parts = SimpleNamespace(
            store=store, job="0123456789abcdef", settings=SETTINGS, stop=threading.Event()
        )
        desk = JobDesk(parts, posted.append)  # type: ignore[arg-type]
        desk.fade(0, 0, 5)
        while not posted:
            time.sleep(0.01)
        desk.close()
        assert posted == [SeamBroken(0, (spans[0],), blamed=(spans[0],) if whose == "helper" else ())]
        assert set(store.pieces("0123456789abcdef")) == {spans[1]}


def test_seed_is_opened_before_somebody_goes_on_from_it(tmp_path: Path, chunk: EncodedChunk) -> None:
    """A body piece whose seed has a right head and garbage inside passes; its sender is named when it is needed."""
    good = pack_pictures(pictures(2))
    piece = Piece(BODY, chunk.to_bytes(), Seed(11, undecodable(good)))
    assert PieceCheck(SETTINGS).frames_of(piece, whole=True) == BROKEN
    assert PieceCheck(SETTINGS).frames_of(piece, whole=False) == 12
    posted: list[object] = []
    part = RenderRange(0, 36)
    assign = Assign("b", 7, 0, part, 12, 36, SeedRef(0, 12))
    with Store(tmp_path) as store:
        store.open_job(
            JobRecord(
                id="0123456789abcdef",
                source="in.mp4",
                style="tame",
                request="",
                plan="",
                frames=100,
                output="out.mp4",
                created=0.0,
                used=0.0,
                finished=None,
            )
        )
        parts = SimpleNamespace(
            store=store, job="0123456789abcdef", settings=SETTINGS, stop=threading.Event()
        )
        desk = JobDesk(parts, posted.append)  # type: ignore[arg-type]
        desk.store(KeepSeeds(0, 12, "a"), 0, piece, "bits", lambda: None)
        desk.prepare(assign, with_clip=False)
        desk.store(KeepSeeds(0, 12, "a"), 0, Piece(BODY, piece.data, Seed(11, good)), "bits", lambda: None)
        desk.prepare(assign, with_clip=False)
        # Somebody else brings the next chunk before the order of another node is made ready.
        further = Piece(PieceSpan(12, 24, PieceKind.BODY), piece.data, Seed(23, good))
        desk.store(KeepSeeds(0, 24, "a"), 0, further, "bits", lambda: None)
        desk.prepare(assign, with_clip=False)
        while len(posted) < 6:
            time.sleep(0.01)
        desk.close()
    assert posted[1] == SeedUnsound(assign, "a")
    assert posted[3] == OrderReady(assign, None, Seed(11, good))
    assert posted[5] == SeedUnsound(assign, ""), "nobody's fault, and no reason to end the job"


def test_full_disk_says_what_to_do_whatever_was_to_be_written(tmp_path: Path) -> None:
    """A disk of the size of nothing much: seeds beside the store need space too."""
    with Store(tmp_path) as store:
        book = SeedBook(store, "0123456789abcdef")
        book.put(0, Seed(11, b"fits"), "")
        with pytest.MonkeyPatch.context() as patch:

            def full(path: Path, data: bytes) -> int:
                raise OSError(errno.ENOSPC, "No space left on device", str(path))

            patch.setattr(Path, "write_bytes", full)
            with pytest.raises(DiskFullError, match="Free some space and run the same command again"):
                book.put(0, Seed(23, b"does not"), "")
        assert book.get(0, 12) == Seed(11, b"fits")


def undecodable(data: bytes) -> bytes:
    """Packed pictures with a right checksum around garbage."""
    packed = msgspec.msgpack.decode(unseal(b"FVPI", 1, data, "picture", 1 << 30))
    packed["frames"] = [secrets.token_bytes(len(frame)) for frame in packed["frames"]]
    return seal(b"FVPI", 1, msgspec.msgpack.encode(packed))


def test_first_chunks_are_decoded_whole_and_then_a_part_of_them() -> None:
    check = PieceCheck(SETTINGS)
    body = PieceKind.BODY
    assert all(check.whole("a", body) for _ in range(ALWAYS_FIRST))
    early, late = [], []
    for node in map(str, range(300)):
        asked = [check.whole(node, body) for _ in range(KNOWN_AFTER + 16)]
        assert all(asked[:ALWAYS_FIRST])
        early += asked[ALWAYS_FIRST:KNOWN_AFTER]
        late += asked[KNOWN_AFTER:]
    assert abs(sum(early) / len(early) - 1 / ONE_IN) < 0.05
    assert abs(sum(late) / len(late) - 1 / ONE_IN_KNOWN) < 0.03
    assert check.whole("b", body)
    for _ in range(2 * KNOWN_AFTER):
        check.whole("a", body)
    for _ in range(20):  # by chance it would be so once in 16 ** 60 times
        check.distrust("a")
        assert all(check.whole("a", body) for _ in range(ALWAYS_FIRST))
    lossless = sum(check.whole("c", PieceKind.TAIL) for _ in range(4000)) / 4000
    assert abs(lossless - 1 / ONE_LOSSLESS_IN) < 0.05


def test_fault_in_the_middle_is_found_where_it_looks_closely(chunk: EncodedChunk) -> None:
    """A decoder makes something of most garbage; frames that go missing are what it tells."""
    check = PieceCheck(SETTINGS)
    emptied = msgspec.structs.replace(chunk, packets=(*chunk.packets[:5], b"\0" * 40, *chunk.packets[6:]))
    assert check.frames_of(Piece(BODY, emptied.to_bytes()), whole=True) == BROKEN
    assert check.frames_of(Piece(BODY, emptied.to_bytes()), whole=False) == 12
