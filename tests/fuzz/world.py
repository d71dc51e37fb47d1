"""Who asks, and whose data they must not get: words in those are found again."""

import copy
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from assessments import services
from assessments.models import (
    Assessment,
    AuditEvent,
    Case,
    Draft,
    Holder,
    Reminder,
    Review,
    ShareLink,
    User,
)
from assessments.models.audit_event import Action
from tests.cases import answered, sent_case
from tests.histories import checked
from tests.questionnaire.drafts import HARMLESS, filled
from tests.signing_in import signed_in, with_second_factor
from tests.staff.staff_members import person

from . import nonsense

ROLES = ("without a role", "Reviewer", "Lead", "Administrator", "superuser")
PEOPLE = ("nobody", "visitor", "patient", *ROLES)
READERS = {"Reviewer", "Lead", "superuser"}
OFFICE = {"Administrator", "superuser"}
VISITOR = UUID(int=0xA11CE)
HEALTH = ("zqnote-sent", "zqnote-kept", "zqnote-draft", "zqname", "zqreach", "zqstaffnote")
"""Words in what belongs to others, which nobody would come up with."""
EMAIL = "zqmail@example.org"


@cache
def _handler(checks_csrf: bool) -> ClientHandler:
    """One for all requests: each new one reads the list of all static files."""
    return ClientHandler(enforce_csrf_checks=checks_csrf)


@dataclass
class World:
    """Everyone's browsers and the records that they are about."""

    browsers: dict[str, Client] = field(default_factory=dict)
    own_ids: dict[str, list[str]] = field(default_factory=dict)
    their_ids: list[str] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    """By person: the rows of others, as they were made."""
    hidden: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By person: the words that no answer to them may hold."""

    def browser_of(self, who: str, *, checks_csrf: bool = False) -> Client:
        """A browser as it was at first, whatever became of it in an earlier request."""
        browser = Client()
        browser.handler = _handler(checks_csrf)
        browser.cookies = copy.deepcopy(self.browsers[who].cookies)
        return browser

    def theirs_at(self, path: str) -> str:
        """The record of somebody else that an address of its kind is about."""
        case, kept, _, owner, _, app, event, _ = self.their_ids
        kinds = {"/case/": case, "/user/": owner, "/authenticator/": app, "/auditevent/": event}
        return next((pk for kind, pk in kinds.items() if kind in path), kept)

    def ids_for(self, who: str) -> list[str]:
        """What may stand in an address: what is theirs, and what is not."""
        return [*self.own_ids[who], *self.their_ids]


def made() -> World:
    """Makes everyone. The id of a reminder is left out: it is a secret that a mail hands out."""
    world = World()
    owner = User.objects.create_user(EMAIL)
    EmailAddress.objects.create(user=owner, email=EMAIL, verified=True, primary=True)
    services.set_reminder(owner=owner, weeks=2)
    sent, kept = _records_of(Holder(account=owner.pk))
    stranger_sent, _ = _records_of(Holder(visitor=UUID(int=0xB0B)))
    nurse = User.objects.create_user("zqnurse@example.org", is_staff=True)
    answered(sent, "zqmessage", note="zqstaffnote", by=nurse)
    with_second_factor(nurse)
    app = Authenticator.objects.get(user=nurse)
    services.record(services.Access(nurse), Action.READ, sent)
    event = AuditEvent.objects.latest("pk")
    world.their_ids = [str(one.pk) for one in (sent, kept, stranger_sent, owner, nurse, app, event)]
    world.their_ids += [str(Draft.objects.held_by(Holder(account=owner.pk)).get().pk)]
    services.share(assessment=kept, token="zqtoken", lasts=timedelta(days=1))
    _add_patients(world)
    mine = Assessment.objects.get(pk=world.own_ids["patient"][1])
    services.share(assessment=mine, token=nonsense.OPENS, lasts=timedelta(days=1))
    for role in ROLES:
        _add(world, role, with_second_factor(_staff(role)))
    _hide(world, [sent, stranger_sent], kept)
    world.before = {who: theirs(who) for who in PEOPLE}
    return world


def _records_of(holder: Holder) -> tuple[Case, Assessment]:
    """A case, a result that was not sent, and a draft."""
    sent = sent_case(
        {"note": "zqnote-sent"}, holder=holder, name="zqname", reach="zqreach@example.org"
    )
    kept = checked({"note": "zqnote-kept"}, holder=holder)
    kept.submitted_at = kept.started_at = timezone.now()
    kept.save()
    Draft.objects.create(**holder.columns, saved=_complete("zqnote-draft"))
    return sent, kept


def _complete(note: str) -> dict[str, Any]:
    return filled(HARMLESS | {"note": note})


def _add_patients(world: World) -> None:
    _add(world, "nobody", Client())
    visitor = Client()
    session = visitor.session
    session["visitor"] = str(VISITOR)
    session.save()
    visitor.cookies["session"] = str(session.session_key)
    patient = signed_in("me-patient@example.org")
    account = User.objects.get(email="me-patient@example.org")
    for who, browser, holder in (
        ("visitor", visitor, Holder(visitor=VISITOR)),
        ("patient", patient, Holder(account=account.pk)),
    ):
        sent = sent_case({"note": "mine"}, holder=holder, name="me")
        kept = checked({"em_leg": ["cold"]}, holder=holder)
        kept.submitted_at = kept.started_at = timezone.now()
        kept.save()
        draft = Draft.objects.create(**holder.columns, saved=_complete("mine"))
        _add(world, who, browser, str(sent.pk), str(kept.pk), str(draft.pk))


def _add(world: World, who: str, browser: Client, *ids: str) -> None:
    world.browsers[who] = browser
    world.own_ids[who] = list(ids)


def _staff(role: str) -> User:
    user = person(role)
    User.objects.filter(pk=user.pk).update(email=f"me-{role.replace(' ', '-')}@example.org".lower())
    return User.objects.get(pk=user.pk)


def _hide(world: World, sent: list[Case], kept: Assessment) -> None:
    """A reader may see what was sent, and the office who has an account; nobody the rest."""
    never = ("zqnote-kept", "zqnote-draft", kept.reference, kept.spoken_reference)
    of_cases = [word for case in sent for word in (case.assessment.reference, str(case))]
    for who in PEOPLE:
        words = {*HEALTH, *of_cases, *never, EMAIL, "zqmessage", "zqnurse"}
        if who in READERS:
            words = set(never)
        elif who in OFFICE:
            words -= {EMAIL, "zqnurse"}
        world.hidden[who] = tuple(sorted(words))


def theirs(who: str) -> dict[str, Any]:
    """Every row of the others that this person may not change, to be compared."""
    fixed: dict[str, Any] = {
        "drafts": Draft.objects.all(),
        "results": Assessment.objects.all(),
        "entries": Review.objects.all(),
        "accounts": User.objects.filter(email__startswith="zq"),
        "reminders": Reminder.objects.filter(owner__email=EMAIL),
        "links": ShareLink.objects.filter(assessment__owner__email=EMAIL),
        "addresses": EmailAddress.objects.filter(email=EMAIL),
        "apps": Authenticator.objects.filter(user__email__startswith="zq"),
        "cases": Case.objects.all(),
        "events": AuditEvent.objects.filter(actor__email__startswith="zq"),
    }
    if who in {"visitor", "patient"}:
        mine: dict[str, Any] = (
            {"visitor": VISITOR} if who == "visitor" else {"owner__email": "me-patient@example.org"}
        )
        fixed["drafts"] = fixed["drafts"].exclude(**mine)
        fixed["results"] = fixed["results"].exclude(**mine)
        fixed["cases"] = fixed["cases"].exclude(
            **{f"assessment__{name}": value for name, value in mine.items()}
        )
    for may_change in _MAY_CHANGE.get(who, ()):
        del fixed[may_change]
    if who in READERS and "entries" in fixed:
        fixed["entries"] = fixed["entries"].filter(by__email__startswith="zq")
    return {name: _stored(rows) for name, rows in fixed.items()}


def _stored(rows: Any) -> dict[Any, Any]:
    """The rows by their id, as they are stored: to compare them nothing need be decrypted."""
    with connection.cursor() as cursor:
        cursor.execute(*rows.order_by().query.sql_with_params())
        return {row[0]: [_plain(cell) for cell in row] for row in cursor.fetchall()}


def _plain(cell: Any) -> Any:
    return bytes(cell) if isinstance(cell, memoryview) else cell


_OF_ACCOUNTS = (
    *("drafts", "results", "accounts", "reminders", "addresses", "apps", "cases", "links"),
)
_MAY_CHANGE = {
    "Reviewer": ("cases",),
    "Lead": ("cases",),
    # Who looks after accounts deletes those of patients, and all that they hold with them.
    "Administrator": _OF_ACCOUNTS,
    "superuser": _OF_ACCOUNTS,
}


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What is no longer as it was; a row that is new belongs to whoever asked."""
    return [
        f"{name} {pk}"
        for name, rows in before.items()
        for pk, row in rows.items()
        if after[name].get(pk) != row
    ]
