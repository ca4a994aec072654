"""Figures with the decimal sign of the window's language: "1.5", "1,5"."""

from PySide6.QtCore import QLocale


def decimal(value: float, digits: int) -> str:
    """A figure with so many digits after the sign."""
    return QLocale().toString(value, "f", digits)


def with_decimal_sign(text: str) -> str:
    """A figure or a time that was written with a point: "00:04.12" to "00:04,12"."""
    return text.replace(".", QLocale().decimalPoint())
