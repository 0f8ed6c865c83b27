"""Forms of the council; every number and name is checked again by the services."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.org.models import Person
from thidua.stages.councils.enums import Post, Presence
from thidua.stages.councils.models import CouncilMember, Meeting
from thidua.stages.councils.services import Count, LineCount, Presences
from thidua.stages.nominations.models import NominationList

PARTS = ("yes", "no", "invalid", "written_yes", "written_no")


class PlanForm(forms.Form):
    """A meeting on one frozen list."""

    nominations = forms.ModelChoiceField(NominationList.objects.none(), label=_("Danh sách đã chốt"), empty_label=None)
    held_on = DayField(label=_("Ngày họp"))
    place = WordsField(label=_("Địa điểm"), max_length=200)

    def __init__(self, *args: Any, lists: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["nominations"]
        field.queryset = lists
        field.label_from_instance = lambda row: f"{row.movement}, {row.get_state_display().lower()}"


class MeetingForm(forms.Form):
    """Day and place of a planned meeting; ``version`` is the one the editor saw."""

    held_on = DayField(label=_("Ngày họp"))
    place = WordsField(label=_("Địa điểm"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)


class CouncilForm(forms.Form):
    """The founding decision, and a post for each person who sits in the council."""

    decision_number = WordsField(
        label=_("Số quyết định thành lập"), max_length=60, required=False, hint=_("Ví dụ 15/QĐ-SNgV")
    )
    decided_on = DayField(label=_("Ngày quyết định"), required=False)

    def __init__(self, *args: Any, people: Iterable[Person], posts: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = list(people)
        for person in self.people:
            self.fields[f"post-{person.pk}"] = forms.ChoiceField(
                choices=[("", _("Không tham gia")), *Post.choices],
                required=False,
                label=person.full_name,
                initial=posts.get(person.pk, ""),
            )

    def rows(self) -> list[tuple[Person, Any]]:
        """Each person with the field of his post."""
        return [(person, self[f"post-{person.pk}"]) for person in self.people]

    def founding(self) -> dict[str, Any]:
        """The decision and those who were given a post, as the service takes them."""
        data = self.cleaned_data
        given = ((person.pk, data.get(f"post-{person.pk}", "")) for person in self.people)
        return {
            "members": [(pk, post) for pk, post in given if post],
            "decision_number": data["decision_number"],
            "decided_on": data["decided_on"],
        }


class AttendanceForm(forms.Form):
    """How each member takes part."""

    def __init__(self, *args: Any, members: Iterable[tuple[CouncilMember, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        for member, taken in self.members:
            name = member.person.full_name
            self.fields[f"presence-{member.pk}"] = forms.ChoiceField(
                choices=Presence.choices, label=name, initial=taken.presence if taken else Presence.PRESENT
            )
            self.fields[f"reason-{member.pk}"] = WordsField(
                required=False, max_length=300, label=_("Lý do vắng"), initial=taken.reason if taken else ""
            )
            self.fields[f"conflict-{member.pk}"] = WordsField(
                required=False, max_length=300, label=_("Có liên quan đến"), initial=taken.conflict if taken else ""
            )

    def rows(self) -> list[tuple[CouncilMember, Any, Any, Any]]:
        """Each member with his three fields."""
        return [
            (member, self[f"presence-{member.pk}"], self[f"reason-{member.pk}"], self[f"conflict-{member.pk}"])
            for member, _taken in self.members
        ]

    def presences(self) -> list[Presences]:
        """What was entered, as the service takes it."""
        data = self.cleaned_data
        return [
            Presences(m.pk, data[f"presence-{m.pk}"], data[f"reason-{m.pk}"], data[f"conflict-{m.pk}"])
            for m, _taken in self.members
        ]


class OpenForm(forms.Form):
    """The hour of the opening, as it will stand in the minutes."""

    began_at = WordsField(label=_("Giờ bắt đầu"), max_length=20, hint=_("Ví dụ 14 giờ 00"))


class TallyForm(forms.Form):
    """One count of the paper ballots: three totals, then each candidate. An empty box means none."""

    issued = forms.IntegerField(label=_("Số phiếu phát ra"), min_value=0)
    returned = forms.IntegerField(label=_("Số phiếu thu về"), min_value=0)
    spoiled = forms.IntegerField(label=_("Số phiếu không hợp lệ cả tờ"), min_value=0, required=False)

    def __init__(self, *args: Any, lines: Iterable[Any], written: bool, own: Count | None, **kwargs: Any) -> None:
        initial = {"issued": own.issued, "returned": own.returned, "spoiled": own.spoiled} if own else {}
        super().__init__(*args, **kwargs)
        self.initial = initial
        self.lines = list(lines)
        self.parts = PARTS if written else PARTS[:3]
        for line in self.lines:
            kept = own.lines.get(line.pk) if own else None
            for part in self.parts:
                self.fields[f"{part}-{line.pk}"] = forms.IntegerField(
                    min_value=0,
                    required=part == "yes",
                    label=f"{line.no}. {line.name}, {self.label_of(part)}",
                    initial=getattr(kept, part, None),
                    widget=forms.NumberInput(attrs={"class": "in num", "inputmode": "numeric"}),
                )

    @staticmethod
    def label_of(part: str) -> str:
        """Head of a column."""
        heads = {
            "yes": _("Đồng ý"),
            "no": _("Không đồng ý"),
            "invalid": _("Không hợp lệ"),
            "written_yes": _("Văn bản: đồng ý"),
            "written_no": _("Văn bản: không"),
        }
        return str(heads[part])

    def heads(self) -> list[str]:
        """Heads of the columns shown."""
        return [self.label_of(part) for part in self.parts]

    def rows(self) -> list[tuple[Any, list[Any]]]:
        """Each candidate with his boxes."""
        return [(line, [self[f"{part}-{line.pk}"] for part in self.parts]) for line in self.lines]

    def count(self) -> Count:
        """The count as the service takes it."""
        data = self.cleaned_data
        return Count(
            issued=data["issued"],
            returned=data["returned"],
            spoiled=data["spoiled"] or 0,
            lines={
                line.pk: LineCount(**{part: data.get(f"{part}-{line.pk}") or 0 for part in self.parts})
                for line in self.lines
            },
        )

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Put each arithmetic problem at its own box."""
        for key, text in problems.items():
            field = key if key in self.fields else f"yes-{key}"
            self.add_error(field if field in self.fields else None, text)


class MinutesForm(forms.Form):
    """The words of the minutes."""

    began_at = WordsField(label=_("Giờ bắt đầu"), max_length=20, hint=_("Ví dụ 14 giờ 00"))
    ended_at = WordsField(label=_("Giờ kết thúc"), max_length=20, hint=_("Ví dụ 16 giờ 30"))
    proceedings = WordsField(label=_("Nội dung và thảo luận"), rows=6, required=False, hint=_("Mỗi ý một dòng."))
    conclusions = WordsField(label=_("Kết luận của người chủ trì"), rows=4, hint=_("Mỗi ý một dòng."))
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, meeting: Meeting) -> "MinutesForm":
        """The form filled with what is kept."""
        names = ("began_at", "ended_at", "proceedings", "conclusions", "version")
        return cls(initial={name: getattr(meeting, name) for name in names})
