"""Where one helper may be reached, and which of its addresses is to be tried next. Pure; the time is handed in.

An address changes in the middle of a render: the router gives another one, a cable is plugged in, a laptop changes its
Wi-Fi. What is announced is hearsay, so an address where the helper really was stays among those that are tried.
"""

from collections.abc import Iterable

TRY_S = 4.0
"""An address has so long to answer before the next one is tried."""
FRESH_MOST = 3
"""So many new addresses are tried before the one that was right once has its turn: anybody may announce many."""


class Whereabouts:
    """See above. An address is HOST:PORT, as it is connected to.

    Args:
        address: the first one known.
    """

    def __init__(self, address: str) -> None:
        self._good = address
        self._announced: tuple[str, ...] = ()
        self._fresh: list[str] = []
        self._refused: set[str] = set()
        self._in_a_row = 0
        self._good_turn = False

    def heard(self, addresses: Iterable[str], current: str) -> None:
        """It announces itself at these, the likeliest first; `current`: the one in use."""
        announced = tuple(addresses)
        if announced == self._announced:
            return
        # Both addresses may be announced for a moment: the one that is new is meant.
        before = self._announced or (announced if current in announced else ())
        known = set(before) - set(self._fresh)
        self._fresh = [each for each in announced if each not in known and each != current]
        self._announced = announced
        self._refused.clear()

    def reached(self, address: str) -> None:
        """It was there, and proved that it has its key."""
        self._good, self._in_a_row, self._good_turn = address, 0, False
        self._refused.clear()

    def refused(self, address: str) -> None:
        """Somebody else is there, or does not let us in: not to be tried again before something changes."""
        self._refused.add(address)

    def next(self, current: str, tried_s: float) -> str | None:
        """Another address to try now; None: stay.

        Args:
            current: the one in use, which does not answer.
            tried_s: for how long it has been tried. 0 where it is only quiet: then only one that is new is worth it.
        """
        has_time = tried_s < TRY_S and current not in self._refused
        if self._good_turn and current == self._good and has_time:
            return None
        self._good_turn = False
        while self._fresh and self._in_a_row < FRESH_MOST:
            address = self._fresh.pop(0)
            if address != current and address not in self._refused:
                self._in_a_row += 1
                return address
        if has_time:
            return None
        tried_new, self._in_a_row = self._in_a_row, 0
        if tried_new >= FRESH_MOST and current != self._good and self._good not in self._refused:
            self._good_turn = True
            return self._good
        around = [each for each in dict.fromkeys((*self._announced, self._good)) if each not in self._refused]
        if current in around:
            around = around[around.index(current) + 1 :] + around[: around.index(current)]
        return around[0] if around else None
