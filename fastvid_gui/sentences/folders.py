"""What is wrong with FastVid's own folders, and with the preferences in them."""

from fastvid_gui.sentences.sentence import Code


class Folders(Code):
    """Sentences about the folders of the user. `variable`: FASTVID_HOME."""

    NO_HOME = (
        "This user has no home folder (HOME is not set, and the system knows none), so there is no place for "
        "FastVid's files. Set {variable} to a folder you may write to."
    )
    NOWHERE = "{variable}={home} leads nowhere ({reason}). Write the whole path."
    CANT_BE_MADE = (
        "The folder {folder} can't be made ({reason}). Set {variable} to a folder you may write to."
    )
    NO_LOG = "The log can't be written ({reason}). FastVid works without it."
    PREFERENCES_UNREADABLE = (
        "The preferences in {file} could not be read ({reason}). FastVid starts with the default ones; the old file is "
        "kept as {kept}."
    )
    PREFERENCES_UNSAVED = (
        "The preferences could not be saved in {file} ({reason}); they apply until FastVid is closed."
    )
