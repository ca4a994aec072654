"""Checkpoints: all that a training needs to continue, in a safetensors file, which runs nothing when it is read.

metadata    "fastvid-training": a JSON text, {"about": whose training it is, ...plain values}
tensors     by the names that `Training` gives them
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors.torch
from torch import Tensor

from fastvid_gui.errors import TrainingError
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.pack_header import MAX_DIMENSIONS, MAX_HEADER_BYTES
from fastvid_gui.user_files import open_user_file, read_user_file

METADATA_KEY = "fastvid-training"
MAX_BYTES = 512 << 20
MAX_TENSORS = 4096
_OLD = b"PK\x03\x04"
"""How checkpoints of earlier versions begin; those were pickles in an archive."""


@dataclass(frozen=True)
class Checkpoint:
    """The content of a checkpoint.

    Attributes:
        about: whose training it is; "" if it does not say.
        facts: plain JSON values. tensors: on the CPU.
    """

    about: str
    facts: dict[str, Any]
    tensors: dict[str, Tensor]


def checkpoint_bytes(about: str, facts: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> bytes:
    """The content of a checkpoint."""
    stored = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    text = json.dumps({**facts, "about": about})
    return safetensors.torch.save(stored, {METADATA_KEY: text})


def read_checkpoint(path: Path) -> Checkpoint:
    """Reads a checkpoint; raises TrainingError if the file is damaged, no checkpoint, or of an old version."""
    if is_old_checkpoint(path):
        raise TrainingError(TrainingSays.OLD_CHECKPOINT, file=path)
    try:
        data = read_user_file(path, MAX_BYTES)
        facts = _checked_facts(data)
        return Checkpoint(str(facts.get("about", "")), facts, safetensors.torch.load(data))
    except Exception as error:  # damage can show in any way
        raise TrainingError(TrainingSays.BAD_CHECKPOINT, file=path) from error


def checkpoint_about(path: Path) -> str:
    """Whose training a checkpoint is; "" if it does not say. Raises TrainingError as `read_checkpoint`."""
    return read_checkpoint(path).about


def is_old_checkpoint(path: Path) -> bool:
    """Whether an earlier version wrote the checkpoint."""
    try:
        with open_user_file(path) as file:
            return file.read(len(_OLD)) == _OLD
    except OSError:
        return False


def _checked_facts(data: bytes) -> dict[str, Any]:
    """The facts beside the tensors; raises ValueError if the header would be too much work."""
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > min(MAX_HEADER_BYTES, len(data) - 8):
        raise ValueError("no safetensors file")
    header = json.loads(data[8 : 8 + length])
    facts = json.loads(header.pop("__metadata__")[METADATA_KEY])
    if len(header) > MAX_TENSORS or any(len(tensor["shape"]) > MAX_DIMENSIONS for tensor in header.values()):
        raise ValueError("too many tensors or dimensions")
    if not isinstance(facts, dict):
        raise ValueError("no facts")
    return facts
