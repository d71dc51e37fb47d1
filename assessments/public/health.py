"""Whether this process lives, and whether it can serve."""

from django.core.cache import caches
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

MIGRATED = "readyz-migrated"


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; it asks nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration, else 503 with the reason."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        missing = migrations_missing()
    except Error:
        return _not_ready("the database does not answer")
    if missing:
        return _not_ready("the database lacks migrations: run manage.py migrate")
    return HttpResponse("ready\n", content_type="text/plain")


def migrations_missing() -> bool:
    """Looked up once a minute at most: it reads every migration file.

    Each process remembers it for itself, since in an update old and new programs run side by side.
    """
    remembered = caches["process"]
    known = remembered.get(MIGRATED)
    if known is None:
        executor = MigrationExecutor(connection)
        known = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        remembered.set(MIGRATED, known, timeout=60)
    return not known


def _not_ready(why: str) -> HttpResponse:
    return HttpResponse(f"not ready: {why}\n", content_type="text/plain", status=503)
