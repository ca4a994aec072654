"""Draws the ranges: outlines before a render; filled frame by frame, in the color and with the name of the painter.

Color alone never shows the state. A finished range has a check mark, one that is being painted has its percentage, and
one that waits is an outline. Each node has its own hatch besides its color.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QPen

from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.ui.state.queue_item import QueueItem
from fastvid_gui.ui.timeline.ranges import Range, Ranges, RangeStage, local
from fastvid_gui.ui.timeline.scale import Scale
from fastvid_gui.ui.widgets.theme import Colors, node_color

_HATCHES = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.Dense6Pattern,
)

translate = QCoreApplication.translate
_OUTLINE_FROM_PX = 5.0
_LABEL_FROM_PX = 26.0
_RADIUS = 4.0


class NodeNumbers:
    """The numbers of a render's nodes, which determine their colors everywhere (`QueueItem.number_of`)."""

    def __init__(self, item: QueueItem | None = None) -> None:
        others = item.others if item is not None else ()
        self._numbers = (
            {name: item.number_of(name) for name in ("", *others)} if item is not None else {"": 0}
        )
        took_part = {local(node) for node, _ in item.progress} if item is not None else set()
        if item is not None and item.nodes is not None:
            took_part.update(local(node.name) for node in item.nodes.nodes if node.painting or node.frames)
        self.several = any(took_part)
        """Whether other computers take part, or did."""

    def __getitem__(self, node: str) -> int:
        return self._numbers.get(node, len(self._numbers))


def node_name(node: str) -> str:
    """A node's name for people."""
    return node or translate("Timeline", "this PC")


def range_label(part: Range, several: bool) -> tuple[str, str]:
    """The words on a range: in full, or short if that does not fit."""
    if part.state is RangeStage.PAINTING:
        share = f"{part.percent} %"
        names = [node for node in part.nodes if node != part.now]
        if not several and part.now == "":
            return translate("Timeline", "painting {0}").format(share), share
        who = node_name(part.now or "")
        if names:
            who = f"{node_name(names[-1])} → {who}"
        return f"{who} {share}", share
    if part.state is RangeStage.DONE:
        who = ", ".join(node_name(node) for node in part.nodes) if several else ""
        return (f"✓ {who}" if who else "✓ " + translate("Timeline", "done")), "✓"
    if part.state is RangeStage.PAUSED:
        return translate("Timeline", "paused {0}").format(f"{part.percent} %"), f"{part.percent} %"
    if part.state is RangeStage.WAITING:
        return translate("Timeline", "waiting"), "…"
    return "", ""


def paint_ranges(
    painter: QPainter,
    ranges: Ranges,
    numbers: NodeNumbers,
    scale: Scale,
    row: QRectF,
    clip: QRectF,
    colors: Colors,
    palette: QPalette,
    hovered: int | None,
) -> None:
    """Draws the ranges that touch `clip`. `hovered`: the frame under the pointer, whose range is emphasized."""
    first, stop = scale.seen(clip.left() - 2, clip.right() + 2)
    box = row.adjusted(0, 2, 0, -2)
    _paint_fills(
        painter,
        ranges,
        numbers=numbers,
        scale=scale,
        box=box,
        first=first,
        stop=stop,
        colors=colors,
        palette=palette,
    )
    metrics = (
        QFontMetricsF(painter.font(), painter.device()) if painter.device() else QFontMetricsF(painter.font())
    )
    merged_to = -1e9
    for place in ranges.seen(first, stop):
        span = ranges.spans[place]
        left, right = scale.x(span.start), scale.x(span.stop)
        if right - left < _OUTLINE_FROM_PX:
            # Too narrow for outlines: one tick for all that begin within two pixels.
            if left - merged_to >= 2:
                painter.fillRect(QRectF(left, box.top(), 1, box.height()), colors.line)
                merged_to = left
            continue
        shape = QRectF(left + 1, box.top(), right - left - 2, box.height())
        here = hovered is not None and span.start <= hovered < span.stop
        state = ranges[place] if right - left >= _LABEL_FROM_PX or here else None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        pen = QPen(colors.text if here else colors.muted if ranges.state is None else colors.line, 1.0)
        if state is not None and state.state is RangeStage.WAITING:
            pen = QPen(colors.text if here else _tint(colors.waiting, 0.75), 1.0, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if state is not None and right - left >= _LABEL_FROM_PX:
            _paint_label(
                painter, state, numbers=numbers, shape=shape, clip=clip, colors=colors, metrics=metrics
            )


def _paint_fills(
    painter: QPainter,
    ranges: Ranges,
    numbers: NodeNumbers,
    scale: Scale,
    box: QRectF,
    first: int,
    stop: int,
    colors: Colors,
    palette: QPalette,
) -> None:
    if ranges.state is None:
        return
    # Frames that an earlier run stored have no painter's name.
    _fill_spans(painter, ranges.stored_in(first, stop), scale, box, _tint(colors.done, 0.38))
    painter.setBrushOrigin(QPointF(scale.x(0), box.top()))
    looks: dict[int, tuple[QColor, QBrush]] = {}
    drawn_to, drawn = -1e9, -1
    for node, span in ranges.painted_in(first, stop):
        number = numbers[node]
        left, right = scale.x(span.start), scale.x(span.stop)
        if right <= drawn_to + (0.5 if number == drawn else 0.0):
            continue
        if number not in looks:
            color = node_color(number, palette) if numbers.several else colors.done
            looks[number] = (_tint(color, 0.42), QBrush(_tint(color, 0.4), _HATCHES[number % len(_HATCHES)]))
        fill, hatch = looks[number]
        area = QRectF(left, box.top(), max(1.0, right - left), box.height())
        painter.fillRect(area, fill)
        if number and right - left >= 4:
            painter.fillRect(area, hatch)
        drawn_to, drawn = left + area.width(), number
    # A solid line below marks what is stored and will not be lost.
    low = QRectF(box.left(), box.bottom() - 3, box.width(), 3)
    _fill_spans(painter, ranges.stored_in(first, stop), scale, low, colors.done)


def _fill_spans(
    painter: QPainter, spans: Iterable[FrameSpan], scale: Scale, box: QRectF, color: QColor
) -> None:
    """Fills spans within `box`; those within one pixel only once."""
    drawn_to = -1e9
    for span in spans:
        left, right = scale.x(span.start), scale.x(span.stop)
        if right > drawn_to + 0.5:
            drawn_to = max(right, left + 1)
            painter.fillRect(QRectF(left, box.top(), drawn_to - left, box.height()), color)


def _paint_label(
    painter: QPainter,
    state: Range,
    numbers: NodeNumbers,
    shape: QRectF,
    clip: QRectF,
    colors: Colors,
    metrics: QFontMetricsF,
) -> None:
    full, short = range_label(state, numbers.several)
    if not full:
        return
    view = QRectF(shape)
    view.setLeft(max(view.left(), 0.0))
    inner = view.adjusted(6, 0, -4, 0)
    text = full if metrics.horizontalAdvance(full) <= inner.width() else short
    if metrics.horizontalAdvance(text) > shape.width() - 4:
        return
    if text == short and text != full:
        inner = shape
    painter.setPen(colors.muted if state.state is RangeStage.WAITING else colors.text)
    align = Qt.AlignmentFlag.AlignVCenter | (
        Qt.AlignmentFlag.AlignHCenter if text == short and text != full else Qt.AlignmentFlag.AlignLeft
    )
    painter.drawText(inner, align, text)


def _tint(color: QColor, alpha: float) -> QColor:
    tinted = QColor(color)
    tinted.setAlphaF(alpha)
    return tinted
