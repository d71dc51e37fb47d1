"""What a patient does is done, and the database's word that it is gets lost: it is done once.

The patient sees what they would have seen, and as much is stored as there would have been.
"""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments import services
from assessments.models import (
    Assessment,
    Case,
    Draft,
    EndedChecks,
    Holder,
    Reminder,
    ShareLink,
    User,
)
from assessments.patients.share_ticket import new_ticket
from tests.faults import answer_of_commit_lost
from tests.histories import COLD_LEG, checked
from tests.questionnaire.drafts import HARMLESS, filled
from tests.sharing import linked
from tests.signing_in import signed_in

from .pages import text_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgresql,  # a file's word is never lost
]
MODELS = (Assessment, Case, Draft, EndedChecks, Reminder, ShareLink, User)


@pytest.fixture(autouse=True)
def no_limits(settings):
    """A limit whose lock is left behind by what was lost stays locked for some seconds."""
    settings.ACCOUNT_RATE_LIMITS = {}


def page_address(slug):
    return reverse("patients:page", args=[slug])


def visiting(client):
    """The visitor of this browser's session."""
    visitor, session = uuid4(), client.session
    session["visitor"] = str(visitor)
    session.save()
    return visitor


def draft_of(client, saved, **columns):
    """What a page of this browser's draft sends along."""
    draft = Draft.objects.create(visitor=visiting(client), saved=saved, **columns)
    return {"draft": str(draft.pk)}


def result_of(client, answers=None, **holder):
    """The address of a result of this browser, made now."""
    made = checked(answers, holder=Holder(**(holder or {"visitor": visiting(client)})))
    made.started_at = made.submitted_at = timezone.now()
    made.save()
    return reverse("patients:result", args=[made.pk])


def first_page(client):
    return page_address("start"), {"consent": "yes"}


def page(client):
    return page_address("age"), draft_of(client, {"consent": "yes"}) | {"age_years": "50"}


def emergency(client):
    fields = draft_of(client, {"consent": "yes", "age_years": 50})
    return page_address("sudden-changes"), fields | COLD_LEG


def last_page(client):
    return reverse("patients:answers"), draft_of(client, filled(HARMLESS))


def last_page_with_the_tick(client):
    address, fields = last_page(client)
    return address, fields | {"send": "on"}


def start_again(client):
    draft_of(client, {"consent": "yes"})
    return reverse("patients:restart"), {}


def sending(client):
    return result_of(client) + "send/", {"name": "Ada", "reach": "030 123 456"}


def share(client):
    result = result_of(client)
    return f"{result}share/", {"ticket": new_ticket(the_result().pk), "hours": "24"}


def stop_sharing(client):
    result = result_of(client)
    return f"{result}share/{linked(the_result(), str(uuid4())).pk}/stop/", {}


def the_result():
    return Assessment.objects.latest("submitted_at")


def mistake(client):
    return result_of(client, COLD_LEG) + "mistake/", {}


def again(client):
    return result_of(client) + "again/", {}


def delete_result(client):
    return result_of(client) + "delete/", {}


def finish(client):
    draft_of(client, {"consent": "yes"})
    return reverse("patients:finish"), {}


def patient(client):
    signed_in(f"{uuid4()}@example.org", client)
    return User.objects.get(pk=client.session["_auth_user_id"])


def delete_account(client):
    user = patient(client)
    result_of(client, account=user.pk)
    Draft.objects.create(owner=user, saved={"consent": "yes"})
    return reverse("patients:delete-account"), {"understood": "on"}


def remind(client):
    patient(client)
    return reverse("patients:remind"), {"weeks": "4"}


def dont_remind(client):
    services.set_reminder(owner=patient(client), weeks=2)
    return reverse("patients:dont_remind"), {}


def stop_by_link(client):
    waiting = services.set_reminder(owner=patient(client), weeks=2)
    return reverse("patients:reminder_stop", args=[waiting.pk]), {}


def sign_out(client):
    patient(client)
    return reverse("account_logout"), {}


WHAT = (
    first_page,
    page,
    emergency,
    last_page,
    last_page_with_the_tick,
    start_again,
    sending,
    share,
    stop_sharing,
    mistake,
    again,
    delete_result,
    finish,
    delete_account,
    remind,
    dont_remind,
    stop_by_link,
)


def plain(text):
    """Without what differs from one patient to the next."""
    text = re.sub(r"shared/[\w-]{43}", "shared/TOKEN", text)
    text = re.sub(r"ticket=[^&\s]+", "ticket=TICKET", text)
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text)
    text = re.sub(r"\b[A-Z0-9]{4}-?[A-Z0-9]{4}\b", "REFERENCE", text)
    return re.sub(r"\d{1,2}:\d\d|\d{1,2} [ap]\.m\.", "TIME", text)


def seen_and_stored(prepare, lost=0):
    """The page at the end and how many records more there are; and whether an answer was lost."""
    client = Client()
    address, fields = prepare(client)
    before = [model.objects.count() for model in MODELS]
    with answer_of_commit_lost(lost) as losing:
        response = client.post(address, fields, follow=True)
    more = [model.objects.count() - count for model, count in zip(MODELS, before, strict=True)]
    chain = [plain(path) for path, _ in response.redirect_chain]
    return (response.status_code, chain, plain(text_of(response)), more), losing.done


@pytest.mark.parametrize("prepare", WHAT, ids=lambda prepare: prepare.__name__)
def test_it_is_done_once_and_said_to_be_done(prepare):
    undisturbed, _ = seen_and_stored(prepare)
    lost = 1
    while True:
        disturbed, was_lost = seen_and_stored(prepare, lost)
        if not was_lost:
            break
        assert disturbed == undisturbed, f"the answer of commit {lost} was lost"
        lost += 1
    assert lost > 1


def test_signing_out_is_done_and_shown(client):
    address, fields = sign_out(client)
    with answer_of_commit_lost(1) as losing:
        response = client.post(address, fields, follow=True)
    assert losing.done
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_result_that_was_deleted_in_another_tab_is_still_not_found(client):
    """Only what this very request came upon counts as deleted by it."""
    address, fields = delete_result(client)
    Assessment.objects.all().delete()
    assert client.post(address, fields).status_code == 404


def test_what_could_not_be_done_at_all_is_not_done_twice(client):
    """The same visitor in each try: no draft is left behind that nobody can open."""
    address, fields = first_page(client)
    with answer_of_commit_lost(1):
        client.post(address, fields)
    draft = Draft.objects.get()
    assert services.open_draft(Holder(visitor=draft.visitor)).pk == draft.pk
    assert str(draft.visitor) == client.session["visitor"]
