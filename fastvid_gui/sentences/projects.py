"""What is wrong with a project file, and what is missing where it is opened."""

from fastvid_gui.sentences.sentence import Code


class ProjectSays(Code):
    """Sentences about project files."""

    UNREADABLE = "The project {file} can't be read: {reason}. Check the path."
    TOO_LARGE = "{file} is far too large for a project. Choose another file."
    NO_PROJECT = (
        "{file} is no FastVid project, or it is damaged. Choose another file, or save the project again where it comes "
        "from."
    )
    NEWER = "{file} was saved by a newer FastVid. Update FastVid on this computer, then open it again."
    NO_FILMS = "The project {file} names no film."
    NO_STYLE = (
        "The style {style} is not on this computer. Export it on the computer where the project was saved, put the "
        "file beside {file}, and open the project again."
    )
    OTHER_STYLE = (
        "The style {style} on this computer is not the one that the project was saved with; films look different in "
        "it. Remove it here and add the other one, if you have that."
    )
    STYLE_ADDED = "The style {style} lay beside the project and was added to your styles."
    NO_TEXT_NAME = "The name of {file} is no valid text, so that a project can't hold it. Rename the film."
