"""A helper process with one fault: `python odd_helper.py FAULT ARGUMENTS OF fastvid-gui`."""

import sys
import time
from typing import Any

from fastvid_gui.cli.app import run
from fastvid_gui.domain.chunk import Piece
from fastvid_gui.farm import helper, helper_shelf, parcels
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
            self, helper_shelf.KeptPiece(kept.key, kept.session, kept.assignment, kept.fingerprint, piece)
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


def short_turns() -> None:
    """Gives each maker a second."""
    from fastvid_gui.farm import helper_turns

    helper_turns.TURN_S = 1.0


FAULTS = {one.__name__: one for one in (slow, broken_chunks, bad_checksums, other_pictures, short_turns)}

if __name__ == "__main__":
    for name in sys.argv[1].split("+"):
        FAULTS[name]()
    assert helper
    sys.exit(run(sys.argv[2:]))
