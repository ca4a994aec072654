"""Flow files: right values from good ones, one clear sentence from bad ones."""

import struct

import numpy as np
import pytest

from fastvid_gui.errors import FastVidError
from fastvid_gui.flow.files import find_flow_files, read_flo


def flo(width=3, height=2, values=None, magic=202021.25):
    values = np.arange(2 * width * height) if values is None else values
    return struct.pack("<fii", magic, width, height) + np.asarray(values, "<f4").tobytes()


def test_values_and_layout(tmp_path):
    (tmp_path / "a.flo").write_bytes(flo())
    flow, known = read_flo(tmp_path / "a.flo")
    assert flow.dtype == np.float32 and flow.shape == (2, 3, 2)
    assert flow[1, 2].tolist() == [10, 11]
    assert known.all()


def test_unknown_values_are_marked_and_zero(tmp_path):
    values = np.ones(12, np.float32)
    values[[0, 3, 4, 6]] = [2e9, -2e9, np.nan, np.inf]
    (tmp_path / "a.flo").write_bytes(flo(values=values))
    flow, known = read_flo(tmp_path / "a.flo")
    assert known.tolist() == [[False, False, False], [False, True, True]]
    assert np.array_equal(flow[known], np.ones((2, 2))) and not flow[~known].any()


HOSTILE = {
    "empty": b"",
    "short header": b"PIEH\x01",
    "other magic": flo(magic=1.0),
    "NaN magic": flo(magic=float("nan")),
    "negative": flo()[:4] + struct.pack("<ii", -3, 2) + bytes(48),
    "both negative": flo()[:4] + struct.pack("<ii", -3, -2) + bytes(48),
    "zero": flo()[:4] + struct.pack("<ii", 0, 0),
    "huge": flo()[:4] + struct.pack("<ii", 2**31 - 1, 2**31 - 1) + bytes(48),
    "large": flo()[:4] + struct.pack("<ii", 32000, 32000) + bytes(48),
    "truncated": flo()[:-1],
    "too long": flo() + b"x",
    "text": b"This is no flow at all, only text of some length.",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_damaged_files_are_refused_by_name(tmp_path, data):
    path = tmp_path / "bad.flo"
    path.write_bytes(data)
    with pytest.raises(FastVidError, match=r"bad\.flo"):
        read_flo(path)


def test_absent_files_and_folders(tmp_path):
    with pytest.raises(FastVidError, match="absent"):
        read_flo(tmp_path / "absent.flo")
    with pytest.raises(FastVidError):
        read_flo(tmp_path)
    with pytest.raises(FastVidError, match="absent"):
        find_flow_files(tmp_path / "absent", 3)
    with pytest.raises(FastVidError, match=r"no \.flo"):
        find_flow_files(tmp_path, 3)


def named(tmp_path, *names):
    for name in names:
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def test_one_file_for_each_pair_goes_in_order(tmp_path):
    found = find_flow_files(named(tmp_path, "f_10.flo", "f_9.flo", "notes.txt"), 3)
    assert {k: path.name for k, path in found.items()} == {0: "f_9.flo", 1: "f_10.flo"}


def test_numbers_tell_the_frame_counted_from_one(tmp_path):
    assert list(find_flow_files(named(tmp_path, "frame_0002.flo"), 4)) == [1]


def test_numbers_count_from_zero_where_there_is_a_zero(tmp_path):
    assert sorted(find_flow_files(named(tmp_path, "0.flo", "2.flo"), 5)) == [0, 2]


@pytest.mark.parametrize("names", [("a.flo",), ("frame_9.flo",), ("a_1.flo", "b_1.flo")])
def test_files_that_do_not_fit_the_film(tmp_path, names):
    with pytest.raises(FastVidError, match="5 frames"):
        find_flow_files(named(tmp_path, *names), 5)


def test_real_files(shared_data):
    flow, known = read_flo(shared_data / "flow" / "middlebury" / "RubberWhale" / "flow10.flo")
    assert flow.shape == (388, 584, 2)
    assert 0.9 < known.mean() < 1
    assert 1 < np.abs(flow[known]).max() < 10
