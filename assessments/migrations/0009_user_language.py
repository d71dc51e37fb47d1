"""The language that somebody chose to read in, kept with the account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0008_share_links")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="language",
            # With a default of the database's own: while some web nodes are still of the version
            # before, they make accounts without naming it.
            field=models.CharField(
                blank=True, db_default="", default="", editable=False, max_length=12
            ),
        ),
    ]
