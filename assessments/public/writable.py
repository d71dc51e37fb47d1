"""Whether the database takes writes. Each kind of database says so in a way of its own."""

from django.db import connection

ASK = {"postgresql": "SELECT current_setting('transaction_read_only') = 'off'"}
"""A standby answers, and takes no writes until it is promoted."""


def takes_writes() -> bool:
    """One statement. Raises django.db.Error where the database does not answer at all."""
    with connection.cursor() as cursor:
        cursor.execute(ASK.get(connection.vendor, "SELECT 1"))
        return bool(cursor.fetchone()[0])
