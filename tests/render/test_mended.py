"""A chunk with a right checksum and garbage inside, as a helper may bring it: painted again, not only reported."""

import threading
from fractions import Fraction
from pathlib import Path

import msgspec
import numpy as np
import pytest
from films import decoded, make_film, make_pack

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan
from fastvid_gui.domain.look import Look
from fastvid_gui.errors import ExportError
from fastvid_gui.media.chunks import EncodedChunk
from fastvid_gui.render import assemble
from fastvid_gui.render.events import Event, Noted
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.local_run import LocalRun, Run, RunParts
from fastvid_gui.render.request import RenderRequest


class Spoiled:
    """A run of this computer alone; afterwards the packets of some chunks hold nothing that can be decoded."""

    def __init__(self, parts: RunParts, spans: tuple[PieceSpan, ...]) -> None:
        self._parts, self._run, self._spans = parts, LocalRun(parts), spans
        self.shares = ()

    def run(self, planning: object, tell: object) -> None:
        self._run.run(planning, tell)  # type: ignore[arg-type]
        store, job = self._parts.store, self._parts.job
        for span in self._spans:
            chunk = EncodedChunk.from_bytes(store.read_piece(job, span))
            packets = tuple(packet[:6] + bytes(len(packet) - 6) for packet in chunk.packets)
            store.add_piece(
                job, 0, Piece(span, msgspec.structs.replace(chunk, packets=packets).to_bytes()), "bits"
            )


def rendered(
    folder: Path, film: Path, pack: Path, spans: tuple[PieceSpan, ...]
) -> tuple[list[np.ndarray], list[str]]:
    notes: list[str] = []

    def tell(event: Event) -> None:
        if isinstance(event, Noted):
            notes.append(str(event.text))

    def make_run(parts: RunParts) -> Run:
        return Spoiled(parts, spans)  # type: ignore[return-value]

    request = RenderRequest(
        source=film,
        output=folder / "out.mp4",
        look=Look(style=str(pack)),
        overwrite=True,
        fresh=True,
        keyframes="none",
        workers=1,
    )
    render_film(request, tell, threading.Event(), make_run)
    return decoded(folder / "out.mp4"), notes


@pytest.mark.usefixtures("own_home")
def test_garbage_in_a_chunk_is_painted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    film = make_film(tmp_path / "film.mp4", 40, 96, 64, Fraction(8), sound=False)
    pack = make_pack(tmp_path / "tame.safetensors")
    whole, notes = rendered(tmp_path, film, pack, ())
    assert not notes
    spoiled = (PieceSpan(12, 24, PieceKind.BODY), PieceSpan(36, 40, PieceKind.BODY))
    mended, notes = rendered(tmp_path, film, pack, spoiled)
    assert notes == ["16 frames of the film, first 12, can't be decoded; they are painted again here."]
    assert len(mended) == len(whole) and all(map(np.array_equal, mended, whole))
    # Without that it is only reported.
    monkeypatch.setattr(assemble, "_mended", lambda *arguments: False)
    with pytest.raises(ExportError):
        rendered(tmp_path, film, pack, spoiled)
