"""Backups: manage.py backup for SQLite, and the programs that archive PostgreSQL's log."""

import gzip
import os
import sqlite3
import subprocess
import sys

import pytest

from .project import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.any_database]

PROGRAMS = ROOT / "deploy" / "backup"


def run(*words, **environment):
    return subprocess.run(
        words,
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def manage(folder, *words, database="db.sqlite3"):
    return run(
        *(sys.executable, "manage.py", *words),
        LEG_CHECK_VAR_DIR=str(folder),
        DATABASE_URL=f"sqlite:///{folder}/{database}",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A try-out with some records."""
    folder = tmp_path_factory.mktemp("backup")
    assert manage(folder, "migrate", "--verbosity=0").returncode == 0
    assert manage(folder, "sample_data", "--count=20").returncode == 0
    return folder


class TestSQLite:
    def test_a_backup_holds_the_same_and_is_its_owners_alone(self, folder):
        line = folder / "line.json"
        line.write_text(manage(folder, "verify_records").stdout)
        done = manage(folder, "backup", str(folder / "copy.sqlite3"))
        assert done.returncode == 0, done.stderr
        assert (folder / "copy.sqlite3").stat().st_mode & 0o777 == 0o600
        assert list(folder.glob(".part*")) == []
        words = ("verify_records", "--against", str(line))
        compared = manage(folder, *words, database="copy.sqlite3")
        assert compared.returncode == 0, compared.stderr

    def test_a_transaction_under_way_is_not_waited_for_and_not_in_it(self, folder):
        with sqlite3.connect(folder / "db.sqlite3", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM assessments_review")
            done = manage(folder, "backup", str(folder / "meanwhile.sqlite3"))
            other.execute("ROLLBACK")
        assert done.returncode == 0, done.stderr
        with sqlite3.connect(folder / "meanwhile.sqlite3") as copy:
            assert copy.execute("SELECT count(*) FROM assessments_review").fetchone()[0] > 0

    def test_a_name_that_is_taken_is_refused(self, folder):
        there = folder / "there.sqlite3"
        there.write_text("mine")
        done = manage(folder, "backup", str(there))
        assert done.returncode == 1
        assert "is there already" in done.stderr
        assert there.read_text() == "mine"

    def test_a_line_that_says_otherwise_is_noticed(self, folder):
        line = folder / "other.json"
        line.write_text('{"tables": {"assessments_draft": {"rows": 7, "digest": ""}}}')
        done = manage(folder, "verify_records", "--against", str(line))
        assert done.returncode == 1
        assert "assessments_draft: 0 rows here, 7 there" in done.stderr

    def test_no_line_is_an_error_of_its_own(self, folder):
        done = manage(folder, "verify_records", "--against", str(folder / "none.json"))
        assert done.returncode == 1
        assert "holds no line of verify_records" in done.stderr


class TestLog:
    @pytest.fixture
    def piece(self, tmp_path):
        made = tmp_path / "000000010000000000000001"
        made.write_bytes(os.urandom(4096))
        return made

    def archive(self, piece, folder):
        return run(PROGRAMS / "archive-wal", piece, folder / piece.name)

    def restore(self, folder, piece, to):
        return run(PROGRAMS / "restore-wal", folder / piece.name, to)

    def test_a_piece_is_kept_and_comes_back(self, piece, tmp_path):
        wal = tmp_path / "wal"
        assert self.archive(piece, wal).returncode == 0
        assert [file.name for file in wal.iterdir()] == [f"{piece.name}.gz"]
        assert (wal / f"{piece.name}.gz").stat().st_mode & 0o777 == 0o600
        assert self.restore(wal, piece, tmp_path / "back").returncode == 0
        assert (tmp_path / "back").read_bytes() == piece.read_bytes()

    def test_the_same_again_is_right_and_another_is_not_kept(self, piece, tmp_path):
        wal = tmp_path / "wal"
        first = piece.read_bytes()
        self.archive(piece, wal)
        assert self.archive(piece, wal).returncode == 0
        piece.write_bytes(b"another server's")
        refused = self.archive(piece, wal)
        assert refused.returncode == 1
        assert "is there with other content" in refused.stderr
        assert gzip.decompress((wal / f"{piece.name}.gz").read_bytes()) == first

    def test_the_end_of_the_log_is_told_from_a_damaged_piece(self, piece, tmp_path):
        wal = tmp_path / "wal"
        self.archive(piece, wal)
        other = piece.with_name("000000010000000000000002")
        assert self.restore(wal, other, tmp_path / "back").returncode == 1
        kept = wal / f"{piece.name}.gz"
        kept.write_bytes(kept.read_bytes()[:-100])
        assert self.restore(wal, piece, tmp_path / "back").returncode > 125
        assert not (tmp_path / "back").exists()

    def test_a_full_folder_is_not_restored_into(self, tmp_path):
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "PG_VERSION").write_text("15")
        done = run(PROGRAMS / "restore-to", tmp_path, tmp_path, tmp_path / "data")
        assert done.returncode == 1
        assert "is not empty" in done.stderr
