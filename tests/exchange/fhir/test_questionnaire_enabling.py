"""When the FHIR Questionnaire asks a page is when the check itself does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.exchange.fhir.enabling import CannotBeSaid, enabled
from assessments.exchange.fhir.questionnaire import page_link_id
from assessments.questionnaire.conditions import AllOf, AnyOf, Condition
from assessments.questionnaire.journey import walk
from assessments.questionnaire.pages import PAGES
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import ManyOf, OneOf
from tests.questionnaire import drafts

from .items import groups

GROUPS = groups()


def is_enabled(item, answers):
    """As FHIR R4 tells a client to work it out; answers are in JSON form by link id."""
    met = [is_met(when, answers) for when in item.get("enableWhen", [])]
    if not met:
        return True
    assert len(met) == 1 or "enableBehavior" in item
    return any(met) if item.get("enableBehavior") == "any" else all(met)


def is_met(when, answers):
    given = answers.get(when["question"])
    values = given if isinstance(given, list) else [] if given is None else [given]
    match when:
        case {"operator": "exists", "answerBoolean": wanted}:
            return bool(values) is wanted
        case {"operator": "<=", "answerInteger": most}:
            return any(value <= most for value in values)
        case {"operator": "=", "answerInteger": wanted}:
            return wanted in values
        case {"operator": "=", "answerCoding": {"code": code}}:
            return code in values
        case {"operator": "!=", "answerCoding": {"code": code}}:
            return code not in values  # "at least no answer has a value that is equal"
        case {"operator": "!=", "answerInteger": other}:
            return other not in values
    raise AssertionError(when)


def holds(when, answers):
    return when is None or when.holds(answers)


blanks: st.SearchStrategy[dict[str, list[str] | None]] = st.dictionaries(
    st.sampled_from(list(QUESTIONS)), st.none() | st.just([])
)


@pytest.mark.slow
@given(drafts.saved, blanks)
def test_a_page_is_enabled_exactly_when_its_condition_holds(saved, blank):
    answers = saved | blank
    for page in PAGES:
        group = GROUPS[page_link_id(page)]
        assert is_enabled(group, answers) is holds(page.asked_when, answers), page.slug


@pytest.mark.slow
@given(drafts.of_adults)
def test_the_pages_enabled_are_those_on_the_route(saved):
    """A client takes what stands on a disabled page for unanswered, as the walk does."""
    answers, asked = {}, []
    for page in PAGES:
        if is_enabled(GROUPS[page_link_id(page)], answers):
            asked.append(page)
            answers |= {name: saved.get(name) for name in page.base_fields}
    assert tuple(asked) == walk(saved).route


@st.composite
def conditions(draw):
    question = draw(st.sampled_from(sorted(drafts.ANSWERS)))
    kind = QUESTIONS[question]
    if isinstance(kind, OneOf | ManyOf):
        code = draw(st.sampled_from(list(kind.codes)))
        return Condition(question, draw(st.sampled_from(["=", "!="])), code)
    return Condition(question, draw(st.sampled_from(["=", "!=", "<="])), draw(st.integers(0, 300)))


several = st.lists(conditions(), min_size=1, max_size=4)
any_of = several.map(lambda some: AnyOf(*some))
all_of = several.map(lambda some: AllOf(*some))


@pytest.mark.slow
@given(conditions() | any_of | all_of, drafts.saved, blanks)
def test_so_is_anything_else_that_could_be_asked_for_or_else_it_is_refused(when, saved, blank):
    """Whatever condition a page may have one day: said rightly, or not at all."""
    answers = saved | blank
    try:
        item = enabled(when, QUESTIONS)
    except CannotBeSaid:
        some = (when,) if isinstance(when, Condition) else when.conditions
        of_ratio = any(condition.question.startswith("abi_") for condition in some)
        mixed = isinstance(when, AnyOf) and any(one.operator == "!=" for one in some)
        assert of_ratio or mixed
    else:
        assert is_enabled(item, answers) is when.holds(answers)


@pytest.mark.parametrize(
    "when",
    [
        Condition("shared_device", "=", "yes"),
        Condition("for_other", "=", "yes"),
        Condition("later", "=", "yes"),
        Condition("side", "=", "middle"),
        Condition("side", "<=", 3),
        Condition("age_years", "=", "old"),
        Condition("abi_left", "<=", 1),
        AnyOf(Condition("side", "!=", "left"), Condition("side", "=", "both")),
        AnyOf(),
        AllOf(),
        AllOf(Condition("side", "=", "left"), Condition("side", "=", "middle")),
    ],
)
def test_what_enable_when_has_no_words_for_is_refused(when):
    with pytest.raises(CannotBeSaid):
        enabled(when, {*QUESTIONS, "for_other", "shared_device"})


def test_a_page_cannot_hang_on_what_is_asked_after_it():
    when = Condition("side", "=", "left")
    assert enabled(when, {"side"})
    with pytest.raises(CannotBeSaid):
        enabled(when, {"site"})


def test_one_of_one_is_that_one():
    one = Condition("site", "!=", "none")
    assert enabled(AnyOf(one), {"site"}) == enabled(AllOf(one), {"site"}) == enabled(one, {"site"})
