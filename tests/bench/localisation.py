"""How well errors are placed and corrected: `python -m tests.bench.localisation [cases] [seed]`.

Prints JSON: for each kind of error how often the true correction is first, among those that
nothing distinguishes from the first, among the first three, and its cells among the smallest sets;
how far "sure" reaches and how often it is right; processor time in milliseconds; for the kinds
with equal corrections how often the truth is first once the year before is known; and the
findings on correct reports.
"""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from random import Random
from statistics import quantiles
from time import process_time
from typing import Any

from reviewer.assets import load_forms, read_rules
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import Value
from reviewer.domain.rules import Outcome
from reviewer.editing.claim_rules import ClaimRules
from reviewer.editing.claims import ClaimFinder, Verdict
from reviewer.editing.confront import Confronter
from reviewer.editing.plausibility import SoftRules
from reviewer.editing.proposals import Proposal, Proposals
from reviewer.editing.propose import Proposer
from reviewer.editing.soft import Circumstances
from reviewer.editing.wording import Heading, Sections
from tests.editing.made import SIZES, prose, two_years
from tests.editing.support import report
from tests.editing.wrong import EXTRA, KINDS, Case, cases

_CORRECT = 500
_EQUAL = 0.05
_EQUALS = ("next_column", "next_row", "total_next_row")
"""The kinds that often leave several corrections that cost the same."""


@dataclass(frozen=True, slots=True)
class Result:
    """One case: whether the truth was found, what was labelled sure, and the time it took."""

    first: bool
    among_equals: bool
    in_three: bool
    minimal: bool
    sure: bool
    complete: bool
    milliseconds: float
    milliseconds_minimal: float


def run(proposer: Proposer, forms: Forms, case: Case) -> Result:
    """Propose for the printed report and compare with what was meant."""
    printed = report(forms, case.printed)
    before = report(forms, case.before) if case.before else None
    start = process_time()
    found = proposer.propose(printed, before=before)
    middle = process_time()
    smallest = proposer.smallest(printed)
    end = process_time()
    groups = by_group(found)
    truth: set[tuple[CellKey, Value]] = {(key, case.values[key]) for key in case.wrong}
    firsts = [group[0] for group in groups]
    equals = [[p for p in group if p.price < group[0].price + _EQUAL] for group in groups]
    return Result(
        first=set().union(*map(changes, firsts)) == truth,
        among_equals=_among(equals, truth),
        in_three=_among([group[:3] for group in groups], truth),
        minimal=any({(c.key, c.new) for c in smallest_set} == truth for smallest_set in smallest),
        sure=bool(firsts) and all(proposal.sure for proposal in firsts),
        complete=found.complete,
        milliseconds=1000 * (middle - start),
        milliseconds_minimal=1000 * (end - middle),
    )


def _among(groups: Sequence[Sequence[Proposal]], truth: set[tuple[CellKey, Value]]) -> bool:
    """Whether one proposal of every group makes up the truth."""
    fitting = [next((p for p in group if changes(p) <= truth), None) for group in groups]
    return all(fitting) and set().union(*(changes(p) for p in fitting if p)) == truth


def by_group(found: Proposals) -> list[list[Proposal]]:
    """The proposals of each group in their order."""
    key = attrgetter("group")
    return [list(group) for _, group in groupby(found.proposals, key=key)]


def changes(proposal: Proposal) -> set[tuple[CellKey, Value]]:
    """What a proposal sets."""
    return {(change.key, change.new) for change in proposal.changes}


def summary(results: Sequence[Result]) -> dict[str, float]:
    """Rates and times of many cases."""
    sure = [result.first for result in results if result.sure]
    times = [result.milliseconds for result in results]
    return {
        "cases": len(results),
        "first": rate(result.first for result in results),
        "among_equals": rate(result.among_equals for result in results),
        "in_three": rate(result.in_three for result in results),
        "minimal": rate(result.minimal for result in results),
        "sure": rate(result.sure for result in results),
        "sure_right": rate(sure) if sure else 1.0,
        "sure_wrong": sure.count(False),
        "incomplete": sum(not result.complete for result in results),
        "median_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
        "max_ms": round(max(times), 1),
        "minimal_max_ms": round(max(result.milliseconds_minimal for result in results), 1),
    }


def rate(hits: Iterable[bool]) -> float:
    """The share of true ones."""
    counted = list(hits)
    return round(sum(counted) / len(counted), 4)


def percentile(numbers: Sequence[float], percent: int) -> float:
    """A percentile to a tenth."""
    return round(quantiles(numbers, n=100, method="inclusive")[percent - 1], 1)


def correct_reports(confronter: Confronter, forms: Forms, *, seed: int) -> dict[str, Any]:
    """The findings on consistent reports with true prose and a fitting year before."""
    rng = Random(seed)
    claims = ClaimFinder(ClaimRules.from_dict(read_rules("claims.toml")))
    rules = SoftRules.from_dict(read_rules("soft.toml"))
    hard, soft, found = 0, Counter[str](), 0
    for _ in range(_CORRECT):
        now, before = two_years(rng, rng.choice(tuple(SIZES)), forms)
        text = prose(rng, now, 2023) + "".join(heading.title for heading in sections(rules))
        one, last = report(forms, now), report(forms, before)
        findings = (*confronter.confront(one), *confronter.confront(last))
        hard += sum(finding.outcome is not Outcome.PASSED for finding in findings)
        told = claims.find(text, one, last)
        found += len(told)
        soft.update(claim.rule for claim in told if claim.verdict is Verdict.DOUBTFUL)
        odd = rules.findings(Circumstances(one, text, [last]))
        soft.update(finding.rule.id for finding in odd)
    return {
        "reports": _CORRECT,
        "hard": hard,
        "soft_per_report": round(sum(soft.values()) / _CORRECT, 4),
        "soft": dict(soft),
        "claims_found": found,
    }


def sections(rules: SoftRules) -> tuple[Heading, ...]:
    """The six headings."""
    return next(check.headings for check in rules.checks if isinstance(check, Sections))


def measure(count: int, seed: int) -> dict[str, Any]:
    """Every figure."""
    forms = load_forms()
    confronter = Confronter(forms)
    proposer = Proposer(confronter)
    kinds = {
        kind: [run(proposer, forms, case) for case in cases(kind, count, seed=seed, forms=forms)]
        for kind in (*KINDS, *EXTRA)
    }
    together = [result for kind in KINDS for result in kinds[kind]]
    known = {
        kind: [
            run(proposer, forms, case)
            for case in cases(kind, count, seed=seed, forms=forms, years=True)
        ]
        for kind in _EQUALS
    }
    return {
        "seed": seed,
        "all sixteen kinds": summary(together),
        "kinds": {kind: summary(results) for kind, results in kinds.items()},
        "with the year before": {
            kind: rate(result.first for result in results) for kind, results in known.items()
        },
        "correct reports": correct_reports(confronter, forms, seed=seed),
    }


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_argument("cases", nargs="?", type=int, default=200)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    given = parser.parse_args()
    print(json.dumps(measure(given.cases, given.seed), indent=1))
