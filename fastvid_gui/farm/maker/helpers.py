"""The helpers of a job: they are found, connected, compared with this computer, and become nodes of the coordinator."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from fastvid_gui import __version__
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import FarmError
from fastvid_gui.farm.maker import link as news
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.link import HelperLink, Phase, greeting
from fastvid_gui.farm.maker.nodes import HelperFinder, HelperFound, NodeChoice, helpers_named
from fastvid_gui.farm.maker.piece_bounds import incoming_most_bytes
from fastvid_gui.farm.maker.references import References
from fastvid_gui.farm.maker.table import distinct_name
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.heard_reasons import heard
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.instructions import Assignment
from fastvid_gui.farm.sockets.link import ConnectFailed, Link, LinkDown, LinkUp, Received
from fastvid_gui.farm.sockets.loop import Loop
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.render.events import Event, Noted
from fastvid_gui.sentences.helpers import HelperNews, WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say, sentence_of
from fastvid_gui.sentences.shared_render import TakenBack

AGAIN_S = 5.0
"""An address that could not be connected to at all is tried again after this long."""
OUTDATED_S = 60.0
"""A helper of another version is asked again this often, quietly: it may have been updated."""


class Owner(Protocol):
    """What a run does when helpers bring something."""

    def on_offer(self, link: HelperLink, done: ms.PieceDone) -> None:
        """A helper has a piece; perhaps one that was held until the helper passed."""

    def on_piece(self, link: HelperLink, arrived: news.PieceArrived) -> None:
        """A piece has come."""

    def on_frames(self, assignment: int, painted: int, node: str) -> None:
        """How many frames of an assignment are painted."""

    def on_item(self, link: HelperLink, item: news.News) -> None:
        """Anything that a helper says, before it takes effect."""


class Helpers:
    """Finds, connects and compares the helpers. Everything is called on the maker's main thread.

    Args:
        greet: id of this computer, and session and job of this run, as helpers are told.
        references: of the job; the run says how those of this computer turned out.
        tell: takes events for people. handle: takes those for the coordinator.
        links: all helpers that were found, by id; kept here. table: who paints what.
    """

    def __init__(
        self,
        *,
        greet: tuple[str, str, str],
        settings: RenderSettings,
        references: References,
        loop: Loop,
        peers: PeerBook,
        owner: Owner,
        tell: Callable[[Event], None],
        handle: Callable[[ev.Event], None],
        links: dict[str, HelperLink],
        table: AssignmentTable,
    ) -> None:
        self._me, self._session, self._job = greet
        self._settings, self._references = settings, references
        self._loop, self._peers, self._owner = loop, peers, owner
        self._tell, self._handle = tell, handle
        self._links, self._table = links, table
        self._by_number: dict[int, HelperLink] = {}
        self._passed: dict[str, str] = {}
        self._finder: HelperFinder | None = None
        self._searching = False

    @contextmanager
    def found(self, choice: NodeChoice) -> Iterator[None]:
        """Connects to those that were named, or looks for all that are paired; raises FarmError as `helpers_at`.

        Looks for named helpers only once one of them does not answer where it should.
        """
        named = helpers_named(choice, self._peers) if choice.named else []
        only = {*(each.peer.id for each in named), *(choice.ids or ())} if choice.named else None
        finder = self._finder = HelperFinder(self._peers, choice.interfaces, self._loop.post, only)
        self._searching = only is None or any(id not in {each.peer.id for each in named} for id in only)
        for each in named:
            self.on_found(each)
        if self._searching:
            finder.start()
        try:
            yield
        finally:
            self._finder = None
            finder.stop()

    def say_goodbye(self, finished: bool) -> None:
        """The run is over; `finished`: so is the job, and everything kept for it may go."""
        for link in self._links.values():
            if finished:
                link.send(ms.JobOver(self._job))
            link.send(ms.Goodbye())

    # ---- connections

    def on_found(self, found: HelperFound) -> None:
        """A helper is, or may be, at an address."""
        link = self._links.get(found.peer.id)
        if link is None:
            if not found.helping:
                return
            most = incoming_most_bytes(self._settings)
            link = self._links[found.peer.id] = HelperLink(
                found.peer, found.address, self._loop.send, self._table, most
            )
            link.where.heard(found.addresses if found.sure else (), found.address)
            # Whatever the announcement says: it has another version only if it says so itself.
            self._connect(link, found.address)
            return
        if not found.sure:
            return
        now = time.monotonic()
        link.where.heard(found.addresses, link.address)
        if link.retry_at is not None:
            if found.protocol == ms.PROTOCOL_VERSION:
                link.retry_at = min(link.retry_at, link.down_at + AGAIN_S)  # it may have been updated
        elif (address := link.elsewhere(now)) is not None:
            self._move(link, address, now)

    def _connect(self, link: HelperLink, address: str) -> None:
        if link.link is not None:
            self._by_number.pop(link.link.number, None)
            link.link = None
        if link.phase is Phase.REFUSED:
            link.phase, link.why = Phase.CONNECTING, NOTHING
        link.address, link.retry_at, link.down_at = address, None, time.monotonic()
        try:
            self._loop.connect(link.peer, address)
        except FarmError as error:  # an impossible address, e.g. on an interface that is gone
            link.where.refused(address)
            link.why, link.retry_at = sentence_of(error), time.monotonic() + AGAIN_S

    def _move(self, link: HelperLink, address: str, now: float) -> None:
        """A helper does not answer where it was: look for it where it announces itself."""
        if link.link is not None:
            self._by_number.pop(link.link.number, None)
        link.move(address, now)
        self._connect(link, address)

    def _outdated(self, link: HelperLink, reason: Sentence) -> None:
        """Says nothing more to a helper of another version until it may have been updated."""
        self._refuse(link, reason)
        if link.link is not None:
            self._by_number.pop(link.link.number, None)
        self._loop.disconnect_peer(link.peer)
        link.link, link.retry_at = None, time.monotonic() + OUTDATED_S

    def on_socket(self, event: Received | LinkUp | LinkDown | ConnectFailed) -> None:
        """Something happened on a connection."""
        match event:
            case Received(connection, message):
                if (link := self._by_number.get(connection.number)) is not None:
                    self._on_message(link, message)
            case LinkUp(connection):
                self._on_up(self._links[connection.peer.id], connection)
            case LinkDown(connection, reason):
                if (gone := self._by_number.pop(connection.number, None)) is not None:
                    gone.down(reason, time.monotonic())
                    self._search()
            case ConnectFailed(peer=peer, address=address, reason=reason, refused=refused):
                if (link := self._links[peer.id]).address == address:
                    self._on_connect_failed(link, reason, refused)
                    self._search()

    def _on_up(self, link: HelperLink, connection: Link) -> None:
        self._by_number[connection.number] = link
        self._peers.reached(link.id, link.address)
        name = plain(socket.gethostname(), 64)
        link.up(connection, greeting(self._me, name, self._session, self._job), time.monotonic())

    def _search(self) -> None:
        """A named helper does not answer where it should: find it wherever it announces itself now."""
        if self._finder is not None and not self._searching:
            self._searching = True
            self._finder.start()

    def _on_connect_failed(self, link: HelperLink, reason: Sentence, refused: bool) -> None:
        now = time.monotonic()
        if refused:
            link.where.refused(link.address)
        if link.phase is Phase.CONNECTING:
            link.why = reason
        if (other := link.elsewhere(now)) is not None:
            self._move(link, other, now)
            link.why = reason
            return
        if refused and link.phase is not Phase.REFUSED:
            link.phase, link.why = Phase.REFUSED, reason
            told = say(HelperNews.NOT_REACHED, name=link.name, address=link.address, reason=reason)
            self._tell(Noted(told, "", link.name))
        if link.joined:
            # Its port is closed: the process is gone, and there is no need to wait for it.
            self._leave(link, crashed=link.cut_short)

    def _on_message(self, link: HelperLink, message: ms.Message) -> None:
        for item in link.on_message(message, time.monotonic()):
            self._owner.on_item(link, item)
            match item:
                case news.Greeted():
                    self._on_greeted(link)
                case news.StyleAsked(digest):
                    link.send_style(digest, self._references.style_data(digest))
                case news.ReferenceArrived(style, reference):
                    self._references.arrived(link.id, style, reference)
                    self._ask_reference(link)
                case news.PieceOffered(done):
                    self._owner.on_offer(link, done)
                case news.PieceArrived():
                    self._owner.on_piece(link, item)
                case news.Unwelcome(reason, outdated):
                    (self._outdated if outdated else self._refuse)(link, reason)
                case ms.Goodbye(reason):
                    if link.joined or link.tried:
                        why = heard(reason) or say(WhyNot.ENDED)
                        self._tell(Noted(say(HelperNews.LEFT, name=link.name, reason=why), "left", link.name))
                    self._leave(link)
                    if link.tried:
                        link.phase = Phase.CONNECTING  # it must greet again
                case ms.Progress(assignment, painted):
                    self._owner.on_frames(assignment, painted, link.name)
                case _:
                    if link.joined and (event := link.as_event(item)) is not None:
                        self._handle(event)

    def step(self, prepare: Callable[[Assignment], None]) -> None:
        """Has the clips cut that are wanted next, and sends what there is room for."""
        for link in self._links.values():
            if (assignment := link.next_to_prepare()) is not None:
                prepare(assignment)
            link.pump(self._loop.room)

    def tick(self, now: float) -> None:
        """Each second."""
        for link in self._links.values():
            if link.retry_at is None:
                if link.quiet(now):
                    self._search()
                if (address := link.elsewhere(now)) is not None:
                    self._move(link, address, now)
            elif now >= link.retry_at:
                self._connect(link, link.where.next(link.address, 0.0) or link.address)
            link.beat()
            if link.late_with_reference(now):
                self._refuse(link, say(WhyNot.REFERENCE_LATE))
        if self._finder is not None and self._searching:
            self._finder.look()

    # ---- whether they paint as this computer does

    def _on_greeted(self, link: HelperLink) -> None:
        link.name = distinct_name(link, self._links.values())
        if link.app not in (__version__, link.app_told):
            link.app_told = link.app
            self._tell(Noted(other_app(link.name, link.app), "version", link.name))
        if self._passed.get(link.id) == link.session:
            self._join(link, None)
        else:
            self._references.forget(link.id)
            # If a different program answers, the one before has ended without a word: it has nothing any more.
            self._leave(link, crashed=True)
            self._ask_reference(link)

    def _ask_reference(self, link: HelperLink) -> None:
        """Has a helper paint the reference sequence in each style of the job that it has not painted yet."""
        if (style := self._references.next_for(link.id)) is None:
            self._judge(link)
        else:
            link.ask_reference(style, self._settings, time.monotonic())

    def judge_all(self) -> None:
        """This computer has painted the reference sequences: helpers that have painted theirs can be compared."""
        for node in self._references.waiting():
            self._judge(self._links[node])

    def _judge(self, link: HelperLink) -> None:
        """Whether a helper paints as this computer does, once both have painted the reference sequence."""
        if link.phase is not Phase.CHECKING or (verdict := self._references.judge(link.id)) is None:
            return
        if verdict.refused:
            self._refuse(link, verdict.refused)
            return
        self._passed[link.id] = link.session
        link.refusal_told = NOTHING
        device = heard(link.device)
        told = say(HelperNews.HELPS, name=link.name, device=device)
        if verdict.mixed:
            told = say(HelperNews.HELPS_UNLIKE, name=link.name, device=device, other=verdict.mixed)
        self._tell(Noted(told, "joined", link.name))
        self._join(link, verdict.fps)

    # ---- nodes of the coordinator

    def _join(self, link: HelperLink, fps: float | None) -> None:
        link.phase, link.joined, link.passed = Phase.READY, True, True
        link.moved_at = time.monotonic()
        fingerprint = link.fingerprint
        self._handle(
            ev.NodeJoined(
                node=link.id,
                session=link.session,
                slots=link.slots,
                name=link.name,
                local=False,
                fingerprint=fingerprint,
                reference_fps=fps,
            )
        )
        # It may have joined before, and rest, or have rested.
        self._handle(ev.SignOfLife(link.id, link.paused, link.why))
        for done in link.take_held():
            self._owner.on_offer(link, done)

    def _leave(self, link: HelperLink, crashed: bool = False) -> None:
        if link.joined:
            link.joined = False
            # If it is alive after all, it paints what it had until it is told.
            link.owe_all(say(TakenBack.UNREACHABLE))
            self._handle(ev.NodeLeft(link.id, crashed))

    def _refuse(self, link: HelperLink, reason: Sentence) -> None:
        if link.refusal_told != reason:  # once, not at each of its answers
            link.refusal_told = reason
            told = say(HelperNews.DOES_NOT_HELP, name=link.name, reason=reason)
            self._tell(Noted(told, "refused", link.name))
        self._leave(link)
        link.passed = False
        link.send(ms.Goodbye("refused"))
        link.phase, link.why = Phase.REFUSED, reason

    def steer(self, node: str, allowed: bool) -> None:
        """Takes a helper out of the job, or lets it in again; one that was refused is tried from the beginning."""
        self._handle(ev.Readmit(node) if allowed else ev.Forbid(node))
        link = self._links.get(node)
        if allowed and link is not None and link.phase is Phase.REFUSED:
            # It may have been updated, or paired again.
            link.refusal_told = NOTHING
            self._connect(link, link.address)


def other_app(name: str, version: str) -> Sentence:
    """Says that a helper has another version of FastVid, which speaks the same language, and which one is older."""
    theirs, mine = _numbers(version), _numbers(__version__)
    code = (
        HelperNews.ANOTHER
        if theirs in ((), mine)
        else HelperNews.OLDER
        if theirs < mine
        else HelperNews.NEWER
    )
    return say(code, name=name, theirs=version, mine=__version__)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version)[:4])
