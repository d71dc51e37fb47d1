"""What many results cost to keep: python -m benchmarks.storage [RESULTS]

A PostgreSQL of its own with every commit on disk is filled with made-up results; then its bytes
are counted, and vacuum, backup and restore timed. Prints Markdown.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.operations.project import ROOT
from tests.stack import Cluster, owned, ports

RESULTS = 1_000_000
MEGABYTE = 1024**2
SIZES = """
SELECT c.relname, pg_total_relation_size(c.oid), pg_indexes_size(c.oid),
       c.reltuples::bigint
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.reltuples > 1000
ORDER BY 2 DESC
"""
INDEXES = """
SELECT indexrelname, pg_relation_size(indexrelid) FROM pg_stat_user_indexes
WHERE relname = 'assessments_assessment' ORDER BY 2 DESC
"""
CONTENT = "SELECT avg(pg_column_size(content))::int, max(pg_column_size(content)) FROM %s"


@contextmanager
def cluster() -> Iterator[tuple[Cluster, Path]]:
    """A durable server of its own, and a folder for its backups."""
    with tempfile.TemporaryDirectory(prefix="leg-check.", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Cluster(folder / "server", "127.0.0.1", ports(1)[0]) as server:
            server.query("ALTER SYSTEM SET shared_buffers = '1GB'", database="postgres")
            server.query("ALTER SYSTEM SET max_wal_size = '4GB'", database="postgres")
            server.query("ALTER SYSTEM SET maintenance_work_mem = '512MB'", database="postgres")
            server.restart()
            yield server, folder


def fill(server: Cluster, results: int) -> None:
    """Migrations, and so many made-up results."""
    address = f"postgres://leg_check@127.0.0.1:{server.port}/leg_check"
    environment = {**os.environ, "DATABASE_URL": address}
    for words in (["migrate", "--verbosity=0"], ["sample_data", "--count", str(results)]):
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=sys.stderr)


def timed(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    begun = time.monotonic()
    call()
    return time.monotonic() - begun


def size_of(folder: Path) -> int:
    """Bytes of all files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def tables(server: Cluster) -> None:
    """Bytes by table and index."""
    print("\n| table | rows | MB in all | MB of indexes | bytes a row |\n|---|---|---|---|---|")
    for name, total, indexes, rows in server.query(SIZES):
        sizes = f"{total / MEGABYTE:.0f} | {indexes / MEGABYTE:.0f}"
        print(f"| {name} | {rows:,} | {sizes} | {total / max(rows, 1):.0f} |")
    print("\n| index of assessments | MB |\n|---|---|")
    for name, size in server.query(INDEXES):
        print(f"| {name} | {size / MEGABYTE:.0f} |")
    average, most = server.query(CONTENT % "assessments_assessment")[0]
    print(f"\nContent of an assessment, compressed and encrypted: {average} bytes, at most {most}.")


def copies(server: Cluster, folder: Path) -> None:
    """Times of vacuum, of backups of both kinds, and of restoring them."""
    where = ["--host", "127.0.0.1", "--port", str(server.port), "--username", "leg_check"]
    backups = owned(folder / "backups", "postgres")
    dump, base = backups / "dump", backups / "base"
    server.run("psql", *where, "--dbname", "postgres", "-c", "CREATE DATABASE restored")
    steps: list[tuple[str, Callable[[], object], Path | None]] = [
        ("VACUUM ANALYZE", lambda: server.query("VACUUM ANALYZE"), None),
        ("VACUUM FREEZE ANALYZE", lambda: server.query("VACUUM (FREEZE, ANALYZE)"), None),
        (
            "pg_dump, 2 jobs",
            lambda: server.run("pg_dump", *where, "--format=directory", "--jobs=2", "--compress=1",
                                "--file", dump, "leg_check"),
            dump,
        ),
        (
            "pg_restore, 2 jobs",
            lambda: server.run("pg_restore", *where, "--jobs=2", "--exit-on-error",
                                "--dbname=restored", dump),
            None,
        ),
        (
            "pg_basebackup",
            lambda: server.run("pg_basebackup", *where, "--pgdata", base, "--checkpoint=fast"),
            base,
        ),
    ]  # fmt: skip
    print("\n| what | seconds | MB |\n|---|---|---|")
    for name, step, made in steps:
        seconds = timed(step)
        print(f"| {name} | {seconds:.0f} | {f'{size_of(made) / MEGABYTE:.0f}' if made else ''} |")
    rows = "SELECT count(*) FROM assessments_assessment"
    same = server.query(rows) == server.query(rows, database="restored")
    print(f"\nThe restored database has {'as many' if same else 'NOT AS MANY'} assessments.")
    if not same:
        raise SystemExit(1)


def main(results: int) -> None:
    with cluster() as (server, folder):
        seconds = timed(lambda: fill(server, results))
        server.query("ANALYZE")
        print(f"{results:,} results, loaded in {seconds:.0f} s.")
        tables(server)
        copies(server, folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RESULTS)
