"""The members of the cluster as a job's maker knows them, and what people see of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui.cluster.messages import Greeted
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.roster import NodeView
from fastvid_gui.farm.schedule.states import Presence, Standing
from fastvid_gui.render.events import NodePart, NodeStatus
from fastvid_gui.render.result import NodeShare


class Phase(StrEnum):
    """How well a member is known."""

    CHECKING = "checking"
    READY = "ready"
    REFUSED = "refused"
    GONE = "gone"


@dataclass(slots=True, eq=False)
class MemberLink:
    """A member, also after it left.

    Attributes:
        address: of its Dask worker; another one after each joining. greeted: what it answered.
        why: it must not paint.
    """

    id: str
    name: str
    address: str
    phase: Phase = Phase.CHECKING
    greeted: Greeted | None = None
    why: str = ""
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
    """A value that is another one whenever a member comes, goes, or is given another range."""
    nodes = coordinator.nodes.values()
    known = tuple((node.id, node.presence, node.standing, frozenset(node.active)) for node in nodes)
    return known, tuple((link.id, link.phase) for link in links.values())


def any_good(coordinator: Coordinator, links: Mapping[str, MemberLink]) -> bool:
    """Whether a member is there that may paint, or is being looked at."""
    for link in links.values():
        node = coordinator.nodes.get(link.id)
        good = node is None or node.standing is Standing.GOOD
        if good and link.phase in (Phase.CHECKING, Phase.READY):
            return True
    return False


def excuses(coordinator: Coordinator, links: Collection[MemberLink]) -> str:
    """Why members don't paint."""
    views = {view.node: view for view in coordinator.views()}
    found = []
    for link in links:
        why = link.why or (views[link.id].excuse if link.id in views else "")
        if why:
            found.append(f"{shown_name(link, links)}: {why.rstrip('.')}")
    return "; ".join(found[:5])


def _row(coordinator: Coordinator, link: MemberLink, name: str, view: NodeView | None) -> NodeStatus:
    device = link.greeted.device if link.greeted is not None else ""
    if view is None:
        word = {Phase.CHECKING: "joining", Phase.REFUSED: "refused", Phase.GONE: "left"}.get(
            link.phase, "idle"
        )
        state = f"{word}: {link.why}" if link.why else word
        return NodeStatus(name=name, device=device, state=state, id=link.id, standing=word)
    painting = []
    for number, position in view.painting:
        part = coordinator.ranges[number].part
        painting.append(NodePart(part.paint_start, part.stop, position))
    state, word = _state(view, link)
    return NodeStatus(
        name=name,
        device=device,
        state=state,
        painting=tuple(painting),
        frames=view.frames,
        frames_per_second=view.frames_per_second,
        id=link.id,
        standing=word,
    )


def _state(view: NodeView, link: MemberLink) -> tuple[str, str]:
    if view.standing is not Standing.GOOD:
        word = "aside" if view.standing is Standing.SET_ASIDE else "forbidden"
        return (f"{view.standing}: {view.why}" if view.why else str(view.standing)), word
    if link.phase is Phase.REFUSED:
        return f"refused: {link.why}", "refused"
    if view.presence is Presence.HELPING:
        if view.painting:
            return "painting", "working"
        return (f"idle: {view.excuse}" if view.excuse else "idle"), "idle"
    word = {Presence.PAUSED: "paused", Presence.LOST: "lost", Presence.ABSENT: "left"}[view.presence]
    return (f"{view.presence}: {view.excuse}" if view.presence is Presence.PAUSED else word), word
