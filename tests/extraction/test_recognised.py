"""What was recognised in a picture is believed where rules vouch for it, and nowhere else."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reviewer.domain.document import BoundingBox, Document, DocumentKind, Grid, GridCell, Page
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import LOOK_BELOW, Doubt, Provenance, Reading
from reviewer.extraction.recognised import weighed

PLACE = BoundingBox(0, 0, 10, 10)
DOCUMENT = Document(
    "scan.pdf",
    DocumentKind.PDF,
    "",
    "",
    pages=(Page(1, 100, 100, recognised=True),),
    grids=(Grid((GridCell(0, 0, "1", page=1, bbox=PLACE),)),),
)


def number(value: int) -> Reading:
    return Reading(str(value), CellStatus.PRINTED, value, provenance=Provenance(1, PLACE))


def believed(values: Mapping[CellKey, int], forms: Forms, document: Document) -> set[CellKey]:
    """The cells of a requests table, 0 where not given, that nobody needs to look at."""
    form = forms.candidates("requests")[-1]
    readings = {key: number(values.get(key, 0)) for key in form.cells}
    found = weighed(readings, document, forms.rules({"requests": form.id}))
    assert {key: reading.value for key, reading in found.items()} == {
        key: reading.value for key, reading in readings.items()
    }
    return {key for key, reading in found.items() if reading.confidence >= LOOK_BELOW}


def cells(rows: Mapping[str, Mapping[str, int]]) -> dict[CellKey, int]:
    return {f"requests.{row}.{column}": n for row, own in rows.items() for column, n in own.items()}


TWO = {"natural_person": 5, "business": 2, "total": 7}


def test_sums_of_different_numbers_vouch_for_their_cells(forms: Forms) -> None:
    values = cells({"received": TWO, "granted": TWO, "processed": TWO})
    found = believed(values, forms, DOCUMENT)
    assert set(values) <= found
    assert "requests.denied.state_secret.business" in found


def test_the_same_digit_throughout_vouches_for_nothing(forms: Forms) -> None:
    one = {"natural_person": 7, "total": 7}
    values = cells({"received": one, "granted": one, "processed": one})
    assert not set(values) & believed(values, forms, DOCUMENT)


def test_a_sum_that_fails_leaves_its_cells_to_be_looked_at(forms: Forms) -> None:
    values = cells({"received": TWO, "granted": TWO | {"business": 3}, "processed": TWO})
    found = believed(values, forms, DOCUMENT)
    assert "requests.granted.business" not in found
    assert "requests.granted.natural_person" not in found


@pytest.mark.parametrize(
    "document",
    [
        replace(DOCUMENT, grids=()),
        replace(DOCUMENT, grids=(Grid((GridCell(0, 0, "1", page=2, bbox=PLACE),)),)),
    ],
    ids=["no lines", "elsewhere"],
)
def test_what_stands_in_no_drawn_cell_is_always_looked_at(document: Document, forms: Forms) -> None:
    assert believed(cells({"received": TWO}), forms, document) == set()


def test_other_pages_are_not_doubted(forms: Forms) -> None:
    page = replace(DOCUMENT.pages[0], recognised=False)
    written = replace(DOCUMENT, pages=(page,))
    assert len(believed({}, forms, written)) == len(forms.candidates("requests")[-1].cells)


def test_a_blank_is_never_believed_and_other_doubts_stay(forms: Forms) -> None:
    form = forms.candidates("requests")[-1]
    readings = {key: number(0) for key in form.cells}
    blank, odd = "requests.granted.business", "requests.received.research"
    readings[blank] = Reading("", CellStatus.BLANK, provenance=Provenance(1, PLACE))
    readings[odd] = replace(readings[odd], confidence=0.6, doubt=Doubt.JOINED)
    found = weighed(readings, DOCUMENT, forms.rules({"requests": form.id}))
    assert found[blank].confidence < LOOK_BELOW
    assert found[blank].doubt is Doubt.RECOGNISED
    assert (found[odd].confidence, found[odd].doubt) == (0.6, Doubt.JOINED)
