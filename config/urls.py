"""Where every address leads. The rooms bring their own lists."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("assessments.public.urls")),
    path("", include("assessments.patients.urls")),
    path("", include("assessments.patients.account_urls")),
    path("second-step/", include("assessments.staff.second_factor_urls")),
    path("admin/", admin.site.urls),
]

handler400 = "assessments.public.views.not_understood"
handler403 = "assessments.staff.errors.forbidden"
handler404 = "assessments.staff.errors.not_found"
handler500 = "assessments.public.unavailable.failed"
handler429 = "assessments.limits.refused"  # for django-allauth, which asks for this name
