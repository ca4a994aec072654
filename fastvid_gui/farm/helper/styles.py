"""The helper's styles and its reference sequence: what is needed before a maker's first assignment.

The helper asks for a style once, checks it, and keeps it on disk. A thread of its own reads it. The painting process
paints the reference sequence and then prepares to paint the maker's film, since the first range is on its way.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import FarmError, FastVidError, SourceError
from fastvid_gui.farm.helper.painting_process import PaintingProcess
from fastvid_gui.farm.helper.shelf import SentStyles
from fastvid_gui.farm.helper.talk import StyleArrived, Talk, TalkKey
from fastvid_gui.farm.protocol.messages import (
    MAX_SAMPLE_BYTES,
    PART_BYTES,
    DropParcel,
    Message,
    ReferenceResult,
    ReferenceWanted,
    StyleData,
    StyleWanted,
)
from fastvid_gui.farm.protocol.plain_text import plain
from fastvid_gui.farm.reference import Reference
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.style.pack import Style, parse_style
from fastvid_gui.style.shape import Shape

ON_DISK_MOST_BYTES = 256 << 20
KNOWN = 16
LOOK_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEnded:
    """How it turned out; without `reference`: why it failed (`error`), or that it was stopped ("").

    `shape`: the network, if the style is sound.
    """

    talk: TalkKey
    wanted: ReferenceWanted
    shape: Shape | None
    reference: Reference | None
    error: str = ""


class HelperStyles:
    """The styles of all makers. Everything except `data` and the reading is called on the helper's main thread.

    Args:
        folder: of the styles on disk.
        painting: paints the reference sequence.
        post: takes `ReferenceEnded`.
        why_not: why a film in such a network is not painted here; empty if it may be.
        waits: whether a maker still waits for its reference sequence; from any thread.
    """

    def __init__(
        self,
        folder: Path,
        painting: PaintingProcess,
        post: Callable[[Any], None],
        why_not: Callable[[RenderSettings, Shape], Sentence],
        waits: Callable[[TalkKey], bool],
    ) -> None:
        self._shelf = SentStyles(folder, ON_DISK_MOST_BYTES)
        self._painting, self._post, self._why_not, self._waits = painting, post, why_not, waits
        self._known: dict[str, Shape] = {}
        self._homeless: tuple[str, bytes] = ("", b"")
        self._lock, self._queued_bytes = threading.Lock(), 0
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(1, "styles")

    @property
    def queued_bytes(self) -> int:
        """Of styles that came and have not been read yet."""
        return self._queued_bytes

    def find(self, digest: str) -> Shape | None:
        """The network of a style that is here; read from the disk if it has not been used for a while."""
        if not self._has(digest):
            return None
        if digest not in self._known and (data := self.data(digest)) is not None:
            with suppress(FastVidError):
                self._remember(digest, _parsed(digest, data).shape)
        return self._known.get(digest)

    def data(self, digest: str) -> bytes | None:
        """The content of a style that is here."""
        kept, data = self._homeless
        return data if digest == kept else self._shelf.get(digest)

    def _has(self, digest: str) -> bool:
        return digest == self._homeless[0] or self._shelf.has(digest)

    def close(self) -> None:
        """Waits for its thread."""
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def serve(self, talk: Talk) -> Iterator[Message]:
        """Has a maker's reference sequence painted, one at a time; asks for a style that is not here."""
        wanted = talk.reference
        if wanted is None or talk.style_wanted or talk.reference_begun:
            return
        if not self._has(wanted.style):
            talk.style_wanted = wanted.style
            yield StyleWanted(wanted.style)
            return
        self._start(talk, wanted, None)

    def announced(self, talk: Talk, message: StyleData, takes: Callable[[int], bool]) -> Iterator[Message]:
        """The style comes, or does not; gives what to answer. `takes`: whether this many more bytes may come."""
        digest, parcel = message.style, message.parcel
        if digest != talk.style_wanted:
            if parcel is not None:
                yield DropParcel(parcel.number, "this style was not asked for")
            return
        if parcel is None:
            talk.style_wanted, talk.reference = "", None
            yield ReferenceResult(style=digest, error=str(say(WhyNot.STYLE_NOT_SENT)))
            return
        try:
            if not takes(parcel.size):
                raise FarmError(WhyNot.MEMORY_FULL)
            yield from talk.expect_style(digest, parcel)
        except FastVidError as error:
            talk.style_wanted, talk.reference = "", None
            yield DropParcel(parcel.number, plain(str(error), 400))
            yield ReferenceResult(style=digest, error=plain(str(error), 400))

    def arrived(self, talk: Talk, style: StyleArrived) -> None:
        """The style is here whole."""
        talk.style_wanted = ""
        if talk.reference is not None and talk.reference.style == style.digest:
            self._start(talk, talk.reference, style.data)

    def _start(self, talk: Talk, wanted: ReferenceWanted, data: bytes | None) -> None:
        """`data`: of a style that has just been sent. The stylizer for the beginning of the film is prepared."""
        talk.reference, talk.reference_begun = None, True
        ready, talk.made_ready = not talk.made_ready, True
        self._count(len(data or b""))
        self._pool.submit(partial(self._paint, talk.key, wanted, data, ready))

    def keep(self, painted: ReferenceEnded) -> None:
        """Remembers a sound style; forgets an unsound one."""
        if painted.shape is not None:
            self._remember(painted.wanted.style, painted.shape)
        elif painted.error:
            self._shelf.forget(painted.wanted.style)

    def _remember(self, digest: str, shape: Shape) -> None:
        self._known.pop(digest, None)
        self._known[digest] = shape
        while len(self._known) > KNOWN:
            del self._known[next(iter(self._known))]

    def _count(self, size: int) -> None:
        with self._lock:
            self._queued_bytes += size

    def _paint(self, talk: TalkKey, wanted: ReferenceWanted, data: bytes | None, ready: bool) -> None:
        """On its thread: reads the style and has the sequence painted; the result is posted."""
        shape: Shape | None = None
        reference, error = None, ""
        try:
            if self._stop.is_set() or not self._waits(talk):
                return
            shape = _parsed(wanted.style, data or self.data(wanted.style) or b"").shape
            if data is not None:
                self._shelf.put(wanted.style, data)
                # If the disk takes nothing, the last one is kept here.
                self._homeless = ("", b"") if self._shelf.has(wanted.style) else (wanted.style, data)
            frame_bytes = 3 * wanted.width * wanted.height
            if frame_bytes > MAX_SAMPLE_BYTES or frame_bytes * wanted.frames > PART_BYTES - 4096:
                raise SourceError(WhyNot.REFERENCE_TOO_LARGE)
            if error := str(self._why_not(wanted.settings, shape)):
                return
            reference, error = self._painted(talk, wanted, ready)
        except FastVidError as problem:
            error = str(problem)
        except Exception as problem:  # noqa: BLE001 - a thread has no caller: its maker is told
            error = str(say(WhyNot.NO_REFERENCE, error=f"{type(problem).__name__}: {problem}"))
        finally:
            self._count(-len(data or b""))
            self._post(
                ReferenceEnded(talk=talk, wanted=wanted, shape=shape, reference=reference, error=error)
            )

    def _painted(self, talk: TalkKey, wanted: ReferenceWanted, ready: bool) -> tuple[Reference | None, str]:
        """The sequence, or why there is none; given up if its maker has gone."""
        done = threading.Event()
        found: list[tuple[Reference | None, str]] = []

        def answer(reference: Reference | None, error: str) -> None:
            found.append((reference, error))
            done.set()

        size = (wanted.width, wanted.height)
        number = self._painting.reference(wanted.style, wanted.settings, size, wanted.frames, ready, answer)
        while not done.wait(LOOK_S):
            if self._stop.is_set() or not self._waits(talk):
                self._painting.abandon(number)
                return None, ""
        return found[0]


def _parsed(digest: str, data: bytes) -> Style:
    """A style from its bytes. Raises SourceError or StyleError if they are another one, or none."""
    style = parse_style(data, "The style that was sent")
    if style.digest != digest:
        raise SourceError(WhyNot.STYLE_DIFFERS)
    return style
