"""What a request says of its encoding never stops the site from answering."""

import pytest

from config.charset import REFUSED, read_as


@pytest.mark.parametrize(
    "said",
    [
        "",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=UTF8",
        "multipart/form-data; boundary=x; charset=utf-8",
        "application/json",
    ],
)
def test_what_browsers_say_is_taken_as_it_is(said):
    assert read_as(said) == said


@pytest.mark.parametrize(
    "said",
    [
        "text/plain; charset=base64",
        "text/plain; charset=undefined",
        "text/plain; charset=utf-16",
        "text/plain; charset=nonsense",
        "text/plain; charset=\x00",
        "text/plain; charset*=utf-8''%00",
        "text/plain; x*=nonsense''%41",
    ],
)
def test_anything_else_is_refused_by_name(said):
    assert read_as(said) == REFUSED


@pytest.mark.django_db
def test_the_refused_kind_of_form_is_answered_with_400(client):
    response = client.post("/check/start/", b"consent=yes", content_type=REFUSED)
    assert response.status_code == 400
    assert b"<h1" in response.content
