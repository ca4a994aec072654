"""The work that the user stopped."""

from fastvid_gui.sentences.sentence import Code


class Halted(Code):
    """Sentences for the terminal; the window itself shows what has stopped."""

    DECODING = "Stopped while decoding."
    CHECKING = "Stopped while checking the film. The same command writes it again."
    WRITING = "Stopped while writing. The same command writes {source} again."
    READING = "Stopped while reading {file}."
    FINDING = "Stopped while looking for a frame."
    PLANNING = "The search for keyframes was stopped."
    REFERENCE = "Stopped while the reference sequence was painted."
    KEEPING = "Stopped before a piece was kept."
    STORING = "Stopped before a piece was stored."
    DISK_FULL = "Stopped while the disk space was used up."
    SPOT_CHECK = "Stopped before a spot check was made."
    ASSIGNMENT_OVER = "The assignment is over."

    @property
    def in_window(self) -> bool:
        """Never."""
        return False
