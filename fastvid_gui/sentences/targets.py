"""Why a file can't be written to a place."""

from fastvid_gui.sentences.sentence import Code


class TargetSays(Code):
    """Sentences about places of files."""

    A_FOLDER = "{out} is a folder. Name a file in it."
    NOT_ORDINARY = "{out} is {what}, which is never written or replaced. Choose another name."
    A_DEVICE = "a device"
    A_PIPE = "a pipe"
    A_SOCKET = "a socket"
    NO_ORDINARY_FILE = "not an ordinary file"
    DEAD_LINK = "{out} is a link to {goal}, where there is no file. Remove the link, or choose another name."
    NO_FOLDER = "There is no folder {folder} for {name}. Make it, or choose another place."
    FOLDER_IS_FILE = "{folder} is a file, not a folder. Choose another place for {name}."
    STANDARD_OUTPUT = "The result can't be written to the standard output. Name a file for it."
    AN_ADDRESS = "{out} is an address, not a file. Name a file on this computer."
    NOT_FOR_WINDOWS = "Windows can't store a file named {name}. Choose another name."
    THE_SOURCE = "{out} is the source itself. Choose another name for the result."
    AN_INPUT = "{out} is read to make the result. Choose another name for the result."
    TAKEN = "{out} exists already. Choose another name, or allow it with --overwrite."
    FULL = (
        "There is too little space for {out} in {folder}. Everything finished is kept; free some space, or choose "
        "another disk."
    )
    TOO_LARGE = (
        "{out} becomes larger than a file can be in {folder} ({limit}). Choose another disk, or a smaller size or "
        "quality."
    )
    LIMIT = "{size} at most"
    LIMIT_OF_SYSTEM = "{size} at most, {system}"
    LIMIT_UNKNOWN = "the system says so"
    READ_ONLY = "{out} can't be written: {folder} is read-only. Choose another place."
    FORBIDDEN = "{out} can't be written: you may not write to {folder}. Choose another place."
    BAD_NAME = "The disk of {folder} can't hold a file named {name}. Choose a shorter or plainer name."
    CANT_WRITE = "{out} can't be written: {reason} (folder {folder}). Choose another place."
    NOT_YOURS = "{out} belongs to somebody else, and can't be replaced in {folder}. Choose another name."
    APPEARED = "Something that is not an ordinary file has appeared as {file}; it is left alone. Choose another name."
    OPEN_ELSEWHERE = "{file} is open in another program. Close it there, or choose another name."
    MAY_BE_TOO_LARGE = (
        "{out} may become larger than a file can be in {folder} ({limit}). Another disk, or a smaller size or quality, "
        "is on the safe side; what is painted is kept in any case."
    )
    PROTECTED = "{out} is protected and can't be replaced. Choose another name."
