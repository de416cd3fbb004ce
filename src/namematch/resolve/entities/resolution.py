"""The answer of `resolve`: people, a label for every mention, and reasons."""

from __future__ import annotations

import itertools
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, cast

from namematch._internal.html import MOST_ROWS, html_table
from namematch.errors import InputError, brought_by, shown
from namematch.evidence import Evidence
from namematch.mentions import Mention
from namematch.names import DecisionRule, decision_rule
from namematch.plain import PlainValue
from namematch.resolve.clustering.namesakes import NameKey, name_key
from namematch.resolve.entities.direct_links import DirectLinks
from namematch.resolve.entities.entity import Entity
from namematch.resolve.entities.picture import cluster_svg
from namematch.resolve.entities.possible_pairs import DoubtfulNames, PossiblePair, PossiblePairs
from namematch.resolve.forms import Link
from namematch.resolve.user_links import UserLinks, position_of
from namematch.text import clean, storable
from namematch.user_lexicon import Lexicon, active_lexicon, lexicon

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class OpenMention(PlainValue):
    """Mentions that could be more than one person's, and were therefore left on their own.

    Args:
        name: The short form.
        document: The document it stands in.
        mentions: Positions in the input.
        candidates: One full name of each person it could be.
    """

    name: str
    document: str | None
    mentions: tuple[int, ...]
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Homonyms(PlainValue):
    """People who share given name and surname and were kept apart.

    Args:
        name: The name of the one with most mentions.
        entities: Their ids, those with most mentions first.
        why: For every two of them what was weighed: another patronymic, roles and co-mentioned people, a user's word.
    """

    name: str
    entities: tuple[str, ...]
    why: tuple[Link, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Explanation(PlainValue):
    """Why two mentions are, or are not, one person's.

    Args:
        left: The first mention's name.
        right: The second mention's name.
        same: Whether they were put together.
        direct: What the two say to each other.
        chain: The links that lead from one to the other; empty where they were kept apart.
    """

    left: str
    right: str
    same: bool
    direct: Link
    chain: tuple[Link, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The addends of the direct comparison."""
        return self.direct.evidence

    def __str__(self) -> str:
        verdict = "are one person" if self.same else "were kept apart"
        lines = [f"{self.left!r} and {self.right!r} {verdict}.", *_link_lines("Compared directly", self.direct)]
        if self.same and len(self.chain) > 1:
            lines.append("They were joined through:")
            lines.extend(f"  {link.left} ~ {link.right} ({link.bits:+.1f} bits)" for link in self.chain)
        return "\n".join(lines)


def _link_lines(title: str, link: Link) -> list[str]:
    addends = (
        f"  {item.bits:+6.1f}  {item.part}: {_sides(item)}{item.relation.replace('-', ' ')}"
        + (f" ({item.note})" if item.note else "")
        for item in link.evidence
    )
    return [f"{title}: {link.bits:+.1f} bits, probability {link.probability:.3f}", *addends]


def _sides(item: Evidence) -> str:
    return f"{item.left or '—'} / {item.right or '—'}: " if item.left or item.right else ""


@dataclass(frozen=True, slots=True)
class Resolution(PlainValue):
    """The people found among some mentions.

    Args:
        mentions: The mentions, in the order they were given.
        entities: The people, those with most mentions first.
        labels: Entity id of every mention in input order; `None` for a mention without a name.
        open: Short forms that were left on their own because they could be several people's.
        links: Users' links between the mentions.
        rule: The population and the line by which the people were found.
    """

    mentions: tuple[Mention, ...] = field(repr=False)
    entities: tuple[Entity, ...]
    labels: tuple[str | None, ...] = field(repr=False)
    open: tuple[OpenMention, ...]
    links: UserLinks = field(default_factory=UserLinks, repr=False)
    rule: DecisionRule = field(default_factory=decision_rule, repr=False)
    _doubtful: DoubtfulNames = field(default_factory=DoubtfulNames.none, compare=False, repr=False)
    _lexicon: Lexicon = field(default_factory=active_lexicon, compare=False, repr=False)
    _places: _Places | None = field(default=None, init=False, compare=False, repr=False)

    def entity_of(self, mention: Mention | int | str) -> Entity | None:
        """The person a mention was found to be.

        Args:
            mention: The mention, its position in the input, its id, or a name as written.

        Returns:
            The person; `None` for a mention without a name.

        Raises:
            InputError: If there is no such mention.
        """
        return self._found().entities.get(self.labels[self._position(mention)])

    def explain(self, left: Mention | int | str, right: Mention | int | str) -> Explanation:
        """Why two mentions are, or are not, one person's.

        Args:
            left: A mention, its position in the input, its id, or a name as written.
            right: Another.

        Returns:
            The direct comparison and, where it was others that joined the two, the chain of links.

        Raises:
            InputError: If there is no such mention or it has no name.
        """
        i, j = self._position(left), self._position(right)
        one, two = self._name(i), self._name(j)
        document = self.mentions[i].document if self.mentions[i].document == self.mentions[j].document else None
        with lexicon(self._lexicon):
            direct = DirectLinks(self.mentions, self.links, self.rule).link(i, j, document if one != two else None)
        same = self.labels[i] == self.labels[j]
        entity = self.entity_of(i)
        return Explanation(one, two, same, direct, _chain(entity.links, one, two) if same and entity else ())

    @property
    def homonyms(self) -> tuple[Homonyms, ...]:
        """The people who share a name, as written in any way, and why they were kept apart.

        Unresolved short forms are not among them. Computed at every call.

        Example:
            >>> from namematch.resolve import resolve
            >>> titles = {"a": "footballer", "b": "Orthodox bishop"}
            >>> found = resolve(Mention("Ivan Petrov", role=title, document=d) for d, title in titles.items())
            >>> [(len(item.entities), [e.relation for e in item.why[0].evidence]) for item in found.homonyms]
            [(2, ['homonyms', 'other-field'])]
        """
        unresolved, namesakes = self._unresolved, defaultdict[NameKey, list[tuple[Entity, int]]](list)
        with lexicon(self._lexicon):
            for entity in self.entities:
                if (found := _fullest(entity, self.mentions)) and not unresolved.issuperset(entity.mentions):
                    namesakes[found[0]].append((entity, found[1]))
            shared = [group for group in namesakes.values() if len(group) > 1]
            if not shared:
                return ()
            direct = DirectLinks(self.mentions, self.links, self.rule)
            return tuple(
                Homonyms(
                    group[0][0].name,
                    tuple(entity.id for entity, _ in group),
                    tuple(direct.link(i, j) for (_, i), (_, j) in itertools.combinations(group, 2)),
                )
                for group in shared
            )

    @property
    def possible(self) -> tuple[PossiblePair, ...]:
        """The people who may be one, and why: probable enough for a look, not enough to be joined; the likeliest first.

        Short forms that could be several people's are in `open`, not here. Computed at every call, from the pairs of
        names that the run has weighed.

        Example:
            >>> from namematch.resolve import resolve
            >>> found = resolve([Mention("Sergei Lavrov"), Mention("Сергей Лавров")], population=1_000_000)
            >>> [(pair.mentions, pair.why.probability < 0.5) for pair in found.possible]
            [((0, 1), True)]
        """
        with lexicon(self._lexicon):
            direct = DirectLinks(self.mentions, self.links, self.rule)
            return PossiblePairs(self._doubtful, self.entities, self.labels, self._unresolved, direct).find()

    @property
    def _unresolved(self) -> set[int]:
        return {position for item in self.open for position in item.mentions}

    def picture(self, who: Entity | Mention | int | str) -> str:
        """The spellings of a person and the bits that join them as an SVG picture.

        Args:
            who: The person, or one of their mentions as for `entity_of`.

        Returns:
            One `<svg>` element.

        Raises:
            InputError: If there is no such mention or it has no name.

        Example:
            >>> from namematch.resolve import resolve
            >>> "bits" in resolve([Mention("Sergei Lavrov"), Mention("Сергей Лавров")]).picture("Sergei Lavrov")
            True
        """
        entity = who if isinstance(who, Entity) else self.entity_of(who)
        if entity is None:
            raise InputError(f"{shown(who)} has no name, so there is nothing to show")
        return cluster_svg(entity.name, entity.forms, entity.links)

    def to_arrow(self) -> pa.Table:
        """One row a mention, in input order: its columns, then `entity_id`, `canonical_name`, `cyrillic`, `confidence`.

        Arrow holds UTF-8: a lone surrogate is written as its backslash escape.

        Raises:
            ModuleNotFoundError: If pyarrow is not installed (`pip install "namematch-cyrillic[arrow]"`).
        """
        with brought_by("arrow"):
            import pyarrow as pa

        found = [self._found().entities.get(label) for label in self.labels]
        columns: dict[str, Sequence[object]] = {
            slot: [getattr(mention, slot) for mention in self.mentions] for slot in _MENTION_TYPES
        }
        answers: dict[str, Sequence[object]] = {
            "entity_id": list(self.labels),
            "canonical_name": [entity and entity.name for entity in found],
            "cyrillic": [entity and entity.cyrillic for entity in found],
            "confidence": [entity and entity.confidence for entity in found],
        }
        kinds = {"str": pa.string(), "int": pa.int64(), "float": pa.float64()}
        types = {**_MENTION_TYPES, **dict.fromkeys(answers, "str"), "confidence": "float"}
        values = {name: map(_stored, column) for name, column in {**columns, **answers}.items()}
        return pa.table({name: pa.array(column, kinds[types[name]]) for name, column in values.items()})

    def _position(self, mention: Mention | int | str) -> int:
        places = self._found()
        found: int | None = None
        if isinstance(mention, str):
            found = places.ids.get(mention, places.names.get(clean(mention)))
        elif isinstance(mention, Mention):
            found = places.mentions.get(mention)
        return position_of(self.mentions, mention) if found is None else found

    def _found(self) -> _Places:
        """Where all is, put down at the first question: who asks of one mention asks of many."""
        if self._places is None:
            object.__setattr__(self, "_places", _Places.of(self.mentions, self.entities))
        return cast("_Places", self._places)

    def _name(self, position: int) -> str:
        name = clean(self.mentions[position].dated_name or "")
        if not name:
            raise InputError(f"mention {position} has no name, so there is nothing to explain")
        return name

    def _repr_html_(self) -> str:
        rows = [
            (
                entity.name,
                entity.cyrillic or "—",
                ", ".join(f"{form.text} ×{form.count}" for form in entity.forms),
                "; ".join(role.text for role in entity.roles),
            )
            for entity in self.entities[:MOST_ROWS]
        ]
        return html_table(rows, ("person", "Cyrillic", "spellings", "roles"), len(self.entities))


class _Places(NamedTuple):
    """Where the mentions and the people of a resolution are; of equal mentions the first."""

    mentions: dict[Mention, int]
    ids: dict[str, int]
    names: dict[str, int]
    entities: dict[str | None, Entity]

    @classmethod
    def of(cls, mentions: Sequence[Mention], entities: Iterable[Entity]) -> _Places:
        places = cls({}, {}, {}, {entity.id: entity for entity in entities})
        for position, mention in enumerate(mentions):
            places.mentions.setdefault(mention, position)
            if mention.id is not None:
                places.ids.setdefault(mention.id, position)
            for name in _names_of(mention):
                places.names.setdefault(name, position)
        return places


def _chain(links: Iterable[Link], start: str, goal: str) -> tuple[Link, ...]:
    """The shortest chain of links from one spelling to another; empty if there is none or none is needed."""
    around: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in links:
        around[link.left].append((link.right, link))
        around[link.right].append((link.left, link))
    paths: dict[str, tuple[Link, ...]] = {start: ()}
    queue = deque([start])
    while queue and goal not in paths:
        name = queue.popleft()
        for other, link in around[name]:
            if other not in paths:
                paths[other] = (*paths[name], link)
                queue.append(other)
    return paths.get(goal, ())


def _names_of(mention: Mention) -> set[str]:
    return {clean(mention.name or ""), clean(mention.dated_name or "")} - {""}


def _stored(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def _fullest(entity: Entity, mentions: Sequence[Mention]) -> tuple[NameKey, int] | None:
    """The key of an entity's fullest spelling that has one, and the position of its first mention."""
    for form in sorted(entity.forms, key=lambda form: (-len(form.text), form.text)):
        if key := name_key(form.text):
            return key, next(i for i in entity.mentions if clean(mentions[i].dated_name or "") == form.text)
    return None


_MENTION_TYPES = {
    "name": "str", "role": "str", "document": "str", "start": "int", "end": "int", "language": "str", "id": "str",
    "date": "str", "birth_date": "str", "probability": "float",
}  # fmt: skip
