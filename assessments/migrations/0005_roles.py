"""The groups that a host gives staff: what each may do, and nothing more."""

from typing import Any

from django.db import migrations

Rights = dict[str, tuple[str, ...]]
REVIEWER: Rights = {"case": ("view_case", "review_case")}
LEAD: Rights = {
    "case": (*REVIEWER["case"], "assign_case", "export_case", "view_figures"),
    "auditevent": ("view_auditevent",),
}
ADMINISTRATOR: Rights = {
    "user": ("view_user", "add_user", "delete_user", "give_rights"),
    "authenticator": ("view_authenticator", "delete_authenticator"),
}
ROLES = {"Reviewer": REVIEWER, "Lead": LEAD, "Administrator": ADMINISTRATOR}
APPS = {"authenticator": "mfa"}


def make_roles(apps: Any, schema_editor: Any) -> None:
    """Django makes permissions only once every migration is done: those needed are made here."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    for role, rights in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        for model, codenames in rights.items():
            kind, _ = content_types.get_or_create(
                app_label=APPS.get(model, "assessments"), model=model
            )
            for codename in codenames:
                names = {"name": codename.replace("_", " ").capitalize()}
                right, _ = permissions.get_or_create(
                    content_type=kind, codename=codename, defaults=names
                )
                group.permissions.add(right)


def remove_roles(apps: Any, schema_editor: Any) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0004_append_only"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, remove_roles)]
