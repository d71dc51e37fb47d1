"""Making a link that shows a result, finding it again, and stopping it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.models import ShareLink
from tests.walker import Walker

pytestmark = pytest.mark.django_db


def test_smoke(walker, client):
    result = walker.walk()
    page = walker.open(f"{result.path}share/")
    form = page.main.find("form", action=f"{result.path}share/")
    made = walker.post(form, page.path, hours="24")
    address = made.main.find(class_="to-copy").get_text()
    path = re.sub("^https?://[^/]*", "", address)
    shown = Client().get(path)
    assert shown.status_code == 200, shown.content
    assert Client().get(path + "sheet.pdf").status_code == 200
    page = walker.open(f"{result.path}share/")
    assert "Opened 2 times" in page.main.get_text()
