"""Addresses of what a patient can do."""

from django.urls import path

from . import check, over_time, results

app_name = "patients"
urlpatterns = [
    path("check/", check.start, name="check"),
    path("check/answers/", check.CheckAnswers.as_view(), name="answers"),
    path("check/stopped/", check.stopped, name="stopped"),
    path("check/restart/", check.Restart.as_view(), name="restart"),
    path("check/<slug:slug>/", check.QuestionPage.as_view(), name="page"),
    path("results/", results.history, name="results"),
    path("results/trend/", over_time.trend, name="trend"),
    path("results/<uuid:pk>/", results.result, name="result"),
    path("results/<uuid:pk>/mistake/", results.mistake, name="mistake"),
    path("results/<uuid:pk>/compare/", over_time.pick, name="pick"),
    path("results/<uuid:pk>/compare/<uuid:other>/", over_time.side_by_side, name="compare"),
    path("finish/", results.finish, name="finish"),
]
