"""Whether a piece that came from another computer is sound: opened before the coordinator hears of it.

The checksum has already shown that it came as it was sent. This finds what a faulty helper may send nevertheless: no
film at all, another size, too few frames. It can't find pictures that are merely wrong. The reference sequence, before
the first range, and the spot check (`spot_check.py`) do that.

Nothing is decoded before the head fits the job: number and size of pictures, and what sets up the decoder, since that
decides how much memory it takes. Every error raised here is the piece's fault, never the job's.

Decoding every piece whole would cost the maker 2 to 4 % of what painting it costs the helper. So only the first chunks
of each helper and a random part of the rest are decoded whole, with their seeds; a smaller part once many were sound.
Of the others, only the first picture of a chunk is decoded, and only the head of lossless pictures is read. Those of
seams are decoded when they are faded, a seed before a node goes on from it (`desk.py`), which happens to few of them.
"""

import secrets
from collections import Counter

import numpy as np

from fastvid_gui.domain.chunk import Piece, PieceKind
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk, decode_chunk, decoded_frames
from fastvid_gui.media.lossless import PackedHead, described_pictures, pack_pictures, unpack_pictures
from fastvid_gui.render.pipeline import seed_pictures, sound_seed

ALWAYS_FIRST = 3
"""This many chunks of a helper are decoded whole, and as many again after a restart of it or a broken piece."""
ONE_IN = 4
"""Of those that follow, one in this many, by chance: no helper can know which."""
KNOWN_AFTER, ONE_IN_KNOWN = 16, 16
"""After this many chunks of a helper without a fault, one in this many."""
ONE_LOSSLESS_IN = 8
"""Of the lossless pieces, which cost most to decode and are decoded when they are faded anyway."""
BROKEN = -1


class PieceCheck:
    """Checks the pieces of one job. `frames_of` is for one thread; `whole` for another."""

    def __init__(self, settings: RenderSettings) -> None:
        self._settings = settings
        self._parameter_sets = b""
        self._lossless: dict[tuple[int, int], bytes] = {}
        self._trusted: Counter[str] = Counter()

    def whole(self, node: str, kind: PieceKind) -> bool:
        """Whether the next piece of a node is to be decoded whole."""
        if kind is not PieceKind.BODY:
            return secrets.randbelow(ONE_LOSSLESS_IN) == 0
        self._trusted[node] += 1
        if self._trusted[node] <= ALWAYS_FIRST:
            return True
        one_in = ONE_IN if self._trusted[node] <= KNOWN_AFTER else ONE_IN_KNOWN
        return secrets.randbelow(one_in) == 0

    def distrust(self, node: str) -> None:
        """A piece of a node was broken, or its program is not the same as before."""
        self._trusted[node] = 0

    def frames_of(self, piece: Piece, whole: bool = True) -> int:
        """How many frames a piece holds; `BROKEN` if anything is wrong."""
        settings = self._settings
        # What our own are like; if that can't be told, the job can't go on.
        self._parameter_sets = self._parameter_sets or parameter_sets(settings)
        size = (settings.width, settings.height)
        for each in {size, settings.work_size}:
            self._lossless[each] = self._lossless.get(each) or lossless_setup(each)
        try:
            return self._frames_of(piece, whole, size)
        except Exception:  # noqa: BLE001 - the piece's fault, whatever it is
            return BROKEN

    def _frames_of(self, piece: Piece, whole: bool, size: tuple[int, int]) -> int:
        settings, wanted = self._settings, len(piece.span)
        if piece.seed is not None:
            work, count = settings.work_size, seed_pictures(settings)
            if described_pictures(piece.seed.data, most=count) != PackedHead(
                count, *work, self._lossless[work]
            ):
                return BROKEN
            if whole and not sound_seed(piece.seed, settings):
                return BROKEN
        if piece.span.kind is not PieceKind.BODY:
            head = described_pictures(piece.data, most=wanted)
            if head[1:] != (*size, self._lossless[size]):
                return BROKEN
            return (
                len(unpack_pictures(piece.data, wanted, size))
                if whole and head.pictures == wanted
                else head.pictures
            )
        chunk = EncodedChunk.from_bytes(piece.data)
        if (chunk.width, chunk.height) != size or chunk.parameter_sets != self._parameter_sets:
            return BROKEN
        if chunk.frames != wanted:
            return chunk.frames
        if whole:
            return decoded_frames(chunk)
        for _ in decode_chunk(chunk):
            return chunk.frames
        return BROKEN


def lossless_setup(size: tuple[int, int]) -> bytes:
    """What sets up the decoder of lossless pictures of a size (width, height)."""
    return described_pictures(pack_pictures([np.zeros((size[1], size[0], 3), np.uint8)])).extradata


def parameter_sets(settings: RenderSettings) -> bytes:
    """What every chunk of this film has in common; export joins them by it."""
    encoder = ChunkEncoder(ChunkFormat(settings.width, settings.height, settings.frame_rate, settings.crf))
    encoder.add(np.zeros((settings.height, settings.width, 3), np.uint8))
    return encoder.finish().parameter_sets
