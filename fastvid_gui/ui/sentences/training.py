"""What training says: what it needs, what it is doing, and what went wrong."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

TRAINING: Words = {
    TrainingSays.SAVED_NOT: lambda: translate(
        "Engine",
        "What was learned can't be saved just now. {reason} What was saved before is kept, and learning goes on.",
    ),
    TrainingSays.STOPPED_AT_NOTHING_YET: lambda: translate("Engine", "Stopped before anything was learned."),
    TrainingSays.STOPPED: lambda: translate(
        "Engine",
        "Stopped at step {step} of {steps}. What was learned is in {file}; learning from the same picture goes on "
        "from there.",
    ),
    TrainingSays.STOPPED_AT_STEP: lambda: translate("Engine", "Stopped at step {step}."),
    TrainingSays.KEPT_IN_CHECKPOINT: lambda: translate(
        "Engine", "{reason} What was learned is kept; learning from the same picture goes on from there."
    ),
    TrainingSays.ASTRAY: lambda: translate("Engine", "Learning went astray. Start it again."),
    TrainingSays.NO_TIME: lambda: translate("Engine", "Learning needs some time: choose at least a minute."),
    TrainingSays.NO_MATERIAL: lambda: translate(
        "Engine", "Learning needs pictures to paint: choose a folder of photos, or open a film."
    ),
    TrainingSays.OTHER_PICTURE: lambda: translate(
        "Engine", "{file} belongs to a training on another picture. Delete it to start over."
    ),
    TrainingSays.MINUTES: lambda: translate(
        "Engine", "Learning can't take {minutes:g} minutes: choose a time from a minute up to {most:.0f}."
    ),
    TrainingSays.FINISH_NEEDS_MINUTES: lambda: translate(
        "Engine", "Choose how many minutes the training takes: within them it comes to its end."
    ),
    TrainingSays.THREADS: lambda: translate(
        "Engine", "{threads} cores can't be used: choose 1 to {most}, or 0 for all."
    ),
    TrainingSays.COUNT: lambda: translate("Engine", "{count} is too few: choose a number above 0."),
    TrainingSays.DEVICE: lambda: translate("Engine", "There is no device {device}: choose one of {devices}."),
}
