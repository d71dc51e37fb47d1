"""A made-up population, clearly marked as such, for demonstrations and measurements.

Contents come from the way that a patient's come: answers along the questionnaire's own route,
assessed and put into words. Of a large population some thousand are made so; the others are copies
with people, times, ids and references of their own.
"""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from assessments.models import User

from ..clinic import clinic
from .people import emails_of
from .population import Population
from .tally import Tally

MOST = 2_000_000

__all__ = ["MOST", "SampleRefused", "Tally", "make_sample"]


class SampleRefused(Exception):
    """Why no sample was made, in words for who asked for one."""


def make_sample(
    *, count: int, seed: int, until: datetime, progress: Callable[[int], object]
) -> Tally:
    """Stores so many results of sample patients over the two years up to until, all or none.

    The same seed and count make the same population. Raises SampleRefused: in production, for a
    count that is not from 1 to MOST, where the host names no clinic, and for a seed whose
    population is there.
    """
    if settings.PRODUCTION:
        raise SampleRefused("This is a production site: no sample data among patients' own.")
    if not 1 <= count <= MOST:
        raise SampleRefused(f"Say how many results: from 1 to {MOST:,}, not {count:,}.")
    if seed < 0:
        raise SampleRefused(f"A seed is a whole number from 0, not {seed}.")
    host = clinic()
    if host is None:
        raise SampleRefused("There is no clinic to send results to: set CLINIC_NAME.")
    if User.objects.filter(email__startswith=emails_of(seed)).exists():
        raise SampleRefused(f"The sample of seed {seed} is there already. Take another seed.")
    population = Population(host, count, seed, until)
    with transaction.atomic():
        population.store(progress)
    return population.tally
