"""The rules as a person reads them: each with its sentence, its version and whether it is on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.domain.rules import Severity


class Origin(StrEnum):
    """Where a rule comes from."""

    FORM = "form"
    SOFT = "soft"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule: what it says, how binding it is, who switched it off or on last, and why."""

    id: str
    origin: Origin
    names: Mapping[str, str] = field(hash=False)
    severity: Severity
    version: str
    edition: str = ""
    """The edition of the form it belongs to, if to one."""
    on: bool = True
    who: str = ""
    when: str = ""
    """In UTC, as ISO 8601; empty if it was never switched."""
    note: str = ""

    @property
    def switchable(self) -> bool:
        """Whether it may be switched off: what must hold may not."""
        return self.severity is not Severity.HARD
