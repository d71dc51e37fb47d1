"""One draft makes one assessment, whoever asks and however often."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connections
from django.test import Client

from assessments import services
from assessments.models import Assessment, Draft, Holder
from assessments.services import submission
from tests.walker import Walker


def a_full_draft():
    Walker(Client()).walk(until="/check/answers/")
    return Draft.objects.get()


@pytest.mark.django_db
def test_it_takes_the_drafts_id_and_removes_the_draft():
    draft = a_full_draft()
    made = services.submit(holder=Holder(visitor=draft.visitor), draft_id=draft.id)
    assert made.id == draft.id
    assert not Draft.objects.exists()
    assert services.submit(holder=Holder(visitor=draft.visitor), draft_id=draft.id) == made


@pytest.mark.django_db
def test_an_unfinished_draft_is_not_submitted():
    draft = a_full_draft()
    del draft.saved["effect"]
    draft.save()
    with pytest.raises(services.NotComplete):
        services.submit(holder=Holder(visitor=draft.visitor), draft_id=draft.id)
    assert Draft.objects.exists()


@pytest.mark.django_db
def test_someone_elses_draft_is_nobodys():
    draft = a_full_draft()
    assert services.submit(holder=Holder(visitor=uuid4()), draft_id=draft.id) is None
    assert Draft.objects.exists()


@pytest.mark.django_db
def test_a_taken_reference_is_replaced(monkeypatch):
    first = a_full_draft()
    taken = services.submit(holder=Holder(visitor=first.visitor), draft_id=first.id).reference
    second = a_full_draft()
    monkeypatch.setattr(Assessment._meta.get_field("reference"), "default", lambda: taken)
    Assessment._meta.get_field("reference").__dict__.pop("_get_default", None)
    made = services.submit(holder=Holder(visitor=second.visitor), draft_id=second.id)
    Assessment._meta.get_field("reference").__dict__.pop("_get_default", None)
    assert made.reference != taken
    assert Assessment.objects.count() == 2


@pytest.mark.django_db
def test_when_storing_fails_the_draft_stays(monkeypatch):
    draft = a_full_draft()

    def refused(assessment):
        raise IntegrityError("refused")

    monkeypatch.setattr(submission, "_insert", refused)
    with pytest.raises(IntegrityError):
        services.submit(holder=Holder(visitor=draft.visitor), draft_id=draft.id)
    assert Draft.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one():
    from concurrent.futures import ThreadPoolExecutor

    draft = a_full_draft()

    def once(_):
        try:
            return services.submit(holder=Holder(visitor=draft.visitor), draft_id=draft.id).id
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(once, range(8)))
    assert made == {draft.id}
    assert Assessment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_pages_saved_at_once_are_all_kept():
    from concurrent.futures import ThreadPoolExecutor

    from assessments.questionnaire.pages import page_for

    draft = a_full_draft()
    posts = {
        "smoking": {"smoking": "current"},
        "effect": {"effect": ["walking_limited"]},
        "fluids": {"fluids": ["heat_sweat"]},
        "nerves": {"neuro": ["back_pain"]},
    }

    def save(slug):
        from django.http import QueryDict

        data = QueryDict(mutable=True)
        for name, value in posts[slug].items():
            data.setlist(name, value if isinstance(value, list) else [value])
        try:
            services.save_page(holder=Holder(visitor=draft.visitor), page=page_for(slug), data=data)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, posts))
    saved = Draft.objects.get().saved
    assert {name: saved[name] for post in posts.values() for name in post} == {
        name: value for post in posts.values() for name, value in post.items()
    }
