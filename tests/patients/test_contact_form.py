"""What a patient may add to what is sent: taken as it is meant, or said plainly why not."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from assessments.models import Case
from assessments.patients.contact_form import ContactForm
from assessments.patients.listing import STATES
from tests.reading_level import grade

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]
FIELDS = ContactForm(without_reach="").fields.values()


@pytest.mark.parametrize(
    ("typed", "name", "said"),
    [
        ({"name": "x" * 101}, "name", "too long"),
        ({"reach": "x" * 101}, "reach", "too long"),
        ({"reach": "5" * 101}, "reach", "too long"),
        ({"reach": "ask my daughter"}, "reach", "one phone number or one email"),
        ({"reach": "1234"}, "reach", "one phone number or one email"),
        ({"reach": "1" * 21}, "reach", "one phone number or one email"),
        ({"reach": "ada@"}, "reach", "one phone number or one email"),
        ({"reach": "ada@example.org, 0301234567"}, "reach", "one phone number or one email"),
        ({"born_day": "1"}, "born_day", "leave all three empty"),
        ({"born_month": "1", "born_year": "1962"}, "born_day", "leave all three empty"),
        ({"born_day": "30", "born_month": "2", "born_year": "1962"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "13", "born_year": "1962"}, "born_day", "no such date"),
        ({"born_day": "x", "born_month": "y", "born_year": "z"}, "born_day", "no such date"),
        ({"born_day": "-1", "born_month": "1", "born_year": "1962"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "1", "born_year": "1_62"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "1", "born_year": "0000"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "1", "born_year": "9" * 5000}, "born_day", "no such date"),
        ({"born_day": "²", "born_month": "1", "born_year": "1962"}, "born_day", "no such date"),
        ({"born_day": "1", "born_month": "1", "born_year": "62"}, "born_day", "four digits"),
        ({"born_day": "1", "born_month": "1", "born_year": "2999"}, "born_day", "still to come"),
        ({"born_day": "1", "born_month": "1", "born_year": "1850"}, "born_day", "130 years"),
    ],
)
def test_what_cannot_be_right_is_said_and_nothing_typed_is_lost(result, client, typed, name, said):
    response = client.post(f"{result}send/", typed)
    page = BeautifulSoup(response.content, "html.parser")
    summary = page.find(attrs={"data-error-summary": True})
    assert said in summary.text
    assert page.find(id=summary.a["href"][1:])["name"] == name
    assert page.title.text.startswith("Error:")
    for key, value in typed.items():
        assert page.find("input", {"name": key})["value"] == value
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("typed", "key", "kept"),
    [
        ({"reach": " Ada@example.org "}, "reach", "Ada@example.org"),
        ({"reach": "030/12 34 56 ext. 7"}, "reach", "030/12 34 56 ext. 7"),
        ({"reach": "٠٣٠١٢٣٤٥"}, "reach", "٠٣٠١٢٣٤٥"),
        ({"name": "Ada\nSample\x00"}, "name", "Ada Sample"),
        ({"name": "अदा"}, "name", "अदा"),
        ({"name": "x" * 100}, "name", "x" * 100),
        ({"born_day": "٣", "born_month": "٣", "born_year": "١٩٦٢"}, "born", "1962-03-03"),
        (
            {"born_day": " 29 ", "born_month": "february", "born_year": "2000"},
            "born",
            "2000-02-29",
        ),
    ],
)
def test_what_may_be_right_is_taken(result, client, typed, key, kept):
    assert client.post(f"{result}send/", typed).status_code == 302
    assert Case.objects.get().contact[key] == kept


@pytest.mark.parametrize(
    ("years", "days", "status"),
    [(0, -1, 200), (0, 0, 302), (129, 0, 302), (130, 0, 302), (130, 1, 200)],
)
def test_the_limits_of_a_date_of_birth(result, client, monkeypatch, years, days, status):
    today = date(2026, 11, 26)
    clock = SimpleNamespace(localdate=lambda: today)
    monkeypatch.setattr("assessments.patients.date_of_birth.timezone", clock)
    born = today.replace(year=today.year - years) - timedelta(days=days)
    typed = {"born_day": born.day, "born_month": born.month, "born_year": born.year}
    assert client.post(f"{result}send/", typed).status_code == status


def test_what_the_forms_and_states_say_is_plain():
    shown = [
        *(field.help_text for field in FIELDS),
        *(text for field in FIELDS for text in field.error_messages.values()),
        *STATES.values(),
    ]
    long = [str(text) for text in shown if len(str(text).split()) >= 5]
    assert len(long) > 8
    assert [text for text in long if grade(text) > 6] == []


@pytest.mark.parametrize(
    ("month_first", "order", "example"),
    [(False, ["day", "month", "year"], "27 3 1962"), (True, ["month", "day", "year"], "3 27 1962")],
)
def test_the_parts_of_a_date_stand_as_people_there_write_them(
    month_first, order, example, settings
):
    """Each is read by its name, in whichever order they stand; an error leads to the first."""
    settings.MONTH_FIRST = month_first
    typed = {"born_day": "31", "born_month": "2", "born_year": "1962"}
    form = ContactForm(typed, without_reach="")
    assert form.errors["born"] == [f"There is no such date. Type it like this: {example}."]
    boxes = form["born"].subwidgets[0].data["subwidgets"]
    assert [box["name"] for box in boxes] == [f"born_{part}" for part in order]
    assert [box["value"] for box in boxes] == [typed[f"born_{part}"] for part in order]
    assert [str(box["label"]).lower() for box in boxes] == order
    assert [box["attrs"]["id"] for box in boxes] == ["id_born_0", "id_born_1", "id_born_2"]
    assert example in str(form["born"].help_text)
