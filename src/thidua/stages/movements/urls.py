"""Addresses of the stage."""

from django.urls import path, re_path

from thidua.stages.movements import views

app_name = "movements"
urlpatterns = [
    path("", views.index, name="index"),
    path("lap/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/ke-hoach/", views.draft_plan, name="draft-plan"),
    path("<int:pk>/noi-nhan/", views.send_plan, name="send-plan"),
    path("<int:pk>/phat-dong/", views.launch, name="launch"),
    path("<int:pk>/sao/", views.copy, name="copy"),
    path("<int:pk>/huy/", views.cancel, name="cancel"),
    path("<int:pk>/ky-niem/", views.add_day, name="add-day"),
    path("ky-niem/<int:pk>/bo/", views.remove_day, name="remove-day"),
    re_path(r"^(?P<pk>\d+)/(?P<name>tong-ket|cong-doan|cong-khai|thoi-cong-khai)/$", views.move, name="move"),
]
