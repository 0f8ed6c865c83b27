"""Addresses of the stage."""

from django.urls import path

from thidua.stages.progress import panels
from thidua.stages.progress.views import records, tasks

app_name = "progress"
urlpatterns = [
    path("", tasks.index, name="index"),
    path("moi/", tasks.create, name="create"),
    path("nhap-tu-so/", tasks.import_workbook, name="import"),
    path("phong-trao-tu-van-ban/<int:document>/", tasks.create_from_document, name="create-from-document"),
    path("tu-van-ban/<int:pk>/", tasks.from_document, name="from-document"),
    path("don-doc/", tasks.reminder_issue, name="reminder-issue"),
    path("don-doc/<slug:form>/", tasks.reminder, name="reminder"),
    path("phong-trao/<int:pk>/", panels.movement_panel, name="movement-panel"),
    path("minh-chung/<int:pk>/", tasks.evidence, name="evidence"),
    path("kiem-tra/", records.inspections, name="inspections"),
    path("kiem-tra/<int:pk>/", records.inspection, name="inspection"),
    path("kiem-tra/<int:pk>/khac-phuc/", records.close_inspection, name="close-inspection"),
    path("chi-so/", records.indices, name="indices"),
    path("hoat-dong/", records.activities, name="activities"),
    path("<int:pk>/", tasks.task, name="task"),
    path("<int:pk>/sua/", tasks.edit, name="edit"),
    path("<int:pk>/bao-cao/", tasks.report, name="report"),
    path("<int:pk>/vuong/", tasks.stop, name="stop"),
    path("<int:pk>/dong/", tasks.close, name="close"),
    path("<int:pk>/mo-lai/", tasks.reopen, name="reopen"),
]
