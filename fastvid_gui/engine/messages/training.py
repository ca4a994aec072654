"""Learning a style from a picture."""

import msgspec

from fastvid_gui.engine.messages.pictures import PictureBytes
from fastvid_gui.engine.messages.request import Request
from fastvid_gui.sentences.sentence import Sentence


class TrainStyle(Request, frozen=True, tag=True, kw_only=True):
    """Learns a style from a picture, on the frames of a film or a folder of photos. News: `TrainingNews`.

    Value: `Styles` (all), the new one first. Stopping it keeps the best so far and adds that (`Styles` as well),
    unless it has learned nothing yet (`Stopped`). The checkpoint is in the user's data folder, and the same request
    continues it.
    """

    picture: str
    title: str
    film: str = ""
    photos: str = ""
    minutes: float = 15.0


class DropTraining(Request, frozen=True, tag=True, kw_only=True):
    """Deletes what is kept to go on with a training: the same `TrainStyle` begins anew. Value: None."""

    picture: str
    film: str = ""
    photos: str = ""


class TrainingNews(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the training; `preview` is the sample or film frame as it is painted by now (not in each news).

    `notes`: sentences for people, usually none. With step 0 they say what is being prepared, later what is wrong.
    """

    step: int
    steps: int
    seconds_left: float
    losses: dict[str, float]
    preview: PictureBytes | None = None
    notes: tuple[Sentence, ...] = ()
