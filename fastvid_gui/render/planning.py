"""The plan of a job: the keyframes that the user gave, those of an earlier run, or those found in the film."""

import json
import threading
from array import array
from collections.abc import Iterator
from dataclasses import asdict

import msgspec

from fastvid_gui.domain.plan import Keyframe, KeyframeKind, Plan, RenderRange, ranges_between
from fastvid_gui.errors import StoreError
from fastvid_gui.render.events import Event, PlanCompleted, StageAdvanced
from fastvid_gui.render.kept_analysis import AnalysisKey, KeptAnalysis, keep_analysis, kept_analysis
from fastvid_gui.render.keyframes import (
    AnalyzedFrame,
    KeyframeFound,
    KeyframeSettings,
    PlanMade,
    analyze,
    plan_from_keyframes,
    with_style_keyframes,
)
from fastvid_gui.render.prepare import PreparedJob
from fastvid_gui.render.store import Store
from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.sentences.storage import StorageSays


class Planning:
    """Yields the ranges as they become final, and knows the plan in the end."""

    def __init__(
        self, prepared: PreparedJob, store: Store, job: str, checksum: str, stop: threading.Event
    ) -> None:
        """`checksum`: of the source's file."""
        self._prepared, self._store, self._job, self._stop = prepared, store, job, stop
        self._checksum = checksum
        self._plan: Plan | None = None

    @property
    def plan(self) -> Plan:
        assert self._plan is not None, "the plan is known once all ranges have been taken"
        return self._plan

    def events(self) -> Iterator[RenderRange | Event]:
        """Ranges in film order, and the progress of planning. Runs on the planner's thread."""
        known = self._known()
        if known is not None:
            self._plan = known
            yield from known.ranges
        else:
            yield from self._found()
            self._store.set_plan(self._job, plan_to_json(self.plan))
        yield PlanCompleted(self.plan)

    def _known(self) -> Plan | None:
        job, chosen = self._prepared, self._prepared.request.keyframes
        if not isinstance(chosen, str):
            whole = plan_from_keyframes(chosen, 0, job.source.info.frames)
            inside = [keyframe for keyframe in whole.keyframes if job.start < keyframe.frame < job.stop]
            return plan_from_keyframes(with_style_keyframes(inside, job.styles.changes), job.start, job.stop)
        stored = next((record.plan for record in self._store.jobs() if record.id == self._job), "")
        return fitting_plan(stored, job.start, job.stop)

    def _found(self) -> Iterator[RenderRange | Event]:
        job, chosen = self._prepared, self._prepared.request.keyframes
        settings = KeyframeSettings(
            mode="none" if chosen == "none" else "auto",
            max_range=job.request.max_range,
            start=job.start,
            stop=job.stop,
            cuts=job.styles.changes,
        )
        key = analysis_key(job, self._checksum) if settings.mode == "auto" else None
        if key is not None and (kept := kept_analysis(key)) is not None:
            self._plan = kept.plan
            job.source.met_damage.update(kept.damaged)
            yield StageAdvanced("analysis", job.frames, job.frames)
            yield from kept.plan.ranges
            return
        recent: list[Keyframe] = []
        lead_in = 0
        changes = array("f")
        for event in analyze(job.source, settings, stop=self._stop):
            if isinstance(event, KeyframeFound):
                recent.append(event.keyframe)
                if len(recent) == 2:
                    part, following = ranges_between(recent, recent[1].frame + 1)
                    yield RenderRange(part.start, part.stop, lead_in, part.tail)
                    lead_in = following.lead_in
                    recent.pop(0)
            elif isinstance(event, PlanMade):
                self._plan = event.plan
                if key is not None:
                    damaged = (frame for frame in job.source.met_damage if job.start <= frame < job.stop)
                    keep_analysis(key, KeptAnalysis(event.plan, changes, tuple(sorted(damaged))))
                yield RenderRange(recent[0].frame, job.stop, lead_in)
            elif isinstance(event, AnalyzedFrame):
                changes.append(event.change)
                yield StageAdvanced("analysis", event.frame + 1 - job.start, job.frames)


def analysis_key(job: PreparedJob, checksum: str) -> AnalysisKey | None:
    """What the analysis for a job depends on; None if its source is just gone. `checksum`: of the source's file."""
    try:
        size = job.request.source.stat().st_size
    except OSError:
        return None
    return AnalysisKey(
        checksum=checksum,
        size=size,
        start=job.start,
        stop=job.stop,
        max_range=job.request.max_range,
        cuts=job.styles.changes,
    )


def plan_to_json(plan: Plan) -> str:
    """A plan as text; `plan_from_json` reads it."""
    return json.dumps(asdict(plan))


def fitting_plan(text: str, first: int, last: int) -> Plan | None:
    """A stored plan; None if it is not one of these frames, so that the film is analyzed again."""
    try:
        plan = plan_from_json(text)
    except StoreError:
        return None
    return plan if (plan.start, plan.stop) == (first, last) else None


def plan_from_json(text: str) -> Plan:
    """A plan from text; raises StoreError if the text is not one."""
    try:
        data = json.loads(text)
        keyframes = tuple(
            Keyframe(
                int(k["frame"]),
                KeyframeKind(k["kind"]),
                float(k["score"]),
                str(k["reason"]),
                msgspec.convert(k.get("why"), Sentence | None),
            )
            for k in data["keyframes"]
        )
        return Plan(int(data["start"]), int(data["stop"]), keyframes)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError, msgspec.MsgspecError) as error:
        raise StoreError(StorageSays.PLAN_DAMAGED) from error
