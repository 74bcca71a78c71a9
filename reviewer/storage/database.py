"""The connection to a workspace: how a file or server is opened and what a transaction is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path, PurePath
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from reviewer.domain.errors import UserError
from reviewer.storage.faults import told_to_the_user
from reviewer.storage.location import is_writable, on_network
from reviewer.storage.migrations import NEWEST, migrate, stored_version

BUSY_SECONDS = 10
_MAGIC = b"SQLite format 3\0"
# A workspace may come from anyone: nothing in its schema is trusted.
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
_SCHEMA = text("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')")
# How SQLite says that it cannot make the files beside a write-ahead database.
_NO_LOG = ("SQLITE_CANTOPEN", "SQLITE_READONLY")
# Bytes that are not UTF-8 come from damage; the checksums name the report, the list stays up.
_TEXT = partial(str, encoding="utf-8", errors="replace")


class Database:
    """An open workspace database, at today's version."""

    def __init__(self, engine: Engine, name: str, *, read_only: bool, network: bool) -> None:
        self.engine = engine
        self.name = name
        self.read_only = read_only
        self.on_network = network

    @classmethod
    def open(cls, location: str | Path, *, create: bool, read_only: bool = False) -> "Database":
        """Open a file or a database URL. Raises `UserError`."""
        url = _url(location)
        if url is not None and url.get_backend_name() != "sqlite":
            database = cls._server(url)
        else:
            path = Path(location if url is None else url.database or "")
            database = cls._file(path, create=create, read_only=read_only)
        try:
            database._prepare(create=create)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def _server(cls, url: URL) -> "Database":
        try:
            engine = create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True)
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise UserError("workspace_url", path=_shown(url)) from error
        return cls(engine, _shown(url), read_only=False, network=False)

    @classmethod
    def _file(cls, path: Path, *, create: bool, read_only: bool) -> "Database":
        fresh = _check_file(path, create=create)
        read_only = read_only or not (fresh or is_writable(path))
        engine = create_engine(
            "sqlite://", creator=partial(_connect, path, read_only), poolclass=QueuePool
        )
        event.listen(engine, "begin", _begin)
        return cls(engine, str(path), read_only=read_only, network=on_network(path))

    def _prepare(self, *, create: bool) -> None:
        with self.reading() as connection:
            version = stored_version(connection)
        if version == 0 and not create:
            raise UserError(
                "workspace_damaged" if self.is_sqlite else "workspace_missing", path=self.name
            )
        if self.read_only and version < NEWEST:
            raise UserError("workspace_old_read_only", path=self.name)
        if self.is_sqlite and not self.read_only:
            self._set_journal()
        if version < NEWEST:
            with self._changing() as connection:
                migrate(connection)
        if self.is_sqlite:
            self._check_schema()

    def _check_schema(self) -> None:
        """A flipped bit in the name of a column must not look like a bug later."""
        with self.reading() as connection:
            found = _schema(connection)
        if not _expected_schema().items() <= found.items():
            raise UserError("workspace_damaged", path=self.name)

    def _set_journal(self) -> None:
        mode = "DELETE" if self.on_network else "WAL"
        with self.outside_transaction() as connection:
            connection.exec_driver_sql(f"PRAGMA journal_mode = {mode}").all()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the data throughout."""
        with told_to_the_user(self.name), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction with no other writer beside it; on any error nothing is written."""
        with self._changing() as connection:
            if not self.is_sqlite:
                # Before any query, or the snapshot would be older than the lock.
                connection.exec_driver_sql("LOCK TABLE trail IN EXCLUSIVE MODE")
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        if self.read_only:
            raise UserError("workspace_read_only", path=self.name)
        with told_to_the_user(self.name), self.engine.connect() as connection:
            alone = connection.execution_options(begin="BEGIN IMMEDIATE")
            with alone.begin():
                yield alone

    @contextmanager
    def outside_transaction(self) -> Iterator[Connection]:
        """A connection for the statements SQLite refuses within a transaction."""
        with told_to_the_user(self.name), self.engine.connect() as connection:
            yield connection.execution_options(begin="")

    def close(self) -> None:
        """Give all connections back; SQLite empties its log into the file."""
        self.engine.dispose()


def _schema(connection: Connection) -> dict[str, str | None]:
    return {row.name: row.sql for row in connection.execute(_SCHEMA)}


@cache
def _expected_schema() -> dict[str, str | None]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection)
        expected = _schema(connection)
    engine.dispose()
    return expected


def _url(location: str | Path) -> URL | None:
    if not isinstance(location, str) or "://" not in location:
        return None
    try:
        return make_url(location)
    except ArgumentError as error:
        raise UserError("workspace_url", path=location) from error


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _check_file(path: Path, *, create: bool) -> bool:
    """Whether the file has yet to be made. Raises `UserError` if it cannot be a workspace."""
    try:
        if path.is_dir():
            raise UserError("workspace_is_folder", path=str(path))
        if not path.exists():
            if not create:
                raise UserError("workspace_missing", path=str(path))
            if not path.parent.is_dir():
                raise UserError("workspace_folder_missing", path=str(path.parent))
            return True
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise UserError("workspace_denied", path=str(path)) from error
    if head != _MAGIC and (head or not create):
        raise UserError("workspace_damaged", path=str(path))
    return not head


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    uri = file_uri(path.absolute())
    return _read_only(path, uri) if read_only else _connection(uri + "?mode=rwc")


def _read_only(path: Path, uri: str) -> sqlite3.Connection:
    try:
        return _connection(uri + "?mode=ro")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(_NO_LOG) or _is_open(path):
            raise
    # A cleanly closed write-ahead database in a read-only folder opens in no other way.
    return _connection(uri + "?mode=ro&immutable=1")


def _connection(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = _TEXT
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        # Only the first read tells whether the file can be read.
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def file_uri(path: PurePath) -> str:
    """The address SQLite understands, which for a share is not the one of `Path.as_uri`."""
    posix = path.as_posix()
    slash = "" if posix.startswith("/") else "/"
    return "file://" + slash + quote(posix.encode("utf-8", "surrogateescape"), safe="/:")


def _is_open(path: Path) -> bool:
    """Whether somebody has the file open, or left without closing it."""
    return any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-shm"))


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get("begin", "BEGIN")
    if statement:
        connection.exec_driver_sql(statement)
