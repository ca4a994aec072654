"""Films of before and after: the choice in the sheet, and one made of a film that is finished."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QComboBox, QMenu

from fastvid_gui.domain.compare import CompareChoice
from fastvid_gui.ui.jobs.choices import MAX_NAME_CHARACTERS, free_path
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.queue_item import QueueItem
from fastvid_gui.ui.widgets.icons import icon

translate = QCoreApplication.translate

ICONS: dict[CompareChoice, str] = {
    "none": "brush",
    "split": "square-split-horizontal",
    "side-by-side": "columns-2",
}


def way_words(way: CompareChoice) -> str:
    """What the film shows."""
    words: dict[CompareChoice, str] = {
        "none": translate("Jobs", "The painted film"),
        "split": translate("Jobs", "Left half as filmed, right half painted"),
        "side-by-side": translate("Jobs", "As filmed and painted, side by side"),
    }
    return words[way]


def compare_box(name: str) -> QComboBox:
    """A box with all ways; the first is the painted film alone."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(
        translate("Jobs", "A film of before and after has the same sound; nothing is painted twice for it")
    )
    for way in get_args(CompareChoice):
        box.addItem(icon(ICONS[way]), way_words(way), way)
    return box


def chosen_way(box: QComboBox) -> CompareChoice:
    """What is chosen in such a box."""
    data = box.currentData()
    return data if data in get_args(CompareChoice) else "none"


def compared_name(name: str, way: CompareChoice) -> str:
    """The file name of a film that compares: "bikes - starry-night, before and after.mp4"."""
    if way == "none":
        return name
    stem = name.removesuffix(".mp4")[: MAX_NAME_CHARACTERS - 40].strip()
    return f"{stem}, {translate('Jobs', 'before and after')}.mp4"


def make_from(queue: RenderQueue, item: QueueItem, way: CompareChoice, parent: QObject) -> None:
    """Makes a film of before and after of one that is finished: its painted frames are still in the store."""
    wanted = item.output.with_name(compared_name(item.output.name, way))
    taken = queue.outputs

    def add(output: Path) -> None:
        request = replace(item.request, compare=way, output=output, overwrite=False, fresh=False)
        queue.add(request, item.result.frames if item.result else item.frames, now=True)

    in_background(parent, lambda: free_path(wanted, taken), add)


def ways_menu(menu: QMenu, chosen: Callable[[CompareChoice], None]) -> None:
    """Fills a menu with the ways to compare."""
    for way in get_args(CompareChoice):
        if way != "none":
            action = menu.addAction(icon(ICONS[way]), way_words(way))
            action.triggered.connect(lambda _=False, way=way: chosen(way))
