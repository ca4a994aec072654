"""The styles panel: gallery above, look below; messages, questions and trainings in between.

header       search, favorites, more
notices      problems, questions
form / card  a new style: its questions, then its training
gallery      the user's frame in every style
look         blend, strength, brush, colors
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from fastvid_gui.domain.style import StyleInfo, is_style_name
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.engine.messages.training import TrainingNews, TrainStyle
from fastvid_gui.settings import settings
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.state.queue_item import ENDED, QueueItem
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.styles.contact_sheet import ContactSheet
from fastvid_gui.ui.styles.drop_words import DropWords
from fastvid_gui.ui.styles.favorites import Favorites, SavedFavorites
from fastvid_gui.ui.styles.files import choose_export, choose_picture, choose_styles, dropped
from fastvid_gui.ui.styles.header import StylesHeader
from fastvid_gui.ui.styles.library import StyleLibrary, title_of
from fastvid_gui.ui.styles.look import LookControls
from fastvid_gui.ui.styles.mix import blend, mix_of, without
from fastvid_gui.ui.styles.model import Role, StylesModel
from fastvid_gui.ui.styles.new_style import NewStyleForm
from fastvid_gui.ui.styles.pictures import GalleryPictures
from fastvid_gui.ui.styles.presets_menu import PresetsMenu
from fastvid_gui.ui.styles.tile import RATIO
from fastvid_gui.ui.styles.trainer import StyleTrainer
from fastvid_gui.ui.styles.training_card import TrainingCard
from fastvid_gui.ui.styles.view import GalleryView
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.notices import Notices
from fastvid_gui.ui.widgets.theme import SPACE

SIDE_STEP, LEAST_SIDE, MOST_SIDE = 32, 128, 384
"""Size of the gallery's pictures; in steps, so that moving a splitter does not repaint them at each size."""


class Queue(Protocol):
    """What the panel needs from the render queue: which styles are still needed."""

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """All items."""
        ...


class StylesPanel(QWidget):
    """Shows and sets the current film's style and look."""

    def __init__(
        self,
        session: Session,
        preview_engine: Asks,
        render_engine: Asks,
        parent: QWidget | None = None,
        *,
        queue: Queue | None = None,
        favorites: Favorites | None = None,
        presets: Presets | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._queue = session, queue
        self._favorites = favorites or SavedFavorites(settings())
        self.library = StyleLibrary(preview_engine, self)
        self.trainer = StyleTrainer(render_engine, self)
        self.pictures = GalleryPictures(session, preview_engine, self._names_wanted, self._side_wanted, self)
        self.model = StylesModel(self.library, self.pictures, self._favorites, self)
        self.header = StylesHeader(self)
        self.notices = Notices(self)
        self.presets = PresetsMenu(session, presets or Presets(parent=self), self)
        self.header.looks.setMenu(self.presets.menu)
        self.form = NewStyleForm(session, self)
        self.card = TrainingCard(self)
        self.view = GalleryView(self.model, self)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.nothing.hide()
        self.look = LookControls(session, self.library, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.header, self.notices, self.form, self.card, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self.look)
        self._drop_words = DropWords(self)
        self._sheet: ContactSheet | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Styles"))
        self._make_actions()
        self._connect()
        self.library.refresh()
        self._on_look()

    def _make_actions(self) -> None:
        self.star_action = QAction(icon("star"), self.tr("Star or unstar the style"), self)
        self.star_action.setObjectName("styles.star")
        self.star_action.setShortcut(QKeySequence("Ctrl+D"))
        self.star_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.star_action.triggered.connect(self._star_current)
        self.view.addAction(self.star_action)

    def _connect(self) -> None:
        header, view, library, trainer = self.header, self.view, self.library, self.trainer
        header.searched.connect(self.model.search)
        header.searched.connect(self._tell_nothing_found)
        header.favorites_only.connect(self.model.show_only_favorites)
        header.first_wanted.connect(self._choose_first)
        header.gallery_wanted.connect(lambda: view.setFocus(Qt.FocusReason.TabFocusReason))
        header.picture_wanted.connect(self.choose_picture)
        header.all_wanted.connect(self.show_all)
        header.files_wanted.connect(self.choose_files)
        view.chosen.connect(self.choose)
        view.tried.connect(self._try)
        view.new_wanted.connect(self.choose_picture)
        view.blend_wanted.connect(self.blend)
        view.star_wanted.connect(self._favorites.toggle)
        view.remove_wanted.connect(self.ask_to_remove)
        view.menu_wanted.connect(self._show_menu)
        view.looked_at.connect(self.pictures.styles_changed)
        self.model.modelReset.connect(self._on_rows)
        self.destroyed.connect(_Ending(self._favorites.listen(self.model.favorites_changed)))
        library.changed.connect(self._on_library)
        library.gone.connect(self._on_gone)
        library.added.connect(self._on_added)
        library.trouble.connect(lambda text: self.notices.say(text, "error"))
        library.unlisted.connect(self._on_unlisted)
        library.exported.connect(
            lambda path: self.notices.say(self.tr("Exported to {path}.").format(path=path))
        )
        self.presets.said.connect(self.notices.say)
        self.presets.trouble.connect(lambda text: self.notices.say(text, "error"))
        self.look.blend_wanted.connect(self._blend_current)
        self.form.wanted.connect(self._train)
        self.form.closed.connect(self._on_form)
        self.form.trouble.connect(lambda text: self.notices.say(text, "error"))
        trainer.started.connect(self.card.begin)
        trainer.news.connect(self._on_training_news)
        trainer.stopping.connect(self.card.show_stopping)
        trainer.learned.connect(self._on_learned)
        trainer.given_up.connect(self._on_given_up)
        trainer.failed.connect(self._on_training_failed)
        self.card.stop_wanted.connect(trainer.stop)
        self.card.discard_wanted.connect(trainer.discard)
        self.card.discard_wanted.connect(self.card.show_discarding)
        trainer.discarded.connect(self._on_discarded)
        self._session.look_changed.connect(self._on_look)
        self._session.section_changed.connect(self._on_look)
        self._session.look_changed.connect(self._stop_hiding)
        self._session.current_changed.connect(self._on_look)
        self._session.current_changed.connect(self._stop_hiding)

    # ---- choosing ----

    @property
    def _style(self) -> str:
        return self._session.look.style

    def choose(self, style: str) -> None:
        """Paints the current film in a style, or in none."""
        text = (
            self.tr("Style: {title}").format(title=self.library.title(style))
            if style
            else self.tr("No style")
        )
        self._set_style(style, text)

    def blend(self, first: str, second: str) -> None:
        """Blends two styles half and half."""
        text = self.tr("Blend of {first} and {second}").format(
            first=self.library.title(first), second=self.library.title(second)
        )
        self._set_style(blend(first, second), text)

    def _blend_current(self, other: str) -> None:
        mix = mix_of(self._style)
        if mix and mix[0][0] != other:
            self.blend(max(mix, key=lambda part: part[1])[0], other)

    def _set_style(self, style: str, text: str) -> None:
        film = self._session.current
        if film is not None:
            self._session.set_look(replace(self._session.look, style=style), text)
            self._session.try_style(None)

    def _try(self, style: str | None) -> None:
        """Shows the frame in a style while the pointer rests over it."""
        self._session.try_style(None if style == self._style else style)

    def _choose_first(self) -> None:
        names = self.model.names()
        if names and self.model.filtered:
            self.choose(names[0])
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _star_current(self) -> None:
        name = self.view.currentIndex().data(Role.NAME) if self.view.currentIndex().isValid() else ""
        if name:
            self._favorites.toggle(str(name))

    # ---- showing ----

    def _on_look(self) -> None:
        mix = mix_of(self._style)
        self.model.set_mix(mix)
        self._show_chosen()
        if self.library.known and any(self._missing(name) for name, _ in mix):
            # Not at once: an undo that brought the style back is still running.
            QTimer.singleShot(0, self, self._drop_missing)

    def _stop_hiding(self) -> None:
        """Another film, or a look from elsewhere (undo): a search that hides its style has done its work."""
        mix = mix_of(self._style)
        hidden = [
            name for name, _ in mix if self.library.get(name) is not None and self.model.row_of(name) < 0
        ]
        if self.model.filtered and mix and len(hidden) == len(mix):
            self.header.search.clear()
            self.header.star.setChecked(False)

    def _show_chosen(self) -> None:
        mix = mix_of(self._style)
        if self.view.currentIndex().data(Role.NAME) not in {name for name, _ in mix}:
            self.view.show_current(max(mix, key=lambda part: part[1])[0] if mix else "")

    def _on_rows(self) -> None:
        self._show_chosen()
        self._tell_nothing_found()
        self.pictures.styles_changed()

    def _tell_nothing_found(self) -> None:
        """Also called after a letter that left the rows unchanged: the message repeats what was typed."""
        empty = self.model.filtered and not self.model.found
        words = self.header.search.text().strip()
        if words:
            self.nothing.setText(self.tr("No style matches “{words}”.").format(words=words))
        else:
            self.nothing.setText(self.tr("No favorites yet. A click on the star of a style makes it one."))
        self.nothing.setVisible(empty)

    def show_all(self) -> None:
        """Shows all styles in a window of their own."""
        if self._sheet is None:
            sheet = self._sheet = ContactSheet(self.model, self)
            sheet.view.chosen.connect(self.choose)
            sheet.view.new_wanted.connect(sheet.close)
            sheet.view.new_wanted.connect(self.choose_picture)
            sheet.view.blend_wanted.connect(self.blend)
            sheet.view.star_wanted.connect(self._favorites.toggle)
            sheet.view.menu_wanted.connect(self._show_menu)
            sheet.view.looked_at.connect(self.pictures.styles_changed)
            sheet.closed.connect(self.pictures.styles_changed)
        mix = mix_of(self._style)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()
        self._sheet.view.show_current(mix[0][0] if mix else "")
        self._sheet.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _names_wanted(self) -> list[str]:
        large = self._sheet.view if self._sheet is not None and self._sheet.isVisible() else None
        return self.model.names((large or self.view).rows_in_sight())

    def _side_wanted(self) -> int:
        """Longer side of the gallery's pictures at which they fill their tiles on this screen."""
        film = self._session.current
        shape = film.info.width / film.info.height if film and film.info and film.info.height else RATIO
        width = self.view.picture_side()
        if self._sheet is not None and self._sheet.isVisible():
            width = max(width, self._sheet.view.picture_side())
        side = width * shape / RATIO if shape >= RATIO else max(width, width / shape)
        return max(LEAST_SIDE, min(MOST_SIDE, SIDE_STEP * -(-round(side) // SIDE_STEP)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pictures.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pictures.set_active(False)

    # ---- the library ----

    def _on_library(self) -> None:
        styles = self.library.styles
        self._session.name_styles(
            {info.name: title_of(info) for info in styles},
            {info.name: path for info in styles if (path := self.library.thumbnail(info.name))},
        )
        self.pictures.styles_changed()
        self._on_look()

    def _on_gone(self, names: frozenset[str]) -> None:
        self.pictures.styles_changed(names)
        self._drop_missing()

    def _missing(self, name: str) -> bool:
        return is_style_name(name) and self.library.get(name) is None

    def _drop_missing(self) -> None:
        """Films whose style is missing continue without it."""
        for film in self._session.films:
            styles = (film.look.style, *(change.style for change in film.styles_at))
            missing = {name for style in styles for name, _ in mix_of(style) if self._missing(name)}
            if not missing:
                continue
            rest = without(film.look.style, missing)
            changes = tuple(_without(change, missing) for change in film.styles_at)
            self._session.update(film.path, look=replace(film.look, style=rest), styles_at=changes)
            rest = rest or next((change.style for change in changes if change.style), "")
            words = self.tr("The style “{name}” is no longer installed; {film} is painted without it now.")
            if not rest:
                words = self.tr("The style “{name}” is no longer installed. Choose another one for {film}.")
            self.notices.say(words.format(name="”, “".join(sorted(missing)), film=film.path.name), "warning")

    def _on_added(self, info: StyleInfo) -> None:
        self.header.search.clear()
        self.header.star.setChecked(False)
        self.choose(info.name)
        self.notices.say(
            self.tr("“{title}” is in your styles now.").format(title=self.library.title(info.name))
        )

    def _on_unlisted(self, why: str) -> None:
        self.notices.say(why, "error", [(self.tr("Try again"), self.library.refresh)])

    def _show_menu(self, name: str, place: QPoint) -> None:
        menu = self.menu_for(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu_for(self, name: str) -> QMenu:
        """The commands for a style."""
        menu, info = QMenu(self), self.library.get(name)
        mix = mix_of(self._style)
        menu.addAction(icon("brush"), self.tr("Paint in this style")).triggered.connect(
            lambda: self.choose(name)
        )
        if mix and name not in dict(mix):
            main = max(mix, key=lambda part: part[1])[0]
            words = self.tr("Blend with {title}").format(title=self.library.title(main)).replace("&", "&&")
            menu.addAction(icon("blend"), words).triggered.connect(lambda: self._blend_current(name))
        starred = name in self._favorites.names()
        words = self.tr("Remove the star") if starred else self.tr("Give it a star")
        menu.addAction(icon("star"), words).triggered.connect(lambda: self._favorites.toggle(name))
        menu.addSeparator()
        menu.addAction(icon("file-down"), self.tr("Export…")).triggered.connect(
            lambda: self.choose_export(name)
        )
        if info is not None and not info.builtin:
            menu.addAction(icon("trash-2"), self.tr("Remove…")).triggered.connect(
                lambda: self.ask_to_remove(name)
            )
        return menu

    def ask_to_remove(self, name: str) -> None:
        """Asks in place whether to remove a style of the user; says so if it can't be removed."""
        info = self.library.get(name)
        if info is None:
            return
        title = self.library.title(name)
        if info.builtin:
            self.notices.say(self.tr("“{title}” came with FastVid and can't be removed.").format(title=title))
            return
        users = [
            item.source.name
            for item in (self._queue.items if self._queue else ())
            if item.state not in ENDED and any(name in dict(mix_of(style)) for style in item.request.styles)
        ]
        if users:
            words = self.tr(
                "“{title}” can't be removed yet: {film} in the render queue is painted in it. "
                "Let that finish, or cancel it first."
            )
            self.notices.say(words.format(title=title, film=users[0]), "warning")
            return
        words = self.tr("Remove “{title}” from your styles? Its file is deleted.").format(title=title)
        self.notices.say(words, "warning", [(self.tr("Remove"), lambda: self.library.remove(name))])

    # ---- files ----

    def choose_picture(self) -> None:
        """Lets the user choose a picture for a new style."""
        choose_picture(self, self.new_style)

    def choose_files(self) -> None:
        """Lets the user choose style files to add."""
        choose_styles(self, self.add_files)

    def choose_export(self, name: str) -> None:
        """Lets the user choose where to write a style, with the network that paints the film."""
        film = self._session.current
        speed = film.look.speed if film else "fast"
        choose_export(self, name, lambda path: self.library.export(name, path, speed))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Adds style files to the library."""
        for path in paths:
            self.library.add(path)

    def new_style(self, picture: Path) -> None:
        """Opens the form for a new style from a picture."""
        self.form.set_busy(self.trainer.busy)
        self.form.open_for(picture)
        self._on_form()

    def _on_form(self) -> None:
        # Both together leave no room for the gallery in a small window.
        self.look.setVisible(self.form.isHidden())
        if self.form.isHidden():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = dropped(event.mimeData())
        if not files:
            event.ignore()  # videos: for the window
            return
        event.acceptProposedAction()
        self._drop_words.show_for(files)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_words.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_words.hide()
        files = dropped(event.mimeData())
        if not files:
            event.ignore()
            return
        event.acceptProposedAction()
        self.add_files(files.styles)
        if files.pictures:
            self.new_style(files.pictures[0])
        if len(files.pictures) > 1:
            self.notices.say(self.tr("One picture makes a style; the first one is taken."))

    # ---- learning ----

    def _train(self, request: TrainStyle) -> None:
        self.trainer.start(request)
        self._on_form()

    def _on_training_news(self, news: TrainingNews) -> None:
        self.card.show_news(news)
        if news.step:
            for note in news.notes:
                self.notices.say(in_words(note), "warning")

    def _on_learned(self, value: object) -> None:
        self._training_over()
        self.library.take_new(value)

    def _on_discarded(self, name: str) -> None:
        self._training_over()
        self.library.remove(name)
        self.notices.say(self.tr("What was learned was thrown away."))

    def _on_given_up(self) -> None:
        self._training_over()
        self.notices.say(self.tr("Stopped before anything was learned; nothing was kept."))

    def _on_training_failed(self, why: str) -> None:
        self._training_over()
        self.notices.say(why, "error")

    def _training_over(self) -> None:
        self.card.hide()
        self.form.set_busy(False)


def _without(change: StyleChange, names: set[str]) -> StyleChange:
    """A change without some styles; nothing is painted from there on if none is left."""
    style = without(change.style, names)
    return replace(change, style=style, strength=change.strength if style else 0.0)


class _Ending:
    """Calls something without the arguments of a signal."""

    def __init__(self, end: object) -> None:
        self._end = end

    def __call__(self, *_: object) -> None:
        if callable(self._end):
            self._end()
