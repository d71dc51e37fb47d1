"""A population of sample patients with all they did, drawn from a seed and stored in batches."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from assessments.models import Assessment, User
from assessments.triage import Urgency

from ..clinic import Clinic
from ..sending import new_case
from ..telling import URGENT
from .checks import Check, Course, Courses
from .dealing import Dealing
from .ended import store_ended
from .people import Person, staff
from .references import free_references
from .storing import SIZE, Batch
from .tally import Tally
from .times import Times

SENDS = {
    Urgency.SELF_CARE: 0.35,
    Urgency.ROUTINE: 0.6,
    Urgency.SOON: 0.8,
    Urgency.SAME_DAY: 0.85,
    Urgency.EMERGENCY: 0.6,
}
"""How likely a result of each urgency is sent to the clinic."""
WITHOUT_ACCOUNT = 0.25
Progress = Callable[[int], object]


@dataclass(slots=True)
class Population:
    """count results of the seed's patients, up to until."""

    clinic: Clinic
    count: int
    seed: int
    until: datetime
    tally: Tally = field(default_factory=Tally)
    random: Random = field(init=False)
    times: Times = field(init=False)
    dealing: Dealing = field(init=False)

    def __post_init__(self) -> None:
        # Nothing hangs on whether anyone could guess it.
        self.random = Random(self.seed)  # noqa: S311
        self.times = Times(self.random, self.until, self.count)

    def store(self, progress: Progress) -> None:
        """Stores everything. progress is told how many results there are so far."""
        self.dealing = Dealing(self.random, self.times, staff())
        references = free_references(self.random)
        days: Counter[Any] = Counter()
        done = 0
        for batch in self._batches():
            batch.store(references)
            days.update(timezone.localdate(one.submitted_at) for one in batch.assessments)
            done += len(batch.assessments)
            progress(done)
        store_ended(self.random, days)

    def _batches(self) -> Iterator[Batch]:
        batch = Batch()
        for person, course in self._patients():
            self._add(batch, person, course)
            if len(batch.assessments) >= SIZE:
                yield batch
                batch = Batch()
        if batch.assessments:
            yield batch

    def _patients(self) -> Iterator[tuple[Person, Course]]:
        courses, left, number = Courses(self.random), self.count, 0
        while left:
            number += 1
            course = courses.next()[:left]
            left -= len(course)
            yield Person(self.seed, number), course

    def _add(self, batch: Batch, person: Person, course: Course) -> None:
        """One patient's results: those of an account, or of a browser that nobody signed in with.

        The first patient has an account, by which a population is known again.
        """
        times = sorted(self.times.submitted() for _ in course)
        if person.number > 1 and len(course) == 1 and self.random.random() < WITHOUT_ACCOUNT * 2:
            results = [self._result(course[0], times[0], visitor=self._id())]
            account = None
        else:
            results = [self._result(check, at) for check, at in zip(course, times, strict=True)]
            account = person.account(times[0])
            batch.owned.append((account, results))
        batch.assessments += results
        for check, result in zip(course, results, strict=True):
            self.tally.count(result)
            if self._sends(result, account):
                self._send(batch, person, check, result, account)

    def _result(self, check: Check, at: datetime, visitor: UUID | None = None) -> Assessment:
        begun = at - timedelta(minutes=self.random.randint(3, 20))
        return Assessment(
            id=self._id(), visitor=visitor, started_at=begun, submitted_at=at, **check.columns
        )

    def _sends(self, result: Assessment, account: User | None) -> bool:
        # What nobody signed in for is kept for long only where it was sent.
        kept = timedelta(days=settings.ANONYMOUS_RESULT_DAYS)
        if account is None and result.submitted_at < self.until - kept:
            return True
        return self.random.random() < SENDS[Urgency(result.urgency)]

    def _send(
        self,
        batch: Batch,
        person: Person,
        check: Check,
        result: Assessment,
        account: User | None,
    ) -> None:
        sent_at = self.times.within(result.submitted_at, 0.5)
        contact = person.contact(self.random, check.age, sent_at)
        case = new_case(result, contact, self.clinic, sent_at)
        case.clinic_told_at = sent_at if result.urgency >= URGENT else None
        entries = self.dealing.deal_with(case, has_account=account is not None)
        self.tally.count_case(case, entries, self.until)
        batch.cases.append(case)
        batch.reviews += entries

    def _id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)
