"""Runs drills and prints what each came to: python -m drills [NAME ...]"""

import os
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime

from . import abuse, cache, database, disk, release, restore, web_nodes
from .traffic import Verdict

DRILLS: dict[str, Callable[[], Verdict]] = {
    "worker-killed": web_nodes.worker_killed,
    "node-killed": web_nodes.node_killed,
    "database-restarted": database.database_restarted,
    "failover": database.standby_promoted,
    "disk-full-postgres": disk.disk_full_postgres,
    "disk-full-sqlite": disk.disk_full_sqlite,
    "migration": release.migration_under_load,
    "slow-clients": abuse.slow_clients,
    "sign-in-attempts": abuse.sign_in_attempts,
    "large-body": abuse.large_body,
    "foreign-cookie": abuse.foreign_cookie,
    "cache-gone": cache.cache_gone,
    "restore-sqlite": restore.restore_sqlite,
    "restore-postgres": restore.restore_postgres,
}


def run(name: str) -> Verdict:
    """One drill; what breaks it off is what was wrong."""
    try:
        return DRILLS[name]()
    except Exception as error:
        traceback.print_exc()
        verdict = Verdict(name, "broken off")
        verdict.wrong.append(f"{type(error).__name__}: {error}")
        return verdict


def main(names: list[str]) -> int:
    unknown = set(names) - set(DRILLS)
    if unknown:
        print(f"No such drill: {', '.join(sorted(unknown))}. There are: {', '.join(DRILLS)}.")
        return 2
    print(f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} CPUs\n")
    print("| drill | what was done | what was found | outcome |\n|---|---|---|---|")
    failed = 0
    for name in names or DRILLS:
        begun = time.monotonic()
        verdict = run(name)
        failed += bool(verdict.wrong)
        print(verdict.line(), flush=True)
        print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    print(f"\n{'Every drill passed.' if not failed else f'{failed} drills failed.'}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main([*os.environ.get("DRILLS", "").split(), *sys.argv[1:]]))
