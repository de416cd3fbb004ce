"""What single pairs say to each other: names, titles, users, how often somebody is spoken of."""

from __future__ import annotations

import pytest

from namematch.evidence import Evidence, probability, total_bits
from namematch.mentions import Mention
from namematch.names import compare
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.scoring.pair import Scorer, salience
from namematch.resolve.scoring.parameters import context_weights
from namematch.resolve.types import MatchEdge, Node
from namematch.resolve.user_links import UserLinks, link_groups
from namematch.roles import compare_roles

WEIGHTS = context_weights()
MINISTER, ENGLISH = "глава МИД РФ", "Russian Foreign Minister"
HEAD = "head of the Legal Department of the Russian Foreign Ministry"
OF_MINISTERS = 7.5


def scorer(*mentions: Mention, **links: tuple[tuple[int, int], ...]) -> Scorer:
    index = MentionIndex(mentions)
    index.groups = link_groups(index, UserLinks(**links))
    return Scorer.of(index)


def of(evidence: tuple[Evidence, ...], part: str) -> list[tuple[str | None, str | None, str, float, str]]:
    return [(e.left, e.right, e.relation, e.bits, e.note) for e in evidence if e.part == part]


def test_a_link_holds_all_reasons_and_their_sum() -> None:
    found = scorer(Mention("Sergei Lavrov", ENGLISH), Mention("Сергей Лавров", MINISTER))
    link = found.link(Node("Sergei Lavrov"), Node("Сергей Лавров"), "a.txt")
    assert link.evidence[: len(compare("Sergei Lavrov", "Сергей Лавров").evidence)] == (
        compare("Sergei Lavrov", "Сергей Лавров").evidence
    )
    assert of(link.evidence, "role") == [(ENGLISH, MINISTER, "same", OF_MINISTERS, "")]
    document = ("a.txt", "a.txt", "same-document", WEIGHTS.same_document, "both stand in one document")
    assert of(link.evidence, "document") == [document]
    assert of(link.evidence, "user") == []
    assert (link.left, link.right, link.document) == ("Sergei Lavrov", "Сергей Лавров", "a.txt")
    assert link.bits == total_bits(link.evidence)
    assert link.probability == probability(link.bits)
    assert of(found.link(Node("Sergei Lavrov"), Node("Сергей Лавров")).evidence, "document") == []


def test_of_several_titles_the_two_that_agree_best_count() -> None:
    found = scorer(
        Mention("Sergei Lavrov", "footballer"), Mention("Sergei Lavrov", ENGLISH), Mention("Лавров", MINISTER),
        Mention("Pavel", "the man of the hour"), Mention("Anna"),
    )  # fmt: skip
    one, other = Node("Sergei Lavrov"), Node("Лавров")
    assert of(found.link(one, other).evidence, "role") == [(ENGLISH, MINISTER, "same", OF_MINISTERS, "")]
    assert found.role_bits(["footballer", ENGLISH], [MINISTER]) == OF_MINISTERS
    assert compare_roles(HEAD, HEAD).bits > WEIGHTS.role_most == found.role_bits([HEAD], [HEAD])
    assert found.role_bits(["footballer"], [MINISTER]) == -1
    assert found.role_bits(["expert"], ["expert"]) == pytest.approx(0.3, abs=0.01)
    # Titles that say nothing are no evidence, nor is a missing one.
    assert of(found.link(one, Node("Pavel")).evidence, "role") == []
    assert of(found.link(one, Node("Anna")).evidence, "role") == []
    assert found.role_bits([], [MINISTER]) == 0


def test_a_users_word_is_as_good_as_certain() -> None:
    names = ("Anna", "Pavel", "Olga", "Ivan")
    found = scorer(*map(Mention, names), must=((0, 1),), cannot=((0, 2),))
    anna, pavel, olga = Node("Anna", 1), Node("Pavel", 1), Node("Olga", 2)
    assert of(found.link(anna, pavel).evidence, "user") == [
        ("Anna", "Pavel", "must-link", WEIGHTS.user_certain, "a user holds them together")
    ]
    assert of(found.link(pavel, olga).evidence, "user") == [
        ("Pavel", "Olga", "cannot-link", -WEIGHTS.user_certain, "a user keeps them apart")
    ]
    assert (found.user_bits(anna, pavel), found.user_bits(olga, anna)) == (WEIGHTS.user_certain, -WEIGHTS.user_certain)
    assert found.user_bits(anna, Node("Ivan")) == 0
    assert found.has_links
    assert not scorer(Mention("Anna")).has_links


def test_no_chain_joins_what_contradicts_itself_or_users_keep_apart() -> None:
    found = scorer(*map(Mention, ("Anna Orlova", "Pavel Orlov", "Ivan Orlov", "Иван Орлов")), cannot=((2, 3),))
    anna, pavel, ivan, иван = Node("Anna Orlova"), Node("Pavel Orlov"), Node("Ivan Orlov", 1), Node("Иван Орлов", 2)
    assert found.cannot_link(anna, pavel, contradict=True)
    assert found.cannot_link(ivan, иван, contradict=False)
    assert not found.cannot_link(Node("Ivan Orlov"), Node("Иван Орлов"), contradict=False)


def test_what_a_user_holds_together_excuses_names_like_these() -> None:
    names = ("Pyotr Orlov", "Anton Orlov", "Пётр Орлов", "Антон Орлов", "Ivan Orlov")
    found = scorer(*map(Mention, names), must=((0, 1),))
    assert not found.cannot_link(Node("Pyotr Orlov", 1), Node("Anton Orlov", 1), contradict=True)
    assert not found.cannot_link(Node("Пётр Орлов"), Node("Антон Орлов"), contradict=True)
    assert found.cannot_link(Node("Пётр Орлов"), Node("Ivan Orlov"), contradict=True)


@pytest.mark.parametrize(
    ("count", "document", "bits", "note"),
    [
        (2, "a", WEIGHTS.spoken_of_here, "named in full 2 times in the document"),
        (8, "a", 3 * WEIGHTS.spoken_of_here, "named in full 8 times in the document"),
        (4, None, 2 * WEIGHTS.spoken_of_elsewhere, "named in 4 documents"),
    ],
)
def test_who_is_spoken_of_more_is_meant_more(count: int, document: str | None, bits: float, note: str) -> None:
    (found,) = salience(count, document)
    assert found == Evidence("salience", None, None, "spoken-of", bits, note)


def test_who_is_named_once_is_not_spoken_of() -> None:
    assert salience(1, "a") == salience(0, None) == []


def test_an_edge_is_explained_with_how_often_he_was_named() -> None:
    scores = scorer(Mention("Lavrov", document="a"), Mention("Sergei Lavrov", document="a"))
    edge = MatchEdge(Node("Lavrov"), Node("Sergei Lavrov"), 1.0, "a", mention_count=2)
    plain = scores.explained(edge._replace(mention_count=1))
    explained = scores.explained(edge)
    assert plain == scores.link(Node("Lavrov"), Node("Sergei Lavrov"), "a")
    assert explained.evidence == (*plain.evidence, *salience(2, "a"))
    assert explained.bits == plain.bits + WEIGHTS.spoken_of_here
    assert (explained.document, explained.left, explained.right) == ("a", "Lavrov", "Sergei Lavrov")
