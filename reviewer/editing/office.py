"""Rules an office adds: linear equations over keys with a sentence, from a TOML text."""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.rules import EquationError, Rule, Severity, split_equation
from reviewer.editing.toml_fault import toml_fault

_LARGEST = 1_000_000
"""A factor beyond which sums would no longer fit a machine's numbers."""
_SENTENCES = frozenset(("zh", "en"))
_FILE = frozenset(("version", "rule"))
_MEMBERS = frozenset(("id", "equation", "name", "severity"))


def read_office_rules(text: str, *, name: str, forms: Forms) -> tuple[Rule, ...]:
    """The rules in the text of a file. Raises `UserError("office_rules")` with line and column."""
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        offset, problem = toml_fault(error, text)
        raise _error(text, offset, name, problem) from error
    keys = {key for edition in forms.editions for form in edition.tables for key in form.cells}
    version = str(data.get("version", ""))
    try:
        rules = _listed(data)
    except _RuleError as wrong:
        raise _error(text, max(text.find(wrong.token), 0), name, wrong.problem) from wrong
    starts = [
        match.start() for match in re.finditer(r"^[ \t]*\[\[\s*rule\s*\]\]", text, re.MULTILINE)
    ]
    starts += [0] * (len(rules) - len(starts))
    found: dict[str, Rule] = {}
    for item, start in zip(rules, starts, strict=False):
        try:
            rule = _rule(item, keys, version)
            if rule.id in found:
                raise _RuleError("twice", str(item["id"]), id=item["id"])
        except _RuleError as wrong:
            at = max(text.find(wrong.token, start), start)
            raise _error(text, at, name, wrong.problem) from wrong
        found[rule.id] = rule
    return tuple(found.values())


def office_error(
    reason: str, *, file: str, line: int = 1, column: int = 1, **facts: Any
) -> UserError:
    """What is wrong with a file of the office, and where; lines and columns from 1."""
    problem = UserError("office_rule", reason=reason, **facts)
    return UserError("office_rules", file=file, line=line, column=column, problem=problem)


class _RuleError(ValueError):
    """What is wrong with a rule, and the words in the file that are."""

    def __init__(self, reason: str, token: str, **facts: Any) -> None:
        super().__init__(reason)
        self.problem = UserError("office_rule", reason=reason, **facts)
        self.token = token


def _listed(data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The rules of a file; what would be passed over in silence is an error."""
    for member in (name for name in data if name not in _FILE):
        raise _RuleError("unknown_name", member, member=member)
    rules = data.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, Mapping) for rule in rules):
        raise _RuleError("no_list", "rule")
    return rules


def _rule(item: Mapping[str, Any], keys: Collection[CellKey], version: str) -> Rule:
    for member in (name for name in item if name not in _MEMBERS):
        raise _RuleError("unknown_name", member, member=member)
    for member in ("id", "equation", "name"):
        if member not in item:
            raise _RuleError("missing", "[[", member=member)
    equation, names, severity = item["equation"], item["name"], item.get("severity", "warning")
    if not isinstance(names, Mapping) or not names.keys() & _SENTENCES:
        raise _RuleError("no_sentence", "name")
    if severity not in Severity.__members__.values():
        raise _RuleError("severity", str(severity), severity=severity)
    try:
        left, operator, right = split_equation(str(equation))
    except EquationError as error:
        raise _RuleError(f"equation_{error.kind}", str(equation), text=error.text) from error
    for term in (*left, *right):
        if term.key not in keys:
            raise _RuleError("no_cell", term.key, key=term.key)
        if abs(term.factor) > _LARGEST:
            raise _RuleError("factor", str(abs(term.factor)), factor=term.factor, most=_LARGEST)
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


def _error(text: str, offset: int, name: str, problem: UserError) -> UserError:
    line, column = _line_column(text, offset)
    return UserError("office_rules", file=name, line=line, column=column, problem=problem)


def _line_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
