"""What every request of the window is."""

import msgspec


class Request(msgspec.Struct, frozen=True, tag_field="kind"):
    """Anything the window can ask for. The docstring of each says which news come and what `Finished.value` holds."""
