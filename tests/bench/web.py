"""Figures of pages, Word files and sheets: `python -m tests.bench.web`."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.pipeline import extract_file
from tests.bench.measure import Figures, milliseconds, seconds

FOLDERS = ("html", "word", "sheets")
MANY = 1_000


def samples(folder: str) -> list[Path]:
    """The samples of one kind of file."""
    return sorted(p for p in resource(f"samples/{folder}").iterdir() if p.suffix != ".json")


def reading(program: Application) -> Figures:
    """One file of each kind to its findings."""
    figures: Figures = {}
    for folder in FOLDERS:
        figures |= milliseconds(f"read_{folder}", _reads(program, samples(folder)))
    return figures


def _reads(program: Application, paths: list[Path]) -> Iterator[Callable[[], object]]:
    def read(path: Path) -> None:
        report = extract_file(path, program.forms).report
        assert report is not None
        program.confronter.confront(report)

    for path in paths:
        read(path)
    return (partial(read, path) for path in paths * 5)


def importing(program: Application, folder: Path) -> Figures:
    """A folder of many mixed files, read by two processes."""
    source = folder / "mixed"
    source.mkdir()
    kinds = [path for name in FOLDERS for path in samples(name)]
    kinds += sorted(resource("samples").glob("*.txt"))
    for number in range(MANY):
        path = kinds[number % len(kinds)]
        _copy(path, source / f"{number:04}{path.suffix}", number)
    with closing(program.open_workspace(folder / "bench.reviewer", create=True)) as workspace:
        time = seconds(lambda: program.import_files(workspace, [source], jobs=2))
    return {f"import_{MANY}_mixed_s": round(time, 1)}


def _copy(path: Path, target: Path, number: int) -> None:
    """A copy that says the same in other bytes, so that it is not taken for known."""
    shutil.copy(path, target)
    if zipfile.is_zipfile(target):
        with zipfile.ZipFile(target, "a") as archive:
            archive.comment = str(number).encode()
    else:
        wide = b"\0" in path.read_bytes()
        with target.open("ab") as file:
            file.write((" " * (number + 1)).encode("utf-16-le" if wide else "ascii"))


def main() -> Figures:
    """All of them."""
    program = Application(actor="bench", language="zh")
    with TemporaryDirectory() as folder:
        return reading(program) | importing(program, Path(folder))


if __name__ == "__main__":
    print(json.dumps(main(), indent=1))
