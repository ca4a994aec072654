"""Messages as bytes. Everything is bounded before it is parsed; anything that does not fit is refused with the reason.

    "FV"  2 bytes | protocol version 2 bytes | kind 1 byte | the message as a MessagePack map of its fields

All numbers big endian. The head never changes, so that nodes of different versions can tell each other about it. A kind
never changes its message. Fields may be added with a default; unknown ones are skipped.
"""

import re
import struct
from fractions import Fraction
from typing import Any

import msgspec

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.msgpack_bounds import check_bounds
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import Sentence, say

_MAGIC = b"FV"
_HEAD = struct.Struct(">2sHB")
_SMALL = 4096
_FRACTION = re.compile(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})")

# Kind -> message, and the most bytes of its body.
_KINDS: dict[int, tuple[type[ms.Message], int]] = {
    1: (ms.Hello, _SMALL),
    2: (ms.Welcome, _SMALL),
    3: (ms.Refused, _SMALL),
    4: (ms.Heartbeat, 256),
    5: (ms.Goodbye, _SMALL),
    6: (ms.Part, ms.PART_BYTES + 256),
    7: (ms.Credit, 256),
    8: (ms.DropParcel, _SMALL),
    9: (ms.Echo, ms.MAX_ECHO_BYTES + 256),
    20: (ms.StyleData, _SMALL),
    21: (ms.ReferenceWanted, _SMALL),
    22: (ms.PaintAssignment, _SMALL),
    23: (ms.PieceAck, 512),
    24: (ms.Revoke, _SMALL),
    25: (ms.JobOver, 256),
    40: (ms.StyleWanted, 256),
    41: (ms.ReferenceResult, ms.PART_BYTES),
    42: (ms.PieceDone, _SMALL),
    43: (ms.AssignmentEnded, 256),
    44: (ms.Declined, _SMALL),
    45: (ms.AssignmentFailed, _SMALL),
    46: (ms.Paused, _SMALL),
    47: (ms.Resumed, 256),
    48: (ms.Progress, 256),
    49: (ms.Preview, ms.MAX_PREVIEW_BYTES + 256),
    50: (ms.Busy, 512),
}
_KIND_OF = {message: kind for kind, (message, _) in _KINDS.items()}
MAX_MESSAGE_BYTES = _HEAD.size + max(most for _, most in _KINDS.values())
MESSAGE_TYPES = tuple(_KIND_OF)


class UnreadableMessage(FarmError):
    """Bytes from a peer are no message of ours; `refusal` is what to answer.

    Attributes:
        version: of the farm's protocol in which they were written, if that is another one.
    """

    def __init__(self, code: ms.RefusalCode, reason: str, version: int | None = None) -> None:
        shown = plain(reason, 400)
        super().__init__(shown)
        self.refusal = ms.Refused(code, shown)
        self.version = version


def encode(message: ms.Message, version: int = ms.PROTOCOL_VERSION) -> bytes:
    """The bytes of a message; ValueError if it is larger than its kind may be (a fault of ours)."""
    kind = _KIND_OF[type(message)]
    body = _encoder.encode(message)
    if len(body) > _KINDS[kind][1]:
        raise ValueError(f"a {type(message).__name__} of {len(body)} bytes is too large to send")
    return _HEAD.pack(_MAGIC, version, kind) + body


def decode(data: bytes) -> ms.Message:
    """Reads a message.

    Raises:
        UnreadableMessage: not a sound message of this version; nothing of it was believed.
    """
    view = memoryview(data)
    if len(view) < _HEAD.size:
        raise _bad("it is too short")
    magic, version, kind = _HEAD.unpack_from(view)
    if magic != _MAGIC:
        raise _bad("it is something else")
    if version != ms.PROTOCOL_VERSION:
        mine = WhyNot.SPEAKS_OLDER if version > ms.PROTOCOL_VERSION else WhyNot.SPEAKS_NEWER
        told = say(mine, theirs=ms.PROTOCOL_VERSION, mine=version)
        raise UnreadableMessage(ms.RefusalCode.VERSION, str(told), version)
    if kind not in _KINDS:
        raise _bad(f"its kind {kind} is unknown")
    expected, most = _KINDS[kind]
    body = view[_HEAD.size :]
    if len(body) > most:
        raise _bad(f"a {expected.__name__} of {len(body)} bytes is too large")
    try:
        check_bounds(body)
        return _decoders[kind].decode(body)
    # A RecursionError can't be provoked inside the bounds; if a parser differs, it is no crash either.
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError) as error:
        raise _bad(f"as a {expected.__name__}: {error}") from error


def other_version(version: int) -> Sentence:
    """Why a node that speaks another version can't help, as the end of a sentence about it; says which one is older."""
    older = version < ms.PROTOCOL_VERSION
    return say(WhyNot.OLDER if older else WhyNot.NEWER, theirs=version, mine=ms.PROTOCOL_VERSION)


def _bad(reason: str) -> UnreadableMessage:
    return UnreadableMessage(ms.RefusalCode.BAD_MESSAGE, str(say(WhyNot.NOT_UNDERSTOOD, reason=reason)))


def _plain_value(value: Any) -> Any:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    raise TypeError(f"no wire form for {type(value).__name__}")


def _typed_value(type_: type, value: Any) -> Any:
    if type_ is Fraction and isinstance(value, str) and (found := _FRACTION.fullmatch(value)):
        return Fraction(int(found[1]), int(found[2]))
    raise ValueError(f"no {type_.__name__}")


_encoder = msgspec.msgpack.Encoder(enc_hook=_plain_value)
_decoders: dict[int, msgspec.msgpack.Decoder[ms.Message]] = {
    kind: msgspec.msgpack.Decoder(message, dec_hook=_typed_value) for kind, (message, _) in _KINDS.items()
}
