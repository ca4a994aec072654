"""Preferences: the keys. Choosing a key that another command has takes it from that command, and says so."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui.ui.settings.form import Hint
from fastvid_gui.ui.system.shortcuts import Entry, Shortcuts
from fastvid_gui.ui.widgets.elided import ElidedLabel
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import SPACE

NAME_ROLE = int(Qt.ItemDataRole.UserRole)


class ShortcutsPage(QWidget):
    """All commands by group; the chosen one's key is changed below the list."""

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self._shortcuts = shortcuts
        self._shown: Entry | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search for a command"))
        self.search.textChanged.connect(self._filter)
        column.addWidget(self.search)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Commands and their keys"))
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Key")])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.tree.currentItemChanged.connect(self._on_chosen)
        self.tree.activated.connect(lambda: self.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        column.addWidget(self.tree, 1)
        column.addLayout(self._editor())
        self.notice = Hint("")
        column.addWidget(self.notice)
        column.addLayout(self._all())
        self.fill()

    def _editor(self) -> QVBoxLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        self._label = ElidedLabel(self.tr("Choose a command above to change its key."))
        column.addWidget(self._label)
        column.addLayout(row)
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        # Qt's own width cuts off the words that it shows in the empty field.
        self.edit.setMinimumWidth(self.fontMetrics().horizontalAdvance("Ctrl+Shift+Backspace") + 40)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("New key: press it"))
        self.edit.setToolTip(self.tr("Press the new key; the cross takes the key away"))
        self.edit.editingFinished.connect(self._on_edited)
        self.edit.keySequenceChanged.connect(self._warn)
        row.addWidget(self.edit, 1)
        self.set_button = QPushButton(self.tr("Set"))
        self.set_button.clicked.connect(self._set)
        row.addWidget(self.set_button)
        self.reset_button = QPushButton(icon("rotate-ccw"), self.tr("Reset"))
        self.reset_button.setToolTip(self.tr("Give this command its usual key"))
        self.reset_button.clicked.connect(self._reset_one)
        row.addWidget(self.reset_button)
        self.reset_button.setEnabled(False)
        self.edit.setEnabled(False)
        self.set_button.setEnabled(False)
        return column

    def _all(self) -> QHBoxLayout:
        """The button for all commands; it asks in place before it throws the user's keys away."""
        row = QHBoxLayout()
        self.question = Hint(self.tr("Give every command its usual key? Your own keys are forgotten."))
        row.addWidget(self.question, 1)
        row.addStretch(0)
        self.all_button = QPushButton(self.tr("Reset all…"))
        self.all_button.setToolTip(self.tr("Give every command its usual key"))
        self.all_button.clicked.connect(lambda: self._ask(True))
        self.yes_button = QPushButton(self.tr("Reset all"))
        self.yes_button.clicked.connect(self._reset)
        self.no_button = QPushButton(self.tr("Cancel"))
        self.no_button.clicked.connect(lambda: self._ask(False))
        for button in (self.all_button, self.yes_button, self.no_button):
            row.addWidget(button)
        self._ask(False)
        return row

    def _ask(self, asking: bool) -> None:
        for widget in (self.question, self.yes_button, self.no_button):
            widget.setVisible(asking)
        self.all_button.setVisible(not asking)
        if asking:
            self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self) -> None:
        """Lists the commands again."""
        chosen = self._shown.name if self._shown else ""
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        titles = self._groups()
        order = list(titles)
        entries = self._shortcuts.entries()
        entries.sort(key=lambda entry: order.index(entry.group) if entry.group in order else len(order))
        for entry in entries:
            if entry.group not in groups:
                group = QTreeWidgetItem([titles.get(entry.group, entry.group.capitalize()), ""])
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.tree.addTopLevelItem(group)
                group.setExpanded(True)
                groups[entry.group] = group
            key = entry.now.toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem([entry.text, key])
            item.setData(0, NAME_ROLE, entry.name)
            if entry.now != entry.usual:
                font = item.font(1)
                font.setBold(True)
                item.setFont(1, font)
                item.setToolTip(1, self.tr("Changed by you"))
            groups[entry.group].addChild(item)
            if entry.name == chosen:
                self.tree.setCurrentItem(item)
        self.tree.expandAll()
        self._filter(self.search.text())

    def _groups(self) -> dict[str, str]:
        return {
            "file": self.tr("File"),
            "edit": self.tr("Edit"),
            "view": self.tr("View"),
            "films": self.tr("Films"),
            "preview": self.tr("Playback and preview"),
            "styles": self.tr("Styles"),
            "timeline": self.tr("Timeline"),
            "render": self.tr("Render queue"),
            "help": self.tr("Help"),
        }

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for place in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(place)
            if group is None:
                continue
            seen = 0
            for number in range(group.childCount()):
                item = group.child(number)
                if item is None:
                    continue
                hit = wanted in item.text(0).casefold() or wanted in item.text(1).casefold()
                item.setHidden(not hit)
                seen += hit
            group.setHidden(not seen)

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        name = item.data(0, NAME_ROLE) if item is not None else None
        self._shown = next((entry for entry in self._shortcuts.entries() if entry.name == name), None)
        self.edit.setEnabled(self._shown is not None)
        self.set_button.setEnabled(False)
        self.notice.setText("")
        if self._shown is not None:
            self._label.setText(self._shown.text)
            self.edit.setKeySequence(self._shown.now)
            self.set_button.setEnabled(False)
            self.notice.setText("")
        self.reset_button.setEnabled(self._shown is not None and self._shown.now != self._shown.usual)

    def _warn(self, key: QKeySequence) -> None:
        if self._shown is None:
            return
        other = self._shortcuts.taken_by(key, but=self._shown.name)
        self.set_button.setEnabled(key != self._shown.now)
        self.notice.setText(
            self.tr("This key belongs to “{command}”, which then has none.").format(command=other.text)
            if other
            else ""
        )

    def _on_edited(self) -> None:
        # A key without a conflict is set at once; a key that is taken waits for the button.
        if (
            self._shown is not None
            and self._shortcuts.taken_by(self.edit.keySequence(), self._shown.name) is None
        ):
            self._set()

    def _set(self) -> None:
        if self._shown is None or self.edit.keySequence() == self._shown.now:
            return
        key = self.edit.keySequence()
        other = self._shortcuts.taken_by(key, but=self._shown.name)
        self._shortcuts.set(self._shown.name, key)
        self.fill()
        if other is not None:
            self.notice.setText(self.tr("“{command}” has no key now.").format(command=other.text))

    def _reset_one(self) -> None:
        if self._shown is None:
            return
        other = self._shortcuts.taken_by(self._shown.usual, but=self._shown.name)
        self._shortcuts.reset_one(self._shown.name)
        self.fill()
        if other is not None:
            self.notice.setText(self.tr("“{command}” has no key now.").format(command=other.text))

    def _reset(self) -> None:
        self._shortcuts.reset()
        self._ask(False)
        self.fill()
