"""What counts against a computer that paints, and what is said while nobody can paint."""

from fastvid_gui.sentences.sentence import Code


class Fault(Code):
    """What went wrong with a computer that paints; three of them, and it gets no more work."""

    DAMAGED = "frames {start} to {stop} arrived damaged"
    WRONG = "frames {start} to {stop} were not what was asked for"
    WRONG_SOMEHOW = "its pictures are wrong"
    NOT_ASKED = "it offered frames {start} to {stop}, for which nobody had asked"
    SEED = "the pictures it sent to go on from at frame {frame} can't be opened"
    ERROR = "an error: {reason}"
    LATE = "nothing came for {seconds:.0f} s"
    LESS = "it says that it is finished, but sent less"
    SILENT = "no sign of life while it was painting"
    CRASHED = "FastVid there ended while it was painting"
    FORGED = (
        "frames {start} to {stop} are not what this computer paints there ({fault}); all {count} frames that it "
        "delivered are painted again"
    )


class Standstill(Code):
    """Why nobody paints just now, and what follows from that."""

    # Why.
    NONE_FREE = "no helper can work now, and this computer was told to paint nothing"
    NONE_FREE_BECAUSE = "no helper can work now ({reasons}), and this computer was told to paint nothing"
    NONE_LEFT = "no helper is left, and this computer was told to paint nothing"
    NONE_LEFT_BECAUSE = "no helper is left ({reasons}), and this computer was told to paint nothing"
    NONE_FOUND = "no helper has been found yet, and this computer was told to paint nothing"
    NOBODY_LEFT = "no computer is left to paint"
    NOBODY_LEFT_BECAUSE = "no computer is left to paint ({reasons})"
    PART_FAILED = "a part of the film failed on several computers: {reasons}"
    PARTS_FAILED = "{count} parts of the film failed on several computers: {reasons}"
    OF_ONE = "{name}: {reason}"
    OF_ONE_AT = "{name} ({address}): {reason}"
    AND_MORE = "{reason} ({reasons})"
    # What follows from it.
    WAITS = "Waiting: {what}"
    STILL_WAITS = "Still waiting, for {time}: {what}"
    GOES_ON = "{reason}. It goes on by itself as soon as a computer can."
    MAY_END = "{reason}. It goes on by itself as soon as a computer can, and ends if that takes {time}."
    HELPERS_GO_ON = (
        "{reason}. It goes on by itself as soon as a helper can; or stop it, and give the same command without "
        "--helpers-only."
    )
    HELPERS_MAY_END = (
        "{reason}. It goes on by itself as soon as a helper can, and ends if that takes {time}; or stop it, and give "
        "the same command without --helpers-only."
    )
    ENDED = (
        "Nobody could paint for {time}: {reason}. What is finished is kept. Start `fastvid-gui helper` on a paired "
        "computer and give the same command again."
    )
    HELPERS_ENDED = (
        "Nobody could paint for {time}: {reason}. What is finished is kept. Start `fastvid-gui helper` on a paired "
        "computer and give the same command again, or give it without --helpers-only."
    )
    ENDED_STUCK = (
        "Nobody could paint for {time}: {reason}. What is finished is kept. Give the same command again to paint "
        "only what is missing."
    )
    NOBODY = "Nobody can go on: {reason}. What is finished is kept."
    PUT_BACK = "A part of the film is put back: {reasons}."
    NOT_SENT = "A part of the film can't be sent to helpers: {reason}."


class TakenBack(Code):
    """Why an assignment is taken back. Its helper is told; neither the helper nor the window shows it."""

    SILENT = "no sign of life"
    UNREACHABLE = "it could not be reached"
    PAUSED = "paused"
    DECLINED = "it takes no work now"
    SET_ASIDE = "set aside"
    SEED_DAMAGED = "the pictures it was to go on from are damaged"
    PAINTED = "the range is painted"
    LOST = "what was painted before it is no good"
    SOONER = "a node that stood by was faster"
    BROUGHT = "another node has delivered the rest"
    STOPPED = "the job was stopped"
    LATER_SEED = "the range goes on from a later seed"
    DELIVERED = "the computer that paints this range has delivered"
    FREE_NODE = "a node that is free begins with this range now"
    SLOW = "its node is slower than expected"
    FASTER = "a faster node goes on with this range"
    MEASURED = "it is measured now"
    STANDBY = "another node stands by"
    UNPAINTED_FIRST = "a range that nobody paints comes first"
    LONGER_FIRST = "a longer range needs this node"

    @property
    def in_window(self) -> bool:
        """Never."""
        return False
