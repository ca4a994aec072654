"""What the timeline shows about the place under the pointer, after a moment of rest."""

from PySide6.QtCore import QLocale, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import QWidget

from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.domain.style_course import Section
from fastvid_gui.sentences.keyframes import WhyKeyframe
from fastvid_gui.ui.sentences.decimals import decimal
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.timeline.card import PICTURE_SIDE, HoverCard, Shots
from fastvid_gui.ui.timeline.edits import index_of
from fastvid_gui.ui.timeline.hits import Hit, TimelinePart
from fastvid_gui.ui.timeline.range_row import node_name
from fastvid_gui.ui.timeline.ranges import Range, RangeStage
from fastvid_gui.ui.timeline.state import TimelineState
from fastvid_gui.ui.timeline.style_row import section_label
from fastvid_gui.ui.timeline.thumbs import Thumbnails
from fastvid_gui.ui.words.quantities import style_words

REST_MS = {
    TimelinePart.KEYFRAME: 120,
    TimelinePart.RANGE: 350,
    TimelinePart.FRAME: 500,
    TimelinePart.MARK_IN: 350,
    TimelinePart.MARK_OUT: 350,
    TimelinePart.SECTION: 500,
    TimelinePart.CHANGE: 200,
}


class Hover(QObject):
    """Shows a card for the thing under the pointer, and for what is being dragged."""

    def __init__(self, state: TimelineState, thumbs: Thumbnails, preview_engine: Asks, over: QWidget) -> None:
        super().__init__(over)
        self._state, self._thumbs, self._over = state, thumbs, over
        self._shots = Shots(preview_engine, self)
        self._shots.ready.connect(self._on_shot)
        self._card: HoverCard | None = None
        self._place: Hit | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._show)

    @property
    def card(self) -> HoverCard | None:
        """The card while it is shown."""
        return self._card if self._card is not None and self._card.isVisible() else None

    def over(self, place: Hit) -> None:
        """The pointer is at a place now."""
        if place == self._place:
            return
        last, self._place = self._place, place
        if place.part is TimelinePart.NOTHING:
            self.hide()
        elif self.card is not None and last is not None and last.part == place.part:
            self._timer.start(40)
        else:
            self._hide_card()
            self._timer.start(REST_MS[place.part])

    def show_place(self, frame: int) -> None:
        """A keyframe is being dragged over a frame."""
        self._show_dragged(Hit(TimelinePart.FRAME, frame))

    def show_marks(self, mark_in: bool) -> None:
        """A mark is being dragged."""
        start, stop = self._state.part
        self._show_dragged(Hit(TimelinePart.MARK_IN, start) if mark_in else Hit(TimelinePart.MARK_OUT, stop))

    def _show_dragged(self, place: Hit) -> None:
        if place != self._place or self.card is None:
            self._place = place
            if not self._timer.isActive():
                self._timer.start(30)

    def refresh(self) -> None:
        """The card's information about a range may have changed."""
        if self.card is not None and self._place is not None and self._place.part is TimelinePart.RANGE:
            self._show()

    def hide(self) -> None:
        """Hides the card."""
        self._place = None
        self._hide_card()

    def _hide_card(self) -> None:
        self._timer.stop()
        self._shots.drop()
        if self._card is not None:
            self._card.hide()

    def _on_shot(self, frame: int) -> None:
        if self._place is not None and self.card is not None:
            self._show()

    def _show(self) -> None:
        state, place = self._state, self._place
        film = state.film
        if place is None or film is None or not self._over.isVisible():
            return
        title, text = self._words(place)
        if not title:
            self._hide_card()
            return
        picture, room = None, QSize()
        if place.part in (TimelinePart.KEYFRAME, TimelinePart.FRAME) and film.info is not None:
            shape = film.info.width / film.info.height
            room = QSize(PICTURE_SIDE, round(PICTURE_SIDE / shape))
            if shape < 1:
                room = QSize(round(PICTURE_SIDE * shape), PICTURE_SIDE)
            side = round(PICTURE_SIDE * self._over.devicePixelRatioF())
            picture = self._shots.picture(film.path, place.frame, side)
            if picture is None:
                found = self._thumbs.picture(place.frame, 0)
                picture = found[0] if found else None
        if self._card is None:
            self._card = HoverCard(self._over)
        self._card.show_by(self._above(place), title, text, picture, room)

    def _above(self, place: Hit) -> QRect:
        state = self._state
        row = (
            state.rows.ranges
            if place.part is TimelinePart.RANGE
            else state.rows.keys
            if place.part is TimelinePart.KEYFRAME
            else None
        )
        # Above the whole timeline, so that the card never covers what it describes.
        top = self._over.mapToGlobal(QPoint(0, 0)).y()
        if row is not None and place.part is TimelinePart.RANGE:
            top = self._over.mapToGlobal(QPoint(0, int(row.top()))).y()
        x = state.scale.x(place.frame)
        if place.part is TimelinePart.RANGE:
            part = state.ranges.at(place.frame)
            if part is not None:
                left, right = (
                    max(0.0, state.scale.x(part.start)),
                    min(self._over.width(), state.scale.x(part.stop)),
                )
                x = (left + right) / 2
        bottom = self._over.mapToGlobal(QPoint(0, self._over.height())).y()
        return QRect(self._over.mapToGlobal(QPoint(int(x), 0)).x(), top, 1, bottom - top)

    def _words(self, place: Hit) -> tuple[str, str]:
        state = self._state
        where = self.tr("Frame {0} · {1}").format(place.frame, state.times.text(place.frame))
        if place.part is TimelinePart.KEYFRAME:
            index = index_of(state.marks.keyframes, place.frame)
            return self._keyframe(state.marks.keyframes[index], where) if index is not None else ("", "")
        if place.part in (TimelinePart.SECTION, TimelinePart.CHANGE):
            section = state.section(place.frame)
            return self._section(section) if section is not None else ("", "")
        if place.part is TimelinePart.RANGE:
            part = state.ranges.at(place.frame)
            return self._range(part) if part is not None else ("", "")
        if place.part in (TimelinePart.MARK_IN, TimelinePart.MARK_OUT):
            start, stop = state.part
            name = self.tr("In") if place.part is TimelinePart.MARK_IN else self.tr("Out")
            length = state.times.seconds(stop) - state.times.seconds(start)
            text = self.tr("{0} frames, {1} s will be rendered. Drag to change.").format(
                stop - start, decimal(length, 2)
            )
            return self.tr("{0}: frame {1} · {2}").format(
                name, place.frame, state.times.text(place.frame)
            ), text
        if place.frame < len(state.curve):
            return where, self.tr("Change {0} (1 suggests a cut)").format(
                decimal(state.curve[place.frame], 2)
            )
        return where, ""

    def _keyframe(self, key: Keyframe, where: str) -> tuple[str, str]:
        by_hand = self._state.marks.by_hand(key)
        if key.kind is KeyframeKind.START:
            head = self.tr("Start")
        elif key.kind is KeyframeKind.CUT:
            head = self.tr("Cut") if by_hand else self.tr("Cut · strength {0}").format(decimal(key.score, 2))
        elif by_hand or key.is_because(WhyKeyframe.DISSOLVE):
            head = self.tr("Soft keyframe")
        else:
            head = self.tr("Soft keyframe · break hidden by {0} %").format(decimal(100 * key.score, 0))
        return where, head + "\n" + (in_words(key.why) if key.why is not None else key.reason)

    def _section(self, section: Section) -> tuple[str, str]:
        state = self._state
        name = style_words(section.style, state.session.style_titles) if section.style else ""
        title = self.tr("Frames {0}–{1}").format(section.start, section.stop - 1)
        lines = [section_label(section, name)]
        if section.over:
            seconds = state.times.seconds(
                min(section.start + section.over, section.stop)
            ) - state.times.seconds(section.start)
            lines.append(self.tr("reached within {0} s").format(QLocale().toString(seconds, "f", 2)))
        if section.start:
            lines.append(self.tr("Drag its line to move the change; right click for more."))
        else:
            lines.append(self.tr("Double click: another style from there on."))
        return title, "\n".join(lines)

    def _range(self, part: Range) -> tuple[str, str]:
        title = self.tr("Frames {0}–{1}").format(part.start, part.stop - 1)
        seconds = self._state.times.seconds(part.stop) - self._state.times.seconds(part.start)
        lines = [
            (self.tr("1 frame, {0} s") if part.frames == 1 else self.tr("{1} frames, {0} s")).format(
                decimal(seconds, 2), part.frames
            )
        ]
        if part.state is RangeStage.WAITING:
            lines.append(self.tr("Waiting"))
        elif part.state is RangeStage.PAINTING:
            lines.append(self.tr("{0} paints: {1} %").format(node_name(part.now or ""), part.percent))
        elif part.state is RangeStage.PAUSED:
            lines.append(self.tr("Paused at {0} %").format(part.percent))
        elif part.state is RangeStage.DONE:
            lines.append(self.tr("Done. Click to watch it."))
        if len(part.nodes) > 1 or (part.nodes and part.nodes[0]):
            lines.append(self.tr("Painted by {0}").format(self._shares(part)))
        return title, "\n".join(lines)

    def _shares(self, part: Range) -> str:
        frames: dict[str, int] = {}
        for node, span in self._state.ranges.painted_in(part.start, part.stop):
            frames[node] = frames.get(node, 0) + span.stop - span.start
        return ", ".join(f"{node_name(node)} ({count})" for node, count in frames.items())
