"""Style files from other projects, read without executing anything, as networks of our own shape.

`read_foreign` looks at the first bytes of a file, not at its name, and passes it to one reader: PyTorch weights
(`pth.py`), Torch7 (`t7.py`) or ONNX (`onnx.py`). Every reader parses into plain data, with limits on sizes, counts and
depth. It recognizes the published architectures (`architectures.py`) and refuses everything else with the reason.
docs/foreign-styles.md lists what is supported.
"""

import re
from pathlib import Path

from fastvid_gui.errors import StyleError
from fastvid_gui.sentences.styles import StyleSays, Unusable
from fastvid_gui.sentences.system import of_system
from fastvid_gui.style.formats.foreign import MAX_FILE_BYTES, ForeignNetwork
from fastvid_gui.style.formats.onnx import read_onnx
from fastvid_gui.style.formats.pth import read_pth
from fastvid_gui.style.formats.t7 import read_t7
from fastvid_gui.style.unreadable import UnreadableError, refused
from fastvid_gui.user_files import TooLargeError, read_user_file

__all__ = ["ForeignNetwork", "read_foreign"]

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")


def read_foreign(path: Path) -> ForeignNetwork:
    """The style network in another project's file; raises StyleError with the file's name and the reason."""
    try:
        return read_network(path.stem, read_user_file(path, MAX_FILE_BYTES))
    except TooLargeError as error:
        large = UnreadableError(Unusable.FILE_TOO_LARGE, most=MAX_FILE_BYTES >> 20)
        raise refused(large, StyleSays.UNUSABLE, path.name) from error
    except UnreadableError as error:
        raise refused(error, StyleSays.UNUSABLE, path.name) from error
    except OSError as error:
        raise StyleError(StyleSays.CANT_READ, file=path.name, reason=of_system(error)) from error


def read_network(name: str, data: bytes) -> ForeignNetwork:
    """The style network in the bytes of a file; raises UnreadableError."""
    if not data:
        raise UnreadableError(Unusable.EMPTY)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06") or data[:1] == b"\x80":
        return read_pth(name, data)
    if data[:4] in (b"\x03\0\0\0", b"\x04\0\0\0"):
        return read_t7(name, data)
    if data[:1] == b"\x08" and b"\0" < data[1:2] < b"\x28":  # ModelProto.ir_version
        return read_onnx(name, data)
    raise UnreadableError(_what_else(data))


def _what_else(data: bytes) -> Unusable:
    """What kind of file it is, where no reader accepts it."""
    if data[8:9] == b"{" and int.from_bytes(data[:8], "little") < len(data):
        return Unusable.OTHER_SAFETENSORS
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Unusable.A_PICTURE
    start = data[:1000]
    if start.lstrip()[:1] == b"<":
        return Unusable.A_WEB_PAGE
    if re.match(rb"[34]\n[0-9]+\n", start):
        return Unusable.TORCH7_TEXT
    if all(byte in b"\t\n\r\f" or byte >= 32 for byte in start):
        return Unusable.A_TEXT
    return Unusable.UNKNOWN
