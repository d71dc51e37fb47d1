"""Addresses of what a patient can do."""

from django.urls import path

from . import (
    account,
    again,
    answers_page,
    check,
    deleting,
    over_time,
    reach,
    reminders,
    results,
    sending,
    shared,
    sharing,
)

app_name = "patients"
urlpatterns = [
    path("check/", check.start, name="check"),
    path("check/answers/", answers_page.CheckAnswers.as_view(), name="answers"),
    path("check/stopped/", check.stopped, name="stopped"),
    path("check/restart/", check.Restart.as_view(), name="restart"),
    path("check/<slug:slug>/", check.QuestionPage.as_view(), name="page"),
    path("results/", results.history, name="results"),
    path("results/trend/", over_time.trend, name="trend"),
    path("results/<uuid:pk>/", results.result, name="result"),
    path("results/<uuid:pk>/sheet.pdf", results.sheet_pdf, name="sheet-pdf"),
    path("results/<uuid:pk>/fhir.json", results.fhir, name="fhir"),
    path("results/<uuid:pk>/mistake/", results.mistake, name="mistake"),
    path("results/<uuid:pk>/compare/", over_time.pick, name="pick"),
    path("results/<uuid:pk>/compare/<uuid:other>/", over_time.side_by_side, name="compare"),
    path("reminders/", reminders.remind, name="remind"),
    path("reminders/none/", reminders.dont_remind, name="dont_remind"),
    path("reminders/<uuid:pk>/stop/", reminders.stop, name="reminder_stop"),
    path("results/<uuid:pk>/again/", again.again, name="again"),
    path("results/<uuid:pk>/send/", sending.Send.as_view(), name="send"),
    path("results/<uuid:pk>/reach/", reach.Reach.as_view(), name="reach"),
    path("results/<uuid:pk>/share/", sharing.Share.as_view(), name="share"),
    path("results/<uuid:pk>/share/sheet.pdf", sharing.sheet_pdf, name="share-pdf"),
    path("results/<uuid:pk>/share/<uuid:link>/stop/", sharing.stop, name="share-stop"),
    path("shared/<str:token>/", shared.page, name="shared"),
    path("shared/<str:token>/sheet.pdf", shared.sheet_pdf, name="shared-pdf"),
    path("shared/<str:token>/fhir.json", shared.fhir_json, name="shared-fhir"),
    path("results/<uuid:pk>/delete/", deleting.DeleteResult.as_view(), name="delete-result"),
    path("account/", account.own_data, name="account"),
    path("account/data.json", account.data_json, name="data-json"),
    path("account/data.csv", account.data_csv, name="data-csv"),
    path("account/delete/", deleting.DeleteAccount.as_view(), name="delete-account"),
    path("account/deleted/", deleting.deleted, name="account-deleted"),
    path("finish/", results.finish, name="finish"),
]
