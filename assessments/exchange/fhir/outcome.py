"""What went wrong, as FHIR says it."""

from typing import Any


def operation_outcome(code: str, said: str) -> dict[str, Any]:
    """said is for people; code, one of FHIR's types of issue (not-found, invalid, exception)."""
    issue = {"severity": "error", "code": code, "diagnostics": said}
    return {"resourceType": "OperationOutcome", "issue": [issue]}
