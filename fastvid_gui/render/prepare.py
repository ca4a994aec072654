"""Looks at a request: whether it can be done, what film it will make, which job it is.

`render_film` and the estimate before it both begin here.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import get_args

from fastvid_gui.domain.job import RenderSettings, stable_hash
from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.domain.strengths import strength_corners
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.errors import UsageError
from fastvid_gui.media.read import Source
from fastvid_gui.render.capacity import worker_count
from fastvid_gui.render.film_regions import (
    FilmRegions,
    LoadedRegions,
    files_of,
    load_with_styles,
    open_regions,
)
from fastvid_gui.render.film_settings import settings_for
from fastvid_gui.render.keyframes import frame_span
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.style_schedule import StyleSchedule, load_schedule, schedule_for
from fastvid_gui.sentences.requests import Requests
from fastvid_gui.style.devices import Device, choose
from fastvid_gui.style.library import files_named
from fastvid_gui.style.pack import Style
from fastvid_gui.targets.place import check_target

JOB_VERSION = 7
"""Raised when the same settings begin to mean different pictures; older jobs are then different jobs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedJob:
    """A render that can begin.

    Attributes:
        start, stop: the frames of the source that are painted (stop not included).
        styles: which style paints which of them.
        regions: parts of the pictures that are painted in their own way.
    """

    request: RenderRequest
    source: Source
    settings: RenderSettings
    start: int
    stop: int
    styles: StyleSchedule
    device: Device
    regions: FilmRegions | None = None

    @property
    def frames(self) -> int:
        """Of the film that will be made."""
        return self.stop - self.start

    @property
    def workers(self) -> int:
        """How many ranges are painted side by side."""
        return self.request.workers or worker_count(self.settings)

    def id(self, checksum: str) -> str:
        """The hash that identifies the job: 16 hex digits over source, styles, settings and whatever makes the plan.

        `checksum`: of the source's file.
        """
        chosen: object = self.request.keyframes
        if not isinstance(self.request.keyframes, str):
            chosen = [[keyframe.frame, keyframe.kind.value] for keyframe in self.request.keyframes]
        plan = [chosen, self.request.max_range, self.start, self.stop]
        settings = asdict(self.settings)
        if not self.settings.strengths:
            del settings["strengths"]  # jobs begun before there were any keep their id
        if self.regions is None:
            del settings["regions"], settings["outside"]
        else:
            plan.append(self.regions.checksums)
        return stable_hash(JOB_VERSION, checksum, self.styles.identity(), settings, plan)[:16]


def prepare(request: RenderRequest, open_film: Callable[[], Source]) -> PreparedJob:
    """Checks everything that may be wrong with a request; slow checks come last.

    Raises:
        FastVidError: why it can't be done, and what to do. A `TargetError` is about the output alone.
    """
    check_output(request)
    device = device_named(request.device)
    choose(device, "auto")  # fails at once where the device is missing
    regions = None
    if request.regions is not None:
        look = request.look
        changes = any(change.style for change in request.styles_at)
        regions = load_with_styles(request.regions, look.style, look.speed, changes)
    loaded = _load_schedule(request, regions)
    source = open_film()
    settings, start, stop = measures(request, source.info)
    opened = None if regions is None else open_regions(regions, source, settings)
    styles = schedule_for(loaded, start, stop, source.info.frames)
    if opened is not None:
        settings, styles = opened.settings, replace(styles, regions=opened.styles)
    return PreparedJob(
        request=request,
        source=source,
        settings=settings,
        start=start,
        stop=stop,
        styles=styles,
        device=device,
        regions=opened,
    )


def _load_schedule(
    request: RenderRequest, regions: LoadedRegions | None
) -> tuple[tuple[StyleChange, Style], ...]:
    """The styles that paint the pictures, or what lies outside of their regions.

    Where the source stays outside, it is the style of a region: every range has one.
    """
    look, changes = request.look, request.styles_at
    if regions is None:
        return load_schedule(look.style, changes, look.speed)
    if regions.paints_outside:
        return load_schedule(regions.outside, changes, look.speed)
    return ((StyleChange(0, ""), next(iter(regions.styles.values()))),)


def measures(request: RenderRequest, info: SourceInfo) -> tuple[RenderSettings, int, int]:
    """The settings of the film, and its first and last (not included) frame; raises UsageError."""
    settings = settings_for(request.look, info, request.size, request.crf)
    for change in request.styles_at:
        if change.strength is not None and not 0 <= change.strength <= 1:
            raise UsageError(Requests.STRENGTH, strength=change.strength)
    settings = replace(settings, strengths=strength_corners(request.look.strength, request.styles_at))
    return settings, *frame_span(request.start, request.stop, info.frames)


def check_output(request: RenderRequest) -> None:
    """Raises TargetError if the film may not be written to its place."""
    check_target(request.output, *_inputs(request), overwrite=request.overwrite)


def _inputs(request: RenderRequest) -> tuple[Path, ...]:
    """The files that are read for the render."""
    named = (file for style in request.styles for file in files_named(style))
    regions = files_of(request.regions) if request.regions is not None else ()
    return (request.source, *request.lists, *regions, *named)


def device_named(name: str) -> Device:
    """A device by its name; raises UsageError if there is none with that name."""
    for device in get_args(Device):
        if name == device:
            return device  # type: ignore[no-any-return]  # get_args tells no types
    raise UsageError(Requests.NO_DEVICE, device=name, devices=", ".join(get_args(Device)))
