"""A Dask scheduler that is not FastVid's: Dask's own configuration says whom it lets in."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from fastvid_gui.cluster.library import distributed
from fastvid_gui.cluster.maker.hub import Hub
from fastvid_gui.errors import FarmError
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.sentence import said_by_others

CONNECT_S, ASK_S = 6.0, 20.0


def foreign_hub(address: str, topic: str, post: Callable[[object], None]) -> Hub:
    """A connection to such a scheduler.

    Raises:
        FarmError: nobody answers there, or certificates are missing or others; says what to do.
    """
    where = urlsplit(address)
    try:
        socket.create_connection((where.hostname or "", where.port or 0), CONNECT_S).close()
    except OSError as error:
        reason = said_by_others(error.strerror or error)
        raise FarmError(ClusterSays.NO_ANSWER, address=address, reason=reason) from error
    encrypted = where.scheme == "tls"
    security: Any = distributed().Security(require_encryption=True) if encrypted else None
    try:
        theirs, mine = asyncio.run(_version(address, security)), str(distributed().__version__)
        if theirs.partition(".")[0] != mine.partition(".")[0]:
            raise FarmError(ClusterSays.OTHER_DASK, address=address, theirs=theirs, mine=mine)
        return Hub(address, security, topic, post)
    except FarmError:
        raise
    except Exception as error:
        raise _refusal(address, error, encrypted) from error


async def _version(address: str, security: Any) -> str:
    """Of its Dask; asked first, since another one breaks in the middle of things."""
    library = distributed()
    secrets = {} if security is None else security.get_connection_args("client")
    async with library.rpc(address, connection_args=secrets, timeout=ASK_S) as there:
        said = await asyncio.wait_for(there.versions(), ASK_S)
    return str(said.get("packages", {}).get("distributed", "?"))


def _refusal(address: str, refused: Exception, encrypted: bool) -> FarmError:
    causes = list(_causes(refused)) if encrypted else []
    for error in causes:
        if isinstance(error, ssl.SSLError):
            reason = said_by_others(error.reason or error)
            return FarmError(ClusterSays.OTHER_CERTIFICATES, address=address, reason=reason)
    for error in causes:
        # Dask's own for "none is configured", and what opening the files says.
        if isinstance(error, (TypeError, FileNotFoundError, PermissionError)):
            told = "none is named" if isinstance(error, TypeError) else error.strerror or error
            return FarmError(ClusterSays.NO_CERTIFICATES, address=address, reason=said_by_others(told))
    why = said_by_others(str(refused) or type(refused).__name__)
    return FarmError(ClusterSays.NOT_LET_IN, address=address, reason=why)


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__
