"""Links by which patients show a result, and each use of one."""

import uuid
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F, Q

# By table: the columns that never change, as in migration 0004: nobody who can run SQL through the
# site makes a link last longer, or open another result.
FIXED = {
    "assessments_sharelink": ("id", "assessment_id", "token_hash", "created_at", "expires_at"),
    "assessments_shareview": ("link_id", "at", "what"),
}


def guard(apps: Any, schema_editor: Any) -> None:
    on_postgres = schema_editor.connection.vendor == "postgresql"
    act = (
        "EXECUTE FUNCTION assessments_never_changes()"  # made by migration 0004
        if on_postgres
        else "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    )
    for table, columns in FIXED.items():
        named = ", ".join(f'"{column}"' for column in columns)
        schema_editor.execute(
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE OF {named} ON {table} "
            f"FOR EACH ROW {act}"
        )


def unguard(apps: Any, schema_editor: Any) -> None:
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for table in FIXED:
        schema_editor.execute(
            f"DROP TRIGGER {table}_never_changes" + (f" ON {table}" if on_postgres else "")
        )


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0007_cache_table"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShareLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="share_links",
                        to="assessments.assessment",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["assessment", "-created_at"], name="share_link_by_assessment"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(expires_at__gt=F("created_at")),
                        name="share_link_ends_after_made",
                    ),
                    models.CheckConstraint(
                        condition=Q(revoked_at=None) | Q(revoked_at__gte=F("created_at")),
                        name="share_link_stopped_after_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "what",
                    models.CharField(
                        choices=[("page", "Page"), ("pdf", "Pdf"), ("fhir", "Fhir")], max_length=4
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="views",
                        to="assessments.sharelink",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["link", "-at"], name="share_view_by_link")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(what__in=["page", "pdf", "fhir"]),
                        name="share_view_of_something",
                    )
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
