"""A new style from a picture: trains on the render engine, and adds the result to the library."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fastvid_gui.domain.job import stable_hash
from fastvid_gui.domain.style import style_name_for
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.styles import Styles
from fastvid_gui.engine.messages.training import DropTraining, TrainingNews, TrainStyle
from fastvid_gui.engine.pacing import Pace
from fastvid_gui.engine.pictures import as_message
from fastvid_gui.engine.styles import styles_now
from fastvid_gui.errors import Interrupted, TrainingError
from fastvid_gui.paths import data_folder, resources_folder
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.devices import available_devices
from fastvid_gui.style.extras import require_loss_network
from fastvid_gui.style.library import add_style

if TYPE_CHECKING:
    from fastvid_gui.training.running import TrainingStatus as Progress

FOLDER = "training"
NEWS_SECONDS = 0.5
PREVIEW_SIDE = 640


def train(task: Task) -> Styles:
    """Answers `TrainStyle`."""
    request = task.request
    assert isinstance(request, TrainStyle)
    require_loss_network()
    if not request.minutes > 0:
        raise TrainingError(TrainingSays.NO_TIME)
    news = _News(task, request.minutes)
    news.say(say(TrainingSays.GETTING_READY))
    from fastvid_gui.training.network import train_style

    output = _pack(request)
    photos = Path(request.photos) if request.photos else None
    video = Path(request.film) if request.film else resources_folder() / "sample" / "sample.mp4"
    if photos is not None:
        news.say(say(TrainingSays.LOOKING_AT_PHOTOS, folder=photos.name))
    else:
        news.say(say(TrainingSays.LOOKING_AT_FRAMES, film=video.name))
    try:
        train_style(
            Path(request.picture),
            output,
            photos=photos,
            video=video,
            minutes=request.minutes,
            device=available_devices()[0],
            tell=news.step,
            stop=task.stop,
            overwrite=True,  # an engine that was killed before it could add the style left this
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


def drop(task: Task) -> None:
    """Answers `DropTraining`."""
    assert isinstance(task.request, DropTraining)
    output = _pack(task.request)
    for path in (output, output.with_suffix(".preview.jpg"), output.with_suffix(".checkpoint")):
        with suppress(OSError):
            path.unlink(missing_ok=True)


class _News:
    """Reports to the window: notes and previews at once, steps now and then."""

    def __init__(self, task: Task, minutes: float) -> None:
        self._task, self._minutes = task, minutes
        self._pace = Pace(NEWS_SECONDS)
        self.steps_done = 0

    def say(self, note: Sentence) -> None:
        """Says what is being prepared."""
        self._task.heed()
        left = 60 * self._minutes
        self._task.tell(TrainingNews(step=0, steps=0, seconds_left=left, losses={}, notes=(note,)))

    def step(self, now: "Progress") -> None:
        """A step of the training is done."""
        self.steps_done += 1
        if self._pace.due() or now.step >= now.steps or now.preview is not None or now.notes:
            preview = as_message(now.preview, PREVIEW_SIDE) if now.preview is not None else None
            self._task.tell(
                TrainingNews(
                    step=now.step,
                    steps=now.steps,
                    seconds_left=now.seconds_left,
                    losses=dict(now.losses),
                    preview=preview,
                    notes=now.notes,
                )
            )


def _pack(request: TrainStyle | DropTraining) -> Path:
    """Where the style is written, and its checkpoint beside it: the same for the same picture and material."""
    folder = data_folder() / FOLDER
    folder.mkdir(exist_ok=True)
    known = stable_hash(request.picture, request.film, request.photos)[:10]
    return folder / f"{style_name_for(Path(request.picture).stem)}-{known}.safetensors"
