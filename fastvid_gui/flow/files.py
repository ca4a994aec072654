"""Reads optical flow from Middlebury `.flo` files, which MPI Sintel also uses.

    float32 202021.25 | int32 width | int32 height | float32 (dx, dy) of each pixel, row by row

All little-endian. Such files map frame k to frame k+1; a value over 1e9 means that the motion is unknown.
Baker et al., *A database and evaluation methodology for optical flow* (IJCV 2011).
"""

import os
import re
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.errors import FastVidError
from fastvid_gui.flow.warp import LARGEST_SIDE, Flow
from fastvid_gui.sentences.flow import FlowFiles
from fastvid_gui.sentences.system import of_system
from fastvid_gui.user_files import open_user_file

MAGIC = 202021.25
UNKNOWN = 1e9
# 8K UHD has 33 million pixels.
MOST_PIXELS = 1 << 26

_HEADER = struct.Struct("<fii")


def read_flo(path: Path) -> tuple[Flow, NDArray[np.bool_]]:
    """The flow of a `.flo` file and where it is known.

    Returns:
        Flow float32 height x width x 2, (dx, dy) in pixels, zero where unknown; bool height x width.

    Raises:
        FastVidError: the file can't be read or holds no flow; nothing larger than its header allows is read.
    """
    try:
        with open_user_file(path) as file:
            size = os.fstat(file.fileno()).st_size
            header = file.read(_HEADER.size)
            width, height = _checked_size(path, header, size)
            data = file.read(8 * width * height)
    except OSError as error:
        raise FastVidError(FlowFiles.CANT_READ, file=path, reason=of_system(error)) from error
    if len(data) != 8 * width * height:
        raise FastVidError(FlowFiles.CUT_SHORT, file=path)
    flow: Flow = np.frombuffer(data, "<f4").astype(np.float32).reshape(height, width, 2)
    with np.errstate(invalid="ignore"):
        known: NDArray[np.bool_] = np.all(np.abs(flow) <= UNKNOWN, axis=2)  # false for NaN, too
    flow[~known] = 0
    return flow, known


def find_flow_files(folder: Path, frames: int) -> dict[int, Path]:
    """Which `.flo` file of a folder belongs to which pair of a film's frames.

    With exactly one file fewer than there are frames, the sorted files belong to the frames in order.
    Otherwise the last number in a file's name is its frame, counted from 0 if there is a file 0, else from
    1 (as Sintel does).

    Args:
        frames: number of frames of the film.

    Returns:
        For each k (from 0) that has one, the file with the flow from frame k to frame k + 1.

    Raises:
        FastVidError: there is no such folder or file, or the files don't fit the film.
    """
    try:
        files = sorted((path for path in folder.iterdir() if path.suffix.lower() == ".flo"), key=_by_number)
    except OSError as error:
        raise FastVidError(FlowFiles.NO_FOLDER, folder=folder, reason=of_system(error)) from error
    if not files:
        raise FastVidError(FlowFiles.EMPTY_FOLDER, folder=folder)
    if len(files) == frames - 1:
        return dict(enumerate(files))
    numbers = [_number(path) for path in files]
    first = 0 if 0 in numbers else 1
    found = {number - first: path for number, path in zip(numbers, files, strict=True) if number is not None}
    if len(found) != len(files) or any(not 0 <= k < frames - 1 for k in found):
        raise FastVidError(
            FlowFiles.WRONG_COUNT,
            count=len(files),
            folder=folder,
            frames=frames,
            wanted=max(0, frames - 1),
        )
    return found


def _checked_size(path: Path, header: bytes, file_size: int) -> tuple[int, int]:
    if len(header) < _HEADER.size:
        raise FastVidError(FlowFiles.TOO_SHORT, file=path)
    magic, width, height = _HEADER.unpack(header)
    if magic != MAGIC:
        raise FastVidError(FlowFiles.OTHER_FILE, file=path)
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE and width * height <= MOST_PIXELS):
        raise FastVidError(FlowFiles.IMPOSSIBLE_SIZE, file=path, width=width, height=height)
    if file_size != _HEADER.size + 8 * width * height:
        raise FastVidError(FlowFiles.WRONG_LENGTH, file=path, width=width, height=height)
    return width, height


def _number(path: Path) -> int | None:
    numbers = re.findall(r"[0-9]{1,9}", path.stem)
    return int(numbers[-1]) if numbers else None


def _by_number(path: Path) -> tuple[int, str]:
    number = _number(path)
    return (-1 if number is None else number, path.name)
