"""Marking regions in the viewer: joins the tool on the picture, the bar below it, the veil and the work itself."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from fastvid_gui.engine.messages.regions import ReadyRegions
from fastvid_gui.ui.preview.canvas import Canvas
from fastvid_gui.ui.preview.notice import PictureNotice
from fastvid_gui.ui.preview.region_bar import RegionBar
from fastvid_gui.ui.preview.region_tool import GREEN, RED, RegionTool, Tool
from fastvid_gui.ui.preview.region_veil import Veil, VeilWish, tinted
from fastvid_gui.ui.preview.region_work import RegionWork
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.region_files import masks_of
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.widgets.theme import ICON, node_color

VEIL_SIDE = 960
"""Longer side of the veil's picture at most; it has no fine detail."""
VEIL_SHARE = 0.4
TOOLS = {"region_belongs": Tool.BELONGS, "region_not": Tool.NOT, "region_box": Tool.BOX}


class RegionMode(QObject):
    """Shown and hidden by the command "regions"."""

    def __init__(
        self,
        session: Session,
        preview_engine: Asks,
        canvas: Canvas,
        commands: dict[str, QAction],
        notice: PictureNotice,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._canvas, self._commands = session, canvas, commands
        self._preview_engine = preview_engine
        self._seen: object = None
        self.work = RegionWork(session, preview_engine, self)
        self.bar = RegionBar(session, self.work, commands, parent)
        self.tool = RegionTool(canvas)
        self.veil = Veil(preview_engine, self)
        self.bar.hide()
        self.work.problem.connect(notice.problem)
        self.work.told.connect(notice.info)
        self.veil.failed.connect(notice.problem)
        self.work.changed.connect(self._show)
        self.veil.changed.connect(self._show_veil)
        self.tool.drawn.connect(self.work.mark)
        session.playhead_changed.connect(self._on_playhead)
        session.current_changed.connect(self._on_current)
        session.film_changed.connect(self._on_film)
        self._connect()

    @property
    def on(self) -> bool:
        """Whether regions are marked now."""
        return self._commands["regions"].isChecked()

    def _connect(self) -> None:
        commands, work = self._commands, self.work
        commands["regions"].toggled.connect(self._on_toggled)
        group = QActionGroup(self)
        for name, color in (("region_belongs", GREEN), ("region_not", RED)):
            commands[name].setIcon(_dot(color))
        for name, tool in TOOLS.items():
            group.addAction(commands[name])
            commands[name].toggled.connect(lambda on, tool=tool: self._take(tool) if on else None)
        commands["region_belongs"].setChecked(True)
        commands["region_switch"].triggered.connect(self._switch)
        commands["region_new"].triggered.connect(self._new)
        commands["region_find"].triggered.connect(self._find)
        commands["region_carry"].triggered.connect(self._carry)
        self.bar.cancel.clicked.connect(self._cancel)
        commands["region_rename"].triggered.connect(self.bar.ask_name)
        commands["region_delete"].triggered.connect(work.delete)
        commands["region_up"].triggered.connect(lambda: work.move(-1))
        commands["region_down"].triggered.connect(lambda: work.move(1))
        commands["region_save"].triggered.connect(lambda: self.bar.ask_file(save=True))
        commands["region_load"].triggered.connect(lambda: self.bar.ask_file(save=False))

    def refresh_commands(self) -> None:
        """After the viewer has set which commands can be used."""
        self.bar.refresh()

    def _take(self, tool: Tool) -> None:
        self.tool.tool = tool

    def _switch(self) -> None:
        """From green to red or back."""
        self._open()
        other = "region_not" if self.tool.tool is Tool.BELONGS else "region_belongs"
        self._commands[other].setChecked(True)

    def _open(self) -> None:
        self._commands["regions"].setChecked(True)

    def _new(self) -> None:
        self._open()
        self.work.add()

    def _find(self) -> None:
        self._open()
        self.work.find()

    def _carry(self) -> None:
        self._open()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)  # the button gives way to another one
        self.work.carry()

    def _cancel(self) -> None:
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.work.cancel()

    def _on_toggled(self, on: bool) -> None:
        self.bar.setVisible(on)
        self.tool.switch(on)
        film = self.work.film
        if on and film is not None:
            self._preview_engine.ask(ReadyRegions(str(film.path)), self)
        self._show()

    def _on_current(self) -> None:
        self.tool.switch(self.on)
        self.work.changed.emit()

    def _on_film(self, path: object) -> None:
        film = self._session.current
        if film is None or film.path != path:
            return
        now = (film.path, film.state)
        if now != self._seen:  # an analysis tells of the film many times a second
            self._seen = now
            self.bar.refresh()
            self._show()

    def _on_playhead(self, _: int) -> None:
        if self.on:
            self.bar.say()
            self._show()

    def _show(self, *_: object) -> None:
        self.veil.want(self._wish())
        self._show_veil()

    def _show_veil(self) -> None:
        color = node_color(max(0, self.work.number), self._canvas.palette())
        color.setAlphaF(VEIL_SHARE)
        image = self.veil.image
        self.tool.show(None if image is None else tinted(image, color), self.work.marks)

    def _wish(self) -> VeilWish | None:
        film, region = self.work.film, self.work.region
        if not self.on or film is None or region is None or film.info is None:
            return None
        mask = region.mask_at(film.playhead)
        if not mask:
            return None
        return VeilWish(
            path=film.path,
            folder=str(masks_of(film)),
            frame=film.playhead,
            mask=mask,
            feather=region.feather,
            invert=region.invert,
            most_side=min(VEIL_SIDE, max(film.info.width, film.info.height)),
        )


def _dot(color: QColor) -> QIcon:
    """A brush's color as an icon."""
    picture = QPixmap(2 * ICON, 2 * ICON)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color.red(), color.green(), color.blue()))
    painter.drawEllipse(4, 4, 2 * ICON - 8, 2 * ICON - 8)
    painter.end()
    return QIcon(picture)
