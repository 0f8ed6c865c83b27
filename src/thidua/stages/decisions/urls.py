"""Addresses of the stage."""

from django.urls import path

from thidua.stages.decisions import views

app_name = "decisions"
urlpatterns = [
    path("", views.index, name="index"),
    path("tu-phien-hop/<int:meeting_pk>/", views.draft, name="draft"),
    path("<int:pk>/", views.decision, name="decision"),
    path("<int:pk>/lay-so/", views.number, name="number"),
    path("<int:pk>/tra-so/", views.give_number_up, name="give-number-up"),
    path("<int:pk>/ban-ky/", views.attach, name="attach"),
    path("<int:pk>/ban-ky/tai/", views.signed_copy, name="signed-copy"),
    path("<int:pk>/ban-ky/chu-ky-so/", views.signatures, name="signatures"),
    path("<int:pk>/ky/", views.sign, name="sign"),
    path("<int:pk>/ky-so/", views.sign_digitally, name="sign-digitally"),
    path("<int:pk>/ky-so-co-quan/", views.seal, name="seal"),
    path("<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("<int:pk>/huy/", views.revoke, name="revoke"),
    path("<int:pk>/xem-lai/<int:row_pk>/", views.settle, name="settle"),
    path("<int:pk>/bo-du-thao/", views.drop, name="drop"),
]
