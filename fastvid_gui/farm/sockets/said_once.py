"""Keeps the log readable: an event that a peer causes again and again is logged once, and again after an hour."""

AGAIN_S = 3600.0
MOST = 200


class SaidOnce:
    """What was said lately, and about which peer. Bounded, since peers may invent texts."""

    def __init__(self) -> None:
        self._at: dict[tuple[object, str], float] = {}

    def news(self, who: object, text: str, now: float) -> bool:
        """Whether to say it: it was not said about the same peer within the hour. `now`: seconds of a steady clock."""
        key = (who, text)
        at = self._at.get(key)
        if at is not None and now - at < AGAIN_S:
            return False
        self._at.pop(key, None)
        self._at[key] = now
        if len(self._at) > MOST:
            del self._at[next(iter(self._at))]
        return True
