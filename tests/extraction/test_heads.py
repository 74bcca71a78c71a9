"""Values of a table without lines stand under their heads, or nobody knows where they belong."""

from reviewer.assets import resource
from reviewer.domain.document import BoundingBox
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import LOOK_BELOW, Doubt, Provenance
from reviewer.extraction.fields import Field
from reviewer.extraction.heads import Heads
from reviewer.extraction.places import Columns
from reviewer.extraction.report import extract
from reviewer.reading.files import read_file

HEADS = Heads(first=100, gap=40, count=7)


def value(x: float, text: str = "3") -> Field:
    return Field(text, Provenance(1, BoundingBox(x - 3, 50, x + 3, 60)))


def test_a_value_belongs_to_the_head_above_its_middle() -> None:
    filled = Columns((), HEADS).fill([value(140), value(343, "8")], 7)
    assert filled is not None
    assert [field.text for field in filled] == ["", "3", "", "", "", "", "8"]
    blank = filled[0]
    assert blank.doubt is Doubt.MISSING_NUMBERS
    assert blank.provenance.bbox == BoundingBox(80, 50, 120, 60)


def test_values_between_heads_or_under_the_same_one_have_no_place() -> None:
    columns = Columns((), HEADS)
    assert columns.fill([value(158)], 7) is None
    assert columns.fill([value(98), value(104)], 7) is None
    assert columns.fill([value(60)], 7) is None
    assert columns.fill([value(140)], 5) is None
    assert Columns(()).fill([value(140)], 7) is None


def test_complete_rows_tell_more_than_heads() -> None:
    rows = [[value(70 + 40 * i) for i in range(7)]] * 2
    filled = Columns(rows, HEADS).fill([value(110)], 7)
    assert filled is not None
    assert [field.text for field in filled] == ["", "3", "", "", "", "", ""]


def test_blanks_are_believed_where_every_number_has_its_place(forms: Forms) -> None:
    path = resource("samples") / "pdf" / "p28-no-lines-zeros-blank.pdf"
    report = extract(read_file(path)[0], forms)
    requests = {k: c for k, c in report.cells.items() if k.startswith("requests.")}
    blank = [c for c in requests.values() if c.status is CellStatus.BLANK]
    assert len(blank) > 50
    assert all(cell.reading.confidence >= LOOK_BELOW for cell in requests.values())
    assert all(cell.reading.provenance.bbox for cell in report.cells.values())
