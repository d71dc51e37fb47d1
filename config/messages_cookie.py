"""The cookie that a message waits in until the next page shows it."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class MessagesCookie(CookieStorage):
    """Under a name that fits the deployment, as the other cookies have."""

    cookie_name = settings.MESSAGES_COOKIE_NAME
