"""Whether helpers paint as this computer does: the reference sequences of a job, one for each of its styles.

A helper paints them one after another, this computer on a thread of its own. A helper that has painted all is judged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.reference import Reference, difference, expected_fps
from fastvid_gui.sentences.sentence import NOTHING, Sentence
from fastvid_gui.style.pack import Style, dump_style


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out for a helper.

    Attributes:
        refused: why it must not paint, as the end of a sentence about it; empty if it may.
        mixed: its fingerprint if that differs from this computer's; else empty.
        fps: frames per second that one of its threads may be expected to paint; None: unknown.
    """

    refused: Sentence
    mixed: str
    fps: float | None


class References:
    """Compares the reference sequences that helpers painted.

    Args:
        styles: of the job, in film order; one that comes again counts once.
    """

    def __init__(self, styles: Iterable[Style], settings: RenderSettings) -> None:
        self._styles = {style.digest: style for style in styles}
        self._settings = settings
        self._packed: dict[str, bytes] = {}
        self._mine: Mapping[str, Reference] = {}
        self._theirs: dict[str, dict[str, Reference]] = {}

    def style_data(self, digest: str) -> bytes | None:
        """A style of the job as it is sent to helpers; None if the job has no such style."""
        style = self._styles.get(digest)
        if style is not None and digest not in self._packed:
            self._packed[digest] = dump_style(style)
        return self._packed.get(digest)

    def next_for(self, node: str) -> str | None:
        """The style whose sequence a helper has not painted yet; None if it has painted all."""
        painted = self._theirs.get(node, {})
        return next((digest for digest in self._styles if digest not in painted), None)

    def arrived(self, node: str, digest: str, reference: Reference) -> None:
        """A helper has painted a sequence."""
        if digest in self._styles:
            self._theirs.setdefault(node, {})[digest] = reference

    def painted_here(self, references: Mapping[str, Reference]) -> None:
        """This computer has painted all of them."""
        self._mine = references

    def forget(self, node: str) -> None:
        """A helper was restarted: what it painted before is no proof."""
        self._theirs.pop(node, None)

    def waiting(self) -> list[str]:
        """Helpers that have painted all sequences and were not judged yet."""
        return [node for node in self._theirs if self.next_for(node) is None]

    def judge(self, node: str) -> Verdict | None:
        """Compares; None while something is missing. Compared sequences are forgotten."""
        if not self._mine or self.next_for(node) is not None:
            return None
        theirs = self._theirs.pop(node)
        first = next(iter(self._styles))
        reasons = (difference(self._mine[digest], theirs[digest]) for digest in self._styles)
        fingerprint = theirs[first].fingerprint
        return Verdict(
            next(filter(None, reasons), NOTHING),
            fingerprint if fingerprint != self._mine[first].fingerprint else "",
            expected_fps(theirs[first].seconds_per_frame, self._settings),
        )
