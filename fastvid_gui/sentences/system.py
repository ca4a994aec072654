"""What the system says about files, in words that can be translated."""

import errno

from fastvid_gui.sentences.sentence import Code, Sentence, said_by_others, say


class System(Code):
    """Reasons inside other sentences: clauses about "it", a file or folder."""

    NOT_THERE = "it is not there"
    NO_FOLDER = "a folder on the way to it is a file"
    A_FOLDER = "it is a folder"
    FORBIDDEN = "you have no permission for that"
    READ_ONLY = "its disk is read-only"
    FULL = "its disk is full"
    QUOTA = "your share of its disk is full"
    TOO_LARGE = "it is too large"
    BROKEN = "its disk or its network drive fails"
    BUSY = "another program uses it"
    BAD_NAME = "its name is too long, or can't be used there"
    A_PIPE = "it is a pipe, not an ordinary file"
    A_DEVICE = "it is a device, not an ordinary file"
    A_SOCKET = "it is a socket, not an ordinary file"
    NO_ORDINARY_FILE = "it is not an ordinary file"


_BY_NUMBER = {
    errno.ENOENT: System.NOT_THERE,
    errno.ENOTDIR: System.NO_FOLDER,
    errno.EISDIR: System.A_FOLDER,
    errno.EACCES: System.FORBIDDEN,
    errno.EPERM: System.FORBIDDEN,
    errno.EROFS: System.READ_ONLY,
    errno.ENOSPC: System.FULL,
    errno.EDQUOT: System.QUOTA,
    errno.EFBIG: System.TOO_LARGE,
    errno.EIO: System.BROKEN,
    errno.EBUSY: System.BUSY,
    errno.ENAMETOOLONG: System.BAD_NAME,
    errno.EILSEQ: System.BAD_NAME,
}


def of_system(error: OSError) -> Sentence:
    """Why the system refused something, as a clause; in the system's own words if there are none here."""
    sentence = getattr(error, "sentence", None)
    if isinstance(sentence, Sentence):
        return sentence
    code = _BY_NUMBER.get(error.errno or 0)
    return say(code) if code is not None else said_by_others(error.strerror or type(error).__name__)
