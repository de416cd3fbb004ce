"""Comparing titles: verdicts, their order in weight, and the evidence."""

from __future__ import annotations

import pytest

from namematch.roles import RoleVerdict, compare_roles, parse_role, renamings


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Russian Foreign Minister", "глава МИД РФ", "same"),
        ("foreign minister", "глава МИД РФ", "same"),
        ("foreign minister", "German Foreign Minister", "compatible"),
        ("US State Department spokeswoman", "официальный представитель Госдепа", "same"),
        ("upper house speaker", "председатель Совета Федерации", "same"),
        ("Russian ambassador to the US", "next Russian ambassador to the US", "compatible"),
        ("former president of Ukraine", "президент Украины", "compatible"),
        ("governor", "губернатор Курской области", "compatible"),
        ("Deputy Assistant Secretary of State", "заместитель помощника госсекретаря по делам России", "compatible"),
        ("foreign minister", "deputy foreign minister", "different"),
        ("директор ФСБ", "директор СВР", "different"),
        ("президент Франции", "президент Украины", "different"),
        ("head of the Legal Department", "head of the Consular Department", "different"),
        ("Moscow", "Russian President", "unknown"),
        ("", "Russian President", "unknown"),
        ("wanderer", "Russian President", "unknown"),
    ],
)
def test_verdicts(left: str, right: str, verdict: str) -> None:
    assert compare_roles(left, right).verdict == verdict


def test_two_reports_of_one_diplomat_are_compatible() -> None:
    one = "Deputy Assistant Secretary of State for Russia and Central Europe"
    other = "Deputy Assistant Secretary of State for European and Eurasian Affairs"
    assert compare_roles(one, other).verdict is RoleVerdict.COMPATIBLE


def test_renaming_told_in_a_title_joins_the_two_names() -> None:
    told = "head of the Sanctions Department (former Trade Department) of the Finance Ministry"
    assert compare_roles(told, "Finance Ministry Trade Department head").verdict is RoleVerdict.SAME


def test_rare_offices_weigh_more() -> None:
    president = compare_roles("President of Belarus", "президент Белоруссии").bits
    deputy = compare_roles("State Duma deputy", "депутат Госдумы").bits
    expert = compare_roles("expert", "политолог").bits
    assert president > deputy > expert > 0


def test_unknown_organisations_agree_in_any_case() -> None:
    assert compare_roles("глава компании «Зенит»", "глава «Зенита»").verdict is RoleVerdict.SAME


def test_parsed_roles_and_strings_are_the_same_input() -> None:
    left, right = "мэр Киева", "Kyiv mayor"
    assert compare_roles(parse_role(left), parse_role(right)) == compare_roles(left, right)


def test_explanation_shows_every_part() -> None:
    shown = compare_roles("Russian Foreign Minister", "Chinese Foreign Minister").explain()
    assert "different" in shown.splitlines()[0]
    assert any("country" in line and "RU / CN" in line for line in shown.splitlines())


def test_renamings_told_by_one_title_hold_for_others() -> None:
    told = parse_role("head of the Sanctions Department (former Trade Department) of the Finance Ministry")
    old, new = "head of the Finance Ministry's Trade Department", "head of the Finance Ministry's Sanctions Department"
    assert compare_roles(old, new).verdict is RoleVerdict.DIFFERENT
    assert compare_roles(old, new, renamed=renamings([told, None])).verdict is RoleVerdict.SAME


def test_of_several_offices_the_one_that_agrees_counts() -> None:
    both = "director of the Information and Press Department and Russian Foreign Ministry spokeswoman"
    assert compare_roles(both, "представитель МИД РФ").verdict is RoleVerdict.SAME


def test_units_of_which_there_are_many_do_not_make_one_office() -> None:
    title = "директор департамента Минфина РФ"
    assert compare_roles(title, title).verdict is RoleVerdict.COMPATIBLE
