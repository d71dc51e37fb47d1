"""What one may do with cases, each by a right of its own."""

from django.http import HttpRequest

from .read_only import ReadOnly


class CaseRights(ReadOnly):
    """Django admin asks these by the names that its actions give; the pages of a case ask them."""

    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("assessments.review_case")

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("assessments.assign_case")

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("assessments.export_case")
