"""Regions in the viewer: drawn with the mouse, marked by the engine, undone, carried, listed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from viewer_stage import LOOK, Stage, picture

from fastvid_gui.engine.messages.films import Counting, ShowFrame
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.regions import (
    CarryRegion,
    FindRegion,
    LoadRegions,
    MarkRegion,
    RegionCarried,
    RegionMarked,
    RegionsLoaded,
    RegionVeil,
    SaveRegions,
    VeilPicture,
)
from fastvid_gui.projects.marked_regions import MarkedKey, MarkedRegion, MarkedRegions
from fastvid_gui.regions.region import REGIONS_MOST, SOURCE
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import say
from fastvid_gui.ui.preview.region_work import RegionWork
from fastvid_gui.ui.state.session import Film


@pytest.fixture(autouse=True)
def _home(own_home: Path) -> None:
    """Masks have a folder of the test's own."""


def begin(stage: Stage) -> RegionWork:
    """A film in a style, ready to be marked."""
    stage.open(look=LOOK)
    stage.until(lambda: stage.preview_engine.of(ShowFrame))
    stage.preview_engine.last(ShowFrame).finish(FramePicture(0, picture((9, 9, 9))))
    stage.until(lambda: stage.panel.canvas.source is not None)
    stage.panel.commands["regions"].setChecked(True)
    stage.until(stage.panel.regions.bar.isVisible)
    return stage.panel.regions.work


def film_of(stage: Stage) -> Film:
    """The current film."""
    film = stage.session.current
    assert film is not None
    return film


def at(stage: Stage, x: float, y: float) -> QPoint:
    """A place of the film on the canvas."""
    rect, film = stage.panel.canvas.film_rect(), stage.panel.canvas.film
    return QPoint(
        round(rect.left() + x / film.width() * rect.width()),
        round(rect.top() + y / film.height() * rect.height()),
    )


def draw(
    stage: Stage,
    start: tuple[float, float],
    end: tuple[float, float],
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    canvas = stage.panel.canvas
    first, last = at(stage, *start), at(stage, *end)
    QTest.mousePress(canvas, button, pos=first)
    for step in range(1, 5):
        QTest.mouseMove(canvas, first + (last - first) * step / 4)
    QTest.mouseRelease(canvas, button, pos=last)


def marked(stage: Stage, matte: str = "key-1.png") -> MarkedRegion:
    """Answers the newest mark; the region that comes of it."""
    stage.preview_engine.last(MarkRegion).finish(RegionMarked(matte))

    def there() -> bool:
        regions = film_of(stage).regions.regions
        return bool(regions) and any(key.matte == matte for key in regions[-1].keys)

    stage.until(there)
    return film_of(stage).regions.regions[-1]


def test_green_and_red_strokes_become_a_region_and_are_undone(stage: Stage) -> None:
    begin(stage)
    draw(stage, (10, 10), (30, 20))
    (stroke,) = stage.preview_engine.last(MarkRegion).request.key.strokes
    assert stroke.belongs and stroke.points[0] == pytest.approx((10, 10), abs=0.6)
    assert stroke.points[-1] == pytest.approx((30, 20), abs=0.6)
    region = marked(stage)
    assert (region.name, region.style, region.mask) == ("Region 1", LOOK.style, "")
    assert film_of(stage).regions.outside == SOURCE  # or nothing would be seen of it
    # The right button draws what does not belong; all strokes of the frame go together.
    draw(stage, (50, 30), (60, 30), Qt.MouseButton.RightButton)
    strokes = stage.preview_engine.last(MarkRegion).request.key.strokes
    assert [each.belongs for each in strokes] == [True, False]
    marked(stage, "key-2.png")
    stage.session.undo.undo()
    (key,) = film_of(stage).regions.regions[0].keys
    assert key.matte == "key-1.png" and len(key.strokes) == 1
    stage.session.undo.undo()
    assert not film_of(stage).regions.regions
    stage.session.undo.redo()
    assert film_of(stage).regions.regions[0].keys[0].matte == "key-1.png"


def test_the_switch_serves_mice_with_one_button_and_a_box_is_drawn(stage: Stage) -> None:
    begin(stage)
    stage.panel.commands["region_box"].trigger()
    draw(stage, (10, 8), (40, 28))
    x, y, width, height = stage.preview_engine.last(MarkRegion).request.key.box
    assert (x, y) == pytest.approx((10, 8), abs=1) and (width, height) == pytest.approx((30, 20), abs=1)
    marked(stage)
    stage.panel.commands["region_belongs"].trigger()
    stage.panel.commands["region_switch"].trigger()
    assert stage.panel.commands["region_not"].isChecked()
    draw(stage, (12, 12), (20, 12))
    assert [each.belongs for each in stage.preview_engine.last(MarkRegion).request.key.strokes] == [False]


def test_strokes_that_are_drawn_while_one_is_computed_wait_for_the_next(stage: Stage) -> None:
    work = begin(stage)
    draw(stage, (10, 10), (20, 10))
    draw(stage, (10, 20), (20, 20))
    assert len(stage.preview_engine.of(MarkRegion)) == 1 and len(work.marks) == 2
    marked(stage)
    stage.until(lambda: len(stage.preview_engine.of(MarkRegion)) == 2)
    assert len(stage.preview_engine.last(MarkRegion).request.key.strokes) == 2
    assert len(marked(stage, "key-2.png").keys[0].strokes) == 2
    assert not work.marks


def test_what_can_t_be_marked_is_said_and_forgotten(stage: Stage) -> None:
    work = begin(stage)
    draw(stage, (10, 10), (20, 10), Qt.MouseButton.RightButton)
    stage.preview_engine.last(MarkRegion).fail("Nothing is marked.")
    stage.until(lambda: stage.panel.notice.text == "Nothing is marked.")
    assert not work.marks and not film_of(stage).regions.regions


def test_the_veil_shows_the_mask_and_follows_the_playhead(stage: Stage) -> None:
    begin(stage)
    draw(stage, (10, 10), (30, 20))
    marked(stage)
    stage.until(lambda: stage.preview_engine.of(RegionVeil))
    asked = stage.preview_engine.last(RegionVeil).request
    assert (asked.mask, asked.frame, asked.feather) == ("key-1.png", 0, 4.0)
    stage.preview_engine.last(RegionVeil).finish(VeilPicture(0, 2, 1, b"\xff\x00"))
    stage.until(lambda: stage.panel.regions.tool.veil is not None)
    shot = stage.panel.canvas.grab().toImage()
    left, right = at(stage, 10, 30), at(stage, 60, 30)
    assert shot.pixelColor(left) != shot.pixelColor(right)
    # Not carried: there is none on other frames.
    stage.session.seek(5)
    assert stage.panel.regions.tool.veil is None
    stage.panel.commands["regions"].setChecked(False)
    assert not stage.panel.regions.bar.isVisible()


def test_the_frame_is_painted_with_its_regions(stage: Stage) -> None:
    begin(stage)
    draw(stage, (10, 10), (30, 20))
    marked(stage)
    stage.until(
        lambda: (
            stage.preview_engine.of(PaintFrame)
            and stage.preview_engine.last(PaintFrame).request.regions is not None
        )
    )
    request = stage.preview_engine.last(PaintFrame).request
    (region,) = request.regions.regions
    assert (region.mask, region.style, region.keys) == ("key-1.png", LOOK.style, ())
    assert request.regions.outside == SOURCE and request.masks


def test_carrying_tells_how_far_it_is_and_corrections_are_carried_anew(stage: Stage) -> None:
    work = begin(stage)
    draw(stage, (10, 10), (30, 20))
    marked(stage)
    stage.panel.regions.bar.carry.setFocus()
    stage.panel.regions.bar.carry.click()
    # The button is hidden now; the keys of the viewer must go on.
    assert stage.panel.canvas.hasFocus()
    call = stage.preview_engine.last(CarryRegion)
    assert [key.matte for key in call.request.keys] == ["key-1.png"] and call.request.mask == ""
    call.tell(Counting(50, 100))
    stage.until(lambda: work.share == 0.5)
    assert "50 %" in stage.panel.regions.bar.state.text() and stage.panel.regions.bar.cancel.isVisible()
    call.finish(RegionCarried("mask-1.mkv", (say(RegionsSays.LOST, frame=30, last=99),)))
    stage.until(lambda: not work.carrying)
    assert film_of(stage).regions.regions[0].up_to_date
    assert "frame 30" in stage.panel.notice.text
    assert not stage.panel.regions.bar.carry.isEnabled()
    stage.session.seek(7)
    draw(stage, (40, 10), (40, 20), Qt.MouseButton.RightButton)
    assert stage.preview_engine.last(MarkRegion).request.key.over == "mask-1.mkv"
    region = marked(stage, "key-7.png")
    assert not region.up_to_date and [key.frame for key in region.keys] == [0, 7]
    assert "anew" in stage.panel.regions.bar.state.text()
    work.carry()
    assert stage.preview_engine.last(CarryRegion).request.mask == "mask-1.mkv"
    stage.panel.regions.bar.cancel.click()
    stage.until(lambda: not work.carrying)
    assert film_of(stage).regions.regions[0].mask == "mask-1.mkv"
    # Back to before it was carried: the older step is whole.
    stage.session.undo.undo()
    stage.session.undo.undo()
    assert film_of(stage).regions.regions[0].mask == ""


def test_finding_proposes_or_says_what_is_missing(stage: Stage) -> None:
    begin(stage)
    stage.panel.commands["region_find"].trigger()
    stage.preview_engine.last(FindRegion).fail("Finding people and things needs an addition.")
    stage.until(lambda: "addition" in stage.panel.notice.text)
    stage.panel.commands["region_find"].trigger()
    stage.preview_engine.last(FindRegion).finish(RegionMarked("key-9.png"))
    stage.until(lambda: film_of(stage).regions.regions)
    (key,) = film_of(stage).regions.regions[0].keys
    assert (key.matte, key.strokes) == ("key-9.png", ())
    # Strokes correct what was proposed.
    draw(stage, (10, 10), (20, 10))
    assert stage.preview_engine.last(MarkRegion).request.key.over == "key-9.png"


def test_regions_are_listed_named_ordered_and_deleted(stage: Stage) -> None:
    work = begin(stage)
    for _ in range(3):
        stage.panel.commands["region_new"].trigger()
    names = [each.name for each in film_of(stage).regions.regions]
    assert names == ["Region 1", "Region 2", "Region 3"] and work.number == 2
    work.rename("sky")
    work.rename("Region 1")
    assert "already" in stage.panel.notice.text
    stage.panel.commands["region_up"].trigger()
    assert [each.name for each in film_of(stage).regions.regions] == ["Region 1", "sky", "Region 2"]
    assert stage.panel.regions.bar.list.currentText() == "sky"
    work.set_invert(True)
    count = stage.session.undo.count()
    for feather in (5.0, 6.0, 7.0):
        work.set_feather(feather)
    assert stage.session.undo.count() == count + 1
    stage.panel.commands["region_delete"].trigger()
    assert [each.name for each in film_of(stage).regions.regions] == ["Region 1", "Region 2"]
    stage.session.undo.undo()
    found = film_of(stage).regions.regions[1]
    assert (found.name, found.invert, found.feather) == ("sky", True, 7.0)
    while not work.full:
        work.add()
    assert len(film_of(stage).regions.regions) == REGIONS_MOST
    assert not stage.panel.commands["region_new"].isEnabled()


def test_files_are_loaded_and_saved(stage: Stage, tmp_path: Path) -> None:
    work = begin(stage)
    work.load(tmp_path / "a.toml")
    assert stage.preview_engine.last(LoadRegions).request.file == str(tmp_path / "a.toml")
    key = MarkedKey(frame=3)
    region = MarkedRegion(name="boat", style="scream", mask="/masks/boat.mkv", keys=(key,), carried=("",))
    stage.preview_engine.last(LoadRegions).finish(RegionsLoaded(MarkedRegions(regions=(region,)), ()))
    stage.until(lambda: film_of(stage).regions.regions == (region,))
    assert stage.panel.commands["region_save"].isEnabled()
    work.save(tmp_path / "b.toml")
    assert stage.preview_engine.last(SaveRegions).request.regions.regions == (region,)
    stage.preview_engine.last(SaveRegions).finish()
    stage.until(lambda: "b.toml" in stage.panel.notice.text)


def test_the_strip_shows_the_marks_and_goes_to_them(stage: Stage) -> None:
    begin(stage)
    strip = stage.panel.regions.bar.strip
    assert not strip.isVisible()
    draw(stage, (10, 10), (30, 20))
    marked(stage)
    stage.session.seek(60)
    draw(stage, (10, 10), (30, 20))
    marked(stage, "key-60.png")
    assert strip.isVisible() and strip.accessibleDescription() == "0, 60"
    stage.session.seek(20)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(strip.x_of(60)) + 3, 8))
    assert film_of(stage).playhead == 60
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(strip.x_of(30)), 8))
    assert abs(film_of(stage).playhead - 30) <= 1
