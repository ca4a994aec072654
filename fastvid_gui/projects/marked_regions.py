"""The regions of a film as a person marks them in the window: with what was drawn, and the files that came of it.

Every file is made once and never changed, so that an undo step only has to name the older one:

    regions/IDENTITY/  key-....png    the mask of a frame that something is marked on
                       mask-....mkv   a mask that was carried through the film
                       regions-....toml   the regions file of a render (docs/regions.md), named after its content

A name without a folder stands for a file there.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from fastvid_gui.regions.region import (
    FEATHER_MOST,
    FROM_ALPHA,
    FROM_LUMA,
    REGIONS_MOST,
    SOURCE,
    Key,
    Region,
    Regions,
    Stroke,
)
from fastvid_gui.regions.text import write_regions

FOLDER = "regions"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedKey:
    """What is marked on a frame.

    Attributes:
        box, strokes: as of `Key`; none of both where the mask was proposed.
        over: the mask that was there before, which the strokes correct; "": none.
        matte: the mask of this frame, a picture; "" if it is not kept.
    """

    frame: int
    box: tuple[int, int, int, int] | None = None
    strokes: tuple[Stroke, ...] = ()
    over: str = ""
    matte: str = ""

    @property
    def key(self) -> Key:
        """As the regions file has it."""
        return Key(frame=self.frame, box=self.box, strokes=self.strokes)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRegion:
    """A region with what its mask is made from; the fields that `Region` has too mean the same.

    Attributes:
        mask: "" until it was carried through the film.
        carried: the mattes of the keys that the mask was made from.
        keys: sorted by their frames.
    """

    name: str
    style: str = SOURCE
    mask: str = ""
    strength: float = 1.0
    keep_colors: bool = False
    feather: float = 4.0
    invert: bool = False
    keys: tuple[MarkedKey, ...] = ()
    carried: tuple[str, ...] = ()

    @property
    def up_to_date(self) -> bool:
        """Whether everything that is marked is in the mask."""
        return bool(self.mask) and self.carried == tuple(key.matte for key in self.keys)

    def key_at(self, frame: int) -> MarkedKey | None:
        """What is marked on a frame."""
        return next((key for key in self.keys if key.frame == frame), None)

    def mask_at(self, frame: int) -> str:
        """The file with the mask of a frame as far as it is known: what is marked there, else what was carried."""
        key = self.key_at(frame)
        return key.matte if key is not None and key.matte else self.mask

    def with_key(self, key: MarkedKey) -> "MarkedRegion":
        """The same with this key in the place of the one at its frame."""
        rest = (each for each in self.keys if each.frame != key.frame)
        return replace(self, keys=tuple(sorted((*rest, key), key=lambda each: each.frame)))

    def region(self, mask: str, keys: bool = True) -> Region:
        """As painting takes it."""
        return Region(
            name=self.name,
            style=self.style,
            mask=mask,
            strength=self.strength,
            keep_colors=self.keep_colors,
            feather=self.feather,
            invert=self.invert,
            keys=tuple(key.key for key in self.keys) if keys else (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRegions:
    """The regions of a film in order; `outside` as of `Regions`."""

    regions: tuple[MarkedRegion, ...] = ()
    outside: str = ""

    @property
    def carried(self) -> tuple[MarkedRegion, ...]:
        """Those with a mask for the whole film, which a render paints."""
        return tuple(region for region in self.regions if region.mask)

    @property
    def paint(self) -> bool:
        """Whether one of them has a style that a render paints."""
        return any(region.style != SOURCE for region in self.carried)

    def for_render(self) -> Regions | None:
        """What a render takes; None without any mask."""
        ready = tuple(region.region(region.mask) for region in self.carried)
        return Regions(regions=ready, outside=self.outside) if ready else None

    @property
    def moving(self) -> Regions | None:
        """What a preview in motion takes: as a render, without what was drawn."""
        ready = tuple(region.region(region.mask, keys=False) for region in self.carried)
        return Regions(regions=ready, outside=self.outside) if ready else None

    def at(self, frame: int) -> Regions | None:
        """How one frame is painted, what is marked on it included; None if no region has a mask there."""
        shown = tuple(
            region.region(mask, keys=False) for region in self.regions if (mask := region.mask_at(frame))
        )
        return Regions(regions=shown, outside=self.outside) if shown else None

    def named(self, change: Callable[[str], str]) -> "MarkedRegions":
        """The same with other names of its files."""

        def changed(name: str) -> str:
            return change(name) if name not in ("", FROM_LUMA, FROM_ALPHA) else name

        def key(each: MarkedKey) -> MarkedKey:
            return replace(each, over=changed(each.over), matte=changed(each.matte))

        return replace(
            self,
            regions=tuple(
                replace(
                    region,
                    mask=changed(region.mask),
                    keys=tuple(map(key, region.keys)),
                    carried=tuple(map(changed, region.carried)),
                )
                for region in self.regions
            ),
        )

    def fitting(self, frames: int) -> "MarkedRegions":
        """The same, with every number within its bounds and a film of that many frames."""
        names: set[str] = set()
        sane = []
        for region in self.regions[:REGIONS_MOST]:
            if not region.name.strip() or region.name in names:
                continue
            names.add(region.name)
            inside = {key.frame: key for key in region.keys if 0 <= key.frame < frames}
            sane.append(
                replace(
                    region,
                    strength=_within(region.strength, 1.0, 1.0),
                    feather=_within(region.feather, FEATHER_MOST, 0.0),
                    keys=tuple(inside[frame] for frame in sorted(inside)),
                )
            )
        return replace(self, regions=tuple(sane))


def regions_folder(data: Path, identity: str, film: Path) -> Path:
    """Where the masks of a film lie. `data`: the folder of the app's data."""
    name = (
        identity if identity.isalnum() else hashlib.sha256(str(film).encode("utf-8", "replace")).hexdigest()
    )
    return data / FOLDER / name[:64]


def regions_file_name(text: str) -> str:
    """The name of a regions file by its text."""
    return f"regions-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}.toml"


def regions_text(regions: MarkedRegions) -> str:
    """The regions file of a render; "" where there is nothing to say."""
    found = regions.for_render()
    return "" if found is None else write_regions(found)


def _within(value: float, most: float, otherwise: float) -> float:
    return min(most, max(0.0, value)) if value == value else otherwise
