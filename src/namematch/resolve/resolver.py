"""Resolving mentions, all at once or as they come."""

from __future__ import annotations

from collections.abc import Iterable

from namematch.mentions import Mention
from namematch.resolve.describe import describe
from namematch.resolve.intern import check_mentions, intern
from namematch.resolve.people import find_people
from namematch.resolve.persons import places_of
from namematch.resolve.resolution import OpenMention, Resolution
from namematch.resolve.score import Scorer
from namematch.translit import scheme as scheme_of

DEFAULT_SCHEME = "news"


def resolve(mentions: Iterable[Mention], *, scheme: str = DEFAULT_SCHEME) -> Resolution:
    """Finds out which mentions are the same person, and how that person should be called.

    Names are compared by the Cyrillic they go back to and clustered strongest link first; two names that contradict
    each other never share a cluster, however a chain runs. A bare surname joins the one person of its document it
    can be. The answer does not depend on the order of the mentions.

    Args:
        mentions: The mentions; those without a name stay in the result, without a label.
        scheme: Id of the romanisation in which canonical names are written.

    Returns:
        The people, and a label for every mention in input order.

    Raises:
        TypeError: If an item is not a `Mention`.
        DuplicateIdError: If two mentions carry one id.
        UnknownChoiceError: If there is no such scheme.

    Example:
        >>> found = resolve([Mention("Alexander Darchiyev"), Mention("Александр Дарчиев"), Mention("Sergei Lavrov")])
        >>> [entity.cyrillic for entity in found.entities]
        ['Александр Дарчиев', 'Сергей Лавров']
    """
    scheme_of(scheme)
    interned = intern(mentions)
    people = find_people(interned, Scorer(interned))
    entities = describe(people.persons, interned, scheme)
    labels: list[str | None] = [None] * len(interned.mentions)
    for entity in entities:
        for i in entity.mentions:
            labels[i] = entity.id
    unsettled = tuple(
        OpenMention(item.usage.node.name, item.usage.document, tuple(places_of(item.usage, interned)), item.candidates)
        for item in people.open
    )
    return Resolution(interned.mentions, tuple(entities), tuple(labels), unsettled)


class Resolver:
    """Resolves mentions as they come; after every `add` the answer is that of one batch.

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
        self._scheme = scheme
        self._mentions: tuple[Mention, ...] = ()
        self._resolution: Resolution | None = None

    def add(self, mentions: Iterable[Mention]) -> None:
        """Adds mentions; if one is refused, none is added.

        Args:
            mentions: More mentions.

        Raises:
            TypeError: If an item is not a `Mention`.
            DuplicateIdError: If an id stands twice, here or among the mentions added before.
        """
        grown = (*self._mentions, *mentions)
        check_mentions(grown)
        self._mentions = grown
        self._resolution = None

    @property
    def resolution(self) -> Resolution:
        """The people among all mentions added so far."""
        if self._resolution is None:
            self._resolution = resolve(self._mentions, scheme=self._scheme)
        return self._resolution
