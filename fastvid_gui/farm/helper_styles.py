"""The helper's styles and its reference sequence: what it takes before a maker's first assignment.

A style is asked for once, checked, and kept on disk and in memory. The reference sequence is painted on a thread of its
own, which posts `ReferencePainted`, and then makes ready what paints the maker's film: the first range is on its way.
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
from fastvid_gui.errors import FastVidError, SourceError
from fastvid_gui.farm.helper_shelf import StyleShelf
from fastvid_gui.farm.helper_talk import StyleArrived, Talk, TalkKey
from fastvid_gui.farm.messages import (
    MAX_SAMPLE_BYTES,
    PART_BYTES,
    DropParcel,
    Message,
    ReferenceResult,
    ReferenceWanted,
    StyleData,
    StyleWanted,
)
from fastvid_gui.farm.plain_text import plain
from fastvid_gui.farm.reference import Reference, paint_reference
from fastvid_gui.style.devices import Device
from fastvid_gui.style.pack import Style, parse_style

ON_DISK_MOST_BYTES = 256 << 20
IN_MEMORY = 4


@dataclass(frozen=True, slots=True)
class ReferencePainted:
    """How it came out; without `reference`: why not."""

    talk: TalkKey
    wanted: ReferenceWanted
    style: Style | None
    reference: Reference | None
    error: str = ""


class HelperStyles:
    """See above. Everything but the painting is called on the helper's main thread.

    Args:
        folder: of the styles on disk.
        post: takes `ReferencePainted`.
        ready: called after it on the reference thread with the style and the maker's settings.
    """

    def __init__(
        self,
        folder: Path,
        device: Device,
        post: Callable[[Any], None],
        ready: Callable[[Style, RenderSettings], None],
    ) -> None:
        self._shelf = StyleShelf(folder, ON_DISK_MOST_BYTES)
        self._device, self._post, self._ready = device, post, ready
        self._read: dict[str, Style] = {}
        self._pool = ThreadPoolExecutor(1, "reference")
        self._stop = threading.Event()

    def find(self, digest: str) -> Style | None:
        """A style that is here, from the disk where it has not been used for a while."""
        if digest not in self._read and (data := self._shelf.get(digest)) is not None:
            with suppress(FastVidError):
                self._remember(digest, _parsed(digest, data))
        return self._read.get(digest)

    def stop(self) -> None:
        """Stops painting."""
        self._stop.set()

    def close(self) -> None:
        """Waits for its thread."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def serve(self, talk: Talk) -> Iterator[Message]:
        """Has the reference sequence painted that a maker waits for; asks for the style where that is not here."""
        wanted = talk.reference
        if wanted is None or talk.style_wanted:
            return
        data = None if wanted.style in self._read else self._shelf.get(wanted.style)
        if data is None and wanted.style not in self._read:
            talk.style_wanted = wanted.style
            yield StyleWanted(wanted.style)
            return
        self._start(talk, wanted, self._read.get(wanted.style), data)

    def announced(self, talk: Talk, message: StyleData) -> Iterator[Message]:
        """The style comes, or does not; gives what to answer."""
        digest, parcel = message.style, message.parcel
        if digest != talk.style_wanted:
            if parcel is not None:
                yield DropParcel(parcel.number, "this style was not asked for")
            return
        if parcel is None:
            talk.style_wanted, talk.reference = "", None
            yield ReferenceResult(digest, error="The style was not sent.")
            return
        try:
            yield from talk.expect_style(digest, parcel)
        except FastVidError as error:
            talk.style_wanted, talk.reference = "", None
            yield DropParcel(parcel.number, plain(str(error), 400))
            yield ReferenceResult(digest, error=plain(str(error), 400))

    def arrived(self, talk: Talk, style: StyleArrived) -> None:
        """The style is here whole."""
        talk.style_wanted = ""
        if talk.reference is not None:
            self._start(talk, talk.reference, None, style.data, fresh=True)

    def _start(
        self,
        talk: Talk,
        wanted: ReferenceWanted,
        style: Style | None,
        data: bytes | None,
        fresh: bool = False,
    ) -> None:
        """`fresh`: the style has just been sent. Made ready is what paints the beginning of the film."""
        talk.reference = None
        ready, talk.made_ready = not talk.made_ready, True
        self._pool.submit(partial(self._paint, talk.key, wanted, style, data, fresh, ready))

    def keep(self, painted: ReferencePainted) -> None:
        """Keeps a style that turned out well in memory, the last few."""
        if painted.style is not None:
            self._remember(painted.wanted.style, painted.style)

    def _remember(self, digest: str, style: Style) -> None:
        self._read.pop(digest, None)
        self._read[digest] = style
        while len(self._read) > IN_MEMORY:
            del self._read[next(iter(self._read))]

    def _paint(
        self,
        talk: TalkKey,
        wanted: ReferenceWanted,
        style: Style | None,
        data: bytes | None,
        fresh: bool,
        ready: bool,
    ) -> None:
        """On the reference thread: reads the style where it is not read yet, paints, posts the result."""
        painted = ReferencePainted(talk, wanted, None, None, "The reference sequence was not painted.")
        try:
            if style is None:
                style = _parsed(wanted.style, data or b"")
                if fresh and data is not None:
                    self._shelf.put(wanted.style, data)
            frame_bytes = 3 * wanted.width * wanted.height
            if frame_bytes > MAX_SAMPLE_BYTES or frame_bytes * wanted.frames > PART_BYTES - 4096:
                raise SourceError("The reference sequence asked for is too large.")
            size = (wanted.width, wanted.height)
            reference = paint_reference(style, wanted.settings, self._device, size, wanted.frames, self._stop)
            painted = ReferencePainted(talk, wanted, style, reference)
        except FastVidError as error:
            self._shelf.forget(wanted.style)
            painted = ReferencePainted(talk, wanted, None, None, str(error))
        except Exception as error:  # noqa: BLE001 - a compute library's fault: its maker is told which computer and what
            text = f"the reference sequence could not be painted ({type(error).__name__}: {error})"
            painted = ReferencePainted(talk, wanted, None, None, text)
        finally:
            self._post(painted)
        if ready and painted.style is not None and not self._stop.is_set():
            with suppress(Exception):  # said when the first range tries it again
                self._ready(painted.style, wanted.settings)


def _parsed(digest: str, data: bytes) -> Style:
    """A style from its bytes. Raises SourceError or StyleError where they are another one, or none."""
    style = parse_style(data, "The style that was sent")
    if style.digest != digest:
        raise SourceError("The style that was sent has another digest than it should have.")
    return style
