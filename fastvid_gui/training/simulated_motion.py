"""Simulated motion with known flow and occlusion, from still photos.

A camera moves over one photo, and an object cut out of another photo moves in front of it. Both motions are affine, so
the flow from each frame back to the one before is exact, and so is the mask of what was hidden. Dosovitskiy et al.
(FlyingChairs, ICCV 2015) train optical flow on such scenes; here they teach steadiness without a video.

Everything is computed where the random generator lives. It stays in float32 inside an autocast region too, because
matrix products there would be rounded to bfloat16, which moves pixels by up to a pixel and more.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

FLAP_REACH = 1.6
"""How much larger than a flapping object the untrusted patch is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionBounds:
    """How much things move; random values are drawn within these bounds, per frame.

    Attributes:
        shift: pixels of translation of the camera.
        turn: radians. zoom: relative change of size.
        object_shift: pixels of translation of the object in front.
        still: share of samples whose camera stands still, so that flat repetition is learned too.
        flow_noise: pixels (standard deviation) by which the flow given to the network is wrong, smoothly.
        speckle: share of trust that is withdrawn at random, in specks, as a real consistency check does; a quarter of
            it or
            less in most frames, up to twice as much in some.
        holes: share of samples in which all trust is lost in large patches, as where a light flickers.
        flap: share of samples whose object changes its shape too fast for any flow method, like a butterfly: in it and
            close around it all trust is lost, frame after frame.
    """

    shift: float = 6.0
    turn: float = 0.015
    zoom: float = 0.012
    object_shift: float = 10.0
    still: float = 0.3
    flow_noise: float = 0.25
    speckle: float = 0.12
    holes: float = 0.5
    flap: float = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A batch of simulated sequences; frame t is drawn on demand.

    Attributes:
        back, front: N x 3 x H x W photos, RGB 0..255, larger than the crop by a margin.
        camera, body: N x 5 affine velocities (shift x, y, turn, zoom, 0) per frame.
        center, radii: N x 2 of the object's ellipse, pixels in the crop; wobble: N x 3 shape numbers.
        flap: N, radians per frame by which the object's outline turns around it; 0: it keeps its shape.
    """

    back: Tensor
    front: Tensor
    camera: Tensor
    body: Tensor
    center: Tensor
    radii: Tensor
    wobble: Tensor
    flap: Tensor
    size: int
    motion: MotionBounds

    def frame(self, t: int) -> Tensor:
        """Frame t: N x 3 x size x size, RGB 0..255."""
        points = _pixels(self.size, self.back)
        back_points = _moved(points, self.camera, t, self.size)
        front_points = _moved(points, self.body, t, self.size)
        cover = self._cover(front_points, t)
        return torch.lerp(
            _look(self.back, back_points, self.size), _look(self.front, front_points, self.size), cover
        )

    def backward_flow(self, t: int, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """From frame t back to frame t-1.

        Returns:
            flow: N x H x W x 2, pixels (dx, dy), as a flow method would find it (slightly wrong);
            trust: N x 1 x H x W, 0 or 1, as a consistency check would leave it (eroded, speckled);
            known: N x 1 x H x W, 0 or 1: where the true motion connects both frames.
        """
        points = _pixels(self.size, self.back)
        now, before = (_moved(points, self.body, time, self.size) for time in (t, t - 1))
        cover = self._cover(now, t) > 0.5
        back = _returned(_moved(points, self.camera, t, self.size), self.camera, t - 1, self.size)
        front = _returned(now, self.body, t - 1, self.size)
        origin = torch.where(cover.permute(0, 2, 3, 1), front, back)
        was_covered = self._cover(_moved(origin, self.body, t - 1, self.size), t - 1) > 0.5
        inside = ((origin >= 0) & (origin <= self.size - 1)).all(3)[:, None]
        known = (inside & (was_covered == cover)).float()
        trust = -F.max_pool2d(-known, 5, 1, 2)
        trust = trust * (1 - self._speckle(len(trust), generator)) * (1 - self._holes(len(trust), generator))
        near = self._cover(now, t, FLAP_REACH).maximum(self._cover(before, t - 1, FLAP_REACH)) > 0
        trust = trust * (1 - (near & (self.flap[:, None, None, None] != 0)).float())
        noise = _smooth_noise(len(trust), 2, self.size, generator).permute(0, 2, 3, 1)
        return origin - points + noise * self.motion.flow_noise, trust, known

    def _cover(self, points: Tensor, t: int, reach: float = 1.0) -> Tensor:
        """How much the object of frame t, larger by `reach`, covers points of its own picture: N x 1 x H x W, with a
        soft edge one pixel wide."""
        offset = (points - self.center[:, None, None]) / self.radii[:, None, None]
        angle = torch.atan2(offset[..., 1], offset[..., 0])
        amount, phase, lobes = (self.wobble[:, i, None, None] for i in range(3))
        phase = phase + self.flap[:, None, None] * t
        edge = reach * (1 + amount * torch.sin(lobes.round() * angle + phase))
        length = torch.linalg.vector_norm(offset, dim=3)
        distance: Tensor = (edge - length) * self.radii.mean(1)[:, None, None]
        return (distance + 0.5).clamp(0, 1)[:, None]

    def _holes(self, count: int, generator: torch.Generator) -> Tensor:
        """Large patches without trust: N x 1 x H x W, 0 or 1; up to half of the picture."""
        device = generator.device
        coarse = torch.randn(count, 1, 4, 4, generator=generator, device=device)
        noise = F.interpolate(coarse, (self.size, self.size), mode="bicubic", align_corners=True)
        limit = 0.2 + 1.5 * torch.rand(count, 1, 1, 1, generator=generator, device=device)
        chosen = torch.rand(count, 1, 1, 1, generator=generator, device=device) < self.motion.holes
        return ((noise > limit) & chosen).float()

    def _speckle(self, count: int, generator: torch.Generator) -> Tensor:
        """Specks of withdrawn trust: N x 1 x H x W, 0 or 1."""
        grain = torch.randn(count, 1, self.size, self.size, generator=generator, device=generator.device)
        noise = _smooth_noise(count, 1, self.size, generator) + 0.5 * grain
        chance = torch.rand(count, 1, 1, 1, generator=generator, device=generator.device)
        share = (2 * self.motion.speckle * chance**3).clamp(min=1e-4)
        limit = noise.std((1, 2, 3), keepdim=True) * 2**0.5 * torch.erfinv(1 - 2 * share)
        return F.max_pool2d((noise > limit).float(), 3, 1, 1)


def draw_scene(
    back: Tensor, front: Tensor, size: int, motion: MotionBounds, generator: torch.Generator
) -> Scene:
    """A batch of random sequences over photos (N x 3 x H x W, RGB 0..255, at least `size` on each side, on the
    generator's device)."""
    count = len(back)

    def uniform(columns: int, low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(count, columns, generator=generator, device=generator.device)

    moving = (uniform(1, 0, 1) > motion.still).float()
    speed = uniform(1, 0, 1)
    camera = torch.cat(
        (
            uniform(2, -motion.shift, motion.shift),
            uniform(1, -motion.turn, motion.turn),
            uniform(1, -motion.zoom, motion.zoom),
        ),
        1,
    )
    body = torch.cat(
        (
            uniform(2, -motion.object_shift, motion.object_shift),
            uniform(1, -4 * motion.turn, 4 * motion.turn),
            uniform(1, -motion.zoom, motion.zoom),
        ),
        1,
    )
    flaps = (uniform(1, 0, 1) < motion.flap).float()
    flap = flaps * uniform(1, 0.5, 2.5)
    there = (uniform(1, 0, 1) < 0.8).float().maximum(flaps)
    radii = uniform(2, 0.08, 0.3) * size * (1 - 0.5 * flaps) * there + 1e-3
    wobble = torch.cat((uniform(1, 0, 0.3), uniform(1, 0, 6.3), uniform(1, 2, 5)), 1)
    return Scene(
        back=back,
        front=front,
        camera=camera * moving * speed,
        body=body,
        center=uniform(2, 0.2, 0.8) * size,
        radii=radii,
        wobble=wobble,
        flap=flap[:, 0],
        size=size,
        motion=motion,
    )


def warp(picture: Tensor, flow: Tensor) -> Tensor:
    """A picture (N x 3 x H x W) as seen through a backward flow (N x H x W x 2, pixels): bilinear, edges repeated."""
    size = picture.shape[3]
    points = _pixels(size, picture) + flow
    return F.grid_sample(picture, points * (2 / (size - 1)) - 1, "bilinear", "border", align_corners=True)


def _pixels(size: int, like: Tensor) -> Tensor:
    line = torch.arange(size, dtype=torch.float32, device=like.device)
    y, x = torch.meshgrid(line, line, indexing="ij")
    return torch.stack((x, y), 2)[None]


def _moved(points: Tensor, motion: Tensor, t: int, size: int) -> Tensor:
    """Where the points (N or 1 x H x W x 2) of frame t lie in the object's own picture."""
    cos, sin = _turn(motion, t, 1)
    x, y = (points - size / 2).unbind(3)
    return torch.stack((cos * x - sin * y, sin * x + cos * y), 3) + size / 2 + _shift(motion, t)


def _returned(points: Tensor, motion: Tensor, t: int, size: int) -> Tensor:
    """The inverse of `_moved`: where points of the object's picture are seen in frame t."""
    cos, sin = _turn(motion, t, -1)
    x, y = (points - _shift(motion, t) - size / 2).unbind(3)
    return torch.stack((cos * x + sin * y, cos * y - sin * x), 3) + size / 2


def _turn(motion: Tensor, t: int, way: int) -> tuple[Tensor, Tensor]:
    """Cosine and sine of the turn after t frames times the zoom (`way` 1) or its inverse (-1): N x 1 x 1 each."""
    angle, scale = motion[:, 2] * t, torch.exp(motion[:, 3] * (way * t))
    return (torch.cos(angle) * scale)[:, None, None], (torch.sin(angle) * scale)[:, None, None]


def _shift(motion: Tensor, t: int) -> Tensor:
    return (motion[:, :2] * t)[:, None, None]


def _look(photo: Tensor, points: Tensor, size: int) -> Tensor:
    """The photo at points given in pixels of the crop, which lies in its middle; mirrored beyond the edge."""
    height, width = photo.shape[2:]
    x, y = (points - size / 2).unbind(3)
    grid = torch.stack((x * (2 / width), y * (2 / height)), 3)
    return F.grid_sample(photo, grid, "bilinear", "reflection", align_corners=False)


def _smooth_noise(count: int, channels: int, size: int, generator: torch.Generator) -> Tensor:
    side = max(2, size // 16)
    coarse = torch.randn(count, channels, side, side, generator=generator, device=generator.device)
    return F.interpolate(coarse, (size, size), mode="bilinear", align_corners=True)
