"""How the window looks: palettes for light and dark, one small style sheet, and the colors that panels paint with.

Fusion draws the controls, so that FastVid looks the same everywhere and follows our palettes. Grays are neutral: next
to tinted ones nobody can judge the colors of a picture. Where the system asks for high contrast, the palettes of that
name are used. Sizes come from a grid of 4 pixels and from the application's font, never from fixed font pixels.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from fastvid_gui.paths import resources_folder

Theme = Literal["system", "light", "dark"]

SPACE = 8
"""The usual distance between things, pixels; also 4, 12 and 16."""
RADIUS = 6
ICON = 16
ICON_LARGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """The colors of a theme. All but `line`, `surface` and `raised` are readable on both of those (4.5:1).

    Attributes:
        surface: behind everything. raised: lists, fields, cards. line: borders. muted: less important text.
        accent, accent_text: what is chosen or recommended, and text on it.
        waiting, painting, done: states of ranges and jobs. warning, error: of messages.
    """

    surface: QColor
    raised: QColor
    line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_text: QColor
    waiting: QColor
    painting: QColor
    done: QColor
    warning: QColor
    error: QColor


def _colors(**names: str) -> Colors:
    return Colors(**{part: QColor(name) for part, name in names.items()})


LIGHT = _colors(
    surface="#f3f3f4", raised="#ffffff", line="#d3d4d8", text="#1c1d20", muted="#5b5e66",
    accent="#4f4bc4", accent_text="#ffffff", waiting="#686b74", painting="#8a5200", done="#0a6b58",
    warning="#8a5200", error="#b3202f",
)  # fmt: skip
DARK = _colors(
    surface="#1b1c1e", raised="#26272a", line="#3d3f44", text="#ededf0", muted="#a5a8b0",
    accent="#a3a0ff", accent_text="#16152e", waiting="#9a9da6", painting="#f0b04c", done="#4fd1ae",
    warning="#f0b04c", error="#ff8f8f",
)  # fmt: skip
LIGHT_CONTRAST = _colors(
    surface="#ffffff", raised="#ffffff", line="#000000", text="#000000", muted="#2e2e2e",
    accent="#2a1fb0", accent_text="#ffffff", waiting="#4a4a4a", painting="#6b3d00", done="#004f3f",
    warning="#6b3d00", error="#8c0010",
)  # fmt: skip
DARK_CONTRAST = _colors(
    surface="#000000", raised="#0c0c0c", line="#ffffff", text="#ffffff", muted="#dcdcdc",
    accent="#c9c7ff", accent_text="#000000", waiting="#c4c4c4", painting="#ffd27a", done="#7df5d3",
    warning="#ffd27a", error="#ffb3b3",
)  # fmt: skip

_ALL = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)

# After Okabe and Ito, who chose them for color-blind people; made lighter and darker to stand out on our grays.
_NODES_LIGHT = ("#0072b2", "#c35a00", "#00805d", "#b04f8b", "#8a7400", "#2f8fc4", "#6a51a3", "#5f5f5f")
_NODES_DARK = ("#56b4e9", "#ff9a3c", "#2fc79a", "#e08abd", "#e8d94a", "#8fb7ff", "#b6a2f2", "#b5b5b5")


def colors(palette: QPalette) -> Colors:
    """The colors that go with a palette (a widget's `palette()`)."""
    # Judged by the text: style sheets may leave a widget with a transparent background.
    text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
    for known in _ALL:
        if known.text == text:
            return known
    return DARK if text.lightness() >= 128 else LIGHT


def node_color(index: int, palette: QPalette) -> QColor:
    """A color for the node number `index`; they repeat after eight. Add a label or a hatch as well."""
    dark = colors(palette) in (DARK, DARK_CONTRAST)
    nodes = _NODES_DARK if dark else _NODES_LIGHT
    return QColor(nodes[index % len(nodes)])


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Gives the application style, palette and style sheet; "system" follows the system from now on."""
    # The first style sheet also sets the name: from then on it is that of the sheet's own style.
    if app.style().objectName() != "fusion" and not app.property("fastvid_fusion"):
        app.setStyle("Fusion")
        app.setProperty("fastvid_fusion", True)
    hints = app.styleHints()
    follower = app.findChild(_Follower)
    if follower is None:
        follower = _Follower(app)
        hints.colorSchemeChanged.connect(follower.refresh)
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(theme, Qt.ColorScheme.Unknown)
    follower.theme = theme
    hints.setColorScheme(scheme)
    follower.refresh()


class _Follower(QObject):
    """Applies the theme again when the system's scheme changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.theme: Theme = "system"
        self._shown: Colors | None = None

    def refresh(self) -> None:
        chosen = _chosen(self.theme)
        if chosen is self._shown:
            return
        self._shown = chosen
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(_palette(chosen))
            app.setStyleSheet(_sheet(chosen))


def _chosen(theme: Theme) -> Colors:
    hints = QGuiApplication.styleHints()
    dark = theme == "dark" or (theme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    high = False
    accessibility = getattr(hints, "accessibility", None)  # since Qt 6.10
    if accessibility is not None:
        high = accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if high:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` (0..1) of `other` in `one`."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def _palette(c: Colors) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette(c.raised, c.surface)
    faded = _mixed(c.text, c.surface, 0.62)
    for where, color in (
        (role.Window, c.surface), (role.WindowText, c.text), (role.Base, c.raised), (role.Text, c.text),
        (role.AlternateBase, _mixed(c.raised, c.surface, 0.5)), (role.Button, c.raised), (role.ButtonText, c.text),
        (role.ToolTipBase, c.raised), (role.ToolTipText, c.text), (role.PlaceholderText, c.muted),
        (role.Highlight, c.accent), (role.HighlightedText, c.accent_text), (role.Accent, c.accent),
        (role.BrightText, c.error), (role.Link, c.accent), (role.LinkVisited, c.accent),
        (role.Light, _mixed(c.raised, c.text, 0.02)), (role.Midlight, _mixed(c.surface, c.text, 0.04)),
        (role.Mid, c.line), (role.Dark, _mixed(c.line, c.text, 0.2)), (role.Shadow, _mixed(c.line, c.text, 0.5)),
    ):  # fmt: skip
        palette.setColor(where, color)
    for where in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, faded)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, c.line)
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, faded)
    return palette


def _sheet(c: Colors) -> str:
    hover, pressed = _mixed(c.surface, c.text, 0.08).name(), _mixed(c.surface, c.text, 0.16).name()
    faded = _mixed(c.text, c.surface, 0.62).name()
    accent, on_accent, line, raised, text, muted, surface = (
        color.name() for color in (c.accent, c.accent_text, c.line, c.raised, c.text, c.muted, c.surface)
    )
    accent_hover, accent_pressed = (
        _mixed(c.accent, c.text, 0.12).name(),
        _mixed(c.accent, c.text, 0.24).name(),
    )
    # A style sheet only takes pictures from files, so there is a check mark file in each of two colors.
    ink = "dark" if c.accent_text.lightness() < 128 else "light"
    check = (resources_folder() / "icons" / f"check-on-{ink}.svg").as_posix()
    chosen = _mixed(c.surface, c.accent, 0.22).name()
    return f"""
    QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: {RADIUS}px; padding: 4px; background: transparent; }}
    QToolButton:hover {{ background: {hover}; }}
    QToolButton:pressed {{ background: {pressed}; }}
    QToolButton:checked {{ background: {chosen}; border-color: {accent}; }}
    QToolButton:focus {{ border-color: {accent}; }}
    QToolButton:disabled {{ color: {faded}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QPushButton {{
        background: {raised}; border: 1px solid {line}; border-radius: {RADIUS}px; padding: 5px 12px; color: {text};
    }}
    QPushButton:hover {{ background: {hover}; }}
    QPushButton:pressed {{ background: {pressed}; }}
    QPushButton:focus {{ border-color: {accent}; }}
    QPushButton:disabled {{ color: {faded}; }}
    QPushButton:checked {{ background: {chosen}; border-color: {accent}; }}
    QPushButton:default, QPushButton[primary="true"] {{
        background: {accent}; color: {on_accent}; border-color: {accent};
    }}
    QPushButton[primary="true"] {{ font-weight: 600; }}
    QPushButton:default:hover, QPushButton[primary="true"]:hover {{ background: {accent_hover}; }}
    QPushButton:default:pressed, QPushButton[primary="true"]:pressed {{ background: {accent_pressed}; }}
    QPushButton:default:focus, QPushButton[primary="true"]:focus {{ border: 2px solid {text}; padding: 4px 11px; }}
    QPushButton:default:disabled, QPushButton[primary="true"]:disabled {{
        background: {hover}; color: {faded}; border-color: {line};
    }}
    QLineEdit, QPlainTextEdit {{
        background: {raised}; border: 1px solid {line}; border-radius: {RADIUS}px; padding: 4px 6px;
        selection-background-color: {accent}; selection-color: {on_accent};
    }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {accent}; }}
    QCheckBox::indicator, QRadioButton::indicator {{
        width: 14px; height: 14px; border: 1px solid {muted}; border-radius: 4px; background: {raised};
    }}
    QRadioButton::indicator {{ border-radius: 8px; }}
    QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {accent}; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {accent}; }}
    QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{check}"); }}
    QRadioButton::indicator:checked {{
        width: 6px; height: 6px; border: 5px solid {accent}; border-radius: 8px; background: {on_accent};
    }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line}; background: {hover}; }}
    QCheckBox::indicator:checked:disabled {{ background: {faded}; }}
    QSlider:horizontal {{ min-height: 20px; }}
    QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {line}; }}
    QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {accent}; }}
    QSlider::sub-page:horizontal:disabled {{ background: {faded}; }}
    QSlider::handle:horizontal {{
        width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: {raised}; border: 1px solid {muted};
    }}
    QSlider::handle:horizontal:hover {{ border-color: {accent}; }}
    QSlider::handle:horizontal:focus {{ border: 2px solid {accent}; width: 12px; height: 12px; }}
    QSlider::handle:horizontal:disabled {{ background: {hover}; border-color: {line}; }}
    QProgressBar {{ background: {line}; border: none; border-radius: 3px; text-align: center; }}
    QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
    QProgressBar[textVisible="true"]::chunk {{ background: {chosen}; }}
    QSplitter::handle {{ background: transparent; }}
    QSplitter::handle:hover {{ background: {chosen}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QTreeView::item {{ padding: 3px 0; }}
    QHeaderView::section {{
        background: {surface}; color: {muted}; border: none; border-bottom: 1px solid {line}; padding: 4px 6px;
    }}
    QMenu {{ background: {raised}; border: 1px solid {line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
    QMenu::item:disabled {{ color: {faded}; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {c.muted.name()}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: transparent; border: none; width: 0; height: 0;
    }}
    QScrollBar:focus {{ border: 1px solid {accent}; border-radius: 4px; }}
    """
