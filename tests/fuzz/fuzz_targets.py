"""What is fuzzed: for each reader how it is called, as the app calls it. `fuzz_seeds.py` makes sound bytes for each.

Imports lie inside the functions: each child process needs those of its own reader only.
"""

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from fuzz_mutations import inside_json, inside_msgpack, inside_sqlite, mutated

Read = Callable[[bytes], object]


@dataclass(frozen=True)
class Target:
    """How bytes are read.

    Attributes:
        prepare: is given an empty folder, once, and returns what reads a case.
        form: of the bytes, so that values inside of them can be changed; "" for only bytes.
        head: bytes before a MessagePack text.
        most_bytes: of a case. Work and memory that grow with the size of a file are no fault.
    """

    prepare: Callable[[Path], Read]
    form: Literal["", "msgpack", "json", "sqlite"] = ""
    head: int = 0
    most_bytes: int = 4 << 20

    def case(self, rng: random.Random, seeds: Sequence[bytes]) -> bytes:
        """The next case."""
        return self._mutated(rng, seeds)[: self.most_bytes]

    def _mutated(self, rng: random.Random, seeds: Sequence[bytes]) -> bytes:
        seed = rng.choice(seeds)
        if not self.form or rng.random() < 0.4:
            return mutated(rng, seed, seeds)
        if self.form == "msgpack":
            return inside_msgpack(rng, seed, self.head)
        return inside_json(rng, seed) if self.form == "json" else inside_sqlite(rng, seed)


def _of_file(name: str, read: Callable[[Path], object]) -> Callable[[Path], Read]:
    """A reader of files, as one of bytes."""

    def prepare(folder: Path) -> Read:
        path = folder / name

        def case(data: bytes) -> object:
            path.write_bytes(data)
            return read(path)

        return case

    return prepare


# ---- films and what is cut out of them


def _film(folder: Path) -> Read:
    from fastvid_gui.media.read import open_source, read_frames

    def read(path: Path) -> None:
        source = open_source(path)
        for _ in read_frames(source, 0, min(source.info.frames, 24)):
            pass

    return _of_file("film", read)(folder)


def _clip(folder: Path) -> Read:
    from itertools import islice

    from fastvid_gui.media.packets import PacketClip, decode_packets

    def case(data: bytes) -> None:
        for _ in islice(decode_packets(PacketClip.from_bytes(data)), 24):
            pass

    return case


def _chunk(folder: Path) -> Read:
    """Content that was sealed as it is: the seal finds damage, not malice."""
    from fuzz_seeds import SETTINGS

    from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan
    from fastvid_gui.errors import StoreError
    from fastvid_gui.farm.maker.piece_check import BROKEN, PieceCheck
    from fastvid_gui.media import chunks
    from fastvid_gui.media.sealed import seal

    check = PieceCheck(SETTINGS)

    def case(data: bytes) -> None:
        sealed = seal(chunks._MAGIC, chunks._VERSION, data)
        if check.frames_of(Piece(PieceSpan(0, 8, PieceKind.BODY), sealed)) == BROKEN:
            chunks.EncodedChunk.from_bytes(sealed)  # as when the store is made anew
            raise StoreError("It is no chunk of this film.")
        for _ in chunks.decode_chunk(chunks.EncodedChunk.from_bytes(sealed)):
            pass

    return case


def _lossless(folder: Path) -> Read:
    from fuzz_seeds import SETTINGS

    from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
    from fastvid_gui.errors import StoreError
    from fastvid_gui.farm.maker.piece_check import BROKEN, PieceCheck
    from fastvid_gui.media import lossless
    from fastvid_gui.media.sealed import seal

    check = PieceCheck(SETTINGS)

    def case(data: bytes) -> None:
        sealed = seal(lossless._MAGIC, lossless._VERSION, data)
        check.frames_of(Piece(PieceSpan(0, 8, PieceKind.LEAD), sealed, Seed(7, sealed)), whole=False)
        lossless.described_pictures(sealed)
        if check.frames_of(Piece(PieceSpan(0, 8, PieceKind.LEAD), sealed)) == BROKEN:
            raise StoreError("They are no pictures of this film.")
        lossless.unpack_pictures(sealed)

    return case


# ---- styles and pictures


def _style(folder: Path) -> Read:
    from fastvid_gui.style.formats import read_foreign

    return _of_file("style", lambda path: read_foreign(path).shape.check())(folder)


def _pack(folder: Path) -> Read:
    from fastvid_gui.style.pack import list_pack, pack_training, read_pack

    def read(path: Path) -> None:
        list_pack(path)
        pack_training(path)
        read_pack(path)

    return _of_file("style.safetensors", read)(folder)


def _picture(folder: Path) -> Read:
    from fastvid_gui.style.pictures import PAINTING_SIDE, read_picture

    return _of_file("picture.png", lambda path: read_picture(path, PAINTING_SIDE))(folder)


def _recipe(folder: Path) -> Read:
    from fastvid_gui.training.recipe import read_recipe

    return _of_file("recipe.toml", read_recipe)(folder)


def _checkpoint(folder: Path) -> Read:
    from fastvid_gui.training.checkpoint import read_checkpoint

    return _of_file("training.safetensors", read_checkpoint)(folder)


# ---- lists that people write


def _keyframes(folder: Path) -> Read:
    from fastvid_gui.render.keyframes import load_keyframe_file

    return _of_file("keyframes.csv", load_keyframe_file)(folder)


def _style_changes(folder: Path) -> Read:
    from fastvid_gui.render.style_schedule import load_style_changes

    return _of_file("styles.csv", load_style_changes)(folder)


def _regions(folder: Path) -> Read:
    from fastvid_gui.regions.text import load_regions

    return _of_file("regions.toml", load_regions)(folder)


def _masks(folder: Path) -> Read:
    """Of a film's regions, on their way to a helper."""
    import threading
    from fractions import Fraction

    from fastvid_gui.domain.job import PaintedRegion, RenderSettings
    from fastvid_gui.render.film_regions import range_from

    regions = (PaintedRegion(style="a" * 64),)
    settings = RenderSettings(width=96, height=64, frame_rate=Fraction(25), regions=regions)

    def case(data: bytes) -> None:
        for _ in range_from(data, settings, 10, 14).masks(11, threading.Event()):
            pass

    return case


# ---- what FastVid keeps


def _jobs(folder: Path) -> Read:
    from fuzz_seeds import lay_out_jobs

    from fastvid_gui.render.store import Store

    def case(data: bytes) -> None:
        home = folder / "data"
        lay_out_jobs(home, data)
        with Store(home) as store:
            for record in store.jobs():
                store.forget_damaged(record.id)
                store.seed(record.id, 0)
                store.final_pieces(record.id)
            store.tidy(older_than_seconds=0, most_bytes=0)

    return case


def _settings(folder: Path) -> Read:
    from fastvid_gui.settings import SettingsFile

    return _of_file("settings.json", SettingsFile)(folder)


def _queue(folder: Path) -> Read:
    from fastvid_gui.ui.state.queue_file import read_queue

    return _of_file("queue.json", read_queue)(folder)


def _film_record(folder: Path) -> Read:
    from fastvid_gui.projects.film_records import FilmRecords

    identity = "0123456789abcdef"

    def read(path: Path) -> None:
        record = FilmRecords(path.parent).read(identity)
        if record is not None:
            record.decisions.fitting(100)
            record.history.fitting(100)

    return _of_file(f"{identity}.json", read)(folder)


def _open_films(folder: Path) -> Read:
    from fastvid_gui.projects.open_films import read_open_films

    return _of_file("open-films.json", read_open_films)(folder)


def _project(folder: Path) -> Read:
    from fastvid_gui.projects.moved_films import find_films
    from fastvid_gui.projects.project_file import read_project

    def read(path: Path) -> None:
        project = read_project(path)
        find_films(project.films, path.parent)
        for film in project.films:
            film.decisions.fitting(100)

    return _of_file("a.fastvid", read)(folder)


def _kept_analysis(folder: Path) -> Read:
    import hashlib

    from fastvid_gui.paths import HOME_VARIABLE, cache_folder
    from fastvid_gui.render.kept_analysis import FOLDER, AnalysisKey, kept_analysis

    os.environ[HOME_VARIABLE] = str(folder)
    key = AnalysisKey(checksum="0" * 64, size=7, start=0, stop=60, max_range=240)
    place = cache_folder() / FOLDER / key.file_name
    place.parent.mkdir(exist_ok=True)

    def case(data: bytes) -> object:
        place.write_bytes(hashlib.sha256(data).digest() + data)
        return kept_analysis(key)

    return case


def _request(folder: Path) -> Read:
    from fastvid_gui.render.kept_request import OLDER_FILE, kept_request
    from fastvid_gui.render.store import JobRecord

    older = JobRecord(
        id="0123456789abcdef",
        source=str(folder),
        style="",
        request="",
        plan="",
        frames=1,
        output="",
        created=1e9,
        used=1e9,
        finished=None,
    )
    read_file = _of_file(OLDER_FILE, lambda path: kept_request(older, path.parent))(folder)

    def case(data: bytes) -> None:
        kept_request(replace(older, request=data.decode("utf-8", "replace")), folder)
        read_file(data)

    return case


def _speeds(folder: Path) -> Read:
    from fastvid_gui.engine import speeds

    path = speeds._file()

    def case(data: bytes) -> None:
        path.write_bytes(data)
        speeds._known()

    return case


def _key(folder: Path) -> Read:
    from fastvid_gui.farm.trust.identity import KEY_FILE, load_identity

    return _of_file(KEY_FILE, lambda path: load_identity(path.parent))(folder)


def _peers(folder: Path) -> Read:
    from fastvid_gui.farm.trust.peers import PEERS_FILE, PeerBook

    return _of_file(PEERS_FILE, lambda path: PeerBook(path.parent).list())(folder)


def _addresses(folder: Path) -> Read:
    from fastvid_gui.farm.sockets.addresses import ADDRESSES_FILE, TypedAddresses

    return _of_file(ADDRESSES_FILE, lambda path: TypedAddresses(path.parent).list())(folder)


def _pairing_lock(folder: Path) -> Read:
    from fastvid_gui.farm.trust.pairing_lock import LOCK_FILE, PairingLock

    return _of_file(LOCK_FILE, lambda path: PairingLock(path.parent).locked_s())(folder)


def _shelf(folder: Path) -> Read:
    from fuzz_seeds import lay_out_shelf

    from fastvid_gui.farm.helper.shelf import Shelf

    def case(data: bytes) -> None:
        home = folder / "kept"
        maker, job = lay_out_shelf(home, data)
        shelf = Shelf(home, 1 << 30)
        for key in shelf.keys(maker, job):
            shelf.get(key)

    return case


# ---- what other computers say


def _message(folder: Path) -> Read:
    from fastvid_gui.farm.protocol import wire

    return wire.decode


def _pairing(folder: Path) -> Read:
    from fastvid_gui.farm.trust.pairing import decode_pairing

    return decode_pairing


def _announcement(folder: Path) -> Read:
    """Entries of a TXT record as they travel: a byte of length, then `key=value`."""
    from fastvid_gui.farm.discovery.announcement import parse

    def case(data: bytes) -> None:
        entries: dict[bytes, bytes | None] = {}
        place = 0
        while place < len(data):
            key, equals, value = data[place + 1 : place + 1 + data[place]].partition(b"=")
            entries[key] = value if equals else None
            place += 1 + data[place]
        parse(entries, ["192.168.1.7"], 47800, 1e9)

    return case


def _harness(folder: Path) -> Read:
    """What must be noticed, to see that it is."""

    def case(data: bytes) -> object:
        if data == b"crash":
            raise KeyError(data)
        if data == b"signal":
            os.abort()
        while data == b"endless":
            pass
        return bytearray(b"x") * (600 << 20) if data == b"much" else None

    return case


HARNESS = "harness"
TARGETS: dict[str, Target] = {
    # A film of 4 MB can have 125,000 small frames, which take 4 s to be looked through.
    "film": Target(_film, most_bytes=256 << 10),
    "clip": Target(_clip, "msgpack"),
    "chunk": Target(_chunk, "msgpack"),
    "lossless pictures": Target(_lossless, "msgpack"),
    "style file": Target(_style),
    "style pack": Target(_pack),
    "picture": Target(_picture),
    "recipe": Target(_recipe),
    "checkpoint": Target(_checkpoint),
    "keyframes": Target(_keyframes),
    "style changes": Target(_style_changes),
    "regions file": Target(_regions),
    "masks": Target(_masks, "msgpack"),
    "jobs": Target(_jobs, "sqlite"),
    "settings": Target(_settings, "json"),
    "queue": Target(_queue, "json"),
    "film record": Target(_film_record, "json"),
    "open films": Target(_open_films, "json"),
    "project": Target(_project, "json"),
    "kept analysis": Target(_kept_analysis, "msgpack"),
    "job's request": Target(_request, "json"),
    "speeds": Target(_speeds, "json"),
    "node's key": Target(_key, "json"),
    "paired nodes": Target(_peers, "json"),
    "addresses": Target(_addresses, "json"),
    "pairing lock": Target(_pairing_lock, "json"),
    "kept piece": Target(_shelf),
    "farm message": Target(_message, "msgpack", 5),
    "pairing message": Target(_pairing, "msgpack", 5),
    "announcement": Target(_announcement),
}


def target(name: str) -> Target:
    """A target, or the one by which the harness itself is tried."""
    return TARGETS[name] if name != HARNESS else Target(_harness)
