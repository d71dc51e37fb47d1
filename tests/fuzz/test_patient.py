"""One patient's way through everything, in any order and in two tabs: what is stored is right."""

from typing import Any
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from assessments import services
from assessments.models import Assessment, Case, Draft, User
from assessments.questionnaire.pages import PAGES, page_for
from tests.signing_in import signed_in
from tests.walker import WALKING_PAIN, Walker

from .judging import judge
from .trying import EXAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SLUGS = [page.slug for page in PAGES]
WRONG = ["", "nonsense", "\x00", "9" * 400, "none"]


class PatientsWay(RuleBasedStateMachine):
    """A browser of two tabs: the second one keeps an old page in view until it posts that."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        cache.clear()
        self.browser = Client()
        self.old_page: tuple[str, dict[str, Any]] | None = None
        self.stored: dict[Any, bytes] = {}
        self.account: str | None = None

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    # What is done ---------------------------------------------------------------------------------

    @rule(pain=st.booleans())
    def go_on(self, pain: bool) -> None:
        """Fills in the page at which the check stands, and sends it."""
        self._post(*self._page_in_view(pain))

    @rule(pain=st.booleans(), pages=st.integers(3, 60))
    def go_on_and_on(self, pain: bool, pages: int) -> None:
        for _ in range(pages):
            if not self._page_in_view(pain)[0].startswith("/check/"):
                break
            self.go_on(pain)

    @rule(slug=st.sampled_from(SLUGS))
    def go_back(self, slug: str) -> None:
        self._get(f"/check/{slug}/")

    @rule()
    def leave_a_tab_open(self) -> None:
        self.old_page = self._page_in_view(pain=False)

    @rule()
    def send_the_page_of_the_other_tab(self) -> None:
        if self.old_page:
            self._post(*self.old_page)

    @rule(slug=st.sampled_from(SLUGS), wrong=st.sampled_from(WRONG), at=st.integers(0, 5))
    def answer_wrongly(self, slug: str, wrong: str, at: int) -> None:
        path, fields = self._form_at(f"/check/{slug}/", pain=False)
        if fields:
            name = sorted(fields)[at % len(fields)]
            self._post(path, fields | {name: wrong})

    @rule()
    def start_again(self) -> None:
        self._post("/check/restart/", {})
        assert not Draft.objects.exists()

    @rule(
        what=st.sampled_from(["send", "mistake", "again", "reach", "delete"]), at=st.integers(0, 3)
    )
    def do_something_with_a_result(self, what: str, at: int) -> None:
        known = sorted(self.stored, key=str)
        if known:
            pk = known[at % len(known)]
            self._post(f"/results/{pk}/{what}/", {"name": "Ada", "reach": "030 123456"})
            if what == "delete":
                assert not self._shown(pk)
                self.stored.pop(pk)

    @rule()
    def sign_in(self) -> None:
        """With the browser's results, which pass to the account as in real life."""
        if self.account is None:
            self.account = "patient@example.org"
            visitor = self.browser.session.get("visitor")
            if visitor:
                user, _ = User.objects.get_or_create(email=self.account)
                services.claim(visitor=UUID(visitor), user=user)
            signed_in(self.account, self.browser)

    # What holds -----------------------------------------------------------------------------------

    @invariant()
    def results_are_as_they_were(self) -> None:
        now = {one.pk: one.content for one in Assessment.objects.all()}
        for pk, content in self.stored.items():
            assert now[pk] == content
        self.stored |= now

    @invariant()
    def one_draft_at_most_for_each_holder(self) -> None:
        drafts = Draft.objects.all()
        assert len({(one.visitor, one.owner_id) for one in drafts}) == len(drafts)

    @invariant()
    def no_draft_is_a_result_as_well(self) -> None:
        assert not Draft.objects.filter(pk__in=Assessment.objects.values("pk")).exists()

    @invariant()
    def a_case_is_of_a_result(self) -> None:
        assert Case.objects.exclude(pk__in=self.stored).count() == 0
        assert User.objects.count() <= 1

    # How ------------------------------------------------------------------------------------------

    def _page_in_view(self, pain: bool) -> tuple[str, dict[str, Any]]:
        return self._form_at("/check/", pain)

    def _form_at(self, path: str, pain: bool) -> tuple[str, dict[str, Any]]:
        response = self._get(path)
        form = BeautifulSoup(response.content, "html.parser").find("form", {"data-check": True})
        walker = Walker(self.browser, WALKING_PAIN if pain else {})
        at = response.request["PATH_INFO"]
        return (form.get("action") or at, walker.filled(form)) if form else (at, {})

    def _get(self, path: str) -> Any:
        response = self.browser.get(path, follow=True)
        judge(response, "GET", ())
        return response

    def _post(self, path: str, fields: dict[str, Any]) -> None:
        """Sends a form: of the draft's answers only those of the posted page may change."""
        before = {one.pk: one.saved for one in Draft.objects.all()}
        response = self.browser.post(path, fields)
        judge(response, "POST", ())
        page = page_for(path.removeprefix("/check/").strip("/"))
        if page is None:
            return
        for one in Draft.objects.filter(pk__in=before):
            changed = {
                name
                for name in {*before[one.pk], *one.saved}
                if before[one.pk].get(name) != one.saved.get(name)
            }
            assert changed <= set(page.base_fields), changed

    def _shown(self, pk: Any) -> bool:
        return bool(self.browser.get(f"/results/{pk}/").status_code == 200)


def test_any_way_through_everything(django_db_blocker):
    examples = EXAMPLES or 2
    few = settings(max_examples=examples, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(PatientsWay, settings=few)
