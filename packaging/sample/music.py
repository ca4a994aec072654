"""The sound of the sample clip: plucked strings, a soft pad and the sea, in stereo; all computed."""

import numpy as np
from numpy.typing import NDArray

RATE = 48_000  # samples a second
Sound = NDArray[np.float64]
# Four bars, one chord each: D, B minor, G, A. Semitones above A4 (440 Hz).
CHORDS = (
    (-19, -12, -7, -3, 0, 5),
    (-22, -15, -10, -3, 2, 5),
    (-26, -14, -10, -2, 2, 5),
    (-24, -12, -7, -5, 0, 4),
)
PATTERN = (0, 2, 3, 5, 4, 3, 2, 4)  # which string of the chord sounds on each eighth


def frequency(semitones: float) -> float:
    return 440.0 * 2 ** (semitones / 12)


def pluck(pitch: float, seconds: float, random: np.random.Generator) -> Sound:
    """A plucked string after Karplus and Strong (Computer Music Journal 7(2), 1983).

    A burst of noise runs round a delay line and loses its high tones at every turn.
    """
    period = round(RATE / pitch)
    line = random.uniform(-1, 1, period)
    line = np.convolve(np.concatenate([line[-6:], line]), np.ones(7) / 7, "valid")  # a soft finger
    turns = int(seconds * RATE) // period + 1
    rounds = np.empty((turns, period))
    for turn in range(turns):
        rounds[turn] = line
        line = 0.996 * 0.5 * (line + np.roll(line, 1))
    return rounds.ravel()[: int(seconds * RATE)] * np.exp(-np.arange(int(seconds * RATE)) / RATE * 1.1)


def pad(chord: tuple[int, ...], seconds: float) -> Sound:
    """A quiet organ-like chord that swells and fades."""
    t = np.arange(int(seconds * RATE)) / RATE
    tone = sum(np.sin(2 * np.pi * frequency(note) * t + note) / (1 + i) for i, note in enumerate(chord[1:5]))
    return np.asarray(tone) * np.sin(np.pi * np.clip(t / seconds, 0, 1)) ** 2


def sea(seconds: float, random: np.random.Generator) -> Sound:
    """Waves on a beach: dark noise that breathes."""
    count = int(seconds * RATE)
    spectrum = np.fft.rfft(random.standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    noise = np.fft.irfft(spectrum / (1 + (hertz / 420) ** 1.5) * (hertz > 60), count)
    t = np.arange(count) / RATE
    return noise / np.abs(noise).max() * (0.55 + 0.45 * np.sin(2 * np.pi * t / 3.4 - 1.2))


def compose(seconds: float, sea_until: float) -> NDArray[np.float32]:
    """The whole sound, samples x 2 (left, right), -1..1; the sea fades out after `sea_until` seconds."""
    random = np.random.default_rng(1983)
    count = round(seconds * RATE)
    mix = np.zeros((count + 4 * RATE, 2))

    def add(sound: Sound, at: float, gain: float, place: float) -> None:
        """`place`: 0 left, 1 right, at equal power."""
        start = int(at * RATE)
        mix[start : start + len(sound), 0] += gain * np.cos(place * np.pi / 2) * sound
        mix[start : start + len(sound), 1] += gain * np.sin(place * np.pi / 2) * sound

    bar = seconds / 4
    for number, chord in enumerate(CHORDS):
        add(pad(chord, bar + 0.5), number * bar, 0.035, 0.5)
        add(pluck(frequency(chord[0]), 2.4, random), number * bar, 0.5, 0.45)
        for eighth, string in enumerate(PATTERN):
            at = number * bar + eighth * bar / 8 + random.uniform(0, 0.012)
            note = chord[string] - (1 if number == 3 and chord[string] == 5 else 0)
            add(pluck(frequency(note), 2.0, random), at, 0.34 - 0.1 * (eighth % 2), 0.2 + 0.6 * eighth / 7)
    fade = np.clip((sea_until + 0.6 - np.arange(count) / RATE) / 0.9, 0, 1)
    for side in range(2):
        mix[:count, side] += 0.16 * sea(seconds, random) * fade
    # A small room: a few echoes, crossed between the sides.
    for delay, gain in ((0.031, 0.22), (0.047, 0.18), (0.083, 0.14), (0.127, 0.10), (0.211, 0.06)):
        shift = int(delay * RATE)
        mix[shift:] += gain * mix[:-shift, ::-1]
    mix = mix[:count]
    t = np.arange(count) / RATE
    mix *= (np.clip(t / 0.02, 0, 1) * np.clip((seconds - t) / 0.7, 0, 1))[:, None]
    return (0.7 * mix / np.abs(mix).max()).astype(np.float32)
