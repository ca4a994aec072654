"""The spot checks of a farmed job: samples of what helpers delivered, and the threads that paint them once more.

A sample is taken by the desk while it stores the piece (`desk.py`): the seed before it, its bytes, the seed after
it, as files beside the job's seeds, so that memory stays flat. It is painted at once, or kept as its helper's candidate
until there is a reason to paint it: nobody needs this computer, and no piece of that helper was checked.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.chunk import Piece, PieceSpan, Seed
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import Interrupted
from fastvid_gui.farm.maker.spot_check import SpotChooser, difference, means, same_bits
from fastvid_gui.picture import Picture
from fastvid_gui.render.local_run import RunParts
from fastvid_gui.render.painters import fingerprint_of
from fastvid_gui.render.pipeline import frames_from_source, paint_range, sound_seed
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.sentence import NOTHING, Sentence, said_by_others, sentence_of
from fastvid_gui.style.stylizer import Stylizer

Blocks = NDArray[np.float16]

WORKERS_A_CHECK = 4
"""One check at a time for this many ranges that are painted here side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A piece of a helper that is, or may be, painted here again.

    Attributes:
        name: of its files. range_number: None if the plan has not begun.
        now: it is painted at once; otherwise it is a candidate.
    """

    name: str
    node: str
    range_number: int | None
    part: RenderRange
    span: PieceSpan
    fingerprint: str
    now: bool

    @property
    def from_scratch(self) -> bool:
        """Whether it was begun without a seed."""
        return self.span.start == self.part.paint_start


@dataclass(frozen=True, slots=True)
class SampleTaken:
    """The files of a sample are there; or it can't be checked, since the seed it was painted from is gone."""

    sample: Sample
    whole: bool


@dataclass(frozen=True, slots=True)
class SpotChecked:
    """A sample was painted here.

    Attributes:
        fault: what is wrong with the helper's piece, as the middle of a sentence; else empty.
        unmade: why this computer could not paint it; else empty.
    """

    sample: Sample
    fault: str
    unmade: Sentence = NOTHING


class SampleFiles:
    """Where samples lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sample: Sample, what: str) -> Path:
        """Of one part of a sample: "before", "data" or "after"."""
        return self._folder / f"{sample.name}.{what}"

    def read(self, sample: Sample) -> tuple[Seed | None, Piece]:
        """The seed before a piece, and the piece with the seed after it."""
        before = after = None
        if not sample.from_scratch:
            before = Seed(sample.span.start - 1, self.path(sample, "before").read_bytes())
        if (path := self.path(sample, "after")).exists():
            after = Seed(sample.span.stop - 1, path.read_bytes())
        return before, Piece(sample.span, self.path(sample, "data").read_bytes(), after)

    def delete(self, sample: Sample) -> None:
        """It is not needed any more."""
        for what in ("before", "data", "after"):
            with suppress(OSError):
                self.path(sample, what).unlink(missing_ok=True)


class SpotChecks:
    """Chooses samples and has them painted once more. Called on the maker's main thread unless stated otherwise.

    Args:
        percent: of each helper's pieces.
        left: told how many samples are still to be painted, whenever that changes.
    """

    def __init__(
        self,
        parts: RunParts,
        percent: float,
        files: SampleFiles,
        post: Callable[[Any], None],
        left: Callable[[int], None],
    ) -> None:
        self._parts, self._files, self._post, self._left = parts, files, post, left
        self._chooser = SpotChooser(percent)
        self._number = self._undecided = 0
        self._open: dict[str, Sample] = {}
        self._ready: set[str] = set()
        self._known: set[str] = set()
        self._halt = threading.Event()
        self._pool = ThreadPoolExecutor(max(1, parts.workers // WORKERS_A_CHECK), "spot-check")

    def close(self) -> None:
        """Stops painting and waits for it."""
        self._halt.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    @contextmanager
    def undecided(self) -> Iterator[None]:
        """Inside this, a piece is being judged, and a sample of it may be taken."""
        self._undecided += 1
        self._tell_left()
        yield
        self._undecided -= 1
        self._tell_left()

    def _tell_left(self) -> None:
        self._left(len(self._open) + self._undecided)

    def choose(
        self, node: str, range_number: int | None, part: RenderRange, span: PieceSpan, fingerprint: str
    ) -> Sample | None:
        """A piece is accepted: the sample to take of it, if any."""
        now = self._chooser.wants(node)
        if not now and (node in self._known or not self._chooser.keeps_candidate(node)):
            return None
        self._known |= {node} if now else set()
        for other in [each for each in self._open.values() if each.node == node and not each.now]:
            self._forget(other)
        self._number += 1
        sample = Sample(
            name=f"check-{self._number}",
            node=node,
            range_number=range_number,
            part=part,
            span=span,
            fingerprint=fingerprint,
            now=now,
        )
        self._open[sample.name] = sample
        self._tell_left()
        return sample

    def taken(self, taken: SampleTaken) -> None:
        """The desk has the files."""
        sample = self._open.get(taken.sample.name)
        if sample is None or not taken.whole:
            self._forget(taken.sample)
            if sample is not None and sample.now:
                self._chooser.again(sample.node)
                self._known.discard(sample.node)
            self._tell_left()
        elif sample.now:
            self._pool.submit(self._paint, sample)
        else:
            self._ready.add(sample.name)

    def make_all(self) -> None:
        """Candidates are painted now."""
        for name, sample in list(self._open.items()):
            if sample.now:
                continue
            self._known.add(sample.node)
            self._open[name] = replace(sample, now=True)
            if name in self._ready:
                self._pool.submit(self._paint, self._open[name])

    def done(self, checked: SpotChecked) -> bool:
        """A sample was painted; whether anybody still wants to know. The caller's `settled` tells `left`."""
        return checked.sample.name in self._open

    def settled(self, checked: SpotChecked) -> None:
        """What follows from a check has happened."""
        self._forget(checked.sample)
        self._tell_left()

    def forget(self, node: str) -> None:
        """Nothing of a helper needs to be checked any more."""
        for sample in [each for each in self._open.values() if each.node == node]:
            self._forget(sample)
        self._tell_left()

    def _forget(self, sample: Sample) -> None:
        self._open.pop(sample.name, None)
        self._ready.discard(sample.name)
        self._files.delete(sample)

    # ---- on the pool's threads

    def _paint(self, sample: Sample) -> None:
        try:
            checked = SpotChecked(sample, self._fault(sample))
        except Exception as error:  # noqa: BLE001 - no fault of the helper's; people are told
            checked = SpotChecked(sample, "", sentence_of(error) or said_by_others(type(error).__name__))
        self._post(checked)

    def _fault(self, sample: Sample) -> str:
        parts = self._parts
        before, theirs = self._files.read(sample)
        if before is not None and not sound_seed(before, parts.settings):
            return "the pictures it went on from can't be opened"
        stylizer = parts.make_stylizer(parts.styles.at(sample.part.start))
        fingerprints = (fingerprint_of(stylizer), sample.fingerprint)
        painted: list[Blocks] = []
        mine = self._repaint(sample, before, stylizer, painted if len(set(fingerprints)) > 1 else None)
        if same_bits(mine, theirs):
            return ""
        if not painted:
            mine = self._repaint(sample, before, stylizer, painted)
        try:
            return difference(mine, theirs, fingerprints, painted)
        except Exception:  # noqa: BLE001 - their bytes
            return "it can't be decoded"

    def _repaint(
        self, sample: Sample, before: Seed | None, stylizer: Stylizer, painted: list[Blocks] | None
    ) -> Piece:
        """The piece as this computer paints it; `painted` gets the means of its frames' blocks. May raise anything."""
        parts, settings = self._parts, self._parts.settings
        opened = frames_from_source(parts.source, sample.part, settings, before)
        regions = parts.regions_of(sample.part)

        def note(frame: Picture) -> None:
            if painted is not None:
                painted.append(means(frame).astype(np.float16))

        painting = paint_range(
            opened,
            sample.part,
            stylizer,
            settings,
            seed=before,
            stop=self._halt,
            regions=regions,
            finished=note,
        )
        with closing(painting):  # type: ignore[type-var]
            for item in painting:
                if isinstance(item, Piece):
                    if item.span != sample.span:
                        raise ValueError(f"painted {item.span}, not {sample.span}")
                    return item
        raise Interrupted(Halted.SPOT_CHECK)
