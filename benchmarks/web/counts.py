"""What does not depend on the machine, as JSON: python -m benchmarks.web.counts

On a database of its own beside the one in DATABASE_URL.
"""

import json

from django.test import Client
from django.urls import reverse

from assessments.models import Draft, User
from assessments.questionnaire.pages import PAGES, Page
from benchmarks.pages import own_database
from tests.every_page import saved_with
from tests.queries import queries, statements
from tests.signing_in import signed_in
from tests.walker import Walker

from .servers import PAGE


def counts() -> dict[str, int]:
    """Statements of a page's GET and POST for who is signed in, and the most bytes of a page."""
    client = signed_in()
    walker = Walker(client)
    stop = walker.walk(until=PAGE)
    fields = walker.filled(stop.main.find("form", attrs={"data-check": True}))
    looked = statements(lambda: client.get(PAGE))
    return {
        "get": len(looked),
        "get_writes": sum(not sql.startswith("SELECT") for sql in looked),
        "post": len(queries(lambda: client.post(PAGE, fields))),
        "bytes": max(_bytes(client, page) for page in PAGES),
    }


def _bytes(client: Client, page: type[Page]) -> int:
    """Of a page's HTML, uncompressed, with the answers filled in."""
    draft = Draft.objects.get(owner=User.objects.get())
    draft.saved = saved_with(page)
    draft.save()
    response = client.get(reverse("patients:page", args=[page.slug]))
    assert response.status_code == 200, page.slug
    return len(response.content)


def main() -> None:
    with own_database():
        print(json.dumps(counts()))


if __name__ == "__main__":
    main()
