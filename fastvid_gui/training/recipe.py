"""Recipes: which styles a network learns, and how long (TOML).

steps = 3000
weights = { steady = 60.0 }              # where they differ from `losses.LossWeights`
[[style]]
picture = "vangogh_starry_night"        # file name without ending, in the folder of paintings
name = "starry-night"
title = "The Starry Night"
artist = "Vincent van Gogh"
year = "1889"
credit = "public domain"
"""

import math
import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import TrainingError
from fastvid_gui.training.losses import LossWeights
from fastvid_gui.training.pictures import PICTURE_ENDINGS
from fastvid_gui.training.train import TrainSettings

MOST_STEPS = 10_000_000
_TEXTS = ("name", "title", "artist", "year", "credit", "picture")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to train: the styles, how many steps, the random seed, how much each loss counts."""

    styles: tuple[StyleInfo, ...]
    steps: int
    seed: int
    weights: LossWeights


def read_recipe(path: Path) -> Recipe:
    """Reads a recipe; raises TrainingError where it can't be understood."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        styles = []
        for entry in data["style"]:
            unknown = set(entry) - set(_TEXTS)
            if unknown:
                raise ValueError(f"a style has the unknown entry {sorted(unknown)[0]!r}")
            name, title, artist, year, credit, picture = (str(entry.get(key, "")) for key in _TEXTS)
            info = StyleInfo(name, title, artist, year, credit, picture=picture)
            info.check()
            styles.append(info)
        if len({info.name for info in styles}) != len(styles) or not styles:
            raise ValueError("it needs styles with different names")
        weights = replace(
            LossWeights(), **{name: float(value) for name, value in data.get("weights", {}).items()}
        )
        steps, seed = int(data.get("steps", TrainSettings().steps)), int(data.get("seed", 1))
        if not (0 < steps <= MOST_STEPS and 0 <= seed < 2**63):
            raise ValueError(f"steps are 1 to {MOST_STEPS}, the seed is a whole number")
        if not all(math.isfinite(value) for value in asdict(weights).values()):
            raise ValueError("a weight is no number")
        return Recipe(tuple(styles), steps, seed, weights)
    except OSError as error:
        raise TrainingError(f"The recipe {path} can't be read: {error.strerror}.") from error
    except (
        tomllib.TOMLDecodeError,
        UnicodeDecodeError,
        KeyError,
        TypeError,
        ValueError,
        OverflowError,
    ) as error:
        raise TrainingError(f"The recipe {path} can't be understood ({error}).") from error


def find_painting(folder: Path, name: str) -> Path:
    """The picture of that name (without ending) in a folder; raises TrainingError where there is none."""
    for path in sorted(folder.glob(f"{name}.*")):
        if path.suffix.lower() in PICTURE_ENDINGS:
            return path
    raise TrainingError(f"There is no painting {name} (JPEG, PNG, ...) in {folder}.")
