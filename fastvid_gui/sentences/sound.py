"""What happens to the sound of a film, and why."""

from fastvid_gui.sentences.sentence import Code


class Sound(Code):
    """Sentences about the sound of a film; those that begin with a small letter are reasons, after "because"."""

    # Before it is rendered.
    NONE = "The film has no sound."
    LEFT_OUT = "The sound is left out."
    COPIED = "The sound is copied as it is ({codecs})."
    SEVERAL_COPIED = "{count} sound tracks are copied as they are ({codecs})."
    CONVERTED = "The sound is converted to AAC ({codecs} is not for MP4)."
    SEVERAL_CONVERTED = "{count} sound tracks are converted to AAC ({codecs} is not for MP4)."
    ENCODED = "The sound is encoded again as AAC."
    SEVERAL_ENCODED = "{count} sound tracks are encoded again as AAC."
    CUT = "The sound is cut to fit the part."
    # Afterwards, of one track.
    TRACK_ENCODED = "Sound track {number} ({codec}) is encoded again as AAC, because {reason}."
    TRACK_MIXED = (
        "Sound track {number} ({codec}) is mixed down to {layout}: an MP4 has no place for {speakers}."
    )
    TRACK_MIXED_IN_PARTS = (
        "Sound track {number} ({codec}) is mixed down to {layout} where it has more loudspeakers."
    )
    NAMELESS_SPEAKERS = "{count} channels"
    TRACK_DAMAGED = "Sound track {number} ({codec}) is damaged: {count} pieces are left out."
    TRACK_LEFT_OUT = "Not kept: the sound track in stream {number} of the source, because {reason}."
    FAILS = (
        "The sound of {source} can't be brought into {output}, because {reason}. Everything painted is kept: the film "
        "can be written without sound at once."
    )
    # Why a track can't be copied, or not be encoded.
    STEPS_BACK = "its times step back at {time}"
    STEPS_BACK_AT_JOINTS = "its times step back joint after joint, too far at {time}"
    CHANGES = "it changes from {before} to {after} at {time}"
    NOT_TAKEN = "an MP4 does not take it as it is"
    NOT_UNDERSTOOD = "its form is not understood ({what})"
    NOT_ENCODED = "it can't be encoded ({what})"
    OTHER_TRACKS = "it has {count} sound tracks, not {due}"
    BEGINS_WRONG = "sound track {number} begins at {time} s, not {due} s"
    ENDS_WRONG = "sound track {number} ends at {time} s, not {due} s"
