"""After an account is deleted, no table and no log holds anything of its patient."""

import logging
from datetime import timedelta

import pytest
from allauth.core.internal import ratelimit
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment, Case, Reminder, User
from assessments.services.sharing import hash_of
from tests import database_dump
from tests.cases import answered
from tests.sharing import TOKEN, linked
from tests.signing_in import mailed_code
from tests.walker import Walker

EMAIL = "zebulon.quix@example.org"
IN_THE_FILE = ("email", "reference")
LOGGERS = ("", "django", "allauth", "assessments")


def sign_in(client):
    client.post("/sign-in/", {"email": EMAIL})
    code = mailed_code(mail.outbox[-1])
    client.post("/sign-in/code/", {"code": code})


def seen_by_staff(user):
    """What the admin logs when staff change an account."""
    LogEntry.objects.create(
        user=User.objects.create_user("staff@example.org", is_staff=True),
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        object_repr=str(user),
        action_flag=CHANGE,
        change_message=f'[{{"added": {{"name": "email address", "object": "{EMAIL}"}}}}]',
    )


def a_life_on_the_site(client):
    """Two results, one begun check with suggestions, a reminder, and sign-ins here and there."""
    walker = Walker(client, {"conditions": ["aneurysm"]}, note="It began in Xanthochroia.")
    walker.walk()
    walker.walk()
    sign_in(client)
    first = Assessment.objects.first()
    client.post(f"/results/{first.pk}/again/")
    walker.walk(until="/check/feeling/")
    user = User.objects.get(email=EMAIL)
    Reminder.objects.create(owner=user, weeks=2, due_at=timezone.now())
    linked(first)
    Client().get(f"/shared/{TOKEN}/")
    seen_by_staff(user)
    elsewhere = Client()
    sign_in(elsewhere)
    yesterday = timezone.now() - timedelta(days=1)
    Session.objects.filter(pk=elsewhere.session.session_key).update(expire_date=yesterday)
    Client().post("/sign-in/", {"email": EMAIL.title()})


def count_of_tries():
    """The key of the cache's entry that counts how often the address was typed to sign in."""
    of = {"app": "allauth.account", "action": "request_login_code"}
    rate = next(rate for rate in ratelimit.get_rates(**of) if rate.per == "key")
    return cache.make_key(ratelimit.get_cache_key(None, **of, rate=rate, key=EMAIL))


def traces():
    """What would tell of the patient, by what it is."""
    first = Assessment.objects.first()
    return {
        "email": EMAIL,
        "half of it": "zebulon",
        "count of tries": count_of_tries(),
        "note": "xanthochroia",
        "answer": "aneurysm",
        "question": "ecq_walk",
        "reference": first.reference.lower(),
        "id": str(first.pk),
        "hash of a link": hash_of(TOKEN),
    }


def found(needles, text):
    return {what for what, needle in needles.items() if needle in text}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("no_earlier_tries")
def test_after_the_account_is_deleted_nothing_is_found(client, caplog, capfd):
    for name in LOGGERS:
        caplog.set_level(logging.DEBUG, name)
    a_life_on_the_site(client)
    needles = traces()
    file_needles = {what: needles[what] for what in IN_THE_FILE}
    # On PostgreSQL an id is shown with dashes, in SQLite it is stored without.
    ids = {needles["id"], needles["id"].replace("-", "")}
    before = database_dump.dump()
    assert found(needles, before) | {"id"} == set(needles)
    assert any(one in before for one in ids)
    assert found(file_needles, database_dump.file()) == set(IN_THE_FILE)

    done = client.post("/account/delete/", {"understood": "on"}, follow=True)
    assert done.redirect_chain[-1][0] == "/account/deleted/"
    client.get(f"/results/{needles['id']}/")

    after = database_dump.dump()
    assert found(needles, after) == set()
    assert not any(one in after for one in ids)
    assert found(file_needles, database_dump.file()) == set()
    assert LogEntry.objects.count() == 1
    printed = capfd.readouterr()
    logged = f"{caplog.text} {printed.out} {printed.err}".lower()
    assert "not found" in logged
    # The address of a page that is gone may name the result's random id, and nothing else.
    assert found(needles, logged) <= {"id"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("no_earlier_tries")
def test_what_was_sent_stays_with_the_clinic_and_is_nobodys_account(client):
    sign_in(client)
    walker = Walker(client, {"conditions": ["aneurysm"]}, note="It began in Xanthochroia.")
    client.post(f"{walker.walk().path}send/", {"name": "Zebedee Sample"})
    linked(Assessment.objects.get())
    kept = traces()
    answered(Case.objects.get(), "Please come on Monday.")
    walker.walk()
    unsent = Assessment.objects.first()
    assert EMAIL in database_dump.dump()

    client.post("/account/delete/", {"understood": "on"})

    case = Case.objects.select_related("assessment").get()
    assert (case.assessment.owner, case.assessment.visitor) == (None, None)
    assert case.contact["name"] == "Zebedee Sample"
    assert case.reviews.get().message == "Please come on Monday."
    assert not Assessment.objects.filter(pk=unsent.pk).exists()
    after = database_dump.dump()
    assert found(kept, after) >= {"note", "answer", "question", "reference"}
    gone = {"email", "half of it", "count of tries", "hash of a link"}
    assert found(kept, after).isdisjoint(gone)
    assert unsent.reference.lower() not in after


@pytest.mark.django_db(transaction=True)
def test_after_a_result_is_deleted_nothing_of_it_is_found(client):
    walker = Walker(client, {"conditions": ["aneurysm"]}, note="It began in Xanthochroia.")
    result = walker.walk()
    client.post(f"{result.path}again/")
    linked(Assessment.objects.get())
    held = ("note", "answer", "question", "reference", "hash of a link")
    needles = {what: traces()[what] for what in held}
    assert found(needles, database_dump.dump()) == set(needles)
    client.post(f"{result.path}delete/")
    assert found(needles, database_dump.dump()) == set()
