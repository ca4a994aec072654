"""A new style from a picture: trains on the press, and adds what was learned to the library."""

from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np

from fastvid_gui.domain.job import stable_hash
from fastvid_gui.domain.style import style_name_for
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages import Picture, Styles, TrainingNews, TrainStyle
from fastvid_gui.engine.pacing import Pace
from fastvid_gui.engine.pictures import as_message
from fastvid_gui.engine.styles import styles_now
from fastvid_gui.errors import Interrupted, TrainingError
from fastvid_gui.paths import data_folder, resources_folder
from fastvid_gui.style.devices import available_devices
from fastvid_gui.style.extras import require_loss_network
from fastvid_gui.style.library import add_style

FOLDER = "training"
NEWS_SECONDS = 0.5
PREVIEW_SIDE = 640


def train(task: Task) -> Styles:
    """`TrainStyle`."""
    request = task.request
    assert isinstance(request, TrainStyle)
    require_loss_network("Training")
    if not request.minutes > 0:
        raise TrainingError("Training needs some time: choose at least a minute.")
    from fastvid_gui.training import train as training
    from fastvid_gui.training.network import train_style

    output = _pack(request)
    news = _News(task, output.with_suffix(".preview.jpg"))

    def tell(progress: training.Progress) -> None:
        news.step(progress.step, progress.steps, progress.seconds_left, progress.losses)

    try:
        train_style(
            Path(request.picture),
            output,
            photos=Path(request.photos) if request.photos else None,
            video=Path(request.film) if request.film else resources_folder() / "sample" / "sample.mp4",
            minutes=request.minutes,
            device=available_devices()[0],
            tell=tell,
            stop=task.stop,
            overwrite=True,  # what lies there was left by an engine that was killed before it could add it
        )
    except Interrupted:
        if not news.steps_done or not output.exists():
            raise
    title = request.title.strip() or Path(request.picture).stem
    added = add_style(output, style_name_for(title), title)
    for path in (output, output.with_suffix(".preview.jpg")):
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return styles_now(added.name)


class _News:
    def __init__(self, task: Task, preview: Path) -> None:
        self._task, self._preview = task, preview
        self._pace, self._shown = Pace(NEWS_SECONDS), 0
        self.steps_done = 0

    def step(self, step: int, steps: int, seconds_left: float, losses: dict[str, float]) -> None:
        """A step of the training is done."""
        self.steps_done += 1
        if self._pace.due() or step >= steps:
            self._task.tell(TrainingNews(step, steps, seconds_left, dict(losses), self._new_preview()))

    def _new_preview(self) -> Picture | None:
        """The preview, where there is a newer one; its file holds the frame and the painting side by side."""
        try:
            changed = self._preview.stat().st_mtime_ns
            if changed == self._shown:
                return None
            data = np.frombuffer(self._preview.read_bytes(), np.uint8)
        except OSError:
            return None
        self._shown = changed
        both = cv2.imdecode(data, cv2.IMREAD_COLOR_RGB) if data.size else None
        if both is None:
            return None
        return as_message(np.ascontiguousarray(both[:, both.shape[1] // 2 :], np.uint8), PREVIEW_SIDE)


def _pack(request: TrainStyle) -> Path:
    """Where the style is written, and its checkpoint beside it: the same for the same picture and material."""
    folder = data_folder() / FOLDER
    folder.mkdir(exist_ok=True)
    known = stable_hash(request.picture, request.film, request.photos)[:10]
    return folder / f"{style_name_for(Path(request.picture).stem)}-{known}.safetensors"
