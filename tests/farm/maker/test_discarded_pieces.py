"""What goes when a helper has forged: all that it brought, in any run, and what was painted on from that."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed, piece_spans
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.desk import JobDesk, PieceSafe
from fastvid_gui.farm.maker.pieces import Deliveries, Delivery
from fastvid_gui.farm.maker.samples import Sample, SpotChecks
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.instructions import Accept, Assignment, Ignore
from fastvid_gui.farm.schedule.work import RangeWork
from fastvid_gui.render.store import Given, JobRecord, Store
from fastvid_gui.sentences.sentence import said_by_others

SETTINGS = RenderSettings(width=64, height=48, frame_rate=Fraction(8), chunk_frames=12)
JOB = "0123456789abcdef"
PARTS = (RenderRange(0, 60, 0, 12), RenderRange(60, 100, 12, 0))


def body(start: int, stop: int) -> PieceSpan:
    return PieceSpan(start, stop, PieceKind.BODY)


SEAM = PieceSpan(48, 60, PieceKind.SEAM)
LEAD, TAIL = (PieceSpan(48, 60, kind) for kind in (PieceKind.LEAD, PieceKind.TAIL))
BROUGHT = {body(0, 12): "", body(12, 24): "a", body(24, 36): "b", TAIL: "b", LEAD: "c", body(60, 72): "c"}


class Farm:
    """A job of an earlier run in a store, and what decides about it now."""

    def __init__(self, store: Store, planned: bool, post: Callable[[Any], None]) -> None:
        self.store = store
        store.open_job(
            JobRecord(
                id=JOB,
                source="in.mp4",
                style="tame",
                request="",
                plan="",
                frames=100,
                output="out.mp4",
                created=0.0,
                used=0.0,
                finished=None,
            )
        )
        for span, node in BROUGHT.items():
            start = 60 if span.start >= 60 or span.kind is PieceKind.LEAD else 0
            store.add_piece(JOB, start, Piece(span, b"pictures", Seed(span.stop - 1, b"seed")), "bits", node)
        # The seam was faded since: its sides are gone, who brought them is known all the same.
        store.add_piece(JOB, 48, Piece(SEAM, b"seam"), "bits")
        store.remove_pieces(JOB, [TAIL, LEAD])
        for part, node in ((PARTS[0], "a"), (PARTS[0], "b"), (PARTS[1], "c")):
            store.give(JOB, Given(node, "0" * 16, part, part.paint_start))
        self.stored = set(store.pieces(JOB))
        self.coordinator = Coordinator(12)
        if planned:
            for number, part in enumerate(PARTS):
                finished = frozenset(piece_spans(part, 12)) & self.stored
                faded = SEAM in self.stored and part.tail > 0
                self.coordinator.handle(
                    ev.RangeKnown(
                        range_number=number, part=part, finished=finished, seeds=frozenset(), seam_faded=faded
                    ),
                    0.0,
                )
        parts: Any = SimpleNamespace(
            store=store, job=JOB, settings=SETTINGS, stop=threading.Event(), workers=1
        )
        self.desk = JobDesk(parts, post)
        self.spot = SpotChecks(parts, 0, self.desk.samples, lambda value: None, lambda count: None)
        self.table = AssignmentTable()
        self.deliveries = Deliveries(
            names=(JOB, "session"),
            parts=parts,
            stored=self.stored,
            desk=self.desk,
            coordinator=self.coordinator,
            table=self.table,
            spot=self.spot,
            handle=self._handle,
        )

    def _handle(self, event: ev.Event) -> None:
        for done in self.coordinator.handle(event, 1.2):
            if isinstance(done, Accept):
                self.deliveries.accept(done)
            elif isinstance(done, Ignore) and isinstance(done.event, ev.PieceReceived):
                self.deliveries.drop(done.event)


@contextmanager
def farm(
    folder: Path, planned: bool = True, post: Callable[[Any], None] = lambda value: None
) -> Iterator[Farm]:
    with Store(folder) as store:
        found = Farm(store, planned, post)
        yield found
        found.spot.close()
        found.desk.close()


@pytest.mark.parametrize("planned", [True, False])
@pytest.mark.parametrize(
    ("forger", "gone"),
    [
        ("a", {body(12, 24), body(24, 36), SEAM}),  # what b painted on from it is no good either
        ("b", {body(24, 36), SEAM}),
        ("c", {SEAM, body(60, 72)}),
        ("d", set()),
    ],
)
def test_all_that_a_forger_brought_and_what_follows_from_it_goes(
    tmp_path: Path, forger: str, gone: set[PieceSpan], planned: bool
) -> None:
    with farm(tmp_path, planned) as found:
        before = set(found.stored)
        lost = found.deliveries.discard_all_of(forger)
        assert before - found.stored == gone == before - set(found.store.pieces(JOB))
        first = 12 if forger == "a" else 24
        seed = found.store.seed(JOB, 0)
        assert seed is None or seed.frame < first or forger in "cd"
        assert (found.store.seed(JOB, 60) is None) == (forger == "c")
        if planned and gone:
            sides = {"a": {0}, "b": {0}, "c": {1}}[forger]
            assert set(lost) == sides
            said = found.coordinator.handle(
                ev.PiecesLost(lost, (forger,), said_by_others("odd"), forged=True), 1.0
            )
            assert said and not found.coordinator.ranges[0].seam_faded
            assert not found.coordinator.ranges[1].accepted[0], (
                "the other side of the seam is painted again, too"
            )
            kept = found.coordinator.ranges[0].accepted[found.coordinator.ranges[0].index[body(0, 12)]]
            assert kept


def test_who_brought_what_survives_in_the_store_and_is_forgotten_when_it_is_painted_again(
    tmp_path: Path,
) -> None:
    with farm(tmp_path) as found:
        assert {span: node for span, node in BROUGHT.items() if node} == found.store.brought(JOB)
        found.store.add_piece(JOB, 0, Piece(body(12, 24), b"own"), "bits")
        assert body(12, 24) not in found.store.brought(JOB)
        assert {given.node for given in found.store.given(JOB)} == {"a", "b", "c"}
        found.store.delete_job(JOB)
        assert not found.store.brought(JOB) and not found.store.given(JOB)


def test_seam_of_this_run_goes_too(tmp_path: Path) -> None:
    with farm(tmp_path) as found:
        found.stored.discard(SEAM)
        found.stored |= {TAIL, LEAD}
        found.deliveries.faded(SEAM)
        found.deliveries.discard_all_of("b")
        assert SEAM not in found.store.pieces(JOB)


def begun(found: Farm) -> tuple[RangeWork, int]:
    """Helper b paints the first range anew, for want of a seed; the number of its assignment."""
    found.coordinator.handle(
        ev.NodeJoined(
            node="b", session="s", slots=4, name="b", local=False, fingerprint="bits", reference_fps=10.0
        ),
        0.5,
    )
    found.coordinator.handle(ev.Tick(), 1.0)
    work = found.coordinator.ranges[0]
    (task,) = work.active
    first, stop = work.borders[task.first], work.borders[task.stop]
    assert task.node == "b" and (first, stop) == (0, 48)
    found.table.follow(
        [
            Assignment(
                node="b",
                id=task.id,
                range_number=0,
                part=work.part,
                from_frame=first,
                to_frame=stop,
                seed=None,
            )
        ]
    )
    return work, task.id


def bring(found: Farm, number: int, span: PieceSpan, release: Callable[[], None] = lambda: None) -> None:
    piece = Piece(span, b"pictures", Seed(span.stop - 1, b"seed of b"))
    found.deliveries.checked(
        Delivery(node="b", assignment=number, piece=piece, fingerprint="bits", release=release), len(span)
    )


@pytest.mark.parametrize("order", [(0, 12, 24, 36), (36, 24, 12, 0), (12, 0, 36, 24), (0, 12, 12, 24, 36)])
def test_every_piece_of_a_helper_may_be_checked_in_whatever_order_it_comes(
    tmp_path: Path, order: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those that are stored already: what follows is painted on from them, and from what its helper says."""
    chosen: list[tuple[int, bool]] = []
    with farm(tmp_path) as found:
        work, number = begun(found)
        sample = Sample(
            name="check",
            node="b",
            range_number=0,
            part=work.part,
            span=body(0, 12),
            fingerprint="bits",
            now=True,
        )
        monkeypatch.setattr(found.spot, "choose", lambda *place: replace(sample, span=place[3]))

        def take(sample: Sample, piece: Piece, before: Seed | None) -> bool:
            chosen.append((sample.span.start, before is not None and before.frame + 1 == piece.span.start))
            return True

        monkeypatch.setattr(found.desk, "_take", take)
        for start in order:
            bring(found, number, body(start, start + 12))
        found.desk.discard([])  # what was asked for before has happened
        assert chosen == [(0, False), (12, True), (24, True), (36, True)]
        assert work.accepted[work.index[body(36, 48)]]


def test_film_is_not_finished_before_it_is_known_whether_its_last_piece_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with farm(tmp_path) as found:
        work, number = begun(found)
        left: list[int] = []
        monkeypatch.setattr(found.spot, "_left", left.append)
        monkeypatch.setattr(found.deliveries, "_handle", lambda event: left.append(-1))
        bring(found, number, body(0, 12))
        assert left == [1, -1, 0]
        assert not work.accepted[-2]


def test_piece_on_its_way_to_the_disk_goes_too_and_is_not_held_for_stored_later(tmp_path: Path) -> None:
    """It is accepted, and its helper is caught before the desk has told that it is stored."""
    told: list[Any] = []
    with farm(tmp_path, post=told.append) as found:
        work, number = begun(found)
        span, released = body(36, 48), threading.Event()
        for each in (body(0, 12), body(12, 24), body(24, 36)):
            bring(found, number, each)
        bring(found, number, span, released.set)
        lost = found.deliveries.discard_all_of("b")
        assert span in lost[0]
        found.coordinator.handle(ev.PiecesLost(lost, ("b",), said_by_others("odd"), forged=True), 1.5)
        assert span not in found.store.pieces(JOB) and not work.accepted[work.index[span]]
        for each in told:
            if isinstance(each, PieceSafe):
                found.deliveries.safe(each)
        assert released.is_set() and span not in found.stored and not found.deliveries.unfinished
