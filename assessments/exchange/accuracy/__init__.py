"""How far given urgency agrees with what vignettes expect."""

from .published import published

__all__ = ["published"]
