"""A look at which the connection was lost is done again, and stands in the audit log once."""

import pytest

from assessments.models import AuditEvent, Holder, User
from assessments.staff import case_page
from tests.cases import sent_case
from tests.faults import answer_of_commit_lost, connection_lost
from tests.signing_in import with_second_factor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_waits")]


@pytest.fixture
def head():
    return User.objects.create_superuser("head@example.org")


@pytest.fixture
def staff(head):
    return with_second_factor(head)


@pytest.fixture
def case():
    """The second of a patient's two, so that its page shows the first as well."""
    patient = User.objects.create_user("patient@example.org")
    sent_case(holder=Holder(account=patient.pk))
    return sent_case(holder=Holder(account=patient.pk))


def events(head):
    found = AuditEvent.objects.filter(actor=head).order_by("id")
    return [(one.action, one.reference, one.references) for one in found]


def failing_once(act, before):
    """Does it, and loses the connection before or after that; the first time alone."""
    calls = []

    def fails(*args, **kwargs):
        calls.append(act)
        if before and len(calls) == 1:
            raise connection_lost()
        done = act(*args, **kwargs)
        if len(calls) == 1:
            raise connection_lost()
        return done

    return fails


PAGES = ["case/{pk}/change/", "case/{pk}/sheet/", "case/", "auditevent/"]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("looked_at", PAGES)
def test_one_that_may_be_on_record_is_so_once(staff, head, case, monkeypatch, looked_at, before):
    address = f"/admin/assessments/{looked_at}".format(pk=case.pk)
    assert staff.get(address).status_code == 200
    once = events(head)
    monkeypatch.setattr(AuditEvent, "save", failing_once(AuditEvent.save, before))
    assert staff.get(address).status_code == 200
    assert events(head) == once * 2


def test_one_that_is_on_record_when_something_else_is_lost(staff, head, case, monkeypatch):
    address = f"/admin/assessments/case/{case.pk}/change/"
    assert staff.get(address).status_code == 200
    once = events(head)
    monkeypatch.setattr(case_page, "case_context", failing_once(case_page.case_context, True))
    assert staff.get(address).status_code == 200
    assert events(head) == once * 2


@pytest.mark.parametrize("which", range(1, 5))
def test_the_word_of_any_write_is_lost(staff, head, case, which):
    address = f"/admin/assessments/case/{case.pk}/change/"
    assert staff.get(address).status_code == 200
    once = events(head)
    with answer_of_commit_lost(which):
        assert staff.get(address).status_code == 200
    assert events(head) == once * 2
