"""A document → the report in it: title, tables, cells."""

from collections.abc import Mapping
from functools import lru_cache

from reviewer.domain.document import Document
from reviewer.domain.errors import InputError
from reviewer.domain.form import TABLES, Forms, TableForm
from reviewer.domain.numbers import fold
from reviewer.domain.report import Cell, Report
from reviewer.domain.rules import Rule
from reviewer.extraction.grids import Drawn
from reviewer.extraction.labels import pattern
from reviewer.extraction.lines import Lines
from reviewer.extraction.locate import Region, Vocabulary
from reviewer.extraction.matching import Match, matches
from reviewer.extraction.prose import Prose
from reviewer.extraction.stream import Stream
from reviewer.extraction.table import TableReading, read_table
from reviewer.extraction.title import find_title

_LEAST_SCORE = 16.0
_CLEARLY_DEARER = 1.0
_MOSTLY_DRAWN = 0.6


def extract(document: Document, forms: Forms) -> Report:
    """Read the report in a document. Raises `InputError("not_a_report")` where there is none."""
    return _extractor(forms).extract(document)


@lru_cache(maxsize=4)
def _extractor(forms: Forms) -> "Extractor":
    return Extractor(forms)


class Extractor:
    """What extraction needs of the forms, compiled once."""

    def __init__(self, forms: Forms) -> None:
        self._patterns = {
            table: tuple(pattern(form) for form in forms.candidates(table)) for table in TABLES
        }
        self._vocabularies = {
            table: Vocabulary(patterns) for table, patterns in self._patterns.items()
        }
        self._rules: dict[TableForm, tuple[Rule, ...]] = {
            form: forms.rules({table: form.id})
            for table in TABLES
            for form in forms.candidates(table)
        }

    def extract(self, document: Document) -> Report:
        """Read the report in a document. Raises `InputError("not_a_report")`."""
        folded = fold(document.text)
        tables = self._tables(Drawn(document.grids), Prose(Lines(document.text, folded)))
        if not tables:
            raise InputError("not_a_report", name=document.name)
        title = find_title(folded)
        return Report(
            source=document.name,
            sha256=document.sha256,
            agency=title.agency,
            year=title.year,
            forms={name: table.form.id for name, table in tables.items()},
            cells={
                key: Cell(key, reading)
                for table in tables.values()
                for key, reading in table.readings.items()
            },
        )

    def _tables(self, drawn: Drawn, prose: Prose) -> dict[str, TableReading]:
        streams: dict[str, Stream] = {}
        for table in TABLES:
            cells, lines = (self._region(table, source) for source in (drawn, prose))
            if cells and cells.score >= _MOSTLY_DRAWN * (lines.score if lines else 0.0):
                streams[table] = drawn.stream(cells)
            elif lines:
                streams[table] = prose.stream(lines)
        found = {table: matches(self._patterns[table], text) for table, text in streams.items()}
        return {
            table: read_table(best, streams[table], self._rules[best.pattern.form])
            for table, best in _chosen(found).items()
        }

    def _region(self, table: str, source: Drawn | Prose) -> Region | None:
        return next(source.regions(self._vocabularies[table], _LEAST_SCORE), None)


def _chosen(found: Mapping[str, list[Match]]) -> dict[str, Match]:
    """The best match of each table; of equals the edition of the others, or the newest."""
    settled = {ways[0].pattern.form.edition for ways in found.values() if len(_equals(ways)) == 1}
    chosen: dict[str, Match] = {}
    for table, ways in found.items():
        equals = _equals(ways)
        fitting = [way for way in equals if way.pattern.form.edition in settled]
        chosen[table] = (fitting or equals[::-1])[0]
    return chosen


def _equals(ways: list[Match]) -> list[Match]:
    return [way for way in ways if way.cost <= ways[0].cost + _CLEARLY_DEARER]
