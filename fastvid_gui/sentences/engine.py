"""What goes wrong with the processes behind the window, or in them."""

from fastvid_gui.sentences.sentence import Code


class EngineSays(Code):
    """Sentences about the engine processes. `how`: " (exit code 1)", or nothing."""

    DIED = "FastVid's engine ended unexpectedly{how} and was started again. Try once more; the log tells what happened."
    WENT_ON = (
        "FastVid's engine ended unexpectedly{how} and was started again; it goes on with what it was asked."
    )
    ENDS_IT = (
        "{file} can't be used: looking into it ended FastVid's engine{how}, more than once. Convert it to another "
        "format (H.264 in an MP4, say) and open that; the log tells what happened."
    )
    WONT_START = (
        "FastVid's engine does not start{how}. Start FastVid again; if that does not help, reinstall it."
    )
    STOPPED = "Stopped."
    NOT_HERE = "This part of FastVid can't do that. Start FastVid again; if that does not help, reinstall it."
    NO_MEMORY = "There is too little memory for that. Close other programs, or choose a smaller size."
    UNEXPECTED = "Something went wrong that FastVid did not expect ({error}). Try again; see the log."
