"""Several styles in one film: each frame in its own style, the same bits whatever happens on the way (promise 1)."""

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from films import decoded, make_film
from networks import tame_style

from fastvid_gui.cli.app import run as run_command
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.errors import Interrupted, KeyframeFileError, StyleError, UsageError
from fastvid_gui.media.read import open_source
from fastvid_gui.render import local_run
from fastvid_gui.render.events import Event, PieceStored
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.prepare import prepare
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.render.style_schedule import load_schedule, load_style_changes, schedule_for
from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.style.shape import fast_shape

FRAMES = 90
CUT = 60


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    folder = tmp_path_factory.mktemp("parts")
    packs = []
    for name, seed in (("one", 0), ("two", 5)):
        style = tame_style(fast_shape(8, 8, 1), seed, name)
        packs.append(str(folder / f"{name}.safetensors"))
        write_pack(packs[-1], style.shape, style.weights, [PackedStyle(style.info, style.vector)], {})
    return make_film(folder / "film.mp4", FRAMES, 96, 64, cut=CUT), packs[0], packs[1]


@pytest.fixture
def request_(parts: tuple[Path, str, str], tmp_path: Path) -> RenderRequest:
    film, one, two = parts
    changes = (StyleChange(40, two), StyleChange(75, one))
    return RenderRequest(
        source=film, output=tmp_path / "out.mp4", look=Look(style=one), crf=0, workers=1, styles_at=changes
    )


def run(request: RenderRequest) -> RenderResult:
    return render_film(request, lambda event: None, threading.Event())


def cuts(*frames: int) -> tuple[Keyframe, ...]:
    return tuple(Keyframe(frame, KeyframeKind.CUT, 1, "") for frame in frames)


def test_each_part_is_what_its_style_alone_would_give(
    request_: RenderRequest, parts: tuple[Path, str, str], tmp_path: Path
) -> None:
    result = run(request_)
    assert [keyframe.frame for keyframe in result.keyframes] == [0, 40, CUT, 75]
    assert {keyframe.kind for keyframe in result.keyframes[1:]} == {KeyframeKind.CUT}
    mixed = decoded(request_.output)
    for number, (style, used) in enumerate(
        ((parts[1], [*range(40), *range(75, FRAMES)]), (parts[2], range(40, 75)))
    ):
        alone = tmp_path / f"alone-{number}.mp4"
        run(
            replace(request_, look=Look(style=style), output=alone, styles_at=(), keyframes=cuts(40, CUT, 75))
        )
        pictures = decoded(alone)
        assert all(np.array_equal(mixed[frame], pictures[frame]) for frame in used)


def test_stopped_resumed_and_side_by_side_give_the_same_bits(request_: RenderRequest, tmp_path: Path) -> None:
    run(request_)
    whole = decoded(request_.output)
    again = replace(request_, output=tmp_path / "again.mp4", fresh=True, workers=2)
    stop, stored = threading.Event(), 0

    def tell(event: Event) -> None:
        nonlocal stored
        stored += isinstance(event, PieceStored)
        if stored == 2:
            stop.set()

    with pytest.raises(Interrupted):
        render_film(again, tell, stop)
    result = run(replace(again, fresh=False))
    assert 0 < result.resumed_frames < FRAMES
    assert all(map(np.array_equal, decoded(again.output), whole))


def test_styles_of_one_network_share_it(
    request_: RenderRequest, parts: tuple[Path, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = tame_style(fast_shape(8, 8, 1))
    both = tmp_path / "both.safetensors"
    other = style.vector[::-1].copy()
    styles = [PackedStyle(StyleInfo(name="a"), style.vector), PackedStyle(StyleInfo(name="b"), other)]
    write_pack(both, style.shape, style.weights, styles, {})
    changes = (StyleChange(30, f"{both}#b"), StyleChange(50, f"{both}#a:0.5,{both}#b:0.5"))
    (_, a), (_, b), (_, blend) = load_schedule(f"{both}#a", changes, "fast")
    assert a.weights is b.weights is blend.weights
    made = []
    straight = local_run.make_stylizer

    def make(*arguments: Any, **options: Any) -> Any:
        made.append(arguments[0].info.name)
        return straight(*arguments, **options)

    monkeypatch.setattr(local_run, "make_stylizer", make)
    run(replace(request_, look=Look(style=f"{both}#a"), styles_at=changes))
    assert made == ["a"]
    mixed = decoded(request_.output)
    run(replace(request_, look=Look(style=f"{both}#b"), styles_at=(), keyframes=cuts(30, 50), overwrite=True))
    assert all(map(np.array_equal, mixed[30:50], decoded(request_.output)[30:50]))


def test_other_changes_are_another_job(request_: RenderRequest, tmp_path: Path) -> None:
    first = run(request_)
    other = replace(request_, styles_at=request_.styles_at[:1], output=tmp_path / "other.mp4")
    assert run(other).job != first.job


def test_a_change_at_a_soft_keyframe_makes_it_a_cut(request_: RenderRequest) -> None:
    soft = (Keyframe(40, KeyframeKind.SOFT, 0, ""), Keyframe(CUT, KeyframeKind.CUT, 1, "a cut"))
    result = run(replace(request_, keyframes=soft))
    assert [(k.frame, k.kind.value) for k in result.keyframes] == [
        (0, "start"),
        (40, "cut"),
        (CUT, "cut"),
        (75, "cut"),
    ]
    assert result.keyframes[2].reason == "a cut"


def test_no_keyframes_but_those_of_the_styles(request_: RenderRequest) -> None:
    assert [keyframe.frame for keyframe in run(replace(request_, keyframes="none")).keyframes] == [0, 40, 75]


def test_a_part_begins_in_the_style_it_has_in_the_film(parts: tuple[Path, str, str]) -> None:
    _, one, two = parts
    loaded = load_schedule("", (StyleChange(0, one), StyleChange(40, two), StyleChange(50, two)), "fast")
    assert schedule_for(loaded, 0, 90, 90).starts == (0, 40)  # the style that paints already is no change
    part = schedule_for(loaded, 45, 90, 90)
    assert not part.changes and part.first.info.name == "two"
    assert not schedule_for(loaded, 10, 40, 90).changes
    schedule = schedule_for(loaded, 10, 60, 90)
    assert [schedule.at(frame).info.name for frame in (10, 39, 40, 59)] == ["one", "one", "two", "two"]


def test_impossible_changes_are_refused_before_painting(
    request_: RenderRequest, parts: tuple[Path, str, str]
) -> None:
    with pytest.raises(KeyframeFileError, match=r"a\.csv, line 7: frame 90 is not in the film.*0 to 89"):
        run(replace(request_, styles_at=(StyleChange(90, parts[2], "a.csv, line 7"),)))
    with pytest.raises(StyleError, match=r"a\.csv, line 2: There is no style “wafe”"):
        run(replace(request_, styles_at=(StyleChange(9, "wafe", "a.csv, line 2"),)))
    with pytest.raises(UsageError, match="No style is given for frame 0"):
        run(replace(request_, look=Look(), styles_at=(StyleChange(9, parts[1]),)))
    assert not request_.output.exists()


def test_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(KeyframeFileError, match="can't be read"):
        load_style_changes(tmp_path / "absent.csv")
    (tmp_path / "film.csv").write_bytes(b"\x00\xff\xfe\x80")
    with pytest.raises(KeyframeFileError, match="not a text file"):
        load_style_changes(tmp_path / "film.csv")


def test_from_the_command_line(
    parts: tuple[Path, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film, one, two = parts
    file = tmp_path / "styles.csv"
    file.write_text(f"frame,style\n0,{one}\n30,{two}\n", encoding="utf-8")
    line = ["render", str(film), "-o", str(tmp_path / "out.mp4"), "--styles-at", str(file), "--json"]
    assert run_command(line) == 0
    assert json.loads(capsys.readouterr().out)["keyframes"] == [0, 30, CUT]
    assert run_command([*line[:4], "--json"]) == 2
    assert "--style" in json.loads(capsys.readouterr().out)["error"]


def test_film_fades_into_paint(request_: RenderRequest, parts: tuple[Path, str, str], tmp_path: Path) -> None:
    """Bare film up to frame 10, then more and more paint for 20 frames; half the paint from frame 50 on."""
    changes = (StyleChange(10, "", strength=1.0, over=20), StyleChange(50, "", strength=0.5))
    fading = replace(request_, look=Look(style=parts[1], strength=0.0), styles_at=changes)
    result = run(fading)
    assert [keyframe.frame for keyframe in result.keyframes] == [0, CUT]  # less paint is no new painting
    mixed = decoded(fading.output)
    for strength, frames in (
        (0.0, range(11)),
        (0.25, [15]),
        (0.5, [20, *range(50, FRAMES)]),
        (1.0, range(30, 50)),
    ):
        plain = replace(
            request_,
            look=Look(style=parts[1], strength=strength),
            output=tmp_path / f"{strength}.mp4",
            styles_at=(),
        )
        run(plain)
        pictures = decoded(plain.output)
        # The encoder sees other neighbors: not the same bits, but the same picture.
        for frame in frames:
            off = np.abs(mixed[frame].astype(int) - pictures[frame]).mean()
            assert off < 2.0, (strength, frame, off)
    assert np.abs(mixed[12].astype(int) - mixed[40]).mean() > 3


def test_the_strength_along_the_film_makes_another_job(
    request_: RenderRequest, parts: tuple[Path, str, str]
) -> None:
    def job(*changes: StyleChange) -> str:
        source = open_source(request_.source)
        return prepare(replace(request_, styles_at=changes), lambda: source).id("checksum")

    assert job() == job(StyleChange(30, "", strength=1.0))
    assert len({job(), job(StyleChange(30, "", strength=0.5)), job(StyleChange(31, "", strength=0.5))}) == 3


def test_a_strength_without_a_style_is_refused(request_: RenderRequest) -> None:
    with pytest.raises(UsageError):
        run(replace(request_, look=Look(), styles_at=(StyleChange(0, "", strength=0.5),)))
    with pytest.raises(UsageError):
        run(replace(request_, styles_at=(StyleChange(5, "", strength=1.5),)))
