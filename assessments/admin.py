"""Brings in the admin classes of the staff room, where Django looks for them."""

from .staff import admin, audit_log  # noqa: F401  # imported for what they register
