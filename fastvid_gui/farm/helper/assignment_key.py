"""By which a helper knows its assignments: several makers number theirs alike."""

from typing import NamedTuple


class AssignmentKey(NamedTuple):
    """Whose assignment it is: node id and session of the maker, and its number there."""

    maker: str
    session: str
    assignment: int
