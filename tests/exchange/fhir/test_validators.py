"""The validators find what is wrong: each of them something that the others pass over."""

import pytest

pytestmark = pytest.mark.slow

GOOD = {"resourceType": "Questionnaire", "status": "active"}
GROUP = {"linkId": "a", "type": "group"}


def test_a_good_resource_passes(validators):
    assert validators.problems(GOOD) == []


@pytest.mark.parametrize(
    ("who", "wrong"),
    [
        ("fhir.resources: ", {"date": "yesterday"}),
        ("fhir: ", {"status": "nope"}),
        ("medplum: ", {"item": [GROUP]}),
    ],
)
def test_each_finds_what_is_wrong(validators, who, wrong):
    assert any(problem.startswith(who) for problem in validators.problems(GOOD | wrong))


def test_what_stands_in_a_bundle_is_looked_at_too(validators):
    entry = {
        "fullUrl": "urn:uuid:5c1d2f0e-0000-4000-8000-000000000001",
        "resource": GOOD | {"status": "nope"},
    }
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [entry]}
    assert validators.problems(bundle)
