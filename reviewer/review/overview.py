"""The charts of the overview: what is shown of the counts, in what order, how much is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from reviewer.domain.changes import ReviewState
from reviewer.domain.form import Forms
from reviewer.domain.overview import Aspect, Errors, Overview, Slice
from reviewer.domain.rules import Finding, Rule
from reviewer.review.problems import counted_as

MOST_BARS = 12
MOST_DAYS = 14


class Subject(StrEnum):
    """What a chart is about."""

    PROGRESS = "progress"
    DAYS = "days"
    RULES = "rules"
    AGENCIES = "agencies"
    YEARS = "years"
    HANDLED = "handled"
    REASONS = "reasons"
    PROPOSALS = "proposals"
    CELLS = "cells"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the reports it leads to, and its parts (one, or failed, accepted, corrected)."""

    slice: Slice
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Its whole length."""
        return sum(self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in order; `left_out` further ones would follow."""

    subject: Subject
    bars: tuple[Bar, ...]
    left_out: int = 0


def charts(made: Overview) -> tuple[Chart, ...]:
    """All charts in the order in which they are shown."""
    rules = _counted(Aspect.RULE, made.rules)
    if made.look:
        rules.append(Bar(Slice(Aspect.LOOK), (made.look,)))
    handled = _counted(Aspect.ORIGIN, made.origins)
    if made.as_printed:
        handled.append(Bar(Slice(Aspect.AS_PRINTED), (sum(made.as_printed.values()),)))
    agencies = [_errors(Aspect.AGENCY, *item) for item in made.agencies.items()]
    return (
        Chart(Subject.PROGRESS, tuple(_progress(made.states))),
        Chart(Subject.DAYS, tuple(_days(made.days)), left_out=_earlier(made.days)),
        _most(Subject.RULES, rules),
        _most(Subject.AGENCIES, agencies),
        Chart(Subject.YEARS, tuple(_errors(Aspect.YEAR, *item) for item in _newest(made.years))),
        _most(Subject.HANDLED, handled),
        _most(Subject.REASONS, _counted(Aspect.AS_PRINTED, made.as_printed)),
        _most(Subject.PROPOSALS, _counted(Aspect.PROPOSAL, made.proposals)),
        _most(Subject.CELLS, _counted(Aspect.CELL, made.cells)),
    )


def _counted(aspect: Aspect, counts: Mapping[str, int]) -> list[Bar]:
    return [Bar(Slice(aspect, value), (count,)) for value, count in counts.items()]


def _errors(aspect: Aspect, value: str, errors: Errors) -> Bar:
    parts = errors.failed, errors.accepted, errors.corrected
    return Bar(Slice(aspect, value), parts)


def _most(subject: Subject, bars: Iterable[Bar]) -> Chart:
    """The longest bars; equal ones by name, so that nothing jumps about."""
    ordered = sorted(bars, key=lambda bar: (-bar.total, bar.slice.value))
    return Chart(subject, tuple(ordered[:MOST_BARS]), max(0, len(ordered) - MOST_BARS))


def _newest(years: Mapping[str, Errors]) -> list[tuple[str, Errors]]:
    """The newest year first, the unknown one last."""
    return sorted(years.items(), reverse=True)


def _progress(states: Mapping[str, int]) -> list[Bar]:
    """Done first; reports set aside only where there are any."""
    order = (ReviewState.DONE, ReviewState.STARTED, ReviewState.OPEN, ReviewState.SET_ASIDE)
    shown = [state for state in order if states.get(state) or state is not ReviewState.SET_ASIDE]
    return [Bar(Slice(Aspect.STATE, state), (states.get(state, 0),)) for state in shown if states]


def _days(days: Mapping[str, int]) -> list[Bar]:
    """The days up to the last one with work, also those without, the newest last."""
    if not days:
        return []
    last, first = date.fromisoformat(max(days)), date.fromisoformat(min(days))
    start = max(first, last - timedelta(days=MOST_DAYS - 1))
    every = ((start + timedelta(days=i)).isoformat() for i in range((last - start).days + 1))
    return [Bar(Slice(Aspect.DAY, day), (days.get(day, 0),)) for day in every]


def _earlier(days: Mapping[str, int]) -> int:
    """How many days with work are further back."""
    return sum(bool(count) for count in days.values()) - sum(bool(bar.total) for bar in _days(days))


def known_rules(forms: Forms) -> dict[str, Rule]:
    """The rules of all forms by id, those of the newest edition where editions share one."""
    return {
        rule.id: rule
        for edition in forms.editions
        for form in edition.tables
        for rule in edition.rules_of(form)
    }


def example_of(rule: str, findings: Iterable[Finding]) -> Rule | None:
    """The rule counted under this name, as one of the findings of a report has it."""
    found = next((item.rule for item in findings if counted_as(item.rule) == rule), None)
    if found is None or found.id == rule:
        return found
    return replace(found, subject=())
