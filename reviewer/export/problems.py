"""The problems: what is still open, and what a person accepted as printed."""

from collections.abc import Iterator, Mapping

from reviewer.domain.changes import Subject
from reviewer.domain.form import Forms
from reviewer.domain.rules import Finding
from reviewer.export.data import AGENCY, REPORT, YEAR
from reviewer.export.history import NOBODY, Authorship, Place, authors, finishing
from reviewer.export.items import Item, Problem
from reviewer.export.table import Field, FieldType, ItemTable, Row

FIELDS = (
    REPORT,
    AGENCY,
    YEAR,
    Field("kind", "类别", "kind"),
    Field("rule", "规则编号", "rule"),
    Field("severity", "严重程度", "severity"),
    Field("says", "规则", "what the rule says"),
    Field("subject", "对象", "what it is about"),
    Field("left", "左边", "left side", FieldType.NUMBER),
    Field("right", "右边", "right side", FieldType.NUMBER),
    Field("difference", "差", "difference", FieldType.NUMBER),
    Field("assumes_blank_zero", "空白按 0 计", "blanks taken as 0", FieldType.INTEGER),
    Field("cell", "首个单元格", "first cell"),
    Field("cells", "有关单元格", "cells that take part"),
    Field("missing", "缺少的单元格", "cells without a number"),
    Field("doubt", "疑点", "doubt"),
    Field("reason", "原因", "reason"),
    Field("who", "经办人", "who"),
    Field("when", "时间", "when", FieldType.TIME),
    Field("rules", "规则版本", "version of the rule"),
    Field("found", "发现", "what was found"),
    Field("quote", "原句", "sentence of the text"),
    Field("beside", "对照的报告", "reports compared with"),
)


def problems_table(forms: Forms, language: str) -> ItemTable:
    """The problems, with what the rules say in this language."""

    def rows(item: Item) -> Iterator[Row]:
        report = item.record.report
        about: Row = (item.record.id, report.agency, report.year)
        history = authors(item)
        left = finishing(item, history)
        told = set()
        for problem in item.problems:
            rule = problem.finding.rule.id if problem.finding else ""
            told.add(rule)
            decided = _by(history, rule)
            yield (
                *(*about, str(problem.kind)),
                *(_finding(problem.finding, language) or _uncertain(problem, item, forms)),
                *(problem.focus, ";".join(problem.cells)),
                *_end(problem.finding, problem.doubt.value, decided or _left(problem, left)),
                *_grounds(problem.finding, language),
            )
        for finding in item.accepted():
            if finding.rule.id not in told:
                keys = finding.rule.keys
                yield (
                    *(*about, "accepted"),
                    *(_finding(finding, language) or ()),
                    *(keys[0] if keys else "", ";".join(keys)),
                    *_end(finding, "", _by(history, finding.rule.id) or NOBODY),
                    *_grounds(finding, language),
                )

    return ItemTable("problems", FIELDS, (), rows=rows)


def _left(problem: Problem, finished: Authorship) -> Authorship:
    """Who finished a report answers for what must hold, not for what only looks odd."""
    soft = problem.finding is not None and problem.finding.grounds is not None
    return NOBODY if soft else finished


def _grounds(finding: Finding | None, language: str) -> Row:
    if finding is None or finding.grounds is None:
        return ("", "", "")
    grounds = finding.grounds
    quote = " ".join(grounds.quote.split())
    return grounds.says.get(language, ""), quote, ";".join(map(str, grounds.reports))


def _by(history: Mapping[Place, Authorship], rule: str) -> Authorship | None:
    return history.get((Subject.DECISION, rule)) if rule else None


def _uncertain(problem: Problem, item: Item, forms: Forms) -> Row:
    """Cells that were not read for certain, named by their labels."""
    places = forms.cells(item.record.report.forms)
    cells = [places[key] for key in problem.cells if key in places]
    rows = dict.fromkeys("/".join(cell.row_path) for cell in cells)
    columns = dict.fromkeys(cell.column.label for cell in cells)
    subject = "/".join(filter(None, ("、".join(rows), "、".join(columns))))
    return ("", "", "", subject, None, None, None, None)


def _finding(finding: Finding | None, language: str) -> Row | None:
    if finding is None:
        return None
    rule = finding.rule
    return (
        rule.id,
        rule.severity.value,
        rule.names.get(language, ""),
        "/".join(rule.subject),
        finding.left,
        finding.right,
        finding.difference,
        int(finding.assumes_blank_zero),
    )


def _end(finding: Finding | None, doubt: str, by: Authorship) -> Row:
    missing = ";".join(finding.missing) if finding else ""
    version = finding.rule.version if finding else ""
    return missing, doubt, by.reason, by.who, by.when, version
