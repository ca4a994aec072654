"""Who is there: greets whoever comes, and tells the coordinator who came and who left."""

from collections.abc import Callable, Mapping

from fastvid_gui import __version__
from fastvid_gui.cluster.folder import ClusterFolder, sent_path
from fastvid_gui.cluster.maker.heard import heard
from fastvid_gui.cluster.maker.hub import Hub, Seen
from fastvid_gui.cluster.maker.members import MemberLink, MemberPhase, shown_name
from fastvid_gui.cluster.maker.pieces import Pieces
from fastvid_gui.cluster.messages import JobGreeting, MemberGreeted
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.decisions import DecisionsCarriedOut
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.render.events import Noted
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say


class Roster:
    """The members of one run, on the thread that owns it.

    Attributes:
        links: by id, also those that left.
        hub: the connection to the scheduler; None while there is none.
    """

    def __init__(
        self,
        *,
        folder: ClusterFolder,
        job: str,
        topic: str,
        decisions: DecisionsCarriedOut,
        table: AssignmentTable,
        pieces: Pieces,
        links: dict[str, MemberLink],
        tell: Callable[[Noted], None],
    ) -> None:
        self._greeting = JobGreeting(
            folder=sent_path(folder.shared), token=folder.token, job=job, topic=topic, version=__version__
        )
        self._decisions, self._table, self._pieces, self._tell = decisions, table, pieces, tell
        self.links = links
        self.hub: Hub | None = None
        self._at: dict[str, str] = {}
        self._compared = False

    def of(self, address: str) -> MemberLink | None:
        """Who is at an address now; None: it has just joined or left."""
        return self.links.get(self._at.get(address, ""))

    def name(self, node: str) -> str:
        """As people read it."""
        link = self.links.get(node)
        return shown_name(link, self.links.values()) if link is not None else node

    # ---- coming and going

    def compared(self) -> None:
        """The reference sequences lie in the folder: from now on members are greeted."""
        self._compared = True
        for link in self.links.values():
            self._greet(link)

    def seen(self, members: Mapping[str, Seen]) -> None:
        """What the scheduler says: members by address."""
        for address in [address for address in self._at if address not in members]:
            link = self.links[self._at.pop(address)]
            if link.address == address:
                self._left(link, crashed=not link.leaving)
        for address, seen in members.items():
            if address not in self._at:
                self._arrived(address, seen)
            link = self.links[self._at[address]]
            link.leaving = link.leaving or seen.leaving
            if link.phase is MemberPhase.READY:
                self._decisions.handle(ev.SignOfLife(link.id, paused=bool(link.why), reason=link.why))

    def all_gone(self) -> None:
        """There is no scheduler any more: nobody is blamed, and who goes on will be seen by the next one."""
        self.close_hub()
        self._at.clear()
        for link in self.links.values():
            ready = link.phase is MemberPhase.READY
            if link.phase is not MemberPhase.GONE:
                link.phase = MemberPhase.GONE
            if ready:
                self._pieces.take_unreported(link.id)
                self._decisions.story.said_goodbye(link.id)
                self._decisions.handle(ev.NodeLeft(link.id))

    def close_hub(self) -> None:
        """Takes everything back."""
        hub, self.hub = self.hub, None
        if hub is not None:
            hub.close()

    def steer(self, node: str, allowed: bool) -> None:
        """Takes a member out of the job, or lets it in again; one that was refused is looked at once more."""
        self._decisions.handle(ev.Readmit(node) if allowed else ev.Forbid(node))
        link = self.links.get(node)
        if allowed and link is not None and link.phase is MemberPhase.REFUSED:
            link.phase, link.why = MemberPhase.CHECKING, NOTHING
            self._greet(link)

    def _arrived(self, address: str, seen: Seen) -> None:
        self._at[address] = seen.member
        link = self.links.get(seen.member)
        if link is None:
            link = self.links[seen.member] = MemberLink(id=seen.member, name=seen.name, address=address)
            self._greet(link)
            return
        link.address, link.leaving = address, False
        if link.greeted is not None:  # the same process, which lost the scheduler
            self._judge(link, link.greeted)
        else:
            link.phase = MemberPhase.CHECKING
            self._greet(link)

    def _left(self, link: MemberLink, crashed: bool) -> None:
        was, link.phase = link.phase, MemberPhase.GONE
        link.why = NOTHING
        if was is not MemberPhase.READY:
            return
        self._pieces.take_unreported(link.id)
        if self.hub is not None:
            for entry in self._table.open(link.id):
                self.hub.revoke(entry.assignment.id)  # Dask would wait for it for ever
        if not crashed:
            self._decisions.story.said_goodbye(link.id)
        self._decisions.handle(ev.NodeLeft(link.id, crashed))
        if not crashed:
            name = self.name(link.id)
            self._tell(Noted(say(ClusterSays.LEFT, name=name), "left", name))

    # ---- greeting

    def _greet(self, link: MemberLink) -> None:
        if self._compared and self.hub is not None and link.phase is MemberPhase.CHECKING:
            self.hub.greet(link.address, self._greeting)

    def greeted(self, link: MemberLink, said: MemberGreeted) -> None:
        """A member has looked at the job."""
        if link.phase is MemberPhase.CHECKING:
            self._judge(link, said)

    def not_asked(self, link: MemberLink, why: Sentence) -> None:
        """A member could not even be asked: FastVid is not installed there, or another one."""
        if link.phase is MemberPhase.CHECKING:
            self._refuse(link, why, "refused")

    def _judge(self, link: MemberLink, said: MemberGreeted) -> None:
        link.greeted, link.why = said, NOTHING
        if said.refused:
            self._refuse(link, heard(said.refused), "version" if said.version != __version__ else "refused")
            return
        news = link.phase is MemberPhase.CHECKING
        link.phase = MemberPhase.READY
        name = self.name(link.id)
        if news:
            self._tell(Noted(say(ClusterSays.PAINTS_TOO, name=name, device=said.device), "joined", name))
        self._decisions.handle(
            ev.NodeJoined(
                node=link.id,
                session=link.address,
                slots=said.slots,
                name=name,
                fingerprint=said.fingerprint,
                reference_fps=said.fps,
            )
        )

    def _refuse(self, link: MemberLink, why: Sentence, kind: str) -> None:
        link.phase, link.why = MemberPhase.REFUSED, why
        name = self.name(link.id)
        self._tell(Noted(say(ClusterSays.DOES_NOT_PAINT, name=name, reason=why), kind, name))
