"""The predictor of `drafter.py` by OpenVINO: a picture in, a style vector out.

It always runs on the CPU, in float32 and one thread, since it is computed only once per picture.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import openvino as ov
import openvino.opset13 as op
from numpy.typing import NDArray

from fastvid_gui.errors import DeviceError
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.style.backends.openvino import first_line, reflected
from fastvid_gui.style.backends.openvino_core import one_core
from fastvid_gui.style.drafter import CONVOLUTIONS, LEAST_MEASURE, LEAST_VARIANCE, LOOK, MEASURED

Weights = Mapping[str, NDArray[np.float32]]


def predict(weights: Weights, look: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The style vector of a picture (LOOK x LOOK x 3, RGB uint8).

    Raises:
        DeviceError: OpenVINO can't compute it.
    """
    settings = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32"}
    try:
        request = one_core().compile_model(_model(weights), "CPU", settings).create_infer_request()
        vector = request.infer([look[None]])[0][0]
    except RuntimeError as error:
        raise DeviceError(Devices.CANT_DRAFT, detail=first_line(error)) from error
    return np.array(vector, np.float32)


def _model(weights: Weights) -> Any:
    look = op.parameter([1, LOOK, LOOK, 3], np.uint8, name="look")
    x = op.convert(op.transpose(look, np.array([0, 3, 1, 2])), np.float32)
    x = op.subtract(op.divide(x, np.float32(127.5)), np.float32(1.0))
    x = op.space_to_depth(x, "depth_first", 2)
    measures = []
    for number, (_, stride) in enumerate(CONVOLUTIONS):
        name = f"convolutions.{number}"
        x = op.convolution(reflected(x, 1), weights[f"{name}.weight"], [stride] * 2, [0, 0], [0, 0], [1, 1])
        x = op.relu(op.add(x, weights[f"{name}.bias"].reshape(1, -1, 1, 1)))
        if number in MEASURED:
            measures += _measures(x)
    measured = op.subtract(op.concat(measures, 1), weights["middle"][None])
    measured = op.multiply(measured, weights["factor"][None])
    code = op.add(
        _full(weights, "direct", measured),
        _full(weights, "tell", op.relu(_full(weights, "measure", measured))),
    )
    vector = _full(weights, "out", op.relu(_full(weights, "hidden", code)))
    return ov.Model([op.result(vector)], [look], "predictor")


def _measures(x: Any) -> list[Any]:
    """Logarithms of mean and deviation of each channel: 1 x C each."""
    places = np.array([2, 3])
    mean = op.reduce_mean(x, places, True)
    difference = op.subtract(x, mean)
    variance = op.reduce_mean(op.multiply(difference, difference), places, False)
    deviation = op.sqrt(op.add(variance, np.float32(LEAST_VARIANCE)))
    return [op.log(op.add(each, np.float32(LEAST_MEASURE))) for each in (op.squeeze(mean, places), deviation)]


def _full(weights: Weights, name: str, x: Any) -> Any:
    return op.add(op.matmul(x, weights[f"{name}.weight"], False, True), weights[f"{name}.bias"][None])
