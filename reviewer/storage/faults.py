"""What the database says went wrong, as errors a user can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from reviewer.domain.errors import UserError

# The first that begins the name of SQLite's error code counts.
_SQLITE = (
    ("SQLITE_FULL", "disk_full"),
    # A quota or a limit on file size is told as a failed write; so is a log that cannot grow.
    ("SQLITE_IOERR_WRITE", "disk_full"),
    ("SQLITE_IOERR_SHMSIZE", "disk_full"),
    ("SQLITE_IOERR", "workspace_unreachable"),
    ("SQLITE_CANTOPEN", "workspace_unreachable"),
    ("SQLITE_READONLY", "workspace_read_only"),
    ("SQLITE_CORRUPT", "workspace_damaged"),
    ("SQLITE_NOTADB", "workspace_damaged"),
    ("SQLITE_BUSY", "workspace_busy"),
    ("SQLITE_LOCKED", "workspace_busy"),
    ("SQLITE_PROTOCOL", "workspace_busy"),
)
# By the beginning of PostgreSQL's SQLSTATE.
_SQLSTATE = (
    ("53100", "disk_full"),
    ("25006", "workspace_read_only"),
    ("42501", "workspace_denied"),
    ("40", "workspace_busy"),
    ("55P03", "workspace_busy"),
    ("XX001", "workspace_damaged"),
    ("XX002", "workspace_damaged"),
    ("08", "workspace_unreachable"),
    ("57", "workspace_unreachable"),
)


@contextmanager
def told_to_the_user(path: str) -> Iterator[None]:
    """Turn faults of the database into `UserError`, which names it; the rest are bugs and pass."""
    try:
        yield
    except UserError as error:
        error.facts.setdefault("path", path)
        raise
    except DBAPIError as error:
        code = fault(error)
        if code is None:
            raise
        raise UserError(code, path=path) from error
    except UnicodeDecodeError as error:
        # The message in which SQLite names the damage holds the damaged bytes.
        raise UserError("workspace_damaged", path=path) from error


def fault(error: DBAPIError) -> str | None:
    """The code of a fault that a user can act on."""
    name = getattr(error.orig, "sqlite_errorname", None)
    if name is not None:
        return _first(_SQLITE, name)
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return _first(_SQLSTATE, state)
    return "workspace_unreachable" if error.connection_invalidated or _no_server(error) else None


def _no_server(error: DBAPIError) -> bool:
    """A server that was never reached gives an operational error without a state."""
    return type(error.orig).__module__.startswith("psycopg") and (
        type(error.orig).__name__ == "OperationalError"
    )


def _first(codes: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((code for start, code in codes if name.startswith(start)), None)
