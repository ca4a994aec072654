"""Which styles the user likes best: kept in the preferences."""

from collections.abc import Callable
from typing import Protocol

from fastvid_gui.settings import SettingsFile


class Favourites(Protocol):
    """Names of styles with a star."""

    def names(self) -> frozenset[str]:
        """All of them."""
        ...

    def toggle(self, name: str) -> None:
        """Gives a style a star, or takes it back."""
        ...

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls back after each change, wherever it was made; what is returned ends that."""
        ...


class SavedFavourites:
    """`Favourites` in the preferences."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file

    def names(self) -> frozenset[str]:
        """See `Favourites.names`."""
        return frozenset(self._file.values.favorites)

    def toggle(self, name: str) -> None:
        """See `Favourites.toggle`."""
        old = self._file.values.favorites
        new = tuple(other for other in old if other != name) if name in old else (*old, name)
        self._file.change(favorites=new)

    def listen(self, callback: Callable[[], None]) -> Callable[[], None]:
        """See `Favourites.listen`."""
        return self._file.listen(lambda _: callback())
