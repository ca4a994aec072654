"""Pieces and seeds as files, a job's folder as members read it."""

import os
import shutil
import sys
import threading
from pathlib import Path

import msgspec
import numpy as np
import pytest
from films import make_film, make_pack

from fastvid_gui.cluster.folder import ClusterFolder, open_cluster, received_path, sent_path
from fastvid_gui.cluster.job_folder import OpenJob, read_reference, write_job, write_reference
from fastvid_gui.cluster.maker.desk import Desk, PieceRead
from fastvid_gui.cluster.maker.pieces import Pieces
from fastvid_gui.cluster.messages import Frames, MemberGreeted, PieceWritten, TaskEnded, plain, understood
from fastvid_gui.cluster.piece_files import parse, piece_of, pieces_in, seed_of, write_piece
from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import FarmError, StoreError
from fastvid_gui.farm.reference import Reference
from fastvid_gui.farm.schedule.events import AssignmentOver, PieceReceived
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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_names_of_folder_and_film_need_not_be_text(tmp_path: Path) -> None:
    lab = tmp_path / os.fsdecode(b"l\xe9b 100 % (a)")
    lab.mkdir()
    film = make_film(tmp_path / "film.mp4", 30)
    inside, outside = lab / os.fsdecode(b"caf\xe9.mp4"), tmp_path / os.fsdecode(b"x.m\xe9")
    folder = open_cluster(lab, make=True)
    assert received_path(sent_path(lab)) == lab and sent_path(lab).isascii()
    for number, place in enumerate((inside, outside)):
        shutil.copyfile(film, place)
        source = open_source(place)
        settings = RenderSettings(width=96, height=64, frame_rate=source.info.frame_rate)
        job = str(number) * 16
        write_job(
            folder,
            job,
            version="1",
            source=source,
            settings=settings,
            device="cpu",
            styles={},
            stop=threading.Event(),
        )
        assert OpenJob(folder, job).source.path.read_bytes() == film.read_bytes()
    assert OpenJob(folder, "0" * 16).source.path == inside
    told = plain(TaskEnded(assignment=1, how="failed", text=f"{inside} is gone"))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(told)) == told


def test_a_piece_that_vanishes_while_the_folder_is_read_is_painted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a network disk a name may be listed whose file is gone."""
    folder = open_cluster(tmp_path, make=True)
    monkeypatch.setattr(ClusterFolder, "read", lambda self, path, most, patience_s=0.0: path.read_bytes())
    desk = Desk.__new__(Desk)
    desk._folder, desk.pieces = folder, folder.own
    assert desk._sound("00000024-00000036.body.0123abcd") is None


class NoDesk:
    """Reads nothing by itself."""

    def take(self, node: str, written: PieceWritten) -> None:
        pass


def test_an_end_is_told_once_all_that_came_before_it_was_read() -> None:
    """The maker's disk may be slow; the member that has painted everything is not to blame."""
    told: list[object] = []
    pieces = Pieces(NoDesk(), None, None, told.append)  # type: ignore[arg-type]
    written = [
        PieceWritten(
            assignment=1,
            range_number=0,
            start=start,
            stop=start + 12,
            kind="body",
            file="f",
            seed="",
            seconds=1.0,
        )
        for start in (0, 12)
    ]
    for each in written:
        pieces.written("oak", each)
    over, other = AssignmentOver("oak", 1), AssignmentOver("elm", 2)
    pieces.ended(1, over)
    pieces.ended(2, other)
    assert told == [other]
    for each in written:
        assert over not in told
        pieces.read(PieceRead(node="oak", written=each, piece=None, head=None, frames=12))
    assert [type(event) for event in told] == [AssignmentOver, PieceReceived, PieceReceived, AssignmentOver]
