"""Preferences: when and how this computer helps others."""

import platform
from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from fastvid_gui.engine.messages.computer import Describe, Info
from fastvid_gui.settings import settings
from fastvid_gui.ui.settings.form import Form
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.system.autostart import own_command, this_system
from fastvid_gui.ui.widgets.labels import MessageLabel
from fastvid_gui.ui.words.hours import hours_fit

MOST_THREADS = 64
MOST_MEMORY_PERCENT = 90


class HelperPage(QWidget):
    """The owner's rules; changes apply at once, even while the computer helps."""

    def __init__(self, preview_engine: Asks) -> None:
        super().__init__()
        form = Form(self)
        form.title(self.tr("This computer as a helper"))
        self.name = self._line(
            "helper_name", platform.node(), lambda _text: True, self.tr("A name has at most 64 letters."), 64
        )
        form.field(self.tr("Name"), self.name, self.tr("How other computers call it."))
        self.autostart = QCheckBox(self.tr("Start in helper mode with the computer"))
        self.autostart.setChecked(this_system().there())
        self.autostart.toggled.connect(self._on_autostart)
        form.field("", self.autostart, self.tr("It starts minimized to the tray, and helps from the start."))
        self.autostart.setAccessibleName(self.autostart.text())
        self.trouble = MessageLabel(parent=self)
        form.addRow("", self.trouble)
        form.title(self.tr("When it helps"))
        self.hours = self._line(
            "helper_hours", self.tr("Always"), hours_fit, self.tr("Write hours as 20:00-08:00 or 20-8."), 16
        )
        form.field(self.tr("Hours"), self.hours, self.tr("Such as 20:00-08:00; empty: at any time."))
        form.number(
            self.tr("Only when unused for"),
            "helper_idle",
            (0, 1440),
            self.tr("Anyone who comes back to the keyboard has the PC at once."),
            suffix=self.tr(" min"),
            none=self.tr("Also while it is used"),
        )
        form.check(self.tr("Not on battery"), "helper_not_on_battery")
        form.title(self.tr("What it gives"))
        self.device = form.choice(
            self.tr("Device"),
            "helper_device",
            (("auto", self.tr("The fastest there is")), ("cpu", self.tr("Processor (CPU)"))),
        )
        form.number(
            self.tr("Cores"),
            "helper_threads",
            (0, MOST_THREADS),
            self.tr("At most so many are used for others."),
            none=self.tr("As many as there are cores"),
        )
        form.number(
            self.tr("Disk at most"),
            "helper_disk_mb",
            (0, 1_000_000),
            self.tr("For finished pieces, until the other computer has fetched them."),
            suffix=self.tr(" MB"),
            none=self.tr("Default (4 GB)"),
        )
        form.number(
            self.tr("Memory at most"),
            "helper_memory_percent",
            (0, MOST_MEMORY_PERCENT),
            self.tr(
                "For other people's films, all that is held for them counted. What needs more is declined."
            ),
            suffix=self.tr(" %"),
            none=self.tr("Default (60 %)"),
        )
        form.number(
            self.tr("Port"),
            "helper_port",
            (0, 65535),
            self.tr(
                "The firewall of this computer has to let it in; the next free one is taken if it is in use."
            ),
            none=self.tr("Default (47800)"),
        )
        call = preview_engine.ask(Describe(), self)
        call.finished.connect(self._on_described)

    def _line(self, name: str, usual: str, fits: Callable[[str], bool], advice: str, most: int) -> QLineEdit:
        line = QLineEdit(getattr(settings().values, name))
        line.setPlaceholderText(usual)
        line.setMaxLength(most)

        def entered() -> None:
            text = line.text().strip()
            if text and not fits(text):
                self.trouble.say(advice, "error")
                return
            self.trouble.say("")
            settings().change(**{name: text})

        line.editingFinished.connect(entered)
        return line

    def _on_autostart(self, on: bool) -> None:
        system = this_system()
        try:
            if on:
                system.put(own_command())
            else:
                system.take()
        except OSError as error:
            self.trouble.say(
                self.tr("That could not be set up ({why}); start FastVid by hand.").format(
                    why=error.strerror or error
                ),
                "error",
            )
            self.autostart.blockSignals(True)
            self.autostart.setChecked(not on)
            self.autostart.blockSignals(False)

    def _on_described(self, value: object) -> None:
        if not isinstance(value, Info):
            return
        names = {"cuda": self.tr("NVIDIA graphics card (CUDA)"), "mps": self.tr("Apple graphics (MPS)")}
        now = settings().values.helper_device
        present = value.values.get("devices") or ()
        for device, text in names.items():
            if device in present or device == now:
                self.device.addItem(text, device)
        self.device.setCurrentIndex(max(0, self.device.findData(now)))
