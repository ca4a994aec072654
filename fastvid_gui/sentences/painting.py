"""What happens while a film is painted."""

from fastvid_gui.sentences.sentence import Code


class Painting(Code):
    """Sentences about a render: why it ends, and what people should know about its film."""

    STOPPED = "Stopped. What is finished is kept; the same command goes on from there."
    STOPPED_EARLY = "Stopped before anything was painted."
    AN_MP4 = "{output} is an MP4 whatever its name says; some players want the ending .mp4."
    PAINTED_AGAIN = "Stored parts that were damaged or missing have been painted again: {count}."
    OTHER_VERSIONS = (
        "Parts of this film were painted with different versions or devices; tiny differences are possible."
    )
    DAMAGED_FRAME = "The file is damaged: 1 frame, at {place}, is painted as far as it could be decoded."
    DAMAGED_FRAMES = (
        "The file is damaged: {count} frames, first at {place}, are painted as far as they could be decoded."
    )
    UNDECODABLE_FRAME = "Frame {frame} of the film can't be decoded; it is painted again here."
    UNDECODABLE_FRAMES = (
        "{count} frames of the film, first {frame}, can't be decoded; they are painted again here."
    )
