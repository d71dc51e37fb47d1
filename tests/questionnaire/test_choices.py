"""What the server takes from a page of choices, and what it sends back."""

import pytest
from django.http import QueryDict

from assessments.questionnaire.pages import PAGES, page_of
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import ManyOf, OneOf

ONE = [question for question, kind in QUESTIONS.items() if isinstance(kind, OneOf)]
MANY = [question for question, kind in QUESTIONS.items() if isinstance(kind, ManyOf)]
ALONE = [question for question in MANY if QUESTIONS[question].exclusive]
TOGETHER = [question for question in MANY if not QUESTIONS[question].exclusive]
EVERY_CODE = [
    (question, str(code)) for question in (*ONE, *MANY) for code in QUESTIONS[question].codes
]
NEEDS_A_PLACE = {"over_2w", "infected"}


def post(question, *codes, **others):
    """The page of a question as a browser posts it, with harmless answers beside it."""
    page = page_of(question)
    data = QueryDict(mutable=True)
    for name in page.questions():
        kind = QUESTIONS[name]
        if isinstance(kind, OneOf | ManyOf):
            data[name] = str(next(iter(kind.codes)))
    data.setlist(question, codes)
    data.update(others)
    return page(data)


@pytest.mark.parametrize(("question", "code"), EVERY_CODE)
def test_every_code_is_taken(question, code):
    codes = ["foot", code] if question == "wound" and code in NEEDS_A_PLACE else [code]
    page = post(question, *codes)
    assert page.is_valid(), page.errors
    assert page.saved()[question] == (code if question in ONE else codes)


@pytest.mark.parametrize("question", [*ONE, *MANY])
def test_no_answer_is_sent_back_with_what_to_do(question):
    page = post(question)
    (message,) = page.errors[question]
    assert list(page.errors) == [question]
    assert message.startswith(("Tick", "Choose"))


@pytest.mark.parametrize("question", ALONE)
def test_the_message_for_no_answer_names_the_way_to_say_none(question):
    (message,) = post(question).errors[question]
    if question == "site":
        assert "no pain or cramp" in message
    elif question == "effect":
        assert "does not affect you much" in message
    else:
        alone = dict(page_of(question).base_fields[question].choices)["none"]
        assert f"“{alone}”" in message


@pytest.mark.parametrize("question", [*ONE, *MANY])
@pytest.mark.parametrize("tampered", ["nope", " NONE", "none\x00", "<b>"])
def test_a_code_that_is_not_offered_is_sent_back_without_being_shown(question, tampered):
    page = post(question, tampered)
    (message,) = page.errors[question]
    assert message == "That is not one of the answers below. Choose from the list."


def test_a_tampered_code_beside_a_good_one_is_sent_back():
    assert "site" in post("site", "calf", "nope").errors


@pytest.mark.parametrize("question", ALONE)
def test_none_stands_alone(question):
    other = next(code for code in QUESTIONS[question].codes if code != "none")
    (message,) = post(question, other, "none").errors[question]
    alone = dict(page_of(question).base_fields[question].choices)["none"]
    assert message == f"You ticked “{alone}” and something else. Keep one or the other."


@pytest.mark.parametrize("question", ["em_breath", "em_leg", "em_spine", "em_other"])
def test_not_sure_may_stand_beside_a_sign_but_not_beside_none(question):
    sign = str(next(iter(QUESTIONS[question].codes)))
    page = post(question, "unsure", sign)
    assert page.is_valid()
    assert page.saved() == {question: [sign, "unsure"]}
    assert question in post(question, "none", "unsure").errors


@pytest.mark.parametrize("question", TOGETHER)
def test_all_of_the_others_may_be_ticked_at_once(question):
    codes = [str(code) for code in QUESTIONS[question].codes]
    assert post(question, *codes).is_valid()


@pytest.mark.parametrize("question", MANY)
def test_codes_are_saved_once_and_in_the_codebooks_order(question):
    codes = [str(code) for code in QUESTIONS[question].codes if code != "none"]
    page = post(question, *reversed(codes), *codes)
    assert page.is_valid(), page.errors
    assert page.saved()[question] == codes


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_an_empty_post_is_judged_and_raises_nothing(page):
    form = page(QueryDict())
    required = [name for name, field in page.base_fields.items() if field.required]
    assert list(form.errors) == required


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_only_the_fields_of_the_page_are_saved(page):
    strange = QueryDict("em_other=dark_urine&nope=1&csrfmiddlewaretoken=x&confirm_numbers=on")
    form = page(strange)
    if form.is_valid():
        assert set(form.saved()) == set(page.base_fields)
    assert set(form.fields) == set(page.base_fields)


@pytest.mark.parametrize("codes", [["over_2w"], ["infected"], ["over_2w", "infected"]])
def test_a_sore_needs_its_place(codes):
    (message,) = post("wound", *codes).errors["wound"]
    assert message.startswith("Where is the sore?")
    assert post("wound", "leg", *codes).is_valid()
    assert post("wound", "foot", *codes).is_valid()
    assert post("wound", "foot", "leg", *codes).is_valid()


def test_a_place_alone_is_a_sore():
    assert post("wound", "leg").is_valid()
    assert post("wound", "none").is_valid()


def test_none_sent_twice_is_still_alone():
    page = post("rls", "none", "none")
    assert page.is_valid()
    assert page.saved() == {"rls": ["none"]}


SEVERAL = [page for page in PAGES if len(page.questions()) > 1]


@pytest.mark.parametrize("page", SEVERAL, ids=lambda page: page.slug)
def test_each_question_of_a_page_has_a_message_of_its_own(page):
    messages = [str(error) for errors in page(QueryDict()).errors.values() for error in errors]
    assert len(set(messages)) == len(messages)


def test_what_was_ticked_is_still_ticked_after_an_error():
    html = post("em_leg", "cold", "none").as_p()
    assert html.count("checked") == 2


def test_the_saved_answer_is_shown_again():
    page = page_of("site")(initial={"site": ["calf", "foot"], "side": "right", "other": 1})
    html = page.as_p()
    assert html.count("checked") == 3
    assert "required" not in html


@pytest.mark.parametrize("ticked", [True, False])
def test_what_the_first_page_says_of_person_and_device(ticked):
    boxes = {"for_other": "on", "shared_device": "on"} if ticked else {}
    page = post("consent", "yes", **boxes)
    assert page.is_valid()
    assert page.saved() == {"consent": "yes", "for_other": ticked, "shared_device": ticked}


def test_two_pages_of_one_class_share_no_state():
    first, second = page_of("site")(), page_of("site")()
    first.fields["site"].label = "changed"
    first.fields["site"].error_messages["required"] = "changed"
    assert second.fields["site"].label != "changed"
    assert page_of("site").base_fields["site"].error_messages["required"] != "changed"
