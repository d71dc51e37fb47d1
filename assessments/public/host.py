"""Who runs the site and answers for what it keeps, as its settings name them."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Host:
    """name and mail are "" where the settings name none."""

    name: str
    mail: str


def host() -> Host:
    return Host(settings.HOST_NAME, settings.CONTACT_MAIL)
