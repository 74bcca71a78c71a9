from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.changes import AuditRecord, Decision, Verdict
from reviewer.domain.document import BoundingBox, Document, Grid, GridCell, Page, Ruling, Word
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Doubt, Entry, Origin, Provenance, Reading
from reviewer.storage.codec import DamagedError, from_json, seal, to_json, unseal

values = st.integers(-(10**15), 10**15) | st.decimals(
    allow_nan=False, allow_infinity=False, places=4, min_value=-(10**11), max_value=10**11
)
floats = st.floats(0, 2000, allow_nan=False)
boxes = st.builds(BoundingBox, floats, floats, floats, floats)
spans = st.none() | st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
provenances = st.builds(Provenance, st.none() | st.integers(1, 500), st.none() | boxes, spans)
readings = st.builds(
    Reading,
    text=st.text(max_size=12),
    status=st.just(CellStatus.PRINTED),
    value=values,
    confidence=st.floats(0, 1),
    provenance=provenances,
    doubt=st.sampled_from(Doubt),
)
words = st.builds(Word, st.text(max_size=5), boxes)
pages = st.builds(
    Page,
    st.integers(1, 9),
    floats,
    floats,
    st.lists(words, max_size=3).map(tuple),
    st.lists(st.builds(Ruling, floats, floats, floats, floats), max_size=2).map(tuple),
)
grid_cells = st.builds(
    GridCell, st.integers(0, 9), st.integers(0, 9), st.text(max_size=4), bbox=st.none() | boxes
)
documents = st.builds(
    Document,
    name=st.text(max_size=9),
    text=st.text(),
    pages=st.lists(pages, max_size=2).map(tuple),
    grids=st.lists(st.builds(Grid, st.lists(grid_cells, max_size=3).map(tuple)), max_size=2).map(
        tuple
    ),
)


@given(readings)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    back = from_json(Reading, to_json(reading))
    assert back == reading
    assert type(back.value) is type(reading.value)


@given(documents)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert from_json(Document, to_json(document)) == document


@given(values)
def test_an_entry_keeps_its_number_to_the_digit(value: int | Decimal) -> None:
    entry = Entry(CellStatus.PRINTED, value, str(value), Origin.SOURCE)
    back = from_json(Entry, to_json(entry))
    assert (back, str(back.value)) == (entry, str(value))


def test_defaults_take_no_room() -> None:
    entry = Entry(CellStatus.PRINTED, Decimal("7.50"), "7.50")
    assert to_json(entry) == '{"status":"printed","value":"7.50","text":"7.50"}'


def test_what_was_written_before_a_field_was_added_is_read() -> None:
    assert from_json(Word, '["七",[1.0,2.0,3.0,4.0]]') == Word("七", BoundingBox(1, 2, 3, 4))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '"x"',
        '{"text":"7"}',
        '{"text":"7","status":"loud","value":7}',
        '{"text":"7","status":"printed","value":"seven"}',
        '{"text":"7","status":"printed","value":7.5}',
        '{"text":"7","status":"printed","value":7,"colour":"red"}',
        '{"text":"7","status":"blank","value":7}',
    ],
)
def test_text_that_is_no_reading_is_refused(text: str) -> None:
    with pytest.raises(DamagedError):
        from_json(Reading, text)


@dataclass(frozen=True)
class Ambiguous:
    either: int | str


@dataclass(frozen=True)
class Loose:
    members: frozenset[str] = field(default_factory=frozenset)


@pytest.mark.parametrize("kind", [Ambiguous, Loose])
def test_a_type_that_cannot_be_read_back_is_found_at_once(kind: type) -> None:
    with pytest.raises(DamagedError, match="cannot"):
        from_json(kind, "{}")


def test_mappings_keep_their_order() -> None:
    @dataclass(frozen=True)
    class Holder:
        cells: Mapping[str, Decision]

    holder = Holder({name: Decision(Verdict.AS_PRINTED, name, "") for name in "zay"})
    assert list(from_json(Holder, to_json(holder)).cells) == ["z", "a", "y"]


def test_an_audit_record_is_not_made_for_the_codec() -> None:
    with pytest.raises(DamagedError):
        from_json(AuditRecord, "{}")


@given(st.binary(max_size=300), st.data())
def test_any_flipped_bit_of_a_sealed_blob_is_noticed(data: bytes, draw: st.DataObject) -> None:
    blob = bytearray(seal(data, "readings 1"))
    assert unseal(bytes(blob), "readings 1") == data
    bit = draw.draw(st.integers(0, 8 * len(blob) - 1))
    blob[bit // 8] ^= 1 << bit % 8
    with pytest.raises(DamagedError):
        unseal(bytes(blob), "readings 1")


def test_a_blob_under_another_label_is_refused() -> None:
    with pytest.raises(DamagedError):
        unseal(seal(b"7", "content a"), "content b")
