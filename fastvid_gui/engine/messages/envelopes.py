"""Envelopes: a request or an answer, with the number under which it was asked."""

import msgspec

from fastvid_gui.engine.messages.kinds import AnyRequest, News
from fastvid_gui.sentences.sentence import Sentence


class Ask(msgspec.Struct, frozen=True, tag=True):
    """Window to engine: do this, under this number."""

    number: int
    request: AnyRequest


class Stop(msgspec.Struct, frozen=True, tag=True):
    """Window to engine: end that request; what is finished is kept. If it has ended already, that is no error."""

    number: int


class Ready(msgspec.Struct, frozen=True, tag=True):
    """Engine to window, once: it runs."""

    version: str
    pid: int


class Tell(msgspec.Struct, frozen=True):
    """Engine to window: news of a request."""

    number: int
    news: News


class Finished(msgspec.Struct, frozen=True):
    """Engine to window: the request is done."""

    number: int
    value: News | None


class Failed(msgspec.Struct, frozen=True, tag=True):
    """Engine to window: the request failed. `says`: for the user. `error`: a class name of `errors.py`."""

    number: int
    says: Sentence
    error: str

    @property
    def message(self) -> str:
        """In English, for logs."""
        return str(self.says)


class Stopped(msgspec.Struct, frozen=True, tag=True):
    """Engine to window: the request ended early, as asked."""

    number: int


ToEngine = Ask | Stop
FromEngine = Ready | Tell | Finished | Failed | Stopped
