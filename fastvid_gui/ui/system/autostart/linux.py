"""XDG autostart: a desktop entry in ~/.config/autostart (Desktop Application Autostart Specification)."""

import os
from pathlib import Path

FILE_NAME = "fastvid-gui-helper.desktop"


def file() -> Path:
    """Where the entry is, or would be."""
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "autostart" / FILE_NAME


def entry(command: list[str]) -> str:
    """The desktop entry."""
    words = " ".join(quoted(word) for word in command)
    return (
        "[Desktop Entry]\nType=Application\nName=FastVid helper\n"
        "Comment=Lets paired computers use this PC for painting films\n"
        f"Exec={words}\nIcon=fastvid-gui\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    )


def quoted(word: str) -> str:
    """A word of `Exec`: quoted if it holds more than letters; `%` doubled (Desktop Entry Specification)."""
    word = word.replace("%", "%%")
    if word and all(sign.isalnum() or sign in "-_./%+:@=," for sign in word):
        return word
    # Backslashes are doubled once for the quotes and once more for the value of the key.
    for sign in '\\"`$':
        word = word.replace(sign, "\\" + sign)
    return '"' + word.replace("\\", "\\\\") + '"'


def there() -> bool:
    """Whether the entry is set up."""
    return file().is_file()


def put(command: list[str]) -> None:
    """Sets the entry up."""
    file().parent.mkdir(parents=True, exist_ok=True)
    file().write_text(entry(command), encoding="utf-8")


def take() -> None:
    """Removes the entry."""
    file().unlink(missing_ok=True)
