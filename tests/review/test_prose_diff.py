"""The prose of two reports: paragraphs in step, words marked, tables left out."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.document import Document, DocumentKind, Grid, GridCell
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Cell, Provenance, Reading
from reviewer.review.prose_diff import Kind, Passage, Piece, passages, prose

PARAGRAPHS = st.lists(st.text("一二三共收到申请件。 1234", max_size=12), max_size=8)


def said(passage: Passage, side: str) -> str:
    return "".join(piece.text for piece in getattr(passage, side))


def test_a_changed_number_is_marked_whole() -> None:
    (found,) = passages(["共收到申请118件。"], ["共收到申请108件。"])
    assert found.kind is Kind.CHANGED
    assert found.left == (Piece("共收到申请"), Piece("118", changed=True), Piece("件。"))
    assert found.right == (Piece("共收到申请"), Piece("108", changed=True), Piece("件。"))


def test_paragraphs_that_one_side_lacks_stand_alone() -> None:
    found = passages(["甲乙丙丁。", "无。"], ["甲乙丙丁。", "新增专栏两个，回应关切。", "无。"])
    assert [passage.kind for passage in found] == [Kind.SAME, Kind.RIGHT, Kind.SAME]
    found = passages(["办结上年结转的申请。", "无。"], ["无。"])
    assert [passage.kind for passage in found] == [Kind.LEFT, Kind.SAME]


def test_white_space_is_no_difference() -> None:
    (found,) = passages(["共收到 3 件"], ["共收到3件"])
    assert found.kind is Kind.SAME


def test_a_very_long_paragraph_is_marked_as_a_whole() -> None:
    (found,) = passages(["甲乙" * 3000], ["甲乙" * 2999 + "丙"])
    assert found.kind is Kind.CHANGED
    assert [piece.changed for piece in found.left] == [True]


@given(PARAGRAPHS, PARAGRAPHS)
def test_nothing_of_either_text_is_lost_and_what_is_the_same_is_so(
    left: list[str], right: list[str]
) -> None:
    found = passages(left, right)
    assert "".join(said(passage, "left") for passage in found) == "".join(left)
    assert "".join(said(passage, "right") for passage in found) == "".join(right)
    for passage in found:
        same = said(passage, "left").split() == said(passage, "right").split()
        assert same or passage.kind is not Kind.SAME or _bare(passage)


def _bare(passage: Passage) -> bool:
    left, right = (said(passage, side) for side in ("left", "right"))
    return "".join(left.split()) == "".join(right.split())


def document(text: str, *grids: Grid) -> Document:
    return Document("甲.txt", DocumentKind.TEXT, "", text, grids=grids)


def cell(key: str, span: tuple[int, int]) -> Cell:
    return Cell(key, Reading("3", CellStatus.PRINTED, 3, provenance=Provenance(span=span)))


def test_lines_with_cells_are_left_out() -> None:
    text = "一、总体情况\n本年新收 3 0\n五、问题"
    row = text.index("3")
    found = prose(document(text), {"a": cell("a", (row, row + 1))})
    assert found.paragraphs == ("一、总体情况", "五、问题")


def test_a_table_of_values_is_left_out_and_one_that_lays_out_is_read() -> None:
    lines = ["正文在布局表格里。", *(f"项目{place}\n{place}" for place in range(4)), "结尾。"]
    text = "\n".join(lines)
    values = {str(place): text.index(f"\n{place}\n") + 1 for place in range(4)}
    cells = {key: cell(key, (start, start + 1)) for key, start in values.items()}
    labels = [(text.index(f"项目{place}"), text.index(f"项目{place}") + 3) for place in range(4)]
    spans = [*((start, start + 1) for start in values.values()), *labels]
    inner = Grid(tuple(GridCell(place, 0, "", span=span) for place, span in enumerate(spans)))
    outer = Grid((GridCell(0, 0, "", span=(0, len(text))),))
    found = prose(document(text, outer, inner), cells)
    assert found.paragraphs == ("正文在布局表格里。", "结尾。")


def test_lines_broken_by_the_page_are_joined_and_headings_are_not() -> None:
    long = "本机关认真落实政府信息公开条例的各项要求持续推进"
    text = f"{long}\n主动公开。\n{long}\n二、主动公开情况\n无。"
    assert prose(document(text), {}).paragraphs == (
        f"{long}主动公开。",
        long,
        "二、主动公开情况",
        "无。",
    )


def test_lines_of_labels_are_left_out_however_they_are_broken(forms: Forms) -> None:
    used = forms.of({"disclosure": "2021", "requests": "2021"})
    text = "\n".join(
        [
            "信息内容 本年制发件数 本年废止件数 现行有效件数",
            "（本列数据的勾稽关系为：第一",
            "行政许可",
            "人",
            "— 4 —",
            "本年办理行政许可 120 件。",
            "无",
        ]
    )
    assert prose(document(text), {}, used).paragraphs == ("本年办理行政许可 120 件。", "无")


def test_a_text_without_end_is_cut_and_says_so() -> None:
    assert prose(document("甲" * 60_001), {}).cut
    assert not prose(document("甲"), {}).cut
