"""The help page (F1): how a film is painted, the keys that are used most, and the way to more."""

from html import escape

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from fastvid_gui.ui.system.shortcuts import Shortcuts
from fastvid_gui.ui.widgets.roomy import resize_within

SIZE = QSize(640, 560)
KEYS = (
    "file.open", "preview.play", "preview.previous_frame", "preview.next_frame", "preview.mark_in", "preview.mark_out",
    "timeline.add_keyframe", "styles.search", "render.export", "view.computers", "view.full_screen", "edit.undo",
)  # fmt: skip


class HelpDialog(QDialog):
    """Fits on a page; it may stay open beside the window."""

    tour_wanted = Signal()
    keys_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, shortcuts: Shortcuts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        resize_within(self, SIZE)
        column = QVBoxLayout(self)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Help"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda url: self._follow(url.toString()))
        self.text.setHtml(self._page(shortcuts))
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.tour_button = QPushButton(self.tr("Take the tour"))
        self.tour_button.setToolTip(self.tr("Three steps with the sample clip"))
        self.tour_button.clicked.connect(lambda: self._follow("tour"))
        buttons.addButton(self.tour_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column.addWidget(buttons)

    def _follow(self, link: str) -> None:
        signals = {"tour": self.tour_wanted, "keys": self.keys_wanted, "report": self.report_wanted}
        if link in signals:
            self.close()
            signals[link].emit()

    def _page(self, shortcuts: Shortcuts) -> str:
        steps = (
            self.tr("Drop a video into the window, or a whole folder."),
            self.tr("Choose a style on the right; strength, brush and colors are below it."),
            self.tr("Compare by dragging the line over the picture; mark a part with I and O."),
            self.tr("Press Render. Everything painted is kept: a stopped render goes on where it was."),
        )
        entries = {entry.name: entry for entry in shortcuts.entries()}
        rows = "".join(
            f"<tr><td>{escape(entries[name].text)}&nbsp;&nbsp;</td>"
            f"<td><b>{escape(_native(entries[name].now))}</b></td></tr>"
            for name in KEYS
            if name in entries and not entries[name].now.isEmpty()
        )
        more = (
            ("tour", self.tr("A tour in three steps, on the sample clip")),
            ("keys", self.tr("All keys, and changing them")),
            ("report", self.tr("Something went wrong: the log, and a report to send")),
        )
        links = "".join(f'<li><a href="{link}">{escape(text)}</a></li>' for link, text in more)
        helpers = self.tr(
            "Other computers of your network paint, too: start FastVid there, turn on helper mode, and pair the two "
            "once."
        )
        heads = (self.tr("How a film is painted"), self.tr("Keys"), self.tr("More"))
        return (
            f"<h3>{escape(heads[0])}</h3><ol>{''.join(f'<li>{escape(step)}</li>' for step in steps)}</ol>"
            f"<p>{escape(helpers)}</p><h3>{escape(heads[1])}</h3><table>{rows}</table>"
            f"<h3>{escape(heads[2])}</h3><ul>{links}</ul>"
        )


def _native(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)
