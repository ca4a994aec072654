"""While this computer helps others: why it rests, what it tells its owner, and what prevents it from helping."""

from fastvid_gui.sentences.sentence import Code


class HelperMode(Code):
    """Sentences of the helper. Why it rests is also told to makers, in the words below."""

    # Why it rests.
    OWNER = "its owner needs the computer"
    OWN_FILM = "it paints a film of its owner's own first"
    HOURS = "it helps from {begin} to {end}, and rests until {begin}"
    ON_BATTERY = "it runs on its battery, and rests until power is plugged in"
    IN_USE = "somebody uses it; it rests until nobody has for {minutes:g} minutes"
    # What it tells.
    RESTS = "Resting: {reason}."
    HELPS_AGAIN = "Helping again."
    ENDS = "Ending after the chunks that are being painted."
    PART_STAYS = "A part of {name}'s film stays there: {reason}."
    PART_FAILED = "A part of {name}'s film could not be painted: {reason}."
    # What is wrong.
    SHELF_FULL = (
        "This helper takes no more work: its {megabytes} MB for finished chunks are used up. Fetch them by "
        "continuing the renders of their films, or start it with a larger --cache-mb."
    )
    NO_SPACE = "This helper takes no more work: its disk is full. Free some space there."
    DISK_FULL = "The disk that holds {folder} is full. Free some space there."
    FOLDER_UNUSABLE = "{folder} can't be used ({reason}). Check that disk and your rights there."
    PORT_TAKEN = (
        "Port {wanted} is used by another program; this helper has port {port} now. Let that one through the firewall, "
        "or choose another port in the settings."
    )
    NOT_HELPING = "This computer does not help now. Switch on helper mode first."
    RUNS_ELSEWHERE = (
        "A helper runs already with the files in {folder}, on another computer: {computer}. Both share this folder, "
        "and nobody could tell them apart: give this one a folder of its own, {variable}=DIR."
    )
    RUNS = (
        "A helper runs already with the files in {folder}. Its pairing code: fastvid-gui helper --pair. End that one "
        "first; or, to have two on one computer, give this one a folder of its own: {variable}=DIR."
    )
    OLDER_RUNS = "The helper that runs already is of another version; end it and start it again."
    DOES_NOT_ANSWER = "The helper that runs already ({process}) does not answer; end it and start it again."
    PROCESS = "process {number}"
    OF_OLDER = "of an older FastVid"
    # What was asked for.
    HOURS_FORM = "--hours {text}: write it as 20:00-08:00 or 20-8."
    HOURS_EMPTY = "--hours {text}: that begins and ends at the same time. To help all day, leave --hours out."
    IDLE_UNKNOWN = "--idle: this computer does not tell when it was last used; leave it out, and use --hours."
    PORT_FORM = "Port {port}: choose a number from 1024 to 65535, or 0 for the default."
    THREADS_FORM = "{threads} threads: choose 1 to 256, or 0 for as many as there are cores."
    IDLE_FORM = "{minutes:g} minutes without use: choose at most a day, or 0."
    DISK_FORM = "{megabytes} MB for finished chunks: choose at least 16, or 0 for the default."
    MEMORY_FORM = "{percent} % of the memory: choose at most 90, or 0 for the default."
    # As a service of systemd's.
    NO_SYSTEMD = "--install-service is for systemd; here turn on “Start with the computer” in the window."
    UNIT_NOT_OURS = "{file} is there already, and not made by this command; move it away and try again."
    NO_HOME = "This user has no home folder for the unit; set HOME or XDG_CONFIG_HOME."
    CANT_WRITE_UNIT = "{file} can't be written ({reason}). Check whose folder it is in, and its space."
