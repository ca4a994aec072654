"""Synthetic shots of known truth: drawn worlds that a camera looks at, and what happens to films."""

from collections.abc import Sequence

import cv2
import numpy as np

from fastvid_gui.picture import Picture

WIDTH, HEIGHT = 192, 108
WORLD_WIDTH, WORLD_HEIGHT = 900, 300


def draw_world(seed: int, *, gray: bool = False) -> Picture:
    """A big picture with ground, sky, things of many sizes and some texture; other seeds look other."""
    rng = np.random.default_rng(seed)
    top, bottom = rng.integers(30, 225, (2, 1, 3))
    rise = np.linspace(0, 1, WORLD_HEIGHT)[:, None]
    world = np.repeat((top * (1 - rise) + bottom * rise)[:, None, :], WORLD_WIDTH, axis=1).astype(np.float32)
    for _ in range(160):
        center = (int(rng.integers(WORLD_WIDTH)), int(rng.integers(WORLD_HEIGHT)))
        axes = (int(rng.integers(4, 45)), int(rng.integers(4, 45)))
        color = tuple(float(v) for v in rng.integers(10, 245, 3))
        cv2.ellipse(world, center, axes, float(rng.integers(180)), 0, 360, color, -1, cv2.LINE_AA)
    noise = cv2.GaussianBlur(rng.normal(size=world.shape).astype(np.float32), (0, 0), 1.5)
    world += noise * (12 / noise.std())
    if gray:
        world[:] = world.mean(axis=2, keepdims=True)
    return np.clip(world, 0, 255).astype(np.uint8)


def look(world: Picture, x: float, y: float = 80.0, zoom: float = 1.0) -> Picture:
    """What a camera sees of a world; (x, y) is the upper left corner; the world repeats sideways."""
    columns = np.arange(WIDTH, dtype=np.float32) / zoom + np.float32(x)
    rows = np.arange(HEIGHT, dtype=np.float32) / zoom + np.float32(y)
    map_x, map_y = np.meshgrid(columns % (WORLD_WIDTH - 1), np.clip(rows, 0, WORLD_HEIGHT - 1))
    return cv2.remap(world, map_x, map_y, cv2.INTER_LINEAR)


def shot(world: Picture, frames: int, *, speed: float = 1.0, x: float = 40.0) -> list[Picture]:
    """A camera that moves sideways by `speed` pixels a frame."""
    return [look(world, x + speed * number) for number in range(frames)]


def shaken(world: Picture, frames: int, seed: int, amount: float = 8.0) -> list[Picture]:
    """A hand-held camera: a random jump of up to `amount` pixels every frame."""
    jumps = np.random.default_rng(seed).uniform(-amount, amount, (frames, 2))
    return [look(world, 200 + dx, 80 + dy) for dx, dy in jumps]


def lit(picture: Picture, gain: float, lift: float = 0.0) -> Picture:
    """The same in another light, clipped as a camera clips."""
    return np.clip(picture.astype(np.float32) * gain + lift, 0, 255).astype(np.uint8)


def noisy(pictures: Sequence[Picture], seed: int, amount: float = 4.0) -> list[Picture]:
    """Grain of that standard deviation."""
    rng = np.random.default_rng(seed)
    return [
        np.clip(picture + rng.normal(0, amount, picture.shape), 0, 255).astype(np.uint8)
        for picture in pictures
    ]


def faded(pictures: Sequence[Picture], gains: Sequence[float]) -> list[Picture]:
    """Each picture in the light of its gain: 0 is black."""
    return [lit(picture, gain) for picture, gain in zip(pictures, gains, strict=True)]


def black(frames: int) -> list[Picture]:
    return [np.zeros((HEIGHT, WIDTH, 3), np.uint8)] * frames
