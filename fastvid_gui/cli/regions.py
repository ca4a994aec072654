"""`fastvid-gui regions`: masks without a window, for `render --regions`."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fastvid_gui.cli.messages import counted, print_json, print_result, say
from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.terminal import Terminal

if TYPE_CHECKING:
    import threading

    from fastvid_gui.media.mattes import Matte
    from fastvid_gui.media.read import Source
    from fastvid_gui.regions.carry import Carrying
    from fastvid_gui.regions.region import Key
    from fastvid_gui.sentences.sentence import Sentence

_BOX = re.compile(r"(-?\d{1,7}),(-?\d{1,7}),(\d{1,7}),(\d{1,7})@(\d{1,9})")
_MASK_ENDING = ".mkv"


def regions(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The video.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE.toml", help="The regions file to write; its mask comes beside it."
        ),
    ] = None,
    people: Annotated[
        bool,
        typer.Option("--people", help="Find people and things that stand out: a proposal, to be looked at."),
    ] = False,
    box: Annotated[
        list[str] | None,
        typer.Option(
            "--box",
            metavar="X,Y,W,H@FRAME",
            help="The thing within this box at this frame (pixels of the film as displayed); more boxes at other "
            "frames correct it there.",
        ),
    ] = None,
    mask: Annotated[
        Path | None,
        typer.Option(
            "--mask",
            metavar="FILE",
            help="A black and white picture, or a film with a frame for each of this one's.",
        ),
    ] = None,
    luma: Annotated[bool, typer.Option("--luma", help="The brightness of the video is the mask.")] = False,
    alpha: Annotated[
        bool, typer.Option("--alpha", help="The transparency of the video is the mask.")
    ] = False,
    style: Annotated[
        str,
        typer.Option(
            "--style", "-s", help="What paints the region: a style, a blend, a file; source: nothing."
        ),
    ] = "source",
    outside: Annotated[
        str,
        typer.Option(
            "--outside", help="What paints outside of all regions; left out: the render's own style."
        ),
    ] = "",
    name: Annotated[str, typer.Option("--name", help="Of the region.")] = "region",
    strength: Annotated[float, typer.Option(help="0 is the source, 1 all paint.")] = 1.0,
    feather: Annotated[
        float, typer.Option(help="Width of the soft edge in pixels of a picture with 1000 lines, 0 to 100.")
    ] = 4.0,
    invert: Annotated[bool, typer.Option("--invert", help="All but that.")] = False,
    add: Annotated[
        bool, typer.Option("--add", help="Add to a regions file: the new one lies over the others.")
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export", metavar="FILE.mkv", help="Write the mask here, for other programs too (FFV1)."
        ),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace existing files.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Choose what is painted: make a mask through the film and a regions file for `render --regions`."""
    ways = [people, bool(box), mask is not None, luma, alpha]
    if sum(ways) != 1:
        raise UsageError(Terminal.REGION_WAY)
    if output is None and export is None:
        raise UsageError(Terminal.REGION_OUTPUT)
    if export is not None and export.suffix.lower() != _MASK_ENDING:
        raise UsageError(Terminal.MASK_ENDING, file=export)
    keys = tuple(_key(text) for text in box or ())
    from dataclasses import replace

    from fastvid_gui.cli.progress import RenderProgress
    from fastvid_gui.cli.stopping import stoppable
    from fastvid_gui.flow.estimator import use_one_opencv_thread
    from fastvid_gui.media.read import open_source
    from fastvid_gui.regions.make import copied, write_masks
    from fastvid_gui.regions.masks import open_mask
    from fastvid_gui.regions.region import FROM_ALPHA, FROM_LUMA, Region, Regions
    from fastvid_gui.regions.text import load_regions, read_regions, save_regions, write_regions
    from fastvid_gui.render.events import StageAdvanced
    from fastvid_gui.sentences.regions import RegionsSays
    from fastvid_gui.sentences.sentence import say as sentence
    from fastvid_gui.targets.place import check_target

    use_one_opencv_thread()
    began = time.monotonic()
    region = Region(
        name=name, style=style, mask="mask", strength=strength, feather=feather, invert=invert, keys=keys
    )
    before = load_regions(output) if add and output is not None else Regions(regions=())
    wanted = Regions(regions=(*before.regions, region), outside=outside or before.outside)
    read_regions(write_regions(wanted), str(output or export))  # says what is wrong before any work
    inputs = (source, *((mask,) if mask is not None else ()))
    if output is not None:
        check_target(output, *inputs, overwrite=overwrite or add)
    place = export or _mask_place(output, name)
    own = (FROM_LUMA if luma else FROM_ALPHA if alpha else "") if export is None else ""
    if not own:
        check_target(place, *inputs, overwrite=overwrite)
    notes: list[Sentence] = []
    with stoppable(as_json=as_json) as stop, RenderProgress(quiet=as_json) as progress:

        def tell(stage: str) -> Callable[[int, int], None]:
            return lambda done, total: progress.tell(StageAdvanced(stage, done, total))

        film = open_source(source, stop=stop)
        frames, carrying = film.info.frames, None
        mattes: Iterator[Matte]
        if people or keys:
            carrying = _carrying(film, keys, stop, tell)
            mattes = carrying.mattes(stop, tell("mask"))
        else:
            named = FROM_LUMA if luma else FROM_ALPHA if alpha else str(Path(str(mask)).absolute())
            opened = open_mask(named, Path(), film, stop)
            notes += opened.notes
            mattes = copied(opened, frames, stop, tell("mask"))
        if own:
            mattes.close() if hasattr(mattes, "close") else None
        else:
            empty, full = write_masks(place, film, mattes, overwrite=overwrite)
            notes += [sentence(RegionsSays.MASK_EMPTY, file=place, name=name)] if empty else []
            notes += [sentence(RegionsSays.MASK_FULL, file=place, name=name)] if full else []
        if carrying is not None:
            notes += carrying.notes
    if output is not None:
        region = replace(region, mask=own or _beside(output, place))
        written = replace(wanted, regions=(*before.regions, region))
        save_regions(output, written, *inputs, overwrite=overwrite or add)
    if as_json:
        print_json(
            {
                "regions": None if output is None else str(output),
                "mask": None if own else str(place),
                "name": name,
                "frames": frames,
                "lost": [list(span) for span in carrying.lost] if carrying is not None else [],
                "notes": [str(note) for note in notes],
                "seconds": round(time.monotonic() - began, 3),
            }
        )
        return
    for note in notes:
        say(f"note: {note}")
    say(f"{counted(frames, 'mask')} in {time.monotonic() - began:.1f} s.")
    print_result(str(output or place))


def _carrying(
    film: "Source",
    keys: "tuple[Key, ...]",
    stop: "threading.Event",
    tell: "Callable[[str], Callable[[int, int], None]]",
) -> "Carrying":
    from fastvid_gui.domain.plan import KeyframeKind
    from fastvid_gui.regions.carry import Carrying
    from fastvid_gui.regions.make import known_from_keys, proposals
    from fastvid_gui.regions.propose import network_file
    from fastvid_gui.render.keyframes import KeyframeSettings, plan_film

    known = known_from_keys(film, keys)  # a box that lies outside is said at once
    if not keys:
        network_file()
    plan = plan_film(film, KeyframeSettings(max_range=0), stop=stop, progress=tell("analysis"))
    cuts = [keyframe.frame for keyframe in plan.keyframes if keyframe.kind is KeyframeKind.CUT]
    return Carrying(film, known or proposals(film, cuts, stop, tell("proposal")), cuts)


def _key(text: str) -> "Key":
    from fastvid_gui.regions.region import Key

    found = _BOX.fullmatch(text.strip())
    if found is None or "0" in (found[3], found[4]):
        raise UsageError(Terminal.BOX_FORM, text=text)
    x, y, width, height, frame = (int(number) for number in found.groups())
    return Key(frame=frame, box=(x, y, width, height))


def _mask_place(output: Path | None, name: str) -> Path:
    assert output is not None
    plain = re.sub(r"[^\w-]+", "-", name).strip("-") or "region"
    return output.with_name(f"{output.stem}-{plain}{_MASK_ENDING}")


def _beside(output: Path, place: Path) -> str:
    """The mask as the regions file names it."""
    return place.name if place.absolute().parent == output.absolute().parent else str(place.absolute())
