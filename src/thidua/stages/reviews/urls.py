"""Addresses of the stage."""

from django.urls import path

from thidua.stages.reviews.views import appraisals, records, reviews

app_name = "reviews"
urlpatterns = [
    path("", reviews.index, name="index"),
    path("xep-loai/", records.records, name="records"),
    path("nhap-so-lieu/", records.bring_in, name="import"),
    path("nhap-so-lieu/ghi-tep/<int:pk>/", records.confirm_file, name="confirm-file"),
    path("nhap-so-lieu/ghi-bang/", records.confirm_paste, name="confirm-paste"),
    path("binh-xet/", appraisals.appraisals, name="appraisals"),
    path("binh-xet/<int:pk>/", appraisals.appraisal, name="appraisal"),
    path("binh-xet/<int:pk>/cuoc-hop/", appraisals.meeting, name="meeting"),
    path("binh-xet/<int:pk>/bien-ban/<slug:form>/", appraisals.minutes, name="minutes"),
    path("binh-xet/<int:pk>/gui/", appraisals.send, name="send-appraisal"),
    path("binh-xet/<int:pk>/tra-lai/", appraisals.give_back, name="return-appraisal"),
    path("bao-cao/<int:pk>/", reviews.review, name="review"),
    path("bao-cao/<int:pk>/tu-luu/", reviews.autosave, name="autosave"),
    path("bao-cao/<int:pk>/ban-hanh/", reviews.issue, name="issue"),
    path("bao-cao/<int:pk>/du-thao/", reviews.draft, name="draft"),
]
