"""Documents of results that were never stored, for tests of what is in them."""

import re
from datetime import UTC, datetime

from assessments.exchange.fhir.document import document

MADE_AT = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)

NOT_AT_FAULT = tuple(
    map(
        re.compile,
        (
            # Value sets that FHIR gives as an example, or prefers: other codes may stand there.
            r"fhir: (Observation\.code|Composition\.type|RiskAssessment\.prediction\S+): Code",
            # It tells what a reference leads to from its address, which a urn does not say. Ours
            # are followed in test_document.py.
            r"medplum: \S+: Invalid reference: got .urn:uuid:",
        ),
    )
)


def made(assessment, language=None, *, taken_back=False, made_at=MADE_AT):
    return document(assessment, language, taken_back=taken_back, made_at=made_at)


def resources(bundle, kind):
    found = (entry["resource"] for entry in bundle["entry"])
    return [one for one in found if one["resourceType"] == kind]


def faults(validators, bundle):
    """What the validators find, but for what FHIR allows and they cannot know."""
    found = validators.problems(bundle)
    return [one for one in found if not any(known.match(one) for known in NOT_AT_FAULT)]


def elements(div):
    """The names of all elements of a narrative, which must be XHTML's."""
    return {one.tag.removeprefix("{http://www.w3.org/1999/xhtml}") for one in div.iter()}
