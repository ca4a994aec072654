"""The maker's own computer as a node of its farm: paints the reference sequence and the ranges it is given."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from fastvid_gui.cores import cores
from fastvid_gui.domain.chunk import Piece, Seed
from fastvid_gui.errors import Interrupted
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.reference import Reference, paint_reference
from fastvid_gui.farm.schedule.instructions import Assignment
from fastvid_gui.render.capacity import slot_count
from fastvid_gui.render.local_run import RunParts
from fastvid_gui.render.painters import Painters, PaintingEnded, RangePainting
from fastvid_gui.render.pipeline import frames_from_source
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.style.devices import choose

WAIT_S = 0.1


@dataclass(frozen=True, slots=True)
class LocalReference:
    """How the reference sequence turned out here in each style of the job, by its digest, or why it failed."""

    references: Mapping[str, Reference]
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class LocalFrame:
    """How many frames of an assignment are painted."""

    assignment: int
    count: int


@dataclass(frozen=True, slots=True)
class LocalPiece:
    """A finished piece; painting waits until `done` is set."""

    assignment: int
    piece: Piece
    fingerprint: str
    done: threading.Event


class LocalNode:
    """Paints on this computer; what happens is posted.

    Args:
        node: id of this computer.
        halt: set when the run is over.
        post_by_the_way: takes what is only for people.
        table: who paints what.
    """

    def __init__(
        self,
        *,
        parts: RunParts,
        node: str,
        halt: threading.Event,
        post: Callable[[Any], None],
        post_by_the_way: Callable[[Any], None],
        table: AssignmentTable,
    ) -> None:
        self._parts, self._node = parts, node
        self._halt, self._post, self._post_by_the_way = halt, post, post_by_the_way
        self._table = table
        self._painters = Painters(self._on_frame, self._keep, post)

    @property
    def slots(self) -> int:
        """How many ranges are painted here side by side."""
        parts = self._parts
        device, _ = choose(parts.device, "auto")
        return min(parts.workers, slot_count(cores(), device, parts.style.shape))

    def close(self) -> None:
        """Stops painting and waits for its threads."""
        self._painters.close()

    def stop_all(self) -> None:
        """Stops painting."""
        self._painters.stop_all()

    def paint_reference(self) -> None:
        """On a thread of its own: `LocalReference`."""
        parts = self._parts
        try:
            styles = parts.styles.every
            references = {
                digest: paint_reference(style, parts.settings, parts.device, stop=self._halt)
                for digest, style in styles.items()
            }
            self._post(LocalReference(references))
        except BaseException as error:  # noqa: BLE001 - raised again on the thread that owns the run
            self._post(LocalReference({}, error))

    def start(self, assignment: Assignment, seed: Seed | None) -> None:
        """Paints an assignment, unless it has been taken back."""
        parts = self._parts
        if self._table.of(self._node, assignment.id) is None:
            return
        style = parts.styles.at(assignment.part.start)
        self._painters.start(
            RangePainting(
                key=assignment.id,
                part=assignment.part,
                to_frame=assignment.to_frame,
                settings=parts.settings,
                seed=seed,
                open_frames=partial(frames_from_source, parts.source, assignment.part, parts.settings, seed),
                style=style,
                make_stylizer=partial(parts.make_stylizer, style, threads=None),
                open_regions=partial(parts.regions_of, assignment.part),
            )
        )

    def revoke(self, assignment: int) -> None:
        """Stops an assignment."""
        self._painters.stop(assignment)

    def ended(self, ended: PaintingEnded[int]) -> bool:
        """Whether anybody still waits for an assignment that has ended."""
        return self._table.of(self._node, ended.key) is not None

    # ---- on a painting thread

    def _on_frame(self, assignment: int, count: int) -> None:
        self._post_by_the_way(LocalFrame(assignment, count))

    def _keep(self, assignment: int, piece: Piece, fingerprint: str, stop: threading.Event) -> None:
        """Hands a piece over and waits until it is stored, so that memory stays flat."""
        done = threading.Event()
        self._post(LocalPiece(assignment, piece, fingerprint, done))
        while not done.wait(WAIT_S):
            if stop.is_set():
                raise Interrupted(Halted.STORING)
