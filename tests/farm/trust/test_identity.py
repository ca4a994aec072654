"""The key pair of a node: made once, kept private, never silently replaced."""

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.trust.identity import KEY_FILE, load_identity, new_identity, node_id
from fastvid_gui.paths import config_folder

needs_posix = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


def key_file() -> Path:
    return config_folder() / KEY_FILE


def test_first_start_makes_a_key_and_later_ones_keep_it() -> None:
    first = load_identity()
    assert load_identity() == first
    assert len(first.public_key) == len(first.secret_key) == 32
    assert re.fullmatch(r"[a-z2-7]{4}(-[a-z2-7]{4}){3}", first.id)


def test_id_is_the_start_of_the_keys_sha256() -> None:
    # sha256 of 32 zero bytes is 66687aadf862bd776c8fc18b8e9f8e20...
    assert node_id(bytes(32)) == "mzuh-vlpy-mk6x-o3ep"


def test_two_nodes_have_different_keys() -> None:
    assert new_identity() != new_identity()


def test_secret_key_is_not_shown() -> None:
    identity = new_identity()
    assert str(identity.secret_key) not in repr(identity)


@needs_posix
def test_key_file_is_for_its_owner_only() -> None:
    load_identity()
    assert key_file().stat().st_mode & 0o777 == 0o600


@needs_posix
def test_key_that_others_could_read_is_closed_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    first = load_identity()
    key_file().chmod(0o644)
    assert load_identity() == first
    assert key_file().stat().st_mode & 0o777 == 0o600
    assert "could be read by other users" in caplog.text


def test_six_processes_starting_at_once_agree_on_one_key() -> None:
    command = "from fastvid_gui.farm.trust.identity import load_identity; print(load_identity().id)"
    children = [
        subprocess.Popen([sys.executable, "-c", command], stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    ids = {child.communicate(timeout=240)[0].strip() for child in children}
    assert ids == {load_identity().id}
    assert sorted(path.name for path in config_folder().iterdir() if "lock" not in path.name) == [KEY_FILE]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"format": 1}',
        b"[" * 3000,
        b'{"format":1,"public_key":"x","secret_key":"y"}',
    ],
)
def test_damaged_key_is_a_clear_error_and_stays(content: bytes) -> None:
    key_file().write_bytes(content)
    with pytest.raises(FarmError, match=r"node-key\.json.*paired again"):
        load_identity()
    assert key_file().read_bytes() == content


def test_keys_of_two_nodes_mixed_are_found() -> None:
    load_identity()
    mine = msgspec.json.decode(key_file().read_bytes())
    key_file().unlink()
    load_identity()
    other = msgspec.json.decode(key_file().read_bytes())
    key_file().write_bytes(msgspec.json.encode({**mine, "public_key": other["public_key"]}))
    with pytest.raises(FarmError, match="do not belong together"):
        load_identity()


def test_key_of_a_newer_version_is_not_touched() -> None:
    load_identity()
    content = msgspec.json.decode(key_file().read_bytes())
    key_file().write_bytes(msgspec.json.encode({**content, "format": 2}))
    with pytest.raises(FarmError, match="another version"):
        load_identity()


def test_huge_key_file_is_refused_unread() -> None:
    key_file().write_bytes(b" " * 10_000)
    with pytest.raises(FarmError, match="too large"):
        load_identity()


@needs_posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_unwritable_folder_is_a_clear_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FarmError, match=KEY_FILE):
        load_identity(tmp_path)
