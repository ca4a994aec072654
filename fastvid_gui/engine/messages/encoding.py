"""Envelopes as bytes: msgpack, fractions and paths as text.

News and values are of many classes, plain dataclasses among them; each goes with the name of its class.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import msgspec

from fastvid_gui.engine.messages.envelopes import (
    Failed,
    Finished,
    FromEngine,
    Ready,
    Stopped,
    Tell,
    ToEngine,
)
from fastvid_gui.engine.messages.kinds import News

_Body = tuple[str, msgspec.Raw]
"""A class name of `News`, and its fields, which are decoded once the name is known."""


class _Tell(msgspec.Struct, frozen=True, tag="Tell"):
    number: int
    news: _Body


class _Finished(msgspec.Struct, frozen=True, tag="Finished"):
    number: int
    value: _Body | None


def _encoded(value: Any) -> Any:
    if isinstance(value, Fraction | Path):
        return str(value)
    raise NotImplementedError(f"no wire form for {type(value).__name__}")


def _decoded(kind: type, value: Any) -> Any:
    if kind is Fraction or kind is Path:
        return kind(value)
    raise NotImplementedError(f"no wire form for {kind.__name__}")


_encoder = msgspec.msgpack.Encoder(enc_hook=_encoded)
_to_engine = msgspec.msgpack.Decoder(ToEngine, dec_hook=_decoded)
_from_engine = msgspec.msgpack.Decoder(Ready | _Tell | _Finished | Failed | Stopped, dec_hook=_decoded)
_news = {kind.__name__: msgspec.msgpack.Decoder(kind, dec_hook=_decoded) for kind in get_args(News)}


def encode(message: ToEngine | FromEngine) -> bytes:
    """A message as bytes."""
    match message:
        case Tell(number, news):
            return _encoder.encode(_Tell(number, _named(news)))
        case Finished(number, value):
            return _encoder.encode(_Finished(number, _named(value) if value is not None else None))
    return _encoder.encode(message)


def decode_to_engine(data: bytes) -> ToEngine:
    """Raises msgspec.DecodeError where the bytes are not such a message."""
    message: ToEngine = _to_engine.decode(data)
    return message


def decode_from_engine(data: bytes) -> FromEngine:
    """Raises msgspec.DecodeError where the bytes are not such a message."""
    message: Ready | _Tell | _Finished | Failed | Stopped = _from_engine.decode(data)
    match message:
        case _Tell(number, news):
            return Tell(number, _read(news))
        case _Finished(number, value):
            return Finished(number, _read(value) if value is not None else None)
    return message


def _named(news: News) -> Any:
    return type(news).__name__, news


def _read(body: _Body) -> News:
    kind, fields = body
    if kind not in _news:
        raise msgspec.DecodeError(f"there is no news called {kind}")
    news: News = _news[kind].decode(fields)
    return news
