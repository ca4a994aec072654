"""Style files of other projects, read without executing anything, as networks of our own shape.

`read_foreign` looks at the first bytes of a file, not at its name, and hands it to one reader: PyTorch
weights (`pth.py`), Torch7 (`t7.py`) or ONNX (`onnx.py`). Every reader parses into plain data with limits on
sizes, counts and depth, recognises the published architectures (`architectures.py`) and refuses everything
else with the reason. What is supported: docs/foreign-styles.md.
"""

from pathlib import Path

from fastvid_gui.errors import StyleError
from fastvid_gui.style.formats.foreign import MAX_FILE_BYTES, ForeignNetwork, UnreadableError
from fastvid_gui.style.formats.pth import read_pth

__all__ = ["ForeignNetwork", "read_foreign"]


def read_foreign(path: Path) -> ForeignNetwork:
    """The style network in another project's file; raises StyleError with the file's name and the reason."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise UnreadableError(f"it is larger than {MAX_FILE_BYTES >> 20} MB, which no style network is")
        data = path.read_bytes()
        return read_network(path.stem, data)
    except UnreadableError as error:
        raise StyleError(f"{path.name} can't be used as a style: {error}.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StyleError(
            f"{path.name} can't be read ({reason}). Check the path and its permissions."
        ) from error


def read_network(name: str, data: bytes) -> ForeignNetwork:
    """The style network in the bytes of a file; raises UnreadableError."""
    if not data:
        raise UnreadableError("it is empty")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06") or data[:1] == b"\x80":
        return read_pth(name, data)
    raise UnreadableError("it is no style file that FastVid knows (PyTorch .pth, Torch7 .t7 or ONNX)")
