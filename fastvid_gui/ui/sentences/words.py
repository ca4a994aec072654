"""The type of the tables of this folder."""

from collections.abc import Callable, Mapping

from fastvid_gui.sentences.sentence import Code

Words = Mapping[Code, Callable[[], str]]
"""The window's sentence for a code, in the user's language, with the {names} of the code or fewer."""
