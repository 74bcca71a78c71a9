"""A PDF from its bytes to its findings, against pdfplumber opening it and finding its tables."""

import io
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import pdfplumber

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.extraction.report import extract
from reviewer.reading.pdf import read_pdf
from tests.bench.measure import Figures

SIX_PAGES = resource("samples") / "pdf" / "q04-six-pages.pdf"
REAL = Path(__file__).resolve().parents[2] / ".." / "shared" / "reports" / "hongze2023.pdf"
ROUNDS = 15


def reading_pdf(program: Application) -> Figures:
    """CPU time of both on a sample of six pages, and on a real report where it is at hand."""
    figures = _compared("pdf", SIX_PAGES, program)
    return figures | (_compared("pdf_real", REAL, program) if REAL.is_file() else {})


def _compared(name: str, path: Path, program: Application) -> Figures:
    content = path.read_bytes()
    ours = _cpu_milliseconds(partial(_find, content, program))
    theirs = _cpu_milliseconds(partial(_find_tables, content))
    return {
        f"{name}_cpu_ms": round(ours, 1),
        f"{name}_pdfplumber_cpu_ms": round(theirs, 1),
        f"{name}_times_faster": round(theirs / ours, 1),
    }


def _find(content: bytes, program: Application) -> None:
    program.confronter.confront(extract(read_pdf(content, "report.pdf"), program.forms))


def _find_tables(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.extract_tables()


def _cpu_milliseconds(work: Callable[[], None]) -> float:
    """The median over some rounds, after one that warms up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)
