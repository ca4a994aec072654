"""Which loudspeakers a sound track is for, asked in the only safe way.

MOV and MXF may list loudspeakers in an order of their own (L C R Ls Rs LFE; L R L R). libav keeps such a list in
memory that PyAV 18.1 frees with every copy of the layout, of a codec context or of a frame; the second time ends
the process. So a context's layout is asked for once, before its decoder is opened, and replaced at once by a plain
layout with as many channels. From then on the list has one owner, and frames never have it.

This keeps what the file meant and applies it to the decoded samples: channels are put into libav's order. What has no
place in that order is mixed down, and a remark says so.
"""

from dataclasses import dataclass

import numpy as np
from av.audio.layout import AudioLayout
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from fastvid_gui.sentences.sentence import Sentence, said_by_others, say
from fastvid_gui.sentences.sound import Sound

KNOWN = (
    "FL", "FR", "FC", "LFE", "BL", "BR", "FLC", "FRC", "BC", "SL", "SR", "TC", "TFL", "TFC", "TFR", "TBL", "TBC",
    "TBR", "DL", "DR", "WL", "WR", "SDL", "SDR", "LFE2", "TSL", "TSR", "BFC", "BFL", "BFR",
)  # fmt: skip
"""libav's names of loudspeakers, in libav's order."""
USUAL = {1: "mono", 2: "stereo", 3: "2.1", 4: "4.0", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1"}
"""What players assume for a number of channels, where the file does not say."""
NAMELESS = ("NONE", "UNK", "UNSD")
"""Names of loudspeakers that are not given, not known, or not used."""
AMBISONIC = {"AMBI0": (1.0, 1.0), "AMBI1": (1.0, -1.0)}
"""How much of a sound field goes left and right: all directions, and those from the left."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Loudspeakers:
    """The loudspeakers of a track.

    Attributes:
        channels: in the file.
        decoded: the layout's name in the decoder's frames.
        layout: the layout of the samples after `arranged`.
        matrix: float32, channels of the file x channels of `layout`; None if nothing has to be moved.
        mixed: the loudspeakers of the file, where they can't be kept apart.
    """

    channels: int
    decoded: str
    layout: str
    matrix: NDArray[np.float32] | None = None
    mixed: Sentence | None = None

    def arranged(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Samples x channels, from the order of the file to that of `layout`."""
        return samples if self.matrix is None else samples @ self.matrix


def settle(stream: AudioStream) -> Loudspeakers:
    """Asks for the loudspeakers of a freshly opened track; its decoder can be used safely afterwards.

    Nothing else may have asked for its layout or channels, and nothing may be decoded before.
    """
    context = stream.codec_context
    layout = context.layout
    count = layout.nb_channels
    if not count:
        return Loudspeakers(channels=0, decoded="", layout="stereo")
    # From here on `layout` is the only owner of the list.
    context.layout = f"{count}C"
    names = [channel.name for channel in layout.channels]
    if len(set(names)) == count and set(names) <= set(KNOWN):
        order = sorted(range(count), key=lambda channel: KNOWN.index(names[channel]))
        context.layout = AudioLayout("+".join(names[channel] for channel in order))
        name = context.layout.name
        in_order = order == list(range(count))
        return Loudspeakers(
            channels=count,
            decoded=name,
            layout=name,
            matrix=None if in_order else np.eye(count, dtype=np.float32)[:, order],
        )
    if count in USUAL and _as_usual(names):
        context.layout = USUAL[count]
        return Loudspeakers(channels=count, decoded=USUAL[count], layout=USUAL[count])
    nameless = set(names) <= set(NAMELESS)
    shown = say(Sound.NAMELESS_SPEAKERS, count=count) if nameless else said_by_others(" ".join(names))
    return Loudspeakers(
        channels=count, decoded=context.layout.name, layout="stereo", matrix=_to_stereo(names), mixed=shown
    )


def _as_usual(names: list[str]) -> bool:
    """Whether every loudspeaker with a known name is where the usual order for that number has it."""
    usual = [channel.name for channel in AudioLayout(USUAL[len(names)]).channels]
    return all(name == there for name, there in zip(names, usual, strict=True) if name not in NAMELESS)


def _to_stereo(names: list[str]) -> NDArray[np.float32]:
    """Left to the left, right to the right, the rest to both; never louder than full."""
    weights = np.zeros((len(names), 2), np.float32)
    for channel, name in enumerate(names):
        if name.startswith("AMBI"):
            weights[channel] = AMBISONIC.get(name, (0, 0))
        elif name in NAMELESS:
            # Where many channels have no names, they come in pairs.
            weights[channel, channel % 2] = 1
        else:
            side = name.removesuffix("C").removesuffix("2")
            weights[channel] = (
                (1, 0) if side.endswith("L") else (0, 1) if side.endswith("R") else (0.707, 0.707)
            )
    full = np.abs(weights).sum(axis=0).max()
    return np.asarray(weights / max(float(full), 1.0), np.float32)
