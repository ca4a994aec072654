"""Painting single frames for the window: small at once, then sharp; painted pictures are kept.

A frame is painted as the first one of a range (`pipeline.paint_first`), by the same code and in the same size as in a
render, so that it looks exactly like a keyframe of the film.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_course import look_at
from fastvid_gui.engine.films import FilmKey, Films
from fastvid_gui.engine.lanes import GO_ON, GoOn, Task
from fastvid_gui.engine.messages.looks import PaintFrame, PaintGallery, PaintMotion, StylePicture
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.pictures import PictureCache, as_message, size_within
from fastvid_gui.engine.region_pictures import ShownLayers, shown_layers
from fastvid_gui.engine.stylizers import ReadyStyle, StyleShelf, StylizerShelf
from fastvid_gui.errors import FastVidError, Interrupted, StyleError
from fastvid_gui.flow.estimator import motion, render_estimator
from fastvid_gui.flow.warp import warp
from fastvid_gui.media.read import Source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.render.film_settings import settings_for
from fastvid_gui.render.pipeline import decode_size, fit, paint_first
from fastvid_gui.settings import cache_share
from fastvid_gui.style.backends.interface import Trust
from fastvid_gui.style.carry_up import scaled
from fastvid_gui.style.library import installed_styles
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import Stylizer

SKETCH_LINES = 270
SKETCH_WORTH = 1.2
"""A sketch is made where the sharp picture has this many times its lines."""
SLOW_PASS_PIXELS = 500_000
"""Above this size, the first pass over the sharp picture is shown before it has settled."""
PAINTED_BYTES = 128 * 2**20
GALLERY_BYTES = 48 * 2**20
GALLERY_KEPT_PIXELS = 400_000
WARM_MOST_PIXELS = 1_000_000
SIDE_MULTIPLE = 2


@dataclass(frozen=True)
class _Job:
    """A frame to be painted: `full` at the film's size, `work` at the network's."""

    film: FilmKey
    settings: RenderSettings
    full: Picture
    work: Picture


@dataclass(frozen=True, eq=False)
class _Stretch:
    """Where painting in motion ended: it can go on at frame `following` with the same `key`."""

    key: tuple[object, ...]
    following: int
    work: Picture
    painted: tuple[Picture, ...]

    def fits(self, key: tuple[object, ...], start: int) -> bool:
        """Whether a stretch that begins at `start` may go on here."""
        return (self.key, self.following) == (key, start)


class HeedfulStylizer:
    """A stylizer that gives up between two passes when its task is stopped."""

    def __init__(self, inner: Stylizer, task: Task) -> None:
        self._inner, self._task = inner, task
        self.fingerprint = inner.fingerprint

    def paint(self, frame: Picture, warped: Picture | None = None, trust: Trust | None = None) -> Picture:
        """Paints one pass, unless the task was stopped; then raises Interrupted."""
        self._task.heed()
        return self._inner.paint(frame, warped, trust)

    def in_style(self, style: Style) -> Stylizer:
        """The same in another style; it gives up with the same task."""
        return HeedfulStylizer(self._inner.in_style(style), self._task)


class Painter:
    """The services `PaintFrame`, `PaintGallery` and `PaintMotion`; each method runs in its own lane."""

    def __init__(self, films: Films) -> None:
        self._films = films
        self._styles = StyleShelf()
        self._sketches, self._sharp = StylizerShelf(), StylizerShelf()
        self._small, self._moving = StylizerShelf(GALLERY_KEPT_PIXELS), StylizerShelf()
        self._stretch: _Stretch | None = None
        self._painted, self._gallery = PictureCache(cache_share(PAINTED_BYTES)), PictureCache(GALLERY_BYTES)

    # ---- one frame

    def sketch(self, task: Task) -> FramePicture | GoOn:
        """The first step of `PaintFrame`: a small picture at once."""
        request = task.request
        assert isinstance(request, PaintFrame)
        source = self._films.source(request.path, task)
        settings = _settings(request.look, request.size, source)
        layers = self._layers(request, source)
        if not layers.styles:
            picture = self._job(request, settings, task).full
            return FramePicture(request.frame, as_message(picture, request.most_side))
        job = self._job(request, settings, task)
        width, height = settings.work_size
        small = round(min(width, height) / SKETCH_LINES, 6)
        known = (self._painted.get(_key(job, request.frame, ready)) for ready in layers.styles)
        if small < SKETCH_WORTH or all(picture is not None for picture in known):
            return GO_ON
        small_work = scaled(job.work, max(2, round(width / small)), max(2, round(height / small)))
        task.heed()
        painted = []
        for ready in layers.styles:
            stylizer = self._sketches.get(ready, small_work.shape[1], small_work.shape[0])
            painted.append(HeedfulStylizer(stylizer, task).paint(small_work))
        frame = scaled(job.full, small_work.shape[1], small_work.shape[0])
        task.heed()
        mattes = layers.mattes(request.frame, task)
        whole = layers.composed(painted, mattes, small_work, frame, settings, request.look)
        task.tell(FramePicture(request.frame, as_message(whole, request.most_side), False))
        return GO_ON

    def sharpen(self, task: Task) -> FramePicture:
        """The second step: the picture as a render shows it at a keyframe."""
        request = task.request
        assert isinstance(request, PaintFrame)
        source = self._films.source(request.path, task)
        settings = _settings(request.look, request.size, source)
        layers = self._layers(request, source)
        job = self._job(request, settings, task)
        mattes = layers.mattes(request.frame, task)
        painted: list[Picture] = []
        for ready in layers.styles:
            key = _key(job, request.frame, ready)
            picture = self._painted.get(key)
            if picture is None:
                stylizer = HeedfulStylizer(self._sharp.get(ready, *settings.work_size), task)
                if len(layers.styles) == 1 and job.work.shape[0] * job.work.shape[1] > SLOW_PASS_PIXELS:
                    first = [stylizer.paint(job.work)]
                    shown = layers.composed(first, mattes, job.work, job.full, settings, request.look)
                    task.tell(FramePicture(request.frame, as_message(shown, request.most_side), False))
                picture = paint_first(stylizer, job.work)
                self._painted.put(key, picture)
            painted.append(picture)
        whole = layers.composed(painted, mattes, job.work, job.full, settings, request.look)
        return FramePicture(request.frame, as_message(whole, request.most_side))

    def _layers(self, request: PaintFrame | PaintMotion, source: Source) -> ShownLayers:
        return shown_layers(request.regions, Path(request.masks), request.look, source, self._styles)

    def _job(self, request: PaintFrame, settings: RenderSettings, task: Task) -> _Job:
        film, playhead = self._films.playhead(request.path, task)
        info = playhead.source.info
        picture = playhead.picture(request.frame, decode_size((info.width, info.height), settings), task.stop)
        full = fit(picture, settings.width, settings.height)
        return _Job(film, settings, full, scaled(full, *settings.work_size))

    # ---- many styles

    def gallery(self, task: Task) -> None:
        """Answers `PaintGallery`. An unusable style is left out."""
        request = task.request
        assert isinstance(request, PaintGallery)
        film, playhead = self._films.playhead(request.path, task)
        info = playhead.source.info
        size = size_within(info.width, info.height, max(16, request.side))
        picture = playhead.picture(request.frame, size, task.stop)
        for name in request.styles:
            task.heed()
            try:
                ready = self._styles.get(name, "fast")
                key = (film, request.frame, ready.digest, size)
                painted = self._gallery.get(key)
                if painted is None:
                    stylizer = HeedfulStylizer(self._small.get(ready, *size), task)
                    painted = paint_first(stylizer, picture)
                    self._gallery.put(key, painted)
            except Interrupted:
                raise
            except StyleError:
                continue  # since removed, or damaged; the list of styles shows that
            task.tell(StylePicture(name, as_message(painted)))

    # ---- in motion

    def motion(self, task: Task) -> None:
        """Answers `PaintMotion`: the steps of `pipeline.paint_range` on small frames, without encoding."""
        request = task.request
        assert isinstance(request, PaintMotion)
        source, film = self._films.source(request.path, task), self._films.key(request.path)
        start, stop = max(0, request.start), min(request.stop, source.info.frames)
        width, height = size_within(source.info.width, source.info.height, request.most_side)
        settings = _settings(request.look, 0, source, (_even(width), _even(height)))
        estimator = render_estimator(settings.speed)
        layers = shown_layers(request.regions, Path(request.masks), Look(), source, self._styles)
        masks = layers.streams(start, stop, task)
        style, past = None, None
        key: tuple[object, ...] = ()
        before, self._stretch = self._stretch if request.go_on else None, None
        size = decode_size((source.info.width, source.info.height), settings)
        for number, picture in enumerate(read_frames(source, start, stop, size, stop=task.stop), start):
            full = fit(picture, settings.width, settings.height)
            look, shown, mattes = look_at(request.look, request.styles_at, number), full, next(masks)
            if look.style != style:
                style, past = look.style, None
                layers = shown_layers(request.regions, Path(request.masks), look, source, self._styles)
                digests = tuple(ready.digest for ready in layers.styles)
                key = (film, digests, look.speed, (settings.width, settings.height), settings.work_size)
                if before is not None and number == start and before.fits(key, start):
                    past = before.work, before.painted
            if layers.styles:
                work = scaled(full, *settings.work_size)
                moved = None if past is None else motion(estimator, work, past[0])
                painted = []
                for place, ready in enumerate(layers.styles):
                    heedful = HeedfulStylizer(self._moving.get(ready, *settings.work_size), task)
                    if past is None or moved is None:
                        painted.append(paint_first(heedful, work))
                    else:
                        painted.append(heedful.paint(work, warp(past[1][place], moved[0]), moved[1]))
                past = work, tuple(painted)
                shown = layers.composed(painted, mattes, work, full, settings, look)
            task.heed()
            task.tell(FramePicture(number, as_message(shown, request.most_side)))
            # Only now: what was not told is painted again.
            self._stretch = _Stretch(key, number + 1, *past) if past is not None else None

    # ---- being ready

    def warm_sketch(self, task: Task) -> None:
        """Loads libraries and compiles a network for sketches of wide-screen films, before anybody asks."""
        self._warm(self._sketches, 480, SKETCH_LINES)

    def warm_film(self, path: str, task: Task) -> None:
        """Compiles the networks that painting a frame of a film will need."""
        width, height = _settings(Look(), 0, self._films.source(path, task)).work_size
        if 0 < width * height <= WARM_MOST_PIXELS:
            self._warm(self._sharp, width, height)

    def _warm(self, shelf: StylizerShelf, width: int, height: int) -> None:
        try:
            names = installed_styles()
            if names:
                shelf.get(self._styles.get(names[0].name, "fast"), width, height)
        except FastVidError:
            return  # a request for a picture will report the same


def _settings(look: Look, size: int, source: Source, exact: tuple[int, int] | None = None) -> RenderSettings:
    settings = settings_for(look, source.info, size or None)
    return settings if exact is None else replace(settings, width=exact[0], height=exact[1])


def _even(side: int) -> int:
    return max(SIDE_MULTIPLE, side - side % SIDE_MULTIPLE)


def _key(job: _Job, frame: int, ready: ReadyStyle) -> tuple[object, ...]:
    return job.film, frame, ready.digest, (job.settings.width, job.settings.height), job.settings.work_size
