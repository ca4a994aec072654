"""Trains predictor and painter together; reads from top to bottom.

It works like `train.py`, except that a step's style vectors are not learned as a table: they are predicted from the
paintings. The painter (a network of the shipped shape) starts from shipped weights and learns along, since a network
that paints eight styles can't paint every style. A step lowers the same loss (`objective.py`), plus the error of the
predicted code.
"""

import math
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from fastvid_gui.domain.job import Speed
from fastvid_gui.errors import TrainingError
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.drafter import Drafter
from fastvid_gui.style.network import StyleNetwork
from fastvid_gui.style.pack import Style
from fastvid_gui.style.perceptual import Vgg19
from fastvid_gui.style.shape import Shape
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.training.checkpoint import checkpoint_bytes, read_checkpoint
from fastvid_gui.training.crops import Crops
from fastvid_gui.training.data import Photos
from fastvid_gui.training.losses import LossWeights
from fastvid_gui.training.objective import FilmBatch, film_losses
from fastvid_gui.training.predictor import Predictor, StatisticsCode
from fastvid_gui.training.simulated_motion import MotionBounds, draw_scene
from fastvid_gui.training.targets import Targets
from fastvid_gui.training.train import (
    EMA_DECAY,
    GRADIENT_LIMIT,
    LOOK_STEPS,
    MARGIN,
    WARM_UP_STEPS,
    TrainingProgress,
)

PASTS = (0, 0, 0, 1, 1, 2, 4)
"""How many frames are painted before the one that is learned from; one number is drawn for each step."""
CROPS = ((0.0, 128, 6), (0.8, 192, 3))
"""From a share of the training on: the side of the crops in pixels, and crops (each in another style) in a step."""
GPU_CROPS = ((0.0, 128, 64), (0.4, 192, 32), (0.7, 256, 20))
MORE_LOOKS = 12
"""Paintings of a step for which only the code is learned."""
GPU_MORE_LOOKS = 64
ENCODER_RATE = 0.03
"""Share of the rate at which the encoder learns: it starts with a regression that larger steps would destroy."""
TAUGHT = (300, 900)
"""Up to step TAUGHT[0] all codes are the true ones; from step TAUGHT[1] on all are predicted."""
STEADINESS = ((0.0, 0.4), (0.5, 1.0))
"""From a share of the training on: how much of `LossWeights.steady` counts, as in `train.py`."""
FALL = 0.6
"""From this share of the training on, the rate falls (cosine) to `LAST_RATE` of itself."""
LAST_RATE = 0.02
ABOUT = "drafts"
"""What a checkpoint of such a training calls it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSettings:
    """What decides such a training besides its pictures; see `train.TrainSettings`.

    Attributes:
        budget_seconds: if set, the whole schedule takes this many seconds, from the beginning or from `resume` on,
            whatever the number of steps.
        code_weight: how much the error of the code counts.
    """

    steps: int = 12000
    rate: float = 1e-3
    weights: LossWeights = field(default_factory=LossWeights)
    motion: MotionBounds = field(default_factory=MotionBounds)
    budget_seconds: float | None = None
    code_weight: float = 1.0
    seed: int = 1
    device: str = "cpu"


class DraftTraining:
    """Predictor and painter in training; can be saved and continued after any step.

    Attributes:
        targets: what it learns from; more may replace them between steps.
    """

    def __init__(
        self,
        targets: Targets,
        photos: Photos,
        settings: DraftSettings,
        shape: Shape,
        start: Sequence[Style] = (),
    ) -> None:
        """`start`: styles of one network (of that shape) to start from instead of random weights."""
        self.settings, self.step, self.seconds, self._begun = settings, 0, 0.0, 0.0
        self.device = torch.device(settings.device)
        torch.manual_seed(settings.seed)
        self.dice = torch.Generator().manual_seed(settings.seed)
        self.generator = torch.Generator(self.device).manual_seed(settings.seed)
        self.targets, self.photos = targets.to(self.device), Crops(photos, self.device)
        self.network = StyleNetwork(shape)
        base = torch.cat([torch.cat((torch.ones(n), torch.zeros(n))) for n in shape.norms()])
        if start:
            self.network.load_state_dict({k: torch.from_numpy(v.copy()) for k, v in start[0].weights.items()})
            base = torch.stack([torch.from_numpy(style.vector.copy()) for style in start]).mean(0)
        self.predictor, self.teacher = Predictor(base), StatisticsCode(targets.statistics.shape[1])
        self.teacher.learn(targets.statistics.cpu())
        self.vgg = Vgg19().to(self.device)
        self.vgg.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        for part in (self.network, self.predictor, self.teacher):
            part.to(self.device)
        self.average = {name: value.detach().clone() for name, value in self._values().items()}
        encoder = {id(value) for value in self.predictor.encoder()}
        groups: list[dict[str, Any]] = [
            {
                "params": [value for value in self._values().values() if id(value) not in encoder],
                "share": 1.0,
            },
            {"params": self.predictor.encoder(), "share": ENCODER_RATE},
        ]
        self.optimizer = torch.optim.Adam(groups, settings.rate, betas=(0.9, 0.99))
        small = self.device.type != "cuda"
        self._crops = CROPS if small else GPU_CROPS
        self._more = MORE_LOOKS if small else GPU_MORE_LOOKS
        if not small:
            torch.backends.cudnn.benchmark = True  # there are few sizes
            torch.set_float32_matmul_precision("high")
        self._look_steps = 1 if self.device.type == "cpu" else LOOK_STEPS
        self._sums: dict[str, Tensor] = {}
        self._means: dict[str, float] = {}

    def run(
        self, stop: threading.Event | None = None, deadline: float | None = None
    ) -> Iterator[TrainingProgress]:
        """Continues training; yields after each step. It ends when the steps are done, `stop` is set or `deadline`
        (time.monotonic) has passed."""
        if self.step == 0:
            with torch.no_grad():
                codes = self.teacher(self.targets.statistics)
            self.predictor.begin(self.targets.looks, codes)
            for name, value in self._values().items():
                self.average[name].copy_(value.detach())
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
            return min(1.0, (self.seconds - self._begun) / self.settings.budget_seconds)
        return min(1.0, self.step / self.settings.steps)

    @property
    def progress(self) -> TrainingProgress:
        """The state of the training."""
        steps, each = self.settings.steps, self.seconds / max(self.step, 1)
        if self.settings.budget_seconds is not None:
            left = self.settings.budget_seconds * (1 - self.share)
            return TrainingProgress(
                self.step, self.step + round(left / max(each, 1e-6)), left, dict(self._means)
            )
        return TrainingProgress(self.step, steps, each * (steps - self.step), dict(self._means))

    def _learn(self) -> None:
        _, side, count = next(crop for crop in reversed(self._crops) if self.share >= crop[0])
        fallen = max(0.0, (self.share - FALL) / (1 - FALL))
        rate = self.settings.rate * min(1, (self.step + 1) / WARM_UP_STEPS)
        rate *= LAST_RATE + (1 - LAST_RATE) * (1 + math.cos(math.pi * fallen)) / 2
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["share"]
        past = PASTS[int(torch.randint(len(PASTS), (1,), generator=self.dice))]
        parts = self._losses(past, side, count)
        loss = torch.stack([part.float() for part in parts.values()]).sum()
        if self._look_steps == 1 and not torch.isfinite(loss):
            raise TrainingError(TrainingSays.ASTRAY)
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(list(self._values().values()), GRADIENT_LIMIT)
        self.optimizer.step()
        for name, part in parts.items():
            value = part.detach().float()
            self._sums[name] = torch.lerp(self._sums[name], value, 0.02) if name in self._sums else value

    def _losses(self, past: int, side: int, count: int) -> dict[str, Tensor]:
        """The weighted losses of a new film of `past` + 1 frames in `count` styles."""
        generator, device = self.generator, self.device
        chosen = torch.randint(len(self.targets), (count + self._more,), generator=generator, device=device)
        looks = self.targets.looks[chosen].float()
        flipped = torch.rand(len(looks), 1, 1, 1, generator=generator, device=device) < 0.5
        looks = torch.where(flipped, looks.flip(3), looks)
        with torch.autocast(device.type, torch.bfloat16):
            told = self.predictor.code(looks)
        true = self.teacher(self.targets.statistics[chosen])
        taught = torch.rand(count, 1, generator=generator, device=device) < self._taught_share()
        large = round(side * MARGIN)
        back, front = (self.photos.draw(count, large, generator) for _ in range(2))
        ones = torch.ones(count, device=device)
        film = FilmBatch(
            scene=draw_scene(back, front, side, self.settings.motion, generator),
            past=past,
            vectors=self.predictor.vectors(torch.where(taught, true[:count], told[:count])),
            grams=self.targets.grams(chosen[:count]),
            content=ones,
            steady=ones,
            calm=next(factor for start, factor in reversed(STEADINESS) if self.share >= start),
            many=True,
        )
        parts = film_losses(self.network, self.vgg, film, self.settings.weights, generator)
        parts["code"] = self.settings.code_weight * F.mse_loss(told, true)
        return parts

    def _taught_share(self) -> float:
        """Which share of the painted styles comes from the true code."""
        first, last = TAUGHT
        return min(1.0, max(0.0, (last - self.step) / (last - first)))

    def _look(self) -> None:
        """Brings the losses to the host; raises TrainingError if they are not numbers."""
        values = torch.stack(list(self._sums.values())).tolist() if self._sums else []
        self._means = dict(zip(self._sums, values, strict=True))
        if not all(math.isfinite(value) for value in values):
            raise TrainingError(TrainingSays.ASTRAY)

    def _values(self) -> dict[str, torch.nn.Parameter]:
        """Everything that is learned, by name."""
        parts = (("network", self.network), ("predictor", self.predictor))
        return {
            f"{part}.{name}": value for part, module in parts for name, value in module.named_parameters()
        }

    def _follow(self) -> None:
        """Updates the running mean of the weights, which is what FastVid ships."""
        decay = min(EMA_DECAY, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self._values().items():
                self.average[name].lerp_(value, 1 - decay)

    def result(self, speed: Speed) -> Drafter:
        """Painter and predictor, averaged so far."""
        arrays = {name: value.cpu().float().numpy() for name, value in self.average.items()}
        parts = {
            part: {name.removeprefix(part): value for name, value in arrays.items() if name.startswith(part)}
            for part in ("network.", "predictor.")
        }
        facts = {
            "steps": self.step,
            "seconds": round(self.seconds),
            "losses": {name: round(value, 5) for name, value in self._means.items()},
            "paintings": len(self.targets),
            "photos": self.photos.count,
        }
        return Drafter(
            shape=self.network.shape,
            weights=parts["network."],
            predictor=parts["predictor."],
            speed=speed,
            training=facts,
        )

    def save(self, path: Path) -> None:
        """Writes everything needed to continue (weights, optimizer, random state) to `path`, whole or not at all."""
        self._look()
        tensors = {f"average.{name}": value for name, value in self.average.items()}
        values = self._values()
        for name, value in values.items():
            tensors[f"value.{name}"] = value.detach()
            for key, number in self.optimizer.state.get(value, {}).items():
                tensors[f"optimizer.{key}.{name}"] = number
        tensors |= {f"teacher.{name}": value for name, value in self.teacher.state_dict().items()}
        tensors |= {"dice": self.dice.get_state(), "generator": self.generator.get_state()}
        facts = {
            "step": self.step,
            "seconds": self.seconds,
            "means": self._means,
            "device": self.device.type,
            "shape": self.network.shape.to_json(),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, checkpoint_bytes(ABOUT, facts, tensors), overwrite=True)

    def resume(self, path: Path) -> None:
        """Continues from a file that `save` wrote; raises TrainingError if it does not fit."""
        stored = read_checkpoint(path)
        facts, tensors = stored.facts, stored.tensors
        try:
            with torch.no_grad():
                for name, value in self._values().items():
                    value.copy_(tensors[f"value.{name}"])
                    self.average[name].copy_(tensors[f"average.{name}"])
                    if f"optimizer.step.{name}" in tensors:
                        # Adam keeps its step count on the host.
                        self.optimizer.state[value] = {
                            "step": tensors[f"optimizer.step.{name}"],
                            "exp_avg": tensors[f"optimizer.exp_avg.{name}"].to(self.device),
                            "exp_avg_sq": tensors[f"optimizer.exp_avg_sq.{name}"].to(self.device),
                        }
            self.teacher.load_state_dict({name: tensors[f"teacher.{name}"] for name in ("middle", "basis")})
            if facts["device"] == self.device.type:  # else the random numbers start over
                self.generator.set_state(tensors["generator"])
            self.dice.set_state(tensors["dice"])
            self.step, self.seconds = int(facts["step"]), float(facts["seconds"])
            self._begun = self.seconds
            self._means = dict(facts["means"])
            self._sums = {
                name: torch.tensor(value, device=self.device) for name, value in self._means.items()
            }
        except Exception as error:  # damage can show in any way
            raise TrainingError(TrainingSays.BAD_OR_OTHER_CHECKPOINT, file=path) from error
