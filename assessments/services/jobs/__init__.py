"""The periodic jobs: which there are, when each is due, and when each ran."""

from .runs import (
    SCHEDULER,
    claim,
    job_runs,
    look_noted,
    mail_of_the_day_noted,
    mail_of_the_day_on,
    recorded,
    scheduler_works,
)
from .schedule import BY_NAME, JOBS, Daily, Every, Job

__all__ = [
    "BY_NAME",
    "JOBS",
    "SCHEDULER",
    "Daily",
    "Every",
    "Job",
    "claim",
    "job_runs",
    "look_noted",
    "mail_of_the_day_noted",
    "mail_of_the_day_on",
    "recorded",
    "scheduler_works",
]
