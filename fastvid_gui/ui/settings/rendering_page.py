"""Preferences: what renders, and what a new export starts with."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from fastvid_gui.cores import cores
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.engine.messages.computer import Describe, Info
from fastvid_gui.settings import settings
from fastvid_gui.ui.settings.folder_field import FolderField
from fastvid_gui.ui.settings.form import Form
from fastvid_gui.ui.state.bridge import Asks

translate = QCoreApplication.translate

MOST_THREADS = 64


class RenderingPage(QWidget):
    """Device, threads, ranges; size, quality and folder of exports."""

    def __init__(self, preview_engine: Asks) -> None:
        super().__init__()
        form = Form(self)
        form.title(self.tr("This computer"))
        self.device = form.choice(
            self.tr("Device"),
            "device",
            (("auto", self.tr("The fastest there is")), ("cpu", self.tr("Processor (CPU)"))),
        )
        form.number(
            self.tr("Parallel jobs"),
            "threads",
            (0, MOST_THREADS),
            self.tr("A single one takes all cores; this computer has {count}.").format(count=cores()),
            none=self.tr("As many as there are cores"),
        )
        form.number(
            self.tr("Longest range"),
            "max_range",
            (0, 100_000),
            self.tr(
                "Longer shots are split where a break shows least, so that cores and helpers can share them. "
                "Films that are open are analyzed again."
            ),
            suffix=self.tr(" frames"),
            none=self.tr("Never split a shot"),
        )
        form.choice(
            self.tr("Helpers"),
            "nodes",
            self._nodes(),
            self.tr("Computers are paired in the panel “Computers” of the window."),
        )
        form.number(
            self.tr("Spot check"),
            "spot_check",
            (0, 100),
            self.tr(
                "This share of what each helper delivers is painted here again and compared, at least one part of it. "
                "A helper that delivers other pictures is set aside, and all that it delivered is painted again."
            ),
            suffix=self.tr(" %"),
            none=self.tr("Never"),
        )
        form.title(self.tr("New exports"))
        form.choice(
            self.tr("Size"),
            "size",
            (
                (0, self.tr("As the film")),
                *(
                    (size, self.tr("{size} p").format(size=size))
                    for size in (360, 480, 720, 1080, 1440, 2160)
                ),
            ),
        )
        form.choice(
            self.tr("Quality"),
            "crf",
            self._qualities(),
            self.tr("Of the MP4. Better quality makes a larger file; the painting takes as long."),
        )
        form.field(
            self.tr("Folder"),
            FolderField("folder", self.tr("Beside the film")),
            self.tr("Where the MP4 goes."),
        )
        call = preview_engine.ask(Describe(), self)
        call.finished.connect(self._on_described)

    def _nodes(self) -> list[tuple[str, str]]:
        options = [
            (LOCAL, self.tr("Only this computer")),
            ("auto", self.tr("All paired computers that are there")),
        ]
        now = settings().values.nodes
        return options if now in (LOCAL, "auto") else [*options, (now, now)]

    def _qualities(self) -> list[tuple[int, str]]:
        options = [
            # The words of the render sheets for the same numbers.
            (15, translate("Jobs", "Best")),
            (18, translate("Jobs", "Very good")),
            (20, translate("Jobs", "Good")),
            (24, translate("Jobs", "Fair")),
            (28, translate("Jobs", "Small file")),
        ]
        now = settings().values.crf
        if now not in dict(options):
            options.append((now, self.tr("As set: {crf}").format(crf=now)))
        return options

    def _on_described(self, value: object) -> None:
        if not isinstance(value, Info):
            return
        names = {"cuda": self.tr("NVIDIA graphics card (CUDA)"), "mps": self.tr("Apple graphics (MPS)")}
        now = settings().values.device
        present = value.values.get("devices") or ()
        for device, text in names.items():
            if device in present or device == now:
                self.device.addItem(text, device)
        self.device.setCurrentIndex(max(0, self.device.findData(now)))
