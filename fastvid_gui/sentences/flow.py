"""What goes wrong with the motion between frames, and with files of it."""

from fastvid_gui.sentences.sentence import Code


class FlowFiles(Code):
    """Sentences about `.flo` files, which the command line alone reads, and about ways to find motion."""

    CANT_READ = "{file} can't be read: {reason}."
    CUT_SHORT = "{file} ended while it was read. Copy it here again."
    NO_FOLDER = "The folder of flow files {folder} can't be read: {reason}. Check the path."
    EMPTY_FOLDER = "There is no .flo file in {folder}. Name the folder that holds them."
    WRONG_COUNT = (
        "The {count} .flo files in {folder} don't fit a film of {frames} frames: name each by the number of "
        "the frame it starts from, or give exactly {wanted}."
    )
    TOO_SHORT = "{file} is not a .flo file: it is too short. Name another one."
    OTHER_FILE = "{file} is not a .flo file: it begins with something else. Name another one."
    IMPOSSIBLE_SIZE = (
        "{file} is damaged: it claims an impossible size of {width}x{height} pixels. Copy it here again."
    )
    WRONG_LENGTH = (
        "{file} is damaged: it is not as long as {width}x{height} pixels of flow are. Copy it here again."
    )
    NO_METHOD = "There is no flow method {method}: choose one of {methods}."
    NO_QUALITY = "There is no flow quality {quality}: choose one of {qualities}."
