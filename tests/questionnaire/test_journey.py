"""Where a draft stands: the route, what comes next, and what ends the check."""

import pytest

from assessments.questionnaire.journey import Ended, emergency, progress, walk
from assessments.questionnaire.pages import PAGES, page_for
from assessments.triage import Urgency

from .drafts import HARMLESS, filled

ALWAYS = (
    "start breathing sudden-changes back-nerves other-signs where started walking swelling veins "
    "skin feet foot-at-night sores foot-pulse abi smoking conditions clot-risk fluids activity "
    "medicines nerves effect note"
)
PAIN = {"feeling", "timing", "relief"}
WALKING_PAIN = {"walking-pain", "walking-stop"}
NUMBERS = {"abi-result", "ankle-pressure", "arm-pressure"}


def slugs(pages):
    return [page.slug for page in pages]


def route(**changed):
    return set(slugs(walk(HARMLESS | changed).route))


def test_a_new_draft_begins_at_the_first_page():
    walked = walk({})
    assert walked.next is PAGES[0]
    assert walked.answered == ()
    assert walked.answers == {}
    assert not walked.complete
    assert slugs(walked.route) == ALWAYS.split()


def test_the_warning_signs_come_right_after_consent_and_age():
    first = slugs(walk({"consent": "yes", "age_years": 60}).route)
    assert first[2:6] == ["breathing", "sudden-changes", "back-nerves", "other-signs"]


def test_next_is_the_first_page_not_yet_answered():
    saved = {}
    for page in walk(HARMLESS).route:
        assert walk(saved).next is page
        names = page.questions() or tuple(page.base_fields)
        saved |= {name: HARMLESS[name] for name in names}
    walked = walk(saved)
    assert walked.next is None
    assert walked.complete


@pytest.mark.parametrize("missing", sorted(HARMLESS))
def test_one_answer_missing_is_what_comes_next(missing):
    saved = {name: answer for name, answer in HARMLESS.items() if name != missing}
    walked = walk(saved)
    assert missing in walked.next.base_fields
    assert not walked.complete
    assert missing not in walked.answers


@pytest.mark.parametrize(
    ("changed", "page", "asked"),
    [
        ({"site": ["none"]}, PAIN, False),
        ({"site": ["foot"]}, PAIN, True),
        ({"ecq_walk": "yes"}, WALKING_PAIN, True),
        ({"ecq_walk": "no"}, WALKING_PAIN, False),
        ({"ecq_walk": "cannot_walk"}, WALKING_PAIN, False),
        ({"ecq_walk": "yes", "site": ["none"]}, WALKING_PAIN, True),
        ({"swelling": "none"}, {"swelling-signs"}, False),
        ({"swelling": "one_leg"}, {"swelling-signs"}, True),
        ({"swelling": "both_legs"}, {"swelling-signs"}, True),
        ({"abi_known": "no"}, NUMBERS, False),
        ({"abi_known": "clinic"}, NUMBERS, True),
        ({"abi_known": "home"}, NUMBERS, True),
        ({"abi_known": "home_error"}, NUMBERS, False),
        ({"age_years": 18}, {"pregnancy"}, True),
        ({"age_years": 55}, {"pregnancy"}, True),
        ({"age_years": 56}, {"pregnancy"}, False),
        ({"medicines": ["none"]}, {"medicine-changes"}, False),
        ({"medicines": ["ccb"]}, {"medicine-changes"}, True),
        ({"feel": ["cramp"], "when": ["random"]}, {"restless-legs"}, False),
        ({"feel": ["urge_to_move"], "when": ["random"]}, {"restless-legs"}, True),
        ({"feel": ["cramp"], "when": ["night"]}, {"restless-legs"}, True),
        ({"feel": ["cramp"], "when": ["rest"]}, {"restless-legs"}, True),
        ({"feel": ["cramp"], "when": ["walking", "sitting"]}, {"restless-legs"}, True),
        ({"feel": ["cramp"], "when": ["standing"]}, {"restless-legs"}, False),
        ({"site": ["none"], "when": ["night"]}, {"restless-legs"}, False),
        ({"consent": "yes"}, {"age"}, True),
    ],
)
def test_a_page_is_asked_when_its_condition_holds(changed, page, asked):
    assert page & route(**changed) == (page if asked else set())


def test_answers_to_skipped_pages_do_not_count_chains_included():
    pain = {"feel": ["urge_to_move"], "when": ["night"], "rls": ["urge"], "relief": ["sit"]}
    assert walk(HARMLESS | pain).answers["rls"] == ["urge"]
    answers = walk(HARMLESS | pain | {"site": ["none"]}).answers
    assert not {"feel", "when", "episode_length", "relief", "rls"} & set(answers)
    assert walk(HARMLESS | pain | {"site": ["none"]}).complete


def test_answers_that_were_skipped_are_back_when_the_page_is():
    saved = HARMLESS | {"swelling": "one_leg", "swelling_detail": ["dent"]}
    assert "swelling_detail" not in walk(saved | {"swelling": "none"}).answers
    assert walk(saved).answers["swelling_detail"] == ["dent"]


def test_only_questions_count_as_answers_and_blank_ones_say_so():
    saved = filled(HARMLESS | {"abi_known": "clinic", "for_other": True, "nonsense": 1})
    answers = walk(saved).answers
    assert answers["abi_left"] is None
    assert not {"note", "for_other", "shared_device", "nonsense"} & set(answers)


@pytest.mark.parametrize(
    ("question", "junk"),
    [
        ("em_leg", None),
        ("em_leg", []),
        ("em_leg", "none"),
        ("em_leg", ["no_such_code"]),
        ("em_leg", ["none", "cold"]),
        ("em_leg", [["none"]]),
        ("em_leg", 5),
        ("side", ["left"]),
        ("side", "up"),
        ("side", {"left": 1}),
        ("age_years", "60"),
        ("age_years", 60.5),
        ("age_years", 121),
        ("age_years", True),
    ],
)
def test_a_value_that_is_no_answer_leaves_its_page_to_be_asked(question, junk):
    walked = walk(HARMLESS | {question: junk})
    assert question in walked.next.base_fields
    assert question not in walked.answers
    assert emergency(walked) is None


def test_an_optional_number_must_have_been_asked_for_but_may_be_blank():
    saved = HARMLESS | {"abi_known": "home"}
    assert walk(saved).next is page_for("abi-result")
    assert walk(saved | {"abi_left": None}).next is page_for("abi-result")
    assert walk(saved | {"abi_left": None, "abi_right": 5.0}).next is page_for("abi-result")
    assert walk(saved | {"abi_left": None, "abi_right": 1.0}).next is page_for("ankle-pressure")


def test_a_draft_may_be_read_and_is_not_written():
    saved = HARMLESS | {"site": ["none"]}
    before = dict(saved)
    walk(saved)
    assert saved == before


@pytest.mark.parametrize(
    ("changed", "ended"),
    [
        ({"consent": "no"}, Ended.DECLINED),
        ({"consent": "no", "age_years": 17}, Ended.DECLINED),
        ({"age_years": 17}, Ended.UNDER_AGE),
        ({"age_years": 0}, Ended.UNDER_AGE),
        ({"age_years": 18, "pregnant": "na"}, None),
        ({}, None),
    ],
)
def test_a_no_and_an_age_under_18_end_the_check(changed, ended):
    walked = walk(HARMLESS | changed)
    assert walked.ended is ended
    assert walked.complete is (ended is None)
    if ended:
        assert walked.next is None
        assert walked.undecided == ()
        assert set(walked.answers) <= {"consent", "age_years"}
        assert walked.route == walked.answered == PAGES[: len(walked.route)]


def test_who_ended_the_check_can_go_back_to_change_it():
    walked = walk(HARMLESS | {"age_years": 17})
    assert walked.can_visit(page_for("age"))
    assert walked.can_visit(page_for("start"))
    assert not walked.can_visit(page_for("breathing"))


def test_what_may_be_visited():
    saved = {q: HARMLESS[q] for q in ("consent", "age_years", "em_breath", "side", "site")}
    walked = walk(saved)
    may = [page.slug for page in PAGES if walked.can_visit(page)]
    assert may == ["start", "age", "breathing", "sudden-changes", "where"]


def test_a_page_off_the_route_may_not_be_visited_though_it_was_answered():
    assert not walk(HARMLESS | {"site": ["none"]}).can_visit(page_for("relief"))


def test_back_is_the_page_before_on_the_route():
    walked = walk(HARMLESS | {"site": ["none"]})
    assert walked.previous(page_for("walking")) is page_for("started")
    assert walked.previous(page_for("start")) is None
    assert walked.previous(page_for("relief")) is None


def test_a_page_that_hangs_on_open_questions_may_still_come():
    may_come = set(slugs(walk({"consent": "yes"}).undecided))
    assert may_come == (
        {"pregnancy", "swelling-signs", "medicine-changes", "restless-legs"}
        | PAIN
        | WALKING_PAIN
        | NUMBERS
    )
    settled = walk({"consent": "yes", "age_years": 70, "side": "left", "site": ["none"]})
    assert not {"pregnancy", "restless-legs", *PAIN} & set(slugs(settled.undecided))


@pytest.mark.parametrize(
    "saved",
    [
        {"em_breath": ["chest_pain"]},
        HARMLESS | {"em_other": ["vein_bleed", "unsure"]},
        HARMLESS | {"conditions": ["diabetes"], "wound": ["foot"], "em_other": ["fever"]},
    ],
)
def test_an_emergency_is_known_from_the_answers_so_far(saved):
    outcome = emergency(walk({"consent": "yes", "age_years": 40} | saved))
    assert outcome.urgency is Urgency.EMERGENCY


def test_no_emergency_without_a_sign_of_one():
    assert emergency(walk({})) is None
    assert emergency(walk(HARMLESS)) is None
    assert emergency(walk(HARMLESS | {"em_leg": ["unsure"]})) is None


def test_an_emergency_hangs_on_answers_on_the_route_alone():
    foot = {
        "rest_pain_foot": "under_2w",
        "abi_known": "clinic",
        "ankle_left": 45,
        "wound": ["foot"],
    }
    signs = filled(HARMLESS | foot | {"conditions": ["diabetes"]})
    assert emergency(walk(signs)) is not None
    off_route = signs | {"abi_known": "no", "rest_pain_foot": "no"}
    assert emergency(walk(off_route)) is None


@pytest.mark.parametrize("stop", [{"consent": "no"}, {"age_years": 12}])
def test_nothing_is_assessed_for_who_does_not_go_on(stop, monkeypatch):
    walked = walk(HARMLESS | {"em_breath": ["chest_pain"]} | stop)
    monkeypatch.setattr("assessments.questionnaire.journey.assess", None)
    assert emergency(walked) is None


def test_a_walk_translates_nothing(monkeypatch):
    """Every page asks for one; its titles are translated where they are shown."""
    monkeypatch.setattr("django.utils.translation._trans.gettext", None)
    walked = walk(HARMLESS)
    assert progress(HARMLESS, page_for("effect")).page_number == len(walked.route) - 1
    assert emergency(walked) is None
