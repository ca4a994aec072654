"""Rendering a film for the window: `render.jobs.render_film` with its events as messages."""

from contextlib import ExitStack

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.plan import Plan
from fastvid_gui.engine import speeds
from fastvid_gui.engine.farm_steering import steered
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.engine.pictures import as_message
from fastvid_gui.engine.render_news import RenderNews
from fastvid_gui.engine.who import painters_of
from fastvid_gui.errors import FastVidError, UsageError
from fastvid_gui.media.chunks import EncodedChunk, decode_chunk
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.local_run import Run, RunParts
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.sentences.requests import Requests

LATEST_SIDE = 320


def render(task: Task) -> RenderResult:
    """Answers `RenderFilm`."""
    assert isinstance(task.request, RenderFilm)
    request = task.request.render
    check_style(request)
    paint = painters_of(request)
    begun: list[tuple[RunParts, speeds.RenderWatch]] = []
    with ExitStack() as stack, RenderNews(task.tell) as news:

        def make_run(parts: RunParts) -> Run:
            last = parts.source.info.frames if request.stop is None else request.stop

            def watch(span: PieceSpan) -> FramePicture | None:
                return _first_frame(parts, span)

            news.begin(parts.job, request.start, last, parts.store.pieces(parts.job), watch)
            begun.append((parts, speeds.RenderWatch(parts.device)))
            return stack.enter_context(steered(paint(parts)))

        result = render_film(request, news.on_event, task.stop, make_run)
    if begun and all(share.name == LOCAL for share in result.nodes):
        parts, watch = begun[0]
        painted = Plan(request.start, request.start + result.frames, result.keyframes).painted
        frames = round((result.frames - result.resumed_frames) * painted / result.frames)
        speeds.remember(parts.style, parts.settings, parts.device, watch.pace(parts.settings, frames))
    return result


def check_style(request: RenderRequest) -> None:
    """Raises UsageError if nothing says in which style the film begins."""
    if not request.look.style and not request.styles_at:
        raise UsageError(Requests.NO_STYLE_CHOSEN)


def _first_frame(parts: RunParts, span: PieceSpan) -> FramePicture | None:
    """A small picture of a stored chunk: its first frame, which can be decoded alone."""
    try:
        chunk = EncodedChunk.from_bytes(parts.store.read_piece(parts.job, span))
        picture = next(iter(decode_chunk(chunk)))
    except FastVidError:
        return None  # the film will show it, if it matters
    return FramePicture(span.start, as_message(picture, LATEST_SIDE))
