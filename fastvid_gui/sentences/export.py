"""Why a finished film can't be written, and what of the source it does not keep."""

from fastvid_gui.sentences.sentence import Code


class Export(Code):
    """Why a film can't be written; those that begin with a small letter are what is wrong with a written one."""

    NO_FRAMES = "No painted frames of {source} were found. Run the same command again."
    FRAMES_MISSING = "Only {count} of {due} painted frames of {source} are there. Run the same command again."
    FRAMES_DIFFER = "The painted frames of {source} don't belong together. Render it again with --fresh."
    NOT_JOINED = (
        "The film for {out} can't be put together: {reason}. Everything painted is kept; please report this."
    )
    WRONG = (
        "The film for {out} did not come out right: {reason}. Nothing was put in its place; run the same command "
        "again, and report this if it happens twice."
    )
    UNREADABLE = (
        "The film for {name} can't be read back after writing ({reason}). Nothing was put in its place; check the disk "
        "and run the same command again."
    )
    SIZE = "Frames of {width} × {height} can't be encoded ({reason}). Choose another --size."
    FRAMES_LOST = "x264 returned {count} frames of {due}. Render the film again."
    # What is wrong with a written film.
    VIDEO_TRACKS = "it has {count} video tracks"
    COVERS = "it has {count} cover pictures, not {due}"
    PICTURE_SIZE = "its picture is {width} × {height}, not {due_width} × {due_height}"
    SUBTITLES = "it has {count} subtitle tracks, not {due}"
    CHAPTERS = "it has {count} chapters, not {due}"
    FRAME_TIME = "frame {frame} is shown at {time} s, not at {due} s"
    FRAMES = "it has {count} frames, not {due}"
    END = "its picture ends at {time} s, not at {due} s"
    FRAME_DAMAGED = "frame {frame} is damaged"
    FRAME_OUT_OF_REACH = "frame {frame} can't be reached"


class NotKept(Code):
    """What of the source is not in the film, or is there in another form."""

    TAGS = "Not kept in the MP4: {what}."
    PLACE = "the place ({place})"
    DEVICE = "the device that recorded it ({name})"
    COVER = "Not kept: a cover picture."
    DAMAGED_COVER = "Not kept: the cover picture, which is damaged."
    SECOND_VIDEO = "Not kept: a second video track."
    DATA = "Not kept: a track of data (timecode, sensors or alike)."
    SOUND = "Not kept: a sound track ({kind}) in which nothing can be decoded."
    UNKNOWN_SOUND = "Not kept: a sound track of an unknown kind."
    PICTURE_SUBTITLES = "Not kept: subtitles made of pictures ({kind})."
    UNKNOWN_SUBTITLES = "Not kept: subtitles of an unknown kind."
    ATTACHMENT = "Not kept: the attached file {name}."
    NAMELESS_ATTACHMENT = "Not kept: an attached file without a name."
    REST = "The source is damaged; sound and subtitles end where it can't be read any further."
