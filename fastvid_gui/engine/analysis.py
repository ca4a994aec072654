"""The analysis of a film, streamed or as it was kept, and keyframe files."""

import shutil
from array import array
from pathlib import Path

from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.engine.films import Films
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.films import ForgetFilms
from fastvid_gui.engine.messages.keyframes import (
    Changes,
    FindKeyframes,
    KeyframesFound,
    ReadKeyframes,
    WriteKeyframes,
)
from fastvid_gui.engine.pacing import Pace
from fastvid_gui.media.read import Source
from fastvid_gui.paths import data_folder
from fastvid_gui.projects.marked_regions import FOLDER
from fastvid_gui.render.kept_analysis import (
    AnalysisKey,
    KeptAnalysis,
    forget_analyses,
    keep_analysis,
    kept_analysis,
    may_be_kept,
)
from fastvid_gui.render.keyframes import (
    AnalyzedFrame,
    KeyframeFound,
    KeyframeSettings,
    PlanMade,
    analyze,
    frame_span,
    load_keyframe_file,
    plan_from_keyframes,
    save_keyframe_file,
)

NEWS_SECONDS = 0.25


class AnalysisServices:
    """The services `FindKeyframes`, `ReadKeyframes`, `WriteKeyframes` and `ForgetFilms`."""

    def __init__(self, films: Films) -> None:
        self._films = films

    def find(self, task: Task) -> None:
        """Answers `FindKeyframes`: from the analysis that was kept, or from the film, and keeps that."""
        request = task.request
        assert isinstance(request, FindKeyframes)
        source = self._films.source(request.path, task)
        settings = KeyframeSettings(
            mode="auto", max_range=request.max_range, start=request.start, stop=request.stop or None
        )
        opened = self._films.key(request.path)
        # A film that was never analyzed is not read twice before its first keyframe is shown.
        if may_be_kept(opened.size):
            kept = kept_analysis(self._key(source, settings, opened.size, task))
            if kept is not None and self._films.key(request.path) == opened:
                source.met_damage.update(kept.damaged)
                task.tell(Changes(request.start, tuple(kept.changes)))
                task.tell(KeyframesFound(kept.plan.keyframes, complete=True))
                return
        found = self._stream(source, settings, task)
        key = self._key(source, settings, opened.size, task)
        if self._films.key(request.path) == opened:
            keep_analysis(key, found)

    def _key(self, source: Source, settings: KeyframeSettings, size: int, task: Task) -> AnalysisKey:
        start, stop = frame_span(settings.start, settings.stop, source.info.frames)
        checksum = self._films.checksum(str(source.path), task)
        return AnalysisKey(checksum=checksum, size=size, start=start, stop=stop, max_range=settings.max_range)

    def _stream(self, source: Source, settings: KeyframeSettings, task: Task) -> KeptAnalysis:
        """Analyzes the film and tells what is found as it is found."""
        first, changes, curve = settings.start, list[float](), array("f")
        found: list[Keyframe] = []
        pace = Pace(NEWS_SECONDS)
        plan = None
        for event in analyze(source, settings, stop=task.stop):
            if isinstance(event, AnalyzedFrame):
                changes.append(event.change)
                curve.append(event.change)
            elif isinstance(event, KeyframeFound):
                found.append(event.keyframe)
            done = isinstance(event, PlanMade)
            if (done or pace.due()) and changes:
                task.tell(Changes(first, tuple(changes)))
                first, changes = first + len(changes), []
                if found and not done:
                    task.tell(KeyframesFound(tuple(found)))
                    found = []
            if isinstance(event, PlanMade):
                plan = event.plan
                task.tell(KeyframesFound(plan.keyframes, complete=True))
        assert plan is not None, "an analysis ends with its plan"
        damaged = sorted(frame for frame in source.met_damage if plan.start <= frame < plan.stop)
        return KeptAnalysis(plan, curve, tuple(damaged))

    def forget(self, task: Task) -> None:
        """Answers `ForgetFilms`."""
        assert isinstance(task.request, ForgetFilms)
        forget_analyses()
        shutil.rmtree(data_folder() / FOLDER, ignore_errors=True)
        self._films.forget_checksums()

    def read(self, task: Task) -> KeyframesFound:
        """Answers `ReadKeyframes`: the keyframes of a file, fitted to the film."""
        request = task.request
        assert isinstance(request, ReadKeyframes)
        source = self._films.source(request.path, task)
        keyframes = load_keyframe_file(Path(request.csv))
        plan = plan_from_keyframes(keyframes, 0, source.info.frames, request.csv)
        return KeyframesFound(plan.keyframes, complete=True)

    def write(self, task: Task) -> None:
        """Answers `WriteKeyframes`."""
        request = task.request
        assert isinstance(request, WriteKeyframes)
        films = (Path(request.path),) if request.path else ()
        save_keyframe_file(Path(request.csv), request.keyframes, *films)
