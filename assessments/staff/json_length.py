"""How many items a stored JSON list has. Each database has its own name for it."""

from typing import Any

from django.db.models import Func, IntegerField


class JsonLength(Func):
    """Counted by the database, so that a long list need not be read."""

    function = "jsonb_array_length"
    arity = 1
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="json_array_length", **context)
