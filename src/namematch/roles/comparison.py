"""What two roles say about whether their holders are one person.

A shared office is the stronger evidence the fewer hold it; a different office is weak evidence against identity,
because people change office; a title that says less than another is compatible with it. The weights are judgements
of how many people hold an office, on the scale of `bits` in data/roles/ranks.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from namematch.data.languages import language
from namematch.errors import wrong_type
from namematch.evidence import Evidence, total_bits
from namematch.roles.api import parse_role
from namematch.roles.phrase_trie import RoleVocabulary
from namematch.roles.role import Role, RoleComparison, RoleVerdict, rank_name
from namematch.roles.tables import role_vocabulary
from namematch.roles.unlisted_names import are_one_name
from namematch.text import Script, fold, script_of, text_of

_SHARED = {"unit": 4.0, "organisation": 2.5, "country": 1.0, "scope": 2.0}
# A rank that many hold at once says little by its organisation.
_MANY_BELOW = 1.0
_SHARED_BY_MANY = {"unit": 2.0, "organisation": 0.7, "country": 0.3, "scope": 1.0}
_UNKNOWN_RANK = 0.5
_DEPUTIES = -1.0
_MOST = 12.0
_FIRST_CONFLICT, _FURTHER_CONFLICT, _MOST_AGAINST = -1.0, -0.5, -2.0
_LEAST_COMPATIBLE, _MOST_COMPATIBLE = 1.0, 4.0

_SAME, _MISSING, _DIFFERENT, _BROADER, _STATE = "same", "missing", "different", "broader", "other-state"


def compare_roles(a: str | Role, b: str | Role, *, renamed: Mapping[str, str] = MappingProxyType({})) -> RoleComparison:
    """Compare two role titles.

    Acting, former and designate are states of one office, so they make two titles compatible and not the same;
    a deputy's office is another one. A title that leaves out country or organisation can still be the same office.
    Of a title with several offices the one that agrees best counts.

    Args:
        a: A title or a parsed role.
        b: The other.
        renamed: For former names of units their present ones, such as `renamings` collects from titles.

    Returns:
        A verdict with its weight in bits, 1.5 to 12 for the same office, 1 to 4 for a compatible one, -2 to -0.5
        for a different one, 0 where a title says nothing.

    Raises:
        TypeError: If an argument is neither a string nor a `Role`.

    Example:
        >>> compare_roles("Russian Foreign Minister", "глава МИД РФ").verdict
        <RoleVerdict.SAME: 'same'>
        >>> compare_roles("foreign minister", "deputy foreign minister").verdict
        <RoleVerdict.DIFFERENT: 'different'>
    """
    left = a if isinstance(a, Role) else parse_role(text_of(a, "compare_roles", "a"))
    right = b if isinstance(b, Role) else parse_role(text_of(b, "compare_roles", "b"))
    if not isinstance(renamed, Mapping):
        raise wrong_type("compare_roles", "renamed", "a mapping of names of units", renamed)
    compared = [_compared(one, other, renamed) for one in (left, *left.also) for other in (right, *right.also)]
    best = max(compared, key=lambda comparison: comparison.bits)
    return best if best.bits > 0.0 else compared[0]


def refines(exact: Role, general: Role) -> bool:
    """Whether a title says all that another one says of the same office, and perhaps more.

    Args:
        exact: A parsed role.
        general: Another.

    Example:
        >>> refines(parse_role("глава МИД РФ"), parse_role("foreign minister"))
        True
        >>> refines(parse_role("foreign minister"), parse_role("глава МИД РФ"))
        False
    """
    if (exact.rank, exact.military_rank, exact.modifiers) != (general.rank, general.military_rank, general.modifiers):
        return False
    tables = role_vocabulary()
    area = not general.scope or set(general.scope) <= set(exact.scope) or _covers(general.scope, exact.scope, tables)
    unit = general.unit in (None, exact.unit) or _is_kind_of(exact.unit or "", general.unit or "")
    kind = tables.organisations_by_name.get(general.organisation or "")
    kinds = kind is not None and kind.generic and _organisation(exact, general, tables) in (_BROADER, _SAME)
    body = general.organisation is None or (
        exact.organisation is not None and (kinds or are_one_name(exact.organisation, general.organisation))
    )
    return (
        area and bool(exact.scope or not general.scope) and unit and body and general.country in (None, exact.country)
    )


def renamings(roles: Iterable[Role | None]) -> dict[str, str]:
    """The present names of units by the former ones that titles tell.

    Args:
        roles: Parsed titles; missing ones are passed over.

    Example:
        >>> renamings([parse_role("head of the Sanctions Department (former Trade Department)")])
        {'Trade Department': 'Sanctions Department'}
    """
    known = (role for role in roles if role is not None)
    return {role.former_unit: role.unit for role in known if role.former_unit and role.unit}


def _compared(left: Role, right: Role, renamed: Mapping[str, str]) -> RoleComparison:
    relations = _relations(left, right, role_vocabulary(), renamed)
    verdict = _verdict(left, right, relations)
    evidence = _weighed(left, right, relations, verdict)
    return RoleComparison(verdict, total_bits(evidence), evidence)


def _relations(left: Role, right: Role, tables: RoleVocabulary, renamed: Mapping[str, str]) -> dict[str, str]:
    """How each part of the two stands to its counterpart."""
    return {
        "rank": _plain(left.rank or left.military_rank, right.rank or right.military_rank),
        "modifiers": _modifiers(left.modifiers, right.modifiers, tables),
        "scope": _scope(left.scope, right.scope, tables),
        "unit": _unit(left, right, renamed),
        "organisation": _organisation(left, right, tables),
        "country": _country(left, right, tables),
    }


def _plain(left: str | None, right: str | None) -> str:
    if left is None or right is None:
        return _MISSING
    return _SAME if left == right else _DIFFERENT


def _country(left: Role, right: Role, tables: RoleVocabulary) -> str:
    """A title without a country is broader than one of another country than the home of its language."""
    relation = _plain(left.country, right.country)
    if relation != _MISSING or left.country == right.country:
        return relation
    told, untold = (left, right) if left.country else (right, left)
    return relation if told.country == _home(untold.text, tables) else _BROADER


def _home(title: str, tables: RoleVocabulary) -> str:
    letters = frozenset(fold(title))
    for code, country in tables.homes.items():
        written = language(code)
        if not letters.isdisjoint(written.letters) and letters.isdisjoint(written.foreign_letters):
            return country
    return tables.home


def _modifiers(left: tuple[str, ...], right: tuple[str, ...], tables: RoleVocabulary) -> str:
    if left == right:
        return _SAME if left else _MISSING
    steps_left, steps_right = ({m for m in side if tables.modifiers[m].kind == "step"} for side in (left, right))
    return _STATE if steps_left == steps_right else _DIFFERENT


def _scope(left: tuple[str, ...], right: tuple[str, ...], tables: RoleVocabulary) -> str:
    if not left or not right:
        return _MISSING
    if set(left) == set(right):
        return _SAME
    if set(left) < set(right) or set(right) < set(left):
        return _BROADER
    if _covers(left, right, tables) or _covers(right, left, tables):
        return _BROADER
    return _SAME if are_one_name(" ".join(left), " ".join(right)) else _DIFFERENT


def _covers(wide: tuple[str, ...], narrow: tuple[str, ...], tables: RoleVocabulary) -> bool:
    """Whether every part of the world in `narrow` lies in one of `wide`."""
    return all(any(outer in tables.around.get(inner, ()) or outer == inner for outer in wide) for inner in narrow)


def _unit(left: Role, right: Role, renamed: Mapping[str, str]) -> str:
    present = [role.unit and renamed.get(role.unit, role.unit) for role in (left, right)]
    relation = _plain(*present)
    if relation != _DIFFERENT:
        return relation
    if left.unit and right.unit and (_is_kind_of(left.unit, right.unit) or _is_kind_of(right.unit, left.unit)):
        return _BROADER
    if _in_cyrillic(left) != _in_cyrillic(right):
        present = [unit and _translated(unit) for unit in present]
    former = (left.former_unit, right.unit), (right.former_unit, left.unit)
    pairs = (tuple(present), *former)
    return _SAME if any(old and new and are_one_name(old, new) for old, new in pairs) else _DIFFERENT


def _in_cyrillic(role: Role) -> bool:
    return script_of(role.text) is Script.CYRILLIC


def _translated(unit: str) -> str:
    """The name of a unit with its kind as other languages call it."""
    about, space, kind = unit.rpartition(" ")
    return about + space + role_vocabulary().translated_kinds.get(kind, kind)


def _is_kind_of(exact: str, kind: str) -> bool:
    """Whether `kind` is no more than the kind of the unit `exact`."""
    return exact.endswith(" " + kind) and kind in role_vocabulary().unit_kind_names


def _organisation(left: Role, right: Role, tables: RoleVocabulary) -> str:
    relation = _plain(left.organisation, right.organisation)
    if relation != _DIFFERENT:
        return relation
    one, other = (tables.organisations_by_name.get(role.organisation or "") for role in (left, right))
    if one is None or other is None:
        return _SAME if are_one_name(left.organisation or "", right.organisation or "") else _DIFFERENT
    for general, exact in ((one, other), (other, one)):
        if tables.specific.get((general.id, exact.country)) == exact.id:
            return _SAME
        if general.generic and general.kind == exact.kind:
            return _BROADER
    return _DIFFERENT


def _verdict(left: Role, right: Role, relations: dict[str, str]) -> RoleVerdict:
    if relations["rank"] == _MISSING:
        shared = [relations[part] for part in ("unit", "organisation", "country")]
        nothing = _SAME not in shared or not (_has_office(left) and _has_office(right))
        return RoleVerdict.UNKNOWN if nothing or _DIFFERENT in shared else RoleVerdict.COMPATIBLE
    if _DIFFERENT in relations.values():
        return RoleVerdict.DIFFERENT
    if _STATE in relations.values() or _BROADER in relations.values():
        return RoleVerdict.COMPATIBLE
    if left.unit in role_vocabulary().many_units:
        return RoleVerdict.COMPATIBLE
    return RoleVerdict.COMPATIBLE if _says_less(left, right, relations) else RoleVerdict.SAME


def _has_office(role: Role) -> bool:
    return role.rank is not None or role.unit is not None or role.organisation is not None


def _says_less(left: Role, right: Role, relations: dict[str, str]) -> bool:
    """Whether one title leaves out what the other needs to be one office: unit, organisation or scope."""
    own_unit = relations["unit"] == _SAME and left.unit not in role_vocabulary().unit_kind_names
    anchored = own_unit or relations["scope"] == _SAME
    for part in ("unit", "scope", "organisation"):
        one, other = getattr(left, part), getattr(right, part)
        if bool(one) != bool(other) and not (part == "organisation" and anchored):
            return True
    return False


def _weighed(left: Role, right: Role, relations: dict[str, str], verdict: RoleVerdict) -> tuple[Evidence, ...]:
    if verdict is RoleVerdict.DIFFERENT:
        weights = _weights_against(relations)
    elif verdict is RoleVerdict.UNKNOWN:
        weights = dict.fromkeys(relations, 0.0)
    else:
        weights = _weights_for(left, right, relations)
        total = sum(weights.values())
        least, most = (_LEAST_COMPATIBLE, _MOST_COMPATIBLE) if verdict is RoleVerdict.COMPATIBLE else (0.3, _MOST)
        wanted = min(max(total / 2 if verdict is RoleVerdict.COMPATIBLE else total, least), most)
        weights = _scaled(weights, total, wanted)
    return tuple(
        Evidence(part, _shown(left, part), _shown(right, part), relation, weights[part])
        for part, relation in relations.items()
        if relation != _MISSING or _shown(left, part) or _shown(right, part)
    )


def _weights_for(left: Role, right: Role, relations: dict[str, str]) -> dict[str, float]:
    ranks = role_vocabulary().rank_bits
    bits = min(ranks.get(role.rank or "", _UNKNOWN_RANK) for role in (left, right))
    shared = _SHARED_BY_MANY if bits < _MANY_BELOW else _SHARED
    weights = {part: shared[part] if relations[part] == _SAME else 0.0 for part in shared}
    weights["rank"] = bits if relations["rank"] == _SAME else 0.0
    weights["modifiers"] = _DEPUTIES if "deputy" in left.modifiers and "deputy" in right.modifiers else 0.0
    return weights


def _weights_against(relations: dict[str, str]) -> dict[str, float]:
    weights, total = dict.fromkeys(relations, 0.0), 0.0
    for part, relation in relations.items():
        if relation == _DIFFERENT and total > _MOST_AGAINST:
            weights[part] = _FURTHER_CONFLICT if total else _FIRST_CONFLICT
            total += weights[part]
    return weights


def _scaled(weights: dict[str, float], total: float, wanted: float) -> dict[str, float]:
    if total <= 0.0:
        return {**weights, "rank": weights["rank"] + wanted - total}
    return {part: bits * wanted / total for part, bits in weights.items()}


def _shown(role: Role, part: str) -> str | None:
    if part == "rank":
        rank = role.rank or role.military_rank
        return rank and rank_name(rank)
    value = getattr(role, part)
    return ", ".join(value) or None if isinstance(value, tuple) else value
