"""Comparing titles: verdicts, their order in weight, and the evidence."""

from __future__ import annotations

import pytest

from namematch.roles import RoleVerdict, compare_roles, parse_role, refines, renamings


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


@pytest.mark.parametrize(
    ("untold", "told", "verdict"),
    [
        ("міністр оборони", "Ukraine's defence minister", "same"),
        ("міністр оборони", "Russian defence minister", "compatible"),
        ("міністр абароны", "Belarusian defence minister", "same"),
        ("министр обороны", "Russian defence minister", "same"),
        ("министр обороны", "Ukraine's defence minister", "compatible"),
    ],
)
def test_a_title_without_a_country_is_of_the_home_of_its_language(untold: str, told: str, verdict: str) -> None:
    assert compare_roles(untold, told).verdict == verdict


def test_of_several_offices_the_one_that_agrees_counts() -> None:
    both = "director of the Information and Press Department and Russian Foreign Ministry spokeswoman"
    assert compare_roles(both, "представитель МИД РФ").verdict is RoleVerdict.SAME


def test_units_of_which_there_are_many_do_not_make_one_office() -> None:
    title = "директор департамента Минфина РФ"
    assert compare_roles(title, title).verdict is RoleVerdict.COMPATIBLE


@pytest.mark.parametrize(
    ("left", "right", "verdict", "evidence"),
    [
        ("Russian Foreign Minister", "глава МИД РФ", "same", "rank same 4, organisation same 2.5, country same 1"),
        ("head of the Legal Department of the MFA", "директор правового департамента МИД", "same",
         "rank same 1, unit same 4, organisation same 2.5"),
        ("deputy foreign minister", "замминистра иностранных дел", "same",
         "rank same 4, modifiers same -1, organisation same 2.5"),
        # What many hold at once says little.
        ("State Duma deputy", "депутат Госдумы", "same", "rank same 0.5, organisation same 0.7, country same 0.3"),
        ("expert", "политолог", "same", "rank same 0.3"),
        ("colonel", "полковник", "same", "rank same 0.5"),
        ("colonel", "general", "different", "rank different -1"),
        # Of what is only compatible half counts, and not more than four bits or less than one.
        ("foreign minister", "German Foreign Minister", "compatible",
         "rank same 2, organisation same 1.25, country broader 0"),
        ("former president of Ukraine", "президент Украины", "compatible",
         "rank same 3, modifiers other-state 0, country same 0.5"),
        ("Legal Department", "head of the Legal Department", "compatible", "rank missing 0, unit same 1"),
        ("director of the Department", "head of the Legal Department", "compatible", "rank same 1, unit broader 0"),
        ("Department of the MFA", "department of the MFA of Russia", "compatible",
         "unit same 1, organisation same 0.35, country missing 0"),
        # The first difference says most, all of them together no more than two bits.
        ("президент Франции", "министр обороны Украины", "different",
         "rank different -1, organisation missing 0, country different -0.5"),
        ("deputy head of the FSB directorate", "US foreign minister", "different",
         "rank different -1, modifiers different -0.5, unit missing 0, organisation different -0.5, "
         "country different 0"),
        ("ambassador to the US", "ambassador to China", "different", "rank same 0, scope different -1"),
        ("Assistant Secretary of State for Europe", "Assistant Secretary of State for Central Europe", "compatible",
         "rank same 1.5, scope broader 0, organisation same 1.25, country same 0.5"),
        # A general body is what it is called in that country.
        ("parliament speaker", "председатель Госдумы", "same", "rank same 5, organisation same 2.5, country missing 0"),
        ("Moscow", "Russian President", "unknown", "rank missing 0, country same 0"),
        ("глава «Зенита»", "глава Спартака", "different", "rank same 0, organisation different -1"),
        ("acting deputy minister", "deputy minister", "compatible", "rank same 2, modifiers other-state -0.5"),
    ],
)  # fmt: skip
def test_every_part_is_weighed(left: str, right: str, verdict: str, evidence: str) -> None:
    found, turned = compare_roles(left, right), compare_roles(right, left)
    assert found.verdict == turned.verdict == verdict
    said = [f"{item.part} {item.relation} {round(item.bits, 3):g}" for item in found.evidence]
    assert ", ".join(said) == evidence
    assert [item.bits for item in turned.evidence] == [item.bits for item in found.evidence]


def test_a_part_is_shown_as_it_is_printed() -> None:
    found = compare_roles("acting head of state for trade and energy", "US colonel")
    shown = {item.part: (item.left, item.right) for item in found.evidence}
    assert shown["rank"] == ("head of state", "colonel")
    assert shown["modifiers"] == ("acting", None)
    assert shown["scope"] == ("Energy, Trade", None)
    assert shown["country"] == (None, "US")
    assert "unit" not in shown


def test_a_title_that_leaves_out_the_unit_says_less() -> None:
    whole = "head of the Legal Department of the Finance Ministry"
    for less, verdict in (
        ("head of the Legal Department", RoleVerdict.SAME),
        ("head of the Finance Ministry", RoleVerdict.DIFFERENT),
        ("adviser of the Finance Ministry", RoleVerdict.DIFFERENT),
    ):
        assert compare_roles(whole, less).verdict is verdict
    assert compare_roles("head of a department of the FSB", "head of the FSB").verdict is RoleVerdict.COMPATIBLE
    assert compare_roles("adviser on energy", "adviser").verdict is RoleVerdict.COMPATIBLE
    assert compare_roles("adviser on energy", "adviser on energy and trade").verdict is RoleVerdict.COMPATIBLE
    assert compare_roles("adviser on energy", "adviser on trade").verdict is RoleVerdict.DIFFERENT


@pytest.mark.parametrize(
    ("exact", "general"),
    [
        ("глава МИД РФ", "foreign minister"),
        ("head of the North Atlantic Department at Russia's Foreign Ministry", "глава департамента МИД РФ"),
        ("Sprecherin des russischen Außenministeriums", "porte-parole du ministère"),
        (
            "deputy assistant secretary of state for Central Europe",
            "заместитель помощника госсекретаря по делам Европы",
        ),
        ("deputy assistant secretary of state for Central Europe", "заместитель помощника госсекретаря"),
    ],
)
def test_a_title_refines_one_that_says_less_of_the_same_office(exact: str, general: str) -> None:
    assert refines(parse_role(exact), parse_role(general))
    assert not refines(parse_role(general), parse_role(exact))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("министр обороны РФ", "министр обороны США"),
        ("former foreign minister", "foreign minister"),
        ("deputy foreign minister", "foreign minister"),
        ("head of the Asia Department", "head of the Legal Department"),
        ("spokesman of Gazprom", "spokesman of the Foreign Ministry"),
    ],
)
def test_other_offices_do_not_refine_each_other(one: str, other: str) -> None:
    assert not refines(parse_role(one), parse_role(other))
    assert not refines(parse_role(other), parse_role(one))


def test_a_former_unit_is_the_present_one_of_either_title() -> None:
    told, former = "head of the Sanctions Department (former Trade Department)", "head of the Trade Department"
    for pair in ((told, former), (former, told)):
        assert compare_roles(*pair).verdict == "same"
