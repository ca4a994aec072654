"""What every request of the window is."""

import msgspec


class Request(msgspec.Struct, frozen=True, tag_field="kind"):
    """Anything the window can ask for. Each docstring says which news come, and what `Finished.value` holds."""
