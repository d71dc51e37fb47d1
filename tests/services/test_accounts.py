"""What an account is given at sign-in: all that the browser's session held, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import is_password_usable
from django.db import connections
from django.test import Client
from django.utils import timezone

from assessments import services
from assessments.models import Assessment, Draft, Holder, User
from tests.signing_in import signed_in
from tests.walker import Walker

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return User.objects.create_user("patient@example.org")


def draft(*, hours_ago=0, saved=None, **holder):
    then = timezone.now() - timedelta(hours=hours_ago)
    saved = {"consent": "yes"} if saved is None else saved
    return Draft.objects.create(started_at=then, updated_at=then, saved=saved, **holder)


def test_an_account_is_made_once_for_an_address():
    made = services.account_for(" Patient@Example.org ")
    assert services.account_for("patient@example.org") == made
    assert made.email == "patient@example.org"
    assert not is_password_usable(made.password)
    assert not EmailAddress.objects.get(user=made).verified


def test_results_and_draft_pass_to_the_account(user):
    walker = Walker(Client())
    walker.walk()
    walker.walk(until="/check/feeling/")
    visitor = Assessment.objects.get().visitor
    claimed = services.claim(visitor=visitor, user=user)
    assert claimed == services.Claimed(results=1, draft_dropped=False)
    account = Holder(account=user.pk)
    assert services.results_of(account).get().visitor is None
    assert services.open_draft(account).saved["duration"] == "over_3m"
    assert not services.results_of(Holder(visitor=visitor)).exists()
    assert services.claim(visitor=visitor, user=user) == services.Claimed()


def test_what_belongs_to_another_visitor_stays_where_it_is(user):
    Walker(Client()).walk()
    services.claim(visitor=uuid4(), user=user)
    assert Assessment.objects.get().owner is None


@pytest.mark.parametrize(("own_age", "brought_age"), [(1, 2), (2, 1)])
def test_of_two_drafts_the_newer_is_kept(user, own_age, brought_age):
    visitor = uuid4()
    own = draft(hours_ago=own_age, owner=user)
    brought = draft(hours_ago=brought_age, visitor=visitor)
    assert services.claim(visitor=visitor, user=user).draft_dropped
    kept = Draft.objects.get()
    assert kept.pk == (own.pk if own_age < brought_age else brought.pk)
    assert (kept.owner, kept.visitor) == (user, None)


@pytest.mark.parametrize("answered", ["own", "brought"])
def test_a_draft_without_an_answer_gives_way_without_a_word(user, answered):
    """Such as one begun from an earlier check: it suggests, and nobody has worked on it."""
    visitor = uuid4()
    empty, some = {"saved": {}}, {"hours_ago": 3}
    own = draft(owner=user, **some if answered == "own" else empty)
    brought = draft(visitor=visitor, **empty if answered == "own" else some)
    assert not services.claim(visitor=visitor, user=user).draft_dropped
    assert Draft.objects.get().pk == (own if answered == "own" else brought).pk


def test_suggestions_pass_to_the_account_with_their_draft(user):
    visitor = uuid4()
    suggested = {"answers": {"smoking": "never"}, "from": "2026-05-03", "of": str(uuid4())}
    brought = draft(visitor=visitor, saved={})
    Draft.objects.filter(pk=brought.pk).update(suggested=suggested)
    services.claim(visitor=visitor, user=user)
    assert Draft.objects.get(owner=user).suggested == suggested


def test_a_draft_that_waited_too_long_gives_way_without_a_word(user):
    visitor = uuid4()
    draft(hours_ago=24 * 8, owner=user)
    brought = draft(visitor=visitor)
    assert not services.claim(visitor=visitor, user=user).draft_dropped
    assert Draft.objects.get().pk == brought.pk


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_sign_in_at_once_claim_once():
    user = User.objects.create_user("patient@example.org")
    Walker(Client()).walk()
    visitor = Assessment.objects.get().visitor
    draft(visitor=visitor)

    def sign_in(_):
        try:
            return services.claim(visitor=visitor, user=user).results
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as tabs:
        assert sorted(tabs.map(sign_in, range(2))) == [0, 1]
    assert Assessment.objects.get().owner == user
    assert Draft.objects.get().owner == user


@pytest.mark.django_db(transaction=True)
def test_two_browsers_that_sign_in_at_once_leave_one_draft():
    user = User.objects.create_user("patient@example.org")
    visitors = [uuid4(), uuid4()]
    for visitor in visitors:
        draft(visitor=visitor)

    def sign_in(visitor):
        try:
            return services.claim(visitor=visitor, user=user)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as browsers:
        list(browsers.map(sign_in, visitors))
    assert Draft.objects.get().owner == user


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(5))
def test_signing_in_does_not_clash_with_a_check_sent_elsewhere(attempt):
    """A submit holds the account's draft and refers to the account; a claim wants both."""
    browser = signed_in("patient@example.org")
    user = User.objects.get()
    walker = Walker(browser)
    stop = walker.walk(until="/check/answers/")
    other = Client()
    Walker(other).walk(until="/check/age/")
    visitor = Draft.objects.get(owner=None).visitor

    def submit():
        return walker.post(stop.main.find("form", attrs={"data-check": True}), stop.path)

    def claim():
        return services.claim(visitor=visitor, user=user)

    def run(act):
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        sent, claimed = both.map(run, (submit, claim))
    assert isinstance(claimed, services.Claimed)
    assert sent.status == 200
