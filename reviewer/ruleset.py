"""The rules in force: those of the forms, the soft ones, and what an office adds of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from reviewer.assets import read_rules, resource
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.report import Report
from reviewer.domain.rules import Rule
from reviewer.editing.adviser import Adviser
from reviewer.editing.agreement import Agreement
from reviewer.editing.claim_rules import ClaimRules
from reviewer.editing.claims import ClaimFinder
from reviewer.editing.confront import Confronter
from reviewer.editing.office import office_error, read_office_rules
from reviewer.editing.plausibility import SoftRules


class RuleSet:
    """Everything reports are judged by. A file of the office with an error is left out."""

    def __init__(self, forms: Forms, folder: Path) -> None:
        """`folder` is where the office keeps its files."""
        self.forms = forms
        self.folder = folder
        self.confronter = Confronter(forms)
        self.office: tuple[Rule, ...] = ()
        self.errors: tuple[UserError, ...] = ()
        """What is wrong with the files of the office, each with file, line and column."""
        self.read_office()

    @cached_property
    def claims(self) -> ClaimFinder:
        """Finds what the prose says of the tables."""
        return ClaimFinder(ClaimRules.from_dict(read_rules("claims.toml")))

    @cached_property
    def soft(self) -> SoftRules:
        """The rules that advise."""
        return SoftRules.from_dict(read_rules("soft.toml"), self.claims)

    @cached_property
    def adviser(self) -> Adviser:
        """Who proposes corrections."""
        return Adviser(self.confronter, self.claims, self.soft)

    @property
    def claimed(self) -> frozenset[str]:
        """The rules that hold the prose against the tables."""
        checks = (check for check in self.soft.checks if isinstance(check, Agreement))
        return frozenset(rule.id for check in checks for rule in check.rules)

    def read_office(self) -> None:
        """Read the files of the office anew."""
        rules: dict[str, Rule] = {}
        errors: list[UserError] = []
        for path in self._files():
            try:
                found = read_office_rules(_text(path), name=path.name, forms=self.forms)
                _refuse_doubles(path, found, rules)
            except UserError as error:
                errors.append(error)
            else:
                rules |= {rule.id: rule for rule in found}
        self.office, self.errors = tuple(rules.values()), tuple(errors)
        self.confronter.extend(self.office)
        # It keeps what it has worked out for the rules as they were.
        self.__dict__.pop("adviser", None)

    def put_example(self) -> Path:
        """Put an example into the folder, unless it is there; returns where. Raises `OSError`."""
        target = self.folder / "example.toml"
        self.folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.write_bytes(resource("rules/office-example.toml").read_bytes())
        return target

    def versions(self, report: Report | None = None) -> Sequence[str]:
        """The versions in force, of all editions or those that a report uses."""
        used = self.forms.of(report.forms) if report else ()
        ids = {form.edition for form in used} or {edition.id for edition in self.forms.editions}
        editions = (edition for edition in self.forms.editions if edition.id in ids)
        office = dict.fromkeys(rule.version or "-" for rule in self.office)
        return (
            *(edition.version for edition in editions),
            f"soft-{self.soft.version}",
            f"claims-{self.claims.rules.version}",
            *(f"office-{version}" for version in office),
        )

    @property
    def mark(self) -> str:
        """What differs where reports may be counted differently."""
        # In which order a rule keeps its sentences is a matter of chance.
        office = (repr(replace(rule, names={})) for rule in self.office)
        return sha256("\n".join((*self.versions(), *office)).encode()).hexdigest()

    def _files(self) -> Iterator[Path]:
        try:
            yield from sorted(self.folder.glob("*.toml"))
        except OSError:
            return


def _text(path: Path) -> str:
    """The text of a file. Raises `UserError`."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - before.rfind(b"\n")
        raise office_error("encoding", file=path.name, line=line, column=column) from error
    except OSError as error:
        raise UserError("office_unreadable", file=path.name) from error


def _refuse_doubles(path: Path, found: Sequence[Rule], known: dict[str, Rule]) -> None:
    for rule in found:
        if rule.id in known:
            raise office_error("twice_in_files", file=path.name, id=rule.id.removeprefix("office."))
