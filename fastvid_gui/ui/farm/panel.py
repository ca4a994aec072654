"""The nodes panel: every computer that runs FastVid, what it does for the job, and the ways to add more."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.engine.messages.nodes import ForgetNode, RememberAddress, SteerNode
from fastvid_gui.settings import settings
from fastvid_gui.ui.farm.doctor import Doctor
from fastvid_gui.ui.farm.node_row import NodeRow
from fastvid_gui.ui.farm.nodes import Nodes
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.labels import MessageLabel
from fastvid_gui.ui.widgets.theme import SPACE
from fastvid_gui.ui.words.nodes import Deed, NodeLine

WIDTH, LEAST_WIDTH = 300, 240
NEW_ROWS_AT_ONCE = 8
SETTLE_MS = 30
"""The wait until a row has its new height."""
FORGET_AFTER_MS = 500
"""A node that paints is told to stop before its pairing ends."""


class NodesPanel(QWidget):
    """Shows `Nodes`; asks preview and render engine for changes. Keeps no state except open questions."""

    closed = Signal()

    def __init__(
        self, nodes: Nodes, preview_engine: Asks, render_engine: Asks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nodes, self._preview_engine, self._render_engine = nodes, preview_engine, render_engine
        self._rows: dict[str, NodeRow] = {}
        self.setMinimumWidth(LEAST_WIDTH)
        self._message = MessageLabel(parent=self)
        self.share_button = QPushButton(icon("network"), self.tr("Let it help now"))
        self.share_button.setToolTip(
            self.tr("The render stops for a moment and goes on together; everything finished is kept")
        )
        self.share_button.clicked.connect(self._share)
        self.share_button.hide()
        self._empty = MessageLabel(parent=self)
        self.address = QLineEdit(self)
        self.address.setPlaceholderText(self.tr("Name or number, such as 192.168.1.20"))
        self.address.setAccessibleName(self.tr("Address of another PC"))
        self.address.returnPressed.connect(self._add_address)
        self.address.hide()
        self.add_button = self._tool("plus", self.tr("Add a PC by its address"), self._toggle_address)
        close = self._tool("x", self.tr("Hide this panel"), self.closed.emit)
        title = QLabel(self.tr("Computers"))
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(title, 1)
        head.addWidget(self.add_button)
        head.addWidget(close)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(4)
        self.doctor = Doctor(preview_engine, self)
        self.doctor.hide()
        self.doctor.closed.connect(self._hide_doctor)
        self.why_button = QPushButton(icon("circle-question-mark"), self.tr("Why don't I see my other PC?"))
        self.why_button.setToolTip(self.tr("Checks this computer and its network, step by step"))
        self.why_button.clicked.connect(self.open_doctor)
        # The panel is as wide as its user wants; no text makes it wider.
        self.why_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        inner = QWidget()
        inner.setMinimumWidth(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self._stack)
        for widget in (self._empty, self.why_button, self.doctor):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        whole.setSpacing(SPACE)
        whole.addLayout(head)
        whole.addWidget(self.address)
        whole.addWidget(self._message)
        whole.addWidget(self.share_button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(scroll, 1)
        nodes.changed.connect(self.show_now)
        self.show_now()

    def _tool(self, sign: str, text: str, action: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked: action())  # type: ignore[operator]
        return button

    @property
    def rows(self) -> dict[str, NodeRow]:
        """The rows by key."""
        return dict(self._rows)

    def show_now(self) -> None:
        """Shows the current state; rows stay the same widgets while their computers are listed."""
        lines = self._nodes.lines
        keys = {line.key for line in lines}
        for key in [key for key in self._rows if key not in keys]:
            row = self._rows.pop(key)
            self._stack.removeWidget(row)
            row.hide()
            row.deleteLater()
        fresh = [line.key for line in lines if line.key not in self._rows]
        late = set(fresh[NEW_ROWS_AT_ONCE:])
        for place, line in enumerate(line for line in lines if line.key not in late):
            row = self._rows.get(line.key) or self._new_row(line)
            row.show_line(line)
            if self._stack.indexOf(row) != place:
                self._stack.insertWidget(place, row)
        if late:
            # Making fifty rows at once would block the window for 50 ms.
            QTimer.singleShot(0, self, self.show_now)
        if not self._nodes.alone:
            self.share_button.hide()
        others = any(not line.here for line in lines)
        self._empty.say("" if others else self._empty_words())
        if self._nodes.problem:
            self._message.say(self._nodes.problem, "error")
        elif self._message.text() and self._message.property("problem"):
            self._message.say("")
        self._message.setProperty("problem", bool(self._nodes.problem))

    def _new_row(self, line: NodeLine) -> NodeRow:
        row = self._rows[line.key] = NodeRow(line, self._preview_engine)
        row.wanted.connect(self._on_wanted)
        row.paired.connect(self._on_paired)
        row.check_wanted.connect(self._check)
        # Once the question for the code has its place.
        row.form_opened.connect(
            lambda: QTimer.singleShot(SETTLE_MS, row, lambda: self._scroll.ensureWidgetVisible(row))
        )
        return row

    def _empty_words(self) -> str:
        if not self._nodes.known:
            return self.tr("Looking for other computers…")
        return self.tr(
            "No other PC runs FastVid just now. Start FastVid on a spare PC of the same network and turn on "
            "“Helper mode” at the top of its window; it then appears here by itself."
        )

    # ---- what is done ----

    def open_doctor(self) -> None:
        """Shows the checklist and starts it."""
        self.why_button.hide()
        self.doctor.show()
        self.doctor.examine()

    def _check(self, address: str) -> None:
        self.doctor.address.setText(address)
        self.open_doctor()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.doctor))

    def _hide_doctor(self) -> None:
        self.doctor.hide()
        self.why_button.show()

    def _toggle_address(self) -> None:
        self.address.setVisible(self.address.isHidden())
        if not self.address.isHidden():
            self.address.setFocus()

    def _add_address(self) -> None:
        address = self.address.text().strip()
        if not address:
            return
        call = self._preview_engine.ask(RememberAddress(address), self)
        call.finished.connect(lambda _value: self._on_address_kept(address))
        call.failed.connect(lambda sentence: self._message.say(sentence, "error"))

    def _on_address_kept(self, address: str) -> None:
        self.address.clear()
        self.address.hide()
        self._message.say(self.tr("{address} is looked for now.").format(address=address))

    def _on_wanted(self, key: str, deed: str) -> None:
        row = self._rows.get(key)
        if row is None:
            return
        line = row.line
        if deed == Deed.FORGET:
            if line.number is not None:
                # It hands its work back properly; without a pairing, it could not even be told to.
                self._render_engine.ask(SteerNode(line.id, Deed.FORBID), self)
                QTimer.singleShot(FORGET_AFTER_MS, self, lambda: self._forget(line.id))
            else:
                self._forget(line.id)
            return
        if deed == Deed.FORGET_ADDRESS:
            call = self._preview_engine.ask(RememberAddress(line.address, keep=False), self)
        else:
            call = self._render_engine.ask(SteerNode(line.id, deed), self)
        call.failed.connect(lambda sentence: self._message.say(sentence, "error"))

    def _forget(self, node: str) -> None:
        call = self._preview_engine.ask(ForgetNode(node), self)
        call.failed.connect(lambda sentence: self._message.say(sentence, "error"))

    def _on_paired(self, name: str) -> None:
        if settings().values.nodes == LOCAL:
            # A user who pairs wants help; the export sheet still offers this computer alone.
            settings().change(nodes="auto")
        for line in self._nodes.lines:
            if line.name == name and Deed.ALLOW in line.deeds:
                # Its pairing was ended during this job.
                self._render_engine.ask(SteerNode(line.id, Deed.ALLOW), self)
        if self._nodes.alone:
            self.share_button.show()
            text = self.tr(
                "Paired with {name}: it helps with your next renders. The one that is running was started "
                "without helpers."
            )
        else:
            text = self.tr("Paired with {name}: it helps with your renders from now on.")
        self._message.say(text.format(name=name), "done")

    def _share(self) -> None:
        self.share_button.hide()
        self._nodes.share()
        self._message.say(self.tr("Helpers join in a moment; everything finished is kept."), "done")
