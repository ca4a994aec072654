"""Drawn shots whose regions are known: a thing with moving limbs before a camera that moves, too.

Everything is textured, so that motion can be found; `similar` gives the thing the colors of what is behind it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from fastvid_gui.media.mattes import Matte
from fastvid_gui.picture import Picture


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A shot.

    Attributes:
        similar: whether the thing has the colors of its surroundings.
        pan: pixels that the camera moves a frame. occluder: whether a post passes in front of the thing.
        cut: the frame at which another shot of the same thing begins; 0: none.
    """

    name: str
    seed: int = 3
    similar: bool = False
    pan: float = 1.5
    occluder: bool = False
    cut: int = 0
    gone: bool = False
    width: int = 480
    height: int = 270
    frames: int = 60

    def __iter__(self) -> Iterator[tuple[Picture, Matte]]:
        """Frame after frame with its true mask."""
        worlds = [_world(self.seed + n, self.height * 2, self.width * 2) for n in range(2)]
        skin = _skin(self.seed + 9, worlds[0] if self.similar else None)
        for number in range(self.frames):
            yield self._frame(number, worlds, skin)

    def _frame(self, number: int, worlds: list[Picture], skin: Picture) -> tuple[Picture, Matte]:
        second = bool(self.cut) and number >= self.cut
        behind = _moved(worlds[second], -20 - self.pan * number, -30.0, self.width, self.height)
        phase = number * 0.16
        x = self.width * (0.36 + 0.22 * np.sin(number * 0.045)) if not second else self.width * 0.62
        y = self.height * (0.52 + 0.05 * np.sin(phase))
        scale = self.height / 270 * (1.0 if not second else 1.15)
        x += 0.8 * (number - self.cut) if second else 0
        cover = _thing(self.width, self.height, x, y, scale, phase)
        if self.gone and second:
            cover[:] = 0
        place = np.float32([[scale, 0, x - 128 * scale], [0, scale, y - 128 * scale]])
        turn = 0.1 * np.sin(phase * 0.7)
        spun = cv2.getRotationMatrix2D((128, 128), np.degrees(turn), 1.0)
        place = place @ np.vstack([spun, [0, 0, 1]])
        paint = cv2.warpAffine(skin, place, (self.width, self.height), borderMode=cv2.BORDER_REFLECT)
        share = cover[..., None].astype(np.float32) / 255
        picture = behind * (1 - share) + paint * share
        if self.occluder:
            left = self.width * 0.75 - number * self.width * 0.008
            post = np.zeros((self.height, self.width), np.float32)
            cv2.rectangle(post, (round(left), 0), (round(left + self.width * 0.055), self.height), 1.0, -1)
            post = cv2.GaussianBlur(post, (0, 0), 0.7)
            wood = _moved(worlds[1], -left * 1.0 + 0.0, -50.0, self.width, self.height) * 0.35 + 20
            picture = picture * (1 - post[..., None]) + wood * post[..., None]
            cover = (cover * (1 - post)).astype(np.uint8)
        grain = np.random.default_rng(number).normal(0, 2.5, picture.shape)
        return np.clip(picture + grain, 0, 255).astype(np.uint8), cover


def strokes_over(cover: Matte) -> tuple[list[list[tuple[float, float]]], list[list[tuple[float, float]]]]:
    """What a person draws: lines through the body and its limbs, and one around it at some distance, in pixels."""
    hard = (cover >= 128).astype(np.uint8)
    rows = np.flatnonzero(hard.any(axis=1))
    lines: list[list[tuple[float, float]]] = []
    for row in np.linspace(rows[0] + 5, rows[-1] - 5, 15).astype(int):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], hard[row], [0]])))
        for begin, end in zip(edges[::2], edges[1::2], strict=True):
            middle = ((begin + end - 1) / 2, float(row))
            last = min(
                lines, key=lambda line: np.hypot(line[-1][0] - middle[0], line[-1][1] - row), default=None
            )
            if last is not None and np.hypot(last[-1][0] - middle[0], last[-1][1] - row) < 22:
                last.append(middle)
            else:
                lines.append([middle])
    around = cv2.dilate(hard, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (25, 25)))
    outlines, _ = cv2.findContours(around, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    ring = [[(float(x), float(y)) for x, y in outline[::10, 0]] for outline in outlines]
    return lines, [[*line, line[0]] for line in ring]


def correction(found: Matte, cover: Matte) -> list[tuple[bool, list[tuple[float, float]]]]:
    """Short lines through the largest mistakes of a mask: (belongs, points)."""
    lines = []
    for belongs in (True, False):
        wrong = ((cover >= 128) & (found < 128)) if belongs else ((cover < 128) & (found >= 128))
        wrong = cv2.morphologyEx(wrong.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
        count, parts, stats, _ = cv2.connectedComponentsWithStats(wrong)
        for part in sorted(range(1, count), key=lambda n: -stats[n, cv2.CC_STAT_AREA])[:4]:
            if stats[part, cv2.CC_STAT_AREA] < 20:
                continue
            inner = cv2.erode((parts == part).astype(np.uint8), np.ones((3, 3), np.uint8))
            ys, xs = np.nonzero(inner if inner.any() else parts == part)
            order = np.argsort(xs if np.ptp(xs) > np.ptp(ys) else ys)
            picked = order[np.linspace(0, len(order) - 1, 6).astype(int)]
            lines.append((belongs, [(float(xs[k]), float(ys[k])) for k in picked[:1]]))
            lines += [(belongs, [(float(xs[k]), float(ys[k]))]) for k in picked[1:]]
    return lines


def overlap(found: Matte, cover: Matte) -> float:
    """Intersection over union; 1 where both are empty."""
    one, other = found >= 128, cover >= 128
    union = (one | other).sum()
    return float((one & other).sum() / union) if union else 1.0


def edge_error(found: Matte, cover: Matte) -> float | None:
    """Mean distance in pixels from the true edge to the found one; None if there is none."""
    edges = [_edge(mask) for mask in (found, cover)]
    if not all(edge.any() for edge in edges):
        return None
    far = cv2.distanceTransform((~edges[0]).astype(np.uint8), cv2.DIST_L2, 5)
    return float(far[edges[1]].mean())


def _edge(mask: Matte) -> np.ndarray:
    hard = (mask >= 128).astype(np.uint8)
    return cv2.morphologyEx(hard, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8)) > 0


def _world(seed: int, height: int, width: int) -> Picture:
    rng = np.random.default_rng(seed)
    top, bottom = rng.integers(60, 200, (2, 1, 3))
    rise = np.linspace(0, 1, height)[:, None]
    world = np.repeat((top * (1 - rise) + bottom * rise)[:, None, :], width, axis=1).astype(np.float32)
    base = rng.integers(30, 220, (5, 3))
    for _ in range(90):
        center = (int(rng.integers(width)), int(rng.integers(height)))
        axes = (int(rng.integers(10, 60)), int(rng.integers(10, 60)))
        color = tuple(float(v) for v in np.clip(base[rng.integers(5)] + rng.normal(0, 16, 3), 0, 255))
        cv2.ellipse(world, center, axes, float(rng.integers(180)), 0, 360, color, -1, cv2.LINE_AA)
    noise = cv2.GaussianBlur(rng.normal(size=world.shape).astype(np.float32), (0, 0), 1.5)
    return np.clip(world + noise * (9 / noise.std()), 0, 255).astype(np.uint8)


def _skin(seed: int, alike: Picture | None) -> Picture:
    rng = np.random.default_rng(seed)
    if alike is not None:
        # Its surroundings' own texture from elsewhere, in another light: a thing that hardly stands out.
        part = alike[40:296, 90:346].astype(np.float32)[::-1, ::-1]
        return np.clip(part * 0.75 + 60, 0, 255).astype(np.uint8)
    skin = np.full((256, 256, 3), rng.integers(40, 215, 3), np.float32)
    other = rng.integers(40, 215, 3).astype(float)
    for _ in range(26):
        center = tuple(int(v) for v in rng.integers(0, 256, 2))
        cv2.circle(
            skin, center, int(rng.integers(6, 22)), tuple(other + rng.normal(0, 12, 3)), -1, cv2.LINE_AA
        )
    noise = cv2.GaussianBlur(rng.normal(size=skin.shape).astype(np.float32), (0, 0), 1.2)
    return np.clip(skin + noise * (8 / noise.std()), 0, 255).astype(np.uint8)


def _moved(world: Picture, x: float, y: float, width: int, height: int) -> Picture:
    place = np.float32([[1, 0, x], [0, 1, y]])
    return cv2.warpAffine(
        world, place, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )


def _thing(width: int, height: int, x: float, y: float, scale: float, phase: float) -> Matte:
    """A body with a head, two arms and two legs that swing; drawn four times as large for its edge."""
    cover = np.zeros((height * 4, width * 4), np.uint8)

    def spot(dx: float, dy: float) -> tuple[int, int]:
        return round((x + dx * scale) * 4), round((y + dy * scale) * 4)

    def oval(dx: float, dy: float, a: float, b: float) -> None:
        cv2.ellipse(cover, spot(dx, dy), (round(a * scale * 4), round(b * scale * 4)), 0, 0, 360, 255, -1)

    def limb(dx: float, dy: float, angle: float, length: float, thick: float) -> None:
        end = spot(dx + np.sin(angle) * length, dy + np.cos(angle) * length)
        cv2.line(cover, spot(dx, dy), end, 255, round(thick * scale * 4))

    oval(0, 0, 30, 44)
    oval(4 * np.sin(phase), -62, 20, 23)
    for side in (-1, 1):
        limb(side * 24, -22, side * (0.75 + 0.45 * np.sin(phase + side)), 52, 15)
        limb(side * 14, 34, side * (0.25 + 0.22 * np.sin(phase * 0.9 + side)), 62, 19)
    return cv2.resize(cover, (width, height), interpolation=cv2.INTER_AREA)
