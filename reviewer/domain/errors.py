"""Errors a user can act on. Anything else that is raised is a bug."""

from typing import Any


class UserError(Exception):
    """Something the user can act on: a code with its facts; the sentence is in `messages.toml`."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({facts})" if facts else self.code

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, self.facts)


def _rebuild(kind: type["UserError"], code: str, facts: dict[str, Any]) -> "UserError":
    return kind(code, **facts)


class InputError(UserError):
    """A file that gives no report; codes are those of the contract (`not_a_report`, …)."""
