"""What holds, what does not, and that no answer is never a yes."""

import pytest

from assessments.questionnaire.conditions import AllOf, AnyOf, Condition
from assessments.questionnaire.pages import PAGES
from assessments.triage.answers import QUESTIONS
from assessments.triage.questions import WholeNumber

CALF = Condition("site", "=", "calf")
NOT_NONE = Condition("site", "!=", "none")
UNDER_56 = Condition("age_years", "<=", 55)
SMOKES = Condition("smoking", "=", "current")
SMOKED = Condition("smoking", "!=", "never")


@pytest.mark.parametrize(
    ("condition", "answers", "holds"),
    [
        (CALF, {}, False),
        (CALF, {"site": None}, False),
        (CALF, {"site": []}, False),
        (CALF, {"site": ["calf"]}, True),
        (CALF, {"site": ["knee", "calf"]}, True),
        (CALF, {"site": ["knee"]}, False),
        (NOT_NONE, {}, False),
        (NOT_NONE, {"site": None}, False),
        (NOT_NONE, {"site": []}, False),
        (NOT_NONE, {"site": ["none"]}, False),
        (NOT_NONE, {"site": ["knee"]}, True),
        (SMOKES, {"smoking": "current"}, True),
        (SMOKES, {"smoking": "ex"}, False),
        (SMOKED, {"smoking": "ex"}, True),
        (SMOKED, {"smoking": "never"}, False),
        (SMOKED, {"smoking": None}, False),
        (UNDER_56, {}, False),
        (UNDER_56, {"age_years": None}, False),
        (UNDER_56, {"age_years": 0}, True),
        (UNDER_56, {"age_years": 54}, True),
        (UNDER_56, {"age_years": 55}, True),
        (UNDER_56, {"age_years": 56}, False),
        (UNDER_56, {"age_years": "55"}, False),
    ],
)
def test_one_condition(condition, answers, holds):
    assert condition.holds(answers) is holds


@pytest.mark.parametrize(
    ("answers", "any_holds", "all_hold"),
    [
        ({}, False, False),
        ({"site": ["calf"]}, True, False),
        ({"smoking": "current"}, True, False),
        ({"site": ["calf"], "smoking": "current"}, True, True),
        ({"site": ["knee"], "smoking": "ex"}, False, False),
    ],
)
def test_several_conditions(answers, any_holds, all_hold):
    assert AnyOf(CALF, SMOKES).holds(answers) is any_holds
    assert AllOf(CALF, SMOKES).holds(answers) is all_hold


@pytest.mark.parametrize(
    ("still_open", "any_may", "all_may"),
    [
        (set(), False, False),
        ({"site"}, True, False),
        ({"site", "smoking"}, True, True),
        ({"age_years"}, False, False),
    ],
)
def test_what_may_still_come_to_hold(still_open, any_may, all_may):
    assert AnyOf(CALF, SMOKES).may_hold({}, still_open) is any_may
    assert AllOf(CALF, SMOKES).may_hold({}, still_open) is all_may
    assert CALF.may_hold({}, still_open) is ("site" in still_open)
    assert CALF.may_hold({"site": ["calf"]}, still_open) is True


def test_conditions_are_plain_values():
    assert AnyOf(CALF, SMOKES) == AnyOf(CALF, SMOKES)
    assert AnyOf(CALF, SMOKES) != AllOf(CALF, SMOKES)
    assert AllOf(CALF, SMOKES).reads == AnyOf(CALF, SMOKES).reads == {"site", "smoking"}
    with pytest.raises(AttributeError):
        CALF.code = "knee"


CONDITIONAL = [page for page in PAGES if page.asked_when is not None]


@pytest.mark.parametrize("page", CONDITIONAL, ids=lambda page: page.slug)
def test_a_page_depends_on_earlier_pages_alone(page):
    earlier = {q for each in PAGES[: PAGES.index(page)] for q in each.questions()}
    assert page.asked_when.reads <= earlier


@pytest.mark.parametrize("page", CONDITIONAL, ids=lambda page: page.slug)
def test_a_page_depends_on_codes_that_there_are(page):
    for condition in getattr(page.asked_when, "conditions", (page.asked_when,)):
        kind = QUESTIONS[condition.question]
        if isinstance(kind, WholeNumber):
            assert condition.operator == "<="
            assert kind.least <= condition.code <= kind.most
        else:
            assert condition.code in list(kind.codes)
