"""Every page of staff that shows a case, or a list of cases, puts that on record by itself.

An address without a line here fails, and so does a line about nothing.
"""

import pytest

from assessments import services
from assessments.models import AuditEvent, Holder, User
from assessments.models.audit_event import Action
from tests.cases import sent_case
from tests.signing_in import with_second_factor

from .addresses import address, admin_routes

pytestmark = pytest.mark.django_db
NAME, NOTE = "Ada Quix", "Worse on the stairs of the lighthouse."

ON_RECORD = {
    "assessments_case_changelist": Action.LIST,
    "assessments_case_change": Action.READ,
    "assessments_case_sheet": Action.PRINT,
    "assessments_case_sheet_pdf": Action.PRINT,
    "assessments_case_fhir": Action.EXPORT,
    "assessments_auditevent_changelist": Action.AUDIT,
    "assessments_auditevent_change": Action.AUDIT,
}
"""What is put down by looking at an address once."""
SHOWS_NO_CASE = {
    "index": "names the lists there are",
    "app_list": "names the lists there are",
    "login": "leads on",
    "logout": "answers a POST alone",
    "password_change": "there are no passwords",
    "password_change_done": "there are no passwords",
    "autocomplete": "no field of the admin asks for it",
    "jsi18n": "words for scripts",
    "(?P<url>.*)$": "is every address that is not there",
    "figures": "counts cases and names none",
    "assessments_case_add": "staff add none",
    "assessments_case_delete": "staff delete none",
    "assessments_case_history": "the audit log takes its place",
    "assessments_case_take": "answers a POST alone",
    "assessments_case_release": "answers a POST alone",
    "assessments_case_codebook": "explains the columns of an export",
    "assessments/case/<path:object_id>/": "leads to the case",
    "assessments_auditevent_add": "staff add none",
    "assessments_auditevent_delete": "staff delete none",
    "assessments_auditevent_history": "says that an event never changed",
    "assessments/auditevent/<path:object_id>/": "leads to the event",
    "assessments_user_changelist": "lists accounts",
    "assessments_user_add": "an account that is not there yet",
    "assessments_user_history": "who changed an account",
    "assessments_user_delete": "asks whether an account shall go",
    "assessments_user_change": "an account and its rights",
    "assessments/user/<path:object_id>/": "leads to the account",
    "mfa_authenticator_changelist": "lists who has a second factor",
    "mfa_authenticator_add": "staff add none",
    "mfa_authenticator_history": "who changed a second factor",
    "mfa_authenticator_delete": "asks whether a second factor shall go",
    "mfa_authenticator_change": "whose second factor it is",
    "mfa/authenticator/<path:object_id>/": "leads to the second factor",
}
"""Addresses that show nothing of a case, each with what they do."""


@pytest.fixture
def head():
    """Who may see all there is."""
    return User.objects.create_superuser("head@example.org")


@pytest.fixture
def staff(head):
    return with_second_factor(head)


@pytest.fixture
def case():
    """Sent by an account that has a second factor, so that every record belongs to it."""
    patient = User.objects.create_user("patient@example.org")
    with_second_factor(patient)
    return sent_case({"note": NOTE}, holder=Holder(account=patient.pk), name=NAME)


@pytest.fixture
def paths(case):
    """Where each address leads for the record that has to do with the case."""
    patient = case.assessment.owner
    services.record(services.Access(patient), Action.READ, case)
    records = {
        "case": case.pk,
        "user": patient.pk,
        "authenticator": patient.authenticator_set.get().pk,
        "auditevent": AuditEvent.objects.get().pk,
    }
    found = {}
    for name, route in admin_routes().items():
        pk = next((pk for kind, pk in records.items() if f"/{kind}/" in route), "")
        found[name] = address(route, pk)
    found["app_list"] = "/admin/assessments/"
    return found


def test_every_address_has_a_line_and_every_line_an_address():
    assert ON_RECORD.keys() | SHOWS_NO_CASE.keys() == set(admin_routes())
    assert not ON_RECORD.keys() & SHOWS_NO_CASE.keys()


@pytest.mark.parametrize("name", ON_RECORD)
def test_a_page_that_shows_a_case_has_an_event_of_its_own(staff, head, case, paths, name):
    action = ON_RECORD[name]
    for times in (1, 2):
        assert staff.get(paths[name]).status_code == 200
        events = AuditEvent.objects.filter(actor=head)
        assert list(events.values_list("action", flat=True)) == [action] * times
    event = events.first()
    named = {event.reference, *event.references} - {""}
    assert named == (set() if action is Action.AUDIT else {case.assessment.reference})


def test_an_entry_that_is_drawn_anew_is_one_more_reading(staff, head, paths):
    response = staff.post(paths["assessments_case_change"], {"version": "0", "note": "x"})
    assert NAME in response.content.decode()
    assert AuditEvent.objects.filter(actor=head, action=Action.READ).count() == 1


def test_what_is_not_on_record_shows_nothing_of_a_case(staff, head, case, paths):
    for name in SHOWS_NO_CASE:
        response = staff.get(paths[name])
        shown = (b"".join(response) if response.streaming else response.content).decode()
        for word in (NAME, NOTE, str(case), case.assessment.reference):
            assert word not in shown, (name, word)
    assert not AuditEvent.objects.filter(actor=head).exists()
