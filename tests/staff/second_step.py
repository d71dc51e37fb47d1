"""A member of staff on the way to the admin: from page to page, with one code and the other."""

from typing import Any

from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from tests.signing_in import SECRET, code_of, mailed_code

EMAIL = "staff@example.org"


def wrong_code(secret: str = SECRET) -> str:
    """What no app shows about now."""
    right = {code_of(secret, steps) for steps in range(-3, 4)}
    return next(code for code in map("{:06}".format, range(10)) if code not in right)


def path_of(response: Any) -> str:
    """Where a request ended, redirects followed."""
    chain = response.redirect_chain
    return chain[-1][0] if chain else response.request["PATH_INFO"]


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def sign_in_by_mail(client: Client, wanted: str = "/admin/") -> Any:
    """Asks for a page of staff and signs in with the code that was mailed; where that leads."""
    asked = client.get(wanted, follow=True)
    assert path_of(asked).startswith("/sign-in/?")
    mailed = submit(client, asked, email=EMAIL)
    code = mailed_code(mail.outbox[-1])
    return submit(client, mailed, code=code)


def submit(client: Client, page: Any, **fields: str) -> Any:
    """Posts the page's first form as a browser would, hidden fields and all."""
    form = soup(page).main.form
    hidden = {field["name"]: field["value"] for field in form.find_all("input", type="hidden")}
    return client.post(form["action"], hidden | fields, follow=True)


def shown_key(client: Client) -> str:
    """The secret that the page to set an app up shows."""
    page = soup(client.get("/second-step/app/"))
    return page.find("code").get_text().replace(" ", "")


def set_up(client: Client) -> tuple[str, Any]:
    """Sets an app up; its secret, and the page of spare codes."""
    secret = shown_key(client)
    return secret, client.post("/second-step/app/", {"code": code_of(secret)}, follow=True)


def spare_codes(response: Any) -> list[str]:
    return [code.get_text() for code in soup(response).select(".spare-codes code")]
