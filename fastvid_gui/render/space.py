"""How much disk a job needs, and whether its film fits into one file: estimated before it starts (promise 5)."""

from pathlib import Path

from fastvid_gui.domain.compare import CompareChoice
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import MAX_LEAD_IN_FRAMES
from fastvid_gui.errors import DiskFullError, TargetFullError
from fastvid_gui.render.store import free_bytes
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.targets.limit import largest_file, size_limit
from fastvid_gui.targets.place import too_large

BYTES_PER_PIXEL_AT_CRF_20 = 0.10
"""Of H.264 for a painted frame, generously: 0.04 to 0.07 in the shipped styles. A CRF 6 higher roughly halves it."""
SURE_SHARE = 0.2
"""The share of it that a film of nearly all paint needs in any case: half of the plainest shipped style."""
SURE_STRENGTH = 0.5
"""With less paint, a film may be as plain as its source."""
TELLING_FRAMES = 100
"""Once this many frames are stored, their size is the best estimate."""
LOSSLESS_BYTES_PER_PIXEL = 1.0
"""A generous bound: 0.75 in docs/encoding.md."""
RANGES_AT_WORK = 4
"""Roughly how many ranges have seeds and fades on the disk at one time."""
SPARE_BYTES = 32 * 1024**2


def space_needed(settings: RenderSettings, frames: int, compare: CompareChoice = "none") -> tuple[int, int]:
    """Estimated bytes for the job store and for the MP4. One that compares waits in the store once more."""
    pixels = settings.width * settings.height
    film = round(pixels * frames * BYTES_PER_PIXEL_AT_CRF_20 * 2 ** ((20 - settings.crf) / 6))
    width, height = settings.work_size
    kept = 2 * width * height + 2 * MAX_LEAD_IN_FRAMES * pixels
    waiting = round(RANGES_AT_WORK * kept * LOSSLESS_BYTES_PER_PIXEL)
    if compare == "none":
        return film + waiting, film
    both = 2 * film if compare == "side-by-side" else film
    return film + waiting + both, both


def check_space(
    store: Path,
    output: Path,
    settings: RenderSettings,
    frames: int,
    stored_frames: int,
    compare: CompareChoice = "none",
) -> None:
    """Raises DiskFullError if the disks of store and output have too little space for the rest of a job.

    It is a TargetFullError if another place for the film would be enough.
    """
    job, film = space_needed(settings, frames, compare)
    again = film if compare != "none" else 0
    job = again + round((job - again) * (1 - stored_frames / max(1, frames)))
    folder = output.absolute().parent
    if _same_disk(store, folder):
        _require(store, job, DiskFullError)
        _require(folder, job + film, TargetFullError)
    else:
        _require(store, job, DiskFullError)
        _require(folder, film, TargetFullError, film_alone=True)


def check_length(
    output: Path, settings: RenderSettings, frames: int, stored_frames: int, stored_bytes: int
) -> Sentence | None:
    """Checks whether a film of this many frames can be one file at its place.

    Args:
        stored_frames, stored_bytes: the part already painted: after some frames, better than a guess.

    Returns:
        A warning if it may become too large; None if it will not.

    Raises:
        TargetError: it will be too large; the message says what to do.
    """
    folder = output.absolute().parent
    most = largest_file(folder)
    if most is None:
        return None
    if stored_frames >= min(frames, TELLING_FRAMES):
        sure = likely = round(stored_bytes * frames / max(1, stored_frames))
    else:
        likely = space_needed(settings, frames)[1]
        sure = round(likely * SURE_SHARE) if settings.least_strength >= SURE_STRENGTH else 0
    if max(sure, stored_bytes) > most:
        raise too_large(output)
    if likely <= most:
        return None
    return say(TargetSays.MAY_BE_TOO_LARGE, out=output, folder=folder, limit=size_limit(folder))


def _require(folder: Path, need: int, kind: type[DiskFullError], *, film_alone: bool = False) -> None:
    """`film_alone`: whether nothing but the film is on that disk, so that moving FastVid's home frees nothing."""
    free = free_bytes(folder)
    if free >= need + SPARE_BYTES:
        return
    code = StorageSays.FILM_NEEDS_SPACE if film_alone else StorageSays.NEEDS_SPACE
    raise kind(code, need=_size(need + SPARE_BYTES), folder=folder, free=_size(free))


def _size(count: int) -> str:
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.0f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def _same_disk(first: Path, second: Path) -> bool:
    return _device(first) == _device(second)


def _device(folder: Path) -> int:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.stat().st_dev
