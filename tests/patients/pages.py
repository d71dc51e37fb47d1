"""What a response shows."""

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def main_of(response: HttpResponse) -> Tag:
    """The page without its header and footer."""
    main = BeautifulSoup(response.content, "html.parser").main
    assert main
    return main


def text_of(response: HttpResponse) -> str:
    """What can be read on it, words set apart by one space."""
    return main_of(response).get_text(" ", strip=True)
