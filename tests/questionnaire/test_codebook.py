"""The pages ask what the codebook has: every question once, in its order, with all its codes."""

import pytest
from django import forms

from assessments.questionnaire.choices import ManyChoices, OneChoice
from assessments.questionnaire.numbers import NumberField
from assessments.questionnaire.pages import PAGES, page_for, page_of
from assessments.questionnaire.sections import SECTIONS
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import ManyOf, OneOf, Ratio, WholeNumber

CHOICES = [question for question, kind in QUESTIONS.items() if isinstance(kind, OneOf | ManyOf)]
NUMBERS = [question for question in QUESTIONS if question not in CHOICES]
RESERVED = {"answers", "stopped", "restart"}


def field_of(question):
    return page_of(question).base_fields[question]


def test_every_question_is_on_exactly_one_page_in_the_codebooks_order():
    asked = [question for page in PAGES for question in page.questions()]
    assert asked == list(QUESTIONS)


@pytest.mark.parametrize("question", CHOICES)
def test_every_code_is_offered_exactly_once_in_the_codebooks_order(question):
    offered = [value for value, label in field_of(question).choices]
    assert offered == list(QUESTIONS[question].codes)


@pytest.mark.parametrize("question", CHOICES)
def test_no_two_options_of_a_question_read_the_same(question):
    labels = [str(label) for value, label in field_of(question).choices]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("question", CHOICES)
def test_a_choice_is_of_one_or_of_many_as_the_codebook_says(question):
    kind, field = QUESTIONS[question], field_of(question)
    assert field.kind == kind
    if isinstance(kind, OneOf):
        assert isinstance(field, OneChoice)
        assert type(field.widget) is forms.RadioSelect
    else:
        assert isinstance(field, ManyChoices)
        assert type(field.widget) is forms.CheckboxSelectMultiple
        assert field.alone == kind.exclusive


@pytest.mark.parametrize("question", QUESTIONS)
def test_all_must_be_answered_but_the_abi_numbers(question):
    assert field_of(question).required == (question in CHOICES or question == "age_years")


@pytest.mark.parametrize("question", NUMBERS)
def test_a_number_has_the_codebooks_kind_and_a_plain_text_box(question):
    kind, field = QUESTIONS[question], field_of(question)
    assert isinstance(field, NumberField)
    assert field.kind == kind
    assert field.widget.input_type == "text"
    assert field.widget.attrs["inputmode"] == ("decimal" if isinstance(kind, Ratio) else "numeric")
    assert field.widget.attrs["autocomplete"] == "off"
    assert str(field.unit) == (kind.unit if isinstance(kind, WholeNumber) else "")


def test_a_page_asks_one_to_three_things():
    assert {len(page.base_fields) for page in PAGES} <= {1, 2, 3}


def test_a_slug_names_one_page_and_is_free():
    slugs = [page.slug for page in PAGES]
    assert len(set(slugs)) == len(slugs)
    assert not RESERVED & set(slugs)
    assert all(page_for(page.slug) is page for page in PAGES)
    assert page_for("nowhere") is None


def test_every_field_leads_to_its_page():
    assert page_of("wound").slug == "sores"
    assert page_of("note").slug == "note"
    assert page_of("shared_device").slug == "start"
    with pytest.raises(KeyError):
        page_of("confirm_numbers")


def test_sections_come_in_order_and_each_has_pages():
    assert tuple(dict.fromkeys(page.section for page in PAGES)) == SECTIONS
    assert len({section.code for section in SECTIONS}) == len(SECTIONS)
