"""Regions of a film that are painted each in their own way: what is wrong with a file of them, or with a mask."""

from fastvid_gui.sentences.sentence import Code


class RegionsSays(Code):
    """What is wrong with a regions file, with a mask, or worth knowing about one."""

    UNREADABLE = "{file} can't be read ({reason}). Check the path."
    TOO_LARGE = "{file} is far too large for a regions file, which is a small text."
    NO_TEXT = "{file} is no regions file: it holds no text. Name a .toml file with regions."
    NO_TOML = "{file} can't be understood as TOML ({reason}). Mend that line."
    LONG_KEY = "a key has too many dots"
    OTHER_FORMAT = (
        "{file} does not say “fastvid_regions = 1”: it is no regions file, or one of a newer FastVid. Choose another "
        "file, or update FastVid."
    )
    UNKNOWN = "{file}, {place}: “{key}” means nothing there. Known are: {known}."
    MISSING = "{file}, {place}: “{key}” is missing. Write for example {example}."
    IMPOSSIBLE = "{file}, {place}: “{key}” can't be {value}. Write for example {example}."
    NONE = "{file} names no region. Add a [[region]] with a name, a style and a mask."
    TOO_MANY = "{file} names {count} regions; at most {most} are possible. Join some of them."
    SAME_NAME = "{file} has two regions called “{name}”. Give each of them a name of its own."
    NOTHING_PAINTED = (
        "{file} paints nothing: every region is the source, and so is what lies outside of them. Give one of them a "
        "style."
    )
    STYLE = "{file}, region “{name}”: {reason}"
    MASK_UNREADABLE = "The mask {file} can't be used ({reason}). Make it again, or name another one."
    MASK_LENGTH = (
        "The mask {file} has {count} frames, and the film has {frames}. A mask needs one frame for each of the film's: "
        "export it again from the same film, uncut and at the same frame rate; or use a still picture."
    )
    MASK_SHAPE = (
        "The mask {file} is {width}x{height}, and the film is {film_width}x{film_height}: they differ in shape, so "
        "that the mask does not fit. Export it at the size of the film."
    )
    MASK_SCALED = (
        "The mask {file} is {width}x{height}; it is scaled to the film's {film_width}x{film_height}."
    )
    MASK_EMPTY = "The mask {file} is empty: nothing belongs to the region “{name}”."
    MASK_FULL = "The mask {file} is full: all of the picture belongs to the region “{name}”."
    NO_ALPHA = "{file} has no transparency that could be a mask. Choose another mask."
    MASK_FOR = "region “{name}”"
    NO_FRAME = (
        "Frame {frame} is not in this film: its last one is {last}, counted from 0. Choose another frame."
    )
    BOX_OUTSIDE = (
        "The box lies outside of the picture, which is {width}x{height}. Draw it within the picture."
    )
    NOTHING_CHOSEN = "Nothing is marked as part of the region. Mark something that belongs to it."
    NOTHING_FOUND = (
        "Nothing that stands out was found in this film. Mark the region by hand, with a box or strokes."
    )
    NOTHING_HERE = (
        "Nothing that stands out was found in this frame. Choose another frame, or mark the region by hand."
    )
    CARRIED_EMPTY = "The mask is empty throughout the film. Mark something that belongs to the region."
    NONE_CARRIED = "No region was carried through the film yet. Do that first."
    LOST = (
        "After the cut at frame {frame}, the thing in the region was not found again: the mask is empty there, up to "
        "frame {last}. If it is in the picture, mark it there."
    )
    NO_PROPOSER = (
        "Finding people and things needs an addition to FastVid. Install it with: {command}. Or mark the region by "
        "hand."
    )
    STOPPED = "Stopped; no mask was written."
    NOT_MADE = "The mask {file} can't be written ({reason}). Free some space, or choose another place."
