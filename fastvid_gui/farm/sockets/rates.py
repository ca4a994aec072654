"""How fast a helper may talk to its maker: far above what an honest one says, so that is never cut.

A helper says something each second, tells its progress several times a second, and answers each mebibyte of a clip with
a credit: 1,250 a second at 10 Gbit/s. While its maker is busy, its messages wait in its queue, 2,000 at most
(`loop.py`), and then come all at once.
"""

from fastvid_gui.farm.protocol.messages import PART_BYTES, Credit, Part
from fastvid_gui.farm.protocol.rate import Bucket
from fastvid_gui.farm.protocol.wire import encode

AT_ONCE, PER_S = 4000.0, 200.0
CUT_S = 30.0
"""A helper whose link was cut for talking too much is connected to again after this long."""
TOO_MANY = "it sends too many messages"

PART_COST, SMALL_PART_COST, CREDIT_COST = 0.01, 0.25, 0.05
"""Parts come only as requested, credits only for what was sent. Only the last part of a parcel is small."""

_PART_KIND, _CREDIT_KIND = encode(Part(0, 0, b"x"))[4:5], encode(Credit(0, 1))[4:5]


def helper_bucket() -> Bucket:
    """How much a helper may say; one for each key, so that a new connection brings no new allowance."""
    return Bucket(AT_ONCE, PER_S)


def cost(data: bytes) -> float:
    """How much a message of a helper counts."""
    return CREDIT_COST if data[4:5] == _CREDIT_KIND else maker_cost(data)


def maker_cost(data: bytes) -> float:
    """How much a message of a maker counts."""
    if data[4:5] != _PART_KIND:
        return 1.0
    return PART_COST if len(data) > PART_BYTES // 2 else SMALL_PART_COST
