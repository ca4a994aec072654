"""The main job: a video in, a painted MP4 out.

`render_film` reads from top to bottom: look at the request and the source, identify the job, check the space, plan and
paint (both at once), assemble. If you call it again with the same source, style and settings, it continues where it
stopped.
"""

import threading
import time
from pathlib import Path

import filelock

from fastvid_gui.errors import StoreError, TargetError
from fastvid_gui.flow.estimator import use_one_opencv_thread
from fastvid_gui.media.compare import compared_size
from fastvid_gui.media.read import open_source
from fastvid_gui.memory import keep_freed_memory
from fastvid_gui.paths import data_folder
from fastvid_gui.render.assemble import Tell, assemble, damage_notes, result_notes, stage
from fastvid_gui.render.capacity import peak_memory_mb
from fastvid_gui.render.checksum import file_checksum
from fastvid_gui.render.events import Noted, SourceOdd
from fastvid_gui.render.kept_request import kept_text
from fastvid_gui.render.local_run import LocalRun, MakeRun, RunParts
from fastvid_gui.render.planning import Planning
from fastvid_gui.render.prepare import PreparedJob, prepare
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.render.space import check_length, check_space
from fastvid_gui.render.store import JobRecord, Store
from fastvid_gui.render.store_records import path_text
from fastvid_gui.sentences.storage import StorageSays

TIDY_AFTER_SECONDS = 7 * 24 * 3600
TIDY_MOST_BYTES = 2 * 1024**3


def render_film(
    request: RenderRequest, tell: Tell, stop: threading.Event, make_run: MakeRun = LocalRun
) -> RenderResult:
    """Does the whole job.

    Args:
        tell: called on this thread with what happens.
        stop: set it to stop; what is finished is kept.
        make_run: who paints; the farm passes its own, for more than this computer.

    Raises:
        Interrupted: `stop` was set. FastVidError: the reason, in a sentence, and what to do. For a `TargetError` with
            `painted` set, only the `output` is wrong: the same request with another one paints nothing again.
    """
    began = time.monotonic()
    use_one_opencv_thread()
    keep_freed_memory()
    film = prepare(request, lambda: open_source(request.source, stop=stop, progress=stage(tell, "index")))
    source, settings = film.source, film.settings
    if source.info.warnings:
        tell(SourceOdd(source.info.warnings))
    for odd in film.regions.notes if film.regions is not None else ():
        tell(Noted(odd))
    checksum = file_checksum(request.source, stop, stage(tell, "checksum"))
    job = film.id(checksum)
    with Store(data_folder()) as store, _locked(store, job):
        if request.fresh:
            store.delete_job(job)
        store.open_job(_record(film, job))
        damaged = store.forget_damaged(job)
        for note in store.take_notes():
            tell(Noted(note))
        resumed = sum(len(span) for span in store.pieces(job) if span.kind.final)
        check_space(store.folder, request.output, settings, film.frames, resumed, request.compare)
        if warning := check_length(request.output, settings, film.frames, *store.final_pieces(job)):
            tell(Noted(warning))
        planning = Planning(film, store, job, checksum, stop)
        parts = RunParts(
            source=source,
            job=job,
            settings=settings,
            store=store,
            styles=film.styles,
            regions=film.regions,
            device=film.device,
            workers=film.workers,
            stop=stop,
        )
        run = make_run(parts)
        run.run(planning.events(), tell)
        try:
            check_length(request.output, settings, film.frames, *store.final_pieces(job))
            report = assemble(request, parts, planning, tell)
        except TargetError as error:
            error.painted, error.size = True, store.final_pieces(job)[1]
            raise
        store.finish_job(job)
        for gone in store.tidy(TIDY_AFTER_SECONDS, TIDY_MOST_BYTES, keep=job):
            _lock_file(store, gone).unlink(missing_ok=True)
        notes = result_notes(store, job, len(damaged), report.path)
        notes += damage_notes(source, film.start, film.stop)
    width, height = compared_size(settings.width, settings.height, request.compare)
    return RenderResult(
        output=report.path,
        frames=report.frames,
        resumed_frames=resumed,
        seconds=time.monotonic() - began,
        width=width,
        height=height,
        job=job,
        keyframes=planning.plan.keyframes,
        peak_memory_mb=peak_memory_mb(),
        warnings=source.info.warnings + report.warnings + notes,
        nodes=run.shares,
        told_before=source.info.warnings,
    )


def delete_job(folder: Path, prefix: str) -> JobRecord:
    """Deletes the job whose id starts with `prefix` from the store in a folder; returns its record.

    Raises:
        StoreError: no job, or several, have such an id, or the job is being rendered now.
    """
    with Store(folder) as store:
        record = store.job(prefix)
        with _locked(store, record.id):
            store.delete_job(record.id)
        _lock_file(store, record.id).unlink(missing_ok=True)
    return record


def _record(film: PreparedJob, job: str) -> JobRecord:
    request, now = film.request, time.time()
    styles = "; ".join(
        [request.look.style, *(f"{change.frame}: {change.text}" for change in request.styles_at)]
    )
    return JobRecord(
        id=job,
        source=path_text(request.source),
        style=styles.removeprefix("; "),
        request=kept_text(request),
        plan="",
        frames=film.frames,
        output=path_text(request.output),
        created=now,
        used=now,
        finished=None,
    )


def _locked(store: Store, job: str) -> filelock.BaseFileLock:
    """Only one process works on a job; a second one fails at once with a sentence."""
    lock = filelock.FileLock(_lock_file(store, job))
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise StoreError(StorageSays.IN_USE) from error
    return lock


def _lock_file(store: Store, job: str) -> Path:
    return store.folder / "jobs" / f"{job}.lock"
