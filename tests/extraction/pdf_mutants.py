"""PDF files spoiled at random, and what becomes of them."""

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reviewer.assets import load_forms, resource
from reviewer.domain.errors import InputError
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from reviewer.workers import Allowance, Lost, run_in_workers
from tests.extraction.truth import Truth, silent_errors

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "reports"
ALLOWANCE = Allowance(seconds=20, memory=1 << 30)

_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj\s*", re.DOTALL)
_STREAM = re.compile(
    rb"(?P<head><<[^<>]*>>\s*stream\r?\n)(?P<data>.*?)(?P<tail>~>\s*endstream)", re.DOTALL
)
# A straight line, or a filled rectangle, as one finds it in the drawing of a table.
_DRAWN = re.compile(
    rb"n [\d.-]+ [\d.-]+ m [\d.-]+ [\d.-]+ l S|n [\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ re f"
)


def turned_bytes(content: bytes, random: Random) -> bytes:
    """Some bytes replaced by others."""
    spoiled = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        spoiled[random.randrange(len(spoiled))] = random.randrange(256)
    return bytes(spoiled)


def cut_short(content: bytes, random: Random) -> bytes:
    """The end missing."""
    return content[: random.randrange(len(content))]


def zeroed(content: bytes, random: Random) -> bytes:
    """A stretch lost by a bad disk."""
    start = random.randrange(len(content))
    length = min(random.choice((16, 512, 4096)), len(content) - start)
    return content[:start] + bytes(length) + content[start + length :]


def without_object(content: bytes, random: Random) -> bytes:
    """One object taken out."""
    objects = list(_OBJECT.finditer(content))
    if not objects:
        return content
    gone = random.choice(objects)
    return content[: gone.start()] + content[gone.end() :]


def without_lines(content: bytes, random: Random) -> bytes:
    """Some of the lines of the tables not drawn."""
    share = random.choice((0.02, 0.1, 0.5))

    def thinned(stream: re.Match[bytes]) -> bytes:
        try:
            drawing = zlib.decompress(a85decode(stream["data"]))
        except (ValueError, zlib.error):
            return stream[0]
        return (
            b"<< /Filter /FlateDecode >>\nstream\n"
            + zlib.compress(
                _DRAWN.sub(lambda line: b"" if random.random() < share else line[0], drawing)
            )
            + b"\nendstream"
        )

    return _STREAM.sub(thinned, content)


SPOILERS = (turned_bytes, cut_short, zeroed, without_object, without_lines)


def spoiled(content: bytes, random: Random) -> tuple[str, bytes]:
    """A spoiled copy and how it was spoiled."""
    spoiler = random.choice(SPOILERS)
    return spoiler.__name__, spoiler(content, random)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A spoiled file, what it was and how it was spoiled."""

    source: Path
    manner: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """A code for a refusal, `report` for a report, with its silent errors."""

    code: str
    silent: tuple[str, ...] = ()


def originals() -> list[Path]:
    """The samples, and the real report where it is at hand."""
    samples = sorted(resource("samples").joinpath("pdf").glob("*.pdf"))
    return [*samples, *sorted(SHARED.glob("*.pdf"))]


def mutants(random: Random, count: int) -> Iterator[Mutant]:
    """Spoiled copies of all originals in turn."""
    files = originals()
    for i in range(count):
        source = files[i % len(files)]
        yield Mutant(source, *spoiled(source.read_bytes(), random))


def judge(mutant: Mutant) -> Outcome:
    """Read a spoiled file as if it were sound."""
    forms = load_forms()
    try:
        report = extract(read_bytes(mutant.content, mutant.source.name), forms)
    except InputError as error:
        return Outcome(error.code)
    truth = Truth.load(mutant.source.with_suffix(".truth.json"))
    return Outcome("report", tuple(silent_errors(report, truth.cells, forms)))


def hunt(random: Random, count: int, jobs: int) -> Iterator[tuple[Mutant, Outcome | Lost]]:
    """What becomes of so many mutants, each read in a process that may hang or die."""
    return run_in_workers(
        judge, mutants(random, count), jobs=jobs, allowance=ALLOWANCE, cancelled=lambda: False
    )
