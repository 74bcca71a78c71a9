"""What is wrong with the arguments of a command, as a kind that can be told in any language."""

import re

from reviewer.domain.errors import UserError

_NAMED = r"argument (?P<name>[^:]+): "
_KINDS = (
    (r"the following arguments are required: (?P<name>.+)", "missing"),
    (r"unrecognized arguments: (?P<given>.+)", "unknown"),
    (_NAMED + r"invalid choice: '?(?P<given>.*?)'? \(choose from (?P<choices>.+)\)", "choice"),
    (_NAMED + r"expected (?:one argument|at least one argument|\d+ arguments?)", "no_value"),
    (_NAMED + r"ignored explicit argument '?(?P<given>.*?)'?", "no_value_taken"),
    (_NAMED + r"(?P<wanted>N ≥ 1)", "value"),
)
"""By what the parser says; what it says in no version known here is told in general words."""


def misuse(said: str) -> UserError:
    """Why a command cannot be understood."""
    for known, reason in _KINDS:
        found = re.fullmatch(known, said)
        if found is not None:
            facts = {name: text.replace("'", "") for name, text in found.groupdict().items()}
            return UserError("cli_fault", reason=reason, **facts)
    return UserError("cli_fault")
