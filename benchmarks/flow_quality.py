"""How correct the optical flow is, how well distrust finds what is occluded, and what both cost.

    python benchmarks/flow_quality.py SHARED_DATA [--width 640]

SHARED_DATA holds `flow/` (MPI Sintel, Middlebury) and `videos/skv_bikes.mp4`. Prints Markdown tables, which
docs/flow.md keeps. Ground truth k maps frame k to k+1, so here frame k is `current` and k+1 `previous`.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.flow.estimator import FlowEstimator, make_estimator, motion, use_one_opencv_thread
from fastvid_gui.flow.files import read_flo
from fastvid_gui.flow.mend import mend
from fastvid_gui.flow.trust import trust_mask
from fastvid_gui.flow.warp import Flow, pixel_grid, warp
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.picture import Picture

METHODS = (("dis", "fast"), ("dis", "medium"), ("farneback", "fast"), ("farneback", "medium"))
BIKES_FRAMES = (80, 136)
GHOST = 25  # gray levels: a visible difference


@dataclass(frozen=True)
class Case:
    """Two frames and the true motion from `current` to `previous`; `hidden` is None without a mask."""

    name: str
    current: Picture
    previous: Picture
    flow: Flow
    known: NDArray[np.bool_]
    hidden: NDArray[np.bool_] | None


def cases(folder: Path, width: int) -> Iterator[Case]:
    for scene, frame, kinds in (("alley_1", 2, ("clean", "final")), ("cave_2", 2, ("clean", "final"))):
        home = folder / f"sintel_{scene}"
        hidden = cv2.imread(str(home / "occlusions" / f"frame_{frame:04}.png"), cv2.IMREAD_GRAYSCALE) > 0
        for kind in kinds:
            pictures = [read(home / kind / f"frame_{k:04}.png") for k in (frame, frame + 1)]
            flow, known = read_flo(home / "flow" / f"frame_{frame:04}.flo")
            yield scaled(Case(f"{scene} {kind}", *pictures, flow, known, hidden), width)
    for scene in ("RubberWhale", "Venus"):
        home = folder / "middlebury" / scene
        pictures = [read(home / f"frame{k}.png") for k in (10, 11)]
        yield scaled(Case(scene, *pictures, *read_flo(home / "flow10.flo"), None), width)


def read(path: Path) -> Picture:
    return cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)


def scaled(case: Case, width: int) -> Case:
    factor = width / case.current.shape[1]
    size = width, round(case.current.shape[0] * factor)
    current, previous = (
        cv2.resize(p, size, interpolation=cv2.INTER_AREA) for p in (case.current, case.previous)
    )
    flow = cv2.resize(case.flow, size, interpolation=cv2.INTER_NEAREST) * np.float32(factor)
    known, hidden = (
        None if mask is None else cv2.resize(mask.view(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
        for mask in (case.known, case.hidden)
    )
    assert known is not None
    return Case(case.name, current, previous, flow, known, hidden)


def truly_gone(case: Case) -> NDArray[np.bool_]:
    """What `previous` does not show: occluded, or out of the picture."""
    height, width = case.flow.shape[:2]
    x, y = cv2.split(case.flow + pixel_grid(height, width))
    outside = (x < -0.5) | (y < -0.5) | (x > width - 0.5) | (y > height - 0.5)
    return outside if case.hidden is None else outside | case.hidden


def share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> float:
    return float((part & whole).sum() / max(1, whole.sum()))


def score(case: Case, backward: Flow, trust: NDArray[np.bool_]) -> dict[str, float]:
    error = np.linalg.norm(backward - case.flow, axis=2)
    gone, lost = truly_gone(case), ~trust
    gray = [cv2.cvtColor(p, cv2.COLOR_RGB2GRAY) for p in (case.current, warp(case.previous, backward))]
    return {
        "error": float(error[case.known].mean()),
        "error trusted": float(error[case.known & trust].mean()),
        "precision": share(gone, lost) if case.hidden is not None else float("nan"),
        "recall": share(lost, gone & case.known) if case.hidden is not None else float("nan"),
        "bad caught": share(lost, case.known & (gone | (error > 2))),
        "good lost": share(lost, case.known & ~gone & (error < 1)),
        "ghosts": share(cv2.absdiff(*gray) > GHOST, trust),
        "trusted": float(trust.mean()),
    }


def row(*cells: object) -> None:
    print("|" + "|".join(f" {cell} " for cell in cells) + "|")


def table(*heads: str) -> None:
    row(*heads)
    print("|" + "---|" * len(heads))


def number(value: float, digits: int = 2) -> str:
    return "" if np.isnan(value) else f"{value:.{digits}f}"


def percent(value: float) -> str:
    return "" if np.isnan(value) else f"{100 * value:.1f} %"


def milliseconds(call: Callable[[], object], times: int = 40) -> float:
    """The least processor time of several calls: this keeps the effect of other work on the machine small."""
    call()
    taken = []
    for _ in range(times):
        start = time.thread_time()
        call()
        taken.append(time.thread_time() - start)
    return 1000 * min(taken)


def print_methods(found: list[Case]) -> None:
    print("\nFlow and trust by method\n")
    table(
        "pair", "method", "error px", "where trusted", "trusted", "precision", "recall", "good lost", "ghosts"
    )
    for case in found:
        for method, quality in METHODS:
            backward, trust = motion(make_estimator(method, quality), case.current, case.previous)
            s = score(case, backward, trust > 0)
            row(
                case.name, f"{method} {quality}", number(s["error"]), number(s["error trusted"]),
                percent(s["trusted"]), number(s["precision"]), number(s["recall"]),
                percent(s["good lost"]), percent(s["ghosts"]),
            )  # fmt: skip


def print_tests(found: list[Case]) -> None:
    print("\nWhat each test of trust gains (means over all pairs; precision and recall over Sintel)\n")
    table("quality", "tests", "precision", "recall", "bad caught", "good lost", "ghosts")
    for quality in ("fast", "medium"):
        estimator = make_estimator("dis", quality)
        scores: dict[str, list[dict[str, float]]] = {}
        for case in found:
            backward = estimator.flow(case.current, case.previous)
            forward = estimator.flow(case.previous, case.current)
            steady = trust_mask(backward, forward)
            masks = {
                "consistency": trust_mask(backward, forward, boundaries=False, erosion=1),
                "+ boundaries": trust_mask(backward, forward, erosion=1),
                "+ minimum filter (Ruder)": steady,
                "+ looks (what we use)": None,
                "looks, without boundaries": trust_mask(backward, forward, boundaries=False),
            }
            for name, mask in masks.items():
                flow = backward
                if mask is None or "looks" in name:
                    flow, mask = mend(backward, steady if mask is None else mask, case.current, case.previous)
                scores.setdefault(name, []).append(score(case, flow, mask > 0))
        for name, all_scores in scores.items():
            mean = {key: float(np.nanmean([s[key] for s in all_scores])) for key in all_scores[0]}
            row(
                quality, name, number(mean["precision"]), number(mean["recall"]), percent(mean["bad caught"]),
                percent(mean["good lost"]), percent(mean["ghosts"]),
            )  # fmt: skip


def print_costs(film: Path) -> None:
    print("\nMilliseconds for 640x360 on one thread\n")
    table("method", "one flow", "trust", "mend", "motion (2 flows, trust, mend)", "and warp")
    source = open_source(film)
    previous, current = read_frames(source, 100, 102, (640, 360))
    for method, quality in METHODS:
        estimator = make_estimator(method, quality)
        backward, forward = estimator.flow(current, previous), estimator.flow(previous, current)

        steady = trust_mask(backward, forward)

        def all_of_it(estimator: FlowEstimator = estimator) -> None:
            warp(previous, motion(estimator, current, previous)[0])

        row(
            f"{method} {quality}",
            number(milliseconds(lambda e=estimator: e.flow(current, previous)), 1),
            number(milliseconds(lambda b=backward, f=forward: trust_mask(b, f)), 1),
            number(milliseconds(lambda b=backward, s=steady: mend(b, s, current, previous)), 1),
            number(milliseconds(lambda e=estimator: motion(e, current, previous)), 1),
            number(milliseconds(all_of_it), 1),
        )


def print_bikes(film: Path) -> None:
    first, last = BIKES_FRAMES
    print(f"\nTrusted pixels of {film.name}, frames {first}-{last} at 640x360\n")
    table("method", "mean", "least", "most", "mean change from frame to frame")
    source = open_source(film)
    for method, quality in METHODS[:2]:
        estimator, shares, before = make_estimator(method, quality), [], None
        changes, mask_before = [], None
        for picture in read_frames(source, first, last + 1, (640, 360)):
            if before is not None:
                mask = motion(estimator, picture, before)[1] > 0
                shares.append(float(mask.mean()))
                if mask_before is not None:
                    changes.append(float((mask != mask_before).mean()))
                mask_before = mask
            before = picture
        figures = float(np.mean(shares)), min(shares), max(shares), float(np.mean(changes))
        row(f"{method} {quality}", *map(percent, figures))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--width", type=int, default=640, help="pictures are scaled to this width")
    options = parser.parse_args()
    use_one_opencv_thread()
    found = list(cases(options.data / "flow", options.width))
    film = options.data / "videos" / "skv_bikes.mp4"
    print_methods(found)
    print_tests(found)
    print_costs(film)
    print_bikes(film)


if __name__ == "__main__":
    main()
