"""Seams in whole films, painted in a style we ship: neither the numbers nor the eye should find them."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import MAX_LEAD_IN_FRAMES, Keyframe, KeyframeKind
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.temporal_error import EstimatedMotion
from fastvid_gui.style.library import installed_styles

CLIPS = {
    "skv_bigbuckbunny.mp4": 132,
    "mp_chaplin.mp4": 150,
    "decord_flipping_a_pancake.mkv": 150,
    "psd_fades.mp4": 150,
}
EVERY = 48
SIZE = 270


def sharpness(picture: np.ndarray) -> float:
    """Variance of the Laplacian."""
    return float(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_32F).var())


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("clip", CLIPS)
def test_seams_are_as_steady_and_sharp_as_the_rest(shared_data: Path, tmp_path: Path, clip: str):
    source = open_source(shared_data / "videos" / clip)
    frames = min(source.info.frames, CLIPS[clip])
    keyframes = tuple(Keyframe(f, KeyframeKind.SOFT, 0, "") for f in range(EVERY, frames, EVERY))
    style = installed_styles()[0].name
    request = RenderRequest(
        source=source.path,
        output=tmp_path / "out.mp4",
        look=Look(style=style),
        size=SIZE,
        stop=frames,
        keyframes=keyframes,
        crf=10,
    )
    result = render_film(request, lambda event: None, threading.Event())
    painted = list(read_frames(open_source(request.output), 0, frames))
    motion, size = EstimatedMotion(), (result.width, result.height)
    seam = {k.frame - offset for k in keyframes for offset in range(MAX_LEAD_IN_FRAMES + 1)}
    errors: dict[bool, list[float]] = {True: [], False: []}
    previous = None
    for number, picture in enumerate(read_frames(source, 0, frames, size)):
        step = None if previous is None else motion.between(number, previous, picture)
        error = None if step is None else step.error(painted[number - 1], painted[number])
        if error is not None:
            errors[number in seam].append(error)
        previous = picture
    inside, across = float(np.mean(errors[False])), float(np.mean(errors[True]))
    assert across <= 1.15 * inside + 1.0, (across, inside)
    for keyframe in keyframes:
        middle = [sharpness(painted[keyframe.frame - offset]) for offset in (6, 7)]
        around = [
            sharpness(painted[number])
            for number in (
                *range(keyframe.frame - 17, keyframe.frame - 12),
                *range(keyframe.frame + 1, keyframe.frame + 6),
            )
            if number < frames
        ]
        assert np.mean(middle) >= 0.85 * np.mean(around), (keyframe.frame, middle, around)
