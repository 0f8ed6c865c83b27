"""No letter goes up when nobody is beyond the agency's competence, nor before the minutes are issued."""

import pytest

from tests.stages import season as year
from tests.stages.season import Season
from thidua.foundations.workflow.errors import Blocked
from thidua.stages.submissions import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def season() -> Season:
    return year.make_season()


def test_nothing_beyond_means_no_letter(season: Season) -> None:
    with pytest.raises(Blocked, match="không cần trình"):
        services.draft_submission(year.closed(season, bang_khen_bo_nganh_tinh=5), actor=season.actor("clerk"))


def test_a_meeting_without_minutes_gives_no_letter(season: Season) -> None:
    with pytest.raises(Blocked, match="chưa đóng"):
        services.draft_submission(year.counted(season), actor=season.actor("clerk"))
