"""The records. Only services/ writes them."""

from .assessment import Assessment
from .draft import Draft
from .user import User

__all__ = ["Assessment", "Draft", "User"]
