"""A document → the report in it: title, tables, cells."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from reviewer.domain.document import Document
from reviewer.domain.errors import InputError
from reviewer.domain.form import TABLES, Forms, TableForm
from reviewer.domain.numbers import fold
from reviewer.domain.report import Cell, Doubt, Reading, Report
from reviewer.domain.rules import Rule
from reviewer.extraction.finding import Found, find
from reviewer.extraction.grids import Drawn
from reviewer.extraction.labels import pattern
from reviewer.extraction.ledger import Equations
from reviewer.extraction.lines import Lines
from reviewer.extraction.locate import Vocabulary
from reviewer.extraction.matching import Match
from reviewer.extraction.places import Places
from reviewer.extraction.prose import Prose
from reviewer.extraction.recognised import weighed
from reviewer.extraction.table import TableReading, contested, read_table, unread_table
from reviewer.extraction.title import find_title

_CLEARLY_DEARER = 3.0
_UNSURE = 0.6


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
        self._equations = {form: Equations.of(rules) for form, rules in self._rules.items()}

    def extract(self, document: Document) -> Report:
        """Read the report in a document. Raises `InputError("not_a_report")`."""
        folded = fold(document.text)
        prose = Prose(Lines(document.text, folded), Places(document.pages, document.grids))
        tables = self._tables(Drawn(document.grids), prose)
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
                key: Cell(key, reading if document.sure else _doubted(reading))
                for table in tables.values()
                for key, reading in weighed(
                    table.readings, document, self._rules[table.form]
                ).items()
            },
        )

    def _tables(self, drawn: Drawn, prose: Prose) -> dict[str, TableReading]:
        found: dict[str, Found] = {}
        for table, patterns in self._patterns.items():
            if one := find(patterns, self._vocabularies[table], drawn=drawn, lines=prose):
                found[table] = one
        editions = _settled(found.values())
        tables = {table: self._read(one, editions) for table, one in found.items()}
        for table, patterns in self._patterns.items():
            place = prose.title(patterns[0]) if table not in tables else None
            if found and place:
                form = _of_edition([pattern.form for pattern in patterns], editions)
                tables[table] = unread_table(form, place)
        return {table: tables[table] for table in TABLES if table in tables}

    def _read(self, found: Found, editions: Set[str]) -> TableReading:
        equals = _equals(found.ways)
        form = _of_edition([way.pattern.form for way in equals], editions)
        best = next(way for way in equals if way.pattern.form is form)
        reading = read_table(best, found.text, self._equations[form])
        for other in equals:
            if other.pattern.labels != best.pattern.labels:
                rival = read_table(other, found.text, self._equations[other.pattern.form])
                reading = contested(reading, rival)
        return contested(reading, self._read(found.copy, editions)) if found.copy else reading


def _doubted(reading: Reading) -> Reading:
    """The reading of a cell in a document of which nothing is sure."""
    confidence = min(reading.confidence, _UNSURE)
    return replace(reading, confidence=confidence, doubt=reading.doubt or Doubt.UNREADABLE)


def _settled(tables: Iterable[Found]) -> Set[str]:
    """The editions of the tables that leave no choice."""
    return {found.ways[0].pattern.form.edition for found in tables if len(_equals(found.ways)) == 1}


def _of_edition(forms: Sequence[TableForm], editions: Set[str]) -> TableForm:
    """The first of one of these editions, or the newest."""
    return next((form for form in forms if form.edition in editions), forms[-1])


def _equals(ways: Sequence[Match]) -> Sequence[Match]:
    """The ways of reading a table that cost about the same."""
    return [way for way in ways if way.cost <= ways[0].cost + _CLEARLY_DEARER]
