"""FHIR R4: the questions, the answers to them and what was concluded, for other systems.

Everything is made of plain dicts, in the JSON form of the standard (hl7.org/fhir/R4).
"""
