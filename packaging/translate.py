"""Keeps the translations: `update` collects the source texts, `compile` makes the .qm files.

`reviewer_en.ts` is the window in English; `qt_zh.ts` and `qt_en.ts`, kept by hand, are what Qt's
own texts lack or call otherwise than we do.

Needs the tools of PySide6-Essentials; run with the project's Python.
"""

import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "reviewer" / "ui"
TS = ROOT / "resources" / "translations" / "reviewer_en.ts"
QM = TS.with_suffix(".qm")
QT_QMS = tuple(TS.with_name(f"qt_{code}.qm") for code in ("zh", "en"))
Text = tuple[str, str]
"""A context and a source text."""


def main(arguments: list[str]) -> int:
    """`update`, `compile` or `check`."""
    if arguments == ["update"]:
        collect(TS)
    elif arguments == ["compile"]:
        for target in (QM, *QT_QMS):
            compile_to(target)
    elif arguments == ["check"]:
        return _told(problems())
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


def collect(target: Path) -> None:
    """Bring a .ts file up to date with the source; translations that are there stay."""
    files = [str(path.relative_to(ROOT)) for path in sorted(SOURCES.rglob("*.py"))]
    _run(
        "pyside6-lupdate",
        "-silent",
        "-no-obsolete",
        *("-locations", "none"),
        *("-tr-function-alias", "QT_TRANSLATE_NOOP+=noop"),
        *files,
        *("-ts", str(target)),
    )


def compile_to(target: Path) -> None:
    """Make the .qm file unless it is newer than its source; a reader never meets half a file."""
    source = TS.with_name(target.name).with_suffix(".ts")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".compile-", dir=target.parent) as folder:
        fresh = Path(folder) / target.name
        _run("pyside6-lrelease", "-silent", str(source), "-qm", str(fresh))
        fresh.replace(target)


def problems() -> list[str]:
    """What is stale or untranslated in the .ts file, in words."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TS.name
        fresh.write_bytes(TS.read_bytes())
        collect(fresh)
        wanted, kept = dict(texts(fresh)), dict(texts(TS))
    found = [f"not collected: {text}" for text in wanted.keys() - kept.keys()]
    found += [f"no longer used: {text}" for text in kept.keys() - wanted.keys()]
    found += [f"untranslated: {text}" for text, english in wanted.items() if not english]
    return sorted(found)


def texts(file: Path) -> Iterator[tuple[Text, str]]:
    """Every source text of a .ts file with its finished translation, empty if it has none."""
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            yield (name, source), "\n".join(_english(message))


def _english(message: ET.Element) -> list[str]:
    """The translation, of a sentence that counts in its two forms; nothing if one is wanting."""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return []
    forms = [form.text or "" for form in translation.iter("numerusform")]
    found = forms or [translation.text or ""]
    return found if all(found) and len(forms) in (0, 2) else []


def _told(found: list[str]) -> int:
    for line in found:
        print(line, file=sys.stderr)
    return int(bool(found))


def _run(tool: str, *arguments: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / tool
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
