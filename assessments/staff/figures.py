"""Figures of the service, without a trace of anyone."""
