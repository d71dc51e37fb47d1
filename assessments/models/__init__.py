"""The records. Only services/ writes them."""

from .assessment import Assessment
from .audit_event import AuditEvent
from .case import Case
from .draft import Draft
from .ended_checks import EndedChecks
from .holder import Holder
from .job_run import JobRun
from .reminder import Reminder
from .review import Review
from .share_link import ShareLink, ShareView
from .user import User

__all__ = [
    "Assessment",
    "AuditEvent",
    "Case",
    "Draft",
    "EndedChecks",
    "Holder",
    "JobRun",
    "Reminder",
    "Review",
    "ShareLink",
    "ShareView",
    "User",
]
