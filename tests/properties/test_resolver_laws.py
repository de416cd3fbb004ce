"""Laws of a resolver: users' links, growth, memory."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.profiles import examples
from tests.properties.strategies import any_text, full_names, mentions

from namematch.errors import InputError
from namematch.evidence import total_bits
from namematch.mentions import Mention
from namematch.resolve import EventKind, Resolution, Resolver, resolve
from namematch.resolve.user_links import Reference

few = st.lists(mentions(), min_size=1, max_size=9)
pairs = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=3)
Pairs = list[tuple[Reference, Reference]]
Places = list[tuple[int, int]]


def among(batch: list[Mention], links: Places) -> Places:
    return [(a % len(batch), b % len(batch)) for a, b in links]


def linked(batch: list[Mention], must: Places, cannot: Places) -> Resolution:
    try:
        return resolve(batch, must_link=as_given(must), cannot_link=as_given(cannot))
    except InputError:
        assume(False)
        raise


def as_given(links: Places) -> Pairs:
    return [(a, b) for a, b in links]


@examples(60)
@given(few, pairs, pairs)
def test_users_links_are_honoured_whatever_the_names_say(batch: list[Mention], must: Places, cannot: Places) -> None:
    must, cannot = among(batch, must), among(batch, cannot)
    found = linked(batch, must, cannot)
    assert all(found.labels[a] == found.labels[b] for a, b in must)
    assert all(found.labels[a] != found.labels[b] for a, b in cannot)
    assert sorted(i for entity in found.entities for i in entity.mentions) == list(range(len(batch)))
    assert len({entity.id for entity in found.entities}) == len(found.entities)


@examples(40)
@given(few, pairs, pairs, st.randoms())
def test_with_links_too_the_order_does_not_matter(
    batch: list[Mention], must: Places, cannot: Places, random: Random
) -> None:
    batch = [Mention(m.name, m.role, m.document, id=str(i)) for i, m in enumerate(batch)]
    must, cannot = among(batch, must), among(batch, cannot)
    straight = linked(batch, must, cannot)
    order = random.sample(range(len(batch)), len(batch))
    moved = [[(order.index(a), order.index(b)) for a, b in links] for links in (must, cannot)]
    shuffled = linked([batch[i] for i in order], *moved)
    assert [shuffled.labels[order.index(i)] for i in range(len(batch))] == list(straight.labels)


@examples(40)
@given(few)
def test_what_full_names_say_already_need_not_be_said(batch: list[Mention]) -> None:
    # A link makes two mentions one, and what stands beside one of them then speaks for both: roles are left out. Of a
    # short form it says more than its name does: that the person is spoken of there, whom others of them can then be.
    batch = [replace(mention, role=None) for mention in batch]
    plain = resolve(batch)
    full = [[place for place in entity.mentions if is_full(batch[place])] for entity in plain.entities]
    said = [(places[0], place) for places in full for place in places[1:]]
    assert partition(resolve(batch, must_link=as_given(said))) == partition(plain)


def is_full(mention: Mention) -> bool:
    return " " in str(mention.name) and "." not in str(mention.name)


def partition(resolution: Resolution) -> set[frozenset[int]]:
    return {frozenset(entity.mentions) for entity in resolution.entities}


NAMES = (
    "Ivan Petrov", "Иван Петров", "Петрова, Ивана", "Ivan Sergeevich Petrov", "Иван Борисович Петров", "I. Petrov",
    "Петров", "Ivan Patrov", "Anna Smirnova", "Смирнова", "Alexander Darchiyev", "А. Н. Дарчиев", "Дарчиев", "Саша",
)  # fmt: skip
TITLES = (
    None, "footballer", "вратарь «Зенита»", "Orthodox bishop", "deputy defence minister", "an expert",
    "head of the Finance Ministry's Trade Department", "head of the Finance Ministry's Sanctions Department",
    "head of the Sanctions Department (former Trade Department) of the Finance Ministry",
)  # fmt: skip
titled = st.builds(
    Mention,
    st.sampled_from(NAMES),
    role=st.sampled_from(TITLES),
    document=st.sampled_from((None, *"abc")),
    date=st.sampled_from((None, "2020-01-01", "2021-05-05")),
)


@examples(60)
@given(st.lists(mentions() | titled, min_size=1, max_size=12), pairs, pairs, st.lists(st.integers(0, 12), max_size=4))
def test_however_mentions_and_links_come_the_answer_is_that_of_one_batch(
    batch: list[Mention], must: Places, cannot: Places, cuts: list[int]
) -> None:
    must, cannot = among(batch, must), among(batch, cannot)
    linked(batch, must, cannot)
    resolver = Resolver()
    for start, stop in pairwise([0, *sorted(min(cut, len(batch)) for cut in cuts), len(batch)]):
        resolver.add(batch[start:stop])
        for links, link in ((must, resolver.must_link), (cannot, resolver.cannot_link)):
            for a, b in links:
                if start <= max(a, b) < stop:
                    link(a, b)
        told_all(resolver)
        so_far = ([pair for pair in links if max(pair) < stop] for links in (must, cannot))
        assert partly(resolver.resolution) == partly(linked(batch[:stop], *so_far))


@examples(60)
@given(
    st.lists(mentions() | titled, min_size=1, max_size=12),
    st.lists(st.integers(0, 12), max_size=3),
    st.one_of(st.none(), st.integers(1, 10**8)),
    st.one_of(st.none(), st.floats(0.001, 0.999)),
)
def test_a_population_and_a_line_act_the_same_however_mentions_come(
    batch: list[Mention], cuts: list[int], population: int | None, least: float | None
) -> None:
    whole = resolve(batch, population=population, min_probability=least)
    resolver = Resolver(population=population, min_probability=least)
    for start, stop in pairwise([0, *sorted(min(cut, len(batch)) for cut in cuts), len(batch)]):
        resolver.add(batch[start:stop])
        assert len(resolver.resolution.labels) == stop
    assert partly(resolver.resolution) == partly(whole)
    assert resolver.resolution.possible == whole.possible
    with TemporaryDirectory() as folder:
        resolver.save(path := Path(folder) / "kept")
        loaded = Resolver.load(path).resolution
    assert loaded == resolver.resolution
    assert loaded.possible == whole.possible


@examples(60)
@given(st.lists(mentions() | titled, min_size=2, max_size=12), st.integers(1, 10**8), st.floats(0.001, 0.999))
def test_who_is_joined_is_above_the_line_and_who_is_possible_below(
    batch: list[Mention], population: int, least: float
) -> None:
    found = resolve(batch, population=population, min_probability=least)
    assert all(link.probability > least for entity in found.entities for link in entity.links)
    assert all(entity.confidence > least for entity in found.entities)
    for pair in found.possible:
        assert 0.05 < pair.why.probability <= least
        assert pair.entities == tuple(found.labels[position] for position in pair.mentions)
        assert pair.entities[0] != pair.entities[1]
        assert not found.explain(*pair.mentions).same
        assert total_bits(pair.why.evidence) == pair.why.bits


def partly(resolution: Resolution) -> tuple[object, ...]:
    """All of an answer but the links, which stand in the order in which a user has set them."""
    return resolution.mentions, resolution.entities, resolution.labels, resolution.open


plain = st.builds(
    lambda mention, name, start: Mention(name or mention.name, document=mention.document, start=start),
    mentions(),
    st.none() | full_names() | st.sampled_from(["А. П. Дарчиев", "A. S. Darchiev", "Анна Ивановна Дарчиева", ""]),
    st.sampled_from([None, 0, 7]),
)


@examples(60)
@given(st.lists(plain, min_size=1, max_size=16), st.lists(st.integers(0, 16), max_size=5))
def test_what_is_found_anew_is_all_that_more_mentions_change(batch: list[Mention], cuts: list[int]) -> None:
    resolver = Resolver()
    stops = [0, *sorted(min(cut, len(batch)) for cut in cuts), len(batch)]
    for start, stop in pairwise(stops):
        resolver.add(batch[start:stop])
        told_all(resolver)
        assert resolver.resolution == resolve(batch[:stop])


def told_all(resolver: Resolver) -> None:
    """The events lead from the ids before to the ids after."""
    before = {label for label in resolver._memory.labels if label}
    after = {label for label in resolver.resolution.labels if label}
    for event in resolver.events:
        assert before >= set(event.before)
        assert after >= set(event.after)
    told = [event for event in resolver.events if event.kind is not EventKind.GROWN]
    assert before - {i for event in told for i in event.before} <= after
    assert after - {i for event in told for i in event.after} <= before


wild = st.builds(
    Mention,
    st.none() | any_text,
    role=st.none() | any_text,
    document=st.none() | any_text,
    start=st.none() | st.integers(0, 2**63 - 1),
    language=st.none() | any_text,
)


@examples(60)
@given(st.lists(wild | mentions(), max_size=6), pairs, pairs, st.booleans())
def test_what_is_saved_comes_back(batch: list[Mention], must: Places, cannot: Places, resolved: bool) -> None:
    resolver = Resolver(scheme="polish")
    resolver.add(batch)
    for link, links in ((resolver.must_link, must), (resolver.cannot_link, cannot)):
        for a, b in among(batch, links) if batch else ():
            try:
                link(a, b)
            except InputError:
                continue
    before = resolver.resolution if resolved else None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        resolver.save(path)
        loaded = Resolver.load(path)
    assert loaded._memory._replace(labels=()) == resolver._memory._replace(labels=())
    assert [*filter(None, loaded._memory.labels)] == [*filter(None, resolver._memory.labels)]
    if before is not None:
        assert loaded.resolution == before
        assert loaded.events == ()
