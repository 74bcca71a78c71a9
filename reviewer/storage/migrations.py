"""How a workspace gets its tables: small steps, each leading to the next version.

A new field in what is stored as JSON takes a step too, if only an empty one: an older program
must refuse what it would read wrong.
"""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, inspect, text

from reviewer.domain.errors import UserError

Step = Callable[[str], Iterable[str]]
"""The statements of one step for a dialect (`sqlite`, `postgresql`). A step never changes."""


def _tables(dialect: str) -> Iterable[str]:
    blob = "BYTEA" if dialect == "postgresql" else "BLOB"
    return (
        "CREATE TABLE schema_version (version INTEGER NOT NULL)",
        """CREATE TABLE reports (
            id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
            agency TEXT, year INTEGER, state TEXT NOT NULL, note TEXT NOT NULL,
            version INTEGER NOT NULL, failed INTEGER NOT NULL, undecided INTEGER NOT NULL,
            look INTEGER NOT NULL, accepted INTEGER NOT NULL, corrected INTEGER NOT NULL,
            open_problems INTEGER NOT NULL, search TEXT NOT NULL, imported_at TEXT NOT NULL,
            imported_by TEXT NOT NULL, digest TEXT NOT NULL)""",
        f"""CREATE TABLE sources (
            report_id INTEGER PRIMARY KEY REFERENCES reports (id), readings {blob} NOT NULL,
            document {blob} NOT NULL, content {blob} NOT NULL)""",
        """CREATE TABLE entries (
            report_id INTEGER NOT NULL REFERENCES reports (id), key TEXT NOT NULL,
            status TEXT NOT NULL, value TEXT, text TEXT NOT NULL, origin TEXT NOT NULL,
            PRIMARY KEY (report_id, key))""",
        """CREATE TABLE decisions (
            report_id INTEGER NOT NULL REFERENCES reports (id), rule TEXT NOT NULL,
            verdict TEXT NOT NULL, reason TEXT NOT NULL, basis TEXT NOT NULL,
            PRIMARY KEY (report_id, rule))""",
        """CREATE TABLE trail (
            sequence INTEGER PRIMARY KEY, report_id INTEGER NOT NULL REFERENCES reports (id),
            operation TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
            undoes INTEGER REFERENCES trail (sequence), changes TEXT NOT NULL,
            previous TEXT NOT NULL, hash TEXT NOT NULL)""",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    )


def _indexes(_: str) -> Iterable[str]:
    return (
        "CREATE INDEX trail_report ON trail (report_id, sequence)",
        "CREATE INDEX trail_actor ON trail (actor, sequence)",
        "CREATE INDEX trail_undoes ON trail (undoes)",
    )


def _append_only(dialect: str) -> Iterable[str]:
    """What was imported and what was done can be added to, never changed."""
    if dialect == "postgresql":
        yield (
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'append-only'; END $$"
        )
    for table in ("trail", "sources"):
        for event in ("UPDATE", "DELETE"):
            head = f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}"
            if dialect == "postgresql":
                yield f"{head} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            else:
                yield f"{head} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"


def _set_aside_and_unlocked(_: str) -> Iterable[str]:
    """A report may be set aside, a document may have an unlocked copy: older programs refuse."""
    return ()


def _open_rules(_: str) -> Iterable[str]:
    """Which rules are open problems of a report; see `overview`."""
    return (
        """CREATE TABLE open_rules (
            report_id INTEGER NOT NULL REFERENCES reports (id), rule TEXT NOT NULL,
            PRIMARY KEY (report_id, rule))""",
        "CREATE INDEX open_rules_rule ON open_rules (rule, report_id)",
    )


def _worklist(_: str) -> Iterable[str]:
    """Tags, regions, steps that belong together, and what the worklist is sorted by.

    A region that is NULL has yet to be told, and `search` with it; see `indexing`.
    """
    return (
        """CREATE TABLE tags (
            report_id INTEGER NOT NULL REFERENCES reports (id), tag TEXT NOT NULL,
            PRIMARY KEY (report_id, tag))""",
        "CREATE INDEX tags_tag ON tags (tag)",
        "ALTER TABLE reports ADD COLUMN region TEXT",
        "ALTER TABLE trail ADD COLUMN batch TEXT",
        "CREATE INDEX trail_batch ON trail (batch)",
        "CREATE INDEX reports_agency ON reports ((agency IS NULL), agency, id)",
        "CREATE INDEX reports_year ON reports ((year IS NULL), year, id)",
        "CREATE INDEX reports_region ON reports ((region = ''), region, id)",
        "CREATE INDEX reports_state ON reports (state, id)",
        "CREATE INDEX reports_open ON reports (open_problems, id)",
    )


def _soft_findings(_: str) -> Iterable[str]:
    """How many soft findings are open, and what is needed to find a body's other years.

    A report without a line in `bodies` has yet to get one; see `kinship`.
    """
    return (
        "ALTER TABLE reports ADD COLUMN warnings INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE reports ADD COLUMN notices INTEGER NOT NULL DEFAULT 0",
        """CREATE TABLE bodies (
            report_id INTEGER PRIMARY KEY REFERENCES reports (id), body TEXT NOT NULL,
            year INTEGER)""",
        "CREATE INDEX bodies_body ON bodies (body, year, report_id)",
        """CREATE TABLE fingerprints (
            report_id INTEGER NOT NULL REFERENCES reports (id), name TEXT NOT NULL,
            digest TEXT NOT NULL, PRIMARY KEY (report_id, name))""",
        "CREATE INDEX fingerprints_digest ON fingerprints (digest, report_id)",
    )


def _footnotes_and_turns(_: str) -> Iterable[str]:
    """Readings may have a footnote mark, pages may be turned: older programs refuse.

    By which rules the reports were counted is not known yet: they are counted anew.
    """
    return ("DELETE FROM open_rules",)


STEPS: tuple[Step, ...] = (
    *(_tables, _indexes, _append_only),
    *(_set_aside_and_unlocked, _open_rules, _worklist, _soft_findings),
    _footnotes_and_turns,
)
NEWEST = len(STEPS)


def stored_version(connection: Connection) -> int:
    """The version of this database, 0 if it is empty.

    Raises `UserError`: `workspace_foreign` if the tables are another program's,
    `workspace_newer` if it was written by a newer version of this one.
    """
    tables = inspect(connection).get_table_names()
    if "schema_version" not in tables:
        if tables:
            raise UserError("workspace_foreign")
        return 0
    version = connection.execute(text("SELECT version FROM schema_version")).scalar()
    if not isinstance(version, int) or version < 1:
        raise UserError("workspace_damaged")
    if version > NEWEST:
        raise UserError("workspace_newer", version=version, known=NEWEST)
    return version


def migrate(connection: Connection, *, target: int = NEWEST) -> None:
    """Bring the database to a version inside the running transaction: all steps or none."""
    version = stored_version(connection)
    for step in STEPS[version:target]:
        for statement in step(connection.dialect.name):
            connection.exec_driver_sql(statement)
    if version == 0:
        connection.execute(text("INSERT INTO schema_version VALUES (:version)"), {"version": 0})
    connection.execute(text("UPDATE schema_version SET version = :version"), {"version": target})
