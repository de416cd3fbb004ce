"""Finding the names of people: runs of capitalised words, weighed piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namematch.mentions.document import Page, has_surname_first, is_given_word
from namematch.mentions.headings import heading_words
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.scoring import score, threshold
from namematch.mentions.tokens import TextWord, WordShape, split_words
from namematch.mentions.vocabulary import Kind, fold_word
from namematch.names import is_patronymic, lemmas
from namematch.user_lexicon import cached_per_lexicon

_LONGEST_NAME = 7
# Longer runs of capitals are lists and noise, and would cost time.
_LONGEST_RUN = 30
_BARRIERS = frozenset({Kind.STOP, Kind.ORGANISATION, Kind.CREDIT})

_WRITTEN = (WordShape.TITLE, WordShape.UPPER)

Piece = tuple[int, int]


def find_names(text: str, roles: RolePlaces) -> list[tuple[int, int]]:
    """Places of the names of people in `text`, from left to right.

    Every run of capitalised words is cut into the pieces whose weights, summed, are largest. A second look then
    knows the surnames that the first one found.

    Args:
        text: Running text.
        roles: Its role titles; they also say which language it is in.
    """
    page = read_page(text, roles)
    page = _with_known(page, best_pieces(page))
    return [_place(page, piece) for piece in best_pieces(page)]


def read_page(text: str, roles: RolePlaces) -> Page:
    """The text with its words, headings and role titles."""
    words = split_words(text, roles.vocabulary)
    return Page(
        text=text,
        words=words,
        roles=roles,
        vocabulary=roles.vocabulary,
        small=frozenset(word.folded for word in words if word.shape is WordShape.LOWER),
        headings=heading_words(text, words, roles),
    )


def _place(page: Page, piece: Piece) -> tuple[int, int]:
    last = page.words[piece[1]]
    dotted = last.shape is WordShape.INITIAL and page.text[last.end : last.end + 1] == "."
    return page.words[piece[0]].start, last.end + dotted - len(_genitive(page, last))


def _genitive(page: Page, word: TextWord) -> str:
    """The genitive ending of a surname that the text also gives without it."""
    ending = page.vocabulary.genitive
    base = word.folded.removesuffix(ending)
    return ending if base in page.surnames and word.folded not in page.surnames else ""


def best_pieces(page: Page) -> list[Piece]:
    """First and last word of every name, as far as `page` knows."""
    runs = (run for run in _runs(page) if run[1] - run[0] < _LONGEST_RUN)
    return [piece for run in runs for piece in _cut(page, *run)]


def _runs(page: Page) -> Iterator[Piece]:
    """Longest runs of words that might belong to names, as first and last index."""
    first: int | None = None
    for at, word in enumerate(page.words):
        fits = _may_be_name(page, at)
        if first is not None and not (fits and word.joined and _same_script(page.words[at - 1], word)):
            yield first, at - 1
            first = None
        if fits and first is None:
            first = at
    if first is not None:
        yield first, len(page.words) - 1


def _same_script(left: TextWord, right: TextWord) -> bool:
    return right.shape is WordShape.NUMERAL or left.is_cyrillic == right.is_cyrillic


def _may_be_name(page: Page, at: int) -> bool:
    word = page.words[at]
    if page.roles.covers(word.start):
        return False
    if word.shape is WordShape.NUMERAL:
        return True
    if not word.is_capital:
        return word.shape is WordShape.LOWER and bool(word.kinds & {Kind.PARTICLE, Kind.LEADING_PARTICLE})
    follows_given = word.joined and at > 0 and page.words[at - 1].is_capital and is_given_word(page.words[at - 1])
    if word.folded in page.known:
        return True
    if word.kinds & _BARRIERS or Kind.HONORIFIC in word.kinds:
        return word.shape is WordShape.INITIAL or (follows_given and Kind.CREDIT not in word.kinds)
    return True


def _cut(page: Page, first: int, last: int) -> list[Piece]:
    """The pieces of a run with the largest sum of weights; pieces below the threshold are left out."""
    best: list[tuple[float, Piece | None]] = [(0.0, None)]
    for end in range(first, last + 1):
        skipped = (best[-1][0], None)
        pieces = ((start, end) for start in range(max(first, end - _LONGEST_NAME + 1), end + 1))
        weighed = [(score(page, *piece, run=(first, last)), piece) for piece in pieces if _is_whole(page, piece)]
        taken = [(best[start - first][0] + bits, (start, end)) for bits, (start, end) in weighed if bits > threshold()]
        best.append(max([skipped, *taken], key=lambda option: option[0]))
    return _trace(best, first)


def _trace(best: list[tuple[float, Piece | None]], first: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = len(best) - 1
    while at > 0:
        piece = best[at][1]
        if piece is None:
            at -= 1
        else:
            pieces.append(piece)
            at = piece[0] - first
    return pieces[::-1]


def _is_whole(page: Page, piece: Piece) -> bool:
    """Whether the words can be a name by their shapes: particles inside or leading, something written out."""
    words = page.words[piece[0] : piece[1] + 1]
    if words[-1].shape is WordShape.LOWER and Kind.NAME_SUFFIX not in words[-1].kinds:
        return False
    if any(word.shape is WordShape.NUMERAL for word in words[:-1]):
        return False
    if words[0].shape is WordShape.LOWER and Kind.LEADING_PARTICLE not in words[0].kinds:
        return False
    if any(word.shape is WordShape.LOWER and Kind.PARTICLE not in word.kinds for word in words[1:]):
        return False
    return any(word.shape in _WRITTEN for word in words)


def _with_known(page: Page, pieces: list[Piece]) -> Page:
    """The page with the surnames and given names of `pieces` known, in whatever case its words stand."""
    surnames = [_surname(page, piece) for piece in pieces if _tells_surname(page, piece)]
    given = [page.words[first] for first, last in pieces if last > first and page.words[first].shape in _WRITTEN]
    return replace(
        page,
        known=_forms_of(page, surnames),
        known_given=_forms_of(page, given),
        surnames=frozenset(word.folded for word in surnames),
        named=frozenset(at for first, last in pieces for at in range(first, last + 1)),
    )


def _tells_surname(page: Page, piece: Piece) -> bool:
    """Whether a piece shows what the person's surname is: not a given name alone, and not a place without one."""
    given = is_given_word(page.words[piece[0]])
    if piece[0] == piece[1]:
        return not given and Kind.PLACE not in page.words[piece[0]].kinds
    return given or Kind.PLACE not in _surname(page, piece).kinds


def _forms_of(page: Page, names: list[TextWord]) -> frozenset[str]:
    """Folded words of the page that are one of `names` in whatever case."""
    keys = frozenset(key for word in names for key in _keys_of(page, word))
    written = (word for word in page.words if word.shape in _WRITTEN and not page.roles.covers(word.start))
    return frozenset(word.folded for word in written if not keys.isdisjoint(_keys_of(page, word)))


def _surname(page: Page, piece: Piece) -> TextWord:
    """The word of a name that is the surname: the last one but for a patronymic, or the first before a given name."""
    words = [word for word in page.words[piece[0] : piece[1] + 1] if word.shape in _WRITTEN]
    if has_surname_first(words):
        return words[0]
    rest = [word for word in words if not is_patronymic(word.text)]
    return rest[-1] if len(words) > 2 and rest else words[-1]


def _keys_of(page: Page, word: TextWord) -> frozenset[str]:
    """Folded base forms that the word may be an inflected form of."""
    if not page.vocabulary.inflects_surnames:
        return frozenset({word.folded})
    if page.vocabulary.genitive:
        return frozenset({word.folded, word.folded.removesuffix(page.vocabulary.genitive)})
    return _lemma_keys(word.text, page.vocabulary.language) | {word.folded}


@cached_per_lexicon(65536)
def _lemma_keys(word: str, language: str) -> frozenset[str]:
    return frozenset(fold_word(lemma.text) for lemma in lemmas(word, language=language))
