"""Resolving mentions, all at once or as they come."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Self
from warnings import warn

from namematch.errors import InputError, NamematchError
from namematch.mentions import Mention
from namematch.own import in_use
from namematch.resolve.describe import describe
from namematch.resolve.events import Event, events_between
from namematch.resolve.homonyms import tell_apart
from namematch.resolve.intern import check_mentions, intern
from namematch.resolve.known import Known
from namematch.resolve.links import Reference, UserLinks, check_links, locate
from namematch.resolve.people import find_people
from namematch.resolve.persons import places_of
from namematch.resolve.resolution import OpenMention, Resolution
from namematch.resolve.score import Scorer
from namematch.resolve.store import Memory, read, write
from namematch.translit import scheme as scheme_of

DEFAULT_SCHEME = "news"


def resolve(
    mentions: Iterable[Mention],
    *,
    must_link: Iterable[tuple[Reference, Reference]] = (),
    cannot_link: Iterable[tuple[Reference, Reference]] = (),
    scheme: str = DEFAULT_SCHEME,
) -> Resolution:
    """Finds out which mentions are the same person, and how that person should be called.

    Names are compared by the Cyrillic they go back to and clustered strongest link first; two names that contradict
    each other never share a cluster, however a chain runs. A bare surname joins the one person of its document it
    can be. The answer does not depend on the order of the mentions.

    Args:
        mentions: The mentions; those without a name stay in the result, without a label.
        must_link: Pairs of mentions that are one person, whatever their names say. A mention is pointed at by its
            value, its place in the input, or its id.
        cannot_link: Pairs of mentions that are two people, whatever their names say.
        scheme: Id of the romanisation in which canonical names are written.

    Returns:
        The people, and a label for every mention in input order.

    Raises:
        TypeError: If an item is not a `Mention`.
        DuplicateIdError: If two mentions carry one id.
        InputError: If a link points at no mention, or at one without a name, or if links contradict each other.
        UnknownChoiceError: If there is no such scheme.

    Example:
        >>> found = resolve([Mention("Alexander Darchiyev"), Mention("Александр Дарчиев"), Mention("Sergei Lavrov")])
        >>> [entity.cyrillic for entity in found.entities]
        ['Александр Дарчиев', 'Сергей Лавров']
        >>> namesakes = [Mention("Ivan Petrov", document="a"), Mention("Ivan Petrov", document="b")]
        >>> len(resolve(namesakes, cannot_link=[(0, 1)]).entities)
        2
    """
    scheme_of(scheme)
    kept = tuple(mentions)
    check_mentions(kept)
    return _solve(kept, UserLinks(locate(kept, must_link), locate(kept, cannot_link)), scheme, Known())


def _solve(
    mentions: tuple[Mention, ...], links: UserLinks, scheme: str, known: Known
) -> Resolution:
    interned = tell_apart(intern(mentions, links))
    scorer = Scorer(interned)
    people = find_people(interned, scorer, known)
    entities = describe(people.persons, interned, scorer, scheme, known.parts_of)
    labels: list[str | None] = [None] * len(mentions)
    for entity in entities:
        for i in entity.mentions:
            labels[i] = entity.id
    unsettled = tuple(
        OpenMention(item.usage.node.name, item.usage.document, tuple(places_of(item.usage, interned)), item.candidates)
        for item in people.open
    )
    return Resolution(mentions, tuple(entities), tuple(labels), unsettled, links)


class Resolver:
    """Resolves mentions as they come; after every `add` the answer is that of one batch.

    What names say to each other is remembered, so that adding is cheaper than starting anew. Entity ids are those of
    the batch: hashes of what identifies the person. Where more mentions change what identifies a person, `events`
    says so. A resolver is no place for several threads to write to at once.

    Args:
        scheme: Id of the romanisation in which canonical names are written.

    Example:
        >>> resolver = Resolver()
        >>> resolver.add([Mention("Sergei Lavrov")])
        >>> resolver.add([Mention("Сергей Лавров")])
        >>> len(resolver.resolution.entities)
        1
    """

    def __init__(self, *, scheme: str = DEFAULT_SCHEME) -> None:
        scheme_of(scheme)
        self._memory = Memory(scheme, (), UserLinks(), ())
        self._resolution: Resolution | None = None
        self._events: tuple[Event, ...] = ()
        self._known = Known()

    def add(self, mentions: Iterable[Mention]) -> None:
        """Adds mentions; if one is refused, none is added.

        Args:
            mentions: More mentions.

        Raises:
            TypeError: If an item is not a `Mention`.
            DuplicateIdError: If an id stands twice, here or among the mentions added before.
        """
        grown = (*self._memory.mentions, *mentions)
        check_mentions(grown)
        self._change(self._memory._replace(mentions=grown))

    def must_link(self, left: Reference, right: Reference) -> None:
        """Holds two mentions together, whatever their names say, from now on.

        Args:
            left: A mention that was added: its value, its place in the order of adding, or its id.
            right: Another.

        Raises:
            InputError: If there is no such mention or it has no name, or if a cannot-link of a user says otherwise.
        """
        links = self._memory.links
        pair = locate(self._memory.mentions, [(left, right)])
        self._link(UserLinks((*links.must, *pair), links.cannot))

    def cannot_link(self, left: Reference, right: Reference) -> None:
        """Keeps two mentions apart, whatever their names say, from now on.

        Args:
            left: A mention that was added: its value, its place in the order of adding, or its id.
            right: Another.

        Raises:
            InputError: If there is no such mention or it has no name, or if must-links of a user say otherwise.
        """
        links = self._memory.links
        pair = locate(self._memory.mentions, [(left, right)])
        self._link(UserLinks(links.must, (*links.cannot, *pair)))

    @property
    def resolution(self) -> Resolution:
        """The people among all mentions added so far."""
        return self._solve()

    @property
    def events(self) -> tuple[Event, ...]:
        """How the present resolution differs from the one that was read before it, be it before a save and a load.

        Example:
            >>> resolver = Resolver()
            >>> resolver.add([Mention("Sergei Lavrov")])
            >>> before = resolver.resolution
            >>> resolver.add([Mention("Сергей Лавров"), Mention("Ivan Petrov")])
            >>> [str(event.kind) for event in resolver.events]
            ['new', 'grown']
        """
        self._solve()
        return self._events

    def save(self, path: PathLike[str] | str) -> None:
        """Writes mentions, users' links and the entity ids last read to one file, whole or not at all.

        The file records by which lexicon of the user's own the people were found, if by one.

        Args:
            path: The file; an old one is replaced. The documentation describes its format.

        Raises:
            InputError: If it cannot be written there; what stood there before is untouched.
        """
        write(Path(path), self._memory._replace(lexicon=in_use().checksum))

    @classmethod
    def load(cls, path: PathLike[str] | str) -> Self:
        """A resolver as it was saved.

        Where it was saved with another lexicon of the user's own than this process has, a warning says so: people are
        found anew, and `events` tells how they differ.

        Args:
            path: The file.

        Raises:
            InputError: If the file is missing, not a resolver's, of a newer version, damaged or cut short.
        """
        memory = read(Path(path))
        try:
            resolver = cls(scheme=memory.scheme)
            check_mentions(memory.mentions)
            locate(memory.mentions, (*memory.links.must, *memory.links.cannot))
            check_links(memory.mentions, memory.links)
        except NamematchError as error:
            raise InputError(f"{path}: {error}") from error
        if memory.lexicon != in_use().checksum:
            had, has = (f"the lexicon {own}" if own else "no lexicon" for own in (memory.lexicon, in_use().checksum))
            warn(f"{path}: saved with {had}, read with {has}; people may change, and events says how", stacklevel=2)
        resolver._memory = memory
        return resolver

    def _solve(self) -> Resolution:
        if self._resolution is None:
            memory = self._memory
            self._resolution = _solve(memory.mentions, memory.links, memory.scheme, self._known)
            self._events = events_between(memory.labels, self._resolution.labels)
            self._memory = memory._replace(labels=self._resolution.labels)
        return self._resolution

    def _link(self, links: UserLinks) -> None:
        check_links(self._memory.mentions, links)
        self._change(self._memory._replace(links=links))

    def _change(self, memory: Memory) -> None:
        self._memory = memory
        self._resolution = None
