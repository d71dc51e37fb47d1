"""The page of a case, as tests ask for it and post to it."""

from tests.staff.staff_members import soup

REVIEWER = ("view_case", "review_case")


def address(case, rest="change/"):
    return f"/admin/assessments/case/{case.pk}/{rest}"


def read(client, case, **query):
    return soup(client, address(case), **query)


def entry(case, **fields):
    """What an entry posts; changed fields override."""
    return {"decision": "called", "note": "", "message": "", "version": case.version} | fields
