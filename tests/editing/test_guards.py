"""Guards: which errors would show, and which could be placed."""

import pytest

from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.editing.confront import Confronter
from reviewer.editing.guards import Guard, guards
from tests.editing.support import EDITION_2021, report


@pytest.mark.parametrize(
    ("key", "guard"),
    [
        ("requests.granted.business", Guard(2, places=True)),
        ("requests.granted.total", Guard(2, places=True)),
        ("requests.received.business", Guard(2, places=True)),
        ("requests.processed.business", Guard(3, places=True)),
        ("requests.processed.total", Guard(3, places=True)),
        ("disputes.reconsideration.upheld", Guard(1, places=False)),
        ("disputes.reconsideration.total", Guard(1, places=False)),
        ("disclosure.penalty.decisions", Guard(0, places=False)),
    ],
)
def test_what_guards_a_cell(forms: Forms, key: str, guard: Guard) -> None:
    assert guards(Confronter(forms).system(EDITION_2021))[key] == guard


def test_a_rule_that_cannot_be_decided_guards_nothing(forms: Forms) -> None:
    confronter = Confronter(forms)
    partial = report(forms, {"requests.granted.total": CellStatus.BLANK})
    found = guards(confronter.system(EDITION_2021), confronter.confront(partial))
    assert found["requests.granted.business"] == Guard(1, places=True)
    assert found["requests.granted.total"] == Guard(0, places=False)


def test_every_cell_has_its_guard(forms: Forms) -> None:
    found = guards(Confronter(forms).system(EDITION_2021))
    assert found.keys() == forms.cells(EDITION_2021).keys()
    assert all(guard.places for key, guard in found.items() if key.startswith("requests"))
