"""Django admin with the staff's own site."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "assessments.staff.site.StaffSite"
