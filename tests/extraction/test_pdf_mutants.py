"""No spoiled PDF file hangs, kills its reader or is read silently wrong."""

from collections import Counter
from pathlib import Path
from random import Random

from reviewer.assets import resource
from reviewer.domain.form import Forms
from reviewer.pipeline import Handling, extract_files
from reviewer.reading.limits import Limits
from reviewer.workers import Lost
from tests.extraction.pdf_mutants import SPOILERS, hunt, mutants
from tests.reading.pdf_parts import Sheet, pdf


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


def test_a_bomb_costs_only_itself(tmp_path: Path, forms: Forms) -> None:
    good = resource("samples") / "pdf" / "p01-plain.pdf"
    bomb = tmp_path / "bomb.pdf"
    # Forms within forms: twenty to the eighth objects.
    forms_within = {f"X{i}": ("/BBox [0 0 9 9]", f"/X{i + 1} Do " * 20) for i in range(8)}
    bomb.write_bytes(pdf(Sheet("/X0 Do", forms=forms_within)))
    handling = Handling(Limits(seconds=3))
    found = list(
        extract_files([good, bomb, good], forms=forms, jobs=1, handling=handling, cancelled=bool)
    )
    assert [item.error.code if item.error else "" for item in found][::2] == ["", ""]
    assert found[1].error is not None
    assert found[1].error.code in {"too_large", "timeout", "damaged"}
