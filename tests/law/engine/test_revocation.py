"""What cancels a decision in each law, and which later awards must be looked at again when one falls."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua import law

R0, R1, R2 = date(2021, 12, 20), date(2024, 12, 20), date(2025, 12, 20)


@pytest.mark.parametrize(
    ("on", "grounds", "by", "steps"),
    [
        (R0, ["gian_doi", "sai_quy_dinh", "vi_pham_trong_thoi_gian"], "uncertain", 0),
        (R1, ["gian_doi", "ho_so_gia", "sai_quy_dinh", "vi_pham_trong_thoi_gian"], "verified", 0),
        (R2, ["gian_doi", "ho_so_gia", "sai_quy_dinh", "vi_pham_trong_thoi_gian"], "verified", 3),
    ],
)
def test_grounds_and_who_cancels(on: date, grounds: list[str], by: str, steps: int) -> None:
    found = law.revocation(on)
    assert [one.id for one in found.grounds] == grounds
    assert found.cancelled_by.cite.confidence == by
    assert len(found.steps) == steps
    assert "tiền thưởng" in found.recovers.text_vi


def test_the_four_grounds_of_the_law_of_2022_have_their_points() -> None:
    points = [one.cite.at for one in law.revocation(R2).grounds]
    assert points == [f"Điều 93 khoản 2 điểm {letter}" for letter in "abcd"]
    assert law.revocation(R2).cancelled_by.cite.at == "Điều 93 khoản 8"
    assert [one.cite.at for one in law.revocation(R1).strips] == [
        f"Điều 93 khoản {number}" for number in (3, 4, 5, 6, 7)
    ]


def test_no_rule_is_claimed_before_the_first_day_known() -> None:
    with pytest.raises(law.LawInputError, match="30/09/2017"):
        law.revocation(date(2017, 9, 30))


def person(award: str, year: int, **more: object) -> law.Held:
    return law.Held(award, year, "Lý Thị Mai", **more)  # type: ignore[arg-type]


def division(award: str, year: int, **more: object) -> law.Held:
    return law.Held(award, year, "Phòng Lãnh sự", "collective", **more)  # type: ignore[arg-type]


def again(cancelled: law.Held, *held: law.Held) -> list[tuple[str, int]]:
    return [(one.held.award, one.held.year) for one in law.must_be_looked_at_again(cancelled, (cancelled, *held))]


@pytest.mark.parametrize(
    ("cancelled", "later", "rests"),
    [
        # The base title of the same year stands on the standard of the advanced labourer, of another year it does not.
        (person("lao_dong_tien_tien", 2025), person("cstd_co_so", 2025), True),
        (person("lao_dong_tien_tien", 2024), person("cstd_co_so", 2025), False),
        # Three years in a row, its own year the last: 2023 counts for 2025, 2022 does not.
        (person("cstd_co_so", 2023), person("cstd_bo_nganh_tinh", 2025), True),
        (person("cstd_co_so", 2025), person("cstd_bo_nganh_tinh", 2025), True),
        (person("cstd_co_so", 2022), person("cstd_bo_nganh_tinh", 2025), False),
        (person("cstd_co_so", 2022), person("cstd_bo_nganh_tinh", 2025, first_year=2022), True),
        (person("cstd_co_so", 2026), person("cstd_bo_nganh_tinh", 2025), False),
        # Two cycles of three years.
        (person("cstd_bo_nganh_tinh", 2022), person("cstd_toan_quoc", 2025), True),
        (person("cstd_bo_nganh_tinh", 2020), person("cstd_toan_quoc", 2025), True),
        (person("cstd_bo_nganh_tinh", 2019), person("cstd_toan_quoc", 2025), False),
        # Two base titles carry the provincial certificate since 2024; before, that way did not exist.
        (person("cstd_co_so", 2024), person("bang_khen_bo_nganh_tinh", 2025), True),
        (person("cstd_co_so", 2023), person("bang_khen_bo_nganh_tinh", 2025), False),
        (person("cstd_co_so", 2022), person("bang_khen_bo_nganh_tinh", 2023), False),
        # The Prime Minister's certificate: a provincial one at any time before, base titles within five years.
        (person("bang_khen_bo_nganh_tinh", 2012), person("bang_khen_thu_tuong", 2025), True),
        (person("cstd_co_so", 2021), person("bang_khen_thu_tuong", 2025), True),
        # "From five years": the years go on back where the certificate they start from is not known.
        (person("cstd_co_so", 2020), person("bang_khen_thu_tuong", 2025), True),
        (person("cstd_co_so", 2020), person("bang_khen_thu_tuong", 2022), False),
        (person("bang_khen_bo_nganh_tinh", 2015), person("bang_khen_thu_tuong", 2020), True),
        (person("bang_khen_thu_tuong", 2018), person("hc_lao_dong_3", 2025), True),
        (person("hc_lao_dong_3", 2019), person("hc_lao_dong_2", 2025), True),
        (person("cstd_bo_nganh_tinh", 2021), person("hc_lao_dong_2", 2025), True),
        (person("cstd_bo_nganh_tinh", 2020), person("hc_lao_dong_2", 2025, first_year=2021), False),
        (person("cstd_bo_nganh_tinh", 2020), person("hc_lao_dong_2", 2025, first_year=2020), True),
        (person("hc_lao_dong_2", 2019), person("hc_lao_dong_1", 2025), True),
        (division("hc_lao_dong_1", 2014), division("hc_doc_lap_3", 2025), True),
        (division("co_thi_dua_chinh_phu", 2016), division("hc_doc_lap_3", 2025), True),
        (division("co_thi_dua_chinh_phu", 2015), division("hc_doc_lap_3", 2025, first_year=2016), False),
        (division("bang_khen_bo_nganh_tinh", 2020), division("hc_doc_lap_3", 2025), False),
        (division("bang_khen_bo_nganh_tinh", 2020), division("hc_doc_lap_2", 2025), True),
        (division("tap_the_lao_dong_xuat_sac", 2024), division("bang_khen_bo_nganh_tinh", 2025), True),
        (division("tap_the_lao_dong_xuat_sac", 2023), division("bang_khen_bo_nganh_tinh", 2025), False),
        # A higher certificate does not make a lower one fall.
        (person("bang_khen_thu_tuong", 2020), person("bang_khen_bo_nganh_tinh", 2025), False),
        (person("giay_khen", 2024), person("bang_khen_bo_nganh_tinh", 2025), False),
    ],
)
def test_what_rests_on_a_cancelled_award(cancelled: law.Held, later: law.Held, rests: bool) -> None:
    assert again(cancelled, later) == ([(later.award, later.year)] if rests else [])


@pytest.mark.parametrize(("year", "rests"), [(2017, False), (2018, True), (2020, True), (2025, True)])
def test_from_five_years_means_since_the_award_the_chain_starts_from(year: int, rests: bool) -> None:
    start, later = person("bang_khen_thu_tuong", 2018), person("hc_lao_dong_3", 2025)
    title = person("cstd_co_so", year)
    # What the certificate of 2018 itself needed belongs to the older law, which counts no titles for it.
    assert ((later.award, later.year) in again(title, start, later)) is rests


def test_a_start_within_the_last_five_years_leaves_all_five_in_view() -> None:
    start, later = person("bang_khen_bo_nganh_tinh", 2024), person("bang_khen_thu_tuong", 2025)
    assert ("bang_khen_thu_tuong", 2025) in again(person("cstd_co_so", 2021), start, later)


def test_the_chain_of_the_prime_ministers_certificate_need_not_begin_at_the_ministrys() -> None:
    """Luật 2022 Điều 73 khoản 1 điểm b has no “sau đó”: the certificate may lie inside five years that began before it."""
    start, later = person("bang_khen_bo_nganh_tinh", 2024), person("bang_khen_thu_tuong", 2025)
    assert ("bang_khen_thu_tuong", 2025) in again(person("cstd_co_so", 2018), start, later)


@pytest.mark.parametrize(("year", "rests"), [(2018, True), (2017, False)])
def test_before_2024_the_provincial_title_may_be_of_the_year_next_to_the_third(year: int, rests: bool) -> None:
    assert again(person("cstd_co_so", year), person("cstd_bo_nganh_tinh", 2021)) == (
        [("cstd_bo_nganh_tinh", 2021)] if rests else []
    )


def test_the_text_of_the_day_of_the_later_decision_holds() -> None:
    title, certificate = person("cstd_co_so", 2023), person("bang_khen_bo_nganh_tinh", 2023)
    assert again(title, certificate) == []
    decided = person("bang_khen_bo_nganh_tinh", 2023, decided_on=date(2024, 2, 1))
    assert again(title, decided) == [("bang_khen_bo_nganh_tinh", 2023)]


def test_a_fall_goes_up_the_whole_chain_with_the_way_it_went() -> None:
    base, others = person("cstd_co_so", 2021), [person("cstd_co_so", year) for year in (2019, 2020)]
    province, nation = person("cstd_bo_nganh_tinh", 2021), person("cstd_toan_quoc", 2024)
    found = law.must_be_looked_at_again(base, (*others, base, province, nation))
    assert [one.held for one in found] == [province, nation]
    assert found[1].through == (base, province)
    assert found[0].reason_vi == (
        "Chiến sĩ thi đua cơ sở năm 2021 đã bị hủy; với Chiến sĩ thi đua Bộ, ban, ngành, tỉnh năm 2021, "
        "khen thưởng ấy nằm trong 3 năm được tính"
    )
    assert "năm 2021 phải xem xét lại" in found[1].reason_vi
    assert found[0].cite == law.Cite("luat-15-2003-qh11", "Điều 22", "verified")
    assert found[1].cite == law.Cite("luat-06-2022-qh15", "Điều 21 khoản 1", "verified")


def test_a_members_title_reaches_the_collective_of_its_unit_and_year() -> None:
    title = person("cstd_co_so", 2025, unit="Phòng Lãnh sự")
    unit_2025, unit_2024 = division("tap_the_lao_dong_xuat_sac", 2025), division("tap_the_lao_dong_xuat_sac", 2024)
    other = law.Held("tap_the_lao_dong_xuat_sac", 2025, "Văn phòng", "collective")
    found = law.must_be_looked_at_again(title, (unit_2025, unit_2024, other))
    assert [one.held for one in found] == [unit_2025]
    assert found[0].cite.at == "Điều 27 khoản 1 điểm d"
    assert "của thành viên tập thể" in found[0].reason_vi
    assert again(person("cstd_co_so", 2025), unit_2025) == []


def test_somebody_elses_awards_stand() -> None:
    other = law.Held("cstd_bo_nganh_tinh", 2025, "Hoàng Văn Nam")
    assert again(person("cstd_co_so", 2025), other) == []


AWARDS = ["lao_dong_tien_tien", "cstd_co_so", "cstd_bo_nganh_tinh", "cstd_toan_quoc", "bang_khen_bo_nganh_tinh"]


@given(
    st.lists(st.tuples(st.sampled_from(AWARDS), st.integers(2018, 2026)), max_size=12, unique=True), st.integers(0, 11)
)
def test_nothing_earlier_falls_and_nothing_falls_twice(held: list[tuple[str, int]], which: int) -> None:
    awards = [person(award, year) for award, year in held]
    if not awards:
        return
    cancelled = awards[which % len(awards)]
    found = law.must_be_looked_at_again(cancelled, awards)
    assert all(one.held.year >= cancelled.year and one.held != cancelled for one in found)
    assert len({one.held for one in found}) == len(found)
    assert all(one.through[0] == cancelled for one in found)
    # Whoever rests on something that fell, fell too.
    fallen = {one.held for one in found}
    for one in fallen:
        assert {again_one.held for again_one in law.must_be_looked_at_again(one, awards)} <= fallen


INDIVIDUAL, COLLECTIVE = "individual", "collective"
# Every award that rests on another since 2024, by article: the awards it counts and the years it looks back over.
FLAGS = ("co_thi_dua_chinh_phu", "co_thi_dua_bo_nganh_tinh")
EXCELLENT = "tap_the_lao_dong_xuat_sac"
CHAINS: list[tuple[str, str, tuple[str, ...], int | None]] = [
    ("cstd_co_so", INDIVIDUAL, ("lao_dong_tien_tien", "chien_si_tien_tien"), 1),
    ("cstd_bo_nganh_tinh", INDIVIDUAL, ("cstd_co_so",), 3),
    ("cstd_toan_quoc", INDIVIDUAL, ("cstd_bo_nganh_tinh",), 6),
    ("bang_khen_bo_nganh_tinh", INDIVIDUAL, ("cstd_co_so",), 2),
    ("bang_khen_bo_nganh_tinh", COLLECTIVE, (EXCELLENT, "don_vi_quyet_thang"), 2),
    ("bang_khen_thu_tuong", INDIVIDUAL, ("bang_khen_bo_nganh_tinh",), None),
    ("bang_khen_thu_tuong", INDIVIDUAL, ("cstd_co_so",), 5),
    ("bang_khen_thu_tuong", COLLECTIVE, ("bang_khen_bo_nganh_tinh",), None),
    ("bang_khen_thu_tuong", COLLECTIVE, (EXCELLENT, "don_vi_quyet_thang", "co_thi_dua_bo_nganh_tinh"), 5),
    ("hc_lao_dong_3", INDIVIDUAL, ("bang_khen_thu_tuong",), None),
    ("hc_lao_dong_3", INDIVIDUAL, ("cstd_co_so",), 5),
    ("hc_lao_dong_3", COLLECTIVE, ("bang_khen_thu_tuong",), None),
    ("hc_lao_dong_3", COLLECTIVE, (EXCELLENT, *FLAGS, "bang_khen_bo_nganh_tinh"), 5),
    ("hc_lao_dong_2", INDIVIDUAL, ("hc_lao_dong_3",), None),
    ("hc_lao_dong_2", INDIVIDUAL, ("cstd_bo_nganh_tinh",), 5),
    ("hc_lao_dong_2", COLLECTIVE, ("hc_lao_dong_3",), None),
    ("hc_lao_dong_2", COLLECTIVE, (EXCELLENT, *FLAGS, "bang_khen_bo_nganh_tinh"), 5),
    ("hc_lao_dong_1", INDIVIDUAL, ("hc_lao_dong_2",), None),
    ("hc_lao_dong_1", INDIVIDUAL, ("cstd_bo_nganh_tinh",), 5),
    ("hc_lao_dong_1", COLLECTIVE, ("hc_lao_dong_2",), None),
    ("hc_lao_dong_1", COLLECTIVE, (EXCELLENT, *FLAGS, "bang_khen_bo_nganh_tinh"), 5),
    ("hc_doc_lap_3", COLLECTIVE, ("hc_lao_dong_1",), None),
    ("hc_doc_lap_3", COLLECTIVE, (EXCELLENT, *FLAGS, "bang_khen_thu_tuong"), 10),
    ("hc_doc_lap_2", COLLECTIVE, ("hc_doc_lap_3",), None),
    ("hc_doc_lap_2", COLLECTIVE, (EXCELLENT, *FLAGS, "bang_khen_thu_tuong", "bang_khen_bo_nganh_tinh"), 10),
    ("hc_doc_lap_1", COLLECTIVE, ("hc_doc_lap_2",), None),
    ("hc_doc_lap_1", COLLECTIVE, (EXCELLENT, *FLAGS, "bang_khen_thu_tuong"), 10),
]
CHAINS_2021: list[tuple[str, str, tuple[str, ...], int | None]] = [
    ("cstd_co_so", INDIVIDUAL, ("lao_dong_tien_tien", "chien_si_tien_tien"), 1),
    ("cstd_bo_nganh_tinh", INDIVIDUAL, ("cstd_co_so",), 4),
    ("cstd_toan_quoc", INDIVIDUAL, ("cstd_bo_nganh_tinh",), 6),
    ("bang_khen_thu_tuong", INDIVIDUAL, ("bang_khen_bo_nganh_tinh",), None),
    ("bang_khen_thu_tuong", COLLECTIVE, ("bang_khen_bo_nganh_tinh",), None),
    ("hc_lao_dong_3", INDIVIDUAL, ("bang_khen_thu_tuong",), None),
    ("hc_lao_dong_3", COLLECTIVE, ("bang_khen_thu_tuong",), None),
    ("hc_lao_dong_2", INDIVIDUAL, ("hc_lao_dong_3",), None),
    ("hc_lao_dong_2", COLLECTIVE, ("hc_lao_dong_3",), None),
    ("hc_lao_dong_1", INDIVIDUAL, ("hc_lao_dong_2",), None),
    ("hc_lao_dong_1", COLLECTIVE, ("hc_lao_dong_2",), None),
    ("hc_doc_lap_3", COLLECTIVE, ("hc_lao_dong_1",), None),
    ("hc_doc_lap_2", COLLECTIVE, ("hc_doc_lap_3",), None),
    ("hc_doc_lap_1", COLLECTIVE, ("hc_doc_lap_2",), None),
]
EARLIER = sorted({award for _, _, awards, _ in CHAINS for award in awards} | {"giay_khen", "hc_doc_lap_1"})


def _windows(
    chains: list[tuple[str, str, tuple[str, ...], int | None]], award: str, kind: str
) -> dict[str, int | None]:
    return {on: window for name, whom, awards, window in chains if (name, whom) == (award, kind) for on in awards}


@pytest.mark.parametrize(("chains", "year"), [(CHAINS_2021, 2021), (CHAINS, 2024), (CHAINS, 2025)])
@pytest.mark.parametrize("earlier", EARLIER)
def test_exactly_these_awards_rest_on_an_earlier_one_and_just_so_far_back(
    chains: list[tuple[str, str, tuple[str, ...], int | None]], year: int, earlier: str
) -> None:
    for award, kind in sorted({(name, whom) for name, whom, _, _ in CHAINS}):
        windows = _windows(chains, award, kind)
        # A printed first year: what the article asks for at least, so that "or more" does not reach further.
        window = min((years for years in windows.values() if years and years > 3), default=None)
        later = law.Held(award, year, "x", kind, year - window + 1 if window else None)  # type: ignore[arg-type]
        for back in (0, 1, 2, 3, 4, 5, 6, 9, 10, 25):
            cancelled = law.Held(earlier, year - back, "x", kind)  # type: ignore[arg-type]
            if cancelled == later:
                continue
            rests = earlier in windows and (windows[earlier] is None or back < (windows[earlier] or 0))
            assert (again(cancelled, later) != []) is rests, (award, kind, back)


# What a collective counts of its members, in the same year alone.
@pytest.mark.parametrize(
    ("collective", "on", "year", "counted"),
    [
        ("tap_the_lao_dong_tien_tien", "lao_dong_tien_tien", 2021, True),
        ("tap_the_lao_dong_tien_tien", "lao_dong_tien_tien", 2025, True),
        ("tap_the_lao_dong_tien_tien", "cstd_co_so", 2025, False),
        ("tap_the_lao_dong_xuat_sac", "lao_dong_tien_tien", 2021, True),
        ("tap_the_lao_dong_xuat_sac", "cstd_co_so", 2021, True),
        ("tap_the_lao_dong_xuat_sac", "lao_dong_tien_tien", 2025, True),
        ("tap_the_lao_dong_xuat_sac", "cstd_co_so", 2025, True),
        ("tap_the_lao_dong_xuat_sac", "chien_si_tien_tien", 2025, False),
        ("don_vi_tien_tien", "chien_si_tien_tien", 2025, True),
        ("don_vi_quyet_thang", "chien_si_tien_tien", 2025, True),
        ("don_vi_quyet_thang", "cstd_co_so", 2025, True),
        ("don_vi_quyet_thang", "cstd_co_so", 2021, True),
        ("don_vi_quyet_thang", "lao_dong_tien_tien", 2025, False),
        ("don_vi_tien_tien", "chien_si_tien_tien", 2021, True),
    ],
)
def test_what_a_collective_counts_of_its_members(collective: str, on: str, year: int, counted: bool) -> None:
    unit = division(collective, year)
    assert (again(person(on, year, unit="Phòng Lãnh sự"), unit) != []) is counted
    assert again(person(on, year - 1, unit="Phòng Lãnh sự"), unit) == []
    assert again(person(on, year, unit="Văn phòng"), unit) == []
