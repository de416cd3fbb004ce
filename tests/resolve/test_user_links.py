from __future__ import annotations

import pytest

from namematch.errors import InputError
from namematch.mentions import Mention
from namematch.resolve import Resolution, Resolver, resolve
from namematch.resolve.user_links import UserLinks, check_links, position_of


def groups(resolution: Resolution) -> set[frozenset[int]]:
    return {frozenset(entity.mentions) for entity in resolution.entities}


def sets(*groups: tuple[int, ...]) -> set[frozenset[int]]:
    return {frozenset(group) for group in groups}


NAMESAKES = [Mention("Ivan Petrov", document=document) for document in "abc"]
SPOUSES = [Mention(n) for n in ("Anna Darchieva", "Alexander Darchiev", "Александр Дарчиев", "Анна Дарчиева")]


def test_one_name_is_kept_apart_in_two_documents() -> None:
    found = resolve(NAMESAKES, cannot_link=[(0, 1)])
    assert groups(found) == sets((0,), (1,), (2,))
    assert [(item.mentions, item.candidates) for item in found.open] == [((2,), ("Ivan Petrov", "Ivan Petrov"))]
    assert len({entity.id for entity in found.entities}) == 3


def test_what_is_said_of_one_mention_holds_for_its_name_throughout_the_document() -> None:
    found = resolve([*NAMESAKES[:2], *NAMESAKES[:2]], cannot_link=[(0, 1)])
    assert groups(found) == sets((0, 2), (1, 3))


def test_it_holds_too_where_the_other_person_stands_in_the_document() -> None:
    mentions = [Mention(name, document="a") for name in ("Ivan Petrov", "Petrov, Ivan", "Ivan Petrov")]
    assert groups(resolve(mentions, cannot_link=[(0, 1)])) == sets((0, 2), (1,))


def test_a_position_can_be_counted_from_the_end() -> None:
    mentions = [Mention(name) for name in ("Anna", "Olga", "Ivan", "Oleg")]
    assert [position_of(mentions, place) for place in (-4, -3, -1, 0, 3)] == [0, 1, 3, 0, 3]


def test_one_name_is_kept_apart_within_a_document_and_without_any() -> None:
    assert groups(resolve([NAMESAKES[0]] * 2, cannot_link=[(0, 1)])) == sets((0,), (1,))
    assert groups(resolve([Mention("Ivan Petrov")] * 2, cannot_link=[(0, 1)])) == sets((0,), (1,))


def test_the_document_tells_which_of_two_namesakes_a_short_form_is() -> None:
    found = resolve([*NAMESAKES[:2], Mention("Petrov", document="b")], cannot_link=[(0, 1)])
    assert groups(found) == sets((0,), (1, 2))


def test_a_must_link_overrules_what_the_names_say() -> None:
    found = resolve(SPOUSES, must_link=[(0, 1)])
    assert groups(found) == sets((0, 1, 2, 3))
    user = [item for link in found.entities[0].links for item in link.evidence if item.part == "user"]
    assert [item.relation for item in user] == ["must-link"]


def test_a_must_link_of_aliases_does_not_excuse_other_contradictions() -> None:
    names = ("Ivan Sergeevich Petrov", "Ivan Borisovich Petrov", "Ivan Petrov", "Petrov, Ivan")
    found = resolve([Mention(name) for name in names], must_link=[(2, 3)])
    assert not any({0, 1} <= group for group in groups(found))


def test_a_short_form_settled_in_one_document_says_nothing_of_others() -> None:
    mentions = [
        Mention("Lavrov", document="a"),
        Mention("Alexander Darchiev", document="b"),
        Mention("Sergei Lavrov", document="c"),
        Mention("Lavrov", document="d"),
    ]
    found = resolve(mentions, must_link=[(0, 1)])
    assert groups(found) == sets((0, 1), (2, 3))
    assert not found.open


def test_a_settled_short_form_speaks_for_others_of_its_document_alone() -> None:
    def people(document: str) -> set[frozenset[int]]:
        mentions = [
            Mention("Anna Petrova", document="z"),
            Mention("Lavrov", document="a"),
            Mention("Alexander Darchiev", document="b"),
            Mention("Лаврову", document=document),
        ]
        return groups(resolve(mentions, must_link=[(1, 2)]))

    assert people("a") == sets((0,), (1, 2, 3))
    assert people("c") == sets((0,), (1, 2), (3,))


def test_short_forms_held_together_are_attached_together() -> None:
    mentions = [
        Mention("Petrov", document="a"),
        Mention("Petrov", document="b"),
        Mention("Ivan Petrov", document="b"),
        Mention("Anton Petrov", document="c"),
    ]
    assert groups(resolve(mentions)) == sets((0,), (1, 2), (3,))
    assert groups(resolve(mentions, must_link=[(0, 1)])) == sets((0, 1, 2), (3,))


def test_short_forms_held_together_are_nobodys_whom_one_of_them_contradicts() -> None:
    mentions = [Mention(name, document=d) for name, d in (("A. Petrov", "a"), ("Petrov", "b"), ("Ivan Petrov", "b"))]
    assert groups(resolve(mentions)) == sets((0,), (1, 2))
    assert groups(resolve(mentions, must_link=[(0, 1)])) == sets((0, 1), (2,))


def test_the_users_link_between_two_short_forms_is_told() -> None:
    mentions = [
        Mention("Petrov", document="a"),
        Mention("Petroff", document="c"),
        Mention("Petrow", document="b"),
        Mention("Ivan Petrov", document="b"),
    ]
    (entity,) = resolve(mentions, must_link=[(0, 1), (1, 2)]).entities
    told = {
        frozenset({link.left, link.right})
        for link in entity.links
        if any(item.relation == "must-link" for item in link.evidence)
    }
    assert told == {frozenset({"Petrov", "Petroff"}), frozenset({"Petroff", "Petrow"})}
    assert any("Ivan Petrov" in (link.left, link.right) and link.document == "b" for link in entity.links)


def test_short_forms_kept_apart_do_not_both_join_one_person() -> None:
    mentions = [Mention("Lavrov", document="a"), Mention("Lavrov", document="b"), Mention("Sergei Lavrov")]
    found = resolve(mentions, cannot_link=[(0, 1)])
    assert groups(found) == sets((0,), (1,), (2,))
    assert [item.candidates for item in found.open] == [("Sergei Lavrov",)] * 2


def test_of_short_forms_kept_apart_the_one_in_the_document_joins() -> None:
    mentions = [Mention(name, document=d) for name, d in (("Lavrov", "a"), ("Lavrov", "b"), ("Sergei Lavrov", "b"))]
    assert groups(resolve(mentions, cannot_link=[(0, 1)])) == sets((0,), (1, 2))


def test_a_short_form_is_kept_from_a_person() -> None:
    mentions = [Mention("Lavrov", document="a"), Mention("Sergei Lavrov", document="a")]
    assert groups(resolve(mentions, cannot_link=[(0, 1)])) == sets((0,), (1,))


def test_links_point_by_id_value_or_position() -> None:
    mentions = [Mention("Ivan Petrov", id="x"), Mention("Anna Darchieva")]
    pairs: list[tuple[Mention | int | str, Mention | int | str]] = [("x", 1), (0, -1), (mentions[0], mentions[1])]
    for pair in pairs:
        assert len(resolve(mentions, must_link=[pair]).entities) == 1


def test_a_name_shared_with_a_third_does_not_drag_the_third_in() -> None:
    found = resolve([*NAMESAKES[:2], Mention("Иван Петров")], cannot_link=[(0, 1)], must_link=[(1, 2)])
    assert groups(found) == sets((0,), (1, 2))


@pytest.mark.parametrize(("must", "cannot"), [([(0, 1)], [(1, 0)]), ([(0, 1), (1, 2)], [(2, 0)]), ([], [(1, 1)])])
def test_links_that_contradict_each_other_are_refused(
    must: list[tuple[int, int]], cannot: list[tuple[int, int]]
) -> None:
    with pytest.raises(InputError, match=r"mentions . \('Ivan Petrov'\) and . \('Ivan Petrov'\)"):
        resolve(NAMESAKES, must_link=must, cannot_link=cannot)


@pytest.mark.parametrize("wanted", [3, -4, "nobody", "Ivan Petrov", Mention("Ivan Petrov")])
def test_a_link_to_no_mention_is_refused(wanted: int | str | Mention) -> None:
    with pytest.raises(InputError, match="no mention"):
        resolve(NAMESAKES, must_link=[(0, wanted)])


def test_a_mention_without_a_name_cannot_be_linked() -> None:
    with pytest.raises(InputError, match="mention 1 has no name"):
        resolve([Mention("Ivan Petrov"), Mention(None)], must_link=[(0, 1)])


def test_an_explanation_names_the_users_word() -> None:
    found = resolve(NAMESAKES[:2], cannot_link=[(0, 1)])
    assert "user keeps them apart" in str(found.explain(0, 1))
    assert not found.explain(0, 1).same


def test_a_resolver_keeps_links_and_refuses_contradictory_ones_whole() -> None:
    resolver = Resolver()
    resolver.add(NAMESAKES)
    resolver.cannot_link(0, 1)
    with pytest.raises(InputError):
        resolver.must_link(1, 0)
    resolver.add([Mention("Ivan Petrov", document="a")])
    assert groups(resolver.resolution) == sets((0, 3), (1,), (2,))
    assert resolver.resolution.links == UserLinks(cannot=((0, 1),))


def test_groups_are_those_that_must_links_connect() -> None:
    links = UserLinks(must=((0, 1), (2, 3), (3, 1)), cannot=((4, 0),))
    assert sorted(map(sorted, check_links([Mention("x")] * 5, links))) == [[0, 1, 2, 3], [4]]


def test_the_first_of_equal_mentions_is_meant() -> None:
    assert position_of([Mention("a"), Mention("b"), Mention("b")], Mention("b")) == 1
