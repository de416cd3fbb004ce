"""Laws of telling homonyms apart: those of every resolution hold where one name is borne by several people."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.profiles import examples

from namematch.errors import InputError
from namematch.mentions import Mention
from namematch.resolve import Resolution, Resolver, resolve
from namematch.resolve.clustering.homonyms import find_homonyms, split_homonyms
from namematch.resolve.mention_index import MentionIndex
from namematch.resolve.user_links import Reference

FULL = ("Ivan Petrov", "Иван Петров", "Petrov, Ivan", "Ивана Петрова", "Ivan Sergeevich Petrov")
NAMES = (*FULL, "Иван Борисович Петров", "I. Petrov", "Петров")
TITLES = (None, "footballer", "вратарь «Зенита»", "Orthodox bishop", "deputy defence minister", "rapper", "an expert")
OTHERS = ("Anna Smirnova", "Pavel Krotov", "Смирнова", "Ольга Лебедева")
DOCUMENTS = (None, "a", "b", "c", "d")

bearers = st.builds(Mention, st.sampled_from(NAMES), st.sampled_from(TITLES), st.sampled_from(DOCUMENTS))
company = st.builds(Mention, st.sampled_from(OTHERS), document=st.sampled_from(DOCUMENTS[1:]))
full = st.builds(Mention, st.sampled_from(FULL), st.sampled_from(TITLES), st.sampled_from(DOCUMENTS))
# So many mayors of one name that they are as many people, in documents of their own or with the others.
CITIES = (
    "Kazan", "Omsk", "Tula", "Tver", "Perm", "Ufa", "Samara", "Saratov", "Penza", "Kursk", "Tomsk", "Chita", "Pskov",
    "Tambov", "Ryazan", "Lipetsk", "Kirov", "Kaluga",
)  # fmt: skip
mayors = st.builds(
    lambda city, name, document: Mention(name, f"mayor of {city}", city if document is None else document),
    st.sampled_from(CITIES), st.sampled_from(NAMES[:3]), st.sampled_from(DOCUMENTS),
)  # fmt: skip
many_mayors = st.permutations([Mention("Ivan Petrov", f"mayor of {city}", city) for city in CITIES])
few = st.lists(bearers | bearers | company, min_size=1, max_size=10)
batches = few | st.builds(
    lambda mayors, others: [*others, *mayors], many_mayors, st.lists(bearers | mayors | company, max_size=8)
)
pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=2)
Links = list[tuple[Reference, Reference]]


def among(batch: list[Mention], links: list[tuple[int, int]]) -> Links:
    return [(a % len(batch), b % len(batch)) for a, b in links]


def linked(batch: list[Mention], must: Links, cannot: Links) -> Resolution:
    try:
        return resolve(batch, must_link=must, cannot_link=cannot)
    except InputError:
        assume(False)
        raise


def partition(resolution: Resolution) -> set[frozenset[int]]:
    return {frozenset(entity.mentions) for entity in resolution.entities}


@examples(60)
@given(batches, pairs, pairs)
def test_a_partition_that_honours_every_link(
    batch: list[Mention], must: list[tuple[int, int]], cannot: list[tuple[int, int]]
) -> None:
    found = linked(batch, together := among(batch, must), apart := among(batch, cannot))
    assert sorted(place for entity in found.entities for place in entity.mentions) == list(range(len(batch)))
    assert len({entity.id for entity in found.entities}) == len(found.entities)
    assert all(found.labels[a] == found.labels[b] for a, b in together if isinstance(a, int) and isinstance(b, int))
    assert all(found.labels[a] != found.labels[b] for a, b in apart if isinstance(a, int) and isinstance(b, int))


@examples(60)
@given(batches)
def test_homonyms_never_share_a_person(batch: list[Mention]) -> None:
    index, found = MentionIndex(batch), resolve(batch)
    groups = split_homonyms(index, find_homonyms(index).assigned())
    for a, b in combinations(range(len(batch)), 2):
        if groups.apart(groups.of(a), groups.of(b)):
            assert found.labels[a] != found.labels[b]


@examples(60)
@given(batches, st.randoms())
def test_the_order_of_the_input_does_not_matter(batch: list[Mention], random: Random) -> None:
    order = random.sample(range(len(batch)), len(batch))
    straight, shuffled = resolve(batch), resolve([batch[i] for i in order])
    assert [shuffled.labels[order.index(i)] for i in range(len(batch))] == list(straight.labels)
    assert {h.entities for h in shuffled.homonyms} == {h.entities for h in straight.homonyms}


@examples(60)
@given(batches)
def test_repeating_a_mention_changes_nothing(batch: list[Mention]) -> None:
    once, twice = resolve(batch), resolve([*batch, *batch])
    assert twice.labels == once.labels + once.labels


@examples(60)
@given(batches, st.integers(0, 10))
def test_mentions_as_they_come_give_the_answer_of_one_batch(batch: list[Mention], cut: int) -> None:
    resolver = Resolver()
    resolver.add(batch[:cut])
    assert len(resolver.resolution.mentions) == len(batch[:cut])
    resolver.add(batch[cut:])
    assert resolver.resolution == resolve(batch)


@examples(60)
@given(st.lists(full | company, min_size=1, max_size=10))
def test_what_is_found_already_need_not_be_said(batch: list[Mention]) -> None:
    # Of full names that do not contradict each other: a short form settled by a user tells more than itself.
    plain = resolve(batch)
    said: Links = [(entity.mentions[0], place) for entity in plain.entities for place in entity.mentions[1:]]
    assert partition(resolve(batch, must_link=said)) == partition(plain)


@examples(60)
@given(batches)
def test_every_two_homonyms_have_a_reason(batch: list[Mention]) -> None:
    found = resolve(batch)
    people = {entity.id for entity in found.entities}
    for item in found.homonyms:
        assert people.issuperset(item.entities)
        assert len(item.why) == len(item.entities) * (len(item.entities) - 1) // 2
