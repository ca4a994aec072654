"""How much somebody may send: a bucket that fills with time and is emptied by what arrives (token bucket)."""

from dataclasses import dataclass


@dataclass(slots=True)
class Bucket:
    """Room for `capacity` at once and `per_second` in the long run; the time is handed in (seconds)."""

    capacity: float
    per_second: float
    level: float = 0.0
    since: float = float("-inf")

    def take(self, cost: float, now: float) -> bool:
        """Whether there is room for `cost`; takes it if so."""
        passed = max(0.0, now - self.since)
        self.level = min(self.capacity, self.level + passed * self.per_second) if passed else self.level
        self.since = now
        if self.level < cost:
            return False
        self.level -= cost
        return True
