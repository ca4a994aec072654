"""The state of a node in a job, as the window says it."""

from fastvid_gui.render.events import NodeStatus
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say
from fastvid_gui.ui.words.nodes import job_said


def test_a_helper_that_takes_no_work_says_why() -> None:
    said = job_said(
        NodeStatus(name="attic", device="CPU", state="idle", why=say(WhyNot.DISK_FULL), standing="declining")
    )
    assert (said.mood, said.headline) == ("bad", "Takes no work now")
    assert said.detail == "Its disk is full; free some space there"


def test_a_helper_that_could_paint_waits_for_a_range() -> None:
    said = job_said(NodeStatus(name="attic", device="CPU", state="idle", standing="idle"))
    assert (said.mood, said.headline) == ("good", "Waiting for a range")
