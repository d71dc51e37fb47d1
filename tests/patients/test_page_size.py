"""A question page weighs little, before it is compressed."""

import pytest
from django.urls import reverse

from assessments.models import Draft
from assessments.questionnaire.pages import PAGES
from tests.every_page import saved_with
from tests.signing_in import signed_in
from tests.walker import Walker

pytestmark = pytest.mark.django_db
MOST_BYTES = 8_000


def test_no_question_page_is_larger_than_its_limit(client):
    Walker(signed_in(client=client)).walk(until="/check/age/")
    draft = Draft.objects.get()
    for page in PAGES:
        draft.saved = saved_with(page)
        draft.save()
        response = client.get(reverse("patients:page", args=[page.slug]))
        assert response.status_code == 200, page.slug
        assert len(response.content) <= MOST_BYTES, page.slug


def test_a_question_page_is_drawn_from_few_templates(walker):
    walker.walk(until="/check/feeling/")
    response = walker.client.get("/check/feeling/")
    assert [template.name for template in response.templates] == [
        "patients/question.html",
        "base.html",
        "header.html",
        "leg_check/uni_form.html",
        "leg_check/field.html",
    ]
