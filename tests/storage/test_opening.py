import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from random import Random

import pytest
from sqlalchemy import create_engine, inspect, text

from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.record import Tally, WorklistQuery
from reviewer.storage import location
from reviewer.storage.database import Database, file_uri
from reviewer.storage.location import file_system, is_network_type
from reviewer.storage.migrations import NEWEST, STEPS, migrate
from reviewer.storage.schema import metadata
from reviewer.storage.workspace import Workspace
from tests.storage.support import content_of, make_report, put


def refusal(location: str | Path, *, create: bool = False) -> str:
    with pytest.raises(UserError) as caught:
        Workspace.open(location, create=create)
    assert "path" in caught.value.facts
    return caught.value.code


def test_a_new_workspace_is_one_file_at_todays_version(path: Path) -> None:
    Workspace.open(path, create=True).close()
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT version FROM schema_version").fetchall() == [(NEWEST,)]
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_steps_lead_to_the_schema() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection)
        found = inspect(connection)
        assert set(found.get_table_names()) == set(metadata.tables)
        for table in metadata.tables.values():
            columns = [column["name"] for column in found.get_columns(table.name)]
            assert columns == [column.name for column in table.columns]
    engine.dispose()


def test_connections_are_as_safe_as_sqlite_can(workspace: Workspace) -> None:
    with workspace._database.reading() as connection:
        for pragma, value in {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal"}.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_an_absent_workspace_is_made_only_when_asked(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.reviewer") == "workspace_missing"
    assert refusal(tmp_path / "no" / "a.reviewer", create=True) == "workspace_folder_missing"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_workspace(tmp_path: Path) -> None:
    assert refusal(tmp_path, create=True) == "workspace_is_folder"


def test_an_empty_file_is_filled_only_when_asked(path: Path) -> None:
    path.touch()
    assert refusal(path) == "workspace_damaged"
    assert path.stat().st_size == 0
    Workspace.open(path, create=True).close()
    Workspace.open(path).close()


@pytest.mark.parametrize("size", [1, 100, 16, 4096, 100_000])
def test_a_file_that_is_no_database_is_left_alone(path: Path, size: int) -> None:
    junk = Random(size).randbytes(size)
    path.write_bytes(junk)
    assert refusal(path, create=True) == "workspace_damaged"
    assert path.read_bytes() == junk


def test_a_true_beginning_is_not_enough(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + Random(1).randbytes(9000))
    assert refusal(path) == "workspace_damaged"


@pytest.mark.parametrize("keep", [20, 512, 4096, 5000, 20_000])
def test_a_truncated_workspace_is_told(path: Path, forms: Forms, keep: int) -> None:
    with closing(Workspace.open(path, create=True)) as workspace:
        put(workspace, make_report(forms))
    whole = path.read_bytes()
    assert len(whole) > keep
    path.write_bytes(whole[:keep])
    assert refusal(path) == "workspace_damaged"
    assert path.read_bytes() == whole[:keep]


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE cookies (name TEXT)")
    before = path.read_bytes()
    assert refusal(path, create=True) == "workspace_foreign"
    assert path.read_bytes() == before


def test_a_newer_workspace_is_left_alone(path: Path, forms: Forms) -> None:
    with closing(Workspace.open(path, create=True)) as workspace:
        put(workspace, make_report(forms))
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("UPDATE schema_version SET version = ?", (NEWEST + 1,))
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        Workspace.open(path, create=True)
    assert caught.value.code == "workspace_newer"
    assert caught.value.facts == {"version": NEWEST + 1, "known": NEWEST, "path": str(path)}
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_an_older_workspace_is_brought_up_to_date(
    path: Path, forms: Forms, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = make_report(forms)
    with closing(Workspace.open(path, create=True, spell=letters)) as workspace:
        put(workspace, report)
    make_older(path, version)
    with closing(Workspace.open(path, spell=letters)) as workspace:
        assert workspace.record(1).report == report
        assert workspace.content(1) == content_of(report.source)
        [row] = workspace.worklist(WorklistQuery(text="ljs", regions=frozenset(("临江市",))))
        assert (row.region, row.tags) == ("临江市", ())
        assert [one.id for one in workspace.of_bodies(["临江市人民政府"], 2023)] == [1]
        assert row.tally.warnings == 0
        with workspace._database.reading() as connection:
            schema = inspect(connection)
            assert {index["name"] for index in schema.get_indexes("trail")} >= {"trail_undoes"}
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT version FROM schema_version").fetchone() == (NEWEST,)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            plain.execute("UPDATE sources SET content = ''")


def test_what_an_older_program_has_counted_is_counted_anew(path: Path, forms: Forms) -> None:
    with closing(Workspace.open(path, create=True)) as workspace:
        put(workspace, make_report(forms))
        assert workspace.uncounted() == []
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("UPDATE schema_version SET version = ?", (NEWEST - 1,))
    with closing(Workspace.open(path)) as workspace:
        assert workspace.uncounted() == [1]
    with closing(Workspace.open(path)) as workspace:
        workspace.set_tally(1, Tally(), version=workspace.record(1).version)
    with closing(Workspace.open(path)) as workspace:
        assert workspace.uncounted() == []


def letters(_agency: str) -> str:
    return "ljsrmzf"


def make_older(path: Path, version: int) -> None:
    """Move the data of a workspace into one made by the first `version` steps only."""
    old = path.with_name("old.reviewer")
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        migrate(connection, target=version)
    engine.dispose()
    with closing(sqlite3.connect(old, isolation_level=None)) as plain:
        plain.execute("ATTACH ? AS new", (str(path),))
        for table in ("reports", "sources"):
            known = plain.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()
            names = ", ".join(name for (name,) in known)
            plain.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM new.{table}")
    old.replace(path)


def test_a_failed_step_leaves_the_old_version(
    path: Path, forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Workspace.open(path, create=True)) as workspace:
        put(workspace, make_report(forms))
    make_older(path, 1)
    before = dump(path)
    broken = (*STEPS[:1], lambda _: ["CREATE TABLE half (id INTEGER)", "NO SQL"], *STEPS[2:])
    with monkeypatch.context() as patch:
        patch.setattr("reviewer.storage.migrations.STEPS", broken)
        with pytest.raises(Exception, match="NO SQL"):
            Workspace.open(path)
    assert dump(path) == before
    Workspace.open(path).close()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as plain:
        return list(plain.iterdump())


def test_a_read_only_folder_opens_read_only(unprivileged: Path, forms: Forms) -> None:
    path = unprivileged / "a.reviewer"
    report = make_report(forms)
    with closing(Workspace.open(path, create=True)) as workspace:
        put(workspace, report)
        assert workspace.warnings == ()
    path.chmod(0o444)
    unprivileged.chmod(0o555)
    try:
        with closing(Workspace.open(path)) as workspace:
            assert workspace.read_only
            assert workspace.warnings == ("workspace_read_only",)
            assert workspace.record(1).report == report
            assert workspace.verify_trail() == 0
            with pytest.raises(UserError, match="workspace_read_only"):
                put(workspace, make_report(forms, 2))
            with pytest.raises(UserError, match="workspace_read_only"):
                workspace.set_setting("last", 1)
    finally:
        unprivileged.chmod(0o755)


def test_a_read_only_file_beside_its_log_shows_all_acknowledged(
    unprivileged: Path, forms: Forms
) -> None:
    path = unprivileged / "a.reviewer"
    with closing(Workspace.open(path, create=True)) as writer:
        put(writer, make_report(forms, 1))
        path.chmod(0o444)
        with closing(Workspace.open(path)) as reader:
            assert reader.read_only
            assert len(reader.worklist()) == 1


def test_an_older_read_only_workspace_is_told(unprivileged: Path, forms: Forms) -> None:
    path = unprivileged / "a.reviewer"
    Workspace.open(path, create=True).close()
    make_older(path, 1)
    path.chmod(0o444)
    assert refusal(path) == "workspace_old_read_only"


def test_a_file_without_permission_is_told(unprivileged: Path) -> None:
    path = unprivileged / "a.reviewer"
    Workspace.open(path, create=True).close()
    path.chmod(0o000)
    assert refusal(path) == "workspace_denied"


def test_a_folder_without_permission_is_told(unprivileged: Path) -> None:
    unprivileged.chmod(0o000)
    try:
        assert refusal(unprivileged / "a.reviewer") == "workspace_denied"
    finally:
        unprivileged.chmod(0o755)


def test_a_workspace_cannot_be_made_in_a_read_only_folder(unprivileged: Path) -> None:
    unprivileged.chmod(0o555)
    try:
        assert refusal(unprivileged / "a.reviewer", create=True) == "workspace_unreachable"
    finally:
        unprivileged.chmod(0o755)


def test_a_busy_workspace_is_told(path: Path, workspace: Workspace, forms: Forms) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with workspace._database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        with pytest.raises(UserError, match="workspace_busy"):
            put(workspace, make_report(forms))
        other.execute("ROLLBACK")
    put(workspace, make_report(forms))


@pytest.mark.parametrize(
    "url", ["nosuch://here/db", "postgresql+nosuch://here/db", "://", "a b c://"]
)
def test_a_wrong_address_is_told(url: str) -> None:
    assert refusal(url) == "workspace_url"


def test_a_sqlite_address_is_a_file(path: Path) -> None:
    Workspace.open(path, create=True).close()
    location = "sqlite:///" + str(path).replace("%", "%25").replace("#", "%23")
    with closing(Workspace.open(location)) as workspace:
        assert workspace.name == str(path)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (
            PurePosixPath("/年 报/a#1?%.reviewer"),
            "file:///%E5%B9%B4%20%E6%8A%A5/a%231%3F%25.reviewer",
        ),
        (PureWindowsPath("C:\\年报\\a.reviewer"), "file:///C:/%E5%B9%B4%E6%8A%A5/a.reviewer"),
        (PureWindowsPath("\\\\nas\\a b\\c.reviewer"), "file:////nas/a%20b/c.reviewer"),
    ],
)
def test_the_address_of_a_file(path: PurePath, uri: str) -> None:
    assert file_uri(path) == uri


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/zhang/local\\040disk xfs rw 0 0
//nas/share /mnt/\\345\\205\\261\\344\\272\\253 cifs rw 0 0
sshfs#host: /mnt/ssh fuse.sshfs rw 0 0
tmpfs /mnt/ssh tmpfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/a.reviewer", "ext4"),
        ("/home/zhang/a.reviewer", "nfs4"),
        ("/homework/a.reviewer", "ext4"),
        ("/home/zhang/local disk/a.reviewer", "xfs"),
        ("/mnt/共享/2023/a.reviewer", "cifs"),
        ("/mnt/ssh/a.reviewer", "tmpfs"),
    ],
)
def test_the_mount_of_a_path(path: str, kind: str) -> None:
    assert file_system(PurePosixPath(path), MOUNTS) == kind


def test_which_file_systems_are_on_a_network() -> None:
    assert all(map(is_network_type, ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "vboxsf"]))
    assert not any(
        map(is_network_type, ["ext4", "xfs", "btrfs", "tmpfs", "fuseblk", "overlay", ""])
    )


def test_on_a_network_share_no_write_ahead_log_is_used(
    path: Path, forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workspace.open(path, create=True).close()
    mounts = path.with_name("mounts")
    mounts.write_text("server:/ / nfs4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(location, "_MOUNTS", mounts)
    with closing(Workspace.open(path)) as workspace:
        assert workspace.warnings == ("workspace_network_share",)
        put(workspace, make_report(forms))
        with workspace._database.reading() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "delete"
            assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert not path.with_name(path.name + "-wal").exists()


def test_a_reader_beside_a_writer_sees_what_is_acknowledged(path: Path, forms: Forms) -> None:
    with closing(Workspace.open(path, create=True)) as workspace:
        put(workspace, make_report(forms))
    with closing(Workspace.open(path)) as writer:
        reader = Workspace(Database.open(path, create=False, read_only=True))
        for seed in range(1, 40):
            report_id = put(writer, make_report(forms, seed))
            assert len(reader.worklist()) == seed + 1
            assert reader.record(report_id) == writer.record(report_id)
    assert [reader.record(row.id).id for row in reader.worklist()] == list(range(1, 41))
    reader.close()
