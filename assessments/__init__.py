"""Leg Check: the questions, what the answers mean, and who may see them."""

__version__ = "0.1.0"
"""The release, as pyproject.toml has it; what is exported names it."""
