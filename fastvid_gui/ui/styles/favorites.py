"""Which styles the user likes best; the preferences keep them."""

from collections.abc import Callable
from typing import Protocol

from fastvid_gui.settings import SettingsFile


class Favorites(Protocol):
    """Names of styles with a star."""

    def names(self) -> frozenset[str]:
        """All of them."""
        ...

    def toggle(self, name: str) -> None:
        """Gives a style a star, or removes it."""
        ...

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls back after each change, wherever it was made; the returned function ends that."""
        ...


class SavedFavorites:
    """`Favorites` in the preferences."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file

    def names(self) -> frozenset[str]:
        """Names of the styles with a star."""
        return frozenset(self._file.values.favorites)

    def toggle(self, name: str) -> None:
        """Gives a style a star, or removes it, and saves that."""
        old = self._file.values.favorites
        new = tuple(other for other in old if other != name) if name in old else (*old, name)
        self._file.change(favorites=new)

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls back after each change of the preference."""
        return self._file.listen(lambda _: callback())
