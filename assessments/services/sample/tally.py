"""What a sample came to, for who made it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from assessments.models import Assessment, Case, Review
from assessments.triage import Urgency


@dataclass(slots=True)
class Tally:
    """Counts results by urgency, and what became of those that were sent."""

    results: int = 0
    by_urgency: Counter[int] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)

    def count(self, result: Assessment) -> None:
        self.results += 1
        self.by_urgency[result.urgency] += 1

    def count_case(self, case: Case, entries: Sequence[Review], until: datetime) -> None:
        self.cases["sent"] += 1
        self.cases["open"] += case.is_open
        self.cases["overdue"] += case.is_overdue(until)
        self.cases["open and assigned"] += case.is_open and case.assigned_to_id is not None
        self.cases["entries"] += len(entries)
        self.cases["messages"] += sum(entry.message is not None for entry in entries)

    def lines(self) -> Iterator[str]:
        """The counts, one to a line; of each urgency with its share of all results."""
        for level in sorted(Urgency, reverse=True):
            found = self.by_urgency[level]
            yield f"{level.code}: {found:,} ({found / self.results:.1%})"
        for what, found in self.cases.items():
            yield f"{what}: {found:,}"
