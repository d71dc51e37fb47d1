"""Every worked vignette, filled in page by page over HTTP, ends where it should."""

import pytest

from assessments.models import Assessment, Draft
from tests.vignettes import VIGNETTES
from tests.walker import Walker

# What the questions lead to does not depend on the database, and some ninety walks take a while.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_database]


@pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda vignette: vignette["id"])
def test_the_form_ends_at_the_expected_urgency(client, vignette):
    stop = Walker(client, vignette["answers"]).walk()
    if vignette["urgency"] == "out_of_scope":
        assert stop.path == "/check/stopped/"
        assert not Assessment.objects.exists()
        return
    assert stop.urgency == vignette["urgency"]
    stored = Assessment.objects.get()
    assert stop.path == f"/results/{stored.id}/"
    assert stored.urgency_code == vignette["urgency"]
    assert stop.leading == stored.leading
    assert stop.main["data-ruleset"] == stored.ruleset
    if "/check/answers/" in stop.visited:  # no emergency ended the check early
        assert stored.leading in vignette["leading"]
        given = {q: one for q, one in stored.content["answers"].items() if one is not None}
        assert plain(given) == plain({q: vignette["answers"][q] for q in given})
    assert not Draft.objects.exists()


def plain(answers):
    """Answers that compare, in whatever order codes were ticked."""
    return {q: sorted(one) if isinstance(one, list) else one for q, one in answers.items()}
