"""What a workspace says of the rules: which are switched off and why, who came before whom."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.rulebook import Origin, RuleLine
from reviewer.domain.rules import Rule, Severity
from reviewer.editing.confront import NONNEGATIVE
from reviewer.editing.plausibility import SoftRules
from reviewer.review.store import Store

_SWITCHES = "rules.switches"
_PREDECESSORS = "rules.predecessors"


@dataclass(frozen=True, slots=True)
class Switch:
    """A soft rule switched off or on again: who did it, when (UTC) and why."""

    rule: str
    on: bool
    who: str
    when: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Predecessor:
    """After a reorganisation: from this year on the body goes on with what the other did."""

    body: str
    predecessor: str
    year: int


def switches(store: Store) -> tuple[Switch, ...]:
    """Every switching, oldest first."""
    return tuple(_read(Switch, store.setting(_SWITCHES)))


def switched_off(store: Store) -> frozenset[str]:
    """The rules that are off."""
    return frozenset(rule for rule, last in last_switches(store).items() if not last.on)


def last_switches(store: Store) -> dict[str, Switch]:
    """For each rule that was ever switched how it stands."""
    return {switch.rule: switch for switch in switches(store)}


def switch(store: Store, rule: str, *, on: bool, who: str, note: str) -> None:
    """Switch a rule off or on. Raises `UserError`: `note_needed` to switch off without one."""
    if not on and not note.strip():
        raise UserError("note_needed")
    when = datetime.now(UTC).isoformat(timespec="seconds")
    made = Switch(rule, on, who, when, note.strip())
    store.change_rules(_SWITCHES, [asdict(one) for one in (*switches(store), made)])


def predecessors(store: Store) -> tuple[Predecessor, ...]:
    """Who came before whom."""
    return tuple(_read(Predecessor, store.setting(_PREDECESSORS)))


def set_predecessors(store: Store, table: Iterable[Predecessor]) -> None:
    """Keep the table; lines without both names are left out.

    Raises `UserError("year_out_of_range")`.
    """
    kept = [
        replace(line, body=line.body.strip(), predecessor=line.predecessor.strip())
        for line in table
    ]
    kept = list(dict.fromkeys(line for line in kept if line.body and line.predecessor))
    for line in kept:
        if not 1949 <= line.year <= 2100:
            raise UserError("year_out_of_range", year=line.year)
    store.change_rules(_PREDECESSORS, [asdict(line) for line in kept])


def rule_lines(
    store: Store, forms: Forms, soft: SoftRules, office: Iterable[Rule]
) -> tuple[RuleLine, ...]:
    """Every rule as it stands in a workspace: those of the forms, the soft ones, the office's."""
    last = last_switches(store)
    lines = (*_form_lines(forms), *_soft_lines(soft), *_office_lines(office))
    return tuple(_switched(line, last.get(line.id)) for line in lines)


def _form_lines(forms: Forms) -> Iterator[RuleLine]:
    for edition in forms.editions:
        for rule in edition.rules:
            yield RuleLine(
                *(rule.id, Origin.FORM, rule.names, rule.severity, edition.version),
                edition=edition.id,
            )
    versions = "+".join(edition.version for edition in forms.editions)
    yield RuleLine("nonnegative", Origin.FORM, NONNEGATIVE, Severity.HARD, versions)


def _soft_lines(soft: SoftRules) -> Iterator[RuleLine]:
    for rule in soft.rules:
        yield RuleLine(rule.id, Origin.SOFT, rule.names, rule.severity, rule.version)


def _office_lines(office: Iterable[Rule]) -> Iterator[RuleLine]:
    for rule in office:
        yield RuleLine(rule.id, Origin.OFFICE, rule.names, rule.severity, rule.version)


def _switched(line: RuleLine, last: Switch | None) -> RuleLine:
    if last is None or not line.switchable:
        return line
    return replace(line, on=last.on, who=last.who, when=last.when, note=last.note)


def _read(kind: type[Any], stored: Any) -> Iterable[Any]:
    """What was stored; a line that is not of this kind is passed over."""
    for line in stored if isinstance(stored, list) else ():
        try:
            yield kind(**line)
        except TypeError:
            continue
