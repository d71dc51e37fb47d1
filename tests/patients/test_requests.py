"""Requests out of shape or out of place, and what a session is before and after signing in."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.signing_in import mailed_code
from tests.walker import Walker

pytestmark = pytest.mark.django_db
MOST = 64 * 1024
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("name", ["a.txt", "../../a.py", "a.svg"])
def test_a_file_is_refused_and_nothing_is_written(client, tmp_path, settings, name):
    settings.FILE_UPLOAD_TEMP_DIR = settings.MEDIA_ROOT = str(tmp_path)
    file = SimpleUploadedFile(name, b"x" * 100)
    assert client.post("/check/start/", {"consent": "yes", "file": file}).status_code == 400
    assert list(tmp_path.iterdir()) == []


class Endless:
    """A body that must not be read."""

    def __init__(self) -> None:
        self.was_read = 0

    def read(self, size: int = -1) -> bytes:
        self.was_read += max(size, 0)
        return b"x" * max(size, 0)

    readline = read


@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x"])
def test_a_body_of_a_gigabyte_is_refused_unread(client, kind):
    body = Endless()
    said = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(2**30), "wsgi.input": body}
    response = client.generic("POST", "/check/start/", **said)
    assert response.status_code == 400
    assert "less text" in response.content.decode()
    assert body.was_read == 0


@pytest.mark.parametrize("fields", [201, 5000])
def test_too_many_fields_are_refused(client, fields):
    body = "&".join(f"a{number}=" for number in range(fields))
    assert client.post("/check/start/", body, content_type=FORM).status_code == 400


def test_a_form_as_large_as_ours_may_be_is_taken(client):
    body = "consent=yes&note=" + "x" * (MOST - 100)
    assert client.post("/check/start/", body, content_type=FORM).status_code == 302


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "a b", "testserver:x"])
def test_a_host_that_is_not_ours_is_refused(client, host):
    assert client.get("/", HTTP_HOST=host).status_code == 400
    assert client.get("/", HTTP_X_FORWARDED_HOST=host).status_code == 200


@pytest.mark.usefixtures("no_earlier_tries")
def test_a_mail_names_no_host_that_a_request_named(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/sign-in/", {"email": "patient@example.org"}, HTTP_HOST="evil.example")
    message = mail.outbox[-1]
    assert "evil" not in f"{message.subject} {message.body} {message.extra_headers}"


def signed_in_by_mail(client):
    client.post("/sign-in/", {"email": "patient@example.org"})
    return client.post("/sign-in/code/", {"code": mailed_code(mail.outbox[-1])})


@pytest.mark.usefixtures("no_earlier_tries")
def test_signing_in_gives_the_session_a_new_key(client):
    Walker(client).walk(until="/check/feeling/")
    planted = client.cookies["session"].value
    token = client.cookies["csrf"].value
    signed_in_by_mail(client)
    assert client.cookies["session"].value != planted
    assert client.cookies["csrf"].value != token
    other = Client()
    other.cookies["session"] = planted
    assert other.get("/account/").status_code == 302


@pytest.mark.usefixtures("no_earlier_tries")
def test_signed_out_the_old_session_opens_nothing(client):
    signed_in_by_mail(client)
    old = client.cookies["session"].value
    assert client.get("/account/").status_code == 200
    client.post("/sign-out/")
    other = Client()
    other.cookies["session"] = old
    assert other.get("/account/").status_code == 302


def test_a_session_is_over_when_its_time_is(client, settings):
    assert settings.SESSION_COOKIE_AGE == 30 * 24 * 60 * 60
    Walker(client).walk(until="/check/feeling/")
    assert client.cookies["session"]["max-age"] == settings.SESSION_COOKIE_AGE


def test_a_session_signed_by_another_deployment_is_nobodys(client, settings):
    Walker(client).walk(until="/check/feeling/")
    settings.SECRET_KEY = "another key of another deployment, of fifty letters and more"
    assert client.get("/check/").status_code == 200


def test_a_changed_key_lets_earlier_sessions_go_on(client, settings):
    Walker(client).walk(until="/check/feeling/")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the key of next year, which has fifty letters and some more"
    assert client.get("/check/", follow=True).redirect_chain[-1][0] == "/check/feeling/"
