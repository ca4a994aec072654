"""Brings the window's translations up to date.

    python packaging/translations.py            reads all texts of the window into the .ts files, compiles them to .qm
    python packaging/translations.py --check    only reports what is missing

The exit code is 1 if German lacks a text. What another language lacks is counted, and is English in its window until
somebody translates it.

The .ts files in resources/translations are edited with Qt Linguist (`pyside6-linguist`) or any editor. Another
language: copy `fastvid_de.ts` to `fastvid_CODE.ts`, set its `language`, clear the translations, run this; the window
offers it as soon as the compiled file is there.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER = REPOSITORY / "resources" / "translations"
WHOLE = ("de",)
"""Languages that must lack nothing."""
SOURCES = sorted((REPOSITORY / "fastvid_gui" / "ui").rglob("*.py"))

sys.path.insert(0, str(REPOSITORY))
from fastvid_gui.sentences.sentence import all_codes  # noqa: E402
from fastvid_gui.ui.sentences.said import OWN_WORDS  # noqa: E402


def tool(name: str, *arguments: str) -> None:
    """Runs one of PySide6's programs."""
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{program.name} failed:\n{done.stdout}{done.stderr}")


def texts(path: Path) -> dict[tuple[str, str, str], str]:
    """(context, English, comment) to the translation, "" where it is missing or unfinished; vanished ones left out."""
    found: dict[tuple[str, str, str], str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = "" if translation is None else translation.get("type", "")
            if kind in ("vanished", "obsolete"):
                continue
            done = translation is not None and not kind
            forms = (
                [] if translation is None else [form.text or "" for form in translation.iter("numerusform")]
            )
            text = "".join(forms) if forms else ("" if translation is None else translation.text or "")
            found[name, message.findtext("source", ""), message.findtext("comment", "")] = (
                text if done else ""
            )
    return found


def read_texts(path: Path, *options: str) -> None:
    """Reads the window's texts into a .ts file, and the sentences that it shows as the terminal does."""
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder) / "sentences.py"
        shown = (code for code in all_codes() if code.in_window and code not in OWN_WORDS)
        lines = [f'translate("Engine", {code.template!r})\n' for code in shown]
        shared.write_text("".join(lines), "utf-8")
        sources = map(str, [*SOURCES, shared])
        tool("lupdate", *sources, "-ts", str(path), "-locations", "none", *options, "-silent")


def update(path: Path) -> None:
    """Brings a .ts file up to date; existing translations stay."""
    read_texts(path, "-no-obsolete")


def missing(path: Path) -> list[str]:
    """The texts in the code for which a .ts file has no finished translation; the file stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        read_texts(fresh)
        wanted, there = texts(fresh), texts(path)
    return [
        f"{context}: {source!r}"
        for context, source, comment in wanted
        if not there.get((context, source, comment))
    ]


def main() -> int:
    files = sorted(FOLDER.glob("fastvid_*.ts"))
    counts: dict[str, int] = {}
    for path in files:
        if "--check" not in sys.argv:
            update(path)
            tool("lrelease", str(path), "-qm", str(path.with_suffix(".qm")), "-silent")
        found = missing(path)
        counts[path.stem.removeprefix("fastvid_")] = len(found)
        sys.stdout.write("".join(f"{path.name} lacks {line}\n" for line in found))
    told = ", ".join(f"{language} {count}" for language, count in counts.items())
    sys.stdout.write(f"{len(files)} translations, {sum(counts.values())} texts missing ({told})\n")
    return 1 if any(counts.get(language, 1) for language in WHOLE) else 0


if __name__ == "__main__":
    sys.exit(main())
