"""How far numbers recognised in a picture are believed: only where rules vouch for them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reviewer.domain.document import Document
from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Doubt, Reading
from reviewer.domain.rules import Operator, Rule, Severity

_VOUCHED = 0.95
_UNVOUCHED = 0.7
_LEAST_RULES = 2


def weighed(
    readings: Mapping[CellKey, Reading], document: Document, rules: Iterable[Rule]
) -> dict[CellKey, Reading]:
    """The readings of a document; what was recognised is doubted unless rules vouch for it."""
    pages = {page.number for page in document.pages if page.recognised}
    if not pages:
        return dict(readings)
    drawn = {(cell.page, cell.bbox) for grid in document.grids for cell in grid.cells}
    vouched = _vouched(readings, rules)
    weighed = dict(readings)
    for key, reading in readings.items():
        place = reading.provenance
        if place.page in pages or place.page is None:
            in_cell = (place.page, place.bbox) in drawn
            weighed[key] = _weighed(reading, believed=in_cell and key in vouched)
    return weighed


def _weighed(reading: Reading, *, believed: bool) -> Reading:
    if believed and reading.doubt is Doubt.NONE:
        return replace(reading, confidence=min(reading.confidence, _VOUCHED))
    confidence = min(reading.confidence, _UNVOUCHED)
    return replace(reading, confidence=confidence, doubt=reading.doubt or Doubt.RECOGNISED)


def _vouched(readings: Mapping[CellKey, Reading], rules: Iterable[Rule]) -> set[CellKey]:
    """The cells in two equations that hold, one of them between different numbers.

    A digit that is always taken for the same other one satisfies what says that a sum of one
    number is that number.
    """
    holding, telling = Counter[CellKey](), set[CellKey]()
    for rule in rules:
        if _holds(rule, readings):
            holding.update(rule.keys)
            if len({readings[key].value for key in rule.keys} - {0}) > 1:
                telling.update(rule.keys)
    return {
        key
        for key, count in holding.items()
        if count >= _LEAST_RULES and (readings[key].value == 0 or key in telling)
    }


def _holds(rule: Rule, readings: Mapping[CellKey, Reading]) -> bool:
    """Whether an equation holds between numbers alone."""
    if rule.severity is not Severity.HARD or rule.operator is not Operator.EQUAL:
        return False
    known = {key: readings[key] for key in rule.keys if key in readings}
    if len(known) < len(rule.keys) or any(
        reading.status is not CellStatus.PRINTED for reading in known.values()
    ):
        return False
    left = sum(term.factor * (known[term.key].value or 0) for term in rule.left)
    return left == sum(term.factor * (known[term.key].value or 0) for term in rule.right)
