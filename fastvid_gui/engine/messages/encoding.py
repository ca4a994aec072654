"""Envelopes as bytes: msgpack, fractions as text."""

from fractions import Fraction
from typing import Any

import msgspec

from fastvid_gui.engine.messages.envelopes import FromEngine, ToEngine


def _encoded(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"no wire form for {type(value).__name__}")


def _decoded(kind: type, value: Any) -> Any:
    if kind is Fraction:
        return Fraction(value)
    raise NotImplementedError(f"no wire form for {kind.__name__}")


_encoder = msgspec.msgpack.Encoder(enc_hook=_encoded)
_to_engine = msgspec.msgpack.Decoder(ToEngine, dec_hook=_decoded)
_from_engine = msgspec.msgpack.Decoder(FromEngine, dec_hook=_decoded)


def encode(message: ToEngine | FromEngine) -> bytes:
    """A message as bytes."""
    return _encoder.encode(message)


def decode_to_engine(data: bytes) -> ToEngine:
    """Raises msgspec.DecodeError where the bytes are no such message."""
    message: ToEngine = _to_engine.decode(data)
    return message


def decode_from_engine(data: bytes) -> FromEngine:
    """Raises msgspec.DecodeError where the bytes are no such message."""
    message: FromEngine = _from_engine.decode(data)
    return message
