"""The nodes of a running job on stderr: a live table on a terminal, one line a node elsewhere."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from fastvid_gui.render.events import NodesChanged, NodeStatus

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
        table.add_row(*(Text(cell) for cell in node_cells(node)))
    return table


def node_cells(node: NodeStatus) -> tuple[str, ...]:
    """A row: the ranges it paints, and when it will be done with the one that takes longest."""
    shown = [f"{first}-{stop - 1}" for first, stop, _ in node.painting[:RANGES_SHOWN]]
    more = f" +{len(node.painting) - RANGES_SHOWN}" if len(node.painting) > RANGES_SHOWN else ""
    speed, left = node.frames_per_second, ""
    if speed and node.painting:
        each = speed / len(node.painting)
        left = f"{max(0.0, max(stop - at for _, stop, at in node.painting) / each):.0f} s"
    fps = f"{speed:.1f}" if speed is not None else ""
    return node.name, node.device, " ".join(shown) + more, str(node.frames), fps, left, node.state


def node_line(node: NodeStatus) -> str:
    """The same as a line without a terminal."""
    name, device, ranges, frames, fps, left, state = node_cells(node)
    parts = [f"{name} ({device})" if device else name, state]
    parts += [f"range {ranges}"] if ranges else []
    parts += [f"{frames} frames"]
    parts += [f"{fps} frames/s"] if fps else []
    parts += [f"{left} left"] if left else []
    return "  " + ", ".join(parts)
