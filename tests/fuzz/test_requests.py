"""Any request, from anyone, to any address: no error of ours, nothing that is another's.

`make fuzz` tries more of them. A failure prints the request as it was; a mended one gets a test of
its own in test_found.py.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import admin
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from config.charset import read_as

from . import nonsense
from .addresses import Address, UnknownParameter, addresses_of, every_address
from .judging import judge
from .trying import tried
from .world import PEOPLE, World, changed, theirs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]
ADDRESSES = every_address()
FEW_OF_ALL = 20


@dataclass
class Sent:
    """A request as the test client sends it."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    content_type: str = "application/x-www-form-urlencoded"
    headers: dict[str, str] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)
    checks_csrf: bool = False
    proxies: int = 0

    def by(self, browser: Client) -> Any:
        own = "; ".join(f"{name}={one.value}" for name, one in browser.cookies.items())
        cookies = {"HTTP_COOKIE": "; ".join([*self.cookies, own, *self.cookies[:1]])}
        address, kind = f"{self.path}?{self.query}", read_as(self.content_type)
        more: dict[str, Any] = self.headers | cookies
        with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=self.proxies):
            return browser.generic(self.method, address, self.body, kind, **more)


def filter_names() -> list[str]:
    """What the lists of the admin can be narrowed by, a new filter too."""
    filters = [one for site in admin.site._registry.values() for one in site.list_filter]
    return [one if isinstance(one, str) else one.parameter_name for one in filters]


NAMES = nonsense.QUERY_NAMES + filter_names()


@st.composite
def requests(draw: st.DrawFn, address: Address, ids: list[str]) -> Sent:
    values = [draw(nonsense.path_value(kind, ids)) for kind in address.kinds]
    sent = Sent(
        method=draw(st.sampled_from(nonsense.METHODS)),
        path=address.filled(values),
        query=draw(nonsense.query(NAMES)),
        headers=draw(nonsense.headers),
        cookies=draw(nonsense.cookies),
        checks_csrf=draw(st.booleans()),
        proxies=draw(st.sampled_from([0, 0, 1])),
    )
    if draw(st.booleans()):
        sent.content_type = draw(st.sampled_from(nonsense.CONTENT_TYPES))
        bodies = nonsense.form_body(NAMES, {}) | nonsense.multipart(NAMES) | nonsense.plain_bodies
        sent.body = draw(bodies)
    return sent


def check(world: World, who: str, sent: Sent) -> None:
    """Sends it, judges what came of it, and undoes that."""
    with transaction.atomic():
        cache.clear()
        response = sent.by(world.browser_of(who, checks_csrf=sent.checks_csrf))
        judge(response, sent.method, world.hidden[who])
        lost = changed(world.before[who], theirs(who))
        transaction.set_rollback(True)
    assert not lost, lost


@pytest.mark.parametrize("who", PEOPLE)
def test_any_request_to_any_address(world, who):
    ids = world.ids_for(who)
    any_request = st.one_of([requests(address, ids) for address in ADDRESSES])

    @tried(FEW_OF_ALL)
    @given(sent=any_request)
    def try_it(sent):
        check(world, who, sent)

    try_it()


@pytest.mark.parametrize("who", PEOPLE)
def test_every_address_plainly(world, who):
    """Each address as a browser would ask for it, with the record of somebody else."""
    for address in ADDRESSES:
        at = address.filled([world.theirs_at(str(address)), *world.their_ids])
        for method in ("GET", "POST"):
            check(world, who, Sent(method, at))


def test_an_address_that_the_fuzz_cannot_fill_in_says_so():
    new = SimpleNamespace(url_patterns=[path("shoes/<int:size>/", lambda request: None)])
    with pytest.raises(UnknownParameter, match=r"tests/fuzz/addresses\.py"):
        list(addresses_of(new))
