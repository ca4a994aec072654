"""Saved looks in the styles panel: use one, save this one, take some from a file or write them to one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style import parse_blend
from fastvid_gui.errors import StyleError, TargetError
from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.ui.sentences.decimals import decimal
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.preset_file import ENDING, MOST_NAME, Preset, presets_to_json, read_presets
from fastvid_gui.ui.state.presets import Presets
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.words.quantities import style_words


class PresetsMenu(QObject):
    """Fills a menu each time it is opened."""

    said = Signal(str)
    """A sentence about something that was done."""
    trouble = Signal(str)

    def __init__(self, session: Session, presets: Presets, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._presets, self._owner = session, presets, owner
        self.menu = QMenu(owner)
        self.menu.aboutToShow.connect(self._fill)
        self.save_action = QAction(icon("save"), self.tr("Save this look…"), owner)
        self.save_action.setObjectName("styles.save_look")
        self.save_action.setShortcut("Ctrl+Shift+L")
        self.save_action.triggered.connect(self.ask_name)
        owner.addAction(self.save_action)
        presets.trouble.connect(self.trouble)
        for changed in (session.current_changed, session.look_changed, session.section_changed):
            changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        film = self._session.current
        self.save_action.setEnabled(film is not None and bool(self._session.look.style))

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        for preset in self._presets.own:
            self._add(menu, preset)
        if self._presets.own:
            menu.addSeparator()
        examples = menu.addMenu(self.tr("Examples"))
        for preset in self._presets.examples:
            self._add(examples, preset)
        menu.addSeparator()
        menu.addAction(self.save_action)
        menu.addAction(icon("file-up"), self.tr("Add looks from a file…")).triggered.connect(
            self.choose_import
        )
        export = menu.addAction(icon("file-down"), self.tr("Write my looks to a file…"))
        export.triggered.connect(self.choose_export)
        export.setEnabled(bool(self._presets.own))
        remove = menu.addMenu(icon("trash-2"), self.tr("Forget a look"))
        remove.setEnabled(bool(self._presets.own))
        for preset in self._presets.own:
            remove.addAction(_plain(preset.name)).triggered.connect(self._removing(preset.name))

    def _add(self, menu: QMenu, preset: Preset) -> None:
        action = menu.addAction(_plain(preset.name))
        action.setToolTip(style_words(preset.look.style, self._session.style_titles))
        action.setEnabled(self._session.current is not None)
        action.setCheckable(True)
        film = self._session.current
        action.setChecked(film is not None and self._session.look == preset.look)
        action.triggered.connect(self._using(preset))

    def _using(self, preset: Preset) -> Callable[[], None]:
        return lambda: self._session.set_look(preset.look, self.tr("Look {name}").format(name=preset.name))

    def _removing(self, name: str) -> Callable[[], None]:
        return lambda: self._presets.remove(name)

    # ---- saving ----

    def ask_name(self) -> None:
        """Asks for a name, and keeps the current film's look under it."""
        film = self._session.current
        look = self._session.look
        if film is None or not look.style:
            return
        dialog = QInputDialog(self._owner)
        dialog.setWindowTitle(self.tr("Save this look"))
        dialog.setLabelText(self.tr("Name of the look. One that has this name already is replaced."))
        dialog.setTextValue(self._usual_name(look))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda name: self._presets.save(name, look))
        dialog.open()

    def _usual_name(self, look: Look) -> str:
        parts = [style_words(look.style, self._session.style_titles)]
        if look.strength < 1:
            parts.append(self.tr("{percent} %").format(percent=round(100 * look.strength)))
        if look.keep_colors:
            parts.append(self.tr("the film's colors"))
        if look.brush != 1:
            parts.append(self.tr("brush {size}").format(size=decimal(look.brush, 2)))
        return ", ".join(parts)[:MOST_NAME]

    # ---- files ----

    def choose_import(self) -> None:
        """Lets the user choose a file with looks."""
        dialog = QFileDialog(self._owner, self.tr("Add looks from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self._filter(), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def take_file(self, path: Path) -> None:
        """Takes the looks of a file."""

        def read() -> tuple[Preset, ...] | Exception:
            try:
                return read_presets(path)
            except (OSError, ValueError) as error:
                return error

        in_background(self, read, lambda found: self._on_read(path, found))

    def _on_read(self, path: Path, found: tuple[Preset, ...] | Exception) -> None:
        if isinstance(found, OSError):
            text = self.tr("{file} can't be read ({reason}). Choose another file.")
            self.trouble.emit(text.format(file=path.name, reason=found.strerror or found))
            return
        if isinstance(found, Exception) or not found:
            text = self.tr("{file} holds no looks. Choose a file that FastVid wrote ({ending}).")
            self.trouble.emit(text.format(file=path.name, ending=ENDING))
            return
        taken = self._presets.take(found)
        names = ", ".join(preset.name for preset in taken[:5])
        self.said.emit(
            self.tr("Looks added: {names}").format(names=names + (", …" if len(taken) > 5 else ""))
        )
        if absent := self._absent(taken):
            text = self.tr("These styles are not installed here, add them to use the looks: {styles}")
            self.trouble.emit(text.format(styles=", ".join(absent)))

    def _absent(self, presets: tuple[Preset, ...]) -> tuple[str, ...]:
        installed = self._session.style_titles
        if not installed:
            return ()
        wanted = dict.fromkeys(name for preset in presets for name in _names(preset.look.style))
        return tuple(name for name in wanted if name not in installed)

    def choose_export(self) -> None:
        """Lets the user choose where all looks are written; the dialog asks before a file is replaced."""
        dialog = QFileDialog(self._owner, self.tr("Write my looks to a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING.lstrip("."))
        dialog.setNameFilters([self._filter()])
        dialog.selectFile(self.tr("My looks") + ENDING)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write_file(Path(name)))
        dialog.open()

    def write_file(self, path: Path) -> None:
        """Writes all looks of the user to a file."""
        content = presets_to_json(self._presets.own)

        def write() -> Sentence | None:
            try:
                write_whole(path, content, overwrite=True)
            except TargetError as error:
                return error.sentence
            return None

        def written(problem: Sentence | None) -> None:
            if problem is not None:
                self.trouble.emit(in_words(problem))
            else:
                self.said.emit(self.tr("Your looks are in {path}.").format(path=path))

        in_background(self, write, written)

    def _filter(self) -> str:
        return self.tr("Looks ({endings})").format(endings=f"*{ENDING} *.json")


def _names(style: str) -> tuple[str, ...]:
    """The styles that a look needs."""
    try:
        blend = parse_blend(style)
    except StyleError:
        blend = None
    return (style,) if blend is None else tuple(name for name, _ in blend)


def _plain(name: str) -> str:
    """A name in a menu, where & would mark a key."""
    return name.replace("&", "&&")
