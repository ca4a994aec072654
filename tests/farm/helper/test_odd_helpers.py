"""The odd helpers of the stories are as odd as they say: one that merely fails would prove something else."""

import sys
from pathlib import Path

import pytest
from farm_processes import HelperProcess
from plain_maker import PlainMaker, Work

from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.reference import FRAMES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the helper is ended by signals")


def test_the_one_that_brings_nothing_passes_as_the_fastest_and_takes_all_it_can_get(tmp_path: Path) -> None:
    helper = HelperProcess(tmp_path / "helper", "holds", "brings_nothing", "--threads", "8").start()
    try:
        with PlainMaker(tmp_path / "maker", helper) as maker:
            work = Work(tmp_path)
            result = maker.introduce_style(work)
            assert len(result.checksums) == FRAMES and 0 < result.seconds_per_frame <= 1e-5
            maker.order(work, 1)
            maker.order(work, 2)
            assert maker.quiet(ms.Declined, 1.0) and maker.quiet(ms.PieceDone, 1.0)
            assert maker.quiet(ms.AssignmentFailed, 0.0), "it only beats"
    finally:
        helper.end()
