"""What members say in English gets its code back at the maker."""

import pytest

from fastvid_gui.cluster.maker.heard import heard
from fastvid_gui.sentences.cluster import ClusterSays, WhyNoMember
from fastvid_gui.sentences.sentence import Code, code_of, said_by_others, say


@pytest.mark.parametrize("code", [*WhyNoMember, ClusterSays.FOLDER_READ_ONLY], ids=lambda code: str(code.key))
def test_a_sentence_of_a_member_is_known_again(code: Code) -> None:
    said = str(say(code, **dict.fromkeys(code.names, "7")))
    assert code_of(heard(said)) is code and str(heard(said)) == said


def test_what_is_unknown_is_shown_as_it_is_said() -> None:
    assert heard("nobody knows why") == said_by_others("nobody knows why")
    assert not heard("")
