"""Undo: each film has steps of its own, which survive that another film is shown, and closing the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from fastvid_gui.projects.decisions import History, UndoStep
from fastvid_gui.projects.marked_regions import MarkedRegions

Put = Callable[[object], None]


class UndoStacks(QUndoGroup):
    """A stack of steps for each film; that of the film on show is the active one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stacks: dict[Path, QUndoStack] = {}

    def show(self, path: Path | None) -> None:
        """The steps of this film can be undone now."""
        self.setActiveStack(self._stack(path) if path is not None else None)  # type: ignore[arg-type]

    def drop(self, path: Path) -> None:
        """Forgets the steps of a film."""
        stack = self._stacks.pop(path, None)
        if stack is not None:
            self.removeStack(stack)
            stack.deleteLater()

    def push(self, path: Path, text: str, what: str, old: object, new: object, put: Put) -> None:
        """Does a step of a film, and keeps it."""
        self._stack(path).push(_Change(UndoStep(text, what, old, new), put))

    def push_command(self, path: Path, command: QUndoCommand) -> None:
        """Does a step that changes other films, and is undone from this one; it alone is not kept over closing."""
        self._stack(path).push(command)

    def history(self, path: Path) -> History:
        """The steps of a film."""
        stack = self._stacks.get(path)
        if stack is None:
            return History()
        own = [isinstance(stack.command(number), _Change) for number in range(stack.count())]
        commands = (stack.command(number) for number in range(stack.count()))
        steps = tuple(command.step for command in commands if isinstance(command, _Change))
        return History(steps, sum(own[: stack.index()]))

    def recall(self, path: Path, history: History, setter: Callable[[str], Put]) -> None:
        """Brings steps back without doing any of them, unless the film has steps already."""
        stack = self._stack(path)
        if stack.count() or not history.steps:
            return
        changes = [_Change(step, setter(step.what), asleep=True) for step in history.steps]
        for change in changes:
            stack.push(change)
        stack.setIndex(history.done)
        for change in changes:
            change.asleep = False

    def count(self) -> int:
        """How many steps the film on show has."""
        stack = self.activeStack()
        return stack.count() if stack is not None else 0

    def clear(self) -> None:
        """Forgets the steps of the film on show."""
        stack = self.activeStack()
        if stack is not None:
            stack.clear()

    def _stack(self, path: Path) -> QUndoStack:
        if path not in self._stacks:
            self._stacks[path] = QUndoStack(self)
        return self._stacks[path]


_MERGED = {"look": 1, "course": 2, "regions": 3}
"""Kinds of steps of which several in a row may become one: by a number for each kind."""


def _places(step: UndoStep) -> set[int]:
    """Where in the film a step changes the style."""
    return {old.frame for old, new in zip(step.old[1], step.new[1], strict=False) if old != new}


def _masks(regions: MarkedRegions) -> tuple[object, ...]:
    """What of the regions is a step of its own whenever it changes."""
    return tuple(
        (region.name, region.style, region.invert, region.keys, region.mask) for region in regions.regions
    )


class _Change(QUndoCommand):
    """One undo step; looks set in a row under one text become one step. Asleep, it changes nothing."""

    def __init__(self, step: UndoStep, put: Put, asleep: bool = False) -> None:
        super().__init__(step.text)
        self.step, self._put, self.asleep = step, put, asleep
        self._recalled = asleep

    def redo(self) -> None:
        if not self.asleep:
            self._put(self.step.new)

    def undo(self) -> None:
        if not self.asleep:
            self._put(self.step.old)

    def id(self) -> int:
        return -1 if self._recalled else _MERGED.get(self.step.what, -1)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other.text() != self.text():
            return False
        if self.step.what == "course" and _places(self.step) != _places(other.step):
            return False
        if self.step.what == "regions" and _masks(self.step.old) != _masks(other.step.new):
            return False
        self.step = UndoStep(self.step.text, self.step.what, self.step.old, other.step.new)
        return True
