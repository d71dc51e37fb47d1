"""Addresses of what a patient can do."""

from django.urls import path

from . import check, reminders, results

app_name = "patients"
urlpatterns = [
    path("check/", check.start, name="check"),
    path("check/answers/", check.CheckAnswers.as_view(), name="answers"),
    path("check/stopped/", check.stopped, name="stopped"),
    path("check/restart/", check.Restart.as_view(), name="restart"),
    path("check/<slug:slug>/", check.QuestionPage.as_view(), name="page"),
    path("results/", results.history, name="results"),
    path("results/<uuid:pk>/", results.result, name="result"),
    path("results/<uuid:pk>/sheet.pdf", results.sheet_pdf, name="sheet-pdf"),
    path("results/<uuid:pk>/mistake/", results.mistake, name="mistake"),
    path("reminders/", reminders.remind, name="remind"),
    path("reminders/none/", reminders.dont_remind, name="dont_remind"),
    path("reminders/<uuid:pk>/stop/", reminders.stop, name="reminder_stop"),
    path("finish/", results.finish, name="finish"),
]
