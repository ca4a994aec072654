"""What a video file holds, as the engine sees it."""

from dataclasses import dataclass
from fractions import Fraction

from fastvid_gui.sentences.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioTrack:
    """One sound track of a source."""

    codec: str
    channels: int
    sample_rate: int
    language: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorInfo:
    """How the numbers of the coded picture become color, in FFmpeg's names ("bt709", "smpte2084", ...).

    Unknown values are already replaced by what players assume: BT.601 for small pictures, BT.709 from 720 lines up.
    """

    matrix: str
    primaries: str
    transfer: str
    full_range: bool
    bits: int

    @property
    def hdr(self) -> bool:
        """Whether the picture must be tone-mapped for an ordinary screen (PQ or HLG)."""
        return self.transfer in ("smpte2084", "arib-std-b67")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """What `probe` reports about a video file.

    Attributes:
        width, height: as displayed: after rotation and with square pixels.
        coded_width, coded_height: of the coded picture.
        rotation: degrees clockwise by which the coded picture is turned for display (0, 90, 180, 270).
        frame_rate: frames per second, the nominal rate where constant, the average where variable.
        variable_rate: whether frames are shown for different lengths of time.
        frames: number of frames that can be decoded and shown.
        duration: seconds from the first frame's appearance to the last one's end.
        warnings: sentences for people: what is odd about the file, and what was done about it.
    """

    width: int
    height: int
    coded_width: int
    coded_height: int
    rotation: int
    frame_rate: Fraction
    variable_rate: bool
    frames: int
    duration: Fraction
    video_codec: str
    pixel_format: str
    color: ColorInfo
    alpha: bool
    audio: tuple[AudioTrack, ...] = ()
    subtitles: tuple[str, ...] = ()
    chapters: int = 0
    warnings: tuple[Sentence, ...] = ()
