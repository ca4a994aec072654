"""Shows the state of each film's render in the films list."""

from PySide6.QtCore import QObject

from fastvid_gui.ui.films.model import FilmsModel, Sign, Work
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem


class WorkSigns(QObject):
    """Follows the queue and tells the list."""

    def __init__(self, queue: RenderQueue, model: FilmsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue, self._model = queue, model
        queue.items_changed.connect(self.show_all)
        queue.item_changed.connect(self.show_all)
        self.show_all()

    def show_all(self) -> None:
        """Reports all films; the list repaints only rows that changed."""
        sources = {item.source for item in self._queue.items}
        found = {source: self._queue.item_for(source) for source in sources}
        work = {source: self._work(item) for source, item in found.items() if item is not None}
        self._model.set_work({source: shown for source, shown in work.items() if shown is not None})

    def _work(self, item: QueueItem) -> Work | None:
        percent = -1 if item.share is None else int(100 * item.share)
        match item.state:
            case ItemState.RUNNING:
                text = self.tr("Painting… {percent} %") if percent >= 0 else self.tr("Painting…")
                return Work(Sign.PAINTING, text.format(percent=percent), percent)
            case ItemState.WAITING:
                return Work(Sign.WAITING, self.tr("Waiting"))
            case ItemState.PAUSED:
                return Work(Sign.WAITING, self.tr("Paused"), percent)
            case ItemState.DONE:
                return Work(Sign.DONE, self.tr("Rendered"))
            case ItemState.FAILED:
                return Work(Sign.FAILED, self.tr("Failed"))
        return None
