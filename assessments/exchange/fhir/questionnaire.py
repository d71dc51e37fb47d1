"""The questions as a FHIR Questionnaire, made from the pages themselves (in the manner of SDC)."""

from collections.abc import Iterator, Set
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from assessments.questionnaire.host import service
from assessments.questionnaire.journey import ENDS, Ended
from assessments.questionnaire.pages import PAGES, Page
from assessments.questionnaire.sections import WARNING_SIGNS
from assessments.questionnaire.version import VERSION

from . import addresses, published
from .enabling import enabled
from .items import Item, control, display, help_text, question
from .translations import in_every_language, in_language, with_translations

NOT_ASKED = frozenset({"shared_device"})
"""What is about this site's own session, and so means nothing elsewhere."""


def questionnaire(language: str | None = None) -> dict[str, Any]:
    """In that one language; without one in the host's, with translations into all the others."""
    if language:
        return in_language(_plain, language)
    return in_every_language(_plain, with_translations)


def asked_of(page: type[Page]) -> list[str]:
    """The link ids of a page's questions, which are the names of its fields."""
    return [name for name in page.answer_fields() if name not in NOT_ASKED]


def page_link_id(page: type[Page]) -> str:
    """Of the group that stands for a page: a slug alone may be a question's id as well."""
    return f"page-{page.slug}"


def _plain() -> dict[str, Any]:
    about = gettext("Questions for adults with cramps, pain or swelling in the legs.")
    head = published.head(
        "Questionnaire",
        addresses.QUESTIONNAIRE,
        addresses.questionnaire(),
        VERSION,
        published.TITLE,
    )
    return head | {
        "subjectType": ["Patient"],
        "description": f"{about} {_notice()}",
        "item": list(_pages()),
    }


def _notice() -> str:
    """Elsewhere nothing judges the answers, and nothing stops at a warning sign."""
    return (
        gettext(
            "This form alone gives no advice: only Leg Check itself can, from your answers. "
            "Do not wait for that. If it may be an emergency, call %(number)s now."
        )
        % _number()
    )


def _call() -> str:
    """Beside signs of which some are an emergency and some are not: here the site would judge."""
    return (
        gettext(
            "If you think it is an emergency, call %(number)s now. Do not finish this form first."
        )
        % _number()
    )


def _pages() -> Iterator[Item]:
    earlier: set[str] = set()
    for page in PAGES:
        asked = enabled(page.asked_when, earlier)
        earlier.update(asked_of(page))
        yield {
            "extension": [control("page")],
            "linkId": page_link_id(page),
            "text": str(page.title),
            "type": "group",
            **asked,
            "item": list(_items(page, earlier)),
        }


def _items(page: type[Page], earlier: Set[str]) -> Iterator[Item]:
    group = page_link_id(page)
    if page is PAGES[0]:
        yield display(f"{group}-notice", _notice())
    if page.section is WARNING_SIGNS:
        yield display(f"{group}-call", _call())
    yield help_text(f"{group}-why", str(page.why))
    fields = page.answer_fields()
    yield from (question(name, fields[name]) for name in asked_of(page))
    for condition, ended in ENDS:
        if condition.question in fields:
            words = display(f"ended-{addresses.resource_id(ended)}", _ended(ended))
            yield words | enabled(condition, earlier)


def _ended(ended: Ended) -> str:
    """In the words of the page that the site shows then, with whom to call in place of its box."""
    said = {Ended.DECLINED: _declined, Ended.UNDER_AGE: _under_age}[ended]
    call = gettext("If it may be an emergency, call %(number)s now.") % _number()
    return " ".join([gettext("This check ends here."), *said(), call])


def _declined() -> Iterator[str]:
    urgent = {"urgent": service("URGENT_ADVICE")}
    yield gettext("That is fine. If your leg worries you, ask %(care)s.") % _care()
    yield (
        gettext("If it is new, one leg swells, or the pain does not go, call %(urgent)s today.")
        % urgent
    )


def _under_age() -> Iterator[str]:
    yield gettext(
        "Its questions and advice were made for people of 18 or over. Legs of young people can "
        "hurt for other reasons."
    )
    yield (
        gettext(
            "Please tell a parent or another adult, and ask %(care)s. If the leg is swollen, hot, "
            "very painful or you feel ill, do it today."
        )
        % _care()
    )


def _number() -> dict[str, str]:
    return {"number": settings.EMERGENCY_NUMBER}


def _care() -> dict[str, str]:
    return {"care": service("USUAL_CARE")}
