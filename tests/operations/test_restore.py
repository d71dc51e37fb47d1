"""Back to a moment, and later to another: deploy/backup/restore-to with a real server."""

from pathlib import Path

import pytest

from .own_postgres import own_database

pytestmark = [pytest.mark.slow, pytest.mark.any_database]


@pytest.fixture(scope="module")
def database():
    """A copy, then a row "one" with its moment, then a row "two" with its moment, all archived."""
    with own_database() as server:
        server.sql("CREATE TABLE rows (what text)")
        server.copy = Path(server.run("base-backup", server.folder / "backups"))
        server.moments = {}
        for what in ("one", "two"):
            write(server, what)
        write(server, "three")
        yield server


def write(server, what):
    server.sql(f"INSERT INTO rows VALUES ('{what}')")
    server.moments[what] = server.sql("SELECT clock_timestamp()")
    server.archive()


def rows(server):
    return server.sql("SELECT what FROM rows ORDER BY what").splitlines()


@pytest.fixture
def restore(database):
    def to(name, *words, wal=None):
        data = database.folder / name
        wal = wal or database.folder / "backups" / "wal"
        database.run("restore-to", database.copy, wal, data, *words)
        database.stop()
        database.start_on(data)

    return to


@pytest.fixture
def wal(database, tmp_path_factory):
    """A second folder with the log, for a test to spoil."""
    folder = database.folder / "spoilt"
    database.run("cp", "--archive", database.folder / "backups" / "wal", folder)
    yield folder
    database.run("rm", "-r", folder)


def pieces(folder):
    return sorted(path for path in folder.iterdir() if len(path.name) == 27)


class TestRefused:
    def refused(self, database, folder, said):
        data = database.folder / "refused"
        with pytest.raises(RuntimeError, match=said):
            database.run("restore-to", database.copy, folder, data)
        assert not data.exists()

    def test_no_folder(self, database):
        self.refused(database, database.folder / "nowhere", "there is no folder")

    def test_another_folder(self, database):
        self.refused(database, database.folder / "deploy", "with which the log of this copy begins")

    def test_a_gap(self, database, wal):
        pieces(wal)[-2].unlink()
        self.refused(database, wal, f"{pieces(wal)[-1].name[:12]}.* is missing")

    def test_a_folder_that_goes_away_ends_the_restore(self, database):
        words = (database.folder / "nowhere" / ("0" * 24), database.folder / "back")
        restore_wal = database.folder / "deploy" / "backup" / "restore-wal"
        said = database.run("bash", "-c", '"$0" "$@" 2>&1 || echo $?', restore_wal, *words)
        assert int(said.split()[-1]) > 125


class TestTwoInARow:
    """Each in the order that it stands in: the second begins where the first has led."""

    def test_the_first(self, database, restore):
        restore("first", database.moments["one"])
        assert rows(database) == ["one"]

    def test_what_is_written_then_is_archived_in_a_line_of_its_own(self, database):
        write(database, "after the first")
        write(database, "later still")
        wal = database.folder / "backups" / "wal"
        database.wait((wal / "00000002.history.gz").exists)

    def test_the_line_has_to_be_named_then(self, database, restore):
        said = "opened timeline 2 in this log(.|\n)*current(.|\n)*a number"
        with pytest.raises(RuntimeError, match=said):
            restore("unnamed", database.moments["two"])

    def test_the_second_to_a_later_moment_of_the_copys_own_line(self, database, restore):
        restore("second", database.moments["two"], "current")
        assert rows(database) == ["one", "two"]

    def test_the_third_to_what_was_written_after_the_first(self, database, restore):
        restore("third", database.moments["after the first"], "2")
        assert rows(database) == ["after the first", "one"]

    @pytest.mark.parametrize(
        ("line", "said"), [("9", "there is no timeline 9"), ("latest", "a number or current")]
    )
    def test_a_line_that_is_none(self, restore, line, said):
        with pytest.raises(RuntimeError, match=said):
            restore("none", "", line)

    def test_a_gap_in_the_line_that_is_named(self, database, wal):
        of_second = [path for path in pieces(wal) if path.name.startswith("00000002")]
        (wal / of_second[0].name.replace("00000002", "00000001", 1)).unlink()
        of_second[0].unlink()
        with pytest.raises(RuntimeError, match=f"{of_second[0].name} is missing|is not there"):
            database.run("restore-to", database.copy, wal, database.folder / "no", "", "2")
