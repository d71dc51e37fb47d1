"""Every form that a page shows, filled in with what no browser of ours would send.

The pages are found by opening every address, and the fields by reading them.
"""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaire.pages import PAGES
from tests.walker import DEFAULTS

from . import nonsense
from .addresses import every_address
from .test_requests import Sent, check
from .trying import tried
from .world import PEOPLE, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]
FEW = 25
HTML = "text/html"


def forms_of(world: World, who: str) -> list[tuple[str, dict[str, list[str]]]]:
    """Each form that this person is shown: where it is posted, its fields and what they offer."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, list[str]]] = {}
    for path in paths_for(world, who):
        response = world.browser_of(who).get(path, follow=True)
        if response.status_code != 200 or HTML not in response.headers["Content-Type"]:
            continue
        for form in BeautifulSoup(response.content, "html.parser").find_all("form", method="post"):
            fields = _fields(form)
            found[form.get("action") or response.request["PATH_INFO"], tuple(fields)] = fields
    return [(path, fields) for (path, _), fields in found.items()]


def paths_for(world: World, who: str) -> Iterator[str]:
    """Every address with a record of theirs, or of somebody else where they have none."""
    ids = world.own_ids[who]
    for address in every_address():
        record = next(iter(ids), world.theirs_at(str(address)))
        if who not in {"visitor", "patient"}:
            record = world.theirs_at(str(address))
        if address.kinds != ("slug",):
            yield address.filled([record, *ids[1:]])
    if ids:
        yield from (f"/check/{page.slug}/" for page in PAGES)
        yield f"/results/{ids[1]}/send/"


def _fields(form: BeautifulSoup) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for control in form.find_all(["input", "textarea", "select", "button"]):
        if name := control.get("name"):
            offered = [one.get("value", "") for one in control.find_all("option")]
            fields.setdefault(name, []).extend(offered or [control.get("value", "")])
    return fields


@st.composite
def filled_in(draw: st.DrawFn, path: str, fields: dict[str, list[str]]) -> Sent:
    """A post of the form: some fields odd, some right, some left out, some twice."""
    names = [*sorted(fields), "draft"]
    known = {name: [*values, str(DEFAULTS.get(name, ""))] for name, values in fields.items()}
    if draw(st.integers(0, 3)):
        body = draw(nonsense.form_body(names, known))
        return Sent("POST", path, body=body)
    kind = "multipart/form-data; boundary=x"
    return Sent("POST", path, body=draw(nonsense.multipart(names)), content_type=kind)


@pytest.mark.parametrize("who", PEOPLE)
def test_any_form_filled_in_oddly(world, who):
    forms = forms_of(world, who)
    assert forms
    posts = st.one_of([filled_in(path, fields) for path, fields in forms])

    @tried(FEW)
    @given(sent=posts)
    def try_it(sent):
        check(world, who, sent)

    try_it()
