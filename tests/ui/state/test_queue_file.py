"""The queue on disk: read as this version writes it, and as an older one did."""

import json
from pathlib import Path

import pytest

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.queue_file import read_queue, write_queue
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem

PLAIN = RenderRequest(source=Path("/f/a.mp4"), output=Path("/f/b.mp4"), look=Look(style="scream"))
OLDER = {
    "kind": "RenderFilm", "source": "/f/a.mp4", "output": "/f/b.mp4", "look": {"style": "scream"}, "overwrite": False,
    "size": 0, "crf": 20, "start": 0, "stop": 0, "keyframes": None, "max_range": 240, "device": "auto", "workers": 0,
    "nodes": "local", "helpers_only": False, "without": [], "sound": "copy", "spot_check": 2,
}  # fmt: skip


def test_what_is_written_is_read(tmp_path: Path) -> None:
    request = RenderRequest(
        source=Path("/f/a.mp4"),
        output=Path("/f/b.mp4"),
        look=Look(),
        stop=7,
        styles_at=(StyleChange(0, "scream", "list, line 1"),),
        lists=(Path("/f/list.csv"),),
    )
    item = QueueItem(number=1, source=request.source, request=request, state=ItemState.PAUSED, frames=7)
    write_queue(tmp_path / "queue.json", (item,), 0.0)
    (saved,) = read_queue(tmp_path / "queue.json")
    assert (saved.request, saved.state, saved.frames) == (request, ItemState.PAUSED, 7)


@pytest.mark.parametrize(
    ("fields", "meaning"),
    [
        ({}, {}),
        ({"size": 360, "stop": 9, "workers": 2}, {"size": 360, "stop": 9, "workers": 2}),
        ({"keyframes": []}, {"keyframes": ()}),
    ],
)
def test_the_queue_of_an_older_version_is_read(
    tmp_path: Path, fields: dict[str, object], meaning: dict[str, object]
) -> None:
    from dataclasses import replace

    items = [{"request": OLDER | fields, "state": "waiting", "job": "", "frames": 3}]
    (tmp_path / "queue.json").write_text(json.dumps({"version": 1, "items": items}))
    (saved,) = read_queue(tmp_path / "queue.json")
    assert saved.request == replace(PLAIN, **meaning)  # type: ignore[arg-type]
