"""Pieces and seeds as files, a job's folder as members read it."""

import threading
from pathlib import Path

import numpy as np
import pytest
from films import make_film, make_pack

from fastvid_gui.cluster.folder import open_cluster
from fastvid_gui.cluster.job_folder import OpenJob, read_reference, write_job, write_reference
from fastvid_gui.cluster.messages import Frames, MemberGreeted, PieceWritten, TaskEnded, plain, understood
from fastvid_gui.cluster.piece_files import parse, piece_of, pieces_in, seed_of, write_piece
from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import FarmError, StoreError
from fastvid_gui.farm.reference import Reference
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.style.library import load_style

SPAN = PieceSpan(24, 36, PieceKind.BODY)


def test_a_piece_and_its_seed_come_back(tmp_path: Path) -> None:
    piece = Piece(SPAN, b"chunk\nof bytes", Seed(35, b"two pictures"))
    name, seed = write_piece(tmp_path, 12, piece, "fastvid", "one", "0123abcd")
    assert piece_of(name) == SPAN and seed_of(seed) == (12, 35)
    head, data = parse((tmp_path / name).read_bytes())
    assert (data, head.seed, head.range_start, head.fingerprint) == (piece.data, seed, 12, "fastvid")
    assert parse((tmp_path / seed).read_bytes())[1] == b"two pictures"
    assert list(pieces_in(tmp_path)) == [(name, SPAN)]


@pytest.mark.parametrize("place", [3, 40, -1])
def test_any_damage_is_found(tmp_path: Path, place: int) -> None:
    name, _ = write_piece(tmp_path, 0, Piece(SPAN, b"chunk" * 20), "", "", "0123abcd")
    data = bytearray((tmp_path / name).read_bytes())
    data[place] ^= 1
    with pytest.raises(StoreError):
        parse(bytes(data))


@pytest.mark.parametrize(
    "name", ["../00000024-00000036.body.0123abcd", "00000036-00000024.body.0123abcd", "x", ""]
)
def test_other_names_are_no_pieces(name: str) -> None:
    assert piece_of(name) is None and seed_of(name) is None


def test_reports_come_back_whatever_dask_adds() -> None:
    reports = (
        MemberGreeted(member="a", name="n", host="h", device="CPU", version="1", slots=2, fps=1.5),
        Frames(assignment=1, count=2),
        PieceWritten(
            assignment=1, range_number=2, start=0, stop=12, kind="body", file="f", seed="", seconds=1.0
        ),
        TaskEnded(assignment=3, how="declined", text="why"),
    )
    for report in reports:
        assert understood({**plain(report), "worker": "tls://1.2.3.4:5"}) == report
    for other in (None, 7, {}, {"type": "Frames"}, {"type": "TaskEnded", "assignment": 1, "how": "gone"}):
        assert understood(other) is None


def test_a_member_opens_the_job_without_reading_the_film(tmp_path: Path) -> None:
    source = open_source(make_film(tmp_path / "film.mp4", 30))
    style = load_style(str(make_pack(tmp_path / "tame.safetensors")))
    folder = open_cluster(tmp_path, make=True)
    settings = RenderSettings(width=96, height=64, frame_rate=source.info.frame_rate)
    write_job(
        folder,
        "0" * 16,
        version="1",
        source=source,
        settings=settings,
        device="cpu",
        styles={style.digest: style},
        stop=threading.Event(),
    )
    opened = OpenJob(folder, "0" * 16)
    assert opened.settings == settings and opened.source.info == source.info
    assert opened.style(style.digest).digest == style.digest
    for mine, theirs in zip(read_frames(source, 3, 9), read_frames(opened.source, 3, 9), strict=True):
        assert np.array_equal(mine, theirs)
    mine = Reference("print", ("sum",), (b"frame",), 0.5)
    write_reference(folder, "0" * 16, style.digest, mine)
    assert read_reference(folder, "0" * 16, style.digest) == mine


def test_a_source_of_another_size_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    lab = tmp_path / "lab"
    lab.mkdir()
    source = open_source(make_film(outside / "film.mp4", 30))
    folder = open_cluster(lab, make=True)
    settings = RenderSettings(width=96, height=64, frame_rate=source.info.frame_rate)
    write_job(
        folder,
        "0" * 16,
        version="1",
        source=source,
        settings=settings,
        device="cpu",
        styles={},
        stop=threading.Event(),
    )
    copy = folder.job("0" * 16) / "source.mp4"
    assert copy.read_bytes() == source.path.read_bytes()
    copy.write_bytes(b"short")
    with pytest.raises(FarmError, match="5 bytes there"):
        OpenJob(folder, "0" * 16)
