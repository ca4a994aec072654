"""A helper process with one fault: `python odd_helper.py FAULT ARGUMENTS OF fastvid-gui`."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from fastvid_gui.cli.app import run
from fastvid_gui.domain.chunk import Piece
from fastvid_gui.farm.helper import helper, painting_process, painting_worker
from fastvid_gui.farm.helper import shelf as helper_shelf
from fastvid_gui.farm.protocol import messages, parcels
from fastvid_gui.style import stylizer

SLOW_S = 0.03


def slow() -> None:
    """Paints like others, but needs longer."""
    straight = stylizer.NetworkStylizer.paint

    def paint(self: Any, *arguments: Any) -> Any:
        time.sleep(SLOW_S)
        return straight(self, *arguments)

    stylizer.NetworkStylizer.paint = paint  # type: ignore[method-assign]


def broken_chunks() -> None:
    """Its chunks have a right checksum, but hold garbage."""
    straight = helper_shelf.Shelf.put

    def put(self: Any, kept: Any) -> None:
        data = kept.piece.data[:100] + bytes(len(kept.piece.data) - 100)
        piece = Piece(kept.piece.span, data, kept.piece.seed)
        straight(
            self,
            helper_shelf.KeptPiece(
                key=kept.key,
                session=kept.session,
                assignment=kept.assignment,
                fingerprint=kept.fingerprint,
                piece=piece,
            ),
        )

    helper_shelf.Shelf.put = put  # type: ignore[method-assign]


def bad_checksums() -> None:
    """Its chunks change on the way."""
    straight = parcels.ParcelDesk.take_part

    def take_part(self: Any) -> Any:
        part = straight(self)
        return part and parcels.Part(part.parcel, part.number, part.data[:-1] + bytes([part.data[-1] ^ 1]))

    parcels.ParcelDesk.take_part = take_part  # type: ignore[method-assign]


def other_pictures() -> None:
    """Paints other pictures than its versions promise."""
    straight = stylizer.NetworkStylizer.paint

    def paint(self: Any, *arguments: Any) -> Any:
        return 255 - straight(self, *arguments)

    stylizer.NetworkStylizer.paint = paint  # type: ignore[method-assign]


def forger() -> None:
    """Paints the reference sequence as it should, and everything that is ordered otherwise."""
    straight = stylizer.NetworkStylizer.paint

    def paint(self: Any, *arguments: Any) -> Any:
        painted = straight(self, *arguments)
        return 255 - painted if threading.current_thread().name.startswith("paint-") else painted

    stylizer.NetworkStylizer.paint = paint  # type: ignore[method-assign]


def _at_frame(number: int, act: Callable[[], None]) -> None:
    """Does something where it paints the frame of that number (from 1) of what it was ordered, again each time."""
    straight = stylizer.NetworkStylizer.paint
    counts: dict[threading.Thread, int] = {}

    def paint(self: Any, *arguments: Any) -> Any:
        thread = threading.current_thread()
        counts[thread] = counts.get(thread, 0) + 1
        if thread.name.startswith("paint-") and counts[thread] == number:
            act()
        return straight(self, *arguments)

    stylizer.NetworkStylizer.paint = paint  # type: ignore[method-assign]


def throws() -> None:
    """Its compute library throws in the middle of a range, not in the reference sequence."""

    def throw() -> None:
        raise RuntimeError("no kernel image for this device")

    _at_frame(16, throw)


def brings_nothing() -> None:
    """Paints the reference sequence, says that it is as fast as nobody is, takes eight ranges, and then only beats."""
    straight = messages.ReferenceResult

    def result(**told: Any) -> messages.ReferenceResult:
        true = straight(**told)
        return replace(true, seconds_per_frame=min(true.seconds_per_frame, 1e-5))

    helper.ReferenceResult = result  # type: ignore[assignment, misc]
    helper.worker_count = lambda settings: 8  # type: ignore[attr-defined]
    helper.slot_count = lambda lent, device, shape: 8  # type: ignore[attr-defined]
    _at_frame(1, lambda: threading.Event().wait(3600))  # type: ignore[arg-type, return-value]


def throws_at_once() -> None:
    """Its compute library throws at the first picture already."""

    def paint(self: Any, *arguments: Any) -> Any:
        raise RuntimeError("illegal instruction in a kernel")

    stylizer.NetworkStylizer.paint = paint  # type: ignore[method-assign]


def dies() -> None:
    """Its compute library crashes the process that paints, in the middle of a range."""
    _at_frame(16, lambda: os.kill(os.getpid(), signal.SIGSEGV))


def older() -> None:
    """Speaks the farm's language in the version before this one; says nothing of that in its announcement."""
    from fastvid_gui.farm.protocol import wire

    messages.PROTOCOL_VERSION -= 1
    wire.encode.__defaults__ = (messages.PROTOCOL_VERSION,)


def short_turns() -> None:
    """Gives each maker four seconds: time for a chunk also on a busy computer."""
    from fastvid_gui.farm.helper import turns as helper_turns

    helper_turns.TURN_S = 4.0


def lends_little() -> None:
    """Its owner lends a megabyte."""
    from fastvid_gui.farm.helper import lent

    lent.PROCESS_BYTES = (lent.LEAST_MB << 20) - (1 << 20)


FAULTS = {
    one.__name__: one
    for one in (
        *(slow, broken_chunks, bad_checksums, other_pictures, short_turns, lends_little),
        *(throws, throws_at_once, dies, older, forger, brings_nothing),
    )
}

if __name__ == "__main__":
    for name in sys.argv[1].split("+"):
        FAULTS[name]()
    assert helper
    if sys.argv[2] == painting_process.PAINTING_WORD:
        painting_worker.main(sys.argv[3:])
    # It paints with the same fault.
    own = [sys.executable, __file__, sys.argv[1], painting_process.PAINTING_WORD]
    painting_process.command = lambda device, cores: [*own, device, str(cores)]
    sys.exit(run(sys.argv[2:]))
