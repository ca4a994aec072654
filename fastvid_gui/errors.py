"""The error tree. Every module may import it; it imports only what a sentence is.

    FastVidError
    ├── PlaceError            the user's folders can't be found or made
    ├── OutputError           standard output can't be written
    ├── UsageError            the command line or a setting asks for something impossible (exit code 2)
    ├── Interrupted           the user stopped the work; what is finished stays (exit code 130)
    ├── SourceError           a video can't be read
    ├── ExportError           the MP4 can't be written or does not verify
    │   ├── SoundError        its sound can't be written; without sound it can
    │   └── TargetError       a file can't be written to its place; another place will do
    │       └── TargetFullError  too little space there (a DiskFullError, too)
    ├── StyleError            a style file can't be used
    ├── KeyframeFileError     a keyframe file can't be understood
    ├── RegionsError          a regions file or a mask can't be used
    ├── ProjectError          a project file can't be read, understood or made
    ├── StoreError            the job store can't be used
    │   └── DiskFullError     too little space
    ├── DeviceError           the chosen device or backend is missing
    ├── TrainingError         training can't start or continue
    └── FarmError             something between the computers of the farm failed
        └── PairingError      two computers could not be paired
            └── WrongCodeError  the code is not the one that is shown

Every error carries the sentence the user reads: it names the file or node and says what to do next. As a text it is
English; the window has its own words for it.
"""

from fastvid_gui.sentences.sentence import Code, Sentence, said_by_others, say


class FastVidError(Exception):
    """Something could not be done; the message says why and what to do next."""

    exit_code = 1

    def __init__(self, says: Code | Sentence | str = "", /, **values: object) -> None:
        """`says`: the code, with the `values` of its template; or a whole sentence."""
        if isinstance(says, Code):
            says = say(says, **values)
        self.sentence = says if isinstance(says, Sentence) else said_by_others(says)
        super().__init__(str(self.sentence))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.sentence,), self.__dict__


class UsageError(FastVidError):
    """The command line or a setting asks for something impossible."""

    exit_code = 2


class PlaceError(FastVidError):
    """The folders of the user can't be found, made or written. The message names the folder and says what to set."""


class OutputError(FastVidError):
    """A result can't be written to standard output."""


class Interrupted(FastVidError):
    """The user stopped the work. Everything finished is kept; the same command continues from there."""

    exit_code = 130


class SourceError(FastVidError):
    """The video can't be read. The message names the file and the reason."""


class ExportError(FastVidError):
    """The MP4 could not be written or did not verify; an older file in its place is untouched."""


class SoundError(ExportError):
    """The sound can't be added to the film. Everything painted is kept; it can be exported without sound at once."""


class TargetError(ExportError):
    """A file can't be written to its place: another place will do. Nothing there was changed.

    `painted`: it is a film that is completely painted and kept, so that only the place is wrong. `size`: roughly its
    bytes; 0 if unknown.
    """

    painted = False
    size = 0


class StyleError(FastVidError):
    """The style file can't be used. The message names the file and the reason."""


class KeyframeFileError(FastVidError):
    """The keyframe file can't be understood. The message names the file and the line."""


class RegionsError(FastVidError):
    """A regions file or a mask can't be used. The message names the file."""


class ProjectError(FastVidError):
    """A project file can't be used. The message names the file and what to do."""


class StoreError(FastVidError):
    """The job store can't be read or written."""


class DiskFullError(StoreError):
    """There is too little space. Everything finished is kept; free some space and run the same command again."""


class TargetFullError(TargetError, DiskFullError):
    """There is too little space at the place of a file."""


class DeviceError(FastVidError):
    """The chosen device or backend is not available on this computer."""


class TrainingError(FastVidError):
    """Training can't start or continue. The best result so far is kept."""


class FarmError(FastVidError):
    """Something between the computers of the farm failed. The message names the node."""


class PairingError(FarmError):
    """Two computers could not be paired. The message says why and what to try."""


class WrongCodeError(PairingError):
    """The proof does not fit: another code was typed, or somebody is in between."""
