"""Why a video can't be used, and what is odd about one that can."""

from fastvid_gui.sentences.sentence import Code


class BadSource(Code):
    """Why a video, or a part of it, can't be read."""

    NO_FILE = "There is no file {file}. Check its name and place."
    GONE = "{file} is no longer there. Put it back where it was, or open it from its new place."
    CHANGED = "{file} has changed since it was opened. Open it again."
    ADDRESS = "{file} is an address, not a file. Download the video, then open the file."
    LOCAL_ADDRESS = "{file} is an address. Open the file itself: {path}"
    UNREADABLE = "{file} can't be read: {reason}. Check the file, or open another one."
    FOLDER = "{file} is a folder, not a video. Choose one video file in it."
    NOT_ORDINARY = "{file} is not an ordinary file. Save the video as a file first."
    EMPTY = "{file} is empty. Copy or download the video again."
    ANIMATED_WEBP = (
        "{file} is an animated WebP, which FastVid can't read yet. Convert it to GIF or MP4 first."
    )
    STILL_PICTURE = "{file} is a still picture, not a video. Choose a video file."
    NO_VIDEO = (
        "{file} is not a video that can be read: it is damaged, incomplete or of another kind. Try to play it, or "
        "copy it again."
    )
    ONLY_SOUND = "{file} holds only sound. Choose a file with a video track."
    NOTHING_MOVES = "{file} holds no moving pictures. Choose a file with a video track."
    NO_PICTURES = "{file} holds no pictures. Copy or download the video again."
    NOTHING_DECODED = "No picture of {file} can be decoded: it is damaged. Copy or download the video again."
    ENCRYPTED = (
        "{file} is encrypted (protected against copying), so its pictures can't be read. Get a copy without "
        "protection."
    )
    NO_DECODER = "{file} is coded in a way this program has no decoder for. Convert it to H.264 first."
    CODEC = "{file} is coded as {codec}, which is not supported. Convert it to H.264 first."
    TOO_LARGE = (
        "{file} has pictures of {width} × {height}, more than FastVid takes ({most} a side). Make a smaller "
        "copy first."
    )
    SHOWN_TOO_LARGE = "{file} has pictures larger than {most} a side. Make a smaller copy first."
    NO_FRAME = "{file} has no frame {frame}; it has {count}, counted from 0."
    TOO_MUCH_TO_SEND = (
        "Frames {start} to {end} of {file} take more than 1 GiB to send. Use shorter ranges (--max-range) or render "
        "on this computer only."
    )
    # The decoder, which knows no file.
    UNKNOWN_CODEC = "Video coded as {codec} is not supported. Convert it to H.264 first."
    BAD_SETUP = "The set-up of the video, coded as {codec}, is damaged. Copy or download the video again."
    DECODER_FAILS = (
        "No decoder could be started for video coded as {codec}: {reason}. Convert it to H.264 first."
    )
    GROWS = (
        "The pictures of the video are larger than its head says: more than {most} pixels. Convert it to "
        "H.264 first."
    )
    NOT_DECODED = "Frames {start} to {end} of the video can't be decoded. Copy or download the video again."
    OTHER_SIZE = (
        "A frame of the video has {width} × {height} pixels, not {due_width} × {due_height}. Convert it to "
        "H.264 first."
    )
    ENDS_EARLY = "The video ends at frame {frame}, though frames up to {end} were found in it. Open it again."


class OddSource(Code):
    """What is odd about a film, and what is done about it."""

    TRANSPARENT = "Transparent parts are laid over black."
    SOME_FRAMES = (
        "The file is damaged: {count} frames could be decoded of {held} it should hold; what is missing is "
        "left out."
    )
    DAMAGED = "The file is damaged: {count} frames could be decoded; what is missing is left out."
    FAULTS = "The file is damaged: all {count} frames are there, but some may show faults."
    CLAIMS_FRAMES = "The file claims {claimed} frames; {count} are shown."
    CLAIMS_SECONDS = "The file claims to last {claimed} s, its pictures last {shown} s."
    MARKED_PACKETS = "Some packets are marked as damaged; every picture could be decoded."
    BAD_TIMES = "Some timestamps are missing, repeated or out of order; sensible ones are used."
    GAP = (
        "The clock jumps forward by {gap} s at {time} with neither picture nor sound in between; the gap is "
        "closed."
    )
    GAPS = (
        "The clock jumps forward {times} times, by {gap} s in all, with neither picture nor sound in between; the "
        "gaps are closed."
    )
    SPHERICAL = (
        "The film is marked as 360-degree video. It is painted as the flat picture it is stored as, and the mark is "
        "not kept: players show the result flat."
    )
    STEREO = "The film is marked as 3D. Both views are painted as one flat picture, and the mark is not kept."
    DOLBY_VISION = (
        "The film is Dolby Vision profile {profile}, whose colors only Dolby's own players know: they will be wrong "
        "in the painting. Convert it first, or export it as HDR10 or SDR from the program it comes from."
    )
    INTERLACED = "The film is interlaced; each frame is drawn from one of its two fields."
    HDR = "High dynamic range is brought down to that of ordinary screens."
    COLOR_MATRIX = "The color matrix {matrix} is not supported; colors may be slightly off."
    SEVERAL_TRACKS = "The file holds {count} video tracks; one of them is used."
