"""Whether the helper can read typed hours (`farm.helper.rest_rules.parse_hours`, which the window must not import)."""

import re

_HOURS = re.compile(r"(\d{1,2})(?::([0-5]\d))?-(\d{1,2})(?::([0-5]\d))?")
DAY = 24 * 60


def hours_fit(text: str) -> bool:
    """ "20:00-08:00", "20-8"."""
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        return False
    begin, end = (int(found[1]) * 60 + int(found[2] or 0), int(found[3]) * 60 + int(found[4] or 0))
    return max(begin, end) <= DAY and (begin % DAY != end % DAY or (begin, end) == (0, DAY))
