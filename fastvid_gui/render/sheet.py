"""One frame in every installed style, as a labeled contact sheet."""

from collections.abc import Callable
from pathlib import Path
from unicodedata import combining, normalize

import cv2
import numpy as np

from fastvid_gui.errors import ExportError, StyleError, UsageError
from fastvid_gui.media.read import Source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.style.library import installed_styles, load_style
from fastvid_gui.style.stylizer import make_stylizer
from fastvid_gui.targets.place import check_target
from fastvid_gui.targets.writing import write_whole

CELL_WIDTH = 480
MOST_HEIGHT = 720
COLUMNS = 3
GAP = 16
LABEL_HEIGHT = 44
PAPER, INK, FAINT = (250, 248, 244), (40, 38, 36), (120, 116, 110)
FONT = cv2.FONT_HERSHEY_SIMPLEX


def style_sheet(
    source: Source, output: Path, frame: int | None, tell: Callable[[str], None], *, overwrite: bool = False
) -> list[str]:
    """Paints a frame (None: the middle one) in every installed style and writes a PNG; returns the styles' names.

    Raises:
        UsageError: there is no such frame. StyleError: no style is installed. TargetError: the PNG can't be written.
    """
    check_target(output, source.path, overwrite=overwrite)
    number = source.info.frames // 2 if frame is None else frame
    if not 0 <= number < source.info.frames:
        raise UsageError(f"--frame {number}: the film has frames 0 to {source.info.frames - 1}.")
    size = _cell_size(source.info.width, source.info.height)
    picture = next(iter(read_frames(source, number, number + 1, size)))
    infos = installed_styles()
    if not infos:
        raise StyleError("No style is installed; `fastvid-gui styles add FILE` adds one.")
    cells = [_cell(picture, "source", source.path.name)]
    for info in infos:
        tell(info.name)
        painted = make_stylizer(load_style(info.name), *size).paint(picture)
        cells.append(_cell(painted, info.name, ", ".join(part for part in (info.title, info.artist) if part)))
    good, data = cv2.imencode(".png", cv2.cvtColor(_laid_out(cells), cv2.COLOR_RGB2BGR))
    if not good:
        raise ExportError(f"The picture for {output} could not be encoded.")
    write_whole(output, data.tobytes(), source.path, overwrite=overwrite)
    return [info.name for info in infos]


def _cell_size(width: int, height: int) -> tuple[int, int]:
    """As wide as a cell, unless the result would be too tall or too flat."""
    factor = min(CELL_WIDTH / width, MOST_HEIGHT / height)
    return max(16, round(width * factor)), max(16, round(height * factor))


def _cell(picture: Picture, name: str, note: str) -> Picture:
    cell = np.full((picture.shape[0] + LABEL_HEIGHT, CELL_WIDTH, 3), PAPER, np.uint8)
    left = (CELL_WIDTH - picture.shape[1]) // 2
    cell[: picture.shape[0], left : left + picture.shape[1]] = picture
    base = picture.shape[0]
    cv2.putText(cell, name, (2, base + 18), FONT, 0.5, INK, 1, cv2.LINE_AA)
    cv2.putText(cell, _plain(note), (2, base + 37), FONT, 0.4, FAINT, 1, cv2.LINE_AA)
    return cell


def _plain(text: str) -> str:
    """What OpenCV's stroke font can draw."""
    letters = (letter for letter in normalize("NFKD", text) if not combining(letter))
    return "".join(letter if letter.isascii() else "?" for letter in letters)[:68]


def _laid_out(cells: list[Picture]) -> Picture:
    rows = -(-len(cells) // COLUMNS)
    height, width = cells[0].shape[:2]
    sheet = np.full(
        (GAP + rows * (height + GAP), GAP + min(COLUMNS, len(cells)) * (width + GAP), 3), PAPER, np.uint8
    )
    for number, cell in enumerate(cells):
        row, column = divmod(number, COLUMNS)
        top, left = GAP + row * (height + GAP), GAP + column * (width + GAP)
        sheet[top : top + height, left : left + width] = cell
    return sheet
