"""Rules an office adds: linear equations over keys with a sentence, from a TOML text."""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.rules import Rule, Severity, split_equation

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_LARGEST = 1_000_000
"""A factor beyond which sums would no longer fit a machine's numbers."""
_SENTENCES = frozenset(("zh", "en"))
_FILE = frozenset(("version", "rule"))
_MEMBERS = frozenset(("id", "equation", "name", "severity"))


def read_office_rules(text: str, *, name: str, forms: Forms) -> tuple[Rule, ...]:
    """The rules in the text of a file. Raises `UserError("office_rules")` with line and column."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _toml_error(error, text, name) from error
    keys = {key for edition in forms.editions for form in edition.tables for key in form.cells}
    version = str(data.get("version", ""))
    try:
        rules = _listed(data)
    except _RuleError as wrong:
        raise _error(text, max(text.find(wrong.token), 0), name, wrong) from wrong
    starts = [
        match.start() for match in re.finditer(r"^[ \t]*\[\[\s*rule\s*\]\]", text, re.MULTILINE)
    ]
    starts += [0] * (len(rules) - len(starts))
    found: dict[str, Rule] = {}
    for item, start in zip(rules, starts, strict=False):
        try:
            rule = _rule(item, keys, version)
            if rule.id in found:
                raise _RuleError(f"id {item['id']} twice", str(item["id"]))
        except _RuleError as wrong:
            raise _error(text, max(text.find(wrong.token, start), start), name, wrong) from wrong
        found[rule.id] = rule
    return tuple(found.values())


class _RuleError(ValueError):
    """What is wrong with a rule, and the words in the file that are."""

    def __init__(self, problem: str, token: str) -> None:
        super().__init__(problem)
        self.token = token


def _listed(data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The rules of a file; what would be passed over in silence is an error."""
    for member in (name for name in data if name not in _FILE):
        raise _RuleError(f"unknown name {member}", member)
    rules = data.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, Mapping) for rule in rules):
        raise _RuleError("each rule begins with [[rule]]", "rule")
    return rules


def _rule(item: Mapping[str, Any], keys: Collection[CellKey], version: str) -> Rule:
    for member in (name for name in item if name not in _MEMBERS):
        raise _RuleError(f"unknown name {member}", member)
    for member in ("id", "equation", "name"):
        if member not in item:
            raise _RuleError(f"{member} is missing", "[[")
    equation, names, severity = item["equation"], item["name"], item.get("severity", "warning")
    if not isinstance(names, Mapping) or not names.keys() & _SENTENCES:
        raise _RuleError("name needs zh or en", "name")
    if severity not in Severity.__members__.values():
        raise _RuleError(f"severity {severity}", str(severity))
    try:
        left, operator, right = split_equation(str(equation))
    except ValueError as error:
        raise _RuleError(str(error), str(equation)) from error
    for term in (*left, *right):
        if term.key not in keys:
            raise _RuleError(f"no cell {term.key}", term.key)
        if abs(term.factor) > _LARGEST:
            raise _RuleError(f"factor {term.factor}", str(abs(term.factor)))
    identity = f"office.{item['id']}"
    return Rule(
        id=identity,
        family=identity,
        table=left[0].key.partition(".")[0],
        severity=Severity(severity),
        left=left,
        right=right,
        operator=operator,
        names={
            language: str(names.get(language) or next(iter(names.values())))
            for language in _SENTENCES
        },
        version=version,
    )


def _toml_error(error: tomllib.TOMLDecodeError, text: str, name: str) -> UserError:
    at = _AT.search(str(error))
    problem = _AT.sub("", str(error)).removesuffix("(at end of document)").strip()
    line, column = (int(at[1]), int(at[2])) if at else _line_column(text, len(text))
    return UserError("office_rules", file=name, line=line, column=column, problem=problem)


def _error(text: str, offset: int, name: str, problem: Exception) -> UserError:
    line, column = _line_column(text, offset)
    return UserError("office_rules", file=name, line=line, column=column, problem=str(problem))


def _line_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
