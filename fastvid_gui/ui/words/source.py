"""What is odd about a film, why one is unusable, what of it was not kept: a part of engine_words.py."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

SOURCE_SENTENCES: tuple[tuple[str, Callable[[], str]], ...] = (
    # What is odd about a film.
    (
        "Transparent parts are laid over black.",
        lambda: translate(
            "Engine",
            "Transparent parts are laid over black.",
        ),
    ),
    (
        "The file is damaged: {count} frames could be decoded of {held} it should hold; what is missing "
        "is left out.",
        lambda: translate(
            "Engine",
            "The file is damaged: {count} frames could be decoded of {held} it should hold; what is "
            "missing is left out.",
        ),
    ),
    (
        "The file is damaged: {count} frames could be decoded; what is missing is left out.",
        lambda: translate(
            "Engine",
            "The file is damaged: {count} frames could be decoded; what is missing is left out.",
        ),
    ),
    (
        "The file is damaged: all {count} frames are there, but some may show faults.",
        lambda: translate(
            "Engine",
            "The file is damaged: all {count} frames are there, but some may show faults.",
        ),
    ),
    (
        "The file claims {claimed} frames; {count} are shown.",
        lambda: translate(
            "Engine",
            "The file claims {claimed} frames; {count} are shown.",
        ),
    ),
    (
        "The file claims {claimed} s, the pictures {shown} s.",
        lambda: translate(
            "Engine",
            "The file claims to last {claimed} s, its pictures last {shown} s.",
        ),
    ),
    (
        "Some packets are marked as damaged; every picture could be decoded.",
        lambda: translate(
            "Engine",
            "Some packets are marked as damaged; every picture could be decoded.",
        ),
    ),
    (
        "Some timestamps are missing, repeated or out of order; sensible ones are used.",
        lambda: translate(
            "Engine",
            "Some timestamps are missing, repeated or out of order; sensible ones are used.",
        ),
    ),
    (
        "The clock jumps forward by {gap} s at {time} with neither picture nor sound in between; the gap "
        "is closed.",
        lambda: translate(
            "Engine",
            "The clock jumps forward by {gap} s at {time} with neither picture nor sound in between; the "
            "gap is closed.",
        ),
    ),
    (
        "The clock jumps forward {times} times, by {gap} s in all, with neither picture nor sound in "
        "between; the gaps are closed.",
        lambda: translate(
            "Engine",
            "The clock jumps forward {times} times, by {gap} s in all, with neither picture nor sound in "
            "between; the gaps are closed.",
        ),
    ),
    (
        "The film is marked as 360-degree video. It is painted as the flat picture it is stored as, and "
        "the mark is not kept: players show the result flat.",
        lambda: translate(
            "Engine",
            "The film is marked as 360-degree video. It is painted as the flat picture it is stored as, "
            "and the mark is not kept: players show the result flat.",
        ),
    ),
    (
        "The film is marked as 3D. Both views are painted as one flat picture, and the mark is not kept.",
        lambda: translate(
            "Engine",
            "The film is marked as 3D. Both views are painted as one flat picture, and the mark is not kept.",
        ),
    ),
    (
        "The film is Dolby Vision profile {profile}, whose colors only Dolby's own players know: they "
        "will be wrong in the painting. Convert it first, or export it as HDR10 or SDR from the program "
        "it comes from.",
        lambda: translate(
            "Engine",
            "The film is Dolby Vision profile {profile}, whose colors only Dolby's own players know: they "
            "will be wrong in the painting. Convert it first, or export it as HDR10 or SDR from the "
            "program it comes from.",
        ),
    ),
    (
        "The film is interlaced; each frame is drawn from one of its two fields.",
        lambda: translate(
            "Engine",
            "The film is interlaced; each frame is drawn from one of its two fields.",
        ),
    ),
    (
        "High dynamic range is brought down to that of ordinary screens.",
        lambda: translate(
            "Engine",
            "High dynamic range is brought down to that of ordinary screens.",
        ),
    ),
    (
        "The color matrix {matrix} is not supported; colors may be slightly off.",
        lambda: translate(
            "Engine",
            "The color matrix {matrix} is not supported; colors may be slightly off.",
        ),
    ),
    (
        "The file holds {count} video tracks; one of them is used.",
        lambda: translate(
            "Engine",
            "The file holds {count} video tracks; one of them is used.",
        ),
    ),
    # Why a film can't be used.
    (
        "{file} is encrypted (protected against copying), so its pictures can't be read. Get a copy "
        "without protection.",
        lambda: translate(
            "Engine",
            "{file} is encrypted (protected against copying), so its pictures can't be read. Get a copy "
            "without protection.",
        ),
    ),
    (
        "{file} is not a video that can be read: it is damaged, incomplete or of another kind. Try to "
        "play it, or copy it again.",
        lambda: translate(
            "Engine",
            "{file} is not a video that can be read: it is damaged, incomplete or of another kind. Try to "
            "play it, or copy it again.",
        ),
    ),
    (
        "{file} is an animated WebP, which FastVid can't read yet. Convert it to GIF or MP4 first.",
        lambda: translate(
            "Engine",
            "{file} is an animated WebP, which FastVid can't read yet. Convert it to GIF or MP4 first.",
        ),
    ),
    (
        "{file} is a still picture, not a video. Choose a video file.",
        lambda: translate(
            "Engine",
            "{file} is a still picture, not a video. Choose a video file.",
        ),
    ),
    (
        "{file} is empty. Copy or download the video again.",
        lambda: translate(
            "Engine",
            "{file} is empty. Copy or download the video again.",
        ),
    ),
    (
        "{file} holds no pictures. Copy or download the video again.",
        lambda: translate(
            "Engine",
            "{file} holds no pictures. Copy or download the video again.",
        ),
    ),
    (
        "No picture of {file} can be decoded: it is damaged. Copy or download the video again.",
        lambda: translate(
            "Engine",
            "No picture of {file} can be decoded: it is damaged. Copy or download the video again.",
        ),
    ),
    (
        "{file} holds {reason}. Choose a file with a video track.",
        lambda: translate(
            "Engine",
            "{file} holds {reason}. Choose a file with a video track.",
        ),
    ),
    (
        "only sound",
        lambda: translate(
            "Engine",
            "only sound",
        ),
    ),
    (
        "no moving pictures",
        lambda: translate(
            "Engine",
            "no moving pictures",
        ),
    ),
    (
        "{file} is coded in a way this program has no decoder for. Convert it to H.264 first.",
        lambda: translate(
            "Engine",
            "{file} is coded in a way this program has no decoder for. Convert it to H.264 first.",
        ),
    ),
    (
        "{file} is coded as {codec}, which is not supported. Convert it to H.264 first.",
        lambda: translate(
            "Engine",
            "{file} is coded as {codec}, which is not supported. Convert it to H.264 first.",
        ),
    ),
    (
        "{file} has pictures of {width} x {height}, more than this program takes ({most} a side). Make a "
        "smaller copy first.",
        lambda: translate(
            "Engine",
            "{file} has pictures of {width} × {height}, more than FastVid takes ({most} a side). Make a "
            "smaller copy first.",
        ),
    ),
    (
        "{file} has pictures larger than {most} a side. Make a smaller copy first.",
        lambda: translate(
            "Engine",
            "{file} has pictures larger than {most} a side. Make a smaller copy first.",
        ),
    ),
    (
        "{file} has changed since it was opened. Open it again.",
        lambda: translate(
            "Engine",
            "{file} has changed since it was opened. Open it again.",
        ),
    ),
    (
        "There is no file {file}. Check its name and place.",
        lambda: translate(
            "Engine",
            "There is no file {file}. Check its name and place.",
        ),
    ),
    # What was not kept, or kept in another way.
    (
        "Not kept in the MP4: {what}.",
        lambda: translate(
            "Engine",
            "Not kept in the MP4: {what}.",
        ),
    ),
    (
        "Not kept: a cover picture.",
        lambda: translate(
            "Engine",
            "Not kept: a cover picture.",
        ),
    ),
    (
        "Not kept: the cover picture, which is damaged.",
        lambda: translate(
            "Engine",
            "Not kept: the cover picture, which is damaged.",
        ),
    ),
    (
        "Not kept: a second video track.",
        lambda: translate(
            "Engine",
            "Not kept: a second video track.",
        ),
    ),
    (
        "Not kept: a track of data (timecode, sensors or alike).",
        lambda: translate(
            "Engine",
            "Not kept: a track of data (timecode, sensors or alike).",
        ),
    ),
    (
        "Not kept: a sound track ({kind}) in which nothing can be decoded.",
        lambda: translate(
            "Engine",
            "Not kept: a sound track ({kind}) in which nothing can be decoded.",
        ),
    ),
    (
        "Not kept: subtitles made of pictures ({kind}).",
        lambda: translate(
            "Engine",
            "Not kept: subtitles made of pictures ({kind}).",
        ),
    ),
    (
        "Not kept: subtitles of an unknown kind.",
        lambda: translate(
            "Engine",
            "Not kept: subtitles of an unknown kind.",
        ),
    ),
    (
        "Not kept: the attached file {name}.",
        lambda: translate(
            "Engine",
            "Not kept: the attached file {name}.",
        ),
    ),
    (
        "Not kept: the sound track in stream {number} of the source, because {reason}.",
        lambda: translate(
            "Engine",
            "Not kept: the sound track in stream {number} of the source, because {reason}.",
        ),
    ),
    (
        "Sound track {number} ({codec}) is damaged: {count} pieces are left out.",
        lambda: translate(
            "Engine",
            "Sound track {number} ({codec}) is damaged: {count} pieces are left out.",
        ),
    ),
    (
        "The source is damaged; sound and subtitles end where it can't be read any further.",
        lambda: translate(
            "Engine",
            "The source is damaged; sound and subtitles end where it can't be read any further.",
        ),
    ),
    (
        "an MP4 does not take it as it is",
        lambda: translate(
            "Engine",
            "an MP4 does not take it as it is",
        ),
    ),
    (
        "its form is not understood ({what})",
        lambda: translate(
            "Engine",
            "its form is not understood ({what})",
        ),
    ),
)
