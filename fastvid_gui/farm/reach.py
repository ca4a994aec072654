"""Whether a port of another computer can be reached, and what it means where it can't."""

import contextlib
import errno
import select
import socket
import time
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui.farm.addresses import Address

CONNECT_SECONDS = 4.0  # Linux needs a little over three to find that nobody has an address
MAX_TRIED = 8


class Answer(StrEnum):
    """How a computer answered the attempt to connect."""

    OPEN = "open"
    REFUSED = "refused"  # it is there, and nothing listens (or a firewall says no)
    SILENT = "silent"  # off, or a firewall swallows the question
    UNREACHABLE = "unreachable"  # no way there, or nobody has the address
    UNKNOWN_NAME = "unknown name"


@dataclass(frozen=True, slots=True)
class Reached:
    """What came of it.

    Attributes:
        ip: the address that answered best; "" where the name is unknown.
        milliseconds: until the answer.
    """

    answer: Answer
    ip: str
    milliseconds: float


def resolves(address: Address) -> bool:
    """Whether the host is an IP address or a name that leads to one."""
    try:
        return bool(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError):
        return False


def reach(address: Address, seconds: float = CONNECT_SECONDS) -> Reached:
    """Opens and closes a TCP connection to each address of the host at once; the best answer counts."""
    begun = time.monotonic()
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return Reached(Answer.UNKNOWN_NAME, "", 0.0)
    best = Reached(Answer.UNREACHABLE, str(found[0][4][0]), 0.0)
    order = (Answer.OPEN, Answer.REFUSED, Answer.SILENT, Answer.UNREACHABLE)
    with contextlib.ExitStack() as stack:
        waiting: dict[socket.socket, str] = {}

        def judge(ip: str, code: int) -> None:
            nonlocal best
            answer = _meaning(code)
            if order.index(answer) < order.index(best.answer):
                best = Reached(answer, ip, 1000 * (time.monotonic() - begun))

        for family, kind, number, _, where in found[:MAX_TRIED]:
            ip = str(where[0])
            try:
                trying = stack.enter_context(socket.socket(family, kind, number))
                trying.setblocking(False)
                code = trying.connect_ex(where)
            except OSError as error:
                code = error.errno or errno.EHOSTUNREACH
            if code in (errno.EINPROGRESS, errno.EWOULDBLOCK):
                waiting[trying] = ip
            else:
                judge(ip, code)
        while waiting and best.answer is not Answer.OPEN:
            left = begun + seconds - time.monotonic()
            # Windows tells a refused connection as exceptional.
            _, ready, failed = select.select([], list(waiting), list(waiting), max(left, 0))
            for trying in {*ready, *failed}:
                judge(waiting.pop(trying), trying.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
            if left <= 0:
                break
        if waiting and order.index(best.answer) > order.index(Answer.SILENT):
            best = Reached(Answer.SILENT, next(iter(waiting.values())), 1000 * (time.monotonic() - begun))
    return best


def _meaning(code: int) -> Answer:
    if code == 0:
        return Answer.OPEN
    if code in (errno.ECONNREFUSED, errno.ECONNRESET, getattr(errno, "WSAECONNREFUSED", -1)):
        return Answer.REFUSED
    if code in (errno.ETIMEDOUT, getattr(errno, "WSAETIMEDOUT", -1)):
        return Answer.SILENT
    return Answer.UNREACHABLE
