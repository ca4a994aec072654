"""Sound bytes for each reader, small, made by FastVid's own writers where it has some."""

import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import msgspec
import numpy as np

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.render.request import RenderRequest

TESTS = Path(__file__).resolve().parent.parent
for _folder in ("", "style", "media", "farm", "farm/protocol"):
    sys.path.insert(0, str(TESTS / _folder))

SETTINGS = RenderSettings(width=64, height=48, frame_rate=Fraction(25), chunk_frames=8)
JOB = "0123456789abcdef"
MAKER, FARM_JOB = "aaaa-bbbb-cccc-dddd", "ab" * 32


def seeds_of(target: str) -> list[bytes]:
    """At least one sound file (or message) of a target."""
    return _SEEDS[target]()


def _written(*writers: Callable[[Path], object]) -> list[bytes]:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number, write in enumerate(writers):
            path = Path(folder) / str(number)
            write(path)
            found.append(path.read_bytes())
    return found


# ---- films


def _picture(number: int) -> np.ndarray:
    rows, columns = np.mgrid[0:48, 0:64]
    return np.stack([rows * 5 + number, columns * 4, (rows + columns) * 2], axis=2).astype(np.uint8)


def _coded(
    container: str, codec: str, pixels: str = "yuv420p", sound: str = "", times: int = 1, **options: str
) -> bytes:
    import av

    data = io.BytesIO()
    with av.open(data, "w", format=container) as out:
        stream = out.add_stream(codec, rate=25, options={"threads": "1", **options})
        stream.width, stream.height, stream.pix_fmt = 64 * times, 48 * times, pixels
        track = out.add_stream(sound, rate=48000) if sound else None
        for number in range(8):
            large = np.ascontiguousarray(_picture(number).repeat(times, 0).repeat(times, 1))
            out.mux(stream.encode(av.VideoFrame.from_ndarray(large, format="rgb24")))
        out.mux(stream.encode(None))
        if track is not None:
            wave = (0.2 * np.sin(np.arange(15360) / 8)).astype(np.float32)
            for start in range(0, len(wave), 1024):
                block = np.repeat(wave[None, start : start + 1024], 2, axis=0)
                frame = av.AudioFrame.from_ndarray(block, "fltp", "stereo")
                frame.sample_rate, frame.pts = 48000, start
                out.mux(track.encode(frame))
            out.mux(track.encode(None))
    return data.getvalue()


def a_gif() -> bytes:
    """Its size is in the bytes 6 to 9."""
    return _coded("gif", "gif", "rgb8")


def _films() -> list[bytes]:
    return [
        _coded("mp4", "libx264", sound="aac", preset="ultrafast", g="4", bf="2"),
        _coded("matroska", "libx264", sound="aac", preset="ultrafast"),
        _coded("webm", "libvpx-vp9", deadline="realtime", **{"cpu-used": "8"}),
        _coded("matroska", "ffv1"),
        _coded("mov", "prores_ks", "yuv422p10le"),
        _coded("avi", "mjpeg", "yuvj420p"),
        _coded("avi", "mpeg4"),
        _coded("mpegts", "mpeg2video"),
        _coded("mp4", "libx265", preset="ultrafast", **{"x265-params": "log-level=none:pools=1"}),
        a_gif(),
        _coded("flv", "flv"),
        _coded("apng", "apng", "rgb24"),
        _coded("mov", "qtrle", "rgb24"),
        _coded("nut", "huffyuv", "yuv422p"),
        _coded("yuv4mpegpipe", "wrapped_avframe"),
    ]


def _clips() -> list[bytes]:
    """Of each film that is read, as a maker cuts it."""
    from fastvid_gui.media.packets import cut_packets
    from fastvid_gui.media.read import open_source

    clips = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film"
        for data in _films():
            path.write_bytes(data)
            clips.append(cut_packets(open_source(path), 0, 6).to_bytes())
    return clips


def _unsealed(data: bytes) -> bytes:
    from fastvid_gui.media import sealed

    return data[sealed._HEADER.size :]


def _sealed_chunk() -> bytes:
    from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat

    encoder = ChunkEncoder(ChunkFormat(64, 48, Fraction(25), 20))
    for number in range(8):
        encoder.add(_picture(number))
    return encoder.finish().to_bytes()


def _chunks() -> list[bytes]:
    return [_unsealed(_sealed_chunk())]


def _lossless() -> list[bytes]:
    from fastvid_gui.media.lossless import pack_pictures

    return [_unsealed(pack_pictures([_picture(number) for number in range(count)])) for count in (2, 8)]


# ---- styles and pictures


def _style_files() -> list[bytes]:
    import torch
    from test_formats_onnx import Graph
    from test_formats_pth import Published
    from test_formats_t7 import VIDEO, Net, checkpoint, written

    torch.manual_seed(1)
    state = Published(2).state_dict()
    found = [written(checkpoint(Net(VIDEO, 7, True)))]
    for as_archive in (True, False):
        buffer = io.BytesIO()
        torch.save(state, buffer, _use_new_zipfile_serialization=as_archive)
        found.append(buffer.getvalue())
    network = Published(2)
    return [
        *found,
        *(Graph(network, way).data() for way in ("scales attribute", "sizes, pads input", "mean, clip")),
    ]


def _packs() -> list[bytes]:
    from test_pack import made_pack

    return [made_pack(), made_pack(half=False)]


def _checkpoints() -> list[bytes]:
    import torch

    from fastvid_gui.training.checkpoint import checkpoint_bytes

    return [checkpoint_bytes("somebody's", {"step": 3}, {"a": torch.ones(3, 4), "b": torch.zeros(5)})]


def _pictures() -> list[bytes]:
    import cv2

    picture = np.ascontiguousarray(_picture(0).repeat(2, 0).repeat(2, 1))
    endings = (".png", ".jpg", ".bmp", ".tiff", ".webp")
    found = [cv2.imencode(ending, picture)[1].tobytes() for ending in endings]
    return [
        *found,
        cv2.imencode(".png", picture.astype(np.uint16) * 257)[1].tobytes(),
        _coded("gif", "gif", "rgb8", times=2),
    ]


def _recipes() -> list[bytes]:
    folder = TESTS.parent / "packaging" / "styles"
    return [path.read_bytes() for path in sorted(folder.rglob("*.toml"))[:3]]


# ---- lists that people write


def _keyframes() -> list[bytes]:
    return [b"# a comment\nframe,kind\n0\n30\n76,cut\n120,soft\n", "\ufeff10;cut\r\n20\tsoft\r\n".encode()]


def _style_changes() -> list[bytes]:
    return [b'0,scream\n84,"starry-night:0.5,scream:0.5"\n120,wave # here\n']


def _regions() -> list[bytes]:
    from fastvid_gui.regions.region import Key, Region, Regions, Stroke
    from fastvid_gui.regions.text import write_regions

    stroke = Stroke(belongs=True, points=((1.0, 2.0), (30.5, 4.0)))
    keys = (Key(frame=3, box=(1, 2, 30, 40)), Key(frame=9, strokes=(stroke,)))
    first = Region(name="dancer", style="wave:0.6,scream:0.4", mask="d.mkv", feather=2.5, keys=keys)
    second = Region(name="sky", style="source", mask="luma", strength=0.5, invert=True, keep_colors=True)
    return [write_regions(Regions(regions=(first, second), outside="source")).encode()]


def _masks() -> list[bytes]:
    import numpy as np

    from fastvid_gui.render.film_regions import pack_masks
    from fastvid_gui.render.region_layers import RegionBox

    matte = np.zeros((64, 96), np.uint8)
    matte[20:40, 30:60] = 255
    masks = ((np.roll(matte, number, axis=1),) for number in range(4))
    return [pack_masks((None, RegionBox(16, 0, 64, 64)), masks)]


# ---- what FastVid keeps


def _job_folder(home: Path) -> Path:
    """A job folder with sound files, as `Store` writes them; returns it."""
    from fastvid_gui.render.store import JobRecord, Store

    chunk = _sealed_chunk()
    with Store(home) as store:
        store.open_job(
            JobRecord(
                id=JOB,
                source="in.mp4",
                style="tame",
                request="",
                plan="",
                frames=16,
                output="out.mp4",
                created=1e9,
                used=1e9,
                finished=None,
            )
        )
        for start in (0, 8):
            span = PieceSpan(start, start + 8, PieceKind.BODY)
            store.add_piece(JOB, 0, Piece(span, chunk, Seed(start + 7, b"seed")), "cpu")
        store.finish_job(JOB)
    return home / "jobs" / JOB


def _databases() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _job_folder(home)
        return [(home / "jobs.sqlite").read_bytes()]


_laid: dict[Path, dict[str, bytes]] = {}


def lay_out_jobs(home: Path, database: bytes) -> None:
    """A data folder as it was, but for its database."""
    if home not in _laid:
        folder = _job_folder(home)
        _laid[home] = {path.name: path.read_bytes() for path in folder.iterdir()}
    for path in home.glob("jobs.sqlite*"):
        path.unlink()
    folder = home / "jobs" / JOB
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in _laid[home].items():
        if not (folder / name).exists():
            (folder / name).write_bytes(data)
    (home / "jobs.sqlite").write_bytes(database)


def _settings() -> list[bytes]:
    import msgspec

    from fastvid_gui.settings import Preferences

    changed = Preferences(favorites=("scream", "wave"), recent=("/films/a.mp4",), shortcuts={"play": "K"})
    return [msgspec.json.encode(Preferences()), msgspec.json.format(msgspec.json.encode(changed))]


def _render() -> RenderRequest:
    from fastvid_gui.domain.look import Look

    return RenderRequest(
        source=Path("/films/a.mp4"),
        output=Path("/films/b.mp4"),
        look=Look(style="scream", strength=1.0, keep_colors=False),
        crf=18,
    )


def _queues() -> list[bytes]:
    from fastvid_gui.render.request import to_json
    from fastvid_gui.ui.state.queue_file import SavedItem
    from fastvid_gui.ui.state.queue_item import ItemState

    item = SavedItem(request=_render(), state=ItemState.WAITING, job=JOB, frames=100, elapsed=3.5)
    return [to_json({"version": 1, "items": (item, item)})]


def _film_records() -> list[bytes]:
    from fastvid_gui.projects.decisions import Decisions, History, UndoStep
    from fastvid_gui.projects.film_records import FilmRecord, FilmRecords

    look = _render().look
    steps = (
        UndoStep("Style", "look", Look(), look),
        UndoStep("Marks", "marks", (None, None), (3, 40)),
        UndoStep("Edit", "edited", None, _edited()),
    )
    identity = "0123456789abcdef"
    record = FilmRecord(
        identity=identity,
        name="a.mp4",
        frames=100,
        decisions=Decisions(look=look, mark_in=3, mark_out=40, edited=_edited()),
        history=History(steps, 2),
    )
    with tempfile.TemporaryDirectory() as name:
        FilmRecords(Path(name)).write(record)
        return [(Path(name) / f"{identity}.json").read_bytes()]


def _edited() -> tuple[Keyframe, ...]:
    from fastvid_gui.sentences.keyframes import WhyKeyframe
    from fastvid_gui.sentences.sentence import say

    return (
        Keyframe(0, KeyframeKind.START, 1.0, why=say(WhyKeyframe.FILM_STARTS)),
        Keyframe(40, KeyframeKind.CUT, 3.0, "The picture changes."),
    )


def _lists_of_films() -> list[bytes]:
    from fastvid_gui.projects.open_films import OpenFilms, RememberedFilm

    films = (RememberedFilm("/films/a.mp4", "0123456789abcdef"), RememberedFilm("/films/b.mp4"))
    return [msgspec.json.encode(OpenFilms(films=films, current="/films/b.mp4"))]


def _projects() -> list[bytes]:
    from fastvid_gui.projects.decisions import Decisions
    from fastvid_gui.projects.project_file import OpenedFilm, ProjectStyle, write_project

    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "a.fastvid"
        decisions = Decisions(look=_render().look, playhead=7, edited=_edited())
        films = (OpenedFilm(Path(name) / "clips" / "a.mp4", "0123456789abcdef", decisions),)
        write_project(file, films, None, (ProjectStyle(name="mine", digest="0" * 64),), overwrite=True)
        return [file.read_bytes()]


def _analyses() -> list[bytes]:
    from array import array

    from fastvid_gui.domain.plan import Plan
    from fastvid_gui.paths import HOME_VARIABLE, cache_folder
    from fastvid_gui.render.kept_analysis import FOLDER, AnalysisKey, KeptAnalysis, keep_analysis

    key = AnalysisKey(checksum="0" * 64, size=7, start=0, stop=60, max_range=240)
    before = os.environ.get(HOME_VARIABLE)
    with tempfile.TemporaryDirectory() as name:
        os.environ[HOME_VARIABLE] = name
        try:
            keep_analysis(key, KeptAnalysis(Plan(0, 60, _edited()), array("f", [0.5] * 60), (3, 4)))
            return [(cache_folder() / FOLDER / key.file_name).read_bytes()[32:]]
        finally:
            os.environ.pop(HOME_VARIABLE)
            if before is not None:
                os.environ[HOME_VARIABLE] = before


def _requests() -> list[bytes]:
    from fastvid_gui.render.kept_request import kept_text

    with tempfile.TemporaryDirectory() as name:
        film = Path(name) / "a.mp4"
        film.write_bytes(b"film")
        return [kept_text(replace(_render(), source=film)).encode()]


def _speeds() -> list[bytes]:
    return [
        json.dumps(
            {"0123456789ab fast cpu": [[1.5e-7, 0.85, 0]], "ff fine cpu": [[6e-7, 0.9, 300], [5e-7, 0.8, 90]]}
        ).encode()
    ]


def _keys() -> list[bytes]:
    from fastvid_gui.farm.trust.identity import KEY_FILE, load_identity

    with tempfile.TemporaryDirectory() as folder:
        load_identity(Path(folder))
        return [(Path(folder) / KEY_FILE).read_bytes()]


def _peers() -> list[bytes]:
    from fastvid_gui.farm.trust.peers import PEERS_FILE, Peer, PeerBook

    with tempfile.TemporaryDirectory() as folder:
        book = PeerBook(Path(folder))
        for number in range(3):
            book.add(Peer(bytes([number]) * 32, f"PC {number}", "192.168.1.7:47800", 1e9))
        return [(Path(folder) / PEERS_FILE).read_bytes()]


def _addresses() -> list[bytes]:
    return [
        b'{"format": 1, "addresses": ["192.168.1.7:47800", "[fe80::1%eth0]:47800", "kitchen.local:47801"]}'
    ]


def _pairing_locks() -> list[bytes]:
    return [b'{"wrong":5,"since":1700000000.0}']


_PIECE_NAME = "0-body-0-8.piece"


def _kept_pieces() -> list[bytes]:
    from fastvid_gui.farm.helper.shelf import KeptPiece, PieceKey, Shelf

    span = PieceSpan(0, 8, PieceKind.BODY)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), 1 << 30)
        key = PieceKey(MAKER, FARM_JOB, 0, span)
        shelf.put(
            KeptPiece(
                key=key,
                session="ab" * 8,
                assignment=3,
                fingerprint="cpu",
                piece=Piece(span, b"chunk", Seed(7, b"seed")),
            )
        )
        return [(Path(folder) / MAKER / FARM_JOB / _PIECE_NAME).read_bytes()]


def lay_out_shelf(home: Path, piece: bytes) -> tuple[str, str]:
    """A shelf with that one piece; returns maker and job."""
    folder = home / MAKER / FARM_JOB
    shutil.rmtree(home, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / _PIECE_NAME).write_bytes(piece)
    return MAKER, FARM_JOB


# ---- what other computers say


def _messages() -> list[bytes]:
    from hypothesis import HealthCheck, Phase, given, settings
    from test_messages import EVERY

    from fastvid_gui.farm.protocol import wire

    found: list[bytes] = []
    for strategy in EVERY.values():

        @settings(
            max_examples=4,
            database=None,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def take(message: object) -> None:
            found.append(wire.encode(message))

        take()
    return found


def _pairing() -> list[bytes]:
    from fastvid_gui.farm.trust import pairing

    element, mac = bytes(range(pairing._SPAKE_BYTES)), bytes(pairing._MAC_BYTES)
    messages = (
        pairing.PairStart(element),
        pairing.PairReply(element),
        pairing.PairProve(bytes(32), "Küche", 47800, mac),
        pairing.PairDone(mac),
        pairing.PairSorry("locked", 60),
    )
    return [pairing.encode_pairing(message) for message in messages]


def _announcements() -> list[bytes]:
    from fastvid_gui.farm.discovery.announcement import Announcement

    said = Announcement(
        id=MAKER,
        name="Küche",
        port=47800,
        device="CPU, 8 cores",
        helping=True,
        state="idle",
        pairing_port=47900,
        run="0123456789abcdef",
    )
    entries = [f"{key}={value}".encode() for key, value in said.txt(1e9).items()]
    return [b"".join(bytes([len(entry)]) + entry for entry in entries)]


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "film": _films,
    "clip": _clips,
    "chunk": _chunks,
    "lossless pictures": _lossless,
    "style file": _style_files,
    "style pack": _packs,
    "picture": _pictures,
    "recipe": _recipes,
    "checkpoint": _checkpoints,
    "keyframes": _keyframes,
    "style changes": _style_changes,
    "regions file": _regions,
    "masks": _masks,
    "jobs": _databases,
    "settings": _settings,
    "queue": _queues,
    "film record": _film_records,
    "open films": _lists_of_films,
    "project": _projects,
    "kept analysis": _analyses,
    "job's request": _requests,
    "speeds": _speeds,
    "node's key": _keys,
    "paired nodes": _peers,
    "addresses": _addresses,
    "pairing lock": _pairing_locks,
    "kept piece": _kept_pieces,
    "farm message": _messages,
    "pairing message": _pairing,
    "announcement": _announcements,
}
