"""What goes wrong with styles: finding, reading, blending, adding and writing them."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.styles import StyleSays, Unusable
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

STYLES: Words = {
    StyleSays.NO_STYLE: lambda: translate(
        "Engine", "There is no style “{style}”. Choose another one, or add its file to the styles."
    ),
    StyleSays.NO_STYLE_BUT: lambda: translate(
        "Engine", "There is no style “{style}”. Did you mean {close}? Choose one from the styles."
    ),
    StyleSays.NO_STYLE_OR_FILE: lambda: translate(
        "Engine",
        "There is no style “{style}”: neither an installed style nor a file. Choose another one.",
    ),
    StyleSays.NONE_INSTALLED: lambda: translate(
        "Engine", "No style is installed. Add the file of one first."
    ),
    StyleSays.CANT_MAKE_PACK: lambda: translate(
        "Engine",
        "The style can't be written as a file: a name, title or number in it does not fit. Choose another title.",
    ),
    StyleSays.TOO_HARD: lambda: translate(
        "Engine",
        "The style “{style}” can't paint films: {reason}. Choose another style, or a smaller size.",
    ),
}

UNUSABLE: Words = {
    Unusable.DAMAGED: lambda: translate("Engine", "it is damaged; get it again"),
    Unusable.NOT_FINITE: lambda: translate("Engine", "its training went wrong; choose another style"),
    Unusable.TOO_LARGE: lambda: translate("Engine", "it is larger than any style network's file"),
    Unusable.OTHER_NETWORK: lambda: translate(
        "Engine", "its network is of a kind that FastVid does not know; choose another style"
    ),
    Unusable.NO_WEIGHTS: lambda: translate(
        "Engine",
        "it is not a dictionary of tensors as torch.save writes it; save the network's state_dict alone, and use that",
    ),
    Unusable.A_PICTURE: lambda: translate("Engine", "it is a picture; make a new style of it instead"),
}
