"""The sources that rules cite. Facts only are carried over from them.

Their keys are those of the evidence page, so that a rule, a page and a test name a source alike.
"""

from collections.abc import Mapping

from . import arteries, clots_and_veins, general, muscles_and_medicines, nerves
from .publishers import is_publishers
from .reference import Reference, Status

_FIELDS = (arteries, clots_and_veins, nerves, muscles_and_medicines, general)

REFERENCES: Mapping[str, Reference] = {
    source.key: source
    for field in _FIELDS
    for source in vars(field).values()
    if isinstance(source, Reference)
}
"""Every source by its key."""

__all__ = ["REFERENCES", "Reference", "Status", "is_publishers"]
