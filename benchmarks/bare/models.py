"""One row for each visitor."""

from typing import ClassVar

from django.db import models


class Row(models.Model):
    visitor = models.UUIDField(primary_key=True)
    text = models.CharField(max_length=200)

    objects: ClassVar[models.Manager["Row"]] = models.Manager()

    def __str__(self) -> str:
        return self.text
