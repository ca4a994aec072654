"""What is wrong with the computers that were named on the command line."""

from fastvid_gui.sentences.sentence import Code


class NamedNodes(Code):
    """Sentences about `--nodes`, which the window has no use for."""

    ALONE = "--nodes {text}: auto and local stand alone; this computer helps in any case."
    FORM = "--nodes {text}: write auto, local, or computers as NAME, HOST or HOST:PORT."
    SEVERAL = (
        "--nodes {text}: {count} paired computers are meant by “{part}” ({some}). Name one of them by its id."
    )
    UNKNOWN = (
        "--nodes {text}: no paired computer is called “{part}”, and the network knows none by that name. Paired: "
        "{paired}. Write auto, local, or computers as NAME, HOST or HOST:PORT, with commas between them; `fastvid-gui "
        "nodes` lists who is there."
    )
    UNKNOWN_NONE = (
        "--nodes {text}: no paired computer is called “{part}”, and the network knows none by that name. None is "
        "paired yet. Write auto, local, or computers as NAME, HOST or HOST:PORT, with commas between them; "
        "`fastvid-gui nodes` lists who is there."
    )

    @property
    def in_window(self) -> bool:
        """Never."""
        return False
