"""From wide-gamut or bright colors to those of an ordinary screen (BT.709): gamut and tone mapping.

Light is computed linearly, and 1.0 is the white of an ordinary screen. PQ (SMPTE ST 2084) and HLG (ARIB
STD-B67, shown as on a 1000 cd/m² screen: system gamma 1.2, BT.2100) become display light, of which 203
cd/m² (BT.2408) is white. Brighter light is compressed with the curve of BT.2390 on the largest of R, G, B,
which keeps the hue. Other transfer functions are undone with their power. Then primaries are converted
through XYZ (D65), and what BT.709 can't show is clipped. The result is coded for a BT.1886 screen (power 2.4).
"""

from functools import lru_cache
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", np.float32, np.uint8)

HDR_TRANSFERS = frozenset({"smpte2084", "arib-std-b67"})
WHITE_NITS = 203.0
HLG_PEAK_NITS = 1000.0
HLG_SYSTEM_GAMMA = 1.2
DEFAULT_PEAK_NITS = 1000.0
SCREEN_POWER = 2.4
TABLE = 1 << 14

# Chromaticities of red, green, blue (x, y); white is D65 for all (ITU-T H.273, table 2).
PRIMARIES = {
    "bt709": ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)),
    "bt2020": ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    "smpte432": ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}
WHITE_D65 = (0.3127, 0.3290)
BT2020_LUMA = np.array([0.2627, 0.6780, 0.0593], dtype=np.float32)
WIDE_PRIMARIES = frozenset(PRIMARIES) - {"bt709"}
POWERS = {"gamma22": 2.2, "gamma28": 2.8, "linear": 1.0, "iec61966-2-1": 2.2}

# ST 2084.
PQ_M1, PQ_M2 = 2610 / 16384, 2523 / 4096 * 128
PQ_C1, PQ_C2, PQ_C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
# ARIB STD-B67.
HLG_A, HLG_B, HLG_C = 0.17883277, 0.28466892, 0.55991073


def to_screen(
    coded: NDArray[np.uint16], transfer: str, primaries: str, peak_nits: float = DEFAULT_PEAK_NITS
) -> NDArray[np.uint8]:
    """Shows a picture on an ordinary screen.

    Args:
        coded: H x W x 3 uint16, R'G'B' in full range.
        transfer: FFmpeg's name of the transfer function of `coded`.
        primaries: FFmpeg's name of its primaries; unknown ones count as BT.709.
        peak_nits: the brightest light of the film in cd/m², used for PQ.

    Returns:
        H x W x 3 uint8, R'G'B' of BT.709.
    """
    light = _looked_up(_linear_table(transfer), coded)
    if transfer == "arib-std-b67":
        luma = cv2.transform(light, BT2020_LUMA.reshape(1, 3))
        glow = cv2.pow(np.maximum(luma, 1e-6), HLG_SYSTEM_GAMMA - 1) * np.float32(HLG_PEAK_NITS / WHITE_NITS)
        light = cv2.multiply(light, cv2.merge([glow, glow, glow]))
        peak_nits = HLG_PEAK_NITS
    if transfer in HDR_TRANSFERS:
        brightest = cv2.max(cv2.max(*cv2.split(light)[:2]), cv2.extractChannel(light, 2))
        gain = _looked_up(_gain_table(float(peak_nits)), _root_index(brightest * (WHITE_NITS / peak_nits), 4))
        light = cv2.multiply(light, cv2.merge([gain, gain, gain]))
    if primaries in WIDE_PRIMARIES:
        light = cv2.transform(light, _to_bt709(primaries))
    return _looked_up(_screen_table(), _root_index(light, 2))


def _looked_up(table: NDArray[Number], index: NDArray[np.uint16]) -> NDArray[Number]:
    return np.take(table, index, mode="clip")


def pq_encode(nits: NDArray[np.float64]) -> NDArray[np.float64]:
    """ST 2084: light in cd/m² to a value in 0..1."""
    power = np.power(np.maximum(nits, 0) / 10000.0, PQ_M1)
    return np.power((PQ_C1 + PQ_C2 * power) / (1 + PQ_C3 * power), PQ_M2)


def pq_decode(value: NDArray[np.float64]) -> NDArray[np.float64]:
    """ST 2084: a value in 0..1 to light in cd/m²."""
    root = np.power(value, 1 / PQ_M2)
    return 10000.0 * np.power(np.maximum(root - PQ_C1, 0) / (PQ_C2 - PQ_C3 * root), 1 / PQ_M1)


def compress(nits: NDArray[np.float64], peak_nits: float) -> NDArray[np.float64]:
    """BT.2390: from light of a film with the given peak to light of a screen whose white is 203 cd/m²."""
    if peak_nits <= WHITE_NITS:
        return nits
    peak = float(pq_encode(np.array(peak_nits)))
    largest = float(pq_encode(np.array(WHITE_NITS))) / peak
    knee = 1.5 * largest - 0.5
    value = np.minimum(pq_encode(nits) / peak, 1.0)
    t = np.maximum(value - knee, 0) / (1 - knee)
    curve = (
        (2 * t**3 - 3 * t**2 + 1) * knee
        + (t**3 - 2 * t**2 + t) * (1 - knee)
        + (3 * t**2 - 2 * t**3) * largest
    )
    return pq_decode(np.where(value < knee, value, curve) * peak)


def _root_index(values: NDArray[np.float32], degree: int) -> NDArray[np.uint16]:
    """Places in a table spaced by the square (2) or fourth (4) root, fine near black; clips to 0..1."""
    root: NDArray[np.float32] = np.clip(values, 0, 1)
    for _ in range(degree // 2):
        root = cv2.sqrt(root)
    root *= np.float32(TABLE - 1)
    root += np.float32(0.5)
    return root.astype(np.uint16)


@lru_cache(maxsize=8)
def _linear_table(transfer: str) -> NDArray[np.float32]:
    """Light for each 16 bit value, with 1.0 as white (HLG: scene light, with 1.0 as its peak)."""
    value = np.arange(65536) / 65535.0
    if transfer == "smpte2084":
        light = pq_decode(value) / WHITE_NITS
    elif transfer == "arib-std-b67":
        light = np.where(value <= 0.5, value**2 / 3, (np.exp((value - HLG_C) / HLG_A) + HLG_B) / 12)
    else:
        light = value ** POWERS.get(transfer, SCREEN_POWER)
    return light.astype(np.float32)


@lru_cache(maxsize=8)
def _gain_table(peak_nits: float) -> NDArray[np.float32]:
    """The factor for light, by the fourth root of its share of the peak; the result is at most white."""
    share = (np.arange(TABLE) / (TABLE - 1)) ** 4
    nits = np.maximum(share * peak_nits, 1e-6)
    return (compress(nits, peak_nits) / nits).astype(np.float32)


@lru_cache(maxsize=1)
def _screen_table() -> NDArray[np.uint8]:
    """Code values of an ordinary screen, by the square root of light."""
    light = (np.arange(TABLE) / (TABLE - 1)) ** 2
    return np.rint(255 * light ** (1 / SCREEN_POWER)).astype(np.uint8)


@lru_cache(maxsize=4)
def _to_bt709(primaries: str) -> NDArray[np.float32]:
    """3 x 3, from linear RGB of other primaries to that of BT.709."""
    return (np.linalg.inv(_to_xyz("bt709")) @ _to_xyz(primaries)).astype(np.float32)


def _to_xyz(primaries: str) -> NDArray[np.float64]:
    """3 x 3, linear RGB to XYZ (SMPTE RP 177)."""
    columns = np.array([(x / y, 1.0, (1 - x - y) / y) for x, y in PRIMARIES[primaries]]).T
    x, y = WHITE_D65
    white = np.array([x / y, 1.0, (1 - x - y) / y])
    return columns * np.linalg.solve(columns, white)
