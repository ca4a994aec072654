"""What people see of a farmed job: one row for each node, and at the end what each has done."""

from collections.abc import Iterable, Mapping

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.farm.maker.link import HelperLink, Phase
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.roster import NodeView
from fastvid_gui.farm.schedule.states import Presence, Standing
from fastvid_gui.render.events import NodePart, NodeStatus
from fastvid_gui.render.result import NodeShare
from fastvid_gui.sentences.sentence import NOTHING, Sentence

PHASES = {
    Phase.CONNECTING: "joining",
    Phase.GREETED: "joining",
    Phase.CHECKING: "joining",
    Phase.READY: "idle",
    Phase.WAITING: "busy",
    Phase.REFUSED: "refused",
}


def node_rows(
    coordinator: Coordinator, links: Mapping[str, HelperLink], local_device: str
) -> tuple[NodeStatus, ...]:
    """All nodes: those of the coordinator in the order they came, then those that have not joined yet."""
    views = {view.node: view for view in coordinator.views()}
    # A node without slots is this computer when only helpers paint.
    shown = (view for view in views.values() if view.slots or not view.local)
    rows = [_row(coordinator, view, links.get(view.node), local_device) for view in shown]
    others = (link for link in links.values() if link.id not in views)
    return (*rows, *(_stranger(link) for link in others))


def shares(
    coordinator: Coordinator, links: Mapping[str, HelperLink], seconds: Mapping[str, float]
) -> tuple[NodeShare, ...]:
    """What each node did; the maker's own computer first, helpers that did nothing left out."""
    views = sorted(coordinator.views(), key=lambda view: not view.local)
    return tuple(
        NodeShare(_name(view, links.get(view.node)), view.frames, round(seconds.get(view.node, 0.0), 3))
        for view in views
        if view.frames or view.local
    )


def distinct_name(link: HelperLink, links: Iterable[HelperLink]) -> str:
    """A helper's name, with a piece of its id if another computer of the job has the same name."""
    taken = {other.name for other in links if other is not link} | {LOCAL}
    return f"{link.name} ({link.id[:4]})" if link.name in taken else link.name


def node_places(coordinator: Coordinator, links: Mapping[str, HelperLink]) -> object:
    """A value that changes whenever a node comes, goes, rests, or is given another range to paint."""
    known = tuple(
        (node.id, node.presence, node.standing, frozenset(node.active)) for node in coordinator.nodes.values()
    )
    return known, tuple((link.id, link.phase, link.paused) for link in links.values())


def _row(coordinator: Coordinator, view: NodeView, link: HelperLink | None, local_device: str) -> NodeStatus:
    painting, (state, why) = [], _state(view, link)
    for range_number, position in view.painting:
        part = coordinator.ranges[range_number].part
        painting.append(NodePart(part.paint_start, part.stop, position))
    return NodeStatus(
        name=_name(view, link),
        device=local_device if link is None else link.device,
        state=state,
        why=why,
        painting=tuple(painting),
        frames=view.frames,
        frames_per_second=view.frames_per_second,
        id="" if view.local else view.node,
        standing=_standing(view, link),
    )


def _stranger(link: HelperLink) -> NodeStatus:
    """A helper that the coordinator does not know yet, or will never."""
    word = "paused" if _rests(link) else PHASES[link.phase]
    state = "resting" if _rests(link) else str(link.phase)
    return NodeStatus(
        name=link.name, device=link.device, state=state, why=link.why, id=link.id, standing=word
    )


def _standing(view: NodeView, link: HelperLink | None) -> str:
    if view.standing is not Standing.GOOD:
        return "aside" if view.standing is Standing.SET_ASIDE else "forbidden"
    if link is not None and link.phase in (Phase.WAITING, Phase.REFUSED):
        return PHASES[link.phase]
    if view.presence is Presence.HELPING:
        return "working" if view.painting else "declining" if view.excuse else "idle"
    return {Presence.PAUSED: "paused", Presence.LOST: "lost", Presence.ABSENT: "left"}[view.presence]


def _name(view: NodeView, link: HelperLink | None) -> str:
    return LOCAL if view.local else link.name if link is not None else view.name or view.node


def _state(view: NodeView, link: HelperLink | None) -> tuple[str, Sentence]:
    """The state in a word, and why."""
    if view.standing is not Standing.GOOD:
        return str(view.standing), view.why
    if link is not None and link.phase in (Phase.WAITING, Phase.REFUSED):
        return str(link.phase), link.why
    if view.presence is Presence.HELPING:
        return ("painting", NOTHING) if view.painting else ("idle", view.excuse)
    return str(view.presence), link.why if link is not None else NOTHING


def _rests(link: HelperLink) -> bool:
    return link.paused and link.phase in (Phase.GREETED, Phase.CHECKING)
