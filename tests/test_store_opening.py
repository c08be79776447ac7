"""Opening what is and what is not a log: each refusal is one sentence, and nothing is changed by it."""

import logging
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from claimtrack import Claim
from claimtrack.errors import (
    LogError,
    LogExists,
    LogLocked,
    LogNotFound,
    LogReadOnly,
    LogTooNew,
    LogTooOld,
    NotAClaimLog,
)
from claimtrack.store import engine, schema
from claimtrack.store.maintenance import upgrade
from claimtrack.store.migrations import run
from claimtrack.store.repository import Draft, Repository
from claimtrack.store.tables import METADATA
from claimtrack.store.verify import rebuild, verify

DRAFT = Draft(by="editor", tool="test 1")
CLAIM = Claim(id="claim", text="The bridge is closed.")


@pytest.fixture(name="log")
def fixture_log(tmp_path: Path) -> Path:
    place = tmp_path / "mali log #1.db"  # a name that needs quoting in an address
    with Repository.create(place) as repository:
        repository.write(DRAFT, [CLAIM])
    return place


def sql(place: Path, statement: str) -> None:
    with sqlite3.connect(place) as raw:
        raw.execute(statement)


class TestRefusals:
    def test_a_missing_file(self, tmp_path: Path):
        with pytest.raises(LogNotFound, match=r"There is no claim log at .*none\.db"):
            Repository.open(tmp_path / "none.db")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "the file is empty"),
            (b"id,text\n1,two\n", "it is no SQLite file"),
            (b"SQLite format 3\0" + bytes(range(256)) * 20, "it is no SQLite file"),
        ],
    )
    def test_a_file_of_another_kind(self, tmp_path: Path, content: bytes, reason: str):
        place = tmp_path / "other.db"
        place.write_bytes(content)
        with pytest.raises(NotAClaimLog, match=f"is not a claim log: {reason}"):
            Repository.open(place)
        with pytest.raises(NotAClaimLog):
            upgrade(place)
        assert place.read_bytes() == content

    def test_another_programs_database(self, tmp_path: Path):
        place = tmp_path / "other.db"
        sql(place, "CREATE TABLE claim (id TEXT)")
        with pytest.raises(NotAClaimLog, match="it is some other file"):
            Repository.open(place)

    def test_a_folder(self, tmp_path: Path):
        with pytest.raises(NotAClaimLog, match="it is a folder"):
            Repository.open(tmp_path)

    def test_an_address(self):
        with pytest.raises(LogError, match="is an address: only a log in a file can be opened"):
            Repository.open("postgresql://localhost/claims")
        with pytest.raises(LogError, match="is an address: only a log in a file can be opened"):
            Repository.create("postgresql://localhost/claims")

    def test_making_a_log_where_something_stands(self, log: Path, tmp_path: Path):
        for place in (log, tmp_path):
            with pytest.raises(LogExists):
                Repository.create(place)
        with pytest.raises(LogError, match="cannot be made: No such file or directory"):
            Repository.create(tmp_path / "no folder" / "log.db")

    def test_a_log_of_a_later_claimtrack(self, log: Path):
        sql(log, "UPDATE alembic_version SET version_num = '9999'")
        for act in (Repository.open, upgrade):
            with pytest.raises(LogTooNew, match=r"later claimtrack \(schema 9999\).*nothing was changed"):
                act(log)

    def test_a_log_of_an_earlier_claimtrack(self, log: Path):
        sql(log, "UPDATE alembic_version SET version_num = '0000'")
        with pytest.raises(LogTooOld, match="run `claimtrack upgrade --log"):
            Repository.open(log)

    def test_a_log_that_another_process_writes(self, log: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
        other = sqlite3.connect(log, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with Repository.open(log) as repository:
            assert repository.get(Claim, "claim") == CLAIM  # reading goes on
            with pytest.raises(LogLocked, match="is being written by another process"):
                repository.write(DRAFT, [CLAIM.revised(id="second")])
            other.execute("ROLLBACK")
            assert repository.write(DRAFT, [Claim(text="Later.")]).change == 2
        other.close()


class TestReadOnly:
    def test_a_log_opened_for_reading(self, log: Path):
        before = log.read_bytes()
        with Repository.open(log, read_only=True) as reader:
            assert reader.get(Claim, "claim") == CLAIM
            assert verify(reader) == []
            for act in (lambda: reader.write(DRAFT, [CLAIM]), lambda: rebuild(reader), reader.rebuild_index):
                with pytest.raises(LogReadOnly, match="cannot be written: give yourself write access"):
                    act()
        assert log.read_bytes() == before

    @pytest.mark.parametrize("folder_too", [False, True])
    def test_a_file_without_write_access(self, log: Path, *, folder_too: bool):
        code = (
            _AS_ANOTHER_USER + "with Repository.open(sys.argv[1]) as log:\n"
            "    print(log.get(Claim, 'claim').text)\n"
            "    try: log.write(Draft(by='a', tool='t'), [Claim(text='x')])\n"
            "    except Exception as error: print(type(error).__name__)"
        )
        log.chmod(0o444)
        for parent in log.parents:
            if parent.is_relative_to(tempfile.gettempdir()) and parent != Path(tempfile.gettempdir()):
                parent.chmod(0o755)
        log.parent.chmod(0o555 if folder_too else 0o777)
        done = subprocess.run([sys.executable, "-c", code, log], stdout=subprocess.PIPE, text=True, env=_path())
        log.parent.chmod(0o755)
        assert done.stdout.splitlines() == [CLAIM.text, "LogReadOnly"]


_AS_ANOTHER_USER = (  # root may write anywhere; what is imported later may be closed to the other user
    "import os, sys; from claimtrack.store.repository import *; from claimtrack import Claim\n"
    "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
)


def _path() -> dict[str, str]:
    root = Path(schema.__file__).parents[2]
    return {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}


VERSION = schema.HEAD


class TestMigrations:
    def test_the_head_is_the_newest_script(self):
        scripts = ScriptDirectory.from_config(run.configuration())
        assert scripts.get_heads() == [schema.HEAD]
        assert [script.revision for script in scripts.walk_revisions("base", "heads")] == sorted(
            (script.revision for script in scripts.walk_revisions("base", "heads")), reverse=True
        )

    def test_the_migrations_make_the_tables_that_the_code_knows(self):
        with Repository.create(":memory:") as repository, repository.reading() as connection:
            context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
            assert compare_metadata(context, METADATA) == []
            connection.exec_driver_sql("ALTER TABLE claim ADD COLUMN colour TEXT")
            connection.exec_driver_sql("DROP INDEX ix_appearance_claim")
            assert len(compare_metadata(context, METADATA)) == 2  # it does see a difference

    def test_making_a_log_says_nothing(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
        logging.getLogger().setLevel(logging.DEBUG)
        handlers = list(logging.getLogger().handlers)
        Repository.create(tmp_path / "quiet.db").close()
        assert capfd.readouterr() == ("", "")
        assert logging.getLogger().handlers == handlers

    def test_opening_loads_no_alembic(self, log: Path):
        code = "import sys; from claimtrack.store.repository import *; Repository.open(sys.argv[1]).close()"
        code += "; assert 'sqlalchemy' in sys.modules; assert 'alembic' not in sys.modules"
        subprocess.run([sys.executable, "-c", code, log], check=True, env=_path())

    def test_a_log_that_could_not_be_made_leaves_no_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(schema, "APPLICATION_ID", "no number")
        with pytest.raises(LogError):
            Repository.create(tmp_path / "log.db")
        assert list(tmp_path.iterdir()) == []


class TestUpgrade:
    @pytest.fixture(name="later")
    def fixture_later(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        """Makes this claimtrack one that knows a further version, which does what is given."""
        folder = tmp_path / "versions"
        folder.mkdir()

        def make(act: str) -> None:
            head = f"revision = 'later'\ndown_revision = {schema.HEAD!r}\nfrom alembic import op\n"
            (folder / "later.py").write_text(f"{head}def upgrade():\n    {act}\n")
            monkeypatch.setattr(schema, "HEAD", "later")  # by its letters it follows all numbers
            plain = run.configuration
            monkeypatch.setattr(run, "configuration", lambda connection: plain(connection, folder))

        return make

    def test_an_up_to_date_log_stays_as_it_is(self, log: Path):
        assert upgrade(log) is None
        assert [path.name for path in log.parent.iterdir()] == [log.name]

    def test_an_older_log_is_copied_first_and_then_upgraded(self, log: Path, later: Callable[[str], None]):
        later("op.execute('CREATE TABLE extra (id INTEGER PRIMARY KEY)')")
        with pytest.raises(LogTooOld):
            Repository.open(log)
        copy = upgrade(log)
        assert copy is not None
        assert copy.parent == log.parent
        with Repository.open(log) as upgraded:
            assert upgraded.get(Claim, "claim") == CLAIM
            assert verify(upgraded) == []
        with sqlite3.connect(copy) as raw:
            assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(VERSION,)]
            assert raw.execute("SELECT count(*) FROM claim").fetchall() == [(1,)]

    def test_a_failed_upgrade_changes_nothing(self, log: Path, later: Callable[[str], None]):
        later("op.execute('CREATE TABLE extra (id INTEGER)'); op.execute('nonsense')")
        with pytest.raises(LogError):
            upgrade(log)
        with sqlite3.connect(log) as raw:
            assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(VERSION,)]
            assert raw.execute("SELECT name FROM sqlite_master WHERE name = 'extra'").fetchall() == []


def _is_ours(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or ("_fts" not in str(name) and not str(name).startswith("claim_terms"))


class Interrupting:
    """A value at which the user presses Ctrl-C while SQLite takes it."""

    def __conform__(self, protocol: object) -> None:
        raise KeyboardInterrupt


def test_an_interrupted_statement_undoes_its_transaction_and_the_log_goes_on() -> None:
    with Repository.create(engine.MEMORY) as repository:
        repository.write(Draft(by="editor", tool="test"), [Claim(id="kept", text="The dam holds.")])
        with pytest.raises(KeyboardInterrupt), repository.writing() as connection:
            connection.exec_driver_sql("DELETE FROM term")
            connection.exec_driver_sql("SELECT ?", (Interrupting(),))
        assert repository.index.candidates(["dam", "hold"], 5)
        assert [claim.id for claim in repository.find(Claim)] == ["kept"]
