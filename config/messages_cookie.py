"""The cookie that a message waits in until the next page shows it."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class MessagesCookie(CookieStorage):
    """Under a name that fits the deployment, as the other cookies have."""

    @property
    def cookie_name(self) -> str:  # type: ignore[override]  # a constant of the class there
        return str(settings.MESSAGES_COOKIE_NAME)
