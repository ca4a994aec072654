"""What the maker of a film tells about its helpers, and why one does not work."""

from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.sentence import Code


class HelperNews(Code):
    """News of the helpers of a render."""

    HELPS = "{name} helps ({device})."
    HELPS_UNLIKE = (
        "{name} helps ({device}); its versions or device differ ({other}), tiny differences are possible."
    )
    HELPS_AGAIN = "{name} helps again."
    BACK = "{name} is back."
    OLDER = "{name} has an older FastVid ({theirs}; this computer has {mine}); it helps if its pictures are the same."
    NEWER = "{name} has a newer FastVid ({theirs}; this computer has {mine}); it helps if its pictures are the same."
    ANOTHER = "{name} has another FastVid ({theirs}; this computer has {mine}); it helps if its pictures are the same."
    RESTS = "{name} rests: {reason}."
    TAKES_NO_WORK = "{name} takes no work now: {reason}."
    NO_MORE_WORK = "{name} gets no more work: {reason}."
    DOES_NOT_HELP = "{name} does not help: {reason}."
    NOT_REACHED = "{name} ({address}): {reason}."
    LEFT = "{name} has left: {reason}."
    VANISHED = "{name} has vanished: {reason}. What it delivered is kept."
    FAILED = "{name} could not paint its part: {reason}."
    SLOW = "{name} delivered nothing of its part for a long time: another computer was faster and continues with it."
    RESTLESS = "{name} keeps coming, going or changing: this is not reported each time."
    NOT_CHECKED = "Frames {start} to {stop} of {name} could not be checked here: {reason}."
    PAIRED = "A helper was paired: it is asked to join. This computer goes on from what is finished."
    NONE_AT = (
        "No paired helper is at {address}. Start `fastvid-gui helper --pair` there and type here `fastvid-gui pair "
        "{address}`, which asks for the code; `fastvid-gui doctor {address}` says what is in the way."
    )


class WhyNot(Code):
    """Why a helper does not work. Those that helpers say themselves are sent as these texts, by every version."""

    # Its owner.
    OWNER = HelperMode.OWNER.value
    OWN_FILM = HelperMode.OWN_FILM.value
    HOURS = HelperMode.HOURS.value
    ON_BATTERY = HelperMode.ON_BATTERY.value
    IN_USE = HelperMode.IN_USE.value
    RESTS = "it rests"
    ENDING = "its owner is ending it"
    ENDED_BY_OWNER = "the helper was ended by its owner"
    # What it has, and what it is asked to do.
    DISK_FULL = "its disk is full; free some space there"
    SHELF_FULL = (
        "its {megabytes} MB for finished chunks are used up; fetch them by continuing the renders of their films, or "
        "start it with a larger --cache-mb"
    )
    MEMORY_FULL = "the memory that it lends is used up; it takes more when that is painted"
    TOO_LARGE = "painting {size} takes about {need} of memory here, and {lent} of it are lent"
    TOOK_MEMORY = "Painting it took more memory than this helper lends ({lent})."
    STYLE_TOO_HARD = "the style asks for too much: {reason}"
    STYLE_GONE = "the style is not here; it comes with the reference sequence"
    STYLE_LOST = "The style that was sent is not here any more."
    STYLE_NOT_SENT = "The style was not sent."
    STILL_STOPPING = "an assignment of that number was taken back and has not ended"
    TOO_MANY_ASSIGNMENTS = "too many assignments at once"
    CAME_DAMAGED = "it came damaged: {reason}"
    OTHERS_TURN = "another maker's turn"
    PIECE_TOO_LARGE = "frames {start} to {stop} take {size} GB, and at most {most} GB can be sent at once"
    PROCESS_ENDED = "The process that paints ended unexpectedly ({how})."
    PROCESS_FAILED = "The process that paints could not be started ({reason})."
    NO_PROCESS = "The process that paints could not be started."
    PAINTING_FAILED = "Painting failed ({error})."
    NOT_KEPT = "A piece could not be kept ({error})."
    NO_REFERENCE = "the reference sequence could not be painted ({error})"
    SAYS_NOTHING = "it does not say why"
    TAKES_NO_WORK = "it takes no work"
    QUEUE = "helps {maker} first, place {place} in its queue"
    QUEUE_OF_SOMEBODY = "helps somebody else first, place {place} in its queue"
    CLIP_OF_OTHERS = "The clip that was sent holds other frames than were ordered."
    REFERENCE_TOO_LARGE = "The reference sequence asked for is too large."
    STYLE_DIFFERS = "The style that was sent has another digest than it should have."
    MORE_THAN_TAKEN = "{size} bytes are offered where at most {most} are taken."
    TOO_MUCH_AT_ONCE = "Too much is offered at once."
    NUMBER_TWICE = "The number of a parcel is used twice."
    PIECE_LEFT_OUT = "a finished piece was left out, and those after it can't be used"
    # The connection.
    HANGS = "it does not answer: the FastVid there hangs, or its computer does"
    STRANGERS = (
        "it answers, but ends each connection at once: it is not the FastVid that was paired, or strangers keep it "
        "busy"
    )
    UNKNOWN_THERE = "it does not know this computer; pair the two again"
    OTHER_KEY = "it has another key than when it was paired, or is not FastVid"
    OTHER_ID = "its id does not belong to its key"
    NOTHING_ANSWERS = "nothing answers there"
    CONNECTION_ENDED = "the connection ended"
    FORGOTTEN = "it was forgotten"
    MOVED = "it has another address now"
    TAKES_NOTHING = "it does not take what is sent to it"
    TALKS_TOO_MUCH = "it sends too many messages"
    NO_ANSWER_IN_TIME = "it did not answer in time"
    NO_ANSWER_YET = "it does not answer yet"
    TRIED = "it is being tried"
    OLDER = (
        "its FastVid is older than this computer's (version {theirs} of the farm's language there, {mine} here); "
        "install the same FastVid on both"
    )
    NEWER = (
        "its FastVid is newer than this computer's (version {theirs} of the farm's language there, {mine} here); "
        "install the same FastVid on both"
    )
    SPEAKS_OLDER = (
        "This FastVid speaks version {theirs} of the farm's language, and was asked in version {mine}; it is the older "
        "one. Install the same FastVid on both computers."
    )
    SPEAKS_NEWER = (
        "This FastVid speaks version {theirs} of the farm's language, and was asked in version {mine}; it is the newer "
        "one. Install the same FastVid on both computers."
    )
    NOT_UNDERSTOOD = "A message can't be understood: {reason}."
    ID_NOT_OF_KEY = "The id does not belong to the key."
    NO_GREETING = "A greeting comes first."
    TOO_MANY_AT_ONCE = "Too many messages at once."
    # That it has gone.
    LEFT = "it has left"
    ENDED = "it was ended"
    CRASHED = "it was killed, or crashed"
    SILENT = "no sign of life"
    SILENT_FOR = "no sign of life for {seconds:.0f} s; look at the computer, its cable or its Wi-Fi"
    KILLED = "FastVid there was killed or crashed"
    NOT_BACK = "its connection ended, and nothing answers there"
    # Its pictures.
    REFERENCE_LATE = "it did not paint the reference sequence in time"
    REFERENCE_SIZE = "its reference frames have another number or size"
    REFERENCE_CHECKSUMS = "its reference frames do not fit their checksums"
    SAME_YET_OTHER = (
        "it says that it has the same versions and processor as this computer, yet paints other pictures; its memory "
        "or installation may be damaged"
    )
    OTHER_PICTURES = (
        "it paints other pictures: {levels:.2f} levels of difference in the mean, {allowed:g} are allowed (it has "
        "{other})"
    )
    TAKEN_OUT = "taken out of this job by its maker"
    SET_ASIDE = "set aside: {reason}"
    SET_ASIDE_BARE = "set aside"
    FORBIDDEN = "forbidden: {reason}"
    FORBIDDEN_BARE = "forbidden"
