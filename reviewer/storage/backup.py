"""Backups: a compact copy made by SQLite itself, checked before it takes its name."""

import os
import tempfile
import time
from contextlib import closing
from pathlib import Path

from reviewer.domain.errors import UserError
from reviewer.storage import trail
from reviewer.storage.database import Database

_EVERY_SECONDS = 30 * 60


def backup_of(workspace: Path) -> Path:
    """Where the backup lies that the program keeps of a workspace file by itself."""
    return workspace.with_name(workspace.name + ".backup")


def keep_backup(database: Database) -> bool:
    """Renew the backup beside a workspace file at most every half hour; whether it was done.

    Raises `UserError`; an older backup stays on any error.
    """
    target = backup_of(Path(database.name))
    try:
        # A time in the future comes from a clock that was put right since.
        if target.exists() and abs(time.time() - target.stat().st_mtime) < _EVERY_SECONDS:
            return False
        write_backup(database, target)
    except OSError as error:
        raise UserError("backup_failed", path=str(target)) from error
    return True


def write_backup(database: Database, target: Path) -> None:
    """Copy a workspace to `target`. Raises `UserError`; an older backup stays on any error."""
    if not database.is_sqlite:
        raise UserError("backup_server", path=database.name)
    if target.exists() and target.samefile(database.name):
        raise UserError("backup_failed", path=str(target))
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
        os.close(handle)
    except OSError as error:
        raise UserError("backup_failed", path=str(target)) from error
    try:
        _copy(database, Path(name), target)
    finally:
        Path(name).unlink(missing_ok=True)


def _copy(database: Database, temporary: Path, target: Path) -> None:
    with database.outside_transaction() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(temporary),))
    with closing(Database.open(temporary, create=False, read_only=True)) as copy:
        _check(copy)
    try:
        _flush(temporary)
        temporary.replace(target)
        if os.name == "posix":
            _flush(target.parent)
    except OSError as error:
        raise UserError("backup_failed", path=str(target)) from error


def _check(database: Database) -> None:
    with database.reading() as connection:
        if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
            raise UserError("workspace_damaged", path=database.name)
        trail.verify(connection)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
