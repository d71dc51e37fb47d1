"""What is on record cannot be changed by anyone who can run SQL through the site, either."""

from typing import Any

from django.db import migrations

# By table: the columns that never change. Notes and messages of entries can be encrypted anew when
# a key is changed, so that the model alone guards them.
FIXED = {
    "assessments_review": ("case_id", "by_id", "at", "decision"),
    "assessments_auditevent": (
        *("at", "actor_id", "address", "action", "why"),
        *("record", "reference", "references"),
    ),
}
FUNCTION = """
CREATE FUNCTION assessments_never_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def _trigger(table: str, columns: tuple[str, ...], act: str) -> str:
    named = ", ".join(f'"{column}"' for column in columns)
    return (
        f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE OF {named} ON {table} "
        f"FOR EACH ROW {act}"
    )


def guard(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
        act = "EXECUTE FUNCTION assessments_never_changes()"
    else:
        act = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    for table, columns in FIXED.items():
        schema_editor.execute(_trigger(table, columns, act))


def unguard(apps: Any, schema_editor: Any) -> None:
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for table in FIXED:
        schema_editor.execute(
            f"DROP TRIGGER {table}_never_changes" + (f" ON {table}" if on_postgres else "")
        )
    if on_postgres:
        schema_editor.execute("DROP FUNCTION assessments_never_changes()")


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_staff_review")]
    operations = [migrations.RunPython(guard, unguard)]
