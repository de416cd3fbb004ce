"""What a resolution says of itself: in words, as a table, and of single mentions."""

from __future__ import annotations

import pickle

import pytest

from namematch.errors import InputError
from namematch.evidence import probability
from namematch.mentions import Mention
from namematch.resolve import Resolution, resolve

MENTIONS = [
    Mention("Sergei Lavrov", "Russian Foreign Minister", "a", start=7, language="en", id="m1", date="2026-01-02"),
    Mention("Лавров", None, "a"),
    Mention("Сергей Лавров", "глава МИД", "b", language="ru"),
    Mention("Anna & <b>", None, "a"),
    Mention(None),
]


@pytest.fixture(scope="module")
def found() -> Resolution:
    return resolve(MENTIONS)


def test_the_table_has_a_row_for_each_person(found: Resolution) -> None:
    assert found._repr_html_() == (
        "<table><tr><th>person</th><th>Cyrillic</th><th>spellings</th><th>roles</th></tr>"
        "<tr><td>Sergey Lavrov</td><td>Сергей Лавров</td>"
        "<td>Sergei Lavrov ×1, Лавров ×1, Сергей Лавров ×1</td><td>Russian Foreign Minister; глава МИД</td></tr>"
        "<tr><td>Anna &amp; &lt;b&gt;</td><td>—</td><td>Anna &amp; &lt;b&gt; ×1</td><td></td></tr></table>"
    )


def test_a_join_is_told_with_the_chain_that_made_it(found: Resolution) -> None:
    said = str(found.explain(1, 2)).splitlines()
    assert said[0] == "'Лавров' and 'Сергей Лавров' are one person."
    assert said[1] == "Compared directly: +8.0 bits, probability 0.996"
    assert said[2:5] == [
        "    -5.0  prior: prior (before anything is compared)",
        "    +0.0  given: — / Сергей: missing (only one name has it)",
        "   +13.0  surname: Лавров / Лавров: same spelling (written alike)",
    ]
    assert said[5:] == [
        "They were joined through:",
        "  Sergei Lavrov ~ Лавров (+17.0 bits)",
        f"  Sergei Lavrov ~ Сергей Лавров ({found.explain(0, 2).direct.bits:+.1f} bits)",
    ]


def test_what_stands_in_one_document_is_weighed_as_such(found: Resolution) -> None:
    here, there = found.explain(0, 1), found.explain(1, 2)
    assert here.direct.document == "a"
    assert [item.relation for item in here.evidence][-1] == "same-document"
    assert there.direct.document is None
    # A name says nothing of itself by standing in one document twice.
    assert resolve([MENTIONS[3]] * 2).explain(0, 1).direct.document is None
    assert "They were joined through" not in str(here)


def test_a_separation_has_no_chain(found: Resolution) -> None:
    apart = found.explain(0, 3)
    assert (apart.same, apart.chain) == (False, ())
    assert str(apart).startswith("'Sergei Lavrov' and 'Anna & <b>' were kept apart.\nCompared directly: -")


def test_a_mention_may_be_told_by_its_id_before_a_name(found: Resolution) -> None:
    lavrov, anna = found.entities
    assert found.entity_of("m1") is found.entity_of(MENTIONS[2]) is found.entity_of(-4) is lavrov
    assert found.entity_of(" Anna  & <b>") is anna
    assert found.entity_of(4) is None
    named = resolve([Mention("m2", id="x"), Mention("Ivan Petrov", id="m2")])
    assert named.entity_of("m2") is named.entity_of(1)
    with pytest.raises(InputError, match="mention 4 has no name, so there is nothing to explain"):
        found.explain(0, 4)


def test_an_entity_holds_what_its_mentions_say(found: Resolution) -> None:
    lavrov, anna = found.entities
    assert (lavrov.mentions, lavrov.documents, lavrov.languages) == ((0, 1, 2), ("a", "b"), ("en", "ru"))
    assert (anna.mentions, anna.documents, anna.languages) == ((3,), ("a",), ())
    assert [(role.text, role.count, role.documents, role.first, role.last) for role in lavrov.roles] == [
        ("Russian Foreign Minister", 1, ("a",), "2026-01-02", "2026-01-02"),
        ("глава МИД", 1, ("b",), None, None),
    ]
    assert lavrov.roles[1].normal_form == "minister · Ministry of Foreign Affairs"
    assert lavrov.confidence == probability(min(link.bits for link in lavrov.links))
    assert anna.confidence == 1.0
    assert [link.bits for link in lavrov.links] == sorted((link.bits for link in lavrov.links), reverse=True)
    assert lavrov.links[:1] == (lavrov.links[0],)
    assert lavrov.links == tuple(lavrov.links)
    assert repr(lavrov.links) == repr(tuple(lavrov.links))
    assert hash(lavrov.links) == hash(tuple(lavrov.links))


def test_a_link_is_shown_without_its_reasons(found: Resolution) -> None:
    (link, *_) = next(entity.links for entity in found.entities if len(entity.links))
    assert link.evidence
    assert repr(link.left) in repr(link)
    assert "Evidence" not in repr(link)


def test_links_are_as_good_as_a_tuple_of_them(found: Resolution) -> None:
    links = next(entity.links for entity in found.entities if len(entity.links))
    assert links == tuple(links)
    assert hash(links) == hash(tuple(links))
    assert pickle.loads(pickle.dumps(links)) == tuple(links)


def test_people_with_one_key_are_told_apart_by_their_ids() -> None:
    names = ("Иванов Сергей Борисович", "Sergey Sergeevich Ivanov")
    one, other = resolve([Mention(name) for name in names]).entities
    alone = [resolve([Mention(name)]).entities[0].id for name in names]
    assert alone[0] == alone[1]
    assert len({one.id, other.id, alone[0]}) == 3
    # By the fullest form and its first document, whatever else is there.
    again = resolve([Mention("Anna"), *(Mention(name) for name in names)])
    assert {one.id, other.id} < {entity.id for entity in again.entities}
    twins = resolve([Mention("Ivan Petrov", document="a")] * 2, cannot_link=[(0, 1)])
    assert len({entity.id for entity in twins.entities}) == 2


def test_mentions_are_columns_of_the_table(found: Resolution) -> None:
    pytest.importorskip("pyarrow")
    table = found.to_arrow()
    assert table.column_names == [
        "name", "role", "document", "start", "end", "language", "id", "date", "birth_date", "probability",
        "entity_id", "canonical_name", "cyrillic", "confidence",
    ]  # fmt: skip
    assert [str(table.schema.field(name).type) for name in ("start", "end", "date", "confidence")] == [
        "int64", "int64", "string", "double",
    ]  # fmt: skip
    first, *_, last = table.to_pylist()
    assert first == {
        "name": "Sergei Lavrov", "role": "Russian Foreign Minister", "document": "a", "start": 7, "end": None,
        "language": "en", "id": "m1", "date": "2026-01-02", "birth_date": None, "probability": None,
        "entity_id": found.labels[0], "canonical_name": "Sergey Lavrov", "cyrillic": "Сергей Лавров",
        "confidence": found.entities[0].confidence,
    }  # fmt: skip
    assert set(last.values()) == {None}


def test_the_table_shows_the_first_of_many_people_and_how_many_there_are() -> None:
    html = resolve([Mention(name) for name in "абвгдежзиклмнопрстуфхц"])._repr_html_()
    assert html.count("<tr>") == 22
    assert "… 22 in all" in html


def test_a_mention_is_found_by_value_place_id_and_name(found: Resolution) -> None:
    lavrov = found.entity_of(0)
    assert lavrov is not None
    assert [found.entity_of(who) for who in (MENTIONS[2], 1, -3, "m1", "  Сергей  Лавров")] == [lavrov] * 5
    assert found.entity_of(MENTIONS[4]) is None
    assert "_places" not in found.to_dict()


def test_of_equal_mentions_the_first_is_meant_and_an_id_goes_before_a_name() -> None:
    found = resolve([Mention("Анна Петрова", id="x"), Mention("x"), Mention("Олег Зуев", id="y"), Mention("x")])
    assert found.entity_of("x") == found.entity_of(0) != found.entity_of(1)
