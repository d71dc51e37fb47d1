"""The tick at the end of the check leads to the page to send the result on."""

import pytest
from django.db import OperationalError

from assessments.models import Assessment, Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]


def test_the_tick_on_the_check_leads_to_the_page(walker, client):
    stop = walker.walk(until="/check/answers/")
    form = stop.main.find("form", attrs={"data-check": True})
    tick = form.find("input", {"name": "send"})
    assert not tick.has_attr("checked")
    asked = walker.post(form, stop.path, send="on")
    assert asked.path == f"/results/{Assessment.objects.get().pk}/send/"
    assert asked.urgency == "self_care"
    assert not Case.objects.exists()


def test_the_tick_stays_when_the_check_cannot_be_stored(walker, monkeypatch):
    stop = walker.walk(until="/check/answers/")
    form = stop.main.find("form", attrs={"data-check": True})

    def refuse(*_, **__):
        raise OperationalError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(Assessment, "save", refuse)
        again = walker.post(form, stop.path, send="on")
    assert again.status == 503
    retry = again.main.find("form", attrs={"data-check": True})
    assert walker.post(retry, stop.path).path.endswith("/send/")
