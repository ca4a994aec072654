"""The line above the queue: the Render button, the state of the running film, who takes part, start and pause."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from fastvid_gui.render.events import NodeStatus
from fastvid_gui.ui.jobs.actions import button
from fastvid_gui.ui.state.queue_item import QueueItem
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.theme import SPACE, colors, node_color
from fastvid_gui.ui.words.nodes import job_said
from fastvid_gui.ui.words.quantities import node_words, rate_words

MOST_NODES = 5
MOST_NAME_CHARACTERS = 20


class QueueHeader(QWidget):
    """Only shows and asks; `JobsPanel` decides."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.render_button = button(actions["export"], with_icon=False)
        self.render_button.setProperty("primary", True)
        heavy = self.render_button.font()
        heavy.setBold(True)
        self.render_button.setFont(heavy)
        self._headline = ElidedLabel()
        bold = self._headline.font()
        bold.setBold(True)
        self._headline.setFont(bold)
        self._headline.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._nodes = QLabel()
        self._nodes.setTextFormat(Qt.TextFormat.RichText)
        self._nodes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.start_button = button(actions["start"])
        self.pause_button = button(actions["pause"])
        self.clear_button = button(actions["clear"])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.render_button)
        row.addSpacing(4)
        row.addWidget(self._headline)
        row.addSpacing(SPACE)
        row.addWidget(self._nodes, 1)
        for made in (self.clear_button, self.start_button, self.pause_button):
            row.addWidget(made)

    def say(self, text: str, quiet: bool) -> None:
        """Shows the headline; quiet: a hint rather than news."""
        palette, shades = self._headline.palette(), colors(self.palette())
        palette.setColor(palette.ColorRole.WindowText, shades.muted if quiet else shades.text)
        self._headline.setPalette(palette)
        font = self._headline.font()
        font.setBold(not quiet)
        self._headline.setFont(font)
        self._headline.setText(text)

    def text(self) -> str:
        """The headline."""
        return self._headline.text()

    def show_nodes(self, item: QueueItem | None) -> None:
        """Shows who paints now and how fast; nothing if this computer works alone."""
        nodes = item.nodes if item else None
        shown = nodes.nodes if item and nodes and len(nodes.nodes) > 1 else ()
        told = [(node, _in_short(node)) for node in shown[:MOST_NODES]]
        fitting = self._fitting([words for _, words in told], len(shown))
        parts = []
        for node, words in told[:fitting]:
            color = node_color(item.number_of(node.name) if item else 0, self.palette()).name()
            dot = f'<span style="color:{color}">&#9679;</span>'
            parts.append(dot + "&nbsp;" + escape(words).replace(" ", "&nbsp;"))
        if len(shown) > fitting:
            parts.append(escape(self._more(len(shown) - fitting)).replace(" ", "&nbsp;"))
        self._nodes.setText("&nbsp;&nbsp; ".join(parts))
        self._nodes.setToolTip("\n".join(map(_in_full, shown)))

    def _more(self, count: int) -> str:
        return self.tr("and {count} more").format(count=count)

    def _fitting(self, words: list[str], count: int) -> int:
        """How many of these fit, with a word about the rest of `count`; at least one."""
        metrics, room = self._nodes.fontMetrics(), self._nodes.width()
        widths = [metrics.horizontalAdvance(f"●  {text}   ") for text in words]
        if len(words) == count and sum(widths) <= room:
            return count
        room -= metrics.horizontalAdvance(self._more(count))
        fitting = sum(sum(widths[: place + 1]) <= room for place in range(len(widths)))
        return max(1, fitting) if words else 0


def _in_short(node: NodeStatus) -> str:
    """ "attic-pc 4.5 frames/s", "attic-pc: Lost just now"."""
    name = node_words(node.name)
    if len(name) > MOST_NAME_CHARACTERS:
        name = name[: MOST_NAME_CHARACTERS - 1] + "…"
    if node.frames_per_second and node.painting:
        return f"{name} {rate_words(node.frames_per_second)}"
    return f"{name}: {job_said(node).headline}"


def _in_full(node: NodeStatus) -> str:
    said = job_said(node)
    return f"{node_words(node.name)}: " + ". ".join(part for part in (said.headline, said.detail) if part)
