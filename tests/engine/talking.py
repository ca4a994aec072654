"""A real engine process as a test talks to it."""

import queue
import time
from dataclasses import dataclass, field

from fastvid_gui.engine.client import EngineProcess
from fastvid_gui.engine.messages.envelopes import Failed, Finished, FromEngine, Ready, Stopped, Tell
from fastvid_gui.engine.messages.kinds import AnyRequest, News

PATIENCE_SECONDS = 240.0


@dataclass
class Answer:
    """How a request ended, and the news before that with the seconds after which they came."""

    end: Finished | Failed | Stopped
    news: list[News]
    seconds: float
    news_seconds: list[float] = field(default_factory=list)

    @property
    def value(self) -> News | None:
        """What it gave; fails where it gave nothing."""
        assert isinstance(self.end, Finished), self.end
        return self.end.value


class Talk:
    """An engine process; `ask` and `wait` for one at a time, `run` for both. Use as a context manager."""

    def __init__(self, role: str = "preview") -> None:
        self.ready: queue.Queue[Ready] = queue.Queue()
        self.deaths: queue.Queue[str] = queue.Queue()
        self._mail: dict[int, queue.Queue[tuple[float, FromEngine]]] = {}
        self.process = EngineProcess(role, self._on_message, self.deaths.put)

    def __enter__(self) -> "Talk":
        self.process.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close()

    def ask(self, request: AnyRequest) -> int:
        number = self.process.new_number()
        self._mail[number] = queue.Queue()
        self.process.send_as(number, request)
        return number

    def stop(self, number: int) -> None:
        self.process.stop(number)

    def next(self, number: int, patience: float = PATIENCE_SECONDS) -> FromEngine:
        """The next message of a request."""
        return self._mail[number].get(timeout=patience)[1]

    def wait(self, number: int, patience: float = PATIENCE_SECONDS) -> Answer:
        """Waits for its end."""
        began = time.perf_counter()
        news, seconds = [], []
        while True:
            at, message = self._mail[number].get(timeout=patience)
            if isinstance(message, Tell):
                news.append(message.news)
                seconds.append(at - began)
            else:
                assert isinstance(message, Finished | Failed | Stopped)
                return Answer(message, news, at - began, seconds)

    def run(self, request: AnyRequest, patience: float = PATIENCE_SECONDS) -> Answer:
        return self.wait(self.ask(request), patience)

    def silent(self, number: int) -> bool:
        """Whether nothing more of a request waits."""
        return self._mail[number].empty()

    def over(self, number: int) -> bool:
        """Whether the end of a request waits among its messages."""
        return any(not isinstance(message, Tell) for _, message in list(self._mail[number].queue))

    def _on_message(self, message: FromEngine) -> None:
        if isinstance(message, Ready):
            self.ready.put(message)
        else:
            self._mail[message.number].put((time.perf_counter(), message))
