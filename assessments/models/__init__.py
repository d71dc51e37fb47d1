"""The records. Only services/ writes them."""

from .assessment import Assessment
from .draft import Draft
from .holder import Holder
from .reminder import Reminder
from .user import User

__all__ = ["Assessment", "Draft", "Holder", "Reminder", "User"]
