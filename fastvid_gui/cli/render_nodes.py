"""The nodes of a running job on stderr: a live table on a terminal, one line a node elsewhere."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from fastvid_gui.cli.messages import counted
from fastvid_gui.cli.speed import SLOW, clock_left
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.terminal_text import harmless_line
from fastvid_gui.farm.protocol.plain_text import sentence
from fastvid_gui.render.events import NodesChanged, NodeStatus, Recovered

HEADINGS = ("NODE", "DEVICE", "RANGE", "FRAMES", "FPS", "ETA", "STATE")
RANGES_SHOWN = 3


class ProgressWithNodes(Progress):
    """Progress bars with the table of nodes under them."""

    nodes: NodesChanged | None = None

    def get_renderables(self) -> Iterable[RenderableType]:
        """The bars, then the table."""
        yield from super().get_renderables()
        if self.nodes is not None:
            yield nodes_table(self.nodes)


def nodes_table(event: NodesChanged) -> Table:
    """Names and reasons come from other computers, so nothing in them is read as markup."""
    table = Table(box=None, pad_edge=False)
    for heading in HEADINGS:
        table.add_column(
            heading, overflow="fold", justify="right" if heading in ("FRAMES", "FPS") else "left"
        )
    for node in event.nodes:
        table.add_row(*(Text(harmless_line(cell)) for cell in node_cells(node)))
    return table


def node_cells(node: NodeStatus) -> tuple[str, ...]:
    """A row: the ranges it paints, and when it will be done with the one that takes longest."""
    shown = [f"{first}-{stop - 1}" for first, stop, _ in node.painting[:RANGES_SHOWN]]
    more = f" +{len(node.painting) - RANGES_SHOWN}" if len(node.painting) > RANGES_SHOWN else ""
    # Before it has delivered anything, only the reference sequence gives an estimate.
    speed, left = node.frames_per_second if node.frames else None, ""
    if speed and node.painting:
        each = speed / len(node.painting)
        left = clock_left(max(stop - at for _, stop, at in node.painting) / each).removesuffix(" left")
    state = f"{node.state}: {node.why}" if node.why else node.state
    fps = "" if not speed else f"{speed:.1f}" if speed >= SLOW else f"{speed:.2g}"
    return node.name, node.device, " ".join(shown) + more, str(node.frames), fps, left, state


def node_line(node: NodeStatus) -> str:
    """The same as a line without a terminal."""
    name, device, ranges, frames, fps, left, state = node_cells(node)
    parts = [f"{name} ({device})" if device else name, state]
    parts += [f"range {ranges}"] if ranges else []
    parts += [counted(int(frames), "frame")]
    parts += [f"{fps} frames/s"] if fps else []
    parts += [f"{left} left"] if left else []
    return "  " + ", ".join(parts)


def recovered_line(event: Recovered) -> str:
    """Who went on after something went wrong; "" if that has already been said."""
    by = _name(event.by)
    if event.kind == "damaged":
        what = f"Frames {event.frame} to {event.stop - 1}"
        if event.stop - event.frame == 1:
            what = f"Frame {event.frame}"
        return f"{what} came damaged from {_name(event.node)}, and {by} painted that part again."
    if event.kind == "kept":
        frames = f"frames {event.frame} to {event.stop - 1}"
        return f"{_name(event.node)} had kept {frames} of a run before this one; they were fetched."
    where = {
        "vanished": "vanished",
        "left": "left",
        "rested": "rests",
        "declined": "stopped",
        "failed": "failed",
    }.get(event.kind)
    if where is None:
        return ""
    detail = f" ({str(event.detail).rstrip('.')})" if event.detail else ""
    by = by[:1].upper() + by[1:] if event.by == LOCAL else by
    return sentence(f"{by} goes on from frame {event.frame}, where {_name(event.node)} {where}{detail}")


def _name(node: str) -> str:
    return "this computer" if node == LOCAL else node
