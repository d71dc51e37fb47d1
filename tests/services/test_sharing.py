"""Which links open a result, until when, and what ends them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Case, Holder, ShareLink, ShareView, User
from assessments.models.share_link import Shown
from assessments.services.sharing import MOST_LISTED, MOST_LIVE, MOST_VIEWS_LISTED
from tests.cases import answered
from tests.sharing import DAY, TOKEN, linked, recent

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def opened(token=TOKEN, at=None):
    return services.open_shared(token=token, what=Shown.PAGE, at=at)


def test_a_link_opens_its_result_and_each_use_is_on_record():
    made = linked(recent())
    for what in Shown:
        assert services.open_shared(token=TOKEN, what=what).assessment == made.assessment
    assert [view.what for view in ShareView.objects.order_by("pk")] == ["page", "pdf", "fhir"]


def test_the_token_is_nowhere():
    link = linked(recent())
    assert TOKEN not in str([getattr(link, field.name) for field in link._meta.fields])
    assert len(link.token_hash) == 64


@pytest.mark.parametrize(
    ("after", "opens"),
    [
        (0 * SECOND, True),
        (DAY - SECOND, True),
        (DAY, False),
        (DAY + SECOND, False),
    ],
)
def test_it_opens_until_its_time_is_over(after, opens):
    now = timezone.now()
    linked(recent(), now=now)
    assert bool(opened(at=now + after)) is opens
    assert bool(services.link_that_opens(token=TOKEN, now=now + after)) is opens
    assert ShareView.objects.count() == opens


def test_looking_without_showing_is_not_on_record():
    linked(recent())
    assert services.link_that_opens(token=TOKEN)
    assert not ShareView.objects.exists()


def test_stopped_it_opens_nothing_and_stopping_twice_changes_nothing():
    result = recent()
    link = linked(result)
    assert services.stop_link(assessment=result, link=link.pk)
    stopped_at = ShareLink.objects.get().revoked_at
    assert opened() is None
    assert not services.stop_link(assessment=result, link=link.pk)
    assert ShareLink.objects.get().revoked_at == stopped_at


def test_only_a_link_of_that_result_is_stopped():
    link = linked(recent())
    assert not services.stop_link(assessment=recent(), link=link.pk)
    assert opened()


@pytest.mark.parametrize("token", ["", "x", TOKEN.upper(), TOKEN + "=", "\0", "\ud800", "ü" * 5000])
def test_another_token_opens_nothing(token):
    linked(recent())
    assert opened(token) is None


def test_made_twice_with_one_token_it_is_one_link_and_lasts_as_at_first():
    result = recent()
    first = linked(result)
    assert linked(result, lasts=30 * DAY).expires_at == first.expires_at
    assert ShareLink.objects.count() == 1
    with pytest.raises(services.LinkIsOver):
        linked(result, now=first.expires_at)
    services.stop_link(assessment=result, link=first.pk)
    with pytest.raises(services.LinkIsOver):
        linked(result)


def kept(settings, result):
    return result.submitted_at + timedelta(days=settings.ANONYMOUS_RESULT_DAYS)


def test_it_ends_when_a_result_of_nobodys_account_may_be_deleted(settings):
    result = recent()
    end = kept(settings, result)
    assert linked(result, lasts=90 * DAY).expires_at == end
    assert linked(result, "shorter", now=end - 2 * DAY).expires_at == end - DAY
    assert services.purge(end - SECOND).anonymous_results == 0
    with pytest.raises(services.ResultIsOver):
        linked(result, "too late", now=end)


@pytest.mark.parametrize("how", ["account", "sent"])
def test_what_is_kept_for_longer_is_shown_for_as_long_as_was_chosen(how):
    result = of_account()[1] if how == "account" else recent()
    if how == "sent":
        services.send(assessment=result, contact={})
    link = linked(result, lasts=90 * DAY)
    assert link.expires_at - link.created_at == 90 * DAY


def test_there_are_only_so_many_that_open():
    result, other = recent(), recent()
    links = [linked(result, f"token {number}") for number in range(MOST_LIVE)]
    with pytest.raises(services.TooManyLinks):
        linked(result)
    assert linked(other, "of another result")
    assert linked(result, "token 0") == links[0]
    services.stop_link(assessment=result, link=links[0].pk)
    assert linked(result)
    later = links[0].expires_at + SECOND
    assert linked(result, "when they are over", now=later)


def test_those_that_open_are_listed_first_and_no_more_than_can_be_read():
    _, result = of_account()
    live = linked(result, lasts=90 * DAY, now=timezone.now() - 60 * DAY)
    for number in range(MOST_LISTED):
        stopped = linked(result, f"token {number}")
        services.stop_link(assessment=result, link=stopped.pk)
    for _ in range(MOST_VIEWS_LISTED + 2):
        opened()
    links = services.links_of(result)
    assert links[0] == live
    assert len(links) == MOST_LISTED
    assert (links[0].opened, len(links[0].latest)) == (MOST_VIEWS_LISTED + 2, MOST_VIEWS_LISTED)
    assert links[0].latest[0].pk == ShareView.objects.latest("pk").pk
    assert (links[1].opened, links[1].latest) == (0, [])
    assert services.links_of(recent()) == []


# What ends them -----------------------------------------------------------------------------------


def of_account():
    user = User.objects.create_user("patient@example.org")
    return user, recent(holder=Holder(account=user.pk))


def test_a_link_goes_with_its_result():
    result = recent()
    linked(result)
    opened()
    services.erase_assessment(assessment=result)
    assert opened() is None
    assert (ShareLink.objects.count(), ShareView.objects.count()) == (0, 0)


def test_a_deleted_result_gets_no_link():
    result = recent()
    services.erase_assessment(assessment=Assessment.objects.get(pk=result.pk))
    with pytest.raises(Assessment.DoesNotExist):
        linked(result)


@pytest.mark.parametrize("how", ["account", "result"])
def test_what_stays_with_the_clinic_is_shown_by_no_link(how):
    user, result = of_account()
    services.send(assessment=result, contact={})
    linked(result)
    opened()
    if how == "account":
        services.erase_account(user=user)
    else:
        services.erase_assessment(assessment=result)
    assert Case.objects.count() == 1
    assert opened() is None
    assert (ShareLink.objects.count(), ShareView.objects.count()) == (0, 0)
    with pytest.raises(Assessment.DoesNotExist):
        linked(result)


def test_a_link_goes_with_the_account():
    user, result = of_account()
    linked(result)
    services.erase_account(user=user)
    assert opened() is None
    assert not ShareLink.objects.exists()


def test_links_go_with_results_that_are_past_their_time(settings):
    result = recent()
    linked(result, lasts=400 * DAY)
    later = timezone.now() + timedelta(days=settings.ANONYMOUS_RESULT_DAYS + 1)
    assert services.purge(later).anonymous_results == 1
    assert not ShareLink.objects.exists()


def a_lead():
    return services.Access(User.objects.create_user("lead@example.org", is_staff=True))


def test_a_case_that_is_erased_takes_what_is_nobodys_with_it():
    result = recent()
    services.send(assessment=result, contact={})
    linked(result)
    services.erase_assessment(assessment=result)
    services.erase_case(reference=result.reference, access=a_lead())
    assert not Assessment.objects.exists()
    assert opened() is None


def test_a_case_that_is_erased_leaves_its_patient_what_is_theirs():
    result = recent()
    services.send(assessment=result, contact={})
    linked(result)
    services.erase_case(reference=result.reference, access=a_lead())
    assert opened().assessment == result


def test_a_case_past_its_time_goes_with_its_links(settings):
    result = recent()
    case = services.send(assessment=result, contact={})
    answered(case)
    linked(result, lasts=10_000 * DAY)
    services.purge(timezone.now() + timedelta(days=settings.CASE_DAYS + 1))
    assert not Assessment.objects.exists()
    assert not ShareLink.objects.exists()


def test_signing_in_keeps_them():
    visitor = uuid4()
    result = recent(holder=Holder(visitor=visitor))
    linked(result)
    user = User.objects.create_user("patient@example.org")
    assert services.claim(visitor=visitor, user=user).results == 1
    assert opened().assessment.owner == user


def test_a_token_can_be_used_again_once_its_link_is_gone():
    first = recent()
    linked(first)
    services.erase_assessment(assessment=first)
    second = recent()
    linked(second)
    assert opened().assessment == second


# The same once more -------------------------------------------------------------------------------


def test_what_an_earlier_try_put_on_record_is_not_put_there_again():
    linked(recent())
    at = timezone.now() + SECOND
    for may_be_recorded in (False, True, True):
        services.open_shared(token=TOKEN, what=Shown.PAGE, at=at, may_be_recorded=may_be_recorded)
    assert ShareView.objects.count() == 1
    services.open_shared(token=TOKEN, what=Shown.PDF, at=at, may_be_recorded=True)
    assert ShareView.objects.count() == 2
