"""What is done too often from one place waits, loses nothing, and is told the emergency number."""

import pytest
from allauth.core.internal import ratelimit
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache
from django.test import Client

from assessments.exchange import pdf
from assessments.models import Assessment, AuditEvent, Draft
from tests.cases import sent_case
from tests.queries import queries
from tests.staff.staff_members import CASES, browser_of
from tests.walker import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]

FIRST = {"consent": "yes"}


@pytest.fixture
def limits(settings):
    """Sets limits for one test."""

    def limit(**rates):
        settings.ACCOUNT_RATE_LIMITS = rates

    return limit


def begun(**more):
    """The answer to a first page that somebody sends whom nobody has seen before."""
    return Client(**more).post("/check/start/", FIRST)


def is_refused(response):
    page = BeautifulSoup(response.content, "html.parser")
    return (
        response.status_code == 429
        and int(response["Retry-After"]) > 0
        and page.main.find("a", href="tel:112") is not None
        and "go back" in page.main.text
    )


def test_many_checks_begun_from_one_address_wait(limits):
    limits(begin_check="2/h/ip")
    assert [begun().status_code for _ in range(2)] == [302, 302]
    refused = begun()
    assert is_refused(refused)
    assert "session" not in refused.cookies
    assert Draft.objects.count() == 2
    assert begun(REMOTE_ADDR="192.0.2.7").status_code == 302


def test_who_has_begun_goes_on_whatever_others_do(limits):
    walker = Walker(Client())
    walker.walk(until="/check/feeling/")
    limits(begin_check="0/h/ip")
    assert is_refused(begun())
    assert walker.walk(until="/check/answers/").path == "/check/answers/"
    first = walker.open("/check/start/")
    form = first.main.find("form", attrs={"data-check": True})
    assert walker.post(form, first.path).status == 200


def test_an_emergency_waits_for_no_limit(limits):
    walker = Walker(Client(), {"em_leg": ["cold"]})
    walker.open("/check/")
    walker.walk(until="/check/sudden-changes/")
    limits(**dict.fromkeys(("begin_check", "submit_check", "sheet_pdf"), "0/h/ip"))
    assert walker.walk().urgency == "emergency"


def test_a_page_is_saved_without_asking_for_a_limit(client):
    walker = Walker(client)
    stop = walker.walk(until="/check/feeling/")
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    asked = queries(lambda: client.post(stop.path, fields))
    assert [sql for sql in asked if '"cache"' in sql] == []


def test_a_check_submitted_too_often_can_be_sent_again_and_is_whole(limits, client):
    limits(submit_check="0/h/ip")
    walker = Walker(client)
    stop = walker.walk(until="/check/answers/")
    form = stop.main.find("form", attrs={"data-check": True})
    refused = walker.post(form, stop.path)
    assert refused.status == 429
    assert "112" in refused.main.text
    assert not Assessment.objects.exists()
    limits(submit_check="1/h/ip")
    again = refused.main.find("form", attrs={"data-check": True})
    assert walker.post(again, stop.path).urgency


@pytest.mark.parametrize("file", ["sheet.pdf", "data.json", "data.csv"])
def test_files_are_drawn_only_so_often(limits, client, file, monkeypatch):
    result = Walker(client).walk().path
    path = f"{result}sheet.pdf" if file == "sheet.pdf" else f"/account/{file}"
    limits(sheet_pdf="1/h/ip", own_data="1/h/ip")
    assert client.get(path).status_code == 200
    monkeypatch.setattr(pdf, "pdf", None)  # nothing is drawn
    assert is_refused(client.get(path))
    assert client.get(result).status_code == 200


@pytest.fixture
def lead():
    return browser_of("view_case", "export_case")


def test_so_are_those_of_staff_by_who_asks(limits, lead):
    case = sent_case()
    limits(staff_sheet_pdf="1/h/user")
    path = f"{CASES}{case.pk}/sheet.pdf"
    assert lead.get(path).status_code == 200
    assert is_refused(lead.get(path))
    other = browser_of("view_case", email="other@example.org")
    assert other.get(path).status_code == 200


def test_nothing_is_exported_after_too_many_exports(limits, lead):
    case = sent_case()
    limits(staff_export="1/h/user")
    chosen = {"action": "export_selected", "_selected_action": [str(case.pk)]}
    assert lead.post(CASES, chosen).streaming
    assert is_refused(lead.post(CASES, chosen))
    assert AuditEvent.objects.filter(action="export").count() == 1


def test_while_limits_cannot_be_looked_up_a_check_can_be_begun_and_sent(
    client, monkeypatch, caplog
):
    def gone(*_, **__):
        raise ConnectionError("redis://secret")

    monkeypatch.setattr(cache, "add", gone)
    assert Walker(client).walk().urgency
    assert "ConnectionError" in caplog.text
    assert "secret" not in caplog.text


def test_a_refusal_writes_no_session(limits, client):
    result = Walker(client).walk().path
    limits(sheet_pdf="0/h/ip")
    asked = queries(lambda: client.get(f"{result}sheet.pdf"))
    assert [sql for sql in asked if "django_session" in sql and not sql.startswith("SELECT")] == []


def test_no_limit_is_met_by_hand(settings):
    """How many tries an address has: of what patients do in the check, one every six seconds."""
    rates = settings.ACCOUNT_RATE_LIMITS
    assert [rates[name] for name in ("begin_check", "submit_check")] == ["600/h/ip", "600/h/ip"]


def test_a_host_may_do_without_limits_by_address(limits):
    limits(begin_check="")
    assert {begun().status_code for _ in range(5)} == {302}


def test_who_cannot_be_counted_in_time_goes_first(limits, monkeypatch):
    limits(begin_check="2/h/ip")
    monkeypatch.setattr(ratelimit, "CACHE_LOCK_WAIT_TIMEOUT", 0.0)
    with monkeypatch.context() as crowd:
        crowd.setattr(DatabaseCache, "add", lambda *_, **__: False)  # somebody else counts just now
        assert [begun().status_code for _ in range(3)] == [302, 302, 302]
    assert [begun().status_code for _ in range(3)] == [302, 302, 429]
