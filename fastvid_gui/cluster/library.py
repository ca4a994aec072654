"""dask.distributed, loaded when a cluster is used and not before, and set up as a cluster of FastVid needs it."""

import logging
from types import ModuleType
from typing import Any

from fastvid_gui.errors import FarmError
from fastvid_gui.libraries import how_to_install_the_cluster
from fastvid_gui.sentences.cluster import ClusterSays

WORKER_TTL = "30 s"
"""A member that says nothing for this long is gone, whatever its connection pretends; it says something each second."""

_SETTINGS = {
    # Each task names its member: the coordinator has decided. Nothing is for Dask to steal or to queue.
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.worker-saturation": "inf",
    "distributed.scheduler.worker-ttl": WORKER_TTL,
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.profile.enabled": False,
    "distributed.worker.http.routes": [],
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    # What Dask measures of itself dozens of times a second would cost as much as it tells.
    "distributed.admin.tick.interval": "1 s",
    "distributed.admin.tick.limit": "1 h",
    "distributed.admin.system-monitor.interval": "5 s",
    "distributed.admin.system-monitor.disk": False,
    "distributed.comm.timeouts.connect": "10 s",
    "distributed.comm.timeouts.tcp": "20 s",
    "distributed.comm.retry.count": 0,
}


def distributed(loud: bool = False) -> Any:
    """The library.

    Args:
        loud: whether it writes its own log, too (the scheduler's process does).

    Raises:
        FarmError: it is not installed; says what to type.
    """
    try:
        import dask
        import distributed as library
    except ModuleNotFoundError as error:
        known = (error.name or "").partition(".")[0]
        if known in ("dask", "distributed"):
            raise FarmError(ClusterSays.NOT_INSTALLED, how=how_to_install_the_cluster()) from error
        raise _not_loaded(error) from error
    except ImportError as error:
        raise _not_loaded(error) from error
    dask.config.set(_SETTINGS)
    if not loud:
        _quiet(library)
    return library


def _not_loaded(error: ImportError) -> FarmError:
    return FarmError(ClusterSays.NOT_LOADED, reason=error, how=how_to_install_the_cluster())


def _quiet(library: ModuleType) -> None:
    """What people should know is said in FastVid's own sentences."""
    for name in ("distributed", "tornado", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False
        logger.setLevel(logging.CRITICAL)
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed."):
            logging.getLogger(name).setLevel(logging.CRITICAL)
