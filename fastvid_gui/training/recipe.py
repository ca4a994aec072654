"""Recipes: which styles a network learns, and how long (TOML).

steps = 3000
speed = "fast"                          # which network: "fast" or "fine"
hold = 0.4                              # see `train.TrainSettings`; 0 unless said
weights = { steady = 60.0 }              # where they differ from `losses.LossWeights`
[[style]]
picture = "vangogh_starry_night"        # file name without ending, in the folder of paintings
name = "starry-night"
title = "The Starry Night"
artist = "Vincent van Gogh"
year = "1889"
credit = "public domain"
emphasis = { steady = 2.0 }             # what counts more (or less) in this style than in others: `losses.Emphasis`
"""

import math
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import TrainingError
from fastvid_gui.sentences.system import of_system
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.pack_header import MAX_STYLES
from fastvid_gui.style.pictures import PICTURE_ENDINGS
from fastvid_gui.style.shape import Shape, fast_shape, fine_shape
from fastvid_gui.training.losses import Emphasis, LossWeights
from fastvid_gui.training.train import TrainSettings
from fastvid_gui.user_files import TooLargeError, read_user_file

MOST_STEPS = 10_000_000
MOST_BYTES = 256 << 10
MOST_HOLD = 4.0
SHAPES: dict[Speed, Callable[[], Shape]] = {"fast": fast_shape, "fine": fine_shape}
_Numbers = TypeVar("_Numbers", LossWeights, Emphasis)
_TEXTS = ("name", "title", "artist", "year", "credit", "picture")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What to train.

    Attributes:
        styles, emphasis: which styles, and what counts how much in each of them.
        speed: which of FastVid's networks learns them.
        steps, seed, weights: how long, from which random numbers, and how much each loss counts.
        hold: see `train.TrainSettings`.
    """

    styles: tuple[StyleInfo, ...]
    emphasis: tuple[Emphasis, ...]
    speed: Speed
    steps: int
    seed: int
    weights: LossWeights
    hold: float

    @property
    def shape(self) -> Shape:
        """Of the network."""
        return SHAPES[self.speed]()


def read_recipe(path: Path) -> Recipe:
    """Reads a recipe; raises TrainingError if it can't be understood."""
    try:
        data = tomllib.loads(read_user_file(path, MOST_BYTES).decode())
        speed = data.get("speed", "fast")
        if speed not in SHAPES:
            raise ValueError('its speed is "fast" or "fine"')
        entries = data.get("style")
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise ValueError("it needs a [[style]] for each style")
        if len(entries) > MAX_STYLES:
            raise ValueError(f"a network learns at most {MAX_STYLES} styles")
        styles, emphasis = [], []
        for entry in entries:
            unknown = set(entry) - {*_TEXTS, "emphasis"}
            if unknown:
                raise ValueError(f"a style has the unknown entry {sorted(unknown)[0]!r}")
            name, title, artist, year, credit, picture = (str(entry.get(key, "")) for key in _TEXTS)
            info = StyleInfo(
                name=name, title=title, artist=artist, year=year, credit=credit, picture=picture, speed=speed
            )
            info.check()
            styles.append(info)
            emphasis.append(replaced(Emphasis(), entry.get("emphasis", {})))
        if len({info.name for info in styles}) != len(styles) or not styles:
            raise ValueError("it needs styles with different names")
        weights = replaced(LossWeights(), data.get("weights", {}))
        steps, seed = data.get("steps", TrainSettings().steps), data.get("seed", 1)
        whole = isinstance(steps, int) and isinstance(seed, int)
        if not (whole and 0 < steps <= MOST_STEPS and 0 <= seed < 2**63):
            raise ValueError(f"steps are 1 to {MOST_STEPS}, the seed is a whole number")
        hold = float(data.get("hold", 0.0))
        if not abs(hold) <= MOST_HOLD:
            raise ValueError(f"hold is at most {MOST_HOLD:g}")
        return Recipe(
            styles=tuple(styles),
            emphasis=tuple(emphasis),
            speed=speed,
            steps=steps,
            seed=seed,
            weights=weights,
            hold=hold,
        )
    except TooLargeError as error:
        raise TrainingError(TrainingSays.RECIPE_TOO_LARGE, file=path, most=MOST_BYTES >> 10) from error
    except OSError as error:
        raise TrainingError(TrainingSays.CANT_READ, file=path, reason=of_system(error)) from error
    except RecursionError as error:
        raise TrainingError(TrainingSays.BAD_RECIPE, file=path, detail="it is nested too deeply") from error
    except (
        tomllib.TOMLDecodeError,
        UnicodeDecodeError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        OverflowError,
    ) as error:
        raise TrainingError(TrainingSays.BAD_RECIPE, file=path, detail=error) from error


def replaced(values: _Numbers, changes: dict[str, Any]) -> _Numbers:
    """Numbers by name, some of them changed; raises ValueError or TypeError."""
    known = asdict(values)
    if not isinstance(changes, dict) or not changes.keys() <= known.keys():
        raise ValueError(f"the weights are given as {{NAME = NUMBER}}; the names are {', '.join(known)}")
    changed = replace(values, **{name: float(value) for name, value in changes.items()})
    if not all(math.isfinite(value) for value in asdict(changed).values()):
        raise ValueError("a weight is no number")
    return changed


def find_painting(folder: Path, name: str) -> Path:
    """The picture of that name (without ending) in a folder; raises TrainingError if there is none."""
    try:
        for path in sorted(folder.iterdir()):
            # Names are compared, not searched for: a name must not lead out of the folder, and may hold any character.
            if path.name == f"{name}{path.suffix}" and path.suffix.lower() in PICTURE_ENDINGS:
                return path
    except OSError as error:
        raise TrainingError(TrainingSays.CANT_READ, file=folder, reason=of_system(error)) from error
    raise TrainingError(TrainingSays.NO_PAINTING, name=name, folder=folder)
