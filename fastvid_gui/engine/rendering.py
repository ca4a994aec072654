"""Rendering a film for the window: `render.jobs.render_film` with its events as messages."""

import time
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.engine import speeds
from fastvid_gui.engine.farm_steering import steered
from fastvid_gui.engine.job_request import keep_request
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.engine.pictures import as_message
from fastvid_gui.engine.render_news import RenderNews
from fastvid_gui.errors import FastVidError, UsageError
from fastvid_gui.farm.maker.who import who_paints
from fastvid_gui.media.chunks import EncodedChunk, decode_chunk
from fastvid_gui.render.jobs import RenderRequest, render_film
from fastvid_gui.render.result import RenderResult
from fastvid_gui.render.workers import Run, RunParts
from fastvid_gui.style.devices import Device

LATEST_SIDE = 320


def render(task: Task) -> RenderResult:
    """Answers `RenderFilm`."""
    request = task.request
    assert isinstance(request, RenderFilm)
    asked = render_request(request)
    paint = who_paints(
        request.nodes, request.helpers_only, without=request.without, spot_check=request.spot_check
    )
    begun: list[tuple[RunParts, float]] = []
    with ExitStack() as stack, RenderNews(task.tell) as news:

        def make_run(parts: RunParts) -> Run:
            keep_request(parts.store.job_folder(parts.job), request)
            first = asked.frames[0] or 0
            last = parts.source.info.frames if asked.frames[1] is None else asked.frames[1]

            def watch(span: PieceSpan) -> FramePicture | None:
                return _first_frame(parts, span)

            news.begin(parts.job, first, last, parts.store.pieces(parts.job), watch)
            begun.append((parts, time.monotonic()))
            return stack.enter_context(steered(paint(parts)))

        result = render_film(asked, news.on_event, task.stop, make_run)
    if begun and all(share.name == LOCAL for share in result.nodes):
        parts, began = begun[0]
        frames = result.frames - result.resumed_frames
        speeds.remember(parts.style, parts.settings, frames, time.monotonic() - began, parts.workers)
    return result


def render_request(request: RenderFilm) -> RenderRequest:
    """The engine's form of the request; raises UsageError where it asks for something impossible."""
    if request.device not in get_args(Device):
        raise UsageError(
            f"There is no device “{request.device}”; choose one of {', '.join(get_args(Device))}."
        )
    look = request.look
    if not look.style:
        raise UsageError("No style is chosen; choose one in the gallery first.")
    return RenderRequest(
        source=Path(request.source),
        style=look.style,
        output=Path(request.output),
        overwrite=request.overwrite,
        size=request.size or None,
        crf=request.crf,
        strength=look.strength,
        keep_colors=look.keep_colors,
        speed=look.speed,
        frames=(request.start or None, request.stop or None),
        keyframes="auto" if request.keyframes is None else request.keyframes,
        max_range=request.max_range,
        device=request.device,  # type: ignore[arg-type]  # checked above
        workers=request.workers or None,
        brush=look.brush,
        sound=request.sound,
    )


def _first_frame(parts: RunParts, span: PieceSpan) -> FramePicture | None:
    """A small picture of a stored chunk: its first frame, which can be decoded alone."""
    try:
        chunk = EncodedChunk.from_bytes(parts.store.read_piece(parts.job, span))
        picture = next(iter(decode_chunk(chunk)))
    except FastVidError:
        return None  # the film will show it, if it matters
    return FramePicture(span.start, as_message(picture, LATEST_SIDE))
