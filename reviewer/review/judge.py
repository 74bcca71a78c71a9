"""Judges reports by every rule, hard and soft, with all that they are judged beside."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewer.domain.body import body_key
from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.record import Identity, Record, Tally
from reviewer.domain.report import Report
from reviewer.domain.rules import Finding
from reviewer.domain.twins import Twin, fingerprints
from reviewer.editing.confront import Confronter
from reviewer.editing.plausibility import SoftRules
from reviewer.editing.soft import Circumstances
from reviewer.review.problems import problems, tally
from reviewer.review.rulebook import Predecessor, predecessors, switched_off
from reviewer.review.sheet import Sheet
from reviewer.review.store import Store

_TEXTS = 8
"""So many texts are kept: the report at hand is judged after every number."""


@dataclass(frozen=True, slots=True)
class _Habits:
    """What a workspace says of the rules."""

    off: frozenset[str]
    predecessors: tuple[Predecessor, ...]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a report is judged beside: the year before, and by fingerprint equal tables."""

    report_id: int | None
    agency: str | None
    year: int | None
    before: tuple[Record, ...]
    twins: dict[str, Twin | None]


_NOBODY = _Beside(None, None, None, (), {})


class Judge:
    """Makes the sheets of the reports of a store; without `soft` by hard rules alone."""

    def __init__(
        self, store: Store, forms: Forms, confronter: Confronter, soft: SoftRules | None = None
    ) -> None:
        self._store = store
        self._forms = forms
        self._confronter = confronter
        self._soft = soft
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._habits = _Habits(frozenset(), ())
        self._beside = _NOBODY
        self.read_habits()

    def read_habits(self) -> None:
        """Take up which rules are switched off and who came before whom."""
        self._habits = _Habits(switched_off(self._store), predecessors(self._store))
        self.forget()

    def forget(self) -> None:
        """Look anew what the next report is judged beside; others may have changed it."""
        self._beside = _NOBODY

    def findings(self, report: Report) -> tuple[Finding, ...]:
        """What the rules of the forms and of the office say of a report, without those off."""
        off = self._habits.off
        found = self._confronter.confront(report)
        return tuple(finding for finding in found if finding.rule.family not in off)

    def sheet(self, record: Record, text: str | None = None) -> Sheet:
        """The sheet of a report; `text` is its shown text where the store has none yet."""
        findings = self.findings(record.report)
        self._beside = self._kept(record)
        before = self._beside.before
        soft = self._soft_findings(record, before, text)
        order = tuple(self._forms.cells(record.report.forms))
        said = (*findings, *soft)
        found = problems(record, said, order)
        return Sheet(record, findings, found, tally(record, said), soft, before)

    def recount(self, changed: Iterable[tuple[Record, Record]]) -> Mapping[int, Tally]:
        """New tallies of the reports of the year after those that changed from one to another."""
        soft = self._soft
        if soft is None:
            return {}
        pairs = list(changed)
        if any(after.id != self._beside.report_id for _, after in pairs):
            self.forget()
        seen = [both for both in pairs if _seen_from_outside(soft, *both)]
        return self._count_anew([record for both in seen for record in both])

    def arrived(self, record: Record) -> Mapping[int, Tally]:
        """The same for a report that has come in."""
        self.forget()
        return self._count_anew([record]) if self._soft else {}

    def _count_anew(self, records: Sequence[Record]) -> Mapping[int, Tally]:
        counted = {}
        for report_id in {one.id: None for record in records for one in self._later(record)}:
            try:
                record = self._store.record(report_id)
                counts = self.sheet(record).tally
                self._store.set_tally(report_id, counts, version=record.version)
            except UserError:
                # Whoever opens that report is told what is wrong with it.
                continue
            counted[report_id] = counts
        return counted

    def _soft_findings(
        self, record: Record, before: tuple[Record, ...], text: str | None
    ) -> tuple[Finding, ...]:
        if self._soft is None:
            return ()
        given = Circumstances(
            report=record.report,
            text=self._text(record.id) if text is None else text,
            before=[earlier.report for earlier in before],
            before_ids=tuple(earlier.id for earlier in before),
            twins=self._twins(record),
        )
        cells = self._forms.cells(record.report.forms)
        found = self._soft.findings(given, self._habits.off)
        return tuple(finding.finding(cells) for finding in found)

    def _kept(self, record: Record) -> "_Beside":
        """What a report is judged beside, kept while one number of it changes after another."""
        kept, report = self._beside, record.report
        if (kept.report_id, kept.agency, kept.year) == (record.id, report.agency, report.year):
            return kept
        before = self._before(record) if self._soft else ()
        return _Beside(record.id, report.agency, report.year, before, {})

    def _twins(self, record: Record) -> Mapping[str, Twin]:
        known, found = self._beside.twins, {}
        for table, digest in fingerprints(record.report).items():
            if digest not in known:
                known[digest] = self._store.twin(record.id, record.report, digest)
            if (twin := known[digest]) is not None:
                found[table] = twin
        return found

    def _text(self, report_id: int) -> str:
        """The shown text; a report whose text is damaged is judged without."""
        if report_id not in self._texts:
            try:
                self._texts[report_id] = self._store.text(report_id)
            except UserError:
                return ""
        self._texts.move_to_end(report_id)
        while len(self._texts) > _TEXTS:
            self._texts.popitem(last=False)
        return self._texts[report_id]

    def _before(self, record: Record) -> tuple[Record, ...]:
        """The report of the year before with those of all predecessors; none if one is missing."""
        agency, year = record.report.agency, record.report.year
        if not agency or year is None:
            return ()
        parts = [
            part.predecessor
            for part in self._habits.predecessors
            if part.year == year and body_key(part.body) == body_key(agency)
        ]
        known = _last_of_each(self._store.of_bodies([agency, *parts], year - 1))
        if not {body_key(part) for part in parts} <= known.keys():
            return ()
        try:
            return tuple(self._store.record(one.id) for one in known.values())
        except UserError:
            return ()

    def _later(self, record: Record) -> Iterable[Identity]:
        agency, year = record.report.agency, record.report.year
        if not agency or year is None:
            return ()
        heirs = [
            part.body
            for part in self._habits.predecessors
            if part.year == year + 1 and body_key(part.predecessor) == body_key(agency)
        ]
        try:
            return self._store.of_bodies([agency, *heirs], year + 1)
        except UserError:
            # What led here is stored already and must not look as if it had failed.
            return ()


def _last_of_each(found: Iterable[Identity]) -> dict[str, Identity]:
    """One report a body: of several that all count, the one that came last."""
    return {body_key(one.agency or ""): one for one in found}


def _seen_from_outside(soft: SoftRules, before: Record, after: Record) -> bool:
    """Whether a report changed in what those of the next year are judged by."""
    if _place(after) != _place(before):
        return True
    old = before.report.cells
    return any(
        cell is not old[key] and cell.value != old[key].value and soft.looks_back(key)
        for key, cell in after.report.cells.items()
    )


def _place(record: Record) -> tuple[str | None, int | None, bool]:
    counts = record.state is not ReviewState.SET_ASIDE
    return record.report.agency, record.report.year, counts
