"""`train`: a style of one's own; bad input is said before the training, and nothing learned is lost."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from busy import allowed
from films import make_film
from networks import tame_style
from textures import SHAPE, pictures

from fastvid_gui.cli.app import run
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import Interrupted, StyleError, TrainingError, UsageError
from fastvid_gui.paths import resources_folder
from fastvid_gui.style.blend import same_network
from fastvid_gui.style.pack import PackedStyle, list_pack, pack_training, read_pack, write_pack
from fastvid_gui.style.perceptual import Vgg19
from fastvid_gui.training import network, starts
from fastvid_gui.training.checkpoint import is_old_checkpoint
from fastvid_gui.training.network import train_style
from fastvid_gui.training.result import paint, sample_frame
from fastvid_gui.training.running import TrainingStatus
from fastvid_gui.training.train import Training


def own_style(folder: Path, *options: str) -> list[str]:
    return ["train", str(folder / "paintings" / "dots.png"), "-o", str(folder / "mine"), *options]


class Learner:
    """Calls `train_style`; stops after so many steps, notes what is told."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.stop = folder, threading.Event()
        self.news: list[TrainingStatus] = []
        self.out = folder / "mine.safetensors"

    def learn(self, steps: int = 2, then: Callable[[], None] = lambda: None, **options: object) -> None:
        """Trains until so many steps have been told, then raises Interrupted."""
        self.stop.clear()
        self.news.clear()

        def tell(news: TrainingStatus) -> None:
            self.news.append(news)
            if len(self.news) == steps:
                then()
                self.stop.set()

        fixed = {"photos": self.folder / "photos", "video": None, "minutes": 5.0, "device": "cpu"}
        train_style(
            self.folder / "paintings" / "dots.png", self.out, tell=tell, stop=self.stop, **(fixed | options)
        )

    def learn_some(self, steps: int = 2, **options: object) -> None:
        with pytest.raises(Interrupted):
            self.learn(steps, **options)


@pytest.fixture
def learner(material: Path) -> Learner:
    return Learner(material)


def test_train_makes_a_style_of_a_picture(material: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photos = ("--photos", str(material / "photos"))
    assert run(own_style(material, *photos, "--minutes", "0.05", "--title", "My dots", "--json")) == 0
    assert json.loads(capsys.readouterr().out)["steps"] > 0
    (style,) = read_pack(material / "mine.safetensors")
    assert style.info.name == "mine" and style.info.title == "My dots"
    assert list_pack(material / "mine.safetensors")[0].thumbnail
    assert cv2.imread(str(material / "mine.preview.jpg")) is not None
    assert not (material / "mine.checkpoint").exists()
    assert pack_training(material / "mine.safetensors")["finished"] is True


def test_train_on_a_film(material: Path) -> None:
    film = make_film(material / "film.mp4", 30, sound=False)
    assert run(own_style(material, "--video", str(film), "--minutes", "0.02")) == 0
    (style,) = read_pack(material / "mine.safetensors")
    assert style.info.title == "Dots"


def test_it_takes_the_minutes_it_was_given(learner: Learner) -> None:
    began = time.monotonic()
    learner.learn(10**9, minutes=0.1)
    assert learner.news[-1].step >= learner.news[-1].steps
    assert 5 < time.monotonic() - began < allowed(30)  # six seconds, on a machine that does nothing else


def test_news_have_losses_time_left_and_a_preview(learner: Learner) -> None:
    learner.learn_some(3, preview_seconds=1e9)
    first, *others = learner.news
    assert (
        first.preview is not None and first.preview.shape == (360, 640, 3) and first.preview.dtype == np.uint8
    )
    assert all(news.preview is None for news in others)
    assert {"content", "style"} <= set(first.losses) and first.seconds_left > 0
    learner.learn_some(3, preview_seconds=0.0)
    assert all(news.preview is not None for news in learner.news)


def test_preview_of_a_film_shows_the_film(learner: Learner) -> None:
    film = make_film(learner.folder / "film.mp4", 30, 96, 64, sound=False)
    learner.learn_some(1, photos=None, video=film)
    assert learner.news[0].preview is not None and learner.news[0].preview.shape == (64, 96, 3)


def test_stopped_training_keeps_what_it_has_and_goes_on(learner: Learner) -> None:
    with pytest.raises(Interrupted, match="step 2"):
        learner.learn(2)
    assert read_pack(learner.out) and learner.out.with_suffix(".checkpoint").exists()
    assert pack_training(learner.out)["finished"] is False
    learner.learn_some(1)
    assert [news.step for news in learner.news] == [3]


def test_fresh_starts_over(learner: Learner) -> None:
    learner.learn_some(2)
    with pytest.raises(StyleError, match="--overwrite"):
        learner.learn(1, fresh=True)
    learner.learn_some(1, fresh=True, overwrite=True)
    assert [news.step for news in learner.news] == [1]


def test_stop_before_the_first_step_leaves_nothing(learner: Learner) -> None:
    learner.stop.set()
    with pytest.raises(Interrupted, match="Stopped before"):
        train_style(
            *(learner.folder / "paintings" / "dots.png", learner.out),
            photos=learner.folder / "photos", video=None, minutes=1.0, device="cpu", tell=print, stop=learner.stop,
        )  # fmt: skip
    assert not learner.out.exists() and not learner.out.with_suffix(".checkpoint").exists()


def test_checkpoint_of_another_picture_is_noticed(learner: Learner) -> None:
    learner.learn_some(1)
    before = learner.out.read_bytes()
    cv2.imwrite(str(learner.folder / "paintings" / "dots.png"), pictures(1, 9)[0])
    with pytest.raises(TrainingError, match=r"another picture.*--fresh"):
        learner.learn(1)
    assert learner.out.read_bytes() == before
    learner.learn_some(1, fresh=True, overwrite=True)


@pytest.mark.parametrize("data", [b"", b"rubbish"])
def test_damaged_checkpoint_is_a_clear_error(learner: Learner, data: bytes) -> None:
    learner.out.with_suffix(".checkpoint").write_bytes(data)
    with pytest.raises(TrainingError, match=r"mine\.checkpoint is damaged; delete it"):
        learner.learn(1)


def test_checkpoint_of_an_earlier_version_starts_over_and_says_so(learner: Learner) -> None:
    torch.save({"step": 3, "about": "somebody's"}, learner.out.with_suffix(".checkpoint"))
    learner.learn_some(1)
    assert "earlier FastVid" in str(learner.news[0].notes[0]) and learner.news[0].step == 1
    assert read_pack(learner.out)
    assert not is_old_checkpoint(learner.out.with_suffix(".checkpoint"))


def test_existing_style_file_is_not_replaced_unasked(learner: Learner) -> None:
    learner.learn(10**9, minutes=0.02)
    finished = learner.out.read_bytes()
    with pytest.raises(StyleError, match="exists already"):
        learner.learn(1)
    learner.learn_some(1, then=lambda: learner.out.write_bytes(b"somebody else's"), overwrite=True)
    learner.out.write_bytes(b"somebody else's")  # a checkpoint of ours, but the file is not
    with pytest.raises(StyleError, match="exists already"):
        learner.learn(1)
    assert finished != learner.out.read_bytes() == b"somebody else's"


@pytest.mark.parametrize("output", ["absent/mine", "paintings/dots.png/mine"])
def test_impossible_output_is_said_before_the_training(learner: Learner, output: str) -> None:
    learner.out = learner.folder / output
    with pytest.raises(StyleError, match=r"There is no folder|is a file, not a folder"):
        learner.learn(1)
    assert learner.news == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission_is_said_before_the_training(learner: Learner) -> None:
    locked = learner.folder / "locked"
    locked.mkdir(mode=0o500)
    learner.out = locked / "mine"
    with pytest.raises(StyleError, match="can't be written"):
        learner.learn(1)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc, where nobody can make a file")
def test_place_that_takes_no_files_is_said_before_the_training(learner: Learner) -> None:
    learner.out = Path("/proc/mine")
    with pytest.raises(StyleError, match=r"/proc/mine\.safetensors can't be written"):
        learner.learn(1)
    assert learner.news == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_full_disk_at_a_checkpoint_is_told_and_the_training_goes_on(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "SAVE_SECONDS", 0.0)
    saved = Training.save

    def save(self: Training, path: Path, about: str = "") -> None:
        import resource

        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        if self.step > 1:
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
        try:
            saved(self, path, about)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    monkeypatch.setattr(Training, "save", save)
    with pytest.raises(TrainingError, match=r"The checkpoint can't be written.*The style so far is in"):
        learner.learn(3)
    assert ["can't be written" in " ".join(map(str, news.notes)) for news in learner.news] == [
        False,
        True,
        False,
    ]  # said once
    monkeypatch.undo()
    assert {path.name for path in learner.folder.glob(f".{learner.out.stem}*")} == set()
    assert Training.save is saved and read_pack(learner.out)


def test_full_disk_at_the_end_keeps_the_checkpoint(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **options: object) -> None:
        raise StyleError(f"{learner.out} can't be written: No space left on device.")

    monkeypatch.setattr("fastvid_gui.training.result.write_pack", full)
    with pytest.raises(TrainingError, match=r"No space left.*What was learned is kept in .*the same command"):
        learner.learn(2)
    assert learner.out.with_suffix(".checkpoint").exists()


def test_preview_that_cant_be_written_does_not_end_the_training(learner: Learner) -> None:
    learner.out.with_suffix(".preview.jpg").mkdir()
    learner.learn_some(2)
    assert "preview" in str(learner.news[0].notes[0])
    assert read_pack(learner.out)


def command(folder: Path) -> list[str]:
    """The real command, with a network and steps as small as those of the tests."""
    script = (
        "import sys; from fastvid_gui.training import train, network; from textures import SHAPE\n"
        "import torch; torch.set_num_threads(1)\n"
        "train.CROPS, train.PASTS, train.fast_shape = ((0.0, 48, 2),), (0,), lambda: SHAPE\n"
        "network.nearest_start, network.SAVE_SECONDS = lambda painting, device: (), 0.2\n"
        "from fastvid_gui.__main__ import main; main()"
    )
    return [
        sys.executable,
        "-c",
        script,
        *own_style(folder, "--photos", str(folder / "photos"), "--minutes", "9"),
    ]


def wait_for(path: Path, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 100
    while not path.exists():
        assert process.poll() is None and time.monotonic() < until, "no checkpoint came"
        time.sleep(0.05)


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Linux and macOS")
def test_killed_and_interrupted_trainings_lose_nothing(material: Path) -> None:
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parent / "style"), str(here.parents[1])])
    environment = {**os.environ, "PYTHONPATH": path}
    checkpoint, out = material / "mine.checkpoint", material / "mine.safetensors"
    with subprocess.Popen(command(material), stderr=subprocess.DEVNULL, env=environment) as killed:
        wait_for(out, killed)
        killed.kill()
    learned = pack_training(out)["steps"]
    assert learned > 0 and read_pack(out) and checkpoint.exists()
    with subprocess.Popen(command(material), stderr=subprocess.PIPE, env=environment) as stopped:
        wait_until_changed(out, stopped)
        stopped.send_signal(signal.SIGINT)
        _, said = stopped.communicate(timeout=240)
    assert stopped.returncode == 130 and b"goes on from there" in said
    assert pack_training(out)["steps"] > learned


def wait_until_changed(path: Path, process: "subprocess.Popen[bytes]") -> None:
    before, until = path.stat().st_mtime_ns, time.monotonic() + 100
    while path.stat().st_mtime_ns == before:
        assert process.poll() is None and time.monotonic() < until, "nothing new was saved"
        time.sleep(0.05)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--photos", "a", "--video", "b"),
        ("--photos", "a", "--device", "abacus"),
        ("--photos", "a", "--minutes", "nan"),
    ],
)
def test_wrong_usage_of_train(material: Path, options: tuple[str, ...]) -> None:
    assert run(own_style(material, *options)) == 2


def test_output_of_another_kind_is_refused(material: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = own_style(material, "--photos", str(material / "photos"))
    line[3] = str(material / "paintings")
    assert run(line) == 1 and "is a folder" in capsys.readouterr().err
    line[3] = str(material / "mine.pth")
    assert run(line) == 1 and "mine.safetensors" in capsys.readouterr().err


def test_train_says_what_is_wrong_with_the_picture(
    material: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (material / "paintings" / "dots.png").write_text("no picture")
    assert run(own_style(material, "--photos", str(material / "photos"))) == 1
    assert "dots.png" in capsys.readouterr().err
    (material / "paintings" / "dots.png").unlink()
    assert run(own_style(material, "--photos", str(material / "photos"))) == 1
    assert "dots.png" in capsys.readouterr().err


def test_impossible_minutes_are_refused(learner: Learner) -> None:
    for minutes in (0.0, -1.0, float("nan"), float("inf")):
        with pytest.raises(UsageError, match="--minutes"):
            learner.learn(1, minutes=minutes)


def test_training_begins_with_what_is_most_like_the_painting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loss_network: Vgg19
) -> None:
    """One of a pack's styles, or their mean."""
    monkeypatch.setattr(starts, "Vgg19", lambda: loss_network)
    monkeypatch.setattr(starts, "FRAMES", (20,))
    monkeypatch.setattr(starts, "FRAME_SIZE", (320, 300))
    frame = cv2.resize(sample_frame(20), (320, 300), interpolation=cv2.INTER_AREA)
    tame = tame_style(SHAPE)
    vectors = {"dull": 0.5 * tame.vector, "wild": 1.5 * tame.vector}
    packed = [PackedStyle(StyleInfo(name=name), vector) for name, vector in vectors.items()]
    write_pack(tmp_path / "styles" / "all.safetensors", tame.shape, tame.weights, packed, {})
    monkeypatch.setattr("fastvid_gui.style.library.resources_folder", lambda: tmp_path)
    for vector, expected in ((0.5, ["dull"]), (1.0, ["dull", "wild"]), (1.5, ["wild"])):
        painting = paint(tame.shape, tame.weights, (vector * tame.vector).astype(np.float32), frame)
        assert [style.info.name for style in starts.nearest_start(painting)] == expected
    (tmp_path / "styles" / "all.safetensors").unlink()
    assert starts.nearest_start(painting) == ()


def test_a_shipped_network_is_where_a_training_begins() -> None:
    assert (resources_folder() / "styles").is_dir()
    start = starts.nearest_start(pictures(1, 4)[0])
    assert start and all(same_network(start[0], style) for style in start)
