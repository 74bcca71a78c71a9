"""The prose against the tables: what a report says of its numbers should be what it prints."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Report
from reviewer.editing.claim import SHARE, Claim, Verdict
from reviewer.editing.claims import ClaimFinder
from reviewer.editing.soft import LAST_YEAR, Circumstances, Each, SoftFinding, SoftRule


@dataclass(frozen=True, slots=True)
class Agreement:
    """Every doubtful claim of the text is a finding."""

    claims: SoftRule
    blank: SoftRule
    """The same where the cells are blank."""
    shares: SoftRule
    finder: ClaimFinder

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], version: str, finder: ClaimFinder) -> Self:
        """Read `claims` and `shares`. Raises `KeyError`, `ValueError`."""
        claims = data["claims"]
        return cls(
            SoftRule.from_dict(claims, version),
            SoftRule.from_dict(claims, version, "blank"),
            SoftRule.from_dict(data["shares"], version),
            finder,
        )

    @property
    def rules(self) -> tuple[SoftRule, ...]:
        """That of the numbers and that of the percentages."""
        return self.claims, self.shares

    def looks_back(self, key: CellKey) -> bool:
        """Every cell that some kind of claim compares with."""
        return f"{LAST_YEAR}{key}" in self.finder.keys

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One for each claim that the tables do not bear out, in the order of the text."""
        last = given.before[0] if len(given.before) == 1 else None
        found: Counter[str] = Counter()
        for claim in self.finder.find(given.text, given.report, last):
            if claim.verdict is Verdict.DOUBTFUL:
                name = f"{claim.rule}.{claim.value}"
                found[name] += 1
                again = f".{found[name]}" if found[name] > 1 else ""
                yield self._finding(claim, f"{name}{again}", given)

    def _finding(self, claim: Claim, name: str, given: Circumstances) -> SoftFinding:
        rule = self._rule(claim, given.report)
        words = "".join(given.text[slice(*claim.span)].split())
        earlier = tuple(key for key in claim.keys if key.startswith(LAST_YEAR))
        expected = "?" if claim.expected is None else claim.expected
        return SoftFinding(
            id=f"{rule.id}.{name}",
            rule=rule,
            keys=tuple(key for key in claim.keys if key not in earlier),
            last_year_keys=tuple(key.removeprefix(LAST_YEAR) for key in earlier),
            span=claim.span,
            facts={
                "quote": words,
                "value": claim.value,
                "expected": expected,
                "share": claim.expression,
            },
            quote=claim.sentence,
            beside=given.before_ids if earlier else (),
            each=Each.CELL if len(claim.keys) == 1 else Each.NONE,
        )

    def _rule(self, claim: Claim, report: Report) -> SoftRule:
        if claim.rule == SHARE:
            return self.shares
        cells = [report.cells.get(key) for key in claim.keys]
        blank = all(cell is not None and cell.status is CellStatus.BLANK for cell in cells)
        return self.blank if blank else self.claims
