"""FastVid: redraws a video in the style of a painting, without flicker."""

import sys

__version__ = "0.1.0"

# OpenVINO's wheel brings openvino-telemetry, which reports each import to a web analytics service and writes ~/intel.
# FastVid talks to nobody but paired computers. With None here, its import fails, and OpenVINO takes its own stub.
# It stands here because every process of FastVid passes here before it imports OpenVINO.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
