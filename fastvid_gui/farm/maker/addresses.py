"""Where one helper may be reached, and which of its addresses to try next. Pure; the time is handed in.

An address changes in the middle of a render: the router gives another one, a cable is plugged in, a laptop changes its
Wi-Fi. An announcement is hearsay, so an address where the helper really was stays among those that are tried.
"""

from collections.abc import Iterable

TRY_S = 4.0
"""An address has this long to answer before the next one is tried."""
LEAST_TRY_S = 1.0
"""A new address has this long, even if a newer one is announced: somebody may announce one each second."""
FRESH_MOST = 3
"""After this many new addresses, the one that was right once has its turn: anybody may announce many."""
WAITING_MOST, WAITING_MOST_OF_ONE = 16, 2
"""How many new addresses wait for their turn, and how many of one computer: other ports cost a stranger nothing."""


class Whereabouts:
    """The addresses of one helper, in the order of trying. An address is HOST:PORT, as it is connected to.

    Args:
        address: the first one known.
    """

    def __init__(self, address: str) -> None:
        self._good = address
        self._announced: tuple[str, ...] = ()
        self._fresh: list[str] = []
        self._refused: set[str] = set()
        self._doubted: set[str] = set()
        self._in_a_row = 0
        self._good_turn = False

    def heard(self, addresses: Iterable[str], current: str) -> None:
        """It is announced at these, by itself or in its name, the likeliest first; `current`: the one in use."""
        announced = tuple(addresses)
        if announced == self._announced:
            return
        # Both addresses may be announced for a moment: the new one is meant.
        before = self._announced or (announced if current in announced else ())
        known = set(before) - set(self._fresh)
        news = [each for each in announced if each not in known and each != current]
        self._fresh = _bounded([*self._fresh, *news])
        self._announced = announced
        self._refused.clear()

    def reached(self, address: str) -> None:
        """It was there, and proved that it has its key."""
        self._good, self._in_a_row, self._good_turn = address, 0, False
        self._refused.clear()
        self._doubted.discard(_host(address))

    def refused(self, address: str) -> None:
        """Somebody else is there, or does not let us in: not to be tried again before something changes."""
        self._refused.add(address)

    def next(self, current: str, tried_s: float) -> str | None:
        """Another address to try now; None: stay.

        Args:
            current: the one in use, which does not answer.
            tried_s: for how long it has been tried. 0 if it is only quiet: then only a new address is worth trying.
        """
        has_time = tried_s < TRY_S and current not in self._refused
        if self._good_turn and current == self._good and has_time:
            return None
        self._good_turn = False
        if tried_s < LEAST_TRY_S and current not in (self._good, *self._refused):
            return None
        if not has_time and current != self._good and len(self._doubted) < WAITING_MOST:
            self._doubted.add(_host(current))
        while self._in_a_row < FRESH_MOST and (address := self._take_fresh(doubted_too=not has_time)):
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

    def _take_fresh(self, doubted_too: bool) -> str | None:
        """The one that waits longest; one of a computer where it was not found only if nothing better is left."""
        found = next((each for each in self._fresh if _host(each) not in self._doubted), None)
        if found is None and doubted_too and self._fresh:
            found = self._fresh[0]
        if found is not None:
            self._fresh.remove(found)
        return found


def _bounded(waiting: Iterable[str]) -> list[str]:
    """Each once, for one computer the newest: one that announces a new port each second stays behind the others."""
    kept: list[str] = []
    for address in dict.fromkeys(waiting):
        same = [each for each in kept if _host(each) == _host(address)]
        if len(same) >= WAITING_MOST_OF_ONE:
            kept.remove(same[0])
        kept.append(address)
    return kept[:WAITING_MOST]


def _host(address: str) -> str:
    return address.rpartition(":")[0]
