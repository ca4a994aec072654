"""How much of this computer's memory a helper lends, and how much of that an assignment takes.

Everything held for makers counts: clips and styles on their way or waiting, what is being painted, finished pieces on
their way out. An assignment that can't fit is declined with the reason, before anything is decoded. One that fits, but
not beside the others, waits for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.helper.talk import Talk
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say
from fastvid_gui.style.effort import network_bytes, too_much
from fastvid_gui.style.shape import Shape

SHARE = 0.6
"""The share of the computer's memory, unless the owner says otherwise."""
LEAST_MB = 1024
PROCESS_BYTES = 400 << 20
"""What the painting process takes before it paints: libraries, and what they keep."""
INCOMING_SHARE = 4
"""Clips and styles that wait may take one part in this many."""
AROUND_PER_PIXEL = 330
"""Bytes of a range for each pixel, without the network: frames ahead and their motion, decoder, encoder, a seam.

Measured with the network: 470 at 1280x720, 440 at 1920x1080 (*fast*), 540 at 1280x720 (*fine*), in bfloat16.
"""
AROUND_PER_FILM_PIXEL = 200
"""Bytes for each pixel by which the film is larger than what the network paints: no motion there, smaller seeds."""
DECODER_PER_PIXEL = 100
"""Bytes that a decoder takes for each pixel of the coded picture: 16 reference pictures, and some more."""
MASK_PER_PIXEL = 24
"""Bytes for each region and pixel: its mask, its finished picture, and what mixing them takes."""
LOSSLESS_PER_PIXEL = 6
"""Bytes that a picture of a lead-in or tail takes, raw and packed."""
_CGROUP = Path("/sys/fs/cgroup/memory.max")


def memory_bytes() -> int:
    """The memory of this computer, or of the container that this process is kept in."""
    total = int(psutil.virtual_memory().total)
    try:
        return min(total, int(_CGROUP.read_text(encoding="ascii")))
    except (OSError, ValueError):
        return total


def lent_bytes(memory_mb: int | None) -> int:
    """What is lent, by the owner's wish (None: the usual share)."""
    wanted = int(memory_bytes() * SHARE) if memory_mb is None else memory_mb << 20
    return max(LEAST_MB << 20, wanted)


def painting_bytes(
    settings: RenderSettings,
    shape: Shape,
    part: RenderRange | None = None,
    coded_pixels: int = 0,
    packed_bytes: int = 0,
) -> int:
    """The memory that painting a range takes, roughly and at most.

    Args:
        part: the range, if it is known; coded_pixels: of a picture of its clip.
        packed_bytes: of clip and seed as they came; twice that is held while they are read.
    """
    width, height = settings.work_size
    more = max(0, settings.width * settings.height - width * height)
    pixels = width * height + more
    network = network_bytes(shape, width, height) * max(1, len(settings.layers))
    need = width * height * AROUND_PER_PIXEL + more * AROUND_PER_FILM_PIXEL + network + 2 * packed_bytes
    need += pixels * MASK_PER_PIXEL * len(settings.regions)
    need += max(0, coded_pixels - pixels) * DECODER_PER_PIXEL
    if part is not None:
        need += max(part.lead_in, part.tail) * settings.width * settings.height * LOSSLESS_PER_PIXEL
    return need


@dataclass(frozen=True, slots=True)
class Lent:
    """What may be held and painted for makers in this much memory. On the helper's main thread, except `why_never`."""

    most_bytes: int

    @property
    def usable(self) -> int:
        """What is left for makers beside the painting process itself."""
        return self.most_bytes - PROCESS_BYTES

    def why_never(self, settings: RenderSettings, shape: Shape, need: int = 0) -> Sentence:
        """Why something can't be painted here at all, as the end of a sentence about this helper; empty if it can.

        Args:
            need: bytes that it takes, if more is known than the settings.
        """
        if reason := too_much(shape, *settings.work_size):
            return say(WhyNot.STYLE_TOO_HARD, reason=reason)
        need = max(need, painting_bytes(settings, shape))
        if need > self.usable:
            size = f"{settings.width}x{settings.height}"
            return say(WhyNot.TOO_LARGE, size=size, need=_gb(need), lent=_gb(self.usable))
        return NOTHING

    def side_by_side(self, settings: RenderSettings, shape: Shape, most: int) -> int:
        """How many ranges may be painted at once, at least one."""
        return max(1, min(most, self.usable // max(1, painting_bytes(settings, shape))))

    def takes(self, talks: Iterable[Talk], size: int, queued: int = 0, stopping: int = 0) -> bool:
        """Whether this many more bytes may be on their way here, or wait; always if nothing else is held.

        `why_never` tells whether all of it can be painted here.

        Args:
            queued: bytes of styles that wait to be read.
            stopping: bytes of assignments that are over, and are still painted to the end of their frame.
        """
        talks = list(talks)
        incoming = sum(talk.incoming_bytes for talk in talks) + queued
        held = incoming + stopping + sum(talk.painting_bytes for talk in talks)
        return not held or incoming + size <= self.usable // INCOMING_SHARE

    def has_room(self, talks: Iterable[Talk], need: int, stopping: int = 0) -> bool:
        """Whether an assignment may begin, or be read, beside everything that is held; one may always be painted.

        `stopping`: see `takes`.
        """
        talks = list(talks)
        painting = sum(talk.painting_bytes for talk in talks) + stopping
        others = sum(talk.incoming_bytes + talk.outgoing_bytes for talk in talks)
        return not painting or painting + others + need <= self.usable


def _gb(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 10**9 else f"{size / 1e6:.0f} MB"
