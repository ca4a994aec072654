"""What is said about the watched folder."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.ui.watch.watcher import Watcher
from fastvid_gui.ui.words.quantities import count_words
from fastvid_gui.ui.words.render import SEPARATOR

translate = QCoreApplication.translate


def watch_words(watcher: Watcher) -> str:
    """How it goes: "Watching Holiday  ·  3 films taken  ·  1 arriving"; "" if nothing is watched."""
    watch = watcher.watch
    if watch is None:
        return ""
    if watcher.missing:
        text = translate("Watch", "{folder} is not there now; it is looked for again")
        return text.format(folder=watch.folder.name or watch.folder)
    parts = [translate("Watch", "Watching {folder}").format(folder=watch.folder.name or watch.folder)]
    if watcher.arriving:
        parts.append(translate("Watch", "{count} arriving").format(count=count_words(watcher.arriving)))
    if watcher.taken == 1:
        parts.append(translate("Watch", "1 film taken"))
    elif watcher.taken:
        parts.append(translate("Watch", "{count} films taken").format(count=count_words(watcher.taken)))
    if watcher.refused:
        parts.append(
            translate("Watch", "{count} can't be used").format(count=count_words(len(watcher.refused)))
        )
    return SEPARATOR.join(parts)
