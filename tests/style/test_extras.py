"""Optional packages that are missing."""

import pytest

from fastvid_gui.errors import DeviceError
from fastvid_gui.style import extras


def test_missing_package_is_named_with_what_to_type(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "torch" else object())
    with pytest.raises(DeviceError, match=r"Training needs torch, .*(Type: .*(tools|train|torch)|may have)"):
        extras.require_loss_network()


def test_nothing_is_said_where_all_is_there():
    extras.require_loss_network()
