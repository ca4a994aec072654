"""Puts the farm into the main window: the switch, the helper's view, the nodes panel, the tray, closing."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QToolButton, QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.farm.helper_view import HelperView
from fastvid_gui.ui.farm.nodes import Nodes
from fastvid_gui.ui.farm.panel import WIDTH, NodesPanel
from fastvid_gui.ui.farm.tray import Tray
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.helping import Helping
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.switch import Switch
from fastvid_gui.ui.widgets.theme import ICON, SPACE
from fastvid_gui.ui.words.helper import death_words, status_line

LAYOUT_KEY = "computers"
STATUS_WIDTH = 150
"""The helper's state in the header, pixels."""


class Farm(QObject):
    """Everything that the window shows of the farm."""

    def __init__(self, helping: Helping, nodes: Nodes, preview_engine: Asks, render_engine: Asks) -> None:
        super().__init__()
        self.helping, self.nodes = helping, nodes
        for part in (helping, nodes):
            part.setParent(self)
        self.panel = NodesPanel(nodes, preview_engine, render_engine)
        self.view = HelperView(helping)
        self.tray = Tray(helping, self)
        self.switch = Switch(self.tr("Helper mode"))
        self.switch.setToolTip(
            self.tr("Lets paired computers paint their films on this PC while you don't need it")
        )
        self.switch.clicked.connect(helping.switch)
        self.status = _tool("coffee")
        self.status.setToolTip(self.tr("How this PC helps; shows its view, or the films again"))
        self.status.clicked.connect(self._turn_over)
        self.computers = QAction(icon("network"), self.tr("&Computers"), self)
        self.computers.setObjectName("view.computers")
        self.computers.setShortcut(QKeySequence("F9"))
        self.computers.setCheckable(True)
        self.computers.setChecked(settings().values.layout.get(LAYOUT_KEY) == "1")
        self.computers.toggled.connect(self.panel.setVisible)
        self.computers_button = _tool("network")
        self.computers_button.setDefaultAction(self.computers)
        self.panel.setVisible(self.computers.isChecked())
        self.panel.closed.connect(lambda: self.computers.setChecked(False))
        self.stack = QStackedWidget()
        helping.switched.connect(self._on_switched)
        helping.changed.connect(self._show_state)
        helping.died.connect(self._on_died)
        nodes.changed.connect(self._show_state)
        self._told_tray = False
        self._show_state()

    def around(self, body: QWidget) -> QStackedWidget:
        """The middle of the window: the films with the nodes panel beside them, or the helper's view."""
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setHandleWidth(SPACE - 2)
        across.setChildrenCollapsible(False)
        across.addWidget(body)
        across.addWidget(self.panel)
        across.setStretchFactor(0, 1)
        across.setSizes([2000, WIDTH])
        self.stack.addWidget(across)
        self.stack.addWidget(self.view)
        self.stack.setCurrentIndex(1 if self.helping.on else 0)
        return self.stack

    def show_panel(self) -> None:
        """Shows the computers."""
        self.computers.setChecked(True)
        self.stack.setCurrentIndex(0)

    def put_away(self, window: QMainWindow) -> bool:
        """Closing while this computer helps: hides or minimizes the window; False if it may really close."""
        if not self.helping.on:
            return False
        if self.tray.there:
            window.hide()
            if not self._told_tray:
                self._told_tray = True
                self.tray.say(
                    self.tr("FastVid goes on helping"),
                    self.tr("Click the icon to open it, or to have the PC back."),
                )
        else:
            window.showMinimized()
        return True

    def remember(self) -> None:
        """Remembers whether the panel is shown."""
        shown = "1" if self.computers.isChecked() else ""
        settings().change(layout={**settings().values.layout, LAYOUT_KEY: shown})

    def close(self) -> None:
        """The app ends."""
        self.tray.hide()
        self.helping.close()

    def _on_switched(self, on: bool) -> None:
        self.stack.setCurrentIndex(1 if on else 0)
        self._show_state()

    def _on_died(self) -> None:
        if self.tray.there and not self.view.window().isVisible():
            self.tray.say(self.tr("FastVid goes on helping"), death_words(self.helping))

    def _turn_over(self) -> None:
        self.stack.setCurrentIndex(1 - self.stack.currentIndex())

    def _show_state(self) -> None:
        on = self.helping.on
        self.switch.setChecked(on)
        self.status.setVisible(on and self.status.parentWidget() is not None)
        if on:
            line = status_line(self.helping)
            metrics = self.status.fontMetrics()
            # The menus need the room more.
            self.status.setText(metrics.elidedText(line, Qt.TextElideMode.ElideRight, STATUS_WIDTH))
            self.status.setAccessibleName(line)
        count = self.nodes.helpers
        text = self.tr("&Computers ({count})").format(count=count) if count else self.tr("&Computers")
        if self.computers.text() != text:
            self.computers.setText(text)
        key = self.computers.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = self.tr("Computers that can help this one ({key})").format(key=key)
        if self.computers.toolTip() != tip:
            self.computers.setToolTip(tip)


def _tool(sign: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(sign))
    button.setIconSize(QSize(ICON + 2, ICON + 2))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def stay_without_window() -> None:
    """The app keeps running while its window is hidden; the window decides when it ends."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setQuitOnLastWindowClosed(False)
