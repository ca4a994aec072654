"""Messages as bytes, and back."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.source import AudioTrack, ColorInfo, SourceInfo
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.engine.messages.encoding import decode_from_engine, decode_to_engine, encode
from fastvid_gui.engine.messages.envelopes import (
    Ask,
    Failed,
    Finished,
    FromEngine,
    Ready,
    Stop,
    Stopped,
    Tell,
    ToEngine,
)
from fastvid_gui.engine.messages.films import FilmOpened
from fastvid_gui.engine.messages.helper import BeHelper, HelperNow, HelperSaid
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.engine.messages.renders import FrameSpan, Painted, RenderFilm
from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.helper.options import HelperStatus
from fastvid_gui.farm.protocol.messages import HelperState
from fastvid_gui.render.events import NodePart, NodesChanged, NodeStatus, Noted, Recovered, StageAdvanced
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import NodeShare, RenderResult
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.sentences.targets import TargetSays

SOFT = Keyframe(30, KeyframeKind.SOFT, 0.5, "A split.")
PICTURE = PictureBytes(2, 1, b"rgbRGB")
INFO = SourceInfo(
    width=640, height=360, coded_width=640, coded_height=360, rotation=0, frame_rate=Fraction(24000, 1001),
    variable_rate=False, frames=48, duration=Fraction(1001, 500), video_codec="h264", pixel_format="yuv420p",
    color=ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8), alpha=False,
    audio=(AudioTrack(codec="aac", channels=2, sample_rate=48_000),),
)  # fmt: skip


@pytest.mark.parametrize(
    "message",
    [
        Ready("0.1.0", 42),
        Tell(1, StageAdvanced("paint", 3, 10)),
        Tell(
            1,
            Painted(
                done=3, total=10, frames_per_second=2.5, seconds_left=None, spans=(("", FrameSpan(0, 3)),)
            ),
        ),
        Tell(
            1,
            NodesChanged(
                (NodeStatus(name="attic", device="CPU", state="painting", painting=(NodePart(0, 30, 7),)),),
                12.5,
            ),
        ),
        Tell(1, Noted(said_by_others("attic has left."), "left", "attic")),
        Tell(1, Recovered(kind="damaged", node="attic", frame=3, stop=9)),
        Tell(
            1,
            Step(
                "port",
                Outcome.FAILED,
                say(Findings.SILENT, host="attic", port=47800),
                (say(Findings.SAME_COMMANDS),),
            ),
        ),
        Tell(
            1,
            HelperNow(
                HelperStatus(
                    name="attic", port=47800, state=HelperState.WORKING, painting=(NodePart(0, 30, 7),)
                ),
                5,
            ),
        ),
        Tell(
            1,
            HelperNow(
                HelperStatus(
                    name="attic", port=47800, state=HelperState.PAUSED, resting=say(HelperMode.OWNER)
                )
            ),
        ),
        Tell(1, HelperSaid(say(Pairing.PAIRED, name="anna", id="k3ub-x2vo"))),
        Tell(1, FramePicture(7, PICTURE, final=False)),
        Finished(2, FilmOpened(INFO, b"times")),
        Finished(
            2,
            RenderResult(
                output=Path("/films/ä b.mp4"),
                frames=48,
                resumed_frames=0,
                seconds=1.5,
                width=640,
                height=360,
                job="j",
                keyframes=(SOFT,),
                nodes=(NodeShare("local", 48, 1.0),),
            ),
        ),
        Finished(2, None),
        Failed(3, say(TargetSays.LIMIT_OF_SYSTEM, size="4 GB", system=said_by_others("vfat")), "TargetError"),
        Stopped(4),
    ],
)
def test_what_the_engine_tells_comes_back_as_it_was(message: FromEngine) -> None:
    assert decode_from_engine(encode(message)) == message


@pytest.mark.parametrize(
    "message",
    [
        Ask(
            1,
            RenderFilm(
                RenderRequest(
                    source=Path("/f.mp4"),
                    output=Path("/o.mp4"),
                    look=Look(style="scream"),
                    keyframes=(SOFT,),
                    styles_at=(StyleChange(9, "prison", "list, line 2"),),
                    lists=(Path("/list.csv"),),
                )
            ),
        ),
        Ask(2, BeHelper(name="attic", idle_minutes=5.0)),
        Stop(1),
    ],
)
def test_what_the_window_asks_comes_back_as_it_was(message: ToEngine) -> None:
    assert decode_to_engine(encode(message)) == message


@pytest.mark.parametrize(
    "odd",
    [
        {"type": "Tell", "number": 1, "news": ("Popen", {"args": "ls"})},
        {"type": "Tell", "number": 1, "news": ("StageAdvanced", {"stage": 3, "done": 0, "total": 0})},
        {"type": "Tell", "number": 1, "news": {"type": "Noted", "text": "?"}},
        {"type": "Finished", "number": "1", "value": None},
        ["Tell", 1],
    ],
)
def test_what_is_no_message_is_told(odd: object) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_from_engine(msgspec.msgpack.encode(odd))


def test_the_window_need_not_load_what_paints_to_know_the_messages() -> None:
    """The news hold values of `render` and `farm`; the files of those may import nothing slow, or that can crash."""
    heavy = ("av", "cv2", "numpy", "openvino", "torch", "zeroconf", "zmq")
    asked = (
        f"import sys, fastvid_gui.engine.client; print(*[name for name in {heavy} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
