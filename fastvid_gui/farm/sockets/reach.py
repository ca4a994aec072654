"""Whether a port of another computer can be reached, and what it means if it can't.

A firewall that rejects says so by ICMP, and so does a router that can't find anybody. The errors of the socket look
alike (EHOSTUNREACH), but Linux keeps the message itself, with its code and its sender (the socket's error queue).
"""

import contextlib
import errno
import select
import socket
import struct
import sys
import time
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui.farm.sockets.addresses import Address

CONNECT_SECONDS = 4.0  # Linux needs a little over three to find that nobody has an address
AT_ONCE_SECONDS = 1.0  # too short for a search: somebody has said no
GREETING_SECONDS = 2.0  # a work socket greets at once, even through a bad line
GREETING_BYTE = b"\xff"  # how ZeroMQ's greeting begins (ZMTP, ZeroMQ RFC 23)
MAX_TRIED = 8

# Of <linux/in.h>, <linux/in6.h> and <linux/errqueue.h>; Python names the first from 3.14 on.
_IP_RECVERR, _IPV6_RECVERR, _ORIGIN_ICMP, _ORIGIN_ICMP6 = 11, 25, 2, 3
_ERROR = struct.Struct("=IBBBBII")
# "Destination unreachable": by an administrator (of a net, a host, a filter), and "nothing listens on that port", which
# TCP itself says in another way (RFC 792, 1122, 1812, 4443).
_FIREWALL_CODES = {_ORIGIN_ICMP: (3, {3, 9, 10, 13}), _ORIGIN_ICMP6: (1, {1, 4, 5, 6})}


class Answer(StrEnum):
    """How a computer answered the attempt to connect; the best one first."""

    OPEN = "open"
    REFUSED = "refused"  # it is there, and nothing listens
    REJECTED = "rejected"  # a firewall says no
    SILENT = "silent"  # off, or a firewall swallows the question
    UNREACHABLE = "unreachable"  # nobody has the address
    FORBIDDEN = "forbidden"  # this computer itself lets nobody go there
    NO_ROUTE = "no route"  # no network of this computer leads there
    UNKNOWN_NAME = "unknown name"


BLOCKED = (Answer.REJECTED, Answer.SILENT)


@dataclass(frozen=True, slots=True)
class Reached:
    """What came of it.

    Attributes:
        ip: the address that answered best; "" where the name is unknown.
        milliseconds: until the answer.
        by: who rejected it, if that is not the computer asked: a firewall on the way; else "".
    """

    answer: Answer
    ip: str
    milliseconds: float
    by: str = ""


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
    answers: list[Reached] = []
    with contextlib.ExitStack() as stack:
        waiting: dict[socket.socket, str] = {}

        def judge(ip: str, answer: Answer, by: str = "") -> None:
            answers.append(Reached(answer, ip, 1000 * (time.monotonic() - begun), by if by != ip else ""))

        for family, kind, number, _, where in found[:MAX_TRIED]:
            ip = str(where[0])
            try:
                trying = stack.enter_context(socket.socket(family, kind, number))
                trying.setblocking(False)
                _ask_for_reasons(trying)
                code = trying.connect_ex(where)
            except OSError as error:
                code = error.errno or errno.EHOSTUNREACH
            if code in (errno.EINPROGRESS, errno.EWOULDBLOCK):
                waiting[trying] = ip
            else:
                judge(ip, _meaning_here(code))
        while waiting and not any(each.answer is Answer.OPEN for each in answers):
            left = begun + seconds - time.monotonic()
            # Windows tells a refused connection as exceptional.
            _, ready, failed = select.select([], list(waiting), list(waiting), max(left, 0))
            for trying in {*ready, *failed}:
                judge(waiting.pop(trying), *_judged(trying, time.monotonic() - begun))
            if left <= 0:
                break
        for ip in waiting.values():
            judge(ip, Answer.SILENT)
    order = list(Answer)
    return min(answers, key=lambda each: order.index(each.answer))


def greets(address: Address, seconds: float = GREETING_SECONDS) -> bool:
    """Whether the program that takes connections there greets as a work socket does; one that hangs stays silent."""
    until = time.monotonic() + seconds
    try:
        with socket.create_connection((address.host, address.port), timeout=seconds) as asking:
            asking.settimeout(max(0.1, until - time.monotonic()))
            return asking.recv(1) == GREETING_BYTE
    except (OSError, UnicodeError):
        return False


def _ask_for_reasons(trying: socket.socket) -> None:
    """Has the system keep the message that makes an attempt fail."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        if trying.family == socket.AF_INET6:
            trying.setsockopt(socket.IPPROTO_IPV6, _IPV6_RECVERR, 1)
        else:
            trying.setsockopt(socket.IPPROTO_IP, _IP_RECVERR, 1)


def _judged(trying: socket.socket, seconds: float) -> tuple[Answer, str]:
    """The result of an attempt that ended after this long, and who rejected it, if known."""
    if (reason := _reason(trying)) is not None:
        return reason
    code = trying.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    unreachable = code in (errno.EHOSTUNREACH, getattr(errno, "WSAEHOSTUNREACH", -1))
    if unreachable and seconds < AT_ONCE_SECONDS:
        return Answer.REJECTED, ""
    return _meaning(code), ""


def _reason(trying: socket.socket) -> tuple[Answer, str] | None:
    """What the system kept of it; None if it kept nothing, or never does."""
    if sys.platform != "linux":
        return None
    try:
        _, entries, _, _ = trying.recvmsg(1, 512, socket.MSG_ERRQUEUE)
    except OSError:
        return None
    for _, _, data in entries:
        if len(data) < _ERROR.size:
            continue
        code, origin, kind, detail, *_ = _ERROR.unpack_from(data)
        expected, codes = _FIREWALL_CODES.get(origin, (-1, set()))
        if kind == expected and detail in codes:
            return Answer.REJECTED, _sender(data[_ERROR.size :])
        return _meaning(code), ""
    return None


def _sender(data: bytes) -> str:
    """The address in a `sockaddr`; "" if there is none."""
    try:
        family = struct.unpack_from("=H", data)[0]
        if family == socket.AF_INET:
            return socket.inet_ntop(family, data[4:8])
        return socket.inet_ntop(family, data[8:24]) if family == socket.AF_INET6 else ""
    except (struct.error, ValueError, OSError):
        return ""


def _meaning(code: int) -> Answer:
    if code == 0:
        return Answer.OPEN
    if code in (errno.ECONNREFUSED, errno.ECONNRESET, getattr(errno, "WSAECONNREFUSED", -1)):
        return Answer.REFUSED
    if code in (errno.ETIMEDOUT, getattr(errno, "WSAETIMEDOUT", -1)):
        return Answer.SILENT
    # So IPv6 says that an administrator does not want it.
    return Answer.REJECTED if code in (errno.EACCES, errno.EPERM) else Answer.UNREACHABLE


def _meaning_here(code: int) -> Answer:
    """What it means if this computer itself said it, and nothing was sent."""
    if code in (errno.EACCES, errno.EPERM, getattr(errno, "WSAEACCES", -1)):
        return Answer.FORBIDDEN
    if code in (errno.ENETUNREACH, errno.EADDRNOTAVAIL, getattr(errno, "WSAENETUNREACH", -1)):
        return Answer.NO_ROUTE
    return _meaning(code)
