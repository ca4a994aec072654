"""Whether Qt loads here: a bare system lacks libraries that only a desktop is sure to have."""

from functools import cache

from fastvid_gui.ui.system.libraries import SOUND_PARTS, advice, missing_libraries


@cache
def why_no_qt() -> str:
    """Why the window's tests can't run; empty where they can."""
    try:
        import PySide6.QtTest
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        if error.name == "PySide6":
            return "PySide6 is not installed"
        missing = missing_libraries()
        return (
            f"Qt does not load here ({error}). {advice(missing)}"
            if missing
            else f"Qt does not load ({error})"
        )
    return ""


@cache
def why_no_media() -> str:
    """Why Qt plays no films here; empty where it does. Without its libraries a player waits for ever."""
    try:
        import PySide6.QtMultimedia  # noqa: F401
    except ImportError as error:
        return f"Qt Multimedia does not load here ({error})"
    missing = missing_libraries(SOUND_PARTS)
    return f"Qt Multimedia lacks {', '.join(missing)}. {advice(missing)}" if missing else ""
