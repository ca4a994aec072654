"""What can't be painted or done as it was asked for."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.requests import Requests
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

REQUESTS: Words = {
    Requests.SIZE: lambda: translate(
        "Engine", "The shorter side can be {least} to {most} pixels, not {size}. Choose another size."
    ),
    Requests.CRF: lambda: translate(
        "Engine", "The quality goes from 0 (best) to 51 (worst); {crf} is outside. Choose another one."
    ),
    Requests.STRENGTH: lambda: translate(
        "Engine",
        "The strength goes from 0 (the film) to 1 (all paint); {strength} is outside. Choose another one.",
    ),
    Requests.MAX_RANGE: lambda: translate(
        "Engine",
        "A shot can't be split after {frames} frames. Choose a number of frames, or 0 to never split one.",
    ),
    Requests.BRUSH: lambda: translate(
        "Engine", "The strokes can be {least:g} (a quarter) to {most:g} times their size, not {brush:g}."
    ),
    Requests.BRUSH_TOO_BOLD: lambda: translate(
        "Engine",
        "With such bold strokes only {width} × {height} pixels are left to paint with; at least {least} a side are "
        "needed. Choose finer strokes or a larger size.",
    ),
    Requests.BRUSH_TOO_FINE: lambda: translate(
        "Engine",
        "With such fine strokes {width} × {height} pixels have to be painted; at most {most} a side are possible. "
        "Choose bolder strokes or a smaller size.",
    ),
    Requests.TOO_LARGE: lambda: translate(
        "Engine",
        "Pictures of {width} × {height} can't be painted: at most {most} a side are possible. Choose a size of "
        "{size} or less.",
    ),
    Requests.TOO_LONG: lambda: translate(
        "Engine",
        "Pictures of {width} × {height} can't be painted: at most {most} a side are possible. The film is too long "
        "and narrow; cut it to another shape first.",
    ),
    Requests.NO_STYLE_AT: lambda: translate(
        "Engine", "Nothing says in which style frame {frame} is painted. Choose a style in the gallery."
    ),
    Requests.NOBODY_PAINTS: lambda: translate(
        "Engine",
        "This PC is to be kept free, and no helper is to be used: nobody is left to paint. Let one of the two paint.",
    ),
    Requests.NOBODY_PAIRED: lambda: translate(
        "Engine", "No helper is paired with this PC. Pair one first, or let this PC paint."
    ),
    Requests.GIVEN_BACK: lambda: translate(
        "Engine", "This PC can't be given back for {seconds:g} seconds. Choose 0 to 604800 (a week)."
    ),
}
