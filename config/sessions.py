"""Sessions in the database, saved again where the database failed.

What a request changed in its session is saved once its view is done: by then what the patient sent
is stored, and lost to them if the session that it belongs to is not.
"""

import re
from functools import partial

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError

from assessments.services.faults import fault_of, repeat

KEY = re.compile(r"[a-z0-9]{32}")


class SessionStore(db.SessionStore):
    """Django's own, under the name by which it signs."""

    def __init__(self, session_key: str | None = None) -> None:
        """A key that no site makes stands for no session, whatever characters are in it."""
        super().__init__(session_key if session_key and KEY.fullmatch(session_key) else None)

    def save(self, must_create: bool = False) -> None:
        """Raises UpdateError when the session was deleted meanwhile, and for nothing else."""
        if self.session_key is None:
            return self.create()
        return repeat(partial(self._save, must_create))

    def _save(self, must_create: bool) -> None:
        try:
            super().save(must_create)
        except UpdateError as error:
            # Django says that of whatever a database raised.
            raised = error.__context__
            if raised is not None and fault_of(raised) is not None:
                raise raised from raised.__cause__
            raise
