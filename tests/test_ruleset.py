"""The rules in force: the office's files, versions, advice with the year before."""

from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.form import Forms
from reviewer.domain.rules import Severity
from reviewer.editing.localise import STEPS_ALONE
from reviewer.editing.office import read_office_rules
from reviewer.editing.proposals import EvidenceKind
from reviewer.ruleset import RuleSet
from tests.editing.support import report

RULE = """
version = "3"
[[rule]]
id = "{id}"
severity = "{severity}"
equation = "disputes.reconsideration.total <= requests.received.total"
name = {{ zh = "复议不多于申请" }}
"""
GRANTED = "requests.granted"


def rules(forms: Forms, folder: Path, **files: str | bytes) -> RuleSet:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.toml").write_bytes(data)
    return RuleSet(forms, folder)


def test_without_a_folder_there_are_the_rules_of_the_program(forms: Forms, tmp_path: Path) -> None:
    made = RuleSet(forms, tmp_path / "rules")
    assert (made.office, made.errors) == ((), ())
    assert list(made.versions()) == ["2019.1", "2021.1", "soft-2024.2", "claims-2024.2"]
    assert list(made.versions(report(forms, {})))[:2] == ["2021.1", "soft-2024.2"]


def test_the_offices_rules_are_tested_beside_the_others(forms: Forms, tmp_path: Path) -> None:
    made = rules(forms, tmp_path, a="\ufeff" + RULE.format(id="x", severity="warning"))
    assert made.errors == ()
    assert list(made.versions())[-1] == "office-3"
    findings = made.confronter.confront(report(forms, {"disputes.reconsideration.total": 1}))
    (office,) = [finding for finding in findings if finding.rule.id == "office.x"]
    assert (office.outcome, office.rule.severity) == ("failed", Severity.WARNING)


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("a = ", 1, 5),
        (b"a = 1\nb = '\xff'", 2, 6),
        (RULE.format(id="x", severity="grave"), 5, 13),
    ],
)
def test_a_file_with_an_error_is_told_and_the_rest_works(
    forms: Forms, tmp_path: Path, content: str | bytes, line: int, column: int
) -> None:
    made = rules(forms, tmp_path, a=content, b=RULE.format(id="y", severity="notice"))
    assert [rule.id for rule in made.office] == ["office.y"]
    (error,) = made.errors
    assert (error.code, error.facts["file"]) == ("office_rules", "a.toml")
    assert (error.facts["line"], error.facts["column"]) == (line, column)


def test_two_files_cannot_have_one_id(forms: Forms, tmp_path: Path) -> None:
    text = RULE.format(id="x", severity="hard")
    made = rules(forms, tmp_path, a=text, b=text)
    assert len(made.office) == 1
    assert [error.facts["file"] for error in made.errors] == ["b.toml"]


def test_reading_anew_takes_the_rules_as_they_are_now(forms: Forms, tmp_path: Path) -> None:
    made = rules(forms, tmp_path, a=RULE.format(id="x", severity="hard"))
    one = report(forms, {"disputes.reconsideration.total": 1})
    before = made.confronter.confront(one)
    assert made.adviser is made.adviser
    adviser = made.adviser
    (tmp_path / "a.toml").unlink()
    made.read_office()
    after = made.confronter.confront(one)
    assert {f.rule.id for f in before} - {f.rule.id for f in after} == {"office.x"}
    assert made.adviser is not adviser


def test_the_mark_tells_rules_apart_by_what_they_count(forms: Forms, tmp_path: Path) -> None:
    def mark(name: str, text: str) -> str:
        return rules(forms, tmp_path / name, a=text).mark

    warning = RULE.format(id="x", severity="warning")
    one = mark("one", warning)
    assert one == mark("same", warning)
    assert one == mark("said otherwise", warning.replace("复议不多于申请", "复议不应多于申请"))
    assert one != mark("graver", RULE.format(id="x", severity="hard"))
    assert one != mark(
        "other", warning.replace("disputes.reconsideration", "disputes.litigation_direct")
    )
    assert one != RuleSet(forms, tmp_path / "none").mark


def test_the_example_is_put_there_once_and_adds_no_rule(forms: Forms, tmp_path: Path) -> None:
    made = RuleSet(forms, tmp_path / "new" / "rules")
    path = made.put_example()
    made.read_office()
    assert (made.office, made.errors) == ((), ())
    path.write_text("version = '1'", encoding="utf-8")
    assert made.put_example() == path
    assert path.read_text(encoding="utf-8") == "version = '1'"


def test_the_rules_in_the_example_are_right(forms: Forms) -> None:
    text = resource("rules/office-example.toml").read_text(encoding="utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    start = lines.index("[[rule]]")
    found = read_office_rules("\n".join(lines[start:]), name="example", forms=forms)
    assert len(found) == 2


def test_what_last_years_report_speaks_for_ranks_first() -> None:
    """Two ways to mend a rule of two cells are alike, until the year before tells one."""
    program = Application(language="zh")
    key = "requests.carried_in.natural_person"
    values = {
        key: 3,
        "requests.carried_in.total": 5,
        f"{GRANTED}.natural_person": 3,
        f"{GRANTED}.total": 3,
        "requests.processed.natural_person": 3,
        "requests.processed.total": 3,
    }
    one = replace(report(program.forms, values), agency="某某局")
    last = report(
        program.forms,
        {"requests.carried_forward.natural_person": 3, "requests.carried_forward.total": 3},
    )
    first = program.advise("", one, [last]).proposals[0]
    assert [(c.key, c.new) for c in first.changes] == [("requests.carried_in.total", 3)]
    assert EvidenceKind.LAST_YEAR in {item.kind for item in first.evidence}
    alone = program.advise("", one).proposals[0]
    assert EvidenceKind.LAST_YEAR not in {item.kind for item in alone.evidence}
    assert first.price < alone.price


def test_proposals_of_the_commands_do_not_depend_on_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = Application(language="zh")
    one = report(program.forms, {f"{GRANTED}.total": 3, "requests.received.other": 2})
    expected = program.proposals(one)
    ticks = iter(range(0, 10**9, 1000))
    for module in ("localise", "propose"):
        monkeypatch.setattr(f"reviewer.editing.{module}.monotonic", lambda: float(next(ticks)))
    assert program.proposals(one) == expected
    assert expected.complete
    assert STEPS_ALONE.seconds == inf
    assert program.advise("", one) != expected, "the window does not wait for ever"
