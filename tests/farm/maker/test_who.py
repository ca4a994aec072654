"""Who paints: this computer alone, the farm, or nobody, which is said before anything begins."""

from typing import Any, cast

import pytest

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.errors import UsageError
from fastvid_gui.farm.maker.later import LaterFarmRun
from fastvid_gui.farm.maker.who import who_paints
from fastvid_gui.render.local_run import LocalRun


def test_alone_needs_nothing_of_the_farm() -> None:
    assert who_paints(LOCAL, helpers_only=False) is LocalRun


def test_nobody_left_is_said_before_anything_begins() -> None:
    with pytest.raises(UsageError, match="nobody to paint"):
        who_paints(LOCAL, helpers_only=True)
    for nodes, helpers_only in (("auto", True), ("127.0.0.1", False)):
        with pytest.raises(UsageError, match="No helper is paired"):
            who_paints(nodes, helpers_only)


def test_a_name_that_is_no_computer_is_refused() -> None:
    with pytest.raises(UsageError, match="stand alone"):
        who_paints("local,auto", helpers_only=False)


def test_a_run_without_helpers_begins_alone_where_that_is_asked() -> None:
    parts = cast(Any, object())
    assert isinstance(who_paints("auto", helpers_only=False, alone_at_first=True)(parts), LaterFarmRun)
