"""The rule book: every rule in words, edition by edition, as documents and pages show it."""

from .editions import edition, kept

__all__ = ["edition", "kept"]
