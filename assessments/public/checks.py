"""What a host is warned of by `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

NOBODY = "leg_check.W001"
PRESET_NUMBER = "leg_check.W002"


@register(deploy=True)
def somebody_is_named(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Patients have a right to know who keeps what they said, and whom to ask."""
    missing = [name for name in ("HOST_NAME", "CONTACT_MAIL") if not getattr(settings, name)]
    if not missing:
        return []
    said = f"Nobody is named to patients as who runs this site: set {' and '.join(missing)}."
    hint = "The pages about privacy, accessibility and contact say so until it is done."
    return [Warning(said, hint=hint, id=NOBODY)]


@register(deploy=True)
def the_emergency_number_is_the_hosts(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A country's number was not looked up, and may not be what is called where the host is."""
    if settings.EMERGENCY_NUMBER_IS_SET or not settings.COUNTRY:
        return []
    said = f"EMERGENCY_NUMBER is not set: {settings.EMERGENCY_NUMBER} comes from COUNTRY."
    hint = "It is from general knowledge. Check what your patients call, and set it."
    return [Warning(said, hint=hint, id=PRESET_NUMBER)]
