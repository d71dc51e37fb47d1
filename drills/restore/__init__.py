"""Backs up, breaks and restores, on databases of its own, and says what is there afterwards.

It uses what a host uses: manage.py backup, deploy/backup, manage.py verify_records. Patients submit
checks meanwhile.
"""

from .from_file import restore_sqlite
from .from_server import restore_postgres

__all__ = ["restore_postgres", "restore_sqlite"]
