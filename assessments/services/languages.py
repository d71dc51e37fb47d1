"""Which language a patient is written to and shown, and keeping what was chosen with an account."""

from django.conf import settings
from django.utils import translation

from assessments.models import User


def is_served(language: str) -> bool:
    """Whether this host serves it: what was chosen once may have been switched off since."""
    return language in dict(settings.LANGUAGES)


def language_in_use() -> str:
    """The language that is active now, as the host serves it (es for es-mx); else the host's."""
    active = translation.get_language() or settings.LANGUAGE_CODE
    try:
        return str(translation.get_supported_language_variant(active))
    except LookupError:
        return str(settings.LANGUAGE_CODE)


def language_of(user: User | None, otherwise: str = "") -> str:
    """What somebody is written to in: their choice, else that other one, else the host's."""
    wanted = (user.language if user else "", otherwise)
    return next(filter(is_served, wanted), settings.LANGUAGE_CODE)


def choose_language(*, user: User, language: str) -> None:
    """Keeps it with the account, for its mails and for each browser that signs in."""
    user.language = language
    User.objects.filter(pk=user.pk).exclude(language=language).update(language=language)


def language_at_sign_in(*, user: User) -> str:
    """The account's language. An account that has none takes the one in use.

    Where a host serves one language alone nobody chooses, and nothing is kept.
    """
    if is_served(user.language):
        return user.language
    language = language_in_use()
    if len(settings.LANGUAGES) > 1:
        choose_language(user=user, language=language)
    return language
