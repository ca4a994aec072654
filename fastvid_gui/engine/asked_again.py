"""What happens to open requests when an engine process dies: which are asked again, and which one is to blame.

A file can kill a decoder, and with it the process and everything else that was asked of it. So requests that only look
at things are put to the next process again, one at a time. A request that kills that process too, with no other one at
work, is refused; the others get their answers. This module knows nothing about processes.
"""

from collections import deque
from dataclasses import dataclass

from fastvid_gui.engine.messages.computer import Describe
from fastvid_gui.engine.messages.films import FindTellingFrame, MakeThumbnails, OpenFilm, ShowFrame
from fastvid_gui.engine.messages.jobs import EstimateRender, ListJobs
from fastvid_gui.engine.messages.kinds import AnyRequest
from fastvid_gui.engine.messages.regions import RegionVeil
from fastvid_gui.engine.messages.styles import ListStyles

LOOKING = (
    OpenFilm,
    ShowFrame,
    MakeThumbnails,
    FindTellingFrame,
    RegionVeil,
    EstimateRender,
    ListJobs,
    ListStyles,
    Describe,
)
"""Requests that change nothing, and whose news may come twice."""
MOST_DEATHS = 3
"""A request that was open this many times when a process died is refused, whatever else was at work."""


@dataclass(slots=True)
class Open:
    """A request that has not been answered. `sent`: whether the process has it; `deaths`: of processes that had it."""

    request: AnyRequest
    sent: bool = False
    deaths: int = 0

    @property
    def film(self) -> str:
        """The file it looks at; empty if there is none."""
        request = self.request.render if isinstance(self.request, EstimateRender) else self.request
        return str(getattr(request, "path", "") or getattr(request, "source", ""))


@dataclass(frozen=True, slots=True)
class AfterDeath:
    """After a death: the requests that simply fail, and those that are refused because they kill every process."""

    failed: tuple[int, ...]
    refused: tuple[int, ...]


class OpenRequests:
    """The open requests of one engine, by number. The caller guards it against other threads."""

    def __init__(self) -> None:
        self._all: dict[int, Open] = {}
        self._suspects: deque[int] = deque()
        self._examined: int | None = None

    def __contains__(self, number: int) -> bool:
        return number in self._all

    def add(self, number: int, request: AnyRequest, *, sent: bool) -> None:
        """Adds a new request."""
        self._all[number] = Open(request, sent)

    def waits(self, number: int) -> bool:
        """Whether a request waits to be asked again."""
        return number in self._all and not self._all[number].sent

    def request(self, number: int) -> AnyRequest:
        """An open request."""
        return self._all[number].request

    def film(self, number: int) -> str:
        """The file that a request looks at."""
        return self._all[number].film if number in self._all else ""

    def ended(self, number: int) -> None:
        """The request was answered, or given up."""
        self._all.pop(number, None)
        if number in self._suspects:
            self._suspects.remove(number)
        if self._examined == number:
            self._examined = None

    def died(self) -> AfterDeath:
        """The process died: which open requests must be answered now. They stay open until `ended`."""
        at_work = {number: each for number, each in self._all.items() if each.sent}
        films = {each.film for each in at_work.values() if each.film}
        failed, refused = [], []
        for number, each in sorted(at_work.items()):
            each.sent, each.deaths = False, each.deaths + 1
            alone = each.deaths > 1 and films == {each.film}
            if not isinstance(each.request, LOOKING):
                failed.append(number)
            elif alone or each.deaths >= MOST_DEATHS:
                refused.append(number)
        self._examined = None
        gone = {*failed, *refused}
        self._suspects = deque(number for number in sorted(self._all) if number not in gone)
        return AfterDeath(tuple(failed), tuple(refused))

    def all_fail(self) -> tuple[int, ...]:
        """Everything that is open, if no process is going to be started."""
        return tuple(sorted(self._all))

    def next_to_ask(self) -> tuple[int, AnyRequest] | None:
        """A suspect to ask now, alone; None while another one is being asked, or if there is none."""
        if self._examined is not None or not self._suspects:
            return None
        number = self._examined = self._suspects.popleft()
        self._all[number].sent = True
        return number, self._all[number].request
