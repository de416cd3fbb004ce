"""What the lexicon of given names answers: is this a given name, and how do two of them hang together."""

from __future__ import annotations

from functools import lru_cache

from namematch._internal.caches import WORDS
from namematch.names.lexicon.given_names import given_bearers, given_forms, given_links
from namematch.names.lexicon.rows import NameLink
from namematch.names.morphology.lemmatizer import lemmas
from namematch.names.parameters import given_names
from namematch.names.sources.phonetic_lookup import near_spellings, pet_bases
from namematch.names.spelling.spelling_key import name_spelling_key
from namematch.names.types import PartKind, Relation, RelationKind
from namematch.text import Script, fold, script_of
from namematch.user_lexicon import cached_per_lexicon

_RANK = {kind: rank for rank, kind in enumerate(RelationKind)}
_LONGEST = 64
_MOST_LEMMAS = 4


def given_relation(left: str, right: str) -> Relation | None:
    """How two written given names hang together.

    The relation runs through one name of the lexicon and no further: Саша belongs to Александр and to Александра,
    which does not make those two one name.

    Returns:
        The cheapest relation, or `None` where the lexicon knows of none.

    Example:
        >>> given_relation("Olexandr", "Саша").kind
        <RelationKind.DIMINUTIVE: 'diminutive'>
        >>> given_relation("Александр", "Александра") is None
        True
    """
    return _relation(left[:_LONGEST], right[:_LONGEST])


@cached_per_lexicon(WORDS)
def _relation(left: str, right: str) -> Relation | None:
    if "-" in left and "-" in right:
        return _compound_relation(left, right)
    return _relation_of_forms(left, right) or _relation_but_for_respect(left, right)


def _relation_of_forms(left: str, right: str) -> Relation | None:
    mine, yours = given_forms(left), given_forms(right)
    if name_spelling_key(left) == name_spelling_key(right) or not set(mine).isdisjoint(yours):
        return Relation(RelationKind.SAME, 0.0, _shared(left, right))
    heads = {link.head: link for link in _links(left)}
    joined = [(heads[link.head], link) for link in _links(right) if link.head in heads]
    if not joined:
        return None
    one, two = min(joined, key=lambda pair: pair[0].bits + pair[1].bits)
    loosest = max(one.kind, two.kind, key=_RANK.__getitem__)
    kind = RelationKind.SPELLING if loosest is RelationKind.SAME else loosest
    return Relation(kind, round(one.bits + two.bits, 3), one.head)


def _relation_but_for_respect(left: str, right: str) -> Relation | None:
    """Names of which one has a word of respect that the other leaves out: Камчыбек, Камчы."""
    plain = without_respect(left), without_respect(right)
    if bool(plain[0]) == bool(plain[1]):
        return None
    found = _relation_of_forms(plain[0] or left, plain[1] or right)
    if found is None or found.kind in (RelationKind.DIMINUTIVE, RelationKind.TRANSLATION):
        return None
    return Relation(RelationKind.DIMINUTIVE, found.bits + given_names().without_respect, found.via)


@lru_cache(maxsize=WORDS)
def without_respect(given: str) -> str:
    """A given name without the Turkic or Persian word of respect that ends it; empty where none does.

    Example:
        >>> without_respect("Камчыбек"), without_respect("Айбек")
        ('камчы', '')
    """
    found = given_names().respect.fullmatch(fold(given))
    return found[1] if found else ""


def shared_by_relatives(word: str) -> frozenset[str]:
    """Texts of which `given_relation` needs one in common, so that most pairs need not be asked."""
    form = word[:_LONGEST]
    texts = frozenset([name_spelling_key(form), *given_forms(form), *(link.head for link in _links(form))])
    if plain := without_respect(form):
        texts |= shared_by_relatives(plain)
    # Double names hang together by their halves.
    halves = form.strip("-").split("-", 1) if "-" in form else ()
    return texts.union(*map(shared_by_relatives, halves))


def _compound_relation(left: str, right: str) -> Relation | None:
    """Double names hang together if their halves do, in order; the costs add up."""
    mine, yours = left.strip("-").split("-", 1), right.strip("-").split("-", 1)
    if len(mine) != len(yours):
        return None
    halves = [_relation(one, two) for one, two in zip(mine, yours, strict=True)]
    known = [half for half in halves if half is not None]
    if len(known) < len(halves):
        return None
    loosest = max((half.kind for half in known), key=_RANK.__getitem__)
    return Relation(loosest, sum(half.bits for half in known), "-".join(half.via for half in known))


@cached_per_lexicon(WORDS)
def _links(word: str) -> tuple[NameLink, ...]:
    """Ties of the word, or of what it is a regular pet form, a slip or a stranger's spelling of."""
    listed = given_links(word)
    if listed:
        return listed
    costs = given_names()
    pets = [link for base in pet_bases(word) for link in given_links(base)]
    if pets:
        return tuple(link._replace(kind=RelationKind.DIMINUTIVE, bits=link.bits + costs.pet) for link in pets)
    return tuple(
        link._replace(bits=link.bits + costs.near + costs.slip * near.slips)
        for near in near_spellings(word)
        for link in given_links(near.spelling)
    )


def _shared(left: str, right: str) -> str:
    """The name that both stand for; the word itself where the lexicon has none."""
    heads = {link.head for link in given_links(right)}
    return next((link.head for link in given_links(left) if link.head in heads), left)


def is_given_name(word: str) -> bool:
    """Whether a word is a given name or one of its forms.

    Args:
        word: One word, in Cyrillic or any romanisation, in any case; Cyrillic words may stand in an oblique case.

    Example:
        >>> [is_given_name(w) for w in ("Jewgeni", "САША", "Александром", "Дарчиев")]
        [True, True, True, False]
    """
    return _is_given(word[:_LONGEST])


@cached_per_lexicon(WORDS)
def _is_given(word: str) -> bool:
    if _is_listed(word):
        return True
    if script_of(word) is not Script.CYRILLIC:
        return False
    return any(_is_listed(lemma.text) for lemma in lemmas(word, PartKind.GIVEN)[:_MOST_LEMMAS])


def _is_listed(word: str) -> bool:
    return bool(given_links(word)) or given_bearers(word).total >= given_names().name
