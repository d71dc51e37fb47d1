"""What was sent is seen afterwards: how far it is, and what the clinic answered."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Case, Holder, Review, User
from assessments.models.append_only import AppendOnlyQuerySet
from assessments.models.review import Decision
from assessments.patients.listing import STATES
from tests.cases import PRIVATE, answered, sent_case
from tests.histories import checked
from tests.queries import queries
from tests.signing_in import signed_in
from tests.walker import Walker

from .pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]


def test_what_was_sent_is_shown_when_the_clinic_is_gone(result, client, settings):
    client.post(f"{result}send/", {})
    settings.CLINIC_NAME = ""
    assert "No one at the clinic" in text_of(client.get(result))


@pytest.mark.parametrize("decision", [None, Decision.NOT_REACHED, Decision.CALLED])
def test_the_state_is_said_in_plain_words(result, client, decision):
    client.post(f"{result}send/", {})
    case = Case.objects.get()
    if decision:
        answered(case, decision=decision)
        case.refresh_from_db()
    for path in (result, "/results/"):
        assert str(STATES[case.state]) in text_of(client.get(path))
    called = f"this reference: {case.assessment.spoken_reference}" in text_of(client.get(result))
    assert called is (decision is Decision.NOT_REACHED)


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ({}, None),
        ({"name": "Ada Sample"}, "Sent for: Ada Sample"),
        ({"born": "1962-02-03"}, "Sent for: 3 February 1962"),
        ({"name": "Ada", "born": "1962-02-03"}, "Sent for: Ada, 3 February 1962"),
    ],
)
def test_who_it_was_sent_for_is_shown(client, contact, shown):
    patient = User.objects.create_user("patient@example.org")
    case = sent_case(holder=Holder(account=patient.pk), **contact)
    text = " ".join(text_of(signed_in(client=client).get(f"/results/{case.pk}/")).split())
    if shown:
        assert shown in text
    else:
        assert "Sent for:" not in text


@pytest.mark.parametrize("number", ["", "030 123456"])
def test_the_number_to_call_is_given_where_there_is_one(result, client, settings, number):
    settings.CLINIC_PHONE = number
    client.post(f"{result}send/", {})
    answered(Case.objects.get(), decision=Decision.NOT_REACHED)
    html = client.get(result).content.decode()
    assert (f'href="tel:{number}"' in html) is bool(number)


def test_what_is_overdue_is_not_to_be_waited_for(result, client):
    client.post(f"{result}send/", {})
    long_ago = timezone.now() - timedelta(days=9)
    Case.objects.update(sent_at=long_ago, due_at=long_ago)
    assert "It should have been read by" in text_of(client.get(result))


def test_a_message_is_new_until_it_was_seen(result, client):
    client.post(f"{result}send/", {})
    answered(Case.objects.get(), "Please come on <Monday>.\nBring this.")
    new = "New message from the clinic"
    assert new in text_of(client.get("/results/"))
    client.head(result)
    assert Review.objects.get().read_at is None
    shown = client.get(result)
    assert new in text_of(shown)
    assert "Please come on &lt;Monday&gt;.<br>Bring this." in shown.content.decode()
    assert PRIVATE not in shown.content.decode()
    assert "nurse@" not in shown.content.decode()
    seen = Review.objects.get().read_at
    assert seen is not None
    for path in (result, "/results/", f"{result}send/"):
        response = client.get(path)
        assert new not in text_of(response)
        assert PRIVATE not in response.content.decode()
    assert Review.objects.get().read_at == seen


def test_a_message_is_shown_when_it_cannot_be_marked(result, client, monkeypatch):
    client.post(f"{result}send/", {})
    answered(Case.objects.get(), "Please come on Monday.")

    def refuse(*_, **__):
        raise OperationalError("read only")

    monkeypatch.setattr(AppendOnlyQuerySet, "update", refuse)
    assert "Please come on Monday." in text_of(client.get(result))


def test_what_is_looked_at_again_writes_nothing(result, client):
    client.post(f"{result}send/", {})
    answered(Case.objects.get(), "Please come on Monday.")
    client.get(result)
    asked = queries(lambda: client.get(result))
    assert not [sql for sql in asked if not sql.startswith("SELECT")]


def test_the_list_asks_the_same_however_many_were_sent(client):
    browser = signed_in(client=client)
    holder = Holder(account=User.objects.get().pk)
    few = many = None
    for count in (1, 9):
        for _ in range(count):
            answered(sent_case(holder=holder), "Please come.")
        checked(holder=holder).save()
        few, many = many, len(queries(lambda: browser.get("/results/")))
    assert few == many


def test_deleting_says_what_stays_with_the_clinic(settings):
    settings.CASE_DAYS = 5 * 365
    own = signed_in()
    result = Walker(own).walk().path
    for path in (f"{result}delete/", "/account/delete/"):
        assert "stays there" not in text_of(own.get(path))
    own.post(f"{result}send/", {})
    for path in (f"{result}delete/", "/account/delete/"):
        text = text_of(own.get(path))
        assert "stays there as part of its records" in text
        assert "5 years" in text
    own.post(f"{result}delete/")
    assert own.get(result).status_code == 404
    assert Case.objects.get().assessment.owner is None


# Erased by the clinic -----------------------------------------------------------------------------


@pytest.fixture
def erased(result, client):
    """The path of a result that was sent, and that the clinic has erased."""
    client.post(f"{result}send/", {"name": "Ada"})
    nurse = services.Access(User.objects.create_user("nurse@example.org", is_staff=True))
    services.erase_case(reference=Case.objects.get().assessment.reference, access=nurse)
    return result


def test_the_patient_is_told_that_the_clinic_deleted_it(erased, client):
    page = client.get(erased)
    assert "The clinic has deleted this" in text_of(page)
    assert f"{erased}send/" not in page.content.decode()


def test_it_is_not_sent_again(erased, client):
    for answer in (client.get(f"{erased}send/"), client.post(f"{erased}send/", {"name": "Ada"})):
        assert answer.url.split("#")[0] == erased
    assert not Case.objects.exists()
    with pytest.raises(services.NoLongerCurrent):
        services.send(assessment=Assessment.objects.get(), contact={})


def test_another_check_can_be_sent(erased, client):
    path = Walker(client).walk().path
    client.post(f"{path}send/", {})
    assert Case.objects.count() == 1
