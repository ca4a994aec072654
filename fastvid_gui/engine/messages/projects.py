"""Project files."""

import msgspec

from fastvid_gui.engine.messages.request import Request
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.sentences.sentence import Sentence


class ListedFilm(msgspec.Struct, frozen=True):
    """A film of the window's list; `identity`: "" if it was never read."""

    path: str
    identity: str
    decisions: Decisions


class SaveProject(Request, frozen=True, tag=True):
    """Writes a project file. Value: `ProjectSaved`. `current`: path of the film that is shown."""

    file: str
    films: tuple[ListedFilm, ...]
    current: str = ""
    overwrite: bool = False


class OpenProject(Request, frozen=True, tag=True):
    """Reads a project file and looks for its films and styles. Value: `ProjectOpened`."""

    file: str


class ProjectSaved(msgspec.Struct, frozen=True):
    """`own_styles`: names of styles that another computer may lack."""

    own_styles: tuple[str, ...]


class ProjectOpened(msgspec.Struct, frozen=True):
    """The films where they are now, or were.

    Attributes:
        current: path of the film to show. styles_added: the library has grown. notes: what people should know.
    """

    films: tuple[ListedFilm, ...]
    current: str
    styles_added: bool
    notes: tuple[Sentence, ...]
