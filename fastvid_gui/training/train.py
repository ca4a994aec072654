"""Trains a style network; reads from top to bottom.

Each step draws photos, makes them a short film by simulated motion, and learns from its last frame (`objective.py`).
All of that happens on the training's device. The host only gives instructions and looks at the losses now and then, so
that a GPU never waits.
"""

import math
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fastvid_gui.errors import TrainingError
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.network import StyleNetwork
from fastvid_gui.style.pack import Style
from fastvid_gui.style.perceptual import STYLE_LAYERS, Vgg19, at_style_side, picture_tensor, style_target
from fastvid_gui.style.shape import Shape, fast_shape
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.training.checkpoint import checkpoint_bytes, read_checkpoint
from fastvid_gui.training.crops import Crops
from fastvid_gui.training.data import Photos
from fastvid_gui.training.losses import Emphasis, LossWeights
from fastvid_gui.training.objective import FilmBatch, film_losses
from fastvid_gui.training.simulated_motion import MotionBounds, draw_scene

PASTS = (0, 0, 1, 1, 2, 3, 4, 6, 8)
"""How many frames are painted before the one that is learned from; one number is drawn for each step."""
CROPS = ((0.0, 128, 6), (0.4, 192, 3), (0.8, 256, 2))
"""From a share of the training on: the side of the crops in pixels, and crops in a step."""
GPU_CROPS = ((0.0, 128, 32), (0.3, 192, 20), (0.6, 256, 16))
"""The same on a GPU, which is hardly slower with more crops; they take 3 GB of its memory (fine: 6)."""
LEAST_GPU_BYTES = 8 * 10**9
"""GPUs with less memory take the crops of a CPU."""
LOOK_STEPS = 10
"""How often a GPU is asked for the losses; each look makes it idle for a moment."""
STEADINESS = ((0.0, 0.4), (0.6, 1.0))
"""From a share of the training on: how much of `LossWeights.steady` counts. A network that must be steady from the
start never learns bold strokes."""
MARGIN = 1.25
"""Photos are this much larger than the crop, so that the camera has something to move over."""
EMA_DECAY = 0.998
LAST_RATE = 0.02
"""Share of the learning rate that remains at the end (cosine)."""
WARM_UP_STEPS = 50
GRADIENT_LIMIT = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainSettings:
    """What decides a training besides its pictures.

    Attributes:
        steps: how long it lasts, unless there is a budget of time: then the schedule follows the elapsed time.
        emphasis: of each style; none means that all count alike.
        hold: how much more the result's gate holds on to the past than it has learned (logits; 0.4 lowers the temporal
            error by a sixth and softens strokes a little). For networks with a gate.
    """

    steps: int = 4000
    budget_seconds: float | None = None
    rate: float = 2e-3
    weights: LossWeights = field(default_factory=LossWeights)
    motion: MotionBounds = field(default_factory=MotionBounds)
    emphasis: tuple[Emphasis, ...] = ()
    hold: float = 0.0
    seed: int = 1
    device: str = "cpu"


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """The state of a training after a step.

    Attributes:
        step: steps done. steps: of how many; estimated if the schedule follows the time.
        seconds_left: of computing, if known.
        losses: running means of the weighted parts, a few steps old if a GPU trains.
    """

    step: int
    steps: int
    seconds_left: float
    losses: dict[str, float]


class Training:
    """A network in training; can be saved and continued after any step."""

    def __init__(
        self,
        paintings: Sequence[NDArray[np.uint8]],
        photos: Photos,
        settings: TrainSettings,
        shape: Shape | None = None,
        start: Sequence[Style] = (),
        names: Sequence[str] = (),
    ) -> None:
        """Prepares a training.

        Args:
            paintings: RGB uint8, one for each style to learn.
            shape: of the network (default: FastVid's fast one).
            start: styles of one network to start from instead of random weights; the new styles start as their mean.
            names: of the styles to learn; styles of the same name in `start` continue as they are.
        """
        self.settings, self.step, self.seconds = settings, 0, 0.0
        self.device = torch.device(settings.device)
        torch.manual_seed(settings.seed)
        self.dice = torch.Generator().manual_seed(settings.seed)
        self.generator = torch.Generator(self.device).manual_seed(settings.seed)
        self.photos = Crops(photos, self.device)
        self.network = StyleNetwork(start[0].shape if start else shape or fast_shape())
        vectors = _neutral(self.network.shape, len(paintings))
        if start:
            self.network.load_state_dict({k: torch.from_numpy(v.copy()) for k, v in start[0].weights.items()})
            known, mean = {style.info.name: style.vector for style in start}, _mean(start)
            wanted = [*names, *[""] * (len(paintings) - len(names))]
            vectors = torch.from_numpy(np.stack([known.get(name, mean) for name in wanted]))
        self.network.to(self.device)
        self.styles = torch.nn.Parameter(vectors.to(self.device))
        self.average = [value.detach().clone() for value in self._values()]
        self.optimizer = torch.optim.Adam(self._values(), settings.rate, betas=(0.9, 0.99))
        self.vgg = Vgg19().to(self.device)
        targets = [
            style_target(self.vgg, at_style_side(picture_tensor(p).to(self.device))) for p in paintings
        ]
        self.grams = {name: torch.cat([target[name] for target in targets]) for name in STYLE_LAYERS}
        if self.device.type == "cuda":
            self.vgg.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        emphasis = settings.emphasis or (Emphasis(),) * len(paintings)
        self._emphasis = torch.tensor([(each.content, each.steady) for each in emphasis], device=self.device)
        self._crops = CROPS if _small(self.device) else GPU_CROPS
        self._look_steps = 1 if self.device.type == "cpu" else LOOK_STEPS
        self._sums: dict[str, Tensor] = {}
        self._means: dict[str, float] = {}

    def run(
        self, stop: threading.Event | None = None, deadline: float | None = None
    ) -> Iterator[TrainingProgress]:
        """Continues training; yields after each step.

        It ends when the steps are done, `stop` is set or `deadline` (time.monotonic) has passed.
        """
        while self.share < 1:
            if (stop is not None and stop.is_set()) or (
                deadline is not None and time.monotonic() >= deadline
            ):
                return
            began = time.monotonic()
            self._learn()
            self.step += 1
            self._follow()
            if self.step % self._look_steps == 0:
                self._look()
            self.seconds += time.monotonic() - began
            yield self.progress

    @property
    def share(self) -> float:
        """How much of the training is done, 0 to 1."""
        if self.settings.budget_seconds is not None:
            return min(1.0, self.seconds / self.settings.budget_seconds)
        return min(1.0, self.step / self.settings.steps)

    @property
    def progress(self) -> TrainingProgress:
        """The state of the training."""
        share = max(self.share, 1e-6)
        steps = self.settings.steps if self.settings.budget_seconds is None else round(self.step / share)
        return TrainingProgress(self.step, steps, self.seconds * (1 - share) / share, dict(self._means))

    def _learn(self) -> None:
        done = self.share
        _, side, count = next(crop for crop in reversed(self._crops) if done >= crop[0])
        rate = self.settings.rate * min(1, (self.step + 1) / WARM_UP_STEPS)
        rate *= LAST_RATE + (1 - LAST_RATE) * (1 + math.cos(math.pi * done)) / 2
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        past = PASTS[int(torch.randint(len(PASTS), (1,), generator=self.dice))]
        chosen = torch.randint(len(self.styles), (count,), generator=self.generator, device=self.device)
        parts = self._losses(past, chosen, side)
        loss = torch.stack([part.float() for part in parts.values()]).sum()
        if self._look_steps == 1 and not torch.isfinite(loss):
            raise TrainingError(TrainingSays.ASTRAY)
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self._values(), GRADIENT_LIMIT)
        self.optimizer.step()
        for name, part in parts.items():
            value = part.detach().float()
            self._sums[name] = torch.lerp(self._sums[name], value, 0.02) if name in self._sums else value

    def _losses(self, past: int, chosen: Tensor, side: int) -> dict[str, Tensor]:
        """The weighted losses of a new film of `past` + 1 frames; `chosen`: the style of each sample."""
        large, motion = round(side * MARGIN), self.settings.motion
        back, front = (self.photos.draw(len(chosen), large, self.generator) for _ in range(2))
        content, steady = self._emphasis[chosen].unbind(1)
        film = FilmBatch(
            scene=draw_scene(back, front, side, motion, self.generator),
            past=past,
            vectors=self.styles[chosen],
            grams={name: value[chosen] for name, value in self.grams.items()},
            content=content,
            steady=steady,
            calm=next(factor for start, factor in reversed(STEADINESS) if self.share >= start),
        )
        return film_losses(self.network, self.vgg, film, self.settings.weights, self.generator)

    def _look(self) -> None:
        """Brings the losses to the host; raises TrainingError if they are not numbers."""
        values = torch.stack(list(self._sums.values())).tolist() if self._sums else []
        self._means = dict(zip(self._sums, values, strict=True))
        if not all(math.isfinite(value) for value in values):
            raise TrainingError(TrainingSays.ASTRAY)

    def _values(self) -> list[torch.nn.Parameter]:
        return [*self.network.parameters(), self.styles]

    def _follow(self) -> None:
        """Updates the running mean of the weights, which is what FastVid ships."""
        decay = min(EMA_DECAY, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, value in zip(self.average, self._values(), strict=True):
                mean.lerp_(value, 1 - decay)

    def result(self) -> tuple[Shape, dict[str, NDArray[np.float32]], NDArray[np.float32]]:
        """The network's shape, its weights by name and the style vectors (styles x style_size), as averaged so far."""
        names = [name for name, _ in self.network.named_parameters()]
        arrays = [mean.cpu().float().numpy() for mean in self.average]
        shape, weights = self.network.shape, dict(zip(names, arrays[:-1], strict=True))
        if self.settings.hold and shape.carry == "gate":
            last = f"layers.{len(shape.layers) - 1}.bias"  # its fourth channel is the gate (style/shape.py)
            weights[last] = weights[last] + np.array((0, 0, 0, self.settings.hold), np.float32)
        return shape, weights, arrays[-1]

    def save(self, path: Path, about: str = "") -> None:
        """Writes everything needed to continue (weights, optimizer, random state) to `path`, whole or not at all.

        Raises TargetError.

        `about`: whose training this is; `checkpoint.checkpoint_about` reads it.
        """
        self._look()
        facts = {"step": self.step, "seconds": self.seconds, "means": self._means, "device": self.device.type}
        tensors = {"dice": self.dice.get_state(), "generator": self.generator.get_state()}
        for number, (value, mean) in enumerate(zip(self._values(), self.average, strict=True)):
            tensors |= {f"value.{number}": value, f"average.{number}": mean}
            for name, moment in self.optimizer.state.get(value, {}).items():
                tensors[f"optimizer.{number}.{name}"] = moment
        write_whole(path, checkpoint_bytes(about, facts, tensors), overwrite=True)

    def resume(self, path: Path) -> None:
        """Continues from a file that `save` wrote; raises TrainingError if it does not fit."""
        stored = read_checkpoint(path)
        facts, tensors = stored.facts, stored.tensors
        try:
            with torch.no_grad():
                for number, (value, mean) in enumerate(zip(self._values(), self.average, strict=True)):
                    _same_size(value, tensors[f"value.{number}"]).copy_(tensors[f"value.{number}"])
                    _same_size(mean, tensors[f"average.{number}"]).copy_(tensors[f"average.{number}"])
            moments: dict[int, dict[str, Tensor]] = {}
            for key in tensors:
                kind, _, rest = key.partition(".")
                if kind == "optimizer":
                    place, _, name = rest.partition(".")
                    moments.setdefault(int(place), {})[name] = tensors[key]
            groups = self.optimizer.state_dict()["param_groups"]
            self.optimizer.load_state_dict({"state": moments, "param_groups": groups})
            if facts["device"] == self.device.type:  # else the random numbers start over
                self.generator.set_state(tensors["generator"])
            self.dice.set_state(tensors["dice"])
            self.step, self.seconds = int(facts["step"]), float(facts["seconds"])
            self._means = {str(name): float(value) for name, value in facts["means"].items()}
            self._sums = {
                name: torch.tensor(value, device=self.device) for name, value in self._means.items()
            }
        except Exception as error:  # a misfit can show in any way
            raise TrainingError(TrainingSays.OTHER_CHECKPOINT, file=path) from error


def _same_size(value: Tensor, stored: Tensor) -> Tensor:
    """The value; raises ValueError if the stored one would be broadcast over it."""
    if value.shape != stored.shape:
        raise ValueError("another size")
    return value


def _small(device: torch.device) -> bool:
    """Whether a device takes few crops at a time."""
    if device.type != "cuda":
        return True
    return torch.cuda.get_device_properties(device).total_memory < LEAST_GPU_BYTES


def _mean(styles: Sequence[Style]) -> NDArray[np.float32]:
    return np.asarray(np.mean([style.vector for style in styles], 0), np.float32)


def _neutral(shape: Shape, count: int) -> Tensor:
    """Style vectors that change nothing: gamma 1, beta 0."""
    halves = [torch.cat((torch.ones(channels), torch.zeros(channels))) for channels in shape.norms()]
    return torch.cat(halves).repeat(count, 1)
