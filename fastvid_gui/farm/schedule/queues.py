"""A queue by rank whose entries may change or go at any time, at the cost of a heap."""

from collections.abc import Hashable, Iterator
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class RankedQueue(Generic[Key]):
    """Keys by rank, highest first; equal ranks in the order they came.

    A changed or discarded key leaves its old entry in the heap. That entry is dropped when it comes to the top, or when
    old entries outnumber the current ones.

    Attributes:
        total: sum of all ranks.
    """

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Key]] = []
        self._live: dict[Key, tuple[float, int]] = {}
        self._count = 0
        self.total = 0.0

    def __len__(self) -> int:
        return len(self._live)

    def __contains__(self, key: Key) -> bool:
        return key in self._live

    def put(self, key: Key, rank: float) -> None:
        """Adds a key, or moves it to another rank."""
        self._count += 1
        self.total += rank + self._live.get(key, (0.0, 0))[0]
        self._live[key] = (-rank, self._count)
        if len(self._heap) > 2 * len(self._live) + 64:
            self._heap = [(*place, other) for other, place in self._live.items()]
            heapify(self._heap)
        else:
            heappush(self._heap, (-rank, self._count, key))

    def discard(self, key: Key) -> None:
        """Takes a key out, if it is there."""
        self.total += self._live.pop(key, (0.0, 0))[0]

    def best(self) -> Key | None:
        """The key with the highest rank; it stays."""
        heap = self._heap
        while heap:
            rank, count, key = heap[0]
            if self._live.get(key) == (rank, count):
                return key
            heappop(heap)
        return None

    def rank(self, key: Key) -> float:
        """The rank a key was put with."""
        return -self._live[key][0]

    def best_few(self, most: int) -> list[Key]:
        """Up to `most` keys, highest rank first; they stay."""
        taken: list[tuple[float, int, Key]] = []
        while len(taken) < most and (key := self.best()) is not None:
            taken.append(heappop(self._heap))
            assert taken[-1][2] == key
        for entry in taken:
            heappush(self._heap, entry)
        return [key for _, _, key in taken]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._live)
