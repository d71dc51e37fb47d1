"""The table of the cache, also where a Redis was named when the first ones were made.

It stands in for the Redis while that does not answer, and takes its place where a host goes back.
"""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_cache_table(apps: Any, schema_editor: Any) -> None:
    """Does nothing where the table is there."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0006_job_runs")]

    operations = [migrations.RunPython(make_cache_table, migrations.RunPython.noop)]
