"""Why another computer is not seen: the doctor's findings as a checklist, each with what to do."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.engine.messages.nodes import Examine
from fastvid_gui.farm.doctor.findings import Step
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import Sentence, code_of
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.labels import MessageLabel
from fastvid_gui.ui.widgets.theme import ICON, SPACE, colors

_SIGNS = {"ok": ("circle-check", "done"), "failed": ("circle-x", "error")}


class Doctor(QWidget):
    """Asks the preview engine to examine this computer, or the way to another one."""

    closed = Signal()

    def __init__(self, preview_engine: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self._call: Call | None = None
        title = QLabel(self.tr("Why don't I see my other PC?"))
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        # The panel is as wide as its user wants; no text makes it wider.
        title.setWordWrap(True)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setToolTip(self.tr("Close the checklist"))
        close.setAccessibleName(self.tr("Close the checklist"))
        close.clicked.connect(self._close)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(close)
        self.address = QLineEdit()
        self.address.setPlaceholderText(self.tr("Its address, if you know it"))
        self.address.setAccessibleName(self.tr("Address of the other PC"))
        self.address.setToolTip(self.tr("Its name or number in the network, such as 192.168.1.20"))
        self.address.setMinimumWidth(1)
        self.address.returnPressed.connect(self.examine)
        self.button = QPushButton(self.tr("Check"))
        self.button.setToolTip(self.tr("Look for the reason (Enter)"))
        self.button.clicked.connect(self.examine)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.address, 1)
        row.addWidget(self.button)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE)
        self.state = MessageLabel(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addLayout(row)
        column.addLayout(self._list)
        column.addWidget(self.state)

    @property
    def findings(self) -> list["FindingRow"]:
        """What has been found so far."""
        items = (self._list.itemAt(place) for place in range(self._list.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, FindingRow)]

    def examine(self) -> None:
        """Starts a new examination."""
        if self._call is not None:
            self._call.stop()
        for old in self.findings:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.state.say(self.tr("Looking…"))
        call = self._call = self._preview_engine.ask(Examine(self.address.text().strip()), self)
        call.news.connect(lambda news, call=call: self._on_news(call, news))
        call.finished.connect(lambda _value, call=call: self._on_finished(call))
        call.failed.connect(lambda sentence, call=call: self._on_failed(call, sentence))

    def _close(self) -> None:
        if self._call is not None:
            self._call.stop()
            self._call = None
        self.closed.emit()

    def _on_news(self, call: Call, news: object) -> None:
        if call is self._call and isinstance(news, Step):
            row = FindingRow(news, self)
            self._list.addWidget(row)
            row.show()

    def _on_finished(self, call: Call) -> None:
        if call is not self._call:
            return
        self._call = None
        bad = any(row.finding.outcome == "failed" for row in self.findings)
        if bad:
            self.state.say(self.tr("Do what the marked lines say, then check again."))
        elif self.address.text().strip():
            self.state.say(self.tr("All is well between the two computers."), "done")
        else:
            self.state.say(
                self.tr(
                    "Nothing is in the way here. Type the other PC's address above to check the way to it; "
                    "helper mode has to be on there."
                )
            )

    def _on_failed(self, call: Call, sentence: str) -> None:
        if call is self._call:
            self._call = None
            self.state.say(sentence, "error")


class FindingRow(QWidget):
    """One step of the checklist."""

    def __init__(self, finding: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        name, color = _SIGNS.get(finding.outcome, ("minus", "muted"))
        shade = getattr(colors(self.palette()), color)
        sign = QLabel()
        sign.setPixmap(icon(name, shade).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(MessageLabel(in_words(finding.sentence), "text", self))
        self.copy_button = QToolButton()
        if finding.advice and finding.outcome == "failed":
            for advice in finding.advice:
                texts.addWidget(_advice_line(advice, self))
            self.copy_button.setText(self.tr("Copy"))
            self.copy_button.setIcon(icon("copy"))
            self.copy_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.copy_button.setToolTip(self.tr("Copy the advice, to paste it into a terminal or a message"))
            self.copy_button.clicked.connect(self._copy)
            texts.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(texts, 1)
        outcome = {"ok": self.tr("fine"), "failed": self.tr("a problem")}.get(
            finding.outcome, self.tr("not checked")
        )
        told = f"{in_words(finding.sentence)} {_lines(finding.advice)}"
        self.setAccessibleName(f"{outcome}: {told}".strip())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(_lines(self.finding.advice))
        self.copy_button.setText(self.tr("Copied"))
        self.copy_button.setIcon(icon("check"))


def _lines(advice: Iterable[Sentence]) -> str:
    return "\n".join(map(in_words, advice))


def _advice_line(advice: Sentence, parent: QWidget) -> MessageLabel:
    """A line of advice; a command for one system stands out."""
    return MessageLabel(in_words(advice), "text" if code_of(advice) is Network.ON_SYSTEM else "muted", parent)
