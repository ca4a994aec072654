"""The line above the queue: the Render button, how the running film stands, who takes part, start and pause."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from fastvid_gui.engine.messages import NodesNow
from fastvid_gui.ui.icons import icon
from fastvid_gui.ui.jobs.elided import ElidedLabel
from fastvid_gui.ui.jobs.words import node_words, rate_words
from fastvid_gui.ui.theme import ICON, ICON_LARGE, SPACE, colors, node_color

MOST_NODES = 5
MOST_NAME_CHARACTERS = 20


class Header(QWidget):
    """Only shows and asks; `JobsPanel` knows."""

    render_asked = Signal()
    start_asked = Signal()
    pause_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.render_button = QPushButton(self.tr("Render…"))
        self.render_button.setProperty("primary", True)
        self.render_button.setIconSize(QSize(ICON_LARGE, ICON_LARGE))
        self.render_button.clicked.connect(self.render_asked)
        self._headline = ElidedLabel()
        bold = self._headline.font()
        bold.setBold(True)
        self._headline.setFont(bold)
        self._headline.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._nodes = QLabel()
        self._nodes.setTextFormat(Qt.TextFormat.RichText)
        self._nodes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.start_button = QPushButton(icon("play"), self.tr("Start queue"))
        self.start_button.setToolTip(self.tr("Render the waiting videos one after the other"))
        self.start_button.clicked.connect(self.start_asked)
        self.pause_button = QPushButton(icon("pause"), self.tr("Pause"))
        self.pause_button.setToolTip(self.tr("Stop rendering for now; everything finished is kept"))
        self.pause_button.clicked.connect(self.pause_asked)
        self.clear_button = QToolButton()
        self.clear_button.setIcon(icon("check"))
        self.clear_button.setIconSize(QSize(ICON, ICON))
        self.clear_button.setText(self.tr("Clear finished"))
        self.clear_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clear_button.setToolTip(
            self.tr("Take finished and cancelled videos off the list; the files stay")
        )
        self.clear_button.clicked.connect(self.clear_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.render_button)
        row.addSpacing(4)
        row.addWidget(self._headline)
        row.addSpacing(SPACE)
        row.addWidget(self._nodes, 1)
        for button in (self.clear_button, self.start_button, self.pause_button):
            row.addWidget(button)

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

    def show_nodes(self, nodes: NodesNow | None) -> None:
        """Shows who paints now and how fast; nothing where this computer is alone."""
        shown = nodes.nodes if nodes and len(nodes.nodes) > 1 else ()
        parts = []
        for place, node in enumerate(shown[:MOST_NODES]):
            name = node_words(node.name)
            if len(name) > MOST_NAME_CHARACTERS:
                name = name[: MOST_NAME_CHARACTERS - 1] + "…"
            speed = (
                rate_words(node.frames_per_second) if node.frames_per_second and node.parts else node.state
            )
            dot = f'<span style="color:{node_color(place, self.palette()).name()}">&#9679;</span>'
            parts.append(dot + "&nbsp;" + escape(f"{name} {speed}").replace(" ", "&nbsp;"))
        if len(shown) > MOST_NODES:
            parts.append(escape(self.tr("and {count} more").format(count=len(shown) - MOST_NODES)))
        self._nodes.setText("&nbsp;&nbsp; ".join(parts))
        self._nodes.setToolTip("\n".join(f"{node_words(node.name)}: {node.state}" for node in shown))
