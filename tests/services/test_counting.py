"""What patients do is counted once it is stored, once each."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from prometheus_client import REGISTRY

from assessments import services
from assessments.models import Draft, Holder
from assessments.models.share_link import Shown
from assessments.services.outgoing import mail_out
from tests.cases import sent_case
from tests.histories import BREATHLESS
from tests.sharing import TOKEN, linked, recent
from tests.walker import Walker

from .mailing import CLINIC, DOWN

pytestmark = pytest.mark.django_db(transaction=True)


class Counted:
    """How much has been counted since a test began."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, tuple], float] = {}
        self._before = self._now()

    def __call__(self, name: str, **labels: str) -> float:
        key = (f"leg_check_{name}_total", tuple(sorted(labels.items())))
        return self._now().get(key, 0) - self._before.get(key, 0)

    def _now(self) -> dict[tuple[str, tuple], float]:
        return {
            (sample.name, tuple(sorted(sample.labels.items()))): sample.value
            for family in REGISTRY.collect()
            for sample in family.samples
        }


@pytest.fixture
def counted():
    return Counted()


def test_a_check_from_its_first_page_to_its_result(counted):
    walked = Walker(Client()).walk()
    assert counted("drafts_begun") == 1
    # All but the page of answers, and the result.
    assert counted("pages_saved") == len(walked.visited) - 2
    assert counted("submissions", urgency=walked.urgency) == 1
    assert counted("emergencies_shown") == 0


def test_an_emergency_is_counted_when_stored_and_when_shown(counted):
    client = Client()
    stop = Walker(client, BREATHLESS).walk()
    assert stop.urgency == "emergency"
    assert counted("submissions", urgency="emergency") == 1
    assert counted("emergencies_shown") == 1
    client.get(stop.path)
    assert counted("emergencies_shown") == 2


def test_submitting_twice_counts_once(counted):
    Walker(Client()).walk(until="/check/answers/")
    draft = Draft.objects.get()
    holder = Holder(visitor=draft.visitor)
    first = services.submit(holder=holder, draft_id=draft.id)
    assert services.submit(holder=holder, draft_id=draft.id) == first
    assert sum(counted("submissions", urgency=code) for code in CODES) == 1


CODES = ("emergency", "same_day", "soon", "routine", "self_care")


def test_what_is_rolled_back_is_not_counted(counted):
    Walker(Client()).walk(until="/check/answers/")
    draft = Draft.objects.get()
    with transaction.atomic():
        assert services.submit(holder=Holder(visitor=draft.visitor))
        transaction.set_rollback(True)
    assert Draft.objects.get() == draft
    assert sum(counted("submissions", urgency=code) for code in CODES) == 0


def test_sending_is_counted_by_urgency_and_once(counted, clinic):
    case = sent_case()
    services.send(assessment=case.assessment, contact={})
    assert counted("sent_to_clinic", urgency=case.urgency_code) == 1


def test_beginning_from_an_earlier_check_begins_one(counted):
    holder = Holder(visitor=uuid4())
    earlier = sent_case(holder=holder).assessment
    services.start_from(assessment=earlier, holder=holder)
    services.start_from(assessment=earlier, holder=holder)
    assert counted("drafts_begun") == 1


@pytest.mark.parametrize(("backend", "outcome"), [(None, "out"), (DOWN, "failed")])
def test_mails_are_counted_by_what_became_of_them(counted, settings, backend, outcome):
    if backend:
        settings.EMAIL_BACKEND = backend
    mail_out("waiting", [CLINIC], {"link": "/admin/", "waiting": []})
    assert counted("mails", kind="waiting", outcome=outcome) == 1


def test_links_made_and_opened_are_counted_once_each(counted):
    result = recent()
    for _ in range(2):
        linked(result)
    services.open_shared(token=TOKEN, what=Shown.PAGE)
    services.open_shared(token="unknown", what=Shown.PAGE)
    assert counted("share_links_made") == 1
    assert counted("shared_opened", what="page") == 1
    assert counted("shared_opened", what="pdf") == 0
