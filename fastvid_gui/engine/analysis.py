"""The analysis of a film, streamed, and keyframe files."""

from pathlib import Path

from fastvid_gui.domain.plan import Keyframe
from fastvid_gui.engine.films import Films
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.keyframes import (
    Changes,
    FindKeyframes,
    KeyframesFound,
    ReadKeyframes,
    WriteKeyframes,
)
from fastvid_gui.engine.pacing import Pace
from fastvid_gui.render.keyframes import (
    AnalyzedFrame,
    KeyframeFound,
    KeyframeSettings,
    PlanMade,
    analyze,
    load_keyframe_file,
    plan_from_keyframes,
    save_keyframe_file,
)

NEWS_SECONDS = 0.25


class AnalysisServices:
    """The services `FindKeyframes`, `ReadKeyframes` and `WriteKeyframes`."""

    def __init__(self, films: Films) -> None:
        self._films = films

    def find(self, task: Task) -> None:
        """Answers `FindKeyframes`."""
        request = task.request
        assert isinstance(request, FindKeyframes)
        source = self._films.source(request.path, task)
        settings = KeyframeSettings(
            mode="auto", max_range=request.max_range, start=request.start, stop=request.stop or None
        )
        first, changes = request.start, list[float]()
        found: list[Keyframe] = []
        pace = Pace(NEWS_SECONDS)
        for event in analyze(source, settings, stop=task.stop):
            if isinstance(event, AnalyzedFrame):
                changes.append(event.change)
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
                task.tell(KeyframesFound(event.plan.keyframes, complete=True))

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
