"""One row for each visitor."""

from django.db import models


class Row(models.Model):
    visitor = models.UUIDField(primary_key=True)
    text = models.CharField(max_length=200)

    class Meta:
        app_label = "bare"
