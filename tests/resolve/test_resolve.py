from __future__ import annotations

import pytest

from namematch.errors import DuplicateIdError, InputError, UnknownChoiceError
from namematch.mentions import Mention
from namematch.resolve import Resolution, Resolver, resolve


def groups(resolution: Resolution) -> set[frozenset[int]]:
    return {frozenset(entity.mentions) for entity in resolution.entities}


def partition(*names: str) -> set[frozenset[int]]:
    return groups(resolve([Mention(name) for name in names]))


def test_spellings_of_one_name_are_one_person() -> None:
    assert partition("Alexander Darchiyev", "Alexandre Dartchiev", "Alexander Dartschijew", "Александр Дарчиев") == {
        frozenset(range(4))
    }


def test_a_bare_surname_joins_the_person_of_its_document() -> None:
    found = resolve(
        [
            Mention("Sergei Lavrov", document="a"),
            Mention("Lavrov", document="a"),
            Mention("Ivan Petrov", document="a"),
            Mention("Petrov", document="b"),
            Mention("Pyotr Petrov", document="b"),
        ]
    )
    assert groups(found) == {frozenset({0, 1}), frozenset({2}), frozenset({3, 4})}
    assert not found.open


def test_a_bare_surname_stays_open_where_two_are_compatible() -> None:
    found = resolve([Mention(name, document="a") for name in ("Ivan Petrov", "Anton Petrov", "Petrov")])
    assert groups(found) == {frozenset({0}), frozenset({1}), frozenset({2})}
    (left_open,) = found.open
    assert (left_open.mentions, left_open.candidates) == ((2,), ("Anton Petrov", "Ivan Petrov"))


def test_a_bare_surname_is_his_whom_the_text_names_most() -> None:
    names = ("Ivan Petrov", "Ивана Петрова", "Anton Petrov", "Petrov")
    found = resolve([Mention(name, document="a") for name in names])
    assert groups(found) == {frozenset({0, 1, 3}), frozenset({2})}
    (added,) = (item for item in found.entities[0].links[0].evidence if item.part == "salience")
    assert (added.bits, added.note) == (3.0, "named in full 2 times in the document")


def test_a_mention_told_twice_is_not_named_twice() -> None:
    names = ("Ivan Petrov", "Ivan Petrov", "Anton Petrov", "Petrov")
    assert len(resolve([Mention(name, document="a") for name in names]).open) == 1
    placed = [Mention(name, document="a", start=10 * i, end=10 * i + 9) for i, name in enumerate(names)]
    assert not resolve(placed).open


def test_in_a_document_without_candidates_it_takes_more_to_be_meant() -> None:
    petrovs = [Mention("Ivan Petrov", document=d) for d in "abcd"]
    others = [Mention("Anton Petrov", document="e"), Mention("Petrov", document="f")]
    assert resolve([*petrovs, *others]).labels[-1] == resolve([*petrovs, *others]).labels[0]
    assert len(resolve([*petrovs[:3], *others]).open) == 1


def test_inflected_and_initialled_forms_join_within_the_document() -> None:
    names = ("Александр Дарчиев", "Дарчиева", "Дарчиеву", "А. Дарчиев", "Дарчиев")
    found = resolve([Mention(name, document="ru") for name in names])
    assert groups(found) == {frozenset(range(5))}


def test_namesakes_are_kept_apart_by_patronymic_and_the_vague_form_stays_open() -> None:
    names = ("Иванов Сергей Борисович", "Sergey Sergeevich Ivanov", "Сергей Иванов")
    found = resolve([Mention(name) for name in names])
    assert groups(found) == {frozenset({0}), frozenset({1}), frozenset({2})}
    assert [item.name for item in found.open] == ["Сергей Иванов"]


def test_the_document_decides_between_namesakes() -> None:
    found = resolve(
        [
            Mention("Иванов Сергей Борисович", document="a"),
            Mention("Сергей Иванов", document="a"),
            Mention("Sergey Sergeevich Ivanov", document="b"),
            Mention("Sergei Ivanov", document="b"),
        ]
    )
    assert groups(found) == {frozenset({0, 1}), frozenset({2, 3})}


def test_husband_and_wife_are_two() -> None:
    assert partition("Александр Дарчиев", "Анна Дарчиева") == {frozenset({0}), frozenset({1})}


def test_mentions_without_a_name_stay_without_a_label() -> None:
    found = resolve([Mention(None), Mention("Ivan Petrov"), Mention("  ")])
    assert [label is None for label in found.labels] == [True, False, True]
    assert found.entity_of(0) is None


def test_nothing_gives_nothing() -> None:
    assert resolve([]) == Resolution((), (), (), ())


def test_canonical_name_is_written_in_the_scheme_asked_for() -> None:
    mentions = [Mention("Jewgeni Prigoschin"), Mention("Evguéni Prigojine")]
    (entity,) = resolve(mentions, scheme="polish").entities
    assert (entity.name, entity.cyrillic) == ("Jewgienij Prigożyn", "Евгений Пригожин")


def test_a_name_that_was_not_cyrillic_keeps_its_spelling() -> None:
    (entity,) = resolve([Mention("Sonata Coulter"), Mention("Sonata Coulter")]).entities
    assert (entity.name, entity.cyrillic) == ("Sonata Coulter", None)


def test_a_woman_gets_her_form_of_the_surname() -> None:
    (entity,) = resolve([Mention("Maria Zakharova"), Mention("Maria Sacharowa")]).entities
    assert entity.cyrillic == "Мария Захарова"


def test_forms_and_roles_are_counted_with_their_documents() -> None:
    (entity,) = resolve(
        [
            Mention("Sergei Lavrov", role="Russian Foreign Minister", document="b"),
            Mention("Sergei Lavrov", document="a"),
            Mention("Сергей Лавров", role="глава МИД РФ", document="c", language="ru"),
        ]
    ).entities
    assert [(form.text, form.count, form.documents) for form in entity.forms] == [
        ("Sergei Lavrov", 2, ("a", "b")),
        ("Сергей Лавров", 1, ("c",)),
    ]
    assert len({role.normal_form for role in entity.roles}) == 1
    assert (entity.documents, entity.languages) == (("a", "b", "c"), ("ru",))
    assert 0.5 < entity.confidence <= 1.0


def test_ids_do_not_depend_on_the_run_or_on_what_else_is_there() -> None:
    alone = resolve([Mention("Sergei Lavrov")]).entities[0].id
    among = resolve([Mention("Ivan Petrov"), Mention("Lavrov, Sergey"), Mention("Сергей Лавров")])
    assert alone in {entity.id for entity in among.entities}


def test_explanation_of_a_join_and_of_a_separation() -> None:
    found = resolve([Mention("Alexander Darchiyev"), Mention("Александр Дарчиев"), Mention("Анна Дарчиева")])
    joined, apart = found.explain(0, 1), found.explain("Alexander Darchiyev", "Анна Дарчиева")
    assert joined.same
    assert not apart.same
    assert "one person" in str(joined)
    assert "kept apart" in str(apart)
    assert sum(item.bits for item in joined.evidence) == pytest.approx(joined.direct.bits)


def test_a_chain_of_joins_is_told() -> None:
    names = ["Alexander Darchiyev", "А. Дарчиев", "Alexandre Dartchiev"]
    explanation = resolve([Mention(name) for name in names]).explain(1, 2)
    assert explanation.same
    assert {explanation.chain[0].left, explanation.chain[0].right} >= {"А. Дарчиев"}


@pytest.mark.parametrize("wanted", [7, "Nobody Here", Mention("Nobody Here")])
def test_an_unknown_mention_is_said(wanted: int | str | Mention) -> None:
    found = resolve([Mention("Ivan Petrov")])
    with pytest.raises(InputError, match=r"mention"):
        found.explain(wanted, 0)


def test_duplicate_ids_are_refused() -> None:
    with pytest.raises(DuplicateIdError, match="'m1'"):
        resolve([Mention("Ivan", id="m1"), Mention("Anna", id="m1")])


def test_what_is_not_a_mention_is_refused() -> None:
    with pytest.raises(TypeError, match="resolve takes mentions, not int: 7"):
        resolve([7])  # type: ignore[list-item]


def test_an_unknown_scheme_is_refused_before_any_work() -> None:
    with pytest.raises(UnknownChoiceError, match="bgn-pcgn"):
        resolve([], scheme="bgn-pgcn")


def test_arrow_has_one_row_a_mention() -> None:
    pytest.importorskip("pyarrow")
    table = resolve([Mention("Ivan Petrov", document="a", start=3, end=14), Mention(None)]).to_arrow()
    rows = table.to_pylist()
    assert [row["name"] for row in rows] == ["Ivan Petrov", None]
    assert rows[0]["canonical_name"] == "Ivan Petrov"
    assert rows[1]["entity_id"] is None
    assert rows[0]["start"] == 3


def test_resolver_refuses_a_whole_addition_or_none() -> None:
    resolver = Resolver()
    resolver.add([Mention("Ivan Petrov", id="1")])
    with pytest.raises(DuplicateIdError):
        resolver.add([Mention("Anna Petrova", id="2"), Mention("Pyotr Petrov", id="1")])
    assert len(resolver.resolution.mentions) == 1


def test_a_resolution_shows_itself_in_a_notebook() -> None:
    html = resolve([Mention("Ivan Petrov"), Mention("<i>")])._repr_html_()
    assert "Иван Петров" in html
    assert "<i>" not in html


def test_a_renaming_told_in_one_title_holds_for_the_whole_run() -> None:
    plain = [
        Mention("Ivan Petrov", role="head of the Sanctions Department of the Finance Ministry", document="a"),
        Mention("Иван Петров", role="director of the Trade Department of the Finance Ministry", document="b"),
    ]
    told = Mention("Anna Ivanova", role="deputy head of the Sanctions Department (former Trade Department)")

    def role_bits(mentions: list[Mention]) -> float:
        return next((e.bits for e in resolve(mentions).explain(0, 1).evidence if e.part == "role"), 0.0)

    assert role_bits([*plain, told]) > role_bits(plain)


def test_roles_stand_in_the_order_of_their_days() -> None:
    dated = [("ambassador", "2019-05-01"), ("deputy minister", "2014-01-02"), ("ambassador", "2022-03-04")]
    told = [*dated, ("envoy", None)]
    (person,) = resolve([Mention("Sergei Lavrov", title, date=day) for title, day in told]).entities
    assert [(role.text, role.first, role.last) for role in person.roles] == [
        ("deputy minister", "2014-01-02", "2014-01-02"),
        ("ambassador", "2019-05-01", "2022-03-04"),
        ("envoy", None, None),
    ]


IVANOV = "Иванов Иван Иванович"


def test_a_date_of_birth_tells_namesakes_apart_and_brings_spellings_together() -> None:
    mentions = [
        Mention(IVANOV, birth_date="01.02.1970"), Mention("Ivan Ivanovich Ivanov", birth_date="1970-02-01"),
        Mention(IVANOV, birth_date="5 июля 1988 г."), Mention(f"{IVANOV}, 05.07.1988 г.р."),
    ]  # fmt: skip
    found = resolve(mentions)
    assert groups(found) == {frozenset({0, 1}), frozenset({2, 3})}
    resolver = Resolver()
    for mention in mentions:
        resolver.add([mention])
    assert groups(resolver.resolution) == groups(found)


def test_whoever_has_no_date_of_birth_is_neither_of_two_namesakes() -> None:
    found = resolve([Mention(IVANOV, birth_date="1970"), Mention(IVANOV, birth_date="1988"), Mention(IVANOV)])
    assert groups(found) == {frozenset({0}), frozenset({1}), frozenset({2})}
    assert groups(resolve([Mention(IVANOV, birth_date="1970"), Mention(IVANOV)])) == {frozenset({0, 1})}
