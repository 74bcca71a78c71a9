"""Pages with spoiled markup are read right or flagged, never silently wrong."""

from dataclasses import replace
from random import Random

import pytest
from form_pages import PageStyle, page
from form_word import WordStyle, word
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.errors import InputError
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.report import Report
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.html_mutants import HARMFUL, HARMLESS, Content, Mutation, content, style
from tests.extraction.truth import silent_errors
from tests.extraction.word_mutants import PATTERNS, spoiled

SEEDS = st.integers(0, 10**9)


def published(random: Random, made: Content, mutations: list[Mutation]) -> bytes:
    """A page of any style, spoiled before it is put into its encoding."""
    parts, texts, _ = made
    chosen: PageStyle = style(random)
    text = page(parts, texts, replace(chosen, encoding="utf-8")).decode()
    for mutation in mutations:
        text = mutation(random, text)
    return text.encode(chosen.encoding, "replace")


def wrong(report: Report, made: Content) -> dict[CellKey, object]:
    """The cells that differ from what was printed."""
    _, _, values = made
    return {
        key: cell.reading for key, cell in report.cells.items() if cell.value != values.get(key)
    } | {key: "not there" for key in values if key not in report.cells}


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.sets(st.sampled_from(sorted(HARMLESS)), max_size=3))
def test_markup_that_changes_nothing_shown_changes_no_value(
    forms: Forms, seed: int, names: set[str]
) -> None:
    random = Random(seed)
    made = content(random, forms)
    document = read_bytes(published(random, made, [HARMLESS[name] for name in names]), "a.html")
    report = extract(document, forms)
    assert not wrong(report, made)
    assert (report.agency, report.year) == ("某市某区某局", 2022)


@pytest.mark.parametrize("name", HARMFUL)
@settings(max_examples=12, deadline=None)
@given(seed=SEEDS)
def test_what_is_lost_is_never_read_wrong_in_silence(forms: Forms, name: str, seed: int) -> None:
    random = Random(seed)
    made = content(random, forms)
    report = read_or_none(published(random, made, [HARMFUL[name]]), "a.html", forms)
    if report:
        assert not silent_errors(report, made[2], forms)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_word_files_of_any_style_are_read_exactly(
    forms: Forms, seed: int, numbered: bool, tracked: bool, hidden: bool, pieces: bool
) -> None:
    random = Random(seed)
    made = content(random, forms)
    chosen = WordStyle(
        numbered=numbered,
        tracked=tracked,
        hidden=hidden,
        pieces=pieces,
        place=random.choice(["body", "box", "cell"]),
        tables=random.choice(["each", "one", "blocks"]),
        seed=seed,
    )
    report = read_or_none(word(made[0], made[1], chosen), "a.docx", forms)
    assert report
    assert not wrong(report, made)


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, numbered=st.booleans(), pieces=st.booleans())
def test_word_tables_spoiled_are_never_read_wrong_in_silence(
    forms: Forms, name: str, seed: int, numbered: bool, pieces: bool
) -> None:
    random = Random(seed)
    made = content(random, forms)
    chosen = WordStyle(
        numbered=numbered,
        pieces=pieces,
        place=random.choice(["body", "box", "cell"]),
        tables=random.choice(["each", "one", "blocks"]),
        seed=seed,
    )
    file = spoiled(random, word(made[0], made[1], chosen), name)
    report = read_or_none(file, "a.docx", forms)
    if report:
        assert not silent_errors(report, made[2], forms)


def read_or_none(file: bytes, name: str, forms: Forms) -> Report | None:
    """The report, or None where the file holds none any more."""
    try:
        return extract(read_bytes(file, name), forms)
    except InputError as error:
        if error.code != "not_a_report":
            raise
        return None
