"""What is wrong with this computer's key, or with its list of paired computers."""

from fastvid_gui.sentences.sentence import Code


class Trust(Code):
    """Sentences about the key, the list of paired computers, and the small files they are in."""

    KEY_UNUSABLE = (
        "The key of this computer, {path}, can't be used ({reason}). Put back a copy of it; or delete it, then this "
        "computer gets a new key and has to be paired again with all others."
    )
    KEY_OF_ANOTHER_VERSION = "another version of FastVid wrote it"
    KEYS_DIFFER = "its two keys do not belong together"
    KEY_LENGTH = "a key has the wrong length"
    SEVERAL_FIT = "“{text}” may be any of {ids}; name the node by its id."
    NONE_FITS = "No paired node is called “{text}”; `fastvid-gui nodes` lists them."
    TOO_MANY = "{most} nodes are paired; forget one first (fastvid-gui nodes forget)."
    LIST_DAMAGED = (
        "The list of paired computers, {path}, is damaged ({reason}). Put back a copy of it; or delete it and pair "
        "the computers again."
    )
    LIST_OF_ANOTHER_VERSION = "{path} was written by another version of FastVid; update this one."
    IN_USE = "{path} is in use by another FastVid that does not answer; close it and try again."
    CANT_LOCK = "{path} can't be locked ({reason}); check whose folder it is in."
    CANT_READ = "{path} can't be read ({reason}); check whose file it is."
    CANT_WRITE = "{path} can't be written ({reason}); check whose folder it is in, and its space."
    TOO_LARGE = "{path} is far too large to be FastVid's; move it away and start again."
