"""Why there is a keyframe is stored as a text and, from now on, with its code: old plans and requests are read."""

import json

import msgspec

from fastvid_gui.domain.plan import Keyframe, KeyframeKind, Plan
from fastvid_gui.render.keyframes import start_keyframe
from fastvid_gui.render.planning import plan_from_json, plan_to_json
from fastvid_gui.render.splits import Splitter
from fastvid_gui.sentences.keyframes import WhyKeyframe

SPLIT = Keyframe(40, KeyframeKind.SOFT, 0.5, why=Splitter(0, 40)._why(0.5))
PLAN = Plan(0, 90, (start_keyframe(0), SPLIT))


def test_a_plan_keeps_the_text_and_its_code() -> None:
    stored = plan_to_json(PLAN)
    assert plan_from_json(stored) == PLAN
    texts = [keyframe["reason"] for keyframe in json.loads(stored)["keyframes"]]
    assert texts == [str(WhyKeyframe.FILM_STARTS.value), WhyKeyframe.LONG_SHOT.value.format(frames=40)]


def test_an_old_plan_has_the_text_alone() -> None:
    stored = json.loads(plan_to_json(PLAN))
    for keyframe in stored["keyframes"]:
        del keyframe["why"]
    old = plan_from_json(json.dumps(stored)).keyframes[1]
    assert (old.reason, old.why) == (SPLIT.reason, None)


def test_an_old_request_is_read() -> None:
    old = b'{"frame": 40, "kind": "soft", "score": 0.5, "reason": "Set by hand."}'
    found = msgspec.json.decode(old, type=Keyframe)
    assert (found.reason, found.why) == ("Set by hand.", None)
    assert msgspec.json.decode(msgspec.json.encode(SPLIT), type=Keyframe) == SPLIT
