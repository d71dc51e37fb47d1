"""Which addresses of sources are linked."""

import pytest

from assessments.triage.references import REFERENCES, is_publishers
from assessments.triage.references.publishers import PUBLISHERS

ADDRESSES = [url for source in REFERENCES.values() for url in source.urls]


@pytest.mark.parametrize(
    "url",
    [
        "https://bestpractice-bmj-com.bibliotheek.ehb.be/topics/en-gb/3000164/diagnosis-approach",
        "https://bibliotheek.ehb.be:2400/topics/en-gb/63/management-approach",
        "https://api-pubmed-ncbi.laibokeji.com/22157068",
        "https://www.nice.org.uk.example.org/",
        "https://www.nice.org.uk@example.org/",
        "https://www.nice.org.uk:8000/",
        "javascript://www.nice.org.uk/%0aalert(1)",
        "",
    ],
)
def test_a_copy_a_proxy_and_what_only_looks_like_a_publisher_are_not(url):
    assert not is_publishers(url)


def test_publishers_are_and_each_that_is_named_is_cited():
    linked = [url for url in ADDRESSES if is_publishers(url)]
    assert {url.split("/")[2] for url in linked} == PUBLISHERS
    assert 0 < len(linked) < len(ADDRESSES)
