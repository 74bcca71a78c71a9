"""Whatever happens to a text on its way, no cell is wrong without a word.

The same examples every time; `python -m tests.extraction.fuzz` looks for new ones.
"""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.domain.errors import InputError
from reviewer.domain.form import Forms
from reviewer.domain.report import Report
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes, read_file
from tests.extraction.made import EDITIONS, MANNERS, make
from tests.extraction.mutants import ASKED, FURTHER, Mutant, Mutation, mutate
from tests.extraction.truth import Truth, silent_errors

# A failing example is told with all its arguments, the forms among them.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
SEEDS = st.integers(0, 2**32)
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.fixture(scope="module")
def originals(shared_reports: Path) -> list[Mutant]:
    """The real reports with their truth."""
    found = []
    for path in sorted(shared_reports.glob("0*.txt")):
        document, _ = read_file(path)
        found.append(Mutant(document.text, Truth.load(path.with_suffix(".truth.json")).cells))
    return found


def read(text: str, forms: Forms, encoding: str = "utf-8") -> Report:
    return extract(read_bytes(text.encode(encoding), "text.txt"), forms)


def check(mutant: Mutant, forms: Forms) -> None:
    try:
        report = read(mutant.text, forms)
    except InputError:
        # Only a text that ends before its tables may be no report.
        assert {"cut_off", "cut_in_tables", "lost_page"}.intersection(mutant.done)
        return
    assert not silent_errors(report, mutant.cells, forms), mutant.done


@given(seed=SEEDS, edition=st.sampled_from(EDITIONS), manner=st.sampled_from(sorted(set(MANNERS))))
@settings(max_examples=80, derandomize=True, deadline=None)
def test_made_reports_are_read_exactly(seed: int, edition: str, manner: str, forms: Forms) -> None:
    made = make(Random(seed), forms, edition=edition, manner=manner)
    report = read(made.text, forms)
    assert {key: cell.value for key, cell in report.cells.items()} == made.cells
    if manner in ("tabs", "sheet"):
        assert not any(cell.needs_look for cell in report.cells.values())


@given(seed=SEEDS, newline=st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=20, derandomize=True, deadline=None)
def test_the_encoding_changes_nothing(seed: int, newline: str, forms: Forms) -> None:
    random = Random(seed)
    made = make(random, forms, edition=random.choice(EDITIONS), manner=random.choice(MANNERS))
    text = made.text.replace("\n", newline)
    expected = read(made.text, forms)
    for encoding in ENCODINGS:
        report = read(text, forms, encoding)
        assert (report.cells, report.agency, report.year) == (
            expected.cells,
            expected.agency,
            expected.year,
        )


@pytest.mark.parametrize("mutation", [*ASKED, *FURTHER], ids=lambda item: item.__name__)
@given(seed=SEEDS)
@settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_one_thing_done_to_a_real_report(
    mutation: Mutation, seed: int, originals: list[Mutant], forms: Forms
) -> None:
    random = Random(seed)
    check(mutate(random, random.choice(originals), mutation), forms)


@given(seed=SEEDS)
@settings(max_examples=200, derandomize=True, deadline=None)
def test_two_things_done_to_any_report(seed: int, originals: list[Mutant], forms: Forms) -> None:
    random = Random(seed)
    made = make(random, forms, edition=random.choice(EDITIONS), manner=random.choice(MANNERS))
    mutant = random.choice([*originals, Mutant(made.text, made.cells)])
    for mutation in random.choices([*ASKED, *FURTHER], k=2):
        mutant = mutate(random, mutant, mutation)
    check(mutant, forms)


@given(seed=SEEDS)
@settings(max_examples=40, derandomize=True, deadline=None)
def test_every_cell_points_at_what_was_read(
    seed: int, originals: list[Mutant], forms: Forms
) -> None:
    random = Random(seed)
    mutant = mutate(random, random.choice(originals), random.choice([*ASKED, *FURTHER]))
    document = read_bytes(mutant.text.encode(), "text.txt")
    try:
        report = extract(document, forms)
    except InputError:
        return
    assert list(report.cells) == list(forms.cells(report.forms))
    for cell in report.cells.values():
        if cell.reading.text:
            span = cell.reading.provenance.span
            assert span is not None
            assert document.text[slice(*span)] == cell.reading.text
