"""First shot: an evening by the sea, drawn.

Sky, hills, lighthouse, water, boat, gulls and grass lie at their own distances and move at their own speeds.
"""

import cv2
import numpy as np
from noise import Field, color, fractal, mix, sample, smoothstep
from numpy.typing import NDArray

WIDTH, HEIGHT = 1280, 720  # drawn at twice the size, for smooth edges
HORIZON = 400
SUN = (985.0, 236.0)
Linear = NDArray[np.float32]  # H x W x 3, linear light
SHIFT = 4  # OpenCV draws at 1/16 pixel

X, Y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))


def polygon(mask_shape: tuple[int, int], points: NDArray[np.float32]) -> Field:
    """A filled shape as coverage 0..1, with soft edges."""
    mask = np.zeros(mask_shape, np.uint8)
    cv2.fillPoly(mask, [np.round(points * 2**SHIFT).astype(np.int32)], 255, cv2.LINE_AA, SHIFT)
    return mask.astype(np.float32) / 255


def placed(points: list[list[float]], x: float, y: float) -> NDArray[np.float32]:
    """A drawing around (0, 0), moved to (x, y)."""
    return np.asarray(points, np.float32) + np.array([x, y], np.float32)


class Hills:
    """A ridge with lit slopes, wider than the picture so that it can pass by."""

    def __init__(
        self, seed: int, base: float, rise: float, tint: str, air: str, haze: float, detail: int
    ) -> None:
        wide = WIDTH + 500
        ridge = fractal(64, wide, seed, coarsest=2, octaves=6, stretch=3.0)[32]
        self.top = base - rise * smoothstep(0.15, 0.95, ridge)
        relief = fractal(HEIGHT, wide, seed + 1, coarsest=detail, octaves=7, stretch=1.6)
        slope = (
            cv2.Sobel(relief, cv2.CV_32F, 1, 0, ksize=3) * 9
            - cv2.Sobel(relief, cv2.CV_32F, 0, 1, ksize=3) * 5
        )
        light = np.clip(0.55 + slope, 0.12, 1.6)[..., None]
        ground = mix(
            color(tint), color("#6d7d3c"), 0.5 * fractal(HEIGHT, wide, seed + 2, coarsest=detail // 2)
        )
        warm = light * np.array([1.15, 0.95, 0.75], np.float32)
        self.picture: Linear = mix(ground * warm, np.broadcast_to(color(air), ground.shape), haze)

    def draw(self, canvas: Linear, shift: float) -> Linear:
        """Draws the hills over `canvas`, moved left by `shift` pixels."""
        wide = self.picture.shape[1]
        offset = np.array([[1, 0, -shift], [0, 1, 0]], np.float32)
        moved = cv2.warpAffine(self.picture, offset, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)
        top = np.interp(np.arange(WIDTH) + shift, np.arange(wide), self.top).astype(np.float32)
        return mix(canvas, moved, np.clip(Y - top[None, :] + 0.5, 0, 1))


class Harbor:
    """Everything that does not change from frame to frame; `frame` paints one moment."""

    def __init__(self) -> None:
        self.clouds = fractal(900, 2200, 11, coarsest=4, octaves=8, stretch=2.6)
        self.wisps = fractal(900, 2200, 12, coarsest=7, octaves=7, stretch=5.0)
        self.far = Hills(21, HORIZON + 4, 190, "#54608f", "#b495b8", 0.62, 10)
        self.middle = Hills(34, HORIZON + 8, 105, "#3d5a46", "#e0a27e", 0.2, 16)
        self.waves = [fractal(1024, 1024, 41 + i, coarsest=24, octaves=5) for i in range(2)]
        random = np.random.default_rng(5)
        self.blades = self._sow(random, 520)
        self.flowers = random.random((46, 5), dtype=np.float32)

    @staticmethod
    def _sow(random: np.random.Generator, count: int) -> NDArray[np.float32]:
        """Grass: root x, root y, height, lean, shade, one row a blade, the farthest first."""
        blades = random.random((count, 5), dtype=np.float32)
        return blades[np.argsort(blades[:, 1])]

    # ---- far away ----

    def sky(self, time: float, pan: float) -> Linear:
        height = np.clip(Y / HORIZON, 0, 1.2)
        picture = mix(
            np.broadcast_to(color("#2d5f9a"), (HEIGHT, WIDTH, 3)),
            color("#8fb4c9"),
            smoothstep(0, 0.62, height),
        )
        picture = mix(picture, color("#ffc27a"), smoothstep(0.4, 1.02, height))
        sun_x, sun_y = SUN[0] - pan * 0.05, SUN[1]
        distance = np.hypot(X - sun_x, (Y - sun_y) * 1.05)
        glow = np.exp(-distance / 210)[..., None] * np.array([1.1, 0.52, 0.16], np.float32)
        picture = picture + glow + np.exp(-distance / 46)[..., None] * np.array([1.6, 0.9, 0.35], np.float32)
        # Clouds: the side that faces the sun is lit; a sample of the noise closer to the sun tells which side that is.
        x, y = X + pan * 0.12 + time * 26, Y * (1.5 - 0.5 * height) + 40
        body = sample(self.clouds, x, y) + 0.22 * sample(self.wisps, x * 1.1 + time * 14, y)
        toward = 14 / (distance + 40)
        ahead = sample(self.clouds, x + (sun_x - X) * toward, y + (sun_y - Y) * toward) + 0.22 * sample(
            self.wisps, x, y
        )
        cover = smoothstep(0.6, 0.86, body) * smoothstep(1.06, 0.72, height)
        lit = np.clip(0.5 + (body - ahead) * 5, 0, 1)
        near = np.exp(-distance / 420)
        cloud = mix(np.broadcast_to(color("#7f7596"), picture.shape), color("#fff0dc") * 1.25, lit)
        cloud = mix(cloud, color("#ffb066") * 1.5, 0.6 * near)
        picture = mix(picture, cloud, 0.92 * cover)
        disc = smoothstep(31, 27, distance)
        return mix(picture, np.array([7.0, 5.0, 2.6], np.float32), disc * (1 - 0.75 * cover))

    def lighthouse(self, canvas: Linear, time: float, shift: float) -> Linear:
        """The headland with its lighthouse and two houses."""
        x0 = 250.0 - shift
        along = np.linspace(0, 1, 60, dtype=np.float32)
        rock_top = (
            HORIZON
            + 10
            - 62 * np.clip(np.sin(np.pi * along), 0, 1) ** 0.6
            - 9 * np.sin(along * 31) * (1 - along)
            - 4 * np.sin(along * 77)
        )
        rock = np.stack([x0 - 190 + along * 400, rock_top], 1)
        rock = np.concatenate([rock, [[x0 + 215, HORIZON + 14], [x0 - 195, HORIZON + 14]]]).astype(np.float32)
        cover = polygon((HEIGHT, WIDTH), rock)
        grain = sample(self.clouds, (X + shift) * 3.1, Y * 4.4)
        side = np.clip((X - x0 + 150) / 330, 0.1, 1)
        stone = mix(
            np.broadcast_to(color("#4a3c3a"), canvas.shape),
            color("#c79a6c"),
            smoothstep(0.35, 0.7, grain) * side,
        )
        turf = smoothstep(HORIZON - 22, HORIZON - 46, Y + 26 * grain)
        stone = mix(stone, color("#73803a") * (0.5 + 0.9 * grain[..., None]), turf)
        canvas = mix(canvas, stone, cover)
        for x, width, tall, wall, roof in (
            (-92, 52, 26, "#f1e2c8", "#a8432f"),
            (76, 42, 22, "#e4d3c0", "#8b3a30"),
        ):
            left, ground = x0 + x, float(HORIZON - 38)
            box = placed([[0, 0], [width, 0], [width, -tall], [0, -tall]], left, ground)
            gable = placed(
                [[-5, -tall], [width + 5, -tall], [width - 9, -tall - 18], [9, -tall - 18]], left, ground
            )
            shade = (0.45 + 0.55 * np.clip((X - left) / width, 0, 1))[..., None]
            canvas = mix(canvas, color(wall) * shade, polygon((HEIGHT, WIDTH), box.astype(np.float32)))
            canvas = mix(canvas, color(roof) * shade, polygon((HEIGHT, WIDTH), gable.astype(np.float32)))
            for window in (0.22, 0.62):
                pane = placed([[0, 0], [8, 0], [8, 10], [0, 10]], left + width * window, ground - tall + 8)
                canvas = mix(
                    canvas, color("#ffcf6b") * 1.2, polygon((HEIGHT, WIDTH), pane.astype(np.float32))
                )
        foot, head, ground = 21.0, 14.0, float(HORIZON - 44)
        for band in range(5):  # the tower, a band at a time, is round: bright toward the sun
            low, high = band / 5, (band + 1) / 5
            w0, w1 = foot + (head - foot) * low, foot + (head - foot) * high
            y0, y1 = ground - 138 * low, ground - 138 * high
            part = np.array([[x0 - w0, y0], [x0 + w0, y0], [x0 + w1, y1], [x0 - w1, y1]], np.float32)
            round_light = np.clip(
                0.36 + 0.75 * np.sqrt(np.clip(1 - ((X - x0 - 9) / 24) ** 2, 0, 1)), 0.3, 1.2
            )[..., None]
            canvas = mix(
                canvas,
                color("#c2402f" if band % 2 == 0 else "#f6ead8") * round_light,
                polygon((HEIGHT, WIDTH), part),
            )
        top = ground - 138
        gallery = placed([[-20, 0], [20, 0], [20, -5], [-20, -5]], x0, top)
        lamp = placed([[-10, -5], [10, -5], [10, -25], [-10, -25]], x0, top)
        dome = placed([[-13, -25], [13, -25], [7, -36], [0, -41], [-7, -36]], x0, top)
        canvas = mix(canvas, color("#3a3338"), polygon((HEIGHT, WIDTH), gallery.astype(np.float32)))
        canvas = mix(canvas, color("#ffe9a8") * 1.6, polygon((HEIGHT, WIDTH), lamp.astype(np.float32)))
        canvas = mix(canvas, color("#8d3226"), polygon((HEIGHT, WIDTH), dome.astype(np.float32)))
        pulse = 0.5 + 0.5 * np.sin(time * 2.4)
        halo = np.exp(-np.hypot(X - x0, Y - top + 15) / 26)[..., None] * np.array([0.9, 0.7, 0.3], np.float32)
        return canvas + halo * pulse

    # ---- water ----

    def water(self, above: Linear, time: float, pan: float) -> Linear:
        """The sea: what is above the horizon, mirrored and broken up by waves that shrink with distance."""
        depth = 1 / np.maximum(Y - HORIZON + 6, 1)
        u = (X - WIDTH / 2) * depth * 90 + pan * depth * 118
        v = depth * 26000
        first = sample(self.waves[0], u * 2.1 + time * 20 + 300, v * 1.9 - time * 52) - 0.5
        second = sample(self.waves[1], u * 4.6 - time * 26 + 500, v * 4.4 + time * 70) - 0.5
        swell = np.sin(v * 0.055 + time * 2.0 + first * 7) * 0.12
        choppy = first * 1.1 + second * 0.75 + swell
        near = smoothstep(0, 300, Y - HORIZON)
        x = X + choppy * (10 + 34 * near)
        y = 2 * HORIZON - Y - np.abs(choppy) * (18 + 150 * near) - 3
        mirrored = sample(above, x, np.clip(y, 2, HORIZON))
        deep = mix(np.broadcast_to(color("#1d5d6e"), above.shape), color("#0c3350"), near)
        facing = np.clip(0.34 + 0.42 * near - choppy * (0.5 + 0.5 * near), 0.06, 0.9)
        sea = mix(mirrored, deep, facing)
        glint = smoothstep(0.24, 0.44, choppy) * np.exp(
            -(((X - SUN[0] + pan * 0.05) / (60 + 190 * near)) ** 2)
        )
        sea = sea + glint[..., None] * np.array([2.4, 1.5, 0.6], np.float32)
        return mix(above, sea, smoothstep(HORIZON - 0.5, HORIZON + 1.5, Y))

    def boat(self, canvas: Linear, time: float, shift: float) -> Linear:
        """A small sailing boat with its broken reflection."""
        x0, y0 = 560.0 + time * 58 - shift, 466.0 + 3.5 * np.sin(time * 2.6)
        lean = np.float32(0.075 + 0.035 * np.sin(time * 2.1))
        turn = np.array([[np.cos(lean), -np.sin(lean)], [np.sin(lean), np.cos(lean)]], np.float32)
        curve = np.linspace(0, 1, 14, dtype=np.float32)
        belly = np.sin(np.pi * curve)
        main = np.concatenate([[[-4, -14]], np.stack([-4 - 78 * curve - 9 * belly, -14 - 4 * belly], 1),
                               np.stack([-82 + 78 * curve - 12 * belly, -14 - 176 * curve], 1)])  # fmt: skip
        jib = np.concatenate([[[5, -20]], np.stack([5 + 60 * curve, -20 + 3 * belly], 1),
                              np.stack([65 - 59 * curve + 10 * belly, -20 - 148 * curve], 1)])  # fmt: skip
        hull = np.concatenate([np.stack([-92 + 184 * curve, -9 - 6 * (2 * curve - 1) ** 2], 1),
                               np.stack([92 - 30 * curve, -15 + 27 * curve], 1),
                               [[-70, 12], [-88, -2]]])  # fmt: skip
        mast = np.array([[-3, -12], [3, -12], [2, -200], [-1, -200]])
        shapes = (
            (hull, "#7a3423", 1.0),
            (mast, "#5a3c26", 1.0),
            (main, "#fff3dd", 1.15),
            (jib, "#d8452f", 1.1),
        )
        for points, tint, _ in shapes:
            flipped = (points * (1, -0.8)) @ turn.T + (x0, y0 + 20)
            cover = polygon((HEIGHT, WIDTH), flipped.astype(np.float32))
            wobble = sample(self.waves[0], X * 0.9 + time * 40, Y * 5.5 - time * 30) - 0.5
            cover = sample(cover, X + wobble * (6 + 0.34 * np.clip(Y - y0, 0, 200)), Y + wobble * 12)
            canvas = mix(canvas, color(tint) * 0.5, 0.5 * cover * smoothstep(210, 0, Y - y0))
        for points, tint, gain in shapes:
            placed = (points @ turn.T + (x0, y0)).astype(np.float32)
            cover = polygon((HEIGHT, WIDTH), placed)
            seams = 0.93 + 0.07 * np.sin((Y - y0) * 0.32)
            light = (gain * np.clip(0.5 + (X - x0 + 96) / 190, 0.45, 1.15) * seams)[..., None]
            canvas = mix(canvas, color(tint) * light, cover)
        foam = np.exp(-(((X - x0 - 10) / 96) ** 2) - ((Y - y0 - 13) / 5) ** 2) * sample(
            self.waves[1], X * 2 - shift, Y * 9
        )
        return canvas + foam[..., None] * 0.9

    # ---- in front ----

    def gulls(self, canvas: Linear, time: float, shift: float) -> Linear:
        for i, (x, y, size, beat) in enumerate(
            (
                (300, 130, 34, 6.4),
                (392, 178, 26, 7.2),
                (236, 208, 22, 7.8),
                (640, 92, 19, 7.4),
                (470, 100, 15, 8.3),
            )
        ):
            cx, cy = x + time * (86 + 9 * i) - shift, y - time * 9 + 9 * np.sin(time * 1.7 + i)
            lift = np.sin(time * beat + i * 1.9)
            for side in (-1, 1):
                wing = [
                    [0, 3],
                    [0.5, -1 - lift * 8],
                    [1.0, -6 - lift * 12],
                    [1.55, 2 - lift * 3],
                    [1.02, -1 - lift * 9],
                    [0.5, 5 - lift * 6],
                ]
                points = placed([[px * size * side, py * size / 26] for px, py in wing], cx, cy)
                tint = color("#f7efe6") * (1.0 if side > 0 else 0.62)
                canvas = mix(canvas, tint, polygon((HEIGHT, WIDTH), points.astype(np.float32)))
            body = np.array(
                [[-0.3, 0], [0, -0.12], [0.42, -0.04], [0.5, 0.05], [0.1, 0.2]], np.float32
            ) * size + (cx, cy + 2)
            canvas = mix(canvas, color("#e9dfd6"), polygon((HEIGHT, WIDTH), body.astype(np.float32)))
        return canvas

    def meadow(self, canvas: Linear, time: float, shift: float) -> Linear:
        """Grass and poppies at our feet, in the wind, lit through from behind."""
        ground = smoothstep(632, 708, Y + 26 * np.sin((X + shift) * 0.006))
        layer = to_bytes(mix(canvas, color("#27391b") * np.ones((1, 1, 3), np.float32), 0.92 * ground))
        for root_x, root_y, tall, lean, shade in self.blades:
            x = root_x * (WIDTH + 760) - 40 - shift
            if not -80 < x < WIDTH + 80:
                continue
            y = 690 + root_y * 60 - 34 * np.sin(root_x * 5.1) + 26
            height = 60 + 92 * tall + 40 * root_y
            wind = 15 * np.sin(time * 2.7 + root_x * 16) + 6 * np.sin(time * 5.9 + root_x * 41)
            bend = (lean - 0.42) * 56 + wind * (0.5 + 0.5 * tall)
            t = np.linspace(0, 1, 8)
            spine = np.stack([x + bend * t**2, y - height * t], 1)
            half = np.stack([(2.6 + 2.4 * root_y) * (1 - t) + 0.25, 0 * t], 1)
            outline = np.concatenate([spine - half, (spine + half)[::-1]])
            tint = color(("#2f4a1e", "#55702a", "#8a8f35", "#c0a14a")[int(shade * 3.99)]) * (
                0.55 + 0.6 * tall
            )
            value = tuple(float(c) for c in np.clip(tint, 0, 1) ** (1 / 2.2) * 255)
            cv2.fillPoly(layer, [np.round(outline * 2**SHIFT).astype(np.int32)], value, cv2.LINE_AA, SHIFT)
        for px, py, tall, size, phase in self.flowers:
            x = px * (WIDTH + 760) - 40 - shift + 11 * np.sin(time * 2.7 + px * 16)
            y = 632 + py * 70 - 30 * tall
            radius = 8 + 11 * size
            cv2.line(layer, (int(x), int(y)), (int(x - 8), HEIGHT + 20), (58, 84, 34), 3, cv2.LINE_AA)
            turn = 14 * np.sin(time * 2.2 + phase * 9)
            for angle, tone in ((205, 0.5), (335, 0.62), (20, 0.74), (160, 0.84), (90, 1.0)):
                self._petal(layer, x, y, radius, angle + turn + 30 * (phase - 0.5), tone)
            cv2.circle(layer, (int(x), int(y - 1)), int(radius * 0.2), (44, 26, 30), -1, cv2.LINE_AA)
        return (layer.astype(np.float32) / 255) ** 2.2

    @staticmethod
    def _petal(
        layer: NDArray[np.uint8], x: float, y: float, radius: float, angle: float, tone: float
    ) -> None:
        """One crumpled petal, lighter toward its rim."""
        for ring, gain in ((1.0, 1.0), (0.72, 0.86), (0.42, 0.66)):
            t = np.linspace(0, 2 * np.pi, 22)
            edge = radius * ring * (0.66 + 0.07 * np.sin(5 * t + angle) + 0.04 * np.sin(9 * t))
            toward = np.radians(angle)
            cx, cy = x + 0.5 * ring * radius * np.cos(toward), y - 0.42 * ring * radius * np.sin(toward)
            outline = np.stack([cx + edge * np.cos(t), cy + 0.8 * edge * np.sin(t)], 1)
            shade = tone * gain
            value = (min(255.0, 252 * shade), 92 * shade * shade, 46 * shade)
            cv2.fillPoly(layer, [np.round(outline * 2**SHIFT).astype(np.int32)], value, cv2.LINE_AA, SHIFT)

    def frame(self, time: float, length: float) -> Linear:
        """The scene at `time` of `length` seconds, linear light. The camera glides to the right."""
        pan = 95 * time
        canvas = self.sky(time, pan)
        canvas = self.far.draw(canvas, pan * 0.16)
        canvas = self.middle.draw(canvas, pan * 0.34 + 60)
        canvas = self.lighthouse(canvas, time, pan * 0.42 - 40)
        canvas = self.water(canvas, time, pan)
        canvas = self.boat(canvas, time, pan * 0.62)
        canvas = self.gulls(canvas, time, pan * 0.3)
        return self.meadow(np.minimum(canvas, 1.0), time, pan * 2.1)


def to_bytes(linear: Linear) -> NDArray[np.uint8]:
    return np.round(np.clip(linear, 0, 1) ** (1 / 2.2) * 255).astype(np.uint8)
