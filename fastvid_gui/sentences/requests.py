"""What can't be painted or done as it was asked for."""

from fastvid_gui.sentences.sentence import Code


class Requests(Code):
    """Sentences about what was asked for, in the window or on the command line."""

    SIZE = "--size {size}: the shorter side can be {least} to {most} pixels."
    CRF = "--crf {crf}: the quality goes from 0 (best) to 51 (worst)."
    STRENGTH = "--strength {strength}: it goes from 0 (the source) to 1 (all paint)."
    BRUSH = "--brush {brush:g}: the strokes can be {least:g} (a quarter) to {most:g} times their size."
    BRUSH_TOO_BOLD = (
        "--brush {brush:g} leaves {width}x{height} pixels to paint a film of {film_width}x{film_height} with; at least "
        "{least} a side are needed. Choose a smaller --brush or a larger --size."
    )
    BRUSH_TOO_FINE = (
        "--brush {brush:g} needs a painting of {width}x{height} pixels for a film of {film_width}x{film_height}; at "
        "most {most} a side are possible. Choose a larger --brush or a smaller --size."
    )
    TOO_LARGE = (
        "Pictures of {width}x{height} can't be painted: at most {most} a side are possible. Choose a --size of {size} "
        "or less."
    )
    TOO_LONG = (
        "Pictures of {width}x{height} can't be painted: at most {most} a side are possible. The film is too long and "
        "narrow to be painted; cut it to another shape first."
    )
    NO_DEVICE = "There is no device “{device}”. Choose one of {devices}."
    NO_STYLE_CHOSEN = "No style is chosen. Choose one in the gallery first."
    NO_STYLE_AT = "No style is given for frame {frame}. Name it: --style NAME, or a line {frame},NAME."
    NOBODY_PAINTS = "--helpers-only and --nodes local leave nobody to paint. Drop one of them."
    NOBODY_PAIRED = (
        "No helper is paired with this computer. Start `fastvid-gui helper --pair` on another one, and type the code "
        "it shows here: `fastvid-gui pair HOST CODE`."
    )
    NOBODY_HELPS = "No film is being painted with helpers now. Start it, then change who may help."
    MAX_RANGE = "--max-range {frames}: give a number of frames, or 0 to never split a shot."
    OUTSIDE = (
        "Frames {start} to {end} are not in this film: it has {count} frames, counted from 0. Give a first frame and a "
        "later end within it."
    )
    GIVEN_BACK = "This computer can't be given back for {seconds:g} seconds. Choose 0 to 604800 (a week)."
