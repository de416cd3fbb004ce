"""What the phrases of the tables mean: every language of every table is read, and each entry says what its row says."""

from __future__ import annotations

from typing import Any

import pytest

from namematch.data import read_toml
from namematch.roles.phrase_trie import PhraseShape, RoleVocabulary, shape_of
from namematch.roles.tables import role_vocabulary
from namematch.roles.tokens import title_words
from namematch.roles.vocabulary_entries import (
    Entry,
    LinkWord,
    MilitaryRank,
    Modifier,
    NamedUnit,
    Organisation,
    Place,
    RankWord,
    Topic,
    UnitKind,
)


def meaning(phrase: str) -> Entry | None:
    """What a whole phrase means; `None` if the tables know but a part of it."""
    words = [word for word in title_words(phrase) if not word.mark]
    entry, end = role_vocabulary().longest(words, 0)
    return entry if end == len(words) else None


RUSSIA, GERMANY = Place("RU", "Russia", "state"), Place("DE", "Germany", "state")
MINISTRY = Organisation("ministry:foreign_affairs", "Ministry of Foreign Affairs", "ministry")
MINISTER = RankWord("minister", "minister", organisation="ministry:foreign_affairs")
NORTH = NamedUnit("North Atlantic Department", "ministry:foreign_affairs", "RU")


@pytest.mark.parametrize(
    ("phrases", "entry"),
    [
        ("Russia | Россия | Russland | Russlands | Russie | росія", RUSSIA),
        ("Germany | Deutschland | Deutschlands | Allemagne | Германия | Федеративная Республика Германия", GERMANY),
        ("Russian | российский | російський", Place("RU", "Russia", "state", adjective=True)),
        ("Ukrainian | украинский | український", Place("UA", "Ukraine", "state", adjective=True)),
        ("Moscow | Москва", Place("RU", "Russia", "state", "Moscow")),
        ("Київ", Place("UA", "Ukraine", "state", "Kyiv")),
        ("Belgorod | Белгородский", Place("RU", "Belgorod", "region")),
        ("Chechnya | Чечня", Place("RU", "Chechnya", "region")),
        ("Sevastopol | Севастополь", Place("RU", "Sevastopol", "region")),
        ("MFA | МИД | МЗС | Außenministerium | Außenministeriums | Ministry of Foreign Affairs", MINISTRY),
        ("FM | министр иностранных дел | Außenminister | Außenministerin | Außenministers", MINISTER),
        ("foreign | иностранных дел | закордонних справ | auswärtigen | affaires étrangères | Foreign Affairs",
         Topic("foreign_affairs", "Foreign Affairs", portfolio=True)),
        ("diplomacy | дипломатии | Diplomatie",
         Topic("diplomacy", "Diplomacy", portfolio=True, body="ministry:foreign_affairs")),
        ("Latin America | Латинская Америка | Amérique latine", Topic("latin_america", "Latin America", False)),
        ("State Duma | Duma | Госдума | Staatsduma", Organisation("state_duma", "State Duma", "parliament", "RU")),
        ("State Department | Госдеп | département d'État",
         Organisation("state_department", "Department of State", "ministry", "US", single_deputy=True)),
        ("lower house | нижняя палата", Organisation("lower_house", "Lower House", "parliament")),
        # Another name of a general body, in one country.
        ("Pentagon | Пентагон", Organisation("ministry:defence", "Ministry of Defence", "ministry", "US")),
        ("DSA | ДСА", NORTH),
        ("department | департамент | Abteilung | Abteilungen | Referats | sous-direction",
         UnitKind("department", "Department", "head", local=True)),
        ("press office | пресс-служба | Pressestelle", UnitKind("press_service", "Press Service", "head", one=True)),
        ("former | бывший | колишній | ehemaliger | ancienne", Modifier("former", "former", "state", 0)),
        ("deputy | заместитель | заступник | stellvertretender | vice",
         Modifier("deputy", "deputy", "step", 9, "legislator")),
        ("Lt. Gen. | генерал-лейтенант | lieutenant general | Generalleutnant", MilitaryRank("lieutenant general")),
        ("Kremlsprecher | Kreml-Sprecherin",
         RankWord("spokesperson", "spokesperson", organisation="presidential_office", country="RU")),
        ("ambassador at large | посол по особым поручениям", RankWord("ambassador", "ambassador", scope="at large")),
        ("national security adviser",
         RankWord("adviser", "adviser", organisation="presidential_office", portfolio="national_security")),
        ("first | 1st | первый | erste", LinkWord("ordinal", "First")),
        ("main | главный", LinkWord("ordinal", "Main")),
        ("oblast | область | АО | Gebiet | république", LinkWord("region", "region")),
        ("city | город | Stadt | ville", LinkWord("region", "city")),
        ("federal district | федеральный округ", LinkWord("filler")),
        ("of | von | из", LinkWord("join")),
        ("under | at | на", LinkWord("at")),
        ("to | bei | в", LinkWord("post")),
        ("for | по делам | für | щодо", LinkWord("scope")),
        ("and | и | та | und | et", LinkWord("and")),
        ("affairs | вопросов | Angelegenheiten", LinkWord("noun")),
        ("the | имени | une", LinkWord("filler")),
        ("formerly | ранее", LinkWord("aside")),
        ("mayor | мэр | Bürgermeisters", role_vocabulary().ranks["mayor"]),
        ("zorro | head of the | Foreign Moscow", None),
    ],
)  # fmt: skip
def test_what_a_phrase_means(phrases: str, entry: Entry | None) -> None:
    assert {phrase: meaning(phrase) for phrase in phrases.split(" | ")} == dict.fromkeys(phrases.split(" | "), entry)


def test_a_rank_says_what_its_row_says() -> None:
    president, mayor, envoy = (role_vocabulary().ranks[name] for name in ("president", "mayor", "ambassador"))
    assert (president.default, president.by_kind["court"], president.possessor) == (
        "head_of_state", "chief_justice", "presidential_office",
    )  # fmt: skip
    assert mayor == RankWord("mayor", "mayor", {}, "", True, "city", "")
    assert (mayor.local, president.local, envoy.takes, mayor.takes) == (True, False, "post", "")


RANKS = read_toml("roles/ranks.toml")
NAMED = [
    *(row["id"].replace("_", " ") for row in RANKS["rank"]),
    *(row["name"] for row in RANKS["military"]),
    *(row["name"] for row in read_toml("roles/organisations.toml")["organisation"] if not row.get("generic")),
    *(row["name"] for part in ("kind", "area", "named") for row in read_toml("roles/units.toml")[part]),
    *(f"Ministry of {row['name']}" for row in read_toml("roles/portfolios.toml")["portfolio"] if "ministry" not in row),
    *(row["name"] for row in read_toml("roles/modifiers.toml")["modifier"] if row["name"]),
]


def test_every_name_that_is_printed_is_read() -> None:
    named_units = {row["name"] for row in read_toml("roles/units.toml")["named"]}
    assert [name for name in NAMED if meaning(name) is None and name not in named_units] == []


def test_what_ranks_and_areas_imply() -> None:
    known = role_vocabulary()
    implied = {row["id"]: (row.get("implies", ""), row.get("implies_in_body", "")) for row in RANKS["rank"]}
    assert {rank: (known.implied[rank], known.implied_in_body[rank]) for rank in implied} == implied
    assert {len(set(column)) > 1 for column in zip(*implied.values(), strict=True)} == {True}
    promoted = [("*area", "assistant_secretary"), ("", "under_secretary")]
    assert known.promotions["minister", "Department of State", "deputy"] == promoted
    assert known.specific["lower_house", "RU"] == "state_duma"
    assert known.renamed["north_america"] == "North Atlantic"
    assert {"Europe", "Eastern Europe", "Eurasia"} <= known.around["Ukraine"]
    assert known.named_units["North Atlantic Department"] == NORTH
    assert known.countries["CZ"] == "Czechia"
    assert known.home == "RU"
    assert {"Department", "Press Service"} <= known.unit_kind_names
    assert "Department" in known.many_units
    assert "Press Service" not in known.many_units
    assert "lieutenant general" in known.military_ranks


def phrases(forms: dict[str, Any], *, over: bool = False) -> RoleVocabulary:
    made = RoleVocabulary()
    for form, entry in forms.items():
        (made.overrule if over else made.enter)([form], entry)
    return made


def found(known: RoleVocabulary, text: str) -> tuple[Entry | None, int]:
    return known.longest([word for word in title_words(text) if word.key != "\n"], 0, text)


def test_the_longest_phrase_wins_and_the_first_meaning_stays() -> None:
    known = phrases({"foreign": LinkWord("one"), "foreign office": LinkWord("two")})
    known.enter(["Foreign", "Home Office"], LinkWord("later"))
    words = title_words("foreign office hours home")
    assert known.longest(words, 0) == (LinkWord("two"), 2)
    assert known.longest(words, 1) == (None, 1)
    # A phrase that breaks off means what it meant so far.
    assert known.longest(words, 3) == (None, 3)
    assert known.longest(title_words("foreign secretary"), 0) == (LinkWord("one"), 1)
    known.overrule(["foreign"], LinkWord("later"))
    assert known.longest(title_words("foreign secretary"), 0) == (LinkWord("later"), 1)


def test_a_comma_in_a_wording_may_be_left_out() -> None:
    known = phrases({"cork, ltd": LinkWord("one")})
    assert known.longest(title_words("cork, ltd"), 0) == (LinkWord("one"), 3)
    assert known.longest(title_words("cork ltd"), 0) == (LinkWord("one"), 2)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("foreign office", 2), ("foreign - office", 2), ("foreign   office", 2), ("foreign    office", 1),
        ("foreign -- office", 1), ("foreign\noffice", 2), ("foreign\n\noffice", 1), ("foreign, office", 1),
    ],
)  # fmt: skip
def test_in_text_the_words_of_a_phrase_stand_side_by_side(text: str, end: int) -> None:
    known = phrases({"foreign": LinkWord("one"), "foreign office": LinkWord("two")})
    assert found(known, text) == (LinkWord({1: "one", 2: "two"}[end]), end)


def test_a_quoted_name_is_another_phrase_than_the_same_words() -> None:
    known = phrases(
        {"bank Russia": LinkWord("plain"), "bank «Russia»": LinkWord("quoted"), "unit Azov": LinkWord("any")}
    )
    assert [found(known, text)[0] for text in ("bank Russia", 'bank "Russia"', "unit «Azov»")] == [
        LinkWord("plain"), LinkWord("quoted"), LinkWord("any"),
    ]  # fmt: skip


def test_a_dash_is_part_of_a_phrase_that_has_one() -> None:
    known = phrases(
        {"Ossetia — Alania": LinkWord("dashed"), "prime minister": LinkWord("plain"), "prime": LinkWord("one")}
    )
    assert [found(known, text)[0] for text in ("Ossetia – Alania", "Ossetia Alania", "prime — minister")] == [
        LinkWord("dashed"), LinkWord("dashed"), LinkWord("one"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "text", "is_meant"),
    [
        ("US", "US", True), ("US", "Us", False), ("US", "us", False),
        ("Who", "WHO", True), ("Who", "Who", True), ("Who", "who", False),
        ("head", "HEAD", True), ("head", "Head", True), ("head", "head", True),
    ],
)  # fmt: skip
def test_in_text_a_phrase_is_written_as_the_tables_write_it_or_larger(form: str, text: str, is_meant: bool) -> None:
    assert (found(phrases({form: LinkWord("one")}), text)[0] is not None) is is_meant


def test_of_two_wordings_the_smaller_one_decides_how_it_may_be_written() -> None:
    known = phrases({"WHO": LinkWord("one"), "Who": LinkWord("two")})
    assert [found(known, text)[0] for text in ("WHO", "Who", "who")] == [LinkWord("one"), LinkWord("one"), None]


def test_shapes() -> None:
    assert [shape_of(text) for text in ("us", "Us", "US", "1st", "", "uS")] == [
        PhraseShape.ANY, PhraseShape.NAME, PhraseShape.CAPITALS, PhraseShape.ANY, PhraseShape.ANY, PhraseShape.ANY,
    ]  # fmt: skip
