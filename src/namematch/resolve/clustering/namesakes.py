"""People who share given name and surname, and what speaks for and against any two being one.

What speaks for one person and what speaks against is weighed in bits: how rare the name is, how seldom anybody is known
in both fields, who else is named. A missing title, or nobody named beside them, says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product
from math import log2
from typing import Any, NamedTuple

from namematch._internal.caches import WORDS
from namematch.data import TomlTable
from namematch.evidence import Evidence, total_bits
from namematch.names import PartKind, parse_name, source_forms
from namematch.resolve.clustering.offices import RivalOffice, rival_bits, too_many
from namematch.roles import Office, sector_bits, sectors_of
from namematch.translit import name_bits
from namematch.user_lexicon import cached_per_lexicon

_CACHED = WORDS
_SHARED_PARTS = (PartKind.GIVEN, PartKind.SURNAME)


class NameKey(NamedTuple):
    """Given name and surname in the neutral alphabet, inflection undone."""

    given: str
    surname: str


@dataclass(frozen=True, slots=True)
class Namesake:
    """What is known of one namesake of a name."""

    positions: frozenset[int]  # positions of his mentions in the input
    names: frozenset[str]  # the name as it stands there
    titles: frozenset[str]  # his role titles that belong to a field
    documents: frozenset[str]  # the documents that give them
    co_mentioned: frozenset[str]  # surnames, in the neutral alphabet, of who else is named in these documents
    groups: frozenset[int]  # link groups that users have made among his mentions
    fields: frozenset[str]  # the fields of public life he is known in
    held: frozenset[Office]  # the offices he holds of which there is one at a place
    # Those of ranks of which the people of the name hold too many for one.
    offices: frozenset[RivalOffice] = frozenset()

    @property
    def marks(self) -> frozenset[Hashable]:
        """What is one person's among those of the name: fields, or offices where these tell more, and users' groups."""
        return self.groups | (self.offices or self.fields)

    @classmethod
    def of(cls, units: Sequence[Namesake]) -> Namesake:
        """Several as one person."""
        return cls(*(frozenset().union(*(getattr(unit, slot) for unit in units)) for slot in cls.__slots__))


class CoMentions:
    """Who else is named in the documents of some names, and what that weighs.

    By document are given their surnames, in the neutral alphabet; by surname in how many documents they stand; and how
    many documents there are.
    """

    def __init__(self, named: Mapping[str, Collection[str]], documents: Mapping[str, int], total: int) -> None:
        self._named = named
        self._documents = documents
        self._total = total

    def of(self, document: str) -> frozenset[str]:
        """Surnames of the people named in a document."""
        return frozenset(self._named.get(document, ()))

    def bits(self, left: Namesake, right: Namesake) -> float:
        """What there is for the two being one person."""
        return total_bits(self.evidence(left, right))

    def evidence(self, left: Namesake, right: Namesake) -> tuple[Evidence, ...]:
        """The addends of `bits`."""
        a, b = min(left.names), min(right.names)
        name = Evidence("name", a, b, "homonyms", _name_bits(left, right), "what the name's rarity says for one person")
        return (name, _role_evidence(left, right), *self._co_mention_evidence(left, right))

    def shared_bits(self, left: Namesake, right: Namesake) -> float:
        """What the people named beside both weigh for their being one."""
        table = _table()["company"]
        fewer = max(min(len(left.documents), len(right.documents)), 1)
        bits = 0.0
        for name in sorted(left.co_mentioned & right.co_mentioned):
            by_chance = fewer * self._documents[name] / (self._total + table["unseen"])
            bits += max(log2(table["again"] / by_chance), 0.0)
        return float(min(bits, table["most"]))

    def _co_mention_evidence(self, left: Namesake, right: Namesake) -> Iterator[Evidence]:
        if not (left.co_mentioned and right.co_mentioned):
            return
        shared = left.co_mentioned & right.co_mentioned
        bits = self.shared_bits(left, right) if shared else _table()["company"]["none"]
        note = f"{len(shared)} of {len(left.co_mentioned)} and {len(right.co_mentioned)} people named beside them"
        yield Evidence("company", None, None, "shared" if shared else "none-shared", bits, note)


def may_be_two(names: Collection[str], fields: Collection[str], offices: Collection[Office] = ()) -> bool:
    """Whether the least that can speak for one person is outweighed by the most that can speak against."""
    rarity = sum(_rarity(names, kind) for kind in _SHARED_PARTS) - _table()["common"]
    if too_many(offices, rarity):
        return True
    pairs = combinations(sorted(fields), 2)
    against = min((sector_bits(frozenset({a}), frozenset({b})) for a, b in pairs), default=0.0)
    return bool(against < 0 and rarity + against + _table()["company"]["none"] < 0)


def namesakes_of(units: Sequence[Namesake], co_mentions: CoMentions) -> list[Namesake]:
    """The people who bear a name, one if nothing parts them; mentions that could be anybody's are nobody's.

    The units are those of `homonyms.units_of`.
    """
    units = _with_offices(units)
    namesakes = _grown([unit for unit in units if unit.titles], co_mentions)
    if len(namesakes) < 2:
        return namesakes
    units_of: dict[int, list[Namesake]] = defaultdict(list)
    for unit in _held_together([unit for unit in units if not unit.titles]):
        if (whose := _whose(unit, namesakes, co_mentions)) is not None:
            units_of[whose].append(unit)
    return [_with_mentions(namesake, units_of[i]) for i, namesake in enumerate(namesakes)]


def _with_mentions(namesake: Namesake, units: Iterable[Namesake]) -> Namesake:
    """The namesake with mentions found to be his; what is known of him stays what his titles' documents say."""
    units = list(units)
    return replace(
        namesake,
        positions=namesake.positions.union(*(unit.positions for unit in units)),
        groups=namesake.groups.union(*(unit.groups for unit in units)),
    )


def _with_offices(units: Sequence[Namesake]) -> Sequence[Namesake]:
    """The units with their offices, where those of the name hold too many for one person.

    A title of the field of these offices that names none could be any holder's: it does not tell.
    """
    offices = frozenset[Office]().union(*(unit.held for unit in units))
    rival = too_many(offices, _name_bits(whole := Namesake.of(units), whole)) if len(offices) > 1 else {}
    if not rival:
        return units
    found = [replace(unit, offices=frozenset(rival[office] for office in unit.held & rival.keys())) for unit in units]
    fields = frozenset[str]().union(*(unit.fields for unit in found if unit.offices))
    return [unit if unit.offices or not unit.fields <= fields else replace(unit, titles=frozenset()) for unit in found]


def _grown(units: Iterable[Namesake], co_mentions: CoMentions) -> list[Namesake]:
    """Units of one field, and such as a user holds together, at once; then what more speaks for than against."""
    namesakes = dict(enumerate(_held_together(units)))
    weights = {pair: co_mentions.bits(*map(namesakes.__getitem__, pair)) for pair in _worth_weighing(namesakes)}
    while weights:
        i, j = max(weights, key=lambda pair: (weights[pair], -pair[0], -pair[1]))
        if weights[i, j] <= 0:
            break
        namesakes[i] = Namesake.of([namesakes[i], namesakes.pop(j)])
        beside = {one if two in (i, j) else two for one, two in weights if {i, j} & {one, two}} - {i, j}
        weights = {pair: bits for pair, bits in weights.items() if not {i, j} & {*pair}}
        weights |= {
            pair: co_mentions.bits(*map(namesakes.__getitem__, pair))
            for pair in ((min(i, k), max(i, k)) for k in sorted(beside))
        }
    return list(namesakes.values())


def _worth_weighing(namesakes: Mapping[int, Namesake]) -> Iterable[tuple[int, int]]:
    """The pairs for which anything can speak: two with rival offices only where somebody is named beside both."""
    rivals = [i for i, namesake in namesakes.items() if namesake.offices]
    others = [i for i, namesake in namesakes.items() if not namesake.offices]
    yield from combinations(others, 2)
    yield from ((min(pair), max(pair)) for pair in product(rivals, others))
    named: dict[str, list[int]] = defaultdict(list)
    for i in rivals:
        for name in namesakes[i].co_mentioned:
            named[name].append(i)
    yield from {pair for own in named.values() for pair in combinations(own, 2)}


def _held_together(units: Iterable[Namesake]) -> list[Namesake]:
    """Merges units that share a mark; one unit may bridge several."""
    groups: dict[int, list[Namesake]] = {}
    home: dict[Hashable, int] = {}
    for number, unit in enumerate(units):
        met = sorted({home[mark] for mark in unit.marks if mark in home}, key=lambda group: -len(groups[group]))
        whole = met[0] if met else number
        groups.setdefault(whole, []).append(unit)
        home.update(dict.fromkeys(unit.marks, whole))
        for other in met[1:]:
            groups[whole] += groups.pop(other)
            home.update((mark, whole) for mark, group in home.items() if group == other)
    return [Namesake.of(group) for group in groups.values()]


def _whose(unit: Namesake, namesakes: Sequence[Namesake], co_mentions: CoMentions) -> int | None:
    """Whose a mention without a telling title is: by links, patronymic, people named beside it, or most documents."""
    held = [i for i, namesake in enumerate(namesakes) if unit.groups & namesake.groups]
    if held:
        return held[0] if len(held) == 1 else None
    bits = [
        co_mentions.shared_bits(unit, namesake)
        + _patronymic_bits(unit, namesake)
        + log2(max(len(namesake.documents), 1))
        for namesake in namesakes
    ]
    first, second = sorted(range(len(bits)), key=lambda i: -bits[i])[:2]
    return first if bits[first] - bits[second] >= _table()["untitled"]["margin"] else None


@cached_per_lexicon(_CACHED)
def name_key(name: str) -> NameKey | None:
    """What homonyms share: given name and surname, as written in any way; `None` if one of them is not written out.

    Example:
        >>> name_key("Ivan Petrov") == name_key("Петрова, Ивана") != name_key("Ivan Petrenko")
        True
        >>> name_key("I. Petrov") is None
        True
    """
    given, surname = _key(name, PartKind.GIVEN), surname_key(name)
    return NameKey(given, surname) if given and surname else None


def surname_key(name: str) -> str:
    """The surname in the neutral alphabet, inflection undone; empty where there is none."""
    return _key(name, PartKind.SURNAME)


def _key(name: str, kind: PartKind) -> str:
    words = [part.text for part in parse_name(name).of(kind)]
    if not words or any(part.initial for part in parse_name(name).of(kind)):
        return ""
    return "-".join(_best(word, kind)[0] or word.casefold() for word in words)


@cached_per_lexicon(_CACHED)
def _best(word: str, kind: PartKind) -> tuple[str, str]:
    """The likeliest origin of a word, in the neutral alphabet and as written."""
    found = max(source_forms(word, kind).items(), key=lambda item: (item[1].probability, item[0]), default=None)
    return (found[0], found[1].cyrillic) if found else ("", "")


def _name_bits(left: Namesake, right: Namesake) -> float:
    table = _table()
    shared = sum(_rarity(left.names | right.names, kind) for kind in _SHARED_PARTS)
    return float(min(shared + _patronymic_bits(left, right) - table["common"], table["rarest"]))


def _patronymic_bits(left: Namesake, right: Namesake) -> float:
    """What two patronymics say for one person: as much as they are rare, or all against; 0 where one is missing."""
    kind = PartKind.PATRONYMIC
    one, two = ({key for name in namesake.names if (key := _key(name, kind))} for namesake in (left, right))
    if not (one and two):
        return 0.0
    return _rarity(left.names | right.names, kind) if one & two else -float(_table()["rarest"])


def _rarity(names: Iterable[str], kind: PartKind) -> float:
    """Bits of the commonest reading of a part; 0 where no name has it."""
    words = ([part.text for part in parse_name(name).of(kind) if not part.initial] for name in names)
    return min((sum(_word_bits(word, kind) for word in each) for each in words if each), default=0.0)


def _word_bits(word: str, kind: PartKind) -> float:
    cyrillic = _best(word, kind)[1]
    return name_bits(cyrillic) if cyrillic else float(_table()["rarest"])


def _role_evidence(left: Namesake, right: Namesake) -> Evidence:
    """The offices that rival each other, or the two titles whose fields agree best."""
    if bits := rival_bits(left.offices, right.offices):
        first, second = min(left.offices), min(right.offices)
        note = f"the people of this name hold {max(first.rivals, second.rivals)} offices of this rank"
        return Evidence("role", " ".join(first.office), " ".join(second.office), "other-office", bits, note)
    pairs = sorted(product(left.titles, right.titles))
    one, two = max(pairs, key=lambda pair: sector_bits(*map(sectors_of, pair)))
    fields = " and ".join(" or ".join(sorted(sectors_of(title))) for title in (one, two))
    return Evidence("role", one, two, "other-field", sector_bits(sectors_of(one), sectors_of(two)), fields)


_HOMONYMS = TomlTable(
    "resolve/homonyms.toml",
    {
        "common": float,
        "rarest": float,
        "company": {"again": float, "unseen": int, "none": float, "most": float},
        "untitled": {"margin": float},
    },
)


@cache
def _table() -> dict[str, Any]:
    return _HOMONYMS.read()
