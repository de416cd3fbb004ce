"""Homonyms: mentions of one name that are plainly two people's, by their roles and by the company they keep.

Names alone never part what is written alike. But a common name that is a bishop's in some documents and a footballer's
in others, and nobody named beside the one is named beside the other, is two people's. What speaks for one person and
what speaks against is weighed in bits: how rare the name is, how seldom anybody is known in both fields, who else is
named. A missing title, or no company, says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product
from math import log2
from typing import Any, NamedTuple

from namematch.data import TomlTable
from namematch.evidence import Evidence, total_bits
from namematch.mentions import Mention
from namematch.names import PartKind, parse_name, source_forms
from namematch.resolve.mention_index import Interned, Node
from namematch.resolve.user_links import Knots
from namematch.roles import crossing_bits, fields_of
from namematch.text import clean, is_missing
from namematch.translit import name_bits
from namematch.user_lexicon import cached_per_lexicon

_CACHED = 1 << 16
_SHARED_PARTS = (PartKind.GIVEN, PartKind.SURNAME)


class NameKey(NamedTuple):
    """Given name and surname in the neutral alphabet, inflection undone."""

    given: str
    surname: str


class Told(NamedTuple):
    """Whose a mention is: the name, and the number of its bearer."""

    key: NameKey
    bearer: int


@dataclass(frozen=True, slots=True)
class Bearer:
    """What is known of one bearer of a name.

    Args:
        places: Places of his mentions in the input.
        names: The name as it stands there.
        titles: His role titles that belong to a field.
        documents: The documents that give them.
        company: Surnames, in the neutral alphabet, of who else is named in these documents.
        users: Knots that users have tied among his mentions.
    """

    places: frozenset[int]
    names: frozenset[str]
    titles: frozenset[str]
    documents: frozenset[str]
    company: frozenset[str]
    users: frozenset[int]

    @property
    def fields(self) -> frozenset[str]:
        """The fields of public life he is known in."""
        return frozenset().union(*map(fields_of, self.titles))

    @classmethod
    def of(cls, units: Sequence[Bearer]) -> Bearer:
        """Several as one person."""
        return cls(*(frozenset().union(*(getattr(unit, slot) for unit in units)) for slot in cls.__slots__))


def tell_apart(interned: Interned) -> Interned:
    """Gives the mentions of homonyms nodes of their own, and keeps these apart.

    Only names that stand with titles of two fields of public life are looked at.

    Args:
        interned: The names of a run.

    Example:
        >>> from namematch.mentions import Mention
        >>> from namematch.resolve.mention_index import intern
        >>> titles = {"a": "footballer", "b": "Orthodox bishop", "c": "Spartak striker"}
        >>> run = intern(Mention("Ivan Petrov", role=title, document=d) for d, title in titles.items())
        >>> [(node.knot, places) for node, places in tell_apart(run).places.items()]
        [(1, (0, 2)), (2, (1,))]
    """
    told, company = found_apart(interned)
    if not told:
        return interned
    apart = _tied(interned, ([bearer.places for bearer in bearers] for bearers in told.values()))
    return replace(apart, homonyms=_reasons(apart, told.values(), company))


def found_apart(interned: Interned) -> tuple[dict[NameKey, list[Bearer]], Company]:
    """The names that several people bear, in order, each with its bearers, and the company by which they were parted.

    Args:
        interned: The names of a run.
    """
    suspects = _suspects(interned)
    company = company_of(interned, suspects.values())
    found = {key: bearers_of(key, suspects[key], interned, company) for key in sorted(suspects)}
    return {key: bearers for key, bearers in found.items() if len(bearers) > 1}, company


def keep_apart(interned: Interned, told: Mapping[int, Told]) -> Interned:
    """What `tell_apart` gives for a part of a run, where it is known what was found on the whole.

    Args:
        interned: The names of the part.
        told: By place of a mention whose it is; nothing for those that `tell_apart` leaves as they are.
    """
    if not told:
        return interned
    bearers: dict[NameKey, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for place, own in told.items():
        bearers[own.key][own.bearer].add(place)
    return _tied(interned, ([places for _, places in sorted(bearers[key].items())] for key in sorted(bearers)))


@cached_per_lexicon(_CACHED)
def name_key(name: str) -> NameKey | None:
    """What homonyms share: given name and surname, as written in any way; `None` if one of them is not written out.

    Args:
        name: A name.

    Example:
        >>> name_key("Ivan Petrov") == name_key("Петрова, Ивана") != name_key("Ivan Petrenko")
        True
        >>> name_key("I. Petrov") is None
        True
    """
    given, surname = _key(name, PartKind.GIVEN), surname_key(name)
    return NameKey(given, surname) if given and surname else None


def surname_key(name: str) -> str:
    """The surname in the neutral alphabet, inflection undone; empty where there is none.

    Args:
        name: A name.
    """
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


def _suspects(interned: Interned) -> dict[NameKey, list[Node]]:
    """The nodes of each name that stands with titles of two fields and is common enough for two bearers."""
    fields: dict[NameKey, set[str]] = defaultdict(set)
    titled: dict[NameKey, list[str]] = defaultdict(list)
    nodes: dict[NameKey, list[Node]] = defaultdict(list)
    for node, places in interned.places.items():
        titles = {interned.mentions[place].role for place in places}
        found = {field for title in titles if title and not is_missing(title) for field in fields_of(title)}
        if found and (key := name_key(node.name)):
            fields[key] |= found
            titled[key].append(node.name)
    wanted = {key for key, found in fields.items() if may_be_two(titled[key], found)}
    for node in interned.places if wanted else ():
        if (key := name_key(node.name)) in wanted:
            nodes[key].append(node)
    return nodes


def may_be_two(names: Collection[str], fields: Collection[str]) -> bool:
    """Whether the least that can speak for one person is outweighed by the most that can speak against.

    Args:
        names: A name in the ways in which it stands with titles.
        fields: The fields of these titles.
    """
    pairs = combinations(sorted(fields), 2)
    against = min((crossing_bits(frozenset({a}), frozenset({b})) for a, b in pairs), default=0.0)
    if against >= 0:
        return False
    rarity = sum(_rarity(names, kind) for kind in _SHARED_PARTS)
    return bool(rarity - _table()["common"] + against + _table()["company"]["none"] < 0)


def bearers_of(key: NameKey, nodes: Iterable[Node], interned: Interned, company: Company) -> list[Bearer]:
    """The bearers of a name, one if nothing parts them; mentions that could be any bearer's are nobody's.

    Args:
        key: The name.
        nodes: All its nodes.
        interned: The names of the run.
        company: Who else is named in their documents.
    """
    units = _units(key, nodes, interned, company)
    bearers = _grown([unit for unit in units if unit.titles], company)
    if len(bearers) < 2:
        return bearers
    joined: dict[int, list[Bearer]] = defaultdict(list)
    for unit in _held_together([unit for unit in units if not unit.titles]):
        if (whose := _whose(unit, bearers, company)) is not None:
            joined[whose].append(unit)
    return [_with_mentions(bearer, joined[i]) for i, bearer in enumerate(bearers)]


def _with_mentions(bearer: Bearer, units: Iterable[Bearer]) -> Bearer:
    """The bearer with mentions found to be his; what is known of him stays what his titles' documents say."""
    units = list(units)
    return replace(
        bearer,
        places=bearer.places.union(*(unit.places for unit in units)),
        users=bearer.users.union(*(unit.users for unit in units)),
    )


def _units(key: NameKey, nodes: Iterable[Node], interned: Interned, company: Company) -> list[Bearer]:
    """The mentions of a name by document, or by spelling and title outside of any; their order is not the input's."""
    grouped: dict[tuple[str, ...], list[tuple[Node, int]]] = defaultdict(list)
    for node in nodes:
        for place in interned.places[node]:
            mention = interned.mentions[place]
            alone = (node.name, _title(mention))
            grouped[alone if mention.document is None else (mention.document,)].append((node, place))
    return [_unit(key, grouped[where], interned, company) for where in sorted(grouped)]


def _unit(key: NameKey, members: Sequence[tuple[Node, int]], interned: Interned, company: Company) -> Bearer:
    mentions = [interned.mentions[place] for _, place in members]
    titles = map(_title, mentions)
    documents = frozenset(m.document for m in mentions if m.document is not None)
    around = frozenset().union(*(company.of(document) for document in documents))
    return Bearer(
        places=frozenset(place for _, place in members),
        names=frozenset(node.name for node, _ in members),
        titles=frozenset(title for title in titles if fields_of(title)),
        documents=documents,
        company=around - {key.surname},
        users=frozenset(node.knot for node, _ in members) - {0},
    )


def _title(mention: Mention) -> str:
    return "" if mention.role is None or is_missing(mention.role) else clean(mention.role)


def _grown(units: Iterable[Bearer], company: Company) -> list[Bearer]:
    """Units of one field, and such as a user holds together, at once; then what more speaks for than against."""
    bearers = _held_together(units)
    while len(bearers) > 1:
        weights = {(i, j): company.bits(bearers[i], bearers[j]) for i, j in combinations(range(len(bearers)), 2)}
        i, j = max(weights, key=weights.__getitem__)
        if weights[i, j] <= 0:
            break
        bearers = [*bearers[:i], Bearer.of([bearers[i], bearers[j]]), *bearers[i + 1 : j], *bearers[j + 1 :]]
    return bearers


def _held_together(units: Iterable[Bearer]) -> list[Bearer]:
    """Units that share a field, or such as a user holds together, joined; one unit may bridge several."""
    groups: dict[int, list[Bearer]] = {}
    home: dict[str | int, int] = {}
    for number, unit in enumerate(units):
        marks = unit.fields | unit.users
        met = sorted({home[mark] for mark in marks if mark in home}, key=lambda group: -len(groups[group]))
        whole = met[0] if met else number
        groups.setdefault(whole, []).append(unit)
        home.update(dict.fromkeys(marks, whole))
        for other in met[1:]:
            groups[whole] += groups.pop(other)
            home.update((mark, whole) for mark, group in home.items() if group == other)
    return [Bearer.of(group) for group in groups.values()]


def _whose(unit: Bearer, bearers: Sequence[Bearer], company: Company) -> int | None:
    """Whose a mention without a telling title is: by users, patronymic and company, or his of most documents."""
    held = [i for i, bearer in enumerate(bearers) if unit.users & bearer.users]
    if held:
        return held[0] if len(held) == 1 else None
    bits = [
        company.shared_bits(unit, bearer) + _patronymic_bits(unit, bearer) + log2(max(len(bearer.documents), 1))
        for bearer in bearers
    ]
    first, second = sorted(range(len(bits)), key=lambda i: -bits[i])[:2]
    return first if bits[first] - bits[second] >= _table()["untitled"]["margin"] else None


class Company:
    """Who else is named in the documents of some names, and what that weighs.

    Args:
        named: By document the surnames, in the neutral alphabet, of who is named there.
        documents: By surname in how many documents those stand who are named in one of these.
        total: How many documents there are.
    """

    def __init__(self, named: Mapping[str, Collection[str]], documents: Mapping[str, int], total: int) -> None:
        self._named = named
        self._documents = documents
        self._total = total

    def of(self, document: str) -> frozenset[str]:
        """Surnames of the people named in a document."""
        return frozenset(self._named.get(document, ()))

    def bits(self, left: Bearer, right: Bearer) -> float:
        """What there is for the two being one person."""
        return total_bits(self.evidence(left, right))

    def evidence(self, left: Bearer, right: Bearer) -> tuple[Evidence, ...]:
        """The addends of `bits`."""
        a, b = min(left.names), min(right.names)
        name = Evidence("name", a, b, "homonyms", _name_bits(left, right), "what the name's rarity says for one person")
        return (name, _role_evidence(left, right), *self._company_evidence(left, right))

    def shared_bits(self, left: Bearer, right: Bearer) -> float:
        """What the company that two share weighs for their being one."""
        table = _table()["company"]
        fewer = max(min(len(left.documents), len(right.documents)), 1)
        bits = 0.0
        for companion in sorted(left.company & right.company):
            by_chance = fewer * self._documents[companion] / (self._total + table["unseen"])
            bits += max(log2(table["again"] / by_chance), 0.0)
        return float(min(bits, table["most"]))

    def _company_evidence(self, left: Bearer, right: Bearer) -> Iterator[Evidence]:
        if not (left.company and right.company):
            return
        shared = left.company & right.company
        bits = self.shared_bits(left, right) if shared else _table()["company"]["none"]
        note = f"{len(shared)} of {len(left.company)} and {len(right.company)} people named beside them"
        yield Evidence("company", None, None, "shared" if shared else "none-shared", bits, note)


def company_of(interned: Interned, suspects: Iterable[Iterable[Node]]) -> Company:
    """Who is named in the documents of some names.

    Args:
        interned: The names of the run.
        suspects: The nodes whose documents are looked at.
    """
    wanted = {document for nodes in suspects for node in nodes for document in interned.documents(node)}
    if not wanted:
        return Company({}, {}, 0)
    named: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    everywhere: set[str] = set()
    for node in interned.places:
        own = interned.documents(node)
        everywhere |= own
        if not wanted.isdisjoint(own) and (key := surname_key(node.name)):
            documents[key] |= own
            for document in own & wanted:
                named[document].add(key)
    return Company(named, {key: len(own) for key, own in documents.items()}, len(everywhere))


def _name_bits(left: Bearer, right: Bearer) -> float:
    table = _table()
    shared = sum(_rarity(left.names | right.names, kind) for kind in _SHARED_PARTS)
    return float(min(shared + _patronymic_bits(left, right) - table["common"], table["rarest"]))


def _patronymic_bits(left: Bearer, right: Bearer) -> float:
    """What two patronymics say for one person: as much as they are rare, or all against; 0 where one is missing."""
    kind = PartKind.PATRONYMIC
    one, two = ({key for name in bearer.names if (key := _key(name, kind))} for bearer in (left, right))
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


def _role_evidence(left: Bearer, right: Bearer) -> Evidence:
    """The two titles whose fields agree best."""
    pairs = sorted(product(left.titles, right.titles))
    one, two = max(pairs, key=lambda pair: crossing_bits(*map(fields_of, pair)))
    fields = " and ".join(" or ".join(sorted(fields_of(title))) for title in (one, two))
    return Evidence("role", one, two, "other-field", crossing_bits(fields_of(one), fields_of(two)), fields)


def _tied(interned: Interned, told: Iterable[Iterable[Collection[int]]]) -> Interned:
    """The interned mentions with a knot for every name of every bearer, those of two homonyms kept apart.

    What a user has tied keeps its knot.

    Args:
        interned: The names of a run.
        told: For each name the places of the mentions of each of its bearers.
    """
    by_place = dict(interned.knots.by_place)
    separated = set(interned.knots.separated)
    last = max(by_place.values(), default=0)
    for bearers in told:
        knots: list[set[int]] = []
        for own in bearers:
            free = {place: interned.node(place).name for place in own if place not in by_place}
            numbers = {name: last + i for i, name in enumerate(sorted(set(free.values())), 1)}
            by_place.update((place, numbers[name]) for place, name in free.items())
            last += len(numbers)
            knots.append({by_place[place] for place in own})
        for left, right in combinations(knots, 2):
            for one, two in product(left, right):
                separated |= {(one, two), (two, one)}
    places: dict[Node, list[int]] = defaultdict(list)
    for node, found in interned.places.items():
        for place in found:
            places[Node(node.name, by_place.get(place, 0))].append(place)
    ordered = {node: tuple(sorted(places[node])) for node in sorted(places)}
    return replace(interned, places=ordered, knots=Knots(by_place, frozenset(separated)))


def _reasons(
    apart: Interned, told: Iterable[Sequence[Bearer]], company: Company
) -> dict[tuple[int, int], tuple[Evidence, ...]]:
    """By pair of knots why they are two homonyms'."""
    found = {}
    for bearers in told:
        knots = [{apart.knots.of(place) for place in bearer.places} for bearer in bearers]
        for i, j in combinations(range(len(bearers)), 2):
            evidence = company.evidence(bearers[i], bearers[j])
            for pair in product(knots[i], knots[j]):
                found[min(pair), max(pair)] = evidence
    return found


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
