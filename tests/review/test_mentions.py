"""Where the prose speaks of cells: the number itself, or the words that stand for it."""

import pytest

from reviewer.editing.claims import Claim, Verdict
from reviewer.review.mentions import mentions

TOTAL = "requests.received.total"


def claim(
    text: str,
    words: str,
    value: int,
    *keys: str,
    verdict: Verdict = Verdict.AGREES,
) -> Claim:
    """A claim that these words make."""
    start = text.index(words)
    span = (start, start + len(words))
    return Claim("received", text, span, (0, len(text)), value, "", keys, value, verdict)


@pytest.mark.parametrize(
    ("text", "words", "value", "number"),
    [
        ("全年共收到申请12件。", "收到申请12件", 12, "12"),
        ("全年共收到申请１２件。", "收到申请１２件", 12, "１２"),
        ("受理1,234件。", "受理1,234件", 1234, "1,234"),
        ("第3号，收到申请\n\n2 件。", "第3号，收到申请\n\n2 件", 2, "2"),
        ("未收到申请。", "未收到申请", 0, "未收到申请"),
        ("网络1件，信函1件。", "网络1件，信函1件", 2, "网络1件，信函1件"),
    ],
)
def test_the_number_is_found_in_the_words(text: str, words: str, value: int, number: str) -> None:
    (found,) = mentions(text, [claim(text, words, value, TOTAL)])
    assert text[slice(*found.span)] == number
    assert found.keys == (TOTAL,)
    assert not found.doubtful


def test_last_year_is_no_cell_of_this_report() -> None:
    text = "与上年2件持平"
    assert mentions(text, [claim(text, "上年2件", 2, f"last_year.{TOTAL}")]) == ()


def test_what_disagrees_is_shown_even_if_it_speaks_of_no_cell() -> None:
    text = "占12.5%"
    (found,) = mentions(text, [claim(text, "占12.5%", 12, verdict=Verdict.DOUBTFUL)])
    assert found.doubtful
    assert found.keys == ()
