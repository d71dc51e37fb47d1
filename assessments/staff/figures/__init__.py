"""Figures of the service, without a trace of anyone."""

from .page import MAY_SEE, figures_page

__all__ = ["MAY_SEE", "figures_page"]
