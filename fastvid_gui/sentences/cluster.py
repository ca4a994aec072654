"""What is said of a cluster: computers that share a folder."""

from fastvid_gui.sentences.sentence import Code

_GO_ON = "Everything finished is kept: the same command goes on from there."


class ClusterSays(Code):
    """What is wrong with a cluster, or new in it, and what to do next."""

    # What it needs.
    NOT_INSTALLED = "A cluster needs dask.distributed, which is not installed. {how}"
    NOT_LOADED = "A cluster needs dask.distributed, which can't be loaded ({reason}). {how}"
    NO_ADDRESS = (
        "--cluster {text}: name a folder that all computers see, or a Dask scheduler: tls://HOST:PORT."
    )
    NEEDS_INSECURE = (
        "{address} is not encrypted: anyone who reaches that network could run programs here. Use tls://, or say "
        "--insecure if the network is closed to others."
    )
    # Its folder.
    NO_FOLDER = "{folder} is not there. Name a folder that all computers of the cluster see, or mount it."
    NO_CLUSTER = (
        "No cluster is in {folder}. Type on any computer that sees the folder: "
        "fastvid-gui cluster join {folder}"
    )
    FOLDER_GONE = (
        "The shared folder {folder} is gone on this computer: not mounted any more? Mount it again. " + _GO_ON
    )
    FOLDER_FULL = (
        "The shared folder {folder} is full. Free some space there, then give the same command again. "
        + _GO_ON
    )
    FOLDER_READ_ONLY = (
        "Nothing can be written into the shared folder {folder} ({reason}). Make it writable for you. "
        + _GO_ON
    )
    FOLDER_FAILS = "The shared folder {folder} can't be used: {reason}. " + _GO_ON
    OF_SOMEBODY_ELSE = (
        "The certificates of the cluster in {folder} can't be read ({reason}). "
        "Anyone who can read them can join it."
    )
    # Its scheduler.
    SILENT = (
        "The scheduler of the cluster at {address} does not answer this computer: a firewall between the two? Open "
        "that port there, or name another network (--interface). If it runs nowhere: fastvid-gui cluster stop {folder}"
    )
    NOT_STARTED = "The scheduler of the cluster could not be started; its log is {log}."
    NOT_STARTED_BECAUSE = "The scheduler of the cluster could not be started ({reason}); its log is {log}."
    OTHER_CERTIFICATE = (
        "What answers at {address} does not have the certificate of the cluster in {folder}. If the folder was cleaned "
        "up while the cluster ran: fastvid-gui cluster stop {folder}; then join again."
    )
    NO_ANSWER = (
        "No scheduler answers at {address} ({reason}). "
        "Start it, or let this computer through the firewall there."
    )
    OTHER_DASK = "The scheduler at {address} has Dask {theirs}, this computer {mine}: install the same version on both."
    NO_CERTIFICATES = (
        "The certificates for the scheduler at {address} can't be read ({reason}). Name them in Dask's configuration: "
        "distributed.comm.tls, ca-file, and cert and key of client and worker."
    )
    OTHER_CERTIFICATES = (
        "The scheduler at {address} and this computer don't accept each other's certificates ({reason}). Name those of "
        "that scheduler in Dask's configuration: distributed.comm.tls."
    )
    NOT_LET_IN = "The scheduler at {address} did not let this computer in: {reason}."
    OTHER_VERSION = (
        "The cluster has FastVid {theirs}, this computer {mine}: install the same version on both. If it is the "
        "cluster that is old: fastvid-gui cluster stop {folder}"
    )
    NEXT_SCHEDULER = "The scheduler of the cluster does not answer any more; looking for the next one."
    STOPPED = "The cluster was stopped. " + _GO_ON
    TRIES_AGAIN = "{reason} Trying again."
    # Its members.
    PAINTS_TOO = "{name} ({device}) paints, too."
    DOES_NOT_PAINT = "{name} does not paint: {reason}."
    LEFT = "{name} has left."
    BUSY_HERE = (
        "Another FastVid (process {process} of this computer) is rendering this very job now; "
        "wait for it, or stop it."
    )
    BUSY_ELSEWHERE = "Another FastVid (on {host}) is rendering this very job now; wait for it, or stop it."
    NOBODY_THERE = "Waiting: no computer of the cluster is there. Type on one that sees the folder: {command}"
    NOBODY_CAN = "Waiting: {reasons}. It goes on by itself as soon as a computer of the cluster can."
    NOBODY_LEFT = "No computer of the cluster can go on: {reasons}. " + _GO_ON


class WhyNoMember(Code):
    """Why a member of a cluster does not paint; sent as these texts."""

    OTHER_VERSION = "it has FastVid {theirs}, this computer {mine}: install the same version on both"
    DOES_NOT_SEE = (
        "it does not see the shared folder {folder}: mount it there, at any place, and join with that"
    )
    OTHER_FOLDER = "{folder} is not the folder of that cluster"
    OTHER_MASKS = "it finds other masks in the shared folder than the film has regions"
    OTHER_SOURCE = "{file} has {here} bytes there and {size} at the maker's"
    TIME_OVER = "its time is over"
    WAITS_FOR_FOLDER = "it waits for the shared folder"
    FAILED = "painting failed ({reason})"
    FILE_DAMAGED = "a file in the shared folder is damaged"
    SEED_DAMAGED = "the pictures to go on from are damaged"


class ClusterCommands(Code):
    """What only the commands of the cluster say; the window never shows it."""

    STANDS_ALONE = (
        "--cluster stands alone: drop --nodes and --helpers-only; the members of the cluster paint."
    )
    SLOTS = "--slots {slots}: at least 1."
    NODES = "--nodes {nodes}: at least 1."
    TIME_FORM = "{text}: write a time as H:MM:SS, D-HH:MM:SS or minutes."
    TIME_SHORT = "--time {time}: too short to paint anything; ask for at least 2 minutes."
    TIME_LEFT = "Only {seconds:.0f} s are left: too short to paint anything. Ask for more time."
    NO_SBATCH = (
        "SLURM's sbatch is not on this computer. Type it on a login node of the cluster, or start the members "
        "yourself: fastvid-gui cluster join {folder}"
    )
    SBATCH_SILENT = "sbatch does not answer ({reason})."
    SLURM_REFUSED = "SLURM refused: {reason}"
    NOT_REQUEUED = "SLURM did not take this job into its queue again (scontrol requeue)."
    CARD_ENDED = "A member for one of the graphics cards ended with code {code}; it said why above."
    MEMBER = (
        "{name} is a member of the cluster in {folder} (scheduler on {host}). It paints for anyone who renders with "
        "--cluster {folder}; ranges at once: {slots}. Ctrl-C ends it."
    )
    MEMBER_AGAIN = (
        "{name} is again a member of the cluster in {folder} (scheduler on {host}). It paints for anyone who renders "
        "with --cluster {folder}; ranges at once: {slots}. Ctrl-C ends it."
    )
    NO_SCRATCH = "A member needs some space of its own in {folder}, and can't write there: {reason}."
    # What its commands tell.
    SUBMITTED = "SLURM job {job}: {nodes} members. `squeue -j {job}` shows them, `scancel {job}` ends them."
    SUBMITTED_ONE = "SLURM job {job}: one member. `squeue -j {job}` shows it, `scancel {job}` ends it."
    NO_SCHEDULER = "No scheduler runs; the next `cluster join` or `render --cluster` starts one."
    NOTHING_TO_STOP = "No cluster runs in {folder}; nothing was stopped."
    ENDED = "The cluster in {folder} is stopped; it had {members} members."
    ENDED_UNHEARD = (
        "The cluster in {folder} is told to stop. Its scheduler does not answer this computer, so members are not "
        "counted; they end within seconds, each when it looks into the folder."
    )
    LEAVING = "Leaving: what is in hand is finished first."
    LEFT = "Left."
    LEFT_IN_TIME = "Left in good time."
    STOPPED = "The cluster was stopped."
    FOLDER_BACK = "{folder} is back."

    @property
    def in_window(self) -> bool:
        """Never."""
        return False
