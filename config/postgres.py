"""How the site speaks to PostgreSQL: how long it waits, and to which server it goes."""

from collections.abc import Mapping
from typing import Any

POOL_WAIT_SECONDS = 3
"""For how long a request waits for a free connection of the pool, or for the first one."""

CONNECTION = {
    # Seconds for each server named: one that does not answer must not hold a web process.
    "connect_timeout": 3,
    # A server that is gone without a word is noticed after some 15 seconds, not after two hours.
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    # Milliseconds after which what was sent and not acknowledged counts as lost.
    "tcp_user_timeout": 10_000,
    # Of several servers named, the one that is the primary now.
    "target_session_attrs": "read-write",
}


def with_limits(options: Mapping[str, Any], *, statement_seconds: int) -> dict[str, Any]:
    """Options of a connection: those of DATABASE_URL, and ours where it says nothing.

    statement_seconds is how long one statement may take; 0 lets it, and an open transaction that
    does nothing for a while, take as long as it needs.
    """
    limits = {
        "statement_timeout": statement_seconds * 1000,
        # Whoever waits for a row or a table for so long gives way; a migration, too.
        "lock_timeout": 5000,
        "idle_in_transaction_session_timeout": 30_000 if statement_seconds else 0,
    }
    ours = [f"-c {name}={milliseconds}" for name, milliseconds in limits.items()]
    # Ours first: of a setting that is named twice the last counts.
    said = " ".join([*ours, str(options.get("options", ""))]).strip()
    return {**CONNECTION, **options, "options": said}


def pool_of(size: int) -> dict[str, Any]:
    """psycopg's pool, of each web process: at most so many connections."""
    return {"min_size": 1, "max_size": size, "timeout": POOL_WAIT_SECONDS}
