"""A check that starts from an earlier one suggests background, and answers nothing by that."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Draft, Holder
from assessments.questionnaire.journey import walk
from assessments.questionnaire.pages import page_for
from assessments.questionnaire.transcript import transcript
from tests.histories import COLD_LEG
from tests.walker import Walker

BACKGROUND = {"smoking": "ex", "conditions": ["diabetes", "high_bp"], "medicines": ["statin"]}


def an_earlier_check(**answers):
    Walker(Client(), BACKGROUND | answers).walk()
    return Assessment.objects.latest("submitted_at")


def holder_of(assessment):
    return Holder(visitor=assessment.visitor)


def begun(**answers):
    earlier = an_earlier_check(**answers)
    return services.start_from(assessment=earlier, holder=holder_of(earlier)), earlier


@pytest.mark.django_db
def test_the_new_draft_is_empty_and_suggests_background_alone():
    draft, earlier = begun(note="a word")
    draft.refresh_from_db()
    assert draft.saved == {}
    assert draft.suggested == {
        "answers": BACKGROUND,
        "from": timezone.localdate(earlier.submitted_at).isoformat(),
        "of": str(earlier.id),
    }
    assert (draft.visitor, draft.corrects) == (earlier.visitor, None)


@pytest.mark.django_db
def test_a_suggestion_is_no_answer():
    draft, _ = begun()
    assert draft.suggested["answers"]
    assert walk(draft.saved) == walk({})
    assert transcript(walk(draft.saved).answers) == ()
    with pytest.raises(services.NotComplete):
        services.submit(holder=Holder(visitor=draft.visitor))


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["smoking", "conditions", "medicines"])
def test_a_saved_page_drops_its_suggestions_for_ever(slug):
    draft, _ = begun()
    data = QueryDict(f"{slug}=never" if slug == "smoking" else f"{slug}=none")
    saved = services.save_page(
        holder=Holder(visitor=draft.visitor), page=page_for(slug), data=data
    ).draft
    saved.refresh_from_db()
    assert set(saved.suggested["answers"]) == set(BACKGROUND) - {slug}
    suggested = services.suggestions_for(page_for(slug), saved)
    assert (suggested.answers, suggested.said_on) == ({}, None)


@pytest.mark.django_db
def test_a_page_with_an_error_keeps_its_suggestions():
    draft, _ = begun()
    holder = Holder(visitor=draft.visitor)
    wrong = services.save_page(holder=holder, page=page_for("smoking"), data=QueryDict(""))
    assert not wrong.form.is_valid()
    assert "smoking" in Draft.objects.get().suggested["answers"]


@pytest.mark.django_db
def test_when_all_are_answered_nothing_of_the_earlier_check_is_left():
    draft, _ = begun()
    for slug in ("smoking", "conditions", "medicines"):
        data = QueryDict(f"{slug}=never" if slug == "smoking" else f"{slug}=none")
        services.save_page(holder=Holder(visitor=draft.visitor), page=page_for(slug), data=data)
    assert Draft.objects.get().suggested == {}


@pytest.mark.django_db
def test_nothing_is_suggested_where_there_is_no_draft_or_no_background():
    assert services.suggestions_for(page_for("smoking"), None).answers == {}
    draft, earlier = begun(**COLD_LEG)
    assert earlier.urgency_code == "emergency"
    assert draft.suggested == {}


@pytest.mark.django_db
def test_asked_twice_it_is_one_draft_with_what_was_asked_last():
    first, earlier = begun()
    Walker(Client()).walk()
    other = Assessment.objects.exclude(pk=earlier.pk).get()
    again = services.start_from(assessment=other, holder=holder_of(earlier))
    assert again.pk == first.pk
    assert Draft.objects.get().suggested["answers"]["smoking"] == "never"


@pytest.mark.django_db
def test_a_draft_with_answers_is_not_thrown_away():
    client = Client()
    walker = Walker(client)
    walker.walk()
    walker.walk(until="/check/feeling/")
    earlier = Assessment.objects.get()
    with pytest.raises(services.AnotherDraftOpen):
        services.start_from(assessment=earlier, holder=holder_of(earlier))
    assert Draft.objects.get().saved["duration"] == "over_3m"


@pytest.mark.django_db
def test_a_draft_that_waited_too_long_makes_room():
    earlier = an_earlier_check()
    long_ago = timezone.now() - timedelta(days=8)
    Draft.objects.create(
        visitor=earlier.visitor, saved={"x": 1}, started_at=long_ago, updated_at=long_ago
    )
    assert services.start_from(assessment=earlier, holder=holder_of(earlier)).saved == {}


@pytest.mark.django_db
def test_taking_a_mistake_back_needs_no_empty_draft_out_of_the_way():
    earlier = an_earlier_check(em_leg=["cold"])
    services.start_from(assessment=earlier, holder=holder_of(earlier))
    draft = services.correct(assessment=earlier, holder=holder_of(earlier))
    assert draft.saved["age_years"] == 45
    assert Draft.objects.get().corrects == earlier
    assert draft.suggested == {}


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_draft():
    earlier = an_earlier_check()

    def click(_):
        try:
            return services.start_from(assessment=earlier, holder=holder_of(earlier)).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as clicks:
        made = set(clicks.map(click, range(4)))
    assert made == {Draft.objects.get().pk}
