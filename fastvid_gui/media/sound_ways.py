"""Which way each sound track goes into the film: copied, encoded again, or not at all.

A packet that can't be copied is noticed while the film is written. The film is then started again with that track
encoded, which costs seconds, since the pictures are only joined. A track that can't be encoded either is left out where
others remain. A film that would fall silent is not written without asking: `SoundError`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fastvid_gui.domain.sound import SoundChoice
from fastvid_gui.errors import SoundError
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.sound import Sound


class TrackFailsError(Exception):
    """A sound track can't take its intended way.

    Attributes:
        index: of its stream in the source; None if it is unknown.
        reason: why.
        layout: loudspeakers that an encoded track should have room for; "" for those of its beginning.
    """

    def __init__(self, index: int | None, reason: Sentence, layout: str = "") -> None:
        super().__init__(str(reason))
        self.index, self.reason, self.layout = index, reason, layout


class SoundWays:
    """The ways tried so far, for all tracks."""

    def __init__(self, choice: SoundChoice = "copy") -> None:
        self.choice = choice
        self._encoded: dict[int, Sentence] = {}
        self._layouts: dict[int, str] = {}
        self._left_out: dict[int, Sentence] = {}

    def takes(self, index: int) -> bool:
        """Whether a track goes into the film."""
        return self.choice != "none" and index not in self._left_out

    def copies(self, index: int) -> bool:
        """Whether a track may be copied."""
        return self.choice == "copy" and index not in self._encoded

    def why_encoded(self, index: int) -> Sentence | None:
        """Why a track could not be copied; None where copying was not tried."""
        return self._encoded.get(index)

    def layout(self, index: int) -> str:
        """Loudspeakers that an encoded track should have room for; "" for those of its beginning."""
        return self._layouts.get(index, "")

    def remarks(self) -> list[Sentence]:
        """What to say about tracks that are left out."""
        return [say(Sound.TRACK_LEFT_OUT, number=index, reason=why) for index, why in self._left_out.items()]

    def give_way(
        self, fails: TrackFailsError, source: Path, out: Path, copied: Iterable[int], all_: int
    ) -> None:
        """Finds another way for a track that failed.

        Args:
            copied: the streams that were being copied; all_: how many sound tracks there were.

        Raises:
            SoundError: the only way left is to leave out all sound.
        """
        copied = set(copied)
        failed = {fails.index} if fails.index is not None else set()
        if again := (failed & copied if failed else copied):
            self._encoded.update((index, fails.reason) for index in again)
            self._layouts.update((index, fails.layout) for index in again)
        elif failed and all_ > 1:
            self._left_out.update((index, fails.reason) for index in failed if index is not None)
        else:
            raise SoundError(Sound.FAILS, source=source, output=out, reason=fails.reason) from fails
