"""Addresses of the stage."""

from django.urls import path

from thidua.stages.submissions import views

app_name = "submissions"
urlpatterns = [
    path("", views.index, name="index"),
    path("tu-phien-hop/<int:meeting_pk>/", views.draft, name="draft"),
    path("<int:pk>/", views.submission, name="submission"),
    path("<int:pk>/to-trinh/<int:paper_pk>/<slug:form>/", views.letter, name="letter"),
    path("<int:pk>/ho-so/", views.dossier, name="dossier"),
    path("<int:pk>/gui/", views.send, name="send"),
    path("<int:pk>/tham-dinh/", views.vet, name="vet"),
    path("<int:pk>/tra-lai/", views.send_back, name="return"),
    path("<int:pk>/ket-qua/", views.answer, name="answer"),
]
