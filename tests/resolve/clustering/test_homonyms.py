from __future__ import annotations

import pytest

from namematch.evidence import total_bits
from namematch.mentions import Mention
from namematch.resolve import Resolution, resolve
from namematch.resolve.clustering.homonyms import find_homonyms
from namematch.resolve.clustering.namesakes import CoMentions, Namesake, name_key
from namematch.resolve.mention_index import MentionIndex


def groups(*mentions: Mention) -> set[frozenset[int]]:
    return {frozenset(entity.mentions) for entity in resolve(mentions).entities}


def petrov(title: str | None, document: str | None, name: str = "Ivan Petrov") -> Mention:
    return Mention(name, title, document)


def with_company(*mentions: Mention) -> list[Mention]:
    """The mentions, and beside each somebody who is named nowhere else."""
    others = ("Anna Smirnova", "Pavel Krotov", "Olga Lebedeva", "Yury Gromyko")
    return [*mentions, *(Mention(other, document=m.document) for other, m in zip(others, mentions, strict=False))]


FOOTBALLER, BISHOP = petrov("footballer", "a"), petrov("Orthodox bishop", "b")


def test_a_footballer_and_a_bishop_of_one_common_name_are_two() -> None:
    assert groups(FOOTBALLER, BISHOP) == {frozenset({0}), frozenset({1})}


def test_titles_of_one_field_are_one_persons_in_any_language() -> None:
    in_russian = petrov("вратаря «Зенита»", "c", "Ивана Петрова"), petrov("епископ", "d", "Петров Иван")
    found = groups(FOOTBALLER, BISHOP, *in_russian)
    assert found == {frozenset({0, 2}), frozenset({1, 3})}


def test_a_run_without_homonyms_is_left_as_it_is() -> None:
    for mentions in (
        [FOOTBALLER, petrov("Spartak striker", "b")],
        with_company(petrov("ambassador to France", "a"), petrov("deputy defence minister", "b")),
        [FOOTBALLER, BISHOP, petrov("bishop", "c"), petrov("footballer", "c")],
        [petrov(title, document, "Alexander Darchiyev") for title, document in (("boxer", "a"), ("bishop", "b"))],
    ):
        assert not find_homonyms(MentionIndex(mentions)).namesakes


@pytest.mark.parametrize(
    ("one", "other"),
    [("ambassador to France", "deputy defence minister"), ("Gazprom CEO", "State Duma deputy"), ("colonel", "senator")],
)
def test_people_change_office(one: str, other: str) -> None:
    assert len(resolve(with_company(petrov(one, "a"), petrov(other, "b"))).entities) == 3


def test_a_missing_title_or_an_unknown_one_is_no_contradiction() -> None:
    assert len(groups(FOOTBALLER, petrov(None, "b"), petrov("the man of the hour", "c"))) == 1


def test_fields_that_people_do_cross_need_different_company_too() -> None:
    footballer, minister = FOOTBALLER, petrov("deputy defence minister", "b")
    assert len(groups(footballer, minister)) == 1
    found = resolve(with_company(footballer, minister))
    assert found.labels[0] != found.labels[1]


def test_shared_company_holds_together_in_either_script() -> None:
    footballer, minister = FOOTBALLER, petrov("deputy defence minister", "b")
    smirnova = Mention("Anna Smirnova", document="a"), Mention("Смирнова", document="b")
    assert frozenset({0, 1}) in groups(footballer, minister, *smirnova)


def test_one_document_with_both_titles_is_a_bridge() -> None:
    assert len(groups(FOOTBALLER, BISHOP, petrov("bishop", "c"), petrov("footballer", "c"))) == 1


def test_a_rare_name_is_one_persons_whatever_he_does() -> None:
    mentions = [petrov(title, document, "Alexander Darchiyev") for title, document in (("boxer", "a"), ("bishop", "b"))]
    assert groups(*mentions) == {frozenset({0, 1})}


def test_a_mention_without_a_title_stays_open_between_two() -> None:
    found = resolve([FOOTBALLER, BISHOP, petrov(None, "c")])
    assert [(item.mentions, item.candidates) for item in found.open] == [((2,), ("Ivan Petrov", "Ivan Petrov"))]


def test_a_mention_in_the_company_of_both_stays_open() -> None:
    beside = [Mention(name, document=d) for name, d in (("Anna Smirnova", "a"), ("Pavel Krotov", "b"))]
    beside += [Mention(mention.name, document="c") for mention in beside]
    found = resolve([FOOTBALLER, BISHOP, petrov(None, "c"), *beside])
    assert len({*found.labels[:3]}) == 3


def test_a_mention_without_a_title_goes_by_its_company() -> None:
    beside = [Mention("Anna Smirnova", document=document) for document in "ac"]
    found = resolve([FOOTBALLER, BISHOP, petrov(None, "c"), *beside])
    assert found.labels[2] == found.labels[0]
    assert not found.open


def test_a_mention_without_a_title_goes_by_its_patronymic() -> None:
    named = [petrov("footballer", "a", "Ivan Borisovich Petrov"), petrov("bishop", "b", "Ivan Sergeevich Petrov")]
    found = resolve([*named, petrov(None, "c", "Иван Сергеевич Петров")])
    assert found.labels[2] == found.labels[1] != found.labels[0]


def test_a_mention_without_a_title_is_his_of_whom_most_is_written() -> None:
    footballers = [petrov("footballer", f"a{i}") for i in range(8)]
    found = resolve([*footballers, BISHOP, petrov(None, "c")])
    assert found.labels[-1] == found.labels[0]


def test_the_document_tells_whose_a_short_form_is() -> None:
    assert groups(FOOTBALLER, BISHOP, Mention("Петров", document="b")) == {frozenset({0}), frozenset({1, 2})}


def test_a_users_word_comes_first() -> None:
    found = resolve([FOOTBALLER, BISHOP], must_link=[(0, 1)])
    assert len(found.entities) == 1
    assert not found.homonyms


def test_a_users_word_on_one_mention_leaves_the_others_told_apart() -> None:
    found = resolve([FOOTBALLER, BISHOP, petrov(None, "c"), petrov("bishop", "d")], must_link=[(0, 2)])
    assert {e.mentions for e in found.entities} == {(0, 2), (1, 3)}


def test_a_users_word_on_a_mention_holds_for_its_document_whatever_the_company() -> None:
    untitled = petrov(None, "c"), petrov(None, "c", "Иван Петров")
    beside = [Mention("Anna Smirnova", document=document) for document in "ac"]
    found = resolve([FOOTBALLER, BISHOP, *untitled, *beside], must_link=[(1, 2)])
    assert found.labels[3] == found.labels[2] == found.labels[1] != found.labels[0]


def test_those_of_whom_most_speaks_for_one_person_are_joined_whoever_else_is_there() -> None:
    minister, bishop = petrov("deputy defence minister", "b"), petrov("Orthodox bishop", "c")
    beside = Mention("Anna Smirnova", document="a"), Mention("Smirnova", document="b"), Mention("Krotov", document="c")
    found = resolve([FOOTBALLER, minister, bishop, *beside])
    assert found.labels[0] == found.labels[1] != found.labels[2]


def test_patronymics_that_differ_speak_against_one_person() -> None:
    named = [petrov("footballer", "a", "Ivan Borisovich Petrov"), petrov("bishop", "b", "Ivan Sergeevich Petrov")]
    (name,) = (item for item in resolve(named).explain(0, 1).evidence if item.part == "name")
    assert name.bits < -10


def test_an_explanation_shows_what_was_weighed() -> None:
    found = resolve(with_company(FOOTBALLER, BISHOP))
    why = found.explain(0, 1)
    assert [item.part for item in why.evidence] == ["name", "role", "company"]
    assert why.direct.bits == total_bits(why.evidence) < 0
    assert "church and sport" in str(why) or "sport and church" in str(why)
    assert "what the name's rarity says for one person" in str(why)


def test_a_title_of_two_fields_is_told_with_both() -> None:
    found = resolve(with_company(petrov("footballer and singer", "a"), BISHOP))
    (role,) = (item for item in found.explain(0, 1).evidence if item.part == "role")
    assert role.note == "arts or sport and church"


def homonyms(found: Resolution) -> list[tuple[set[int], list[str]]]:
    of = {e.id: e.mentions for e in found.entities}
    return [
        ({place for id_ in item.entities for place in of[id_]}, [why.evidence[0].part for why in item.why])
        for item in found.homonyms
    ]


def test_homonyms_are_reported_with_what_keeps_them_apart() -> None:
    assert homonyms(resolve([FOOTBALLER, BISHOP, Mention("Anna Smirnova")])) == [({0, 1}, ["name"])]


def test_homonyms_by_patronymic_and_by_a_users_word_are_reported_too() -> None:
    names = ("Ivan Borisovich Petrov", "Петров Иван Сергеевич", "Ivan Petrov")
    by_patronymic = resolve([Mention(name) for name in names])
    ((who, _),) = homonyms(by_patronymic)
    assert who == {0, 1}
    assert "patronymic" in {item.part for item in by_patronymic.homonyms[0].why[0].evidence}
    by_user = resolve([petrov(None, "a"), petrov(None, "b")], cannot_link=[(0, 1)])
    assert "user" in {item.part for item in by_user.homonyms[0].why[0].evidence}


def test_without_homonyms_nothing_is_touched() -> None:
    run = MentionIndex([FOOTBALLER, petrov("coach", "b"), Mention("Anna Smirnova", "bishop", "a")])
    assert not find_homonyms(run).namesakes


def test_a_key_is_that_of_the_likeliest_origin() -> None:
    assert name_key("Iwan Schukow") == name_key("Иван Жуков") != name_key("Иван Шуков")


@pytest.mark.parametrize("name", ["Petrov", "I. Petrov", "Ivan", "", "…"])
def test_a_short_form_has_no_key(name: str) -> None:
    assert name_key(name) is None


CITIES = (
    "Kazan", "Omsk", "Tula", "Tver", "Perm", "Ufa", "Samara", "Saratov", "Penza", "Kursk", "Tomsk", "Chita", "Pskov",
    "Tambov", "Ryazan", "Lipetsk", "Kirov", "Kaluga", "Bryansk", "Irkutsk", "Vologda", "Volgograd",
)  # fmt: skip


def mayors(count: int, name: str = "Ivan Petrov") -> list[Mention]:
    return [petrov(f"mayor of {city}", city, name) for city in CITIES[:count]]


def test_so_many_offices_of_one_rank_are_as_many_people() -> None:
    assert len(groups(*mayors(len(CITIES)))) == len(CITIES)


def test_a_few_offices_of_one_rank_are_one_career() -> None:
    assert len(groups(*mayors(4))) == 1


def test_a_rare_name_is_one_persons_whatever_offices_he_holds() -> None:
    assert len(groups(*mayors(len(CITIES), "Alexander Darchiyev"))) == 1


def test_offices_of_several_ranks_are_no_rivals() -> None:
    ranks = ("mayor of {}", "governor of {}", "CEO of «{}»", "consul general in {}", "ambassador to {}")
    mentions = [petrov(ranks[i % len(ranks)].format(city), city) for i, city in enumerate(CITIES)]
    assert len(groups(*mentions)) == 1


def test_a_shared_office_is_one_holders_among_many() -> None:
    again = petrov("мэр Казани", "again", "Иван Петров")
    found = resolve([*mayors(len(CITIES)), again])
    assert found.labels[-1] == found.labels[0]
    assert len(found.entities) == len(CITIES)


def test_a_title_that_names_no_office_is_no_certain_holders_among_many() -> None:
    found = resolve([*mayors(len(CITIES)), petrov("mayor", "again"), petrov(None, "once more")])
    assert {place for item in found.open for place in item.mentions} == {len(CITIES), len(CITIES) + 1}


def test_two_offices_are_one_persons_beside_whom_the_same_people_are_named() -> None:
    beside = [Mention(name, document=city) for name in ("Anna Smirnova", "Pavel Krotov") for city in CITIES[:2]]
    found = resolve([*mayors(len(CITIES)), *beside])
    assert found.labels[0] == found.labels[1]
    assert len(set(found.labels[: len(CITIES)])) == len(CITIES) - 1


def test_rival_offices_are_the_reason_that_is_shown() -> None:
    item = next(item for item in resolve(mayors(len(CITIES))).explain(0, 1).evidence if item.part == "role")
    assert item.relation == "other-office"
    assert item.bits < -6


def test_many_namesakes_take_no_more_time_each(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    bits = CoMentions.bits

    def counted(self: CoMentions, left: Namesake, right: Namesake) -> float:
        nonlocal calls
        calls += 1
        return bits(self, left, right)

    monkeypatch.setattr(CoMentions, "bits", counted)
    resolve(mayors(len(CITIES)))
    assert calls == 0
