"""Rendering a form of five fields, of all kinds, with the project's template pack."""

from django import forms
from django.template import engines

from assessments.questionnaire.pages import page_of

from .timing import Timing, measure

RENDERS = 20


def field(name: str) -> forms.Field:
    """A question's field, from the page that asks it."""
    return page_of(name).base_fields[name]


class FiveFields(forms.Form):
    """Fields of five pages on one."""

    age_years = field("age_years")
    duration = field("duration")
    feel = field("feel")
    smoking = field("smoking")
    note = field("note")


def timings() -> list[Timing]:
    template = engines["django"].from_string("{% load crispy_forms_tags %}{{ form|crispy }}")
    form = FiveFields(initial={"age_years": 45, "duration": "over_3m", "feel": ["cramp"]})

    def render() -> None:
        for _ in range(RENDERS):
            html = template.render({"form": form})
        assert all(f'name="{name}"' in html for name in form.fields)

    return [measure("rendering a form of five fields", "ms", render, calls=RENDERS)]
