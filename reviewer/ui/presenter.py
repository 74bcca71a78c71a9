"""What the screen shows of a sheet: looks of cells, colours in the source, lines of the list."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape

from reviewer.domain.changes import Change, Subject
from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Cell, Origin
from reviewer.domain.rules import Finding, Grounds, Outcome, Severity
from reviewer.review.desk import Sheet
from reviewer.review.guarding import Guard
from reviewer.review.problems import Problem, ProblemKind, focus
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.guards.wording import guard_text
from reviewer.ui.wording import Words, doubt_text, edit_text, origin_text, short_value, translate

_RANK = (Sign.NOTICE, Sign.WARNING, Sign.LOOK, Sign.UNDECIDED, Sign.STALE, Sign.FAILED)


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem as the list shows it; `rule_id` is empty for an uncertain reading."""

    id: str
    sign: str
    title: str
    detail: str
    focus: CellKey
    cells: tuple[CellKey, ...]
    rule_id: str = ""
    accepted: bool = False
    severity: Severity = Severity.HARD
    span: tuple[int, int] | None = None
    """Where it stands in the shown text, if it is about the text."""
    beside: tuple[int, ...] = ()
    """The other reports it is about."""


def looks(
    sheet: Sheet,
    words: Words,
    related: frozenset[CellKey] = frozenset(),
    guards: Mapping[CellKey, Guard] = {},
) -> dict[CellKey, CellLook]:
    """The look of every cell of the report; with `guards` how well each is guarded."""
    made = {key: _plain(cell, words) for key, cell in sheet.record.report.cells.items()}
    for problem in sheet.problems:
        _mark(made, problem)
    for finding in accepted(sheet):
        key = focus(finding)
        if key in made:
            made[key] = replace(made[key], accepted=True)
    for key in related & made.keys():
        made[key] = replace(made[key], related=True)
    if guards:
        made = {key: replace(look, guard=guards.get(key)) for key, look in made.items()}
    return made


def changing(
    made: Mapping[CellKey, CellLook], changes: Iterable[Change]
) -> dict[CellKey, CellLook]:
    """The looks with the cells that a step would change outlined."""
    keys = {change.key for change in changes if change.subject is Subject.CELL}
    return {key: replace(look, related=False, changing=key in keys) for key, look in made.items()}


def edit_texts(sheet: Sheet, words: Words) -> dict[CellKey, str]:
    """What an editor starts with in each cell."""
    cells = sheet.record.report.cells
    return {key: edit_text(cell, words.value_type(key)) for key, cell in cells.items()}


def accepted(sheet: Sheet) -> list[Finding]:
    """The findings closed as printed in the source whose basis still holds."""
    still_open = {problem.id for problem in sheet.problems}
    return [
        finding
        for finding in (*sheet.findings, *sheet.soft)
        if finding.outcome is not Outcome.PASSED
        and finding.rule.id in sheet.record.decisions
        and finding.rule.id not in still_open
    ]


def grounds(made: Mapping[CellKey, CellLook]) -> dict[CellKey, str]:
    """The colour under the place of a cell in the source, for those that stand out."""
    names = {
        Sign.FAILED: "failed_faint",
        Sign.UNDECIDED: "undecided_soft",
        Sign.LOOK: "look_soft",
        Sign.STALE: "look_soft",
        Sign.WARNING: "warning_soft",
    }
    found = {
        key: "failed_soft" if look.sign is Sign.FAILED and look.focus else names[look.sign]
        for key, look in made.items()
        if look.sign in names
    }
    corrected = {key: "corrected_soft" for key, look in made.items() if look.corrected}
    return corrected | found


def problem_lines(sheet: Sheet, words: Words) -> list[ProblemLine]:
    """The open problems in printed order, then the accepted ones."""
    lines = [_line(problem, words) for problem in sheet.problems]
    return lines + [_accepted_line(sheet, finding, words) for finding in accepted(sheet)]


def first_problem(sheet: Sheet) -> list[Problem]:
    """The problem at which one begins, if any: what only informs comes last."""
    found = [problem for problem in sheet.problems if problem.focus]
    return sorted(found, key=lambda problem: problem.only_informs)[:1]


def counts(sheet: Sheet) -> dict[str, Counter[Sign]]:
    """How many open problems of each kind every table has."""
    found: dict[str, Counter[Sign]] = defaultdict(Counter)
    for problem in sheet.problems:
        found[problem.focus.partition(".")[0]][Sign(problem.kind.value)] += 1
    return found


def describe(sheet: Sheet, words: Words, key: CellKey, guard: Guard | None = None) -> str:
    """All there is to say about a cell, as rich text with nothing of the source unescaped."""
    cell = sheet.record.report.cells.get(key)
    if cell is None:
        return escape(words.full_name(key))
    lines = [f"<b>{escape(words.full_name(key))}</b>", escape(_value_line(cell, words))]
    if cell.needs_look:
        lines.append("！" + escape(doubt_text(cell.reading.doubt)))
    about = sheet.marks().get(key, ())
    lines += [escape(_finding_line(sheet, finding, words)) for finding in about]
    if guard is not None:
        lines.append(escape(guard_text(guard)))
    return "<br>".join(lines)


def _plain(cell: Cell, words: Words) -> CellLook:
    confirmed = cell.entry is not None and cell.entry.origin is Origin.CONFIRMED
    text = short_value(cell, words.value_type(cell.key))
    return CellLook(text, cell.status, corrected=cell.corrected, confirmed=confirmed)


def _mark(made: dict[CellKey, CellLook], problem: Problem) -> None:
    sign = Sign(problem.kind.value)
    for key in _marked(problem):
        look = made.get(key)
        if look is None:
            continue
        stronger = look.sign is None or _RANK.index(sign) >= _RANK.index(look.sign)
        made[key] = replace(
            look,
            sign=sign if stronger else look.sign,
            weight=look.weight + (sign is Sign.FAILED),
            focus=look.focus or key == problem.focus,
        )


def _marked(problem: Problem) -> tuple[CellKey, ...]:
    """A rule that cannot be judged marks the cells that are missing, not all that take part.

    A soft one marks where to begin.
    """
    if problem.finding and problem.finding.grounds:
        return (problem.focus,)
    if problem.kind is ProblemKind.UNDECIDED and problem.finding and problem.finding.missing:
        return tuple(dict.fromkeys((problem.focus, *problem.finding.missing)))
    return tuple(dict.fromkeys((problem.focus, *problem.cells)))


def _line(problem: Problem, words: Words) -> ProblemLine:
    title, detail = words.names(problem.cells), doubt_text(problem.doubt)
    if problem.finding is not None:
        title, detail = words.rule_name(problem.finding.rule), words.sides(problem.finding)
    if problem.kind is ProblemKind.STALE:
        detail = translate("Presenter", "依据已变化，请复核。{sides}").format(sides=detail)
    sign = problem.kind.value
    made = ProblemLine(problem.id, sign, title, detail, problem.focus, problem.cells)
    return _of_rule(made, problem.finding) if problem.finding else made


def _of_rule(line: ProblemLine, finding: Finding) -> ProblemLine:
    grounds = finding.grounds or Grounds()
    return replace(
        line,
        rule_id=finding.rule.id,
        severity=finding.rule.severity,
        span=grounds.span,
        beside=grounds.reports,
    )


def _accepted_line(sheet: Sheet, finding: Finding, words: Words) -> ProblemLine:
    rule_id = finding.rule.id
    detail = translate("Presenter", "原文如此：{reason}（{sides}）").format(
        reason=sheet.record.decisions[rule_id].reason, sides=words.sides(finding)
    )
    line = ProblemLine(
        rule_id,
        "accepted",
        words.rule_name(finding.rule),
        detail,
        focus(finding),
        finding.rule.keys,
        accepted=True,
    )
    return _of_rule(line, finding)


def _value_line(cell: Cell, words: Words) -> str:
    kind = words.value_type(cell.key)
    read = words.reading(cell.reading, kind)
    if cell.entry is None:
        unread = cell.status is CellStatus.UNREAD
        return read if unread else translate("Presenter", "原文：{text}").format(text=read)
    return translate("Presenter", "原文：{text}，现为 {now}（{origin}）").format(
        text=read,
        now=words.entry(cell.entry, cell.reading, kind),
        origin=origin_text(cell.entry.origin),
    )


def _finding_line(sheet: Sheet, finding: Finding, words: Words) -> str:
    if finding in accepted(sheet):
        return "✓ " + _accepted_line(sheet, finding, words).detail
    if finding.grounds is not None:
        quoted = translate("Presenter", "原句：{quote}").format(quote=finding.grounds.quote.strip())
        return "△ " + words.finding(finding) + (f" {quoted}" if finding.grounds.quote else "")
    sign = "✕ " if finding.outcome is Outcome.FAILED else "？ "
    return sign + words.finding(finding)
