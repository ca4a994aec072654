"""Trains a style network; reads from top to bottom.

Each step draws photos, makes them a short film by simulated motion, lets the network paint the film's beginning with
its own results fed back (no gradient: that is cheap, so the past can be long), and learns from the last frame alone:
it must look like the photo (content), like the painting (style), like the frame before where the motion can be trusted
(steady), and like a painting from scratch (fresh). Multi-frame training after Ruder et al. 2018, section 4.3.
"""

import math
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fastvid_gui.errors import TrainingError
from fastvid_gui.style.network import StyleNetwork
from fastvid_gui.style.pack import Style
from fastvid_gui.style.perceptual import STYLE_LAYERS, Vgg19, at_style_side, picture_tensor, style_target
from fastvid_gui.style.shape import Shape, fast_shape
from fastvid_gui.training.data import Photos
from fastvid_gui.training.losses import LossWeights, masked_difference, perceptual, total_variation
from fastvid_gui.training.motion import Motion, draw_scene, warp

PASTS = (0, 0, 1, 1, 2, 3, 4, 6, 8)
"""How many frames were painted before the one that is learned from; one is drawn for each step."""
CROPS = ((0.0, 128, 6), (0.4, 192, 3), (0.8, 256, 2))
"""From which share of the training on: side of the crops in pixels, crops in a step."""
STEADINESS = ((0.0, 0.4), (0.6, 1.0))
"""From which share of the training on: how much of `LossWeights.steady` counts. A network that must be steady from the
start never learns bold strokes."""
MARGIN = 1.25
"""Photos are this much larger than the crop, so that the camera has something to move over."""
FRAME_NOISE = 2.0
"""Standard deviation, in levels, of the noise that cameras and codecs add to each frame."""
EMA_DECAY = 0.998
LAST_RATE = 0.02
"""Share of the learning rate that is left at the end (cosine)."""
WARM_UP_STEPS = 50
GRADIENT_LIMIT = 10.0


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """What decides a training besides its pictures.

    Attributes:
        steps: how long it lasts, unless there is a budget of time: then the schedule follows the time spent.
    """

    steps: int = 4000
    budget_seconds: float | None = None
    rate: float = 2e-3
    weights: LossWeights = field(default_factory=LossWeights)
    motion: Motion = field(default_factory=Motion)
    seed: int = 1
    device: str = "cpu"


@dataclass(frozen=True, slots=True)
class Progress:
    """How a training stands after a step.

    Attributes:
        step: steps done. steps: of how many; estimated where the schedule follows the time.
        seconds_left: of computing, as far as can be told.
        losses: running means of the weighted parts.
    """

    step: int
    steps: int
    seconds_left: float
    losses: dict[str, float]


class Training:
    """A network in the making; can be saved and gone on with after any step."""

    def __init__(
        self,
        paintings: Sequence[NDArray[np.uint8]],
        photos: Photos,
        settings: TrainSettings,
        shape: Shape | None = None,
        start: Sequence[Style] = (),
    ) -> None:
        """Prepares a training.

        Args:
            paintings: RGB uint8, one for each style to learn.
            shape: of the network (default: FastVid's fast one).
            start: styles of one network to begin with instead of random weights; the new styles begin as their mean.
        """
        self.settings, self.photos, self.step, self.seconds = settings, photos, 0, 0.0
        self.generator = torch.Generator().manual_seed(settings.seed)
        torch.manual_seed(settings.seed)
        self.device = torch.device(settings.device)
        self.network = StyleNetwork(start[0].shape if start else shape or fast_shape())
        vectors = _neutral(self.network.shape, len(paintings))
        if start:
            self.network.load_state_dict({k: torch.from_numpy(v.copy()) for k, v in start[0].weights.items()})
            vectors = torch.from_numpy(np.mean([style.vector for style in start], 0)).repeat(
                len(paintings), 1
            )
        self.network.to(self.device)
        self.styles = torch.nn.Parameter(vectors.to(self.device))
        self.average = [value.detach().clone() for value in self._values()]
        self.optimizer = torch.optim.Adam(self._values(), settings.rate, betas=(0.9, 0.99))
        self.vgg = Vgg19().to(self.device)
        targets = [
            style_target(self.vgg, at_style_side(picture_tensor(p)).to(self.device)) for p in paintings
        ]
        self.grams = {name: torch.cat([target[name] for target in targets]) for name in STYLE_LAYERS}
        self._means: dict[str, float] = {}

    def run(self, stop: threading.Event | None = None, deadline: float | None = None) -> Iterator[Progress]:
        """Trains on; yields after each step.

        It ends when the steps are done, `stop` is set or `deadline` (time.monotonic) has passed.
        """
        while self.share < 1:
            if (stop is not None and stop.is_set()) or (
                deadline is not None and time.monotonic() >= deadline
            ):
                return
            began = time.monotonic()
            losses = self._learn()
            self.step += 1
            self._follow()
            for name, value in losses.items():
                self._means[name] = 0.98 * self._means.get(name, value) + 0.02 * value
            self.seconds += time.monotonic() - began
            yield self.progress

    @property
    def share(self) -> float:
        """How much of the training is done, 0 to 1."""
        if self.settings.budget_seconds is not None:
            return min(1.0, self.seconds / self.settings.budget_seconds)
        return min(1.0, self.step / self.settings.steps)

    @property
    def progress(self) -> Progress:
        """How the training stands."""
        share = max(self.share, 1e-6)
        steps = self.settings.steps if self.settings.budget_seconds is None else round(self.step / share)
        return Progress(self.step, steps, self.seconds * (1 - share) / share, dict(self._means))

    def _learn(self) -> dict[str, float]:
        done = self.share
        _, side, count = next(crop for crop in reversed(CROPS) if done >= crop[0])
        rate = self.settings.rate * min(1, (self.step + 1) / WARM_UP_STEPS)
        rate *= LAST_RATE + (1 - LAST_RATE) * (1 + math.cos(math.pi * done)) / 2
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        past = PASTS[int(torch.randint(len(PASTS), (1,), generator=self.generator))]
        chosen = torch.randint(len(self.styles), (count,), generator=self.generator)
        with torch.autocast(self.device.type, torch.bfloat16):
            loss, losses = self._loss(past, chosen.to(self.device), side)
        if not torch.isfinite(loss):
            raise TrainingError(
                "Training went astray (the loss is not a number). Start again with a lower --rate."
            )
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self._values(), GRADIENT_LIMIT)
        self.optimizer.step()
        return losses

    def _loss(self, past: int, chosen: Tensor, side: int) -> tuple[Tensor, dict[str, float]]:
        """The loss of the last frame of a film of `past` + 1 frames; `chosen`: the style of each sample."""
        count, weights = len(chosen), self.settings.weights
        large = round(side * MARGIN)
        scene = draw_scene(
            self.photos.batch(count, large, self.generator),
            self.photos.batch(count, large, self.generator),
            side,
            self.settings.motion,
            self.generator,
        )
        vectors = self.styles[chosen]
        warped, trust = (
            torch.zeros(count, 3, side, side, device=self.device),
            torch.zeros(count, 1, side, side, device=self.device),
        )
        for t in range(past):
            with torch.no_grad():
                painted = self.network(self._noisy(scene.frame(t)), vectors, warped, trust)
                flow, mask, _ = scene.backward_flow(t + 1, self.generator)
                trust = mask.to(self.device)
                warped = warp(painted.clamp(0, 255).round(), flow.to(self.device)).round()
        clean = scene.frame(past).to(self.device)
        frame = self._noisy(clean)
        fresh, kept = self.network.parts(frame, vectors, warped, trust)
        result = fresh + kept * (warped - fresh)
        grams = {name: value[chosen] for name, value in self.grams.items()}
        content, detail, style = perceptual(self.vgg, result, clean, grams, weights)
        parts = {
            "content": weights.content * content,
            "detail": weights.detail * detail,
            "style": weights.style * style,
            "smooth": weights.smooth * total_variation(result),
        }
        if past:
            calm = next(factor for start, factor in reversed(STEADINESS) if self.share >= start)
            parts["steady"] = calm * weights.steady * masked_difference(result, warped, trust)
            parts["copy"] = weights.copy * masked_difference(fresh, warped, trust)
            scratch = self.network(frame, vectors, torch.zeros_like(warped), torch.zeros_like(trust))
            parts["fresh"] = weights.fresh * masked_difference(scratch, result, torch.ones_like(trust))
            parts["mend"] = weights.mend * masked_difference(result, scratch.detach(), 1 - trust)
        losses = {name: float(part.detach()) for name, part in parts.items()}
        return torch.stack([part.float() for part in parts.values()]).sum(), losses

    def _noisy(self, frame: Tensor) -> Tensor:
        noise = torch.randn(frame.shape, generator=self.generator) * FRAME_NOISE
        return (frame + noise).clamp(0, 255).round().to(self.device)

    def _values(self) -> list[torch.nn.Parameter]:
        return [*self.network.parameters(), self.styles]

    def _follow(self) -> None:
        """The running mean of the weights, which is what is shipped."""
        decay = min(EMA_DECAY, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, value in zip(self.average, self._values(), strict=True):
                mean.lerp_(value, 1 - decay)

    def result(self) -> tuple[Shape, dict[str, NDArray[np.float32]], NDArray[np.float32]]:
        """The network's shape, its weights by name and the style vectors (styles x style_size), as averaged so far."""
        names = [name for name, _ in self.network.named_parameters()]
        arrays = [mean.cpu().float().numpy() for mean in self.average]
        return self.network.shape, dict(zip(names, arrays[:-1], strict=True)), arrays[-1]

    def save(self, path: Path, about: str = "") -> None:
        """Writes everything needed to go on (weights, optimiser, random state) to `path`, whole or not at all.

        `about`: whose training this is; `checkpoint_about` reads it.
        """
        state: dict[str, Any] = {
            "step": self.step,
            "seconds": self.seconds,
            "values": [value.detach() for value in self._values()],
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "generator": self.generator.get_state(),
            "means": self._means,
            "about": about,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".partial")
        torch.save(state, temporary)
        temporary.replace(path)

    def resume(self, path: Path) -> None:
        """Goes on from a file that `save` wrote; raises TrainingError where it does not fit."""
        try:
            state = torch.load(path, map_location=self.device, weights_only=True)
            with torch.no_grad():
                for value, stored in zip(self._values(), state["values"], strict=True):
                    value.copy_(stored)
                for mean, stored in zip(self.average, state["average"], strict=True):
                    mean.copy_(stored)
            self.optimizer.load_state_dict(state["optimizer"])
            self.generator.set_state(state["generator"].cpu())
            self.step, self._means = int(state["step"]), dict(state["means"])
            self.seconds = float(state.get("seconds", 0.0))
        except Exception as error:  # torch's reader stumbles over damage in any way there is
            raise TrainingError(
                f"The checkpoint {path} is damaged or does not fit this training; delete it to start over."
            ) from error


def checkpoint_about(path: Path) -> str:
    """Whose training a checkpoint is, as given to `Training.save`; "" where it does not say.

    Raises:
        TrainingError: the file is no checkpoint, or damaged.
    """
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        return str(state.get("about", ""))
    except Exception as error:  # as in `Training.resume`
        raise TrainingError(f"The checkpoint {path} is damaged; delete it to start over.") from error


def _neutral(shape: Shape, count: int) -> Tensor:
    """Style vectors that change nothing: gamma 1, beta 0."""
    halves = [torch.cat((torch.ones(channels), torch.zeros(channels))) for channels in shape.norms()]
    return torch.cat(halves).repeat(count, 1)
