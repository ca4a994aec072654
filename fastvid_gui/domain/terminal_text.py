"""Others' words on their way to a terminal or a log: what would upset those becomes escapes that can be read.

Names of files, styles and computers, tags of films and texts of errors are written by strangers. Here they are kept
whole and made visible; where a text is another computer's name, `farm.plain_text` takes such signs out.
"""

import re

_UPSETTING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control signs but tab and line feed: they move the cursor, color, ring, type
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of the text around them
    "\xad\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # they show nothing, or begin a line
    "\U000e0000-\U000e007f"  # letters that nobody sees
    "]"
)
_UPSETTING_OR_BREAK = re.compile(f"{_UPSETTING.pattern}|[\t\n]")


def harmless(text: str) -> str:
    """The text with escapes, as in JSON, for characters that would upset a terminal or hide text.

    Line feeds and tabs stay, and so do the joiners that letters of some languages, and emoji, are made with.
    """
    return _UPSETTING.sub(_escape, text)


def harmless_line(text: str) -> str:
    """The same in one line: a text of a stranger's in a table or a log can't pass for a line of its own."""
    return _UPSETTING_OR_BREAK.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    sign = ord(found[0])
    return f"\\u{sign:04x}" if sign <= 0xFFFF else f"\\U{sign:08x}"
