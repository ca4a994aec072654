"""Damaged files and messages by the thousand for every reader: what crashes, takes long or takes much memory is kept.

    python benchmarks/fuzz_readers.py --minutes 60                     all readers, by turns
    python benchmarks/fuzz_readers.py --minutes 5 --readers film,clip  some of them
    python benchmarks/fuzz_readers.py --show OFFENDER                  one kept case again

Each reader runs in a process of its own with a memory that the kernel bounds (tests/fuzz). The table counts cases,
those read and those refused, the slowest (CPU seconds), the largest (MB held more than before), and the offenses:
crash (a signal, or an error that is none of FastVid's), hang, more than 2 s, more than 500 MB. Linux only.
"""

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "fuzz"))

from fuzz_run import Child, Tally, run_reader
from fuzz_seeds import seeds_of
from fuzz_targets import TARGETS

TURN_SECONDS = 20.0


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--minutes", type=float, default=1.0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--readers", default="", help="some of: " + ", ".join(TARGETS))
    asked.add_argument("--offenders", type=Path, default=Path("fuzz-offenders"), help="where they are kept")
    asked.add_argument("--show", type=Path)
    options = asked.parse_args()
    if options.show:
        return show(options.show)
    names = [name.strip() for name in options.readers.split(",") if name.strip()] or list(TARGETS)
    until = time.monotonic() + 60 * options.minutes
    tallies, generators, seeds = {}, {}, {}
    for name in names:
        tallies[name], seeds[name] = Tally(), seeds_of(name)
        generators[name] = random.Random(f"{options.seed} {name}")
    turn = min(TURN_SECONDS, 60 * options.minutes / len(names))
    while (left := until - time.monotonic()) > 0:
        for name in names:
            tally = tallies[name]
            run_reader(name, seeds[name], generators[name], tally, sys.maxsize, min(turn, max(1.0, left)))
            keep(options.offenders, name, tally)
            if time.monotonic() >= until:
                break
        table(tallies)
    return 1 if any(tally.offenses for tally in tallies.values()) else 0


def keep(folder: Path, name: str, tally: Tally) -> None:
    """Writes the cases that offended, and what was said of them."""
    for kind, (offense, data, answer) in tally.kept.items():
        file = folder / f"{name.replace(' ', '-').replace(chr(39), '')}--{offense}--{kind}"
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            file.with_suffix(".txt").write_text(
                f"{answer.seconds} s, {answer.bytes >> 20} MB\n{answer.told}\n", encoding="utf-8"
            )


def show(file: Path) -> int:
    """Gives one kept case to its reader again."""
    start = file.name.split("--")[0]
    name = next(name for name in TARGETS if name.replace(" ", "-").replace("'", "") == start)
    child = Child(name)
    try:
        answer = child.ask(file.read_bytes())
    finally:
        child.close()
    print(f"{name}: {answer.result}, {answer.seconds} s, {answer.bytes >> 20} MB\n{answer.told}")
    return 1 if answer.offense else 0


def table(tallies: dict[str, Tally]) -> None:
    """Prints the figures, as docs/fuzzing.md has them."""
    print(
        "| reader | cases | read | refused | slowest s | largest MB | offenses |\n|---|---|---|---|---|---|---|"
    )
    for name, tally in tallies.items():
        offenses = ", ".join(f"{count} {what}" for what, count in tally.offenses.items()) or "none"
        print(
            f"| {name} | {tally.cases:,} | {tally.results['read']:,} | {tally.results['refused']:,} "
            f"| {tally.slowest:.2f} | {tally.largest >> 20} | {offenses} |"
        )
    print(f"{sum(tally.cases for tally in tallies.values()):,} cases", flush=True)


if __name__ == "__main__":
    sys.exit(main())
