"""Pieces on their way into the store: each is checked, shown to the coordinator, stored, and only then released.

Released means: a helper is told that it may forget the piece, a painter here that it may go on. A piece is let in only
if its helper was given it to paint, according to this run or the store, and was compared with this computer.
"""

from collections import Counter
from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import pairwise

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed, piece_spans
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.desk import Discard, JobDesk, KeepSeeds, PieceSafe, PieceSkipped
from fastvid_gui.farm.maker.link import HelperLink, PieceArrived
from fastvid_gui.farm.maker.piece_bounds import fits, incoming_most_bytes
from fastvid_gui.farm.maker.piece_check import BROKEN
from fastvid_gui.farm.maker.samples import Sample, SpotChecks
from fastvid_gui.farm.protocol.messages import PieceDone
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.instructions import Accept, Assignment
from fastvid_gui.farm.schedule.states import Presence, Standing
from fastvid_gui.farm.schedule.work import RangeWork
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.render.events import Recovered
from fastvid_gui.render.local_run import RunParts
from fastvid_gui.render.store import Given
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.shared_render import Fault

AHEAD_MOST = 8
"""This many pieces may be here before the one before them is whole; a helper offers no more than 4 at once."""
REFUSED_MOST = 12
"""After this many offers in a row out of order the missing piece is given up; each offer is repeated after 5 s."""
AT_HAND = "what it sent before is looked at first"

Place = tuple[str, int, PieceSpan]
"""Where a piece of a helper belongs: its helper, the assignment (-1: of an earlier run), its span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A piece that somebody has brought.

    Attributes:
        release: called when it is stored, or when it is not wanted.
        kept: what it was given, for a piece of an earlier run.
    """

    node: str
    assignment: int
    piece: Piece
    fingerprint: str
    release: Callable[[], None]
    kept: Given | None = None


@dataclass(slots=True, kw_only=True)
class Chain:
    """What a helper has brought of an assignment: one piece after the other, each continuing the one before.

    Attributes:
        next: the frame that its next piece begins with. own: it has brought some.
        offered: the next frame that is not on its way here; `link`: on this connection.
        seed: after its last piece, if that was not stored, so that the desk does not have it.
        early: pieces that were complete before their predecessor, by their first frame.
        broken: one of them was no good, so those after it can't be good either.
        refused: offers in a row of pieces that are not the next.
    """

    next: int
    offered: int
    link: Link | None = None
    own: bool = False
    seed: Seed | None = None
    early: dict[int, tuple[Delivery, int]] = field(default_factory=dict)
    broken: bool = False
    refused: int = 0


class Deliveries:
    """Takes pieces in, judges and stores them. Everything is called on the maker's main thread.

    Args:
        job, session: of this run, as helpers name them.
        stored: what the store holds; kept up to date here.
        spot: chooses what is painted here once more.
        handle: tells the coordinator.

    Attributes:
        early: the plan has not begun, so pieces of an earlier run are still welcome.
        unfinished: checks, stores and fades under way.
    """

    def __init__(
        self,
        *,
        names: tuple[str, str],
        parts: RunParts,
        stored: set[PieceSpan],
        desk: JobDesk,
        coordinator: Coordinator,
        table: AssignmentTable,
        spot: SpotChecks,
        handle: Callable[[ev.Event], None],
    ) -> None:
        self._job, self._session = names
        self._parts, self._settings, self.stored = parts, parts.settings, stored
        self._desk, self._coordinator, self._table = desk, coordinator, table
        self._spot, self._handle = spot, handle
        self.early = True
        self.unfinished = 0
        self._open: dict[tuple[str, int, PieceSpan], Delivery] = {}
        self._chains: dict[int, Chain] = {}
        self._brought = parts.store.brought(parts.job)
        self._given: dict[tuple[str, int], list[Given]] = {}
        for given in parts.store.given(parts.job):
            self._given.setdefault((given.node, given.part.start), []).append(given)
        self._fetched: list[tuple[str, PieceSpan]] = []
        self._forgers: set[str] = set()
        # Bytes of pieces that are here whole and neither stored nor thrown away; and how many each helper may have.
        self._at_hand: dict[Place, int] = {}
        self._at_hand_most = incoming_most_bytes(self._settings)
        # Pieces that the desk is storing; and how many reports will come for pieces that are gone by then.
        self._storing: Counter[PieceSpan] = Counter()
        self._gone: Counter[PieceSpan] = Counter()

    # ---- what helpers offer

    def assign(self, assignment: Assignment, session: str) -> None:
        """A helper is given work; `session`: of its program. It may bring the result now, and in a later run."""
        given = Given(assignment.node, session, assignment.part, assignment.from_frame)
        self._desk.give(given)

    def greeted(self, link: HelperLink) -> None:
        """A helper has said how many pieces it kept; it is believed up to the number it can have."""
        own = [given for (node, _), all_ in self._given.items() if node == link.id for given in all_]
        spans = {span for given in own for span in self._spans(given.part) if span not in self.stored}
        link.kept = min(link.kept, len(spans)) if self.early else 0
        link.kept_sure = any(given.session == link.session for given in own)
        for number, chain in self._chains.items():
            assignment = self._assignment(number)
            if assignment is not None and assignment.node == link.id and chain.link is not link.link:
                # On its new connection it offers them again, after the ones before them.
                for span in [early.piece.span for early, _ in chain.early.values()]:
                    self._at_hand.pop((link.id, number, span), None)
                chain.early.clear()

    def offered(self, link: HelperLink, done: PieceDone) -> None:
        """A helper has a piece: it may come, waits until the helper is known to paint alike, or is refused."""
        if done.job != self._job or done.span.kind is PieceKind.SEAM:
            link.drop(done, "it is not of this film")
        elif done.session != self._session:
            self._offered_kept(link, done)
        elif (assignment := self._assigned(link.id, done)) is None:
            # Its assignment covered this part: an honest helper offers nothing else.
            link.acknowledge(done)
            fault = say(Fault.NOT_ASKED, start=done.span.start, stop=done.span.stop)
            self._handle(ev.NodeFailed(link.id, ev.Failure.WRONG_PICTURE, None, fault))
        elif not (fits(done, self._settings) and _has_its_seed(done, assignment.part)):
            self.checked(self._delivery(link, done, Piece(done.span, b""), None), BROKEN)
        elif not self._wanted(assignment) or done.span.start < self._chain(assignment).next:
            # Nobody needs more of that assignment, or the piece was judged before: nothing is received twice.
            if self._storing[done.span]:
                link.drop(done, AT_HAND)  # the helper may forget it once it is on the disk
            else:
                link.acknowledge(done)
        elif not link.passed:
            link.hold(done)
        else:
            self._let_come(link, done, assignment)

    def _wanted(self, assignment: Assignment) -> bool:
        """Whether the coordinator still listens to an assignment, and it has brought nothing broken."""
        issued = (
            self._coordinator.ranges[assignment.range_number].issued.get(assignment.id) == assignment.node
        )
        return issued and not self._chain(assignment).broken

    def _chain(self, assignment: Assignment) -> Chain:
        begin = assignment.from_frame
        return self._chains.setdefault(assignment.id, Chain(next=begin, offered=begin))

    def _let_come(self, link: HelperLink, done: PieceDone, assignment: Assignment) -> None:
        """Takes pieces of an assignment only in order: so each can be painted here again from what came before.

        An honest helper offers them in order. If there was no room for one, those after it wait as well.
        """
        chain, span = self._chain(assignment), done.span
        if chain.link is not link.link:
            chain.link, chain.offered = link.link, chain.next
        ahead = sum(chain.next <= each.start < span.start for each in self._spans(assignment.part))
        if span.start > chain.offered or ahead > AHEAD_MOST:
            chain.refused += 1
            if chain.refused <= REFUSED_MOST:
                link.drop(done, "the piece before it comes first")
                return
            # The helper's own disk may have lost that one: the range goes on without what follows.
            chain.broken = True
            link.acknowledge(done)
            self._handle(ev.NodeFailed(link.id, ev.Failure.ERROR, assignment.id, say(WhyNot.PIECE_LEFT_OUT)))
            return
        chain.refused = 0
        if (link.id, done.assignment, span) in self._at_hand:
            link.drop(done, AT_HAND)
            chain.offered = max(chain.offered, span.stop)
        elif not self._room_for(link.id, done) and span.start != chain.next:
            link.drop(done, AT_HAND)
        elif link.expect(done, ours=True):
            chain.offered = max(chain.offered, span.stop)

    def _room_for(self, node: str, done: PieceDone) -> bool:
        """Whether a helper may have one more piece here that is not judged and stored; one is always allowed."""
        here = sum(size for place, size in self._at_hand.items() if place[0] == node)
        coming = done.data.size + (done.seed.parcel.size if done.seed is not None else 0)
        return not here or here + coming <= self._at_hand_most

    def _offered_kept(self, link: HelperLink, done: PieceDone) -> None:
        given = self._given_of(link.id, done, link.session)
        sound = given is not None and fits(done, self._settings) and _has_its_seed(done, given.part)
        if given is None or not sound or not self.early or done.span in self.stored:
            link.kept_arrived += 1
            link.acknowledge(done)  # it is painted again, or already here
        elif (link.id, -1, done.span) in self._at_hand or not self._room_for(link.id, done):
            link.drop(done, AT_HAND)
        elif link.passed or given.session == link.session:
            link.expect(done, ours=False)
        else:
            link.hold(done)

    def _assignment(self, key: int) -> Assignment | None:
        return entry.assignment if (entry := self._table.get(key)) is not None else None

    def _assigned(self, node: str, done: PieceDone) -> Assignment | None:
        """The assignment that a piece belongs to, if that node had it and the piece is a part of it."""
        assignment = self._assignment(done.assignment)
        if assignment is None or assignment.node != node or assignment.part.start != done.range_start:
            return None
        span = done.span
        inside = assignment.from_frame <= span.start and span.stop <= assignment.to_frame
        return assignment if inside and span in self._spans(assignment.part) else None

    def _given_of(self, node: str, done: PieceDone, session: str) -> Given | None:
        """By what right a node brings a piece of an earlier run; None: it was never given that range.

        What its running program was given (`session`) comes first.
        """
        if node in self._forgers:
            return None
        for given in sorted(
            self._given.get((node, done.range_start), ()), key=lambda one: one.session != session
        ):
            if given.from_frame <= done.span.start and done.span in self._spans(given.part):
                return given
        return None

    def _spans(self, part: RenderRange) -> tuple[PieceSpan, ...]:
        return piece_spans(part, self._settings.chunk_frames)

    # ---- what comes

    def from_helper(self, link: HelperLink, arrived: PieceArrived) -> None:
        """A piece that was let in has come: it is opened before anything else."""
        done, piece = arrived.done, arrived.piece
        kept = self._given_of(link.id, done, link.session) if done.session != self._session else None
        if done.session != self._session and (
            kept is None or not self.early or piece is None or done.span in self.stored
        ):
            link.acknowledge(done)  # already painted again
            return
        delivery = self._delivery(link, done, piece or Piece(done.span, b""), kept)
        if not delivery.piece.data:
            self.checked(delivery, BROKEN)
            return
        seed = delivery.piece.seed
        size = len(delivery.piece.data) + (len(seed.data) if seed is not None else 0)
        self._at_hand[_place(delivery)] = size
        self.unfinished += 1
        self._desk.check(delivery, link.id, delivery.piece, kept is not None)

    def _delivery(self, link: HelperLink, done: PieceDone, piece: Piece, kept: Given | None) -> Delivery:
        fingerprint = done.fingerprint if kept is not None else link.fingerprint

        def release() -> None:
            self._at_hand.pop(_place(delivery), None)
            link.acknowledge(done)

        delivery = Delivery(
            node=link.id,
            assignment=done.assignment,
            piece=piece,
            fingerprint=fingerprint,
            release=release,
            kept=kept,
        )
        return delivery

    def checked(self, delivery: Delivery, frames: int) -> None:
        """Shows a piece to the coordinator. `frames`: how many it holds, or `BROKEN`."""
        span = delivery.piece.span
        if frames != len(span):
            self._desk.distrust(delivery.node)
        if delivery.kept is not None:
            self._take_kept(delivery, delivery.kept, sound=frames == len(span))
            return
        assignment = self._assignment(delivery.assignment)
        if assignment is None or assignment.node == self._coordinator_local:
            self._bring(delivery, frames)
            return
        chain = self._chain(assignment)
        if frames != len(span):
            chain.broken = True
            self._bring(delivery, frames)
        elif chain.broken or span.start < chain.next:
            delivery.release()  # it was judged before, or continues something that is no good
        elif span.start > chain.next:
            chain.early[span.start] = (delivery, frames)
        else:
            self._bring(delivery, frames)
        while chain.early and (chain.broken or chain.next in chain.early):
            if chain.broken:
                chain.early.popitem()[1][0].release()
            else:
                self._bring(*chain.early.pop(chain.next))

    def _bring(self, delivery: Delivery, frames: int) -> None:
        span, assignment = delivery.piece.span, self._assignment(delivery.assignment)
        self._open[delivery.node, delivery.assignment, span] = delivery
        received = ev.PieceReceived(
            node=delivery.node,
            assignment=delivery.assignment,
            range_number=-1 if assignment is None else assignment.range_number,
            span=span,
            frames=max(0, frames),
            intact=frames != BROKEN,
            has_seed=delivery.piece.seed is not None,
        )
        of_helper = delivery.node != self._coordinator_local
        # The last piece finishes a film, unless it is known beforehand that there may be a check.
        with self._spot.undecided() if of_helper else nullcontext():
            self._handle(received)

    def _take_kept(self, delivery: Delivery, given: Given, sound: bool) -> None:
        if not (sound and self.early) or delivery.node in self._forgers:
            delivery.release()
            return
        span = delivery.piece.span
        begun = given.from_frame == span.start
        if not self._follows(delivery.node, span, given.part, begun):
            delivery.release()  # nobody could tell what it continues
            return
        self._fetched.append((delivery.node, span))
        sample = self._spot.choose(delivery.node, None, given.part, span, delivery.fingerprint)
        self._store(delivery, None, given.part, sample)

    def accept(self, wanted: Accept) -> None:
        """The coordinator wants it."""
        node, range_number = wanted.node, wanted.range_number
        delivery = self._open.pop((node, wanted.assignment, wanted.span))
        work, assignment = self._coordinator.ranges[range_number], self._assignment(wanted.assignment)
        assert assignment is not None, "only what was assigned is accepted"
        painted = work.first_missing == len(work.spans)
        giver = "" if self._coordinator.nodes[node].local else node
        from_frame = work.part.stop if painted else self._needed_from(work)
        seeds = KeepSeeds(range_number, from_frame, giver)
        sample = None
        before, next_ = self._next_of(delivery, assignment)
        if giver and next_:
            sample = self._spot.choose(
                node, range_number, work.part, delivery.piece.span, delivery.fingerprint
            )
        self._store(delivery, seeds, work.part, sample, before)

    def _needed_from(self, work: RangeWork) -> int:
        """The first frame that a node may continue with, or has continued with and brought nothing of yet."""
        begun = [entry.assignment for key in work.issued if (entry := self._table.get(key)) is not None]
        waiting = [
            each.from_frame
            for each in begun
            if each.node != self._coordinator_local and not self._chain(each).own
        ]
        return min(work.borders[work.begin], *waiting, work.part.stop)

    def _next_of(
        self, delivery: Delivery, assignment: Assignment, kept: bool = True
    ) -> tuple[Seed | None, bool]:
        """A piece was judged: gives the seed it was painted from, if the desk lacks that, and whether the piece is new.

        Args:
            kept: it is stored, with the seed after it.
        """
        span, chain = delivery.piece.span, self._chain(assignment)
        if assignment.node == self._coordinator_local or span.start != chain.next:
            return None, False
        before = chain.seed
        chain.next, chain.own = span.stop, True
        chain.seed = None if kept or span.stop >= assignment.to_frame else delivery.piece.seed
        return before, True

    def _store(
        self,
        delivery: Delivery,
        seeds: KeepSeeds | None,
        part: RenderRange,
        sample: Sample | None,
        before: Seed | None = None,
    ) -> None:
        """Stores a piece that continues `before`, or else what the desk has; takes `sample` of it."""
        piece, node = delivery.piece, "" if delivery.node == self._coordinator_local else delivery.node
        if node:
            self._brought[piece.span] = node
        else:
            self._brought.pop(piece.span, None)
        self.unfinished += 1
        self._storing[piece.span] += 1
        release = delivery.release
        self._desk.store(
            seeds,
            part.start,
            piece=piece,
            fingerprint=delivery.fingerprint,
            then=release,
            node=node,
            sample=sample,
            before=before,
        )

    def _follows(self, node: str, span: PieceSpan, part: RenderRange, begun: bool) -> bool:
        """Whether a piece continues what is stored; else it continues pictures of its own that are not stored."""
        before = next((one for one, two in pairwise(self._spans(part)) if two == span), None)
        return before is None or begun or self._brought.get(before) == node

    @property
    def _coordinator_local(self) -> str:
        return next((node.id for node in self._coordinator.nodes.values() if node.local), "")

    # ---- what turns out to be no good

    def bringers(self, spans: Collection[PieceSpan]) -> tuple[str, ...]:
        """The helpers that brought pieces."""
        return tuple(sorted({self._brought[span] for span in spans if span in self._brought}))

    def frames_of(self, node: str) -> int:
        """Frames of a helper that are stored."""
        return sum(len(span) for span, giver in self._brought.items() if giver == node and self._here(span))

    def discard_all_of(self, node: str) -> dict[int, frozenset[PieceSpan]]:
        """Deletes everything that a helper brought, in every run, and everything any node painted on from it, even
        pieces on their way to the disk.

        No seam may be on its way.

        Returns:
            The pieces that are gone, by the number of their range.
        """
        self._forgers.add(node)
        numbers: dict[RenderRange, int | None] = {
            given.part: None for all_ in self._given.values() for given in all_
        }
        numbers |= {work.part: work.range_number for work in self._coordinator.ranges.values()}
        lost: dict[int, frozenset[PieceSpan]] = {}
        gone: list[Discard] = []
        for part, range_number in numbers.items():
            spans = self._spans(part)
            first = next(
                (
                    place
                    for place, span in enumerate(spans)
                    if self._brought.get(span) == node and self._here(span)
                ),
                None,
            )
            if first is None:
                continue
            mine = [span for span in spans[first:] if self._here(span)]
            seams = [seam for span in mine if (seam := _seam_of(span)) in self.stored]
            gone.append(Discard(range_number, part.start, spans[first].start, (*mine, *seams)))
            if range_number is not None:
                lost[range_number] = frozenset(mine)
        self._desk.discard(gone)
        for each in gone:
            self.stored.difference_update(each.spans)
            for span in each.spans:
                self._brought.pop(span, None)
                self._gone[span] = self._storing[span]
        return lost

    def _here(self, span: PieceSpan) -> bool:
        """Whether a piece is stored or about to be, or the seam that it was faded into."""
        if span in self.stored or self._storing[span] > self._gone[span]:
            return True
        return not span.kind.final and _seam_of(span) in self.stored

    def fetched(self) -> list[Recovered]:
        """What helpers had kept of an earlier run and have brought, a line for each stretch; `node`: its id."""
        told: list[Recovered] = []
        for node, span in sorted(self._fetched, key=lambda each: (each[0], each[1].start)):
            last = told[-1] if told else None
            if last is not None and last.node == node and last.stop >= span.start:
                told[-1] = Recovered(
                    kind="kept", node=node, frame=last.frame, stop=max(last.stop, span.stop), by=node
                )
            else:
                told.append(Recovered(kind="kept", node=node, frame=span.start, stop=span.stop, by=node))
        return told

    def drop(self, event: ev.PieceReceived) -> None:
        """The coordinator does not want it. Pieces that continue it may be wanted: it counts like any other."""
        node = event.node
        delivery = self._open.pop((node, event.assignment, event.span), None)
        if delivery is None:
            return
        assignment = self._assignment(event.assignment)
        if assignment is not None and node != self._coordinator_local:
            record = self._coordinator.nodes.get(node)
            if record is None or record.presence is Presence.ABSENT:
                # It has left, and offers this again when it is back.
                self._at_hand.pop(_place(delivery), None)
                return
            if self._wanted(assignment):
                if record.standing is not Standing.GOOD:
                    # It was not checked, so nothing that continues it is taken.
                    self._chain(assignment).broken = True
                    delivery.release()
                    return
                before, next_ = self._next_of(delivery, assignment, kept=False)
                span, bits = delivery.piece.span, delivery.fingerprint
                place = (node, assignment.range_number, assignment.part, span, bits)
                if next_ and (sample := self._spot.choose(*place)) is not None:
                    self._desk.take(sample, delivery.piece, before)
        delivery.release()

    def skipped(self, skipped: PieceSkipped) -> None:
        """It was not stored after all."""
        self.unfinished -= 1
        self._told(skipped.span)
        self._brought.pop(skipped.span, None)
        self._fetched = [each for each in self._fetched if each[1] != skipped.span]
        skipped.then()

    def safe(self, stored: PieceSafe) -> None:
        """It is on the disk."""
        self.unfinished -= 1
        if self._told(stored.span):
            self.stored.add(stored.span)
        stored.then()

    def _told(self, span: PieceSpan) -> bool:
        """The desk is done with a piece; whether it is still there, or was deleted since."""
        self._storing[span] -= 1
        if self._gone[span]:
            self._gone[span] -= 1
            return False
        return True

    def faded(self, seam: PieceSpan) -> None:
        """A seam is on the disk in place of its two sides."""
        self.stored.add(seam)
        self.stored -= {PieceSpan(seam.start, seam.stop, kind) for kind in (PieceKind.TAIL, PieceKind.LEAD)}


def _place(delivery: Delivery) -> Place:
    return delivery.node, -1 if delivery.kept is not None else delivery.assignment, delivery.piece.span


def _has_its_seed(done: PieceDone, part: RenderRange) -> bool:
    """All pieces but the last of a range come with a seed: without it nobody could paint the next one again."""
    return (done.seed is None) == (done.span.stop == part.stop)


def _seam_of(span: PieceSpan) -> PieceSpan:
    return PieceSpan(span.start, span.stop, PieceKind.SEAM)
