"""Addresses of the stage."""

from django.urls import path, re_path

from thidua.stages.registration import panels, views

app_name = "registration"
urlpatterns = [
    path("", views.index, name="index"),
    path("bang/", views.grid, name="grid"),
    path("bang/xac-nhan/", views.confirm, name="confirm"),
    path("giao-uoc/", views.pledges, name="pledges"),
    path("<int:pk>/chon/", views.choose, name="choose"),
    path("<int:pk>/khong-dang-ky/", views.decline, name="decline"),
    path("<int:pk>/don-vi/", views.register_unit, name="register-unit"),
    path("<int:pk>/nhap/", views.bring_in, name="import"),
    path("<int:pk>/rut/", views.withdraw, name="withdraw"),
    re_path(r"^(?P<pk>\d+)/ky/(?P<whose>chi-thi-05|ca-nhan|don-vi)/$", views.sign, name="sign"),
    path("giao-uoc/<int:pk>/kiem-diem/", views.review, name="review"),
    path("phong-trao/<int:pk>/", panels.movement_panel, name="movement-panel"),
]
