"""Which role title belongs to which name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from namematch.mentions.document import base_forms
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.vocabulary import Kind, fold_word
from namematch.names import Gender, Lemma, PartKind, is_given_name, lemmas
from namematch.roles import RoleSpan, parse_role
from namematch.text import Token, words
from namematch.user_lexicon import cached_per_lexicon

Span = tuple[int, int]

# A reading of a name so much unlikelier than the best one is left out of account, in bits.
_FAR = 1.9
# Last letters of masculine nouns in the nominative; -м, -х and -в end other cases as often.
_NOMINATIVE_ENDS = frozenset("бгджзйклнпрстфцчшщь")
_OBLIQUE_ENDS = ("ой", "ей")
_ADJECTIVE_ENDS = ("ий", "им", "ым")


def assign_roles(text: str, places: Sequence[Span], roles: RolePlaces) -> dict[int, str]:
    """The role title of each name, by the place the name begins at.

    A title belongs to one name only. One right before a name comes first, then one that follows a name, then one with
    a comma between: "Anna Petrova, director of A, and Boris Petrov".
    """
    oblique = _oblique_names(text, places) if roles.vocabulary.is_cyrillic else frozenset()
    looks: tuple[Callable[[Span], RoleSpan | None], ...] = (
        lambda place: roles.before(place[0]),
        lambda place: _alone(roles.with_body(place[0]), place[0], starts),
        lambda place: roles.after(place[1]),
        lambda place: roles.before_comma(place[0]),
    )
    surnames = _surnames(text, places, roles)
    starts = sorted(start for start, _ in places)
    taken: set[int] = set()
    titles: dict[int, str] = {}
    for look in looks:
        for place in places:
            span = look(place)
            if span is None or place[0] in titles or span.start in taken:
                continue
            if place not in oblique or not _is_nominative(span.text, roles):
                title = _without_principal(span.text, surnames, roles)
                titles[place[0]] = " ".join(title.split())  # Its line may have been wrapped.
                taken.add(span.start)
    return titles


def _alone(span: RoleSpan | None, start: int, starts: Sequence[int]) -> RoleSpan | None:
    """A title before a name that begins at `start`, if no other name begins in it."""
    return span if span is None or bisect_right(starts, span.start) == bisect_left(starts, start) else None


def _surnames(text: str, places: Sequence[Span], roles: RolePlaces) -> frozenset[str]:
    """Base forms of the last words of all names."""
    names = (list(words(text[slice(*place)])) for place in places)
    return frozenset().union(*(base_forms(name[-1].text, roles.vocabulary) for name in names if name))


def _without_principal(title: str, surnames: frozenset[str], roles: RolePlaces) -> str:
    """A title without the person who is served: "Putins Sprecher", "советник Дональда Трампа"."""
    tokens = list(words(title))
    if len(tokens) < 2 or not (tokens[0].text[0].isupper() or tokens[-1].text[0].isupper()):
        return title
    # To the parser of titles the person is an organisation that it does not know, in folded letters.
    unknown = (parse_role(title).organisation or "").split()
    for run, left in ((tokens[: len(unknown)], tokens[len(unknown) :]), _ending(tokens, len(unknown), roles)):
        names = [token.text for token in run]
        if left and names and list(map(fold_word, names)) == unknown and _is_person(names, surnames, roles):
            return title[left[0].start : left[-1].end]
    return title


def _ending(tokens: list[Token], length: int, roles: RolePlaces) -> tuple[list[Token], list[Token]]:
    """The last words of a title, and what is left of it without words that only link."""
    left = tokens[:-length]
    while left and Kind.STOP in roles.vocabulary.kinds(fold_word(left[-1].text)):
        left.pop()
    return tokens[-length:], left


def _is_person(names: Sequence[str], surnames: frozenset[str], roles: RolePlaces) -> bool:
    """Whether words are the surname of somebody in the text, or a full name."""
    *given, last = names
    if not all(name[0].isupper() for name in names):
        return False
    if not base_forms(last, roles.vocabulary).isdisjoint(surnames):
        return True
    return bool(given) and any(map(is_given_name, base_forms(given[0], roles.vocabulary)))


def _oblique_names(text: str, places: Sequence[Span]) -> frozenset[Span]:
    """Names that stand in another case than the nominative: "советник Трампа" is not Trump's title."""
    names = {place: [token.text for token in words(text[slice(*place)]) if len(token.text) > 1] for place in places}
    written = frozenset(fold_word(word) for name in names.values() for word in name)
    return frozenset(place for place, name in names.items() if name and _is_oblique(name, written))


def _is_oblique(name: Sequence[str], written: frozenset[str]) -> bool:
    if is_given_name(name[0]):
        return not _may_be_nominative(name[0], name[-1])
    if len(name) > 1:
        return False
    # "Дарчиева" may be a woman's nominative, unless the text also gives "Дарчиев".
    likely = _likely(lemmas(name[0], PartKind.SURNAME))
    bases = {fold_word(lemma.text) for lemma in likely} - {fold_word(name[0])}
    return not any("nom" in lemma.case for lemma in likely) or not bases.isdisjoint(written)


@cached_per_lexicon(4096)
def _may_be_nominative(given: str, surname: str) -> bool:
    likely = _likely(lemmas(given, PartKind.GIVEN))
    genders = {lemma.gender for lemma in likely}
    surnames = _likely(lemmas(surname, PartKind.SURNAME)) if surname != given else []
    nominative = (lemma for lemma in surnames if "nom" in lemma.case and _agree(lemma, genders))
    return not likely or any("nom" in lemma.case for lemma in likely) or any(nominative)


def _agree(lemma: Lemma, genders: set[Gender | None]) -> bool:
    return lemma.gender is None or None in genders or lemma.gender in genders


def _likely(candidates: Sequence[Lemma]) -> list[Lemma]:
    best = min((lemma.bits for lemma in candidates), default=0.0)
    return [lemma for lemma in candidates if lemma.bits <= best + _FAR]


def _is_nominative(title: str, roles: RolePlaces) -> bool:
    """Whether the head word of a title is a masculine nominative: its first word that is no adjective."""
    for token in words(title):
        word = fold_word(token.text)
        if Kind.ADJECTIVE_ENDING not in roles.vocabulary.kinds(word) and not word.endswith(_ADJECTIVE_ENDS):
            return word[-1] in _NOMINATIVE_ENDS and not word.endswith(_OBLIQUE_ENDS)
    return False
