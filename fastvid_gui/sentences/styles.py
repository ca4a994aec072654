"""What goes wrong with styles: finding, reading, blending, adding and writing them."""

from fastvid_gui.sentences.sentence import Code


class StyleSays(Code):
    """Sentences about styles and style files."""

    NO_STYLE = (
        "There is no style “{style}”. `fastvid-gui styles` lists the installed ones; for a file give its "
        "path with its ending."
    )
    NO_STYLE_BUT = (
        "There is no style “{style}”. Did you mean {close}? `fastvid-gui styles` lists the installed ones; "
        "for a file give its path with its ending."
    )
    NO_STYLE_OR_FILE = (
        "There is no style “{style}”: neither an installed style nor a file; `fastvid-gui styles` lists the "
        "installed ones."
    )
    IN_A_CHANGE = "{place}: {reason}"
    NONE_INSTALLED = "No style is installed; `fastvid-gui styles add FILE` adds one."
    NO_FINE = "{style} has no fine network, only a fast one."
    NO_FAST = "{style} has no fast network, only a fine one."
    NOT_IN_FILE = "{file} holds no style “{style}”, but {names}."
    SEVERAL = "{file} holds {count} styles; choose one: {names}."
    SEVERAL_WHERE_ONE = "{file} holds {count} styles where one was expected."
    CHANGED = "{file} has changed: the style {style} is no longer in it. Try again."
    ONE_NAME_ONLY = "{file} holds {count} styles; only a single one can be given a name."
    ADDED_ALREADY = "{file} is in the library already, as the style {style}."
    BUILT_IN = "The style {style} came with FastVid and can't be removed."
    CANT_REMOVE = "{file} can't be removed: {reason}."
    CANT_READ = "{file} can't be read: {reason}. Check the path."
    CANT_WRITE = "{file} can't be written: {reason}. Choose another place."
    UNUSABLE = "{file} can't be used as a style: {reason}."
    UNUSABLE_PACK = "{file} can't be used as a style pack: {reason}."
    UNUSABLE_DRAFTER = "{file} can't be used for drafts: {reason}."
    CANT_MAKE_PACK = "The style pack can't be made: {detail}."

    TO_STANDARD_OUTPUT = "A style can't be written to the standard output. Name a file for it."
    A_FOLDER = "{file} is a folder. Name the style file too, as in {example}."
    FILE_IS_FOLDER = "{file} is a folder. Choose another name for the style file."
    OTHER_ENDING = (
        "{file} has the ending of another kind of file. A style file is called {name}.safetensors, or just "
        "{name}."
    )

    NO_SHARE = "“{style}:{share}” is not a share of a blend; write it like {style}:0.6."
    NO_SHARES = "The shares of the blend “{blend}” add up to nothing; give one more than 0."
    TOO_MANY_BLENDED = "A blend holds at most {most} styles; “{blend}” has {count}."
    OTHER_NETWORKS = (
        "The styles {first} and {second} belong to different networks and can't be blended; only styles of "
        "one network can, such as those of one pack."
    )

    TOO_HARD = "The style “{style}” can't paint films: {reason}. Choose another style, or a smaller --size."
    TOO_HARD_A_PIXEL = "it needs {much:.1f} million operations a pixel, and {most:.0f} million are the most"
    TOO_HARD_A_FRAME = (
        "a picture of {width}x{height} takes {much:.0f} trillion operations in it, and {most:.0f} trillion "
        "are the most"
    )


class Unusable(Code):
    """Why a file can't be used as a style: clauses about "it". `detail`, `what`: the exact finding, in English."""

    EMPTY = "it is empty"
    FILE_TOO_LARGE = "it is larger than {most} MB, which no style file is"
    CUT_SHORT = "it ends too early (an incomplete download?); get it again"
    DAMAGED = "it is damaged ({detail}); get it again"
    NOT_FINITE = "its training went wrong: {what} holds numbers that are not finite"
    TOO_LARGE = "it is larger than any style network's file ({detail})"
    OTHER_NETWORK = "its network is of a kind that FastVid does not know ({detail})"
    NO_WEIGHTS = (
        "it is not a dictionary of tensors as torch.save writes it ({detail}); save the network's "
        "state_dict alone, and use that"
    )
    WANTS_TO_RUN = (
        "it wants to run Python code ({what}), which FastVid never does; save the network's state_dict "
        "alone, and use that"
    )
    WEIGHTS_ELSEWHERE = "its weights lie in another file; export it with the weights inside"
    OTHER_SAFETENSORS = "it is a safetensors file, but not one of FastVid's styles"
    NEWER = "its format is not known here; a newer FastVid may read it"
    A_PICTURE = "it is a picture; `fastvid-gui train PICTURE` makes a style of one"
    A_WEB_PAGE = "it is a web page or XML, not a network; download the file itself, not the page about it"
    TORCH7_TEXT = "it is a Torch7 file in text form; save it again in Torch7's binary form"
    A_TEXT = "it is a text file, not a network"
    UNKNOWN = "it is not a style file that FastVid knows (PyTorch .pth, Torch7 .t7 or ONNX)"
