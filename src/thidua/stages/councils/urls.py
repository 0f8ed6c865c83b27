"""Addresses of the stage."""

from django.urls import path

from thidua.stages.councils import views

app_name = "councils"
urlpatterns = [
    path("", views.index, name="index"),
    path("thanh-vien/", views.council, name="council"),
    path("thanh-vien/quyet-dinh/", views.council_issue, name="council-issue"),
    path("thanh-vien/quyet-dinh/<slug:form>/", views.council_paper, name="council-paper"),
    path("phien-hop/moi/", views.plan, name="plan"),
    path("phien-hop/<int:pk>/", views.meeting, name="meeting"),
    path("phien-hop/<int:pk>/van-ban/<slug:what>/", views.meeting_issue, name="meeting-issue"),
    path("phien-hop/<int:pk>/van-ban/<slug:what>/<slug:form>/", views.meeting_paper, name="meeting-paper"),
    path("phien-hop/<int:pk>/doi-lich/", views.change, name="change"),
    path("phien-hop/<int:pk>/khoa/", views.lock, name="lock"),
    path("phien-hop/<int:pk>/diem-danh/", views.attendance, name="attendance"),
    path("phien-hop/<int:pk>/khai-mac/", views.open_meeting, name="open"),
    path("phien-hop/<int:pk>/bat-dau-kiem-phieu/", views.begin_count, name="begin-count"),
    path("phien-hop/<int:pk>/kiem-phieu/", views.tally, name="tally"),
    path("phien-hop/<int:pk>/kiem-phieu/luot-<int:turn>/", views.count, name="count"),
    path("phien-hop/<int:pk>/chot-kiem-phieu/", views.close_tally, name="close-tally"),
    path("phien-hop/<int:pk>/bien-ban/", views.minutes, name="minutes"),
    path("phien-hop/<int:pk>/dong/", views.close, name="close"),
]
