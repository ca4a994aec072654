"""What a member needs to know of a film, as files in the job's folder: written once by the maker.

job.json        settings, the styles' digests, which file is the source
film            what an opened source knows (where each frame is), so that no member reads the whole film for that
mask-N.ENDING   the masks of its regions, if it has any
styles/         the style files. references/: how the maker's computer paints the reference sequence in each of them
source.ENDING   a copy of the source, unless that lies in the shared folder anyway
pieces/         what is finished (`piece_files.py`)
maker.json      who renders it, and a number that grows as long as it does
"""

import os
import shutil
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, get_origin

import msgspec
import numpy as np

from fastvid_gui.cluster.folder import ClusterFolder, received_path, sent_path
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import FarmError, Interrupted
from fastvid_gui.farm.reference import Reference
from fastvid_gui.media.read import Source
from fastvid_gui.regions.masks import open_mask
from fastvid_gui.render.film_regions import FilmRegions
from fastvid_gui.sentences.cluster import WhyNoMember
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.style.pack import Style, dump_style, parse_style
from fastvid_gui.whole_files import beside, replace_file, sync_folder

COPY_BYTES = 1 << 22
MOST_FILM_BYTES = 1 << 30
MOST_STYLE_BYTES = 1 << 28


class JobFile(msgspec.Struct, frozen=True, kw_only=True):
    """`job.json`.

    Attributes:
        source: relative to the shared folder (`sent_path`). source_bytes: its size.
        device: as the user chose it ("auto", "cpu", ...). styles: digests.
        masks: of the settings' regions: files in the job's folder, "luma" or "alpha".
    """

    version: str
    settings: RenderSettings
    device: str
    source: str
    source_bytes: int
    styles: tuple[str, ...]
    masks: tuple[str, ...] = ()


def write_job(
    folder: ClusterFolder,
    job: str,
    *,
    version: str,
    source: Source,
    settings: RenderSettings,
    device: str,
    styles: Mapping[str, Style],
    stop: threading.Event,
    regions: FilmRegions | None = None,
) -> None:
    """Writes all of it but the references; what is there already stays.

    Raises:
        FarmError: the folder can't be written. Interrupted: `stop` was set.
    """
    place = folder.job(job)
    with folder.used():
        for each in (place, place / "pieces", place / "styles", place / "references"):
            each.mkdir(mode=0o700, exist_ok=True)
        named = _source_place(folder, place, source.path)
        size = source.path.stat().st_size
        if named.parent == place:
            _copy(source.path, named, size, stop)
        for digest, style in styles.items():
            if not (place / "styles" / digest).exists():
                replace_file(place / "styles" / digest, dump_style(style), lasting=True)
        replace_file(place / "film", msgspec.msgpack.encode(source, enc_hook=_plain), lasting=True)
        masks = _write_masks(place, regions, stop)
        about = JobFile(
            version=version,
            settings=settings,
            device=device,
            source=sent_path(named.relative_to(folder.shared).as_posix()),
            source_bytes=size,
            styles=tuple(styles),
            masks=masks,
        )
        replace_file(place / "job.json", msgspec.json.encode(about, enc_hook=_plain), lasting=True)


def _write_masks(place: Path, regions: FilmRegions | None, stop: threading.Event) -> tuple[str, ...]:
    """Copies the masks into the job's folder; the names by which members open them."""
    named = []
    for number, mask in enumerate(regions.masks if regions is not None else ()):
        if mask.file is None:
            named.append(mask.kind)
            continue
        copy = place / f"mask-{number}{mask.file.suffix}"
        _copy(mask.file, copy, mask.file.stat().st_size, stop)
        named.append(copy.name)
    return tuple(named)


def write_reference(folder: ClusterFolder, job: str, digest: str, mine: Reference) -> None:
    """How the maker's computer paints the reference sequence in a style."""
    with folder.used():
        path = folder.job(job) / "references" / digest
        replace_file(path, msgspec.msgpack.encode(mine), lasting=True)


def read_reference(folder: ClusterFolder, job: str, digest: str) -> Reference:
    """The other way round."""
    data = folder.read(folder.job(job) / "references" / digest, MOST_FILM_BYTES)
    return msgspec.msgpack.decode(data, type=Reference)


class OpenJob:
    """A job as a member sees it; read from the folder once."""

    def __init__(self, folder: ClusterFolder, job: str) -> None:
        place = folder.job(job)
        self.folder, self.id, self.pieces = folder, job, place / "pieces"
        self._styles: dict[str, Style] = {}
        self._lock = threading.Lock()
        with folder.used():
            about = folder.read(place / "job.json", MOST_FILM_BYTES)
            self.about = msgspec.json.decode(about, type=JobFile, dec_hook=_typed)
            film = folder.read(place / "film", MOST_FILM_BYTES)
        self.settings, self.device = self.about.settings, self.about.device
        source = msgspec.msgpack.decode(film, type=Source, dec_hook=_typed)
        path = folder.shared / received_path(self.about.source)
        with folder.used():
            size = path.stat().st_size
        if size != self.about.source_bytes:
            raise FarmError(WhyNoMember.OTHER_SOURCE, file=path, here=size, size=self.about.source_bytes)
        self.source = replace(source, path=path)
        self.regions = self._opened_regions(place)

    def _opened_regions(self, place: Path) -> FilmRegions | None:
        if not self.settings.regions:
            return None
        if len(self.about.masks) != len(self.settings.regions):
            raise FarmError(WhyNoMember.OTHER_MASKS)
        masks = tuple(open_mask(named, place, self.source) for named in self.about.masks)
        return FilmRegions(self.settings, masks, (), ())

    def style(self, digest: str) -> Style:
        """One of its styles."""
        with self._lock:
            if digest not in self._styles:
                path = self.folder.job(self.id) / "styles" / digest
                with self.folder.used():
                    data = self.folder.read(path, MOST_STYLE_BYTES)
                self._styles[digest] = parse_style(data, str(path))
            return self._styles[digest]


def remove_job(folder: ClusterFolder, job: str) -> None:
    """Deletes a job's files; what can't be deleted only takes space."""
    shutil.rmtree(folder.job(job), ignore_errors=True)


def _source_place(folder: ClusterFolder, place: Path, source: Path) -> Path:
    """Where members find the source: where it is, if that is in the shared folder."""
    for shared in (folder.shared, folder.shared.resolve()):
        with suppress(ValueError, OSError):
            return folder.shared / source.resolve().relative_to(shared)
    return place / f"source{source.suffix}"


def _copy(source: Path, target: Path, size: int, stop: threading.Event) -> None:
    if target.exists() and target.stat().st_size == size:
        return
    partial = beside(target)
    try:
        with source.open("rb") as there, partial.open("xb") as here:
            while block := there.read(COPY_BYTES):
                if stop.is_set():
                    raise Interrupted(Painting.STOPPED_EARLY)
                here.write(block)
            here.flush()
            os.fsync(here.fileno())
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    sync_folder(target.parent)


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return value.dtype.str, list(value.shape), value.tobytes()
    if isinstance(value, Path):
        return sent_path(value)
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"no plain form for {type(value).__name__}")


def _typed(kind: Any, value: Any) -> object:
    if (get_origin(kind) or kind) is np.ndarray:
        return np.frombuffer(value[2], value[0]).reshape(value[1])
    if kind is Path:
        return received_path(value)
    if kind is Fraction:
        return Fraction(value)
    raise NotImplementedError(f"no {kind} in a file")
