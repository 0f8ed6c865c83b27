"""Hand a paper over as a file that is made on the spot and kept nowhere."""

from django.http import Http404, HttpResponse

from thidua.foundations.papers import render_docx, render_pdf
from thidua.foundations.papers.content import Paper

FORMATS = {
    "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (render_pdf, "application/pdf"),
}


def hand_over(paper: Paper, form: str, stem: str) -> HttpResponse:
    """The paper as a download named ``stem``; raises Http404 for a format that is not written."""
    if form not in FORMATS:
        raise Http404
    render, content_type = FORMATS[form]
    response = HttpResponse(render(paper), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{stem}.{form}"'
    return response
