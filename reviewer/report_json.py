"""One report as the JSON that `reviewer extract` prints: members and order are a contract."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reviewer.domain.form import Forms
from reviewer.domain.report import Cell, Report
from reviewer.domain.rules import Finding, Grounds, Outcome
from reviewer.editing.claims import Claim
from reviewer.editing.proposals import Proposal
from reviewer.pipeline import Extracted

_MEMBERS = (
    *("source", "sha256", "agency", "year", "editions"),
    *("cells", "findings", "claims", "proposals", "error"),
    *("plausibility", "rules"),
)
"""Those after `error` came later; what stood before stays as and where it was."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of a report, and the versions of all of them."""

    findings: Sequence[Finding]
    claims: Sequence[Claim]
    proposals: Sequence[Proposal]
    plausibility: Sequence[Finding]
    rules: Sequence[str]


def report_json(extracted: Extracted, forms: Forms, judged: Judged) -> dict[str, Any]:
    """A file that was read."""
    report = extracted.report
    assert report is not None
    members = {
        "source": extracted.source,
        "sha256": extracted.sha256,
        "agency": report.agency,
        "year": report.year,
        "editions": _editions(report, forms),
        "cells": {key: _cell(cell) for key, cell in report.cells.items()},
        "findings": [_finding(finding) for finding in judged.findings],
        "claims": [_claim(claim) for claim in judged.claims],
        "proposals": [_proposal(proposal) for proposal in judged.proposals],
        "error": None,
        "plausibility": [_odd(finding) for finding in judged.plausibility],
        "rules": list(judged.rules),
    }
    return {name: members[name] for name in _MEMBERS}


def error_json(source: str, code: str, message: str) -> dict[str, Any]:
    """A file that gave no report."""
    error = {"code": code, "message": message}
    return dict.fromkeys(_MEMBERS) | {"source": source, "error": error}


def _editions(report: Report, forms: Forms) -> dict[str, str]:
    """The edition of each table; a variant of an edition prints that edition's table."""
    return {form.table: form.edition for form in forms.of(report.forms)}


def _cell(cell: Cell) -> dict[str, Any]:
    reading, at = cell.reading, cell.reading.provenance
    members: dict[str, Any] = {
        "text": reading.text,
        "value": reading.value,
        "status": reading.status.value,
        "confidence": round(reading.confidence, 4),
    }
    if at.bbox is not None:
        members |= {"page": at.page, "bbox": [round(edge, 2) for edge in at.bbox]}
    elif at.span is not None:
        members["span"] = list(at.span)
    return members


def _finding(finding: Finding) -> dict[str, Any]:
    members: dict[str, Any] = {
        "rule": finding.rule.id,
        "severity": finding.rule.severity.value,
        "outcome": finding.outcome.value,
        "left": finding.left,
        "right": finding.right,
        "difference": finding.difference,
        "cells": list(finding.rule.keys),
    }
    return members | ({"assumes_blank_zero": True} if finding.assumes_blank_zero else {})


def _odd(finding: Finding) -> dict[str, Any]:
    """What looks odd; `span` is where it stands in the text, if it is about the text."""
    grounds = finding.grounds or Grounds()
    members: dict[str, Any] = {
        "rule": finding.rule.id,
        "severity": finding.rule.severity.value,
        "says": dict(grounds.says),
        "cells": list(finding.rule.keys),
        "version": finding.rule.version,
    }
    return members | ({"span": list(grounds.span)} if grounds.span else {})


def _claim(claim: Claim) -> dict[str, Any]:
    """A sum is named by its expression; a share of the prose itself has no key."""
    one = claim.keys[0] if len(claim.keys) == 1 else None
    return {
        "sentence": claim.sentence,
        "value": claim.value,
        "key": one or (claim.expression if claim.keys else None),
        "verdict": claim.verdict.value,
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "changes": [
            {"key": change.key, "from": change.old, "to": change.new} for change in proposal.changes
        ],
        "pattern": proposal.pattern.value,
        "rank": proposal.rank,
    }


def worth_telling(findings: Iterable[Finding]) -> list[Finding]:
    """What failed or could not be decided."""
    return [finding for finding in findings if finding.outcome is not Outcome.PASSED]
