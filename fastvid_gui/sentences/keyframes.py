"""Why there is a keyframe, and what is wrong with a file that names keyframes or styles frame by frame."""

from fastvid_gui.sentences.sentence import Code


class WhyKeyframe(Code):
    """Why a frame is painted from scratch."""

    FILM_STARTS = "The film starts here."
    PART_STARTS = "The part starts here."
    HARD_CUT = "The picture changes at once: a hard cut."
    FADE_IN = "Another shot fades in from here, after the one before has faded out."
    DISSOLVE = "A dissolve: one shot has just faded straight into another one."
    OTHER_STYLE = "Another style begins here."
    LONG_SHOT_HIDDEN = "The shot is longer than {frames} frames; a break hardly shows here."
    LONG_SHOT = "The shot is longer than {frames} frames; a break shows less here than nearby."
    LONG_SHOT_FADED = (
        "The shot is longer than {frames} frames; no better place is near, so the cross-fade has to hide the "
        "break."
    )
    FROM_FILE = "Named in the keyframe file."
    BY_HAND = "Set by hand."


class KeyframeFileSays(Code):
    """What is wrong with a keyframe file."""

    NO_NUMBER = (
        "{file}, line {line}: {text} does not begin with a frame number. Write one number a line, counted from 0, "
        "optionally followed by ',cut' or ',soft'."
    )
    UNKNOWN_KIND = (
        "{file}, line {line}: {text} is not a kind of keyframe. Write 'cut' or 'soft', or leave it out."
    )
    CONTRADICTION = (
        "{file}, line {line}: frame {frame} is '{kind}' here and '{other}' in line {earlier}. Keep one of the two "
        "lines."
    )
    OUTSIDE = (
        "{file}: frame {frame} is outside of the frames to paint, {start} to {end}. Remove that line, or choose other "
        "frames."
    )
    SECOND_START = (
        "{file}: frame {frame} is marked 'start', but the film starts at frame {start}. Write 'cut' or 'soft'"
        " there."
    )
    TOO_LARGE = "{file} is far too large for a keyframe file: one frame number a line."
    UNREADABLE = "{file} can't be read ({reason}). Check the path."
    NO_TEXT = "{file} is not a text file. Write one frame number a line."


class StyleChanges(Code):
    """What is wrong with a file that says where another style begins. `place`: "FILE, line 3"."""

    NO_NUMBER = (
        "{place}: {text} does not begin with a frame number. Write a number counted from 0, a comma and a style: "
        "84,starry-night."
    )
    NO_STYLE = "{place}: there is no style behind frame {frame}. Write it like 84,starry-night."
    NO_STRENGTH = "{place}: {text} is not a strength. Write a share like strength=0.6 or strength=60%."
    NO_LENGTH = "{place}: {text} is no number of frames. Write a number from 0 to {most}: over=48."
    NO_AIM = "{place}: over needs the strength that is reached then: strength=0.6,over=48."
    OUT_OF_ORDER = (
        "{place}: frame {frame} comes after frame {before}. Write the lines in the order of the film, each "
        "frame once."
    )
    OUTSIDE = (
        "{place}: frame {frame} is not in the film, which has the frames 0 to {last}. Remove that line, or correct "
        "the number."
    )
    TOO_MANY = "{file} has more than {most} lines; that is too many. Change the style less often."
    NONE = "{file} names no style. Write lines like 84,starry-night."
    TOO_LARGE = "{file} is far too large for a list of styles: one frame,style a line."
    NO_TEXT = "{file} is not a text file. Write one frame,style a line."
