"""Consistent reports like real ones: a small body, a county, a city."""

from random import Random

from reviewer.domain.form import CellKey, Forms
from tests.editing.support import EDITION_2021

Values = dict[CellKey, int]

SIZES = {"small": (1, 8), "county": (20, 300), "city": (800, 6000)}
OUTCOMES = {
    "granted": 30,
    "partly_granted": 12,
    "denied.state_secret": 2,
    "denied.other_law": 2,
    "denied.security_stability": 1,
    "denied.third_party": 3,
    "denied.internal_affairs": 4,
    "denied.process_information": 3,
    "denied.enforcement_file": 3,
    "denied.administrative_inquiry": 2,
    "unavailable.not_held": 18,
    "unavailable.must_be_created": 6,
    "unavailable.still_unclear": 3,
    "not_processed.petition": 4,
    "not_processed.duplicate": 2,
    "not_processed.publication": 1,
    "not_processed.excessive": 0.5,
    "not_processed.reissue": 1,
    "other.not_supplemented": 2,
    "other.fee_unpaid": 0.3,
    "other.rest": 3,
}
APPLICANTS = {
    "natural_person": 80,
    "business": 12,
    "research": 0.7,
    "public_interest": 0.7,
    "legal_service": 2,
    "other": 2,
}
ROWS = ("received", "carried_in", *OUTCOMES, "processed", "carried_forward")
COLUMNS = (*APPLICANTS, "total")
CELLS = tuple((row, column) for row in ROWS for column in COLUMNS)
TOTALS = tuple(cell for cell in CELLS if cell[1] == "total" or cell[0] == "processed")
Place = tuple[str, str]


def key(place: Place) -> CellKey:
    return f"requests.{place[0]}.{place[1]}"


def consistent(rng: Random, size: str, forms: Forms) -> Values:
    """A report of the 2021 edition in which every rule holds."""
    values: Values = dict.fromkeys(forms.cells(EDITION_2021), 0)
    rows = {row: weight * rng.gammavariate(1, 1) for row, weight in OUTCOMES.items()}
    columns = {name: weight * rng.gammavariate(1.5, 1) for name, weight in APPLICANTS.items()}
    for _ in range(rng.randint(*SIZES[size])):
        row = rng.choices(tuple(rows), tuple(rows.values()))[0]
        column = rng.choices(tuple(columns), tuple(columns.values()))[0]
        values[key((row, column))] += 1
    for column in columns:
        _balance(rng, values, column, often=0.3 if size == "small" else 0.9)
    for row in ROWS:
        values[key((row, "total"))] = sum(values[key((row, column))] for column in columns)
    _disputes(rng, values, most=SIZES[size][1] // 20)
    _disclosure(rng, values, most=SIZES[size][1])
    return values


def _balance(rng: Random, values: Values, column: str, *, often: float) -> None:
    processed = sum(values[key((row, column))] for row in OUTCOMES)
    some = max(1, processed // 10) if processed else 0
    forward = rng.randint(0, some) if rng.random() < often else 0
    carried = rng.randint(0, min(some, processed + forward)) if rng.random() < often else 0
    values[key(("processed", column))] = processed
    values[key(("carried_forward", column))] = forward
    values[key(("carried_in", column))] = carried
    values[key(("received", column))] = processed + forward - carried


def _disputes(rng: Random, values: Values, *, most: int) -> None:
    for group in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        names = [f"disputes.{group}.{end}" for end in ("upheld", "corrected", "other", "pending")]
        for name in names:
            values[name] = rng.randint(0, most) if rng.random() < 0.5 else 0
        values[f"disputes.{group}.total"] = sum(values[name] for name in names)


def _disclosure(rng: Random, values: Values, *, most: int) -> None:
    issued = rng.randint(0, 9)
    repealed = rng.randint(0, 4)
    values["disclosure.normative_documents.issued"] = issued
    values["disclosure.normative_documents.repealed"] = repealed
    values["disclosure.normative_documents.in_force"] = issued + rng.randint(0, 60)
    for row in ("licensing", "penalty", "coercion"):
        values[f"disclosure.{row}.decisions"] = rng.randint(0, 20 * most)
