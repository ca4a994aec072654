"""The members of the cluster as a job's maker knows them, and what people see of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui.cluster.messages import MemberGreeted
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.roster import NodeView
from fastvid_gui.farm.schedule.states import Presence, Standing
from fastvid_gui.render.events import NodePart, NodeStatus
from fastvid_gui.render.result import NodeShare
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say
from fastvid_gui.sentences.shared_render import Standstill

EXCUSES_MOST = 5


class MemberPhase(StrEnum):
    """How well a member is known."""

    CHECKING = "checking"
    READY = "ready"
    REFUSED = "refused"
    GONE = "gone"


@dataclass(slots=True, eq=False, kw_only=True)
class MemberLink:
    """A member, also after it left.

    Attributes:
        address: of its Dask worker; another one after each joining. greeted: what it answered.
        why: it must not paint.
    """

    id: str
    name: str
    address: str
    phase: MemberPhase = MemberPhase.CHECKING
    greeted: MemberGreeted | None = None
    why: Sentence = NOTHING
    leaving: bool = False


def shown_name(link: MemberLink, links: Iterable[MemberLink]) -> str:
    """A member's name; with a piece of its id where another one is called the same."""
    alike = any(other is not link and other.name == link.name for other in links)
    return f"{link.name} ({link.id[:4]})" if alike else link.name


def rows(coordinator: Coordinator, links: Mapping[str, MemberLink]) -> tuple[NodeStatus, ...]:
    """One row for each member."""
    views = {view.node: view for view in coordinator.views()}
    return tuple(
        _row(coordinator, link, shown_name(link, links.values()), views.get(link.id))
        for link in links.values()
    )


def shares(
    coordinator: Coordinator, links: Mapping[str, MemberLink], seconds: Mapping[str, float]
) -> tuple[NodeShare, ...]:
    """What each member did."""
    return tuple(
        NodeShare(
            shown_name(links[view.node], links.values()), view.frames, round(seconds.get(view.node, 0.0), 3)
        )
        for view in coordinator.views()
        if view.frames and view.node in links
    )


def places(coordinator: Coordinator, links: Mapping[str, MemberLink]) -> object:
    """A value that changes whenever a member comes, goes, or is given another range."""
    nodes = coordinator.nodes.values()
    known = tuple((node.id, node.presence, node.standing, frozenset(node.active)) for node in nodes)
    return known, tuple((link.id, link.phase) for link in links.values())


def any_good(coordinator: Coordinator, links: Mapping[str, MemberLink]) -> bool:
    """Whether a member is there that may paint, or is being looked at."""
    for link in links.values():
        node = coordinator.nodes.get(link.id)
        good = node is None or node.standing is Standing.GOOD
        if good and link.phase in (MemberPhase.CHECKING, MemberPhase.READY):
            return True
    return False


def excuses(coordinator: Coordinator, links: Collection[MemberLink]) -> tuple[Sentence, ...]:
    """Why members don't paint."""
    views = {view.node: view for view in coordinator.views()}
    found = []
    for link in links:
        why = link.why or (views[link.id].excuse if link.id in views else NOTHING)
        if why:
            found.append(say(Standstill.OF_ONE, name=shown_name(link, links), reason=why))
    return tuple(found[:EXCUSES_MOST])


def _row(coordinator: Coordinator, link: MemberLink, name: str, view: NodeView | None) -> NodeStatus:
    device = link.greeted.device if link.greeted is not None else ""
    if view is None:
        word = {
            MemberPhase.CHECKING: "joining",
            MemberPhase.REFUSED: "refused",
            MemberPhase.GONE: "left",
        }.get(link.phase, "idle")
        return NodeStatus(name=name, device=device, state=word, why=link.why, id=link.id, standing=word)
    painting = []
    for number, position in view.painting:
        part = coordinator.ranges[number].part
        painting.append(NodePart(part.paint_start, part.stop, position))
    state, why, word = _state(view, link)
    return NodeStatus(
        name=name,
        device=device,
        state=state,
        why=why,
        painting=tuple(painting),
        frames=view.frames,
        frames_per_second=view.frames_per_second,
        id=link.id,
        standing=word,
    )


def _state(view: NodeView, link: MemberLink) -> tuple[str, Sentence, str]:
    """The state in a word, why, and the word for its standing."""
    if view.standing is not Standing.GOOD:
        word = "aside" if view.standing is Standing.SET_ASIDE else "forbidden"
        return str(view.standing), view.why, word
    if link.phase is MemberPhase.REFUSED:
        return "refused", link.why, "refused"
    if view.presence is Presence.HELPING:
        if view.painting:
            return "painting", NOTHING, "working"
        return "idle", view.excuse, "idle"
    word = {Presence.PAUSED: "paused", Presence.LOST: "lost", Presence.ABSENT: "left"}[view.presence]
    if view.presence is Presence.PAUSED:
        return str(view.presence), view.excuse, word
    return word, NOTHING, word
