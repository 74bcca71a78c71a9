"""No spoiled PDF file hangs, kills its reader or is read silently wrong."""

from collections import Counter
from random import Random

from reviewer.workers import Lost
from tests.extraction.pdf_mutants import SPOILERS, hunt, mutants


def test_spoiled_files_end_in_a_report_or_a_code() -> None:
    became: Counter[str] = Counter()
    for mutant, outcome in hunt(Random(5), 80, jobs=2):
        assert not isinstance(outcome, Lost), (mutant.source.name, mutant.manner, outcome)
        assert outcome.silent == (), (mutant.source.name, mutant.manner)
        became[outcome.code] += 1
    assert became["report"] > 20
    assert became["damaged"] > 5
    assert became.keys() <= {"report", "damaged", "not_a_report", "no_text_layer", "encrypted"}


def test_every_way_of_spoiling_is_tried() -> None:
    manners = {mutant.manner for mutant in mutants(Random(5), 80)}
    assert manners == {spoiler.__name__ for spoiler in SPOILERS}
