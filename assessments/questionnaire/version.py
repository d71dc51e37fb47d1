"""Which edition of the questions this is."""

VERSION = "2026.11.1"
"""Year, month, number within the month. Goes up with every change of what is asked, in which words
or when: a stored result and a FHIR response name the edition they answered."""
