"""Sound of the source, packet by packet, for the exported film: copied where MP4 players know it, else AAC.

Both ways count in samples from the film's zero, and check each piece of sound before they keep it. What can't be
decoded is left out, and the track reports it at the end. If only a part of a film is exported, its sound is cut to the
sample: encoded sound exactly, copied sound through the MP4's edit list, which hides the beginning of the first packet
and the end of the last one.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import av.error
from av.audio.stream import AudioStream
from av.container import OutputContainer

from fastvid_gui.domain.sound import is_copied
from fastvid_gui.media.languages import three_letters
from fastvid_gui.media.loudspeakers import settle
from fastvid_gui.media.sound_aac import EncodedSound, aac_stream
from fastvid_gui.media.sound_copy import CopiedSound
from fastvid_gui.media.sound_track import SoundTrack, TrackReport, decoded
from fastvid_gui.media.source_container import open_container, packets_of
from fastvid_gui.media.timeline import Timeline
from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.sentences.sound import Sound

if TYPE_CHECKING:
    from av.packet import Packet

PROBED_PACKETS = 200


def sound_track(
    source: AudioStream,
    out: OutputContainer,
    timeline: Timeline,
    *,
    copy: bool,
    why: Sentence | None = None,
    room_for: str = "",
) -> SoundTrack:
    """Adds a track to the film for one of the source, which must already be known to be decodable.

    Args:
        source: of a container just opened, before anything is queried or decoded.
        copy: whether its packets may be copied, where MP4 players know them.
        why: why it can't be copied, where that was tried.
        room_for: loudspeakers that come later than those of the beginning; "" where none are known.
    """
    codec = source.codec_context.codec.canonical_name
    language = three_letters(source.metadata.get("language", ""))
    title = source.metadata.get("title") or source.metadata.get("name", "")
    copied = copy and is_copied(codec, source.codec_context.sample_rate)
    report = TrackReport(codec=codec, copied=copied, language=language, title=title)
    if why:
        report.remarks[Sound.TRACK_ENCODED] = {"reason": why}
    speakers = settle(source)
    track: CopiedSound | EncodedSound
    if report.copied:
        track = CopiedSound(source, out.add_stream_from_template(source, opaque=True), timeline, report)
    else:
        track = EncodedSound(
            source, speakers, aac_stream(source, speakers, out, report, room_for), timeline, report
        )
    if language:
        track.stream.metadata["language"] = language
    if title:
        track.stream.metadata.update(title=title, handler_name=title)
    track.stream.disposition = source.disposition
    return track


def decodable_tracks(path: Path) -> set[int]:
    """Stream numbers of the sound tracks of a file from which at least one piece can be decoded."""
    found: set[int] = set()
    with open_container(path) as container, suppress(av.error.FFmpegError):
        tracks = [stream for stream in container.streams.audio if stream.codec_context is not None]
        for stream in tracks:
            settle(stream)
        left = {stream.index: PROBED_PACKETS for stream in tracks}
        for packet in packets_of(container, *tracks) if tracks else ():
            if packet.stream_index in left:
                left[packet.stream_index] -= 1
                if decoded(cast("Packet[AudioStream]", packet)):
                    found.add(packet.stream_index)
                if packet.stream_index in found or not left[packet.stream_index]:
                    del left[packet.stream_index]
            if not left:
                break
    return found
