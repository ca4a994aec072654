"""Every painter is ended where it was made: one that lives on (a debugger or the watchdog may hold its frame) while Qt
paints the next time crashes the window."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[3] / "fastvid_gui" / "ui"


def makers(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef, str]]:
    """Functions that make a painter, with the name of the variable it is in."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for line in ast.walk(function):
            if not isinstance(line, ast.Assign):
                continue
            targets = line.targets[0].elts if isinstance(line.targets[0], ast.Tuple) else line.targets
            values = line.value.elts if isinstance(line.value, ast.Tuple) else [line.value]
            for target, value in zip(targets, values, strict=False):
                made = isinstance(value, ast.Call) and getattr(value.func, "id", "") == "QPainter"
                if made and isinstance(target, ast.Name):
                    yield function, target.id


def ends(statement: ast.stmt, painter: str) -> bool:
    return ast.unparse(statement) == f"{painter}.end()"


def ways_out(function: ast.FunctionDef, painter: str) -> Iterator[int]:
    """Lines of the ways out of a function, after the painter was made, that don't end it."""
    made = next(
        node.lineno
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QPainter"
    )
    for node in ast.walk(function):
        for block in (getattr(node, "body", None), getattr(node, "orelse", None)):
            if not isinstance(block, list):
                continue
            for statement in block:
                late = isinstance(statement, ast.Return) and statement.lineno > made
                # A painter of a picture may have been ended some lines before.
                if late and not any(isinstance(other, ast.stmt) and ends(other, painter) for other in block):
                    yield statement.lineno
    last = function.body[-1]
    if not isinstance(last, ast.Return) and not ends(last, painter):
        yield last.lineno


def test_the_check_sees_what_is_missing() -> None:
    bad = "def f(self):\n    p = QPainter(self)\n    if self.x:\n        return\n    p.drawLine()\n"
    function, name = next(makers(ast.parse(bad)))
    assert list(ways_out(function, name)) == [4, 5]


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def test_every_painter_is_ended(path: Path) -> None:
    text = path.read_text("utf-8")
    if "QPainter(" not in text:
        return
    tree = ast.parse(text)
    open_ends = [
        (function.name, line) for function, name in makers(tree) for line in ways_out(function, name)
    ]
    assert open_ends == []
    assert len(list(makers(tree))) == text.count("QPainter(")
