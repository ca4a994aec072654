"""Second and third shot: two photographs that scikit-image ships (both CC0), brought to life.

The cat turns its head and twitches an ear while a butterfly passes before it; steam rises from the coffee
and leaves throw moving light. The camera pushes in on the one and glides along the other.
"""

from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
from noise import Field, color, fractal, mix, sample, smoothstep
from numpy.typing import NDArray

WIDTH, HEIGHT = 1280, 720
Linear = NDArray[np.float32]
X, Y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
SHIFT = 4


def photograph(name: str) -> Linear:
    """A picture of scikit-image by file name, H x W x 3, linear light."""
    package = find_spec("skimage")
    if package is None or package.origin is None:
        raise SystemExit("The sample clip needs the pictures of scikit-image: pip install scikit-image")
    stored = cv2.imread(str(Path(package.origin).parent / "data" / name), cv2.IMREAD_COLOR_RGB)
    return (stored.astype(np.float32) / 255) ** 2.2


def enlarge(picture: Linear, factor: int) -> Linear:
    """Larger, with its edges kept crisp."""
    large = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), factor * 0.9)
    return np.clip(large + 0.7 * (large - soft), 0, 1)


def bump(x: Field, y: Field, cx: float, cy: float, rx: float, ry: float) -> Field:
    """A smooth hill of height 1 around (cx, cy)."""
    return np.exp(-(((x - cx) / rx) ** 2) - ((y - cy) / ry) ** 2)


class Cat:
    def __init__(self) -> None:
        self.picture = enlarge(photograph("chelsea.png"), 3)  # 1353 x 900
        self.motes = np.random.default_rng(8).random((26, 5))

    def frame(self, time: float, length: float) -> Linear:
        """The shot at `time` of `length` seconds."""
        progress = time / length
        eased = progress * progress * (3 - 2 * progress)
        zoom = 1.0 - 0.22 * eased
        wide = 1340 * zoom
        left, top = (
            (1353 - 1340) / 2 + 70 * eased + 0.5 * (1340 - wide) - 30,
            60 + 40 * eased + 0.5 * (753 - wide * 9 / 16),
        )
        x = np.clip(left, 0, 1353 - wide) + X * (wide / WIDTH)
        y = np.clip(top, 0, 900 - wide * 9 / 16) + Y * (wide / WIDTH)
        # The head follows the butterfly; an ear twitches twice.
        head = bump(x, y, 620, 400, 520, 430)
        look = np.sin(progress * np.pi * 1.3 - 0.6)
        angle = 0.045 * look * head
        dx, dy = x - 640, y - 760
        x, y = x - 13 * look * head + dy * angle, y - dx * angle - 5 * head * np.sin(time * 2.6)
        for start in (0.55, 1.75):
            since = time - start
            twitch = np.exp(-since * 5) * np.sin(since * 24) if since > 0 else 0.0
            ear = bump(x, y, 845, 60, 120, 100)
            x, y = x + 15 * twitch * ear, y - 9 * twitch * ear
        canvas = sample(self.picture, x, y)
        sweep = smoothstep(-520, 380, X - 560 - 300 * progress + 0.4 * Y)
        canvas = np.clip(canvas, 0, 1) * mix(color("#fff2dc"), color("#9fb0d0"), 0.5 * sweep) * 1.3
        canvas = self._dust(canvas, time)
        return self._butterfly(canvas, time, length)

    def _dust(self, canvas: Linear, time: float) -> Linear:
        """Motes in the light, out of focus."""
        light = np.zeros((HEIGHT, WIDTH), np.float32)
        for px, py, size, speed, phase in self.motes:
            x = (px * WIDTH + time * (20 + 60 * speed)) % (WIDTH + 80) - 40
            y = py * HEIGHT - time * 26 * speed + 10 * np.sin(time * 1.8 + phase * 9)
            reach = 4 + 9 * size
            light += 0.16 * smoothstep(reach, reach * 0.7, np.hypot(X - x, Y - y)) * (1 - size * 0.6)
        return canvas + light[..., None] * np.array([1.0, 0.86, 0.6], np.float32)

    def _butterfly(self, canvas: Linear, time: float, length: float) -> Linear:
        """A monarch on a wavy way through the picture, nearer than the cat, with its shadow on the fur."""
        s = time / length
        x0 = -120 + 1480 * s
        y0 = 640 - 150 * s - 440 * s**3 + 40 * np.sin(s * 15)
        open_ = 0.32 + 0.68 * (0.5 + 0.5 * np.sin(time * 17)) ** 0.8
        tilt = 0.35 + 0.25 * np.sin(s * 15 + 1.2)
        for is_shadow in (True, False):
            size = 96.0
            cx, cy = (x0 + 46, y0 + 96) if is_shadow else (x0, y0)
            # Back from the picture to the wings' own square, about -1..1, the body along v.
            u = ((X - cx) * np.cos(tilt) + (Y - cy) * np.sin(tilt)) / size
            v = (-(X - cx) * np.sin(tilt) + (Y - cy) * np.cos(tilt)) / size
            coverage, tint = monarch(u / open_, v, u)
            if is_shadow:
                canvas = canvas * (1 - 0.45 * cv2.GaussianBlur(coverage, (0, 0), 13)[..., None])
            else:
                canvas = mix(canvas, tint * (0.75 + 0.5 * open_), coverage)
        return canvas


def monarch(u: Field, v: Field, flat_u: Field) -> tuple[Field, Linear]:
    """Coverage 0..1 and color of a monarch butterfly, seen from above, wings along u, body along v."""
    side = np.abs(u)
    angle = np.arctan2(-v + 0.05, side)
    radius = np.hypot(side, v - 0.05)
    fore = 0.98 * np.clip(np.cos((angle - 0.62) * 1.32), 0, 1) ** 0.55 + 0.03 * np.sin(angle * 17)
    hind = 0.74 * np.clip(np.cos((angle + 0.72) * 1.45), 0, 1) ** 0.6 + 0.02 * np.sin(angle * 21)
    reach = np.maximum(fore, hind)
    wings = smoothstep(0.02, -0.02, radius - reach)
    rim = smoothstep(0.74, 0.82, radius / np.maximum(reach, 0.05))
    spokes = smoothstep(0.10, 0.045, np.abs(np.sin(angle * 4.6 + 0.4)) * np.clip(radius, 0.2, 1))
    arcs = smoothstep(0.024, 0.012, np.abs(radius - 0.45 - 0.05 * np.sin(angle * 6)))
    black = np.clip(rim + spokes + arcs, 0, 1)
    orange = mix(
        color("#f59a1f") * np.ones((1, 1, 3), np.float32), color("#d9480f"), smoothstep(0.2, 0.9, radius)
    )
    tint = mix(orange, color("#1c1214"), black)
    dots = (
        rim
        * smoothstep(0.55, 0.8, np.sin(angle * 30))
        * smoothstep(0.06, 0.04, np.abs(radius / np.maximum(reach, 0.05) - 0.9))
    )
    tint = mix(tint, color("#fff4e2"), dots)
    body = smoothstep(0.01, -0.01, np.hypot(flat_u / 0.055, (v - 0.02) / 0.42) - 1)
    return np.maximum(wings, body), mix(tint, color("#241718"), body)


class Coffee:
    def __init__(self) -> None:
        self.picture = enlarge(photograph("coffee.png"), 3)  # 1800 x 1200
        self.smoke = fractal(1024, 1024, 71, coarsest=5, octaves=6)
        self.bend = fractal(1024, 1024, 72, coarsest=4, octaves=3)
        self.leaves = fractal(900, 1400, 73, coarsest=5, octaves=4)

    def frame(self, time: float, length: float) -> Linear:
        """The shot at `time` of `length` seconds."""
        progress = time / length
        wide = 1480 + 150 * progress
        x = 250 - 170 * progress + X * (wide / WIDTH)
        y = 190 - 170 * progress + Y * (wide / WIDTH)
        canvas = np.clip(sample(self.picture, x, y), 0, 1)
        # Sun through leaves: soft patches that sway over the table.
        sway = 34 * np.sin(time * 1.9)
        patches = smoothstep(
            0.42, 0.6, sample(self.leaves, x * 0.62 + sway, y * 0.62 + 0.5 * sway + time * 16)
        )
        canvas = canvas * mix(
            color("#a8aecb") * np.ones((1, 1, 3), np.float32), color("#fff0d2") * 1.28, patches
        )
        return self._steam(canvas, x, y, time)

    def _steam(self, canvas: Linear, x: Field, y: Field, time: float) -> Linear:
        """Wisps that rise, curl and thin out; in the table's coordinates, so they stay with the cup."""
        above = np.clip((560 - y) / 560, 0, 1)
        curl = (sample(self.bend, x * 0.5, y * 0.55 + time * 150) - 0.5) * 420 * above
        body = sample(self.smoke, (x + curl) * 1.5, y * 0.5 + time * 190)
        wisps = smoothstep(0.5, 0.78, body) * np.exp(-(((x - 850 + curl * 0.6) / (120 + 170 * above)) ** 2))
        wisps = wisps * smoothstep(600, 470, y) * smoothstep(0.0, 0.4, 1 - above)
        return mix(canvas, color("#fff6ea") * np.ones((1, 1, 3), np.float32), 0.62 * wisps)
