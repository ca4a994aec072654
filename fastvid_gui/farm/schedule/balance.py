"""Which long ranges must move to faster slots at once, so that the job can still end in time.

Ranges are sequential, slots unequal, and a range may move from slot to slot at its seeds. No schedule then
ends before T, the larger of all remaining frames over all speeds and, for every k, the frames of the k
longest ranges over the k fastest speeds; and T can be reached (Horvath, Lam, Sethi, *A Level Algorithm for
Preemptive Scheduling*, JACM 24, 1977). As long as the k longest ranges have time to spare it does not
matter who paints them, and moving one costs the chunk in hand. Once they have none (their sum over the k
fastest speeds reaches T), they have to be on those slots. So nothing moves before it must.
"""

from collections.abc import Sequence

TIGHT = 0.97
"""From this share of T on, the k longest ranges count as having no time to spare."""


def time_to_finish(levels: Sequence[float], speeds: Sequence[float], rest: float = 0.0) -> float:
    """T in seconds for remaining frames and speeds, both sorted falling; `rest`: frames of shorter ranges."""
    if not speeds:
        return 0.0
    work = power = worst = 0.0
    for level, speed in zip(levels, speeds, strict=False):
        work += level
        power += speed
        worst = max(worst, work / power)
    total = sum(levels) + rest
    return max(worst, total / sum(speeds))


def must_move(
    levels: Sequence[float],
    speeds: Sequence[float],
    places: Sequence[int | None],
    finish: float,
    margin: float,
) -> list[tuple[int, int]]:
    """Pairs (range, slot): this range must move to this slot.

    Args:
        levels: remaining frames of ranges, sorted falling.
        speeds: of slots, frames per second, sorted falling.
        places: on which slot each range is painted, None for a waiting one.
        finish: T in seconds.
        margin: frames by which a range must be longer than the one it displaces, and that may be painted until the
            move, since moves happen only at borders.
    """
    resident: list[int | None] = [None] * len(speeds)
    for number, slot in enumerate(places):
        if slot is not None:
            resident[slot] = number
    moves: list[tuple[int, int]] = []
    moved: set[int] = set()
    taken: set[int] = set()
    outside: list[int] = []
    work = power = 0.0
    for k in range(min(len(levels), len(speeds) - 1)):
        work += levels[k]
        power += speeds[k]
        outside.append(k)
        if work < TIGHT * finish * power and work + margin < finish * power:
            continue
        # Slots as fast as the k-th are as good as it.
        missing = [
            number
            for number in outside
            if number not in moved and ((place := places[number]) is None or speeds[place] < speeds[k])
        ]
        outside = []
        free = [
            slot
            for slot in range(k + 1)
            if slot not in taken and ((guest := resident[slot]) is None or guest > k)
        ]
        for number, slot in zip(missing, free, strict=False):
            guest = resident[slot]
            if guest is None or levels[number] - levels[guest] > margin:
                moves.append((number, slot))
                moved.add(number)
                taken.add(slot)
    return moves
