"""Undo and redo of everything, in order, over a restart; the trail keeps every step."""

from pathlib import Path
from random import Random

from reviewer.domain.form import Forms
from tests.review.test_history import Bench


def checked(bench: Bench, step: int) -> None:
    """Every tenth step: the sheet, the list and the trail against a full recheck."""
    if step % 10 == 0:
        bench.check(grown=True)
    else:
        bench.length += 1


def test_e06_two_hundred_mixed_steps_there_and_back(tmp_path: Path, forms: Forms) -> None:
    bench, random = Bench(tmp_path, forms, reports=2), Random(20260131)
    states = [bench.data()]
    while len(states) <= 200:
        if bench.act(random):
            checked(bench, len(states))
            states.append(bench.data())
    for step, state in enumerate(reversed(states[:-1])):
        assert bench.desk.undo() is not None
        checked(bench, step)
        assert bench.data() == state
    assert not bench.desk.can_undo
    assert bench.desk.undo() is None
    bench.sit_down()
    for step, state in enumerate(states[1:]):
        assert bench.desk.redo() is not None
        checked(bench, step)
        assert bench.data() == state
    assert bench.desk.redo() is None
    assert bench.witness.verify_trail() == len(bench.witness.trail()) == bench.length == 600
    bench.close()
