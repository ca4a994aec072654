"""What is wrong with stored pieces and pictures, and with clips on their way to a helper."""

from fastvid_gui.sentences.sentence import Code


class Stored(Code):
    """Why a piece of a film or a picture of a job can't be used; those that begin with a small letter are reasons."""

    DAMAGED = "A stored piece of the film is damaged ({reason}); it has to be made again."
    OTHER_VERSION = (
        "A stored piece of the film was written by another version of FastVid; it has to be made again."
    )
    PICTURE_SIZE = "Pictures of {width} × {height} can't be stored ({reason}). Choose another --size."
    CUT_SHORT = "it is cut short"
    SOMETHING_ELSE = "it is something else"
    LENGTH = "its length is wrong"
    CHECKSUM = "its checksum is wrong"
    NOT_PARSED = "it can't be parsed"
    NOT_DECODED = "it can't be decoded"
    FRAME_NOT_DECODED = "a frame can't be decoded whole"
    FRAMES_MISSING = "frames are missing"
    IMPOSSIBLE_SIZE = "it has an impossible size or number of frames"
    OTHER_SIZE = "its frames have another size than they should"
    FOREIGN_DATA = "it holds what no piece does"


class Clip(Code):
    """Why a clip that a helper received can't be used; those that begin with a small letter are reasons."""

    DAMAGED = "A received clip is damaged: {reason}."
    MASKS = "The masks that came with a clip are damaged, or those of other frames."
    TOO_LARGE = "A received clip has {count} bytes, more than the {most} allowed."
    UNKNOWN_CODEC = "an unknown codec"
    PICTURE_SIZE = "an impossible picture size"
    DECODER_SETTINGS = "impossible decoder settings"
    TOO_MUCH_SETUP = "too much set-up data"
    FRAME_COUNT = "a wrong number of frames"
    OTHER_VERSION = "another version"
    PACKET_COUNT = "a wrong number of packets"
    EMPTY_PACKET = "an empty packet"
    PARTS = "parts that don't fit"
    FRAME_NUMBERS = "impossible frame numbers"
    TIMES = "impossible times"
    CROP = "an impossible crop"
    BRIGHTNESS = "an impossible brightness"
    PALETTE = "a wrong palette"
