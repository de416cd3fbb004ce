"""Distinct groups of words of one kind of part, and the weights of many pairs of them.

There is one definition of a weight, `weigh_parts`; a table asks it as seldom as it can. Most pairs of groups share no
blocking key: what such a pair weighs depends on the forms of both groups alone, so that one pair stands for all of the
same two forms. The others are weighed once each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from namematch._internal.parallel import ALONE, Workers
from namematch.arrays import (
    MISSING,
    Flags,
    Ids,
    Ragged,
    distinct,
    distinct_pairs,
    row_products,
    smaller_first,
)
from namematch.names.batch.ingest import NewWords
from namematch.names.batch.pair_weights import PairWeights, ScoredPair, as_scored_pair
from namematch.names.batch.pair_workers import weighed_by
from namematch.names.batch.word_table import WordTable
from namematch.names.comparison.beginnings import Beginning, of_initial
from namematch.names.comparison.part_weight import (
    NameWord,
    PartTokens,
    bag_of,
    halves_of,
    is_particle,
    is_single,
    weigh_parts,
)
from namematch.names.comparison.surname_weight import Contexts
from namematch.names.comparison.word_weight import WordWeight, weigh_surnames, weight_with_shared_key
from namematch.names.sources.attestation import Familiarity
from namematch.names.sources.cyrillic_sources import remember_sources
from namematch.names.sources.surname_channel import Origins
from namematch.names.types import PartKind
from namematch.text import fold

# Fewer pairs are weighed before other processes have started.
_WORTH_WORKERS = 1 << 13
# Fewer pairs are weighed in any order, as what is known of their words is remembered.
_WORTH_SORTING = 1 << 10
# So many pairs that were weighed are remembered: pairs come back in many names.
_MOST_WEIGHED = 1 << 18


class _Memory(dict[Any, ScoredPair]):
    """Weights that were found, as many as there is room for."""

    def of(self, key: object, weigh: Callable[..., WordWeight], *arguments: object) -> ScoredPair:
        """The weight of that key, which is found now if it is not known."""
        known = self.get(key)
        if known is None:
            if len(self) >= _MOST_WEIGHED:
                self.clear()
            known = self[key] = as_scored_pair(weigh(*arguments))
        return known


class _Form(NamedTuple):
    """All that the weight of a group depends on beside another that it shares no key with.

    Args:
        shape: Of each word which of its halves are particles, and whether it is an initial.
        familiar: How well each word is known that may be weighed.
        beginnings: What initials on the other side are compared with; not looked at where there are none.
    """

    shape: tuple[tuple[bool, ...], ...]
    familiar: tuple[int, ...]
    beginnings: tuple[Beginning, ...] = ()


class PartTable:
    """Distinct groups of words of one kind, by number.

    Args:
        kind: What part of a name they are.

    Attributes:
        words: The words of the groups, those of compounds by themselves too.
        numbers: By folded word its number in `words`.
        groups: The groups.
        bag: By group the words whatever their order, the number of `bag_of`.
        bag_size: By group how many words these are, the count of `bag_of`.
        written_out: By group whether it is more than initials.
        may_contradict: By group whether it can contradict another: a word that nobody knows is only unlike one.
        word: By group the number of its only word; -1 for a group of another kind.
        findable: By group the numbers of the words by which its names can be found.
        compared: By group the numbers of the words that it may be compared by.
    """

    def __init__(self, kind: PartKind) -> None:
        self.kind = kind
        self.words = WordTable(kind)
        self.numbers: dict[str, int] = {}
        self.groups: list[PartTokens] = []
        self.written_out = self._has_initial = self.may_contradict = np.zeros(0, dtype=bool)
        self.word = self._alike = self._rank = self._form = self._form_with_letters = np.zeros(0, dtype=np.int64)
        self.findable = self.compared = Ragged.of([])
        self.bag = self.bag_size = np.zeros(0, dtype=np.int64)
        self._first_of_word: dict[int, int] = {}
        self._forms: dict[_Form, int] = {}
        self.forget()

    def add(self, fresh: NewWords) -> None:
        """Adds groups that are new, and what is known of their words."""
        groups, numbers = fresh.groups, self.numbers
        numbers.update(zip(fresh.unknown, range(len(numbers), len(numbers) + len(fresh.unknown)), strict=True))
        self.words.add(fresh.unknown, fresh.facts)
        self.groups += groups
        written = np.array([any(not word.initial for word in group) for group in groups], dtype=bool)
        self.written_out = np.concatenate([self.written_out, written])
        initial = np.array([any(word.initial for word in group) for group in groups], dtype=bool)
        self._has_initial = np.concatenate([self._has_initial, initial])
        bags = [bag_of(group) for group in groups]
        self.bag = np.concatenate([self.bag, np.array([bag for bag, _ in bags], dtype=np.int64)])
        self.bag_size = np.concatenate([self.bag_size, np.array([size for _, size in bags], dtype=np.int64)])
        word = [numbers[fold(group[0].text)] if is_single(group) else MISSING for group in groups]
        self.word = np.concatenate([self.word, np.array(word, dtype=np.int64)])
        self.findable = self.findable.followed_by(_numbered(fresh.findable, numbers))
        compared = _numbered(fresh.compared, numbers)
        self.compared = self.compared.followed_by(compared)
        known = [any(self.words.familiar[word] is Familiarity.KNOWN for word in row) for row in compared.lists()]
        self.may_contradict = np.concatenate([self.may_contradict, np.array(known, dtype=bool) | initial])
        forms = map(self._form_of, groups, compared.lists())
        self._form = np.concatenate([self._form, np.array(list(forms), dtype=np.int64)])
        self._form_with_letters = np.concatenate([self._form_with_letters, np.full(len(groups), MISSING)])

    def forget(self) -> None:
        """Gives up what is remembered of pairs and can be found again."""
        self._by_group, self._by_form, self._by_context = _Memory(), _Memory(), _Memory()
        self.words.forget()

    def alike(self) -> Ids:
        """By group the first group that is the same single word, maybe in other capitals, or itself."""
        fresh = self.word[len(self._alike) :]
        if len(fresh):
            first, groups = self._first_of_word, range(len(self._alike), len(self.word))
            own = [
                first.setdefault(word, group) if word != MISSING else group
                for word, group in zip(fresh.tolist(), groups, strict=True)
            ]
            self._alike = np.concatenate([self._alike, np.array(own, dtype=np.int64)])
        return self._alike

    def rank(self) -> Ids:
        """By group its place in an order in which groups that are read as similar words stand together.

        Whoever looks at pairs in this order comes back to what is known of a word soon.
        """
        if len(self._rank) < len(self.groups):
            read = np.append(self.words.alphabetical(), MISSING)[self.word]
            self._rank = np.empty(len(read), dtype=np.int64)
            self._rank[np.lexsort((self.alike(), read))] = np.arange(len(read))
        return self._rank

    def weigh(self, left: Ids, right: Ids, workers: Workers = ALONE) -> PairWeights:
        """Weights of pairs of groups, by their numbers, as `weigh_parts` has them.

        Args:
            left: Numbers of groups, shape (pairs,).
            right: Likewise.
            workers: Weigh pairs where there are many thousands.
        """
        alike, result = self.alike(), PairWeights.of(len(left))
        left, right = alike[left], alike[right]
        same = (left == right) & (self.word[left] != MISSING)
        result.bits[same] = self.words.columns.rarity[self.word[left[same]]]
        rows = np.flatnonzero(~same)
        if len(rows) >= _WORTH_SORTING:
            rows = rows[np.lexsort(smaller_first(self.rank()[left[rows]], self.rank()[right[rows]])[::-1])]
        meet = self._meet(left[rows], right[rows])
        initial = self._has_initial[left[rows]] | self._has_initial[right[rows]]
        by_letters = rows[~meet & initial]
        if len(by_letters):
            self._look_at_letters(distinct(np.concatenate([left[by_letters], right[by_letters]])))
        if workers.count > 1:
            self._ask(workers, left[rows[meet]], right[rows[meet]])
        for some, number, known, weigh in (
            (rows[meet], np.arange(len(alike)), self._by_group, self._of_meeting_groups),
            (rows[~meet & ~initial], self._form, self._by_form, self._of_groups),
            (by_letters, self._form_with_letters, self._by_form, self._of_groups),
        ):
            if len(some):
                result.fill(some, _weighed_once(left[some], right[some], number, known, weigh))
        return result.exact()

    def _ask(self, workers: Workers, left: Ids, right: Ids) -> None:
        """Has workers weigh the pairs of single words that are not remembered, where there are enough of them."""
        pairs = dict.fromkeys(zip(*(ids.tolist() for ids in smaller_first(left, right)), strict=True))
        fresh = [pair for pair in pairs if pair not in self._by_group and (self.word[[*pair]] != MISSING).all()]
        if len(fresh) < _WORTH_WORKERS:
            return
        if len(self._by_group) + len(fresh) > _MOST_WEIGHED // 2:
            self._by_group.clear()
        asked = fresh[: _MOST_WEIGHED // 2]
        words = [(self._text(one), self._text(two)) for one, two in asked]
        texts = [(min(pair), max(pair)) for pair in words]
        self._by_group.update(zip(asked, weighed_by(workers, self.kind, texts, self._origins), strict=True))

    def _text(self, group: int) -> str:
        """The only word of a group."""
        return self.words.words[int(self.word[group])]

    def _origins(self, word: str) -> Origins:
        return self.words.origins(self.numbers[word])

    def in_contexts(self, left: int, right: int, contexts: Contexts) -> ScoredPair:
        """What two groups, of one surname each, weigh beside given names that only some schemes write so.

        Args:
            left: A group.
            right: Another.
            contexts: The schemes that the given names are written by.
        """
        one, two = int(self.word[left]), int(self.word[right])
        if self.words.words[one] > self.words.words[two]:
            one, two, contexts = two, one, contexts[::-1]
        return self._by_context.of((one, two, contexts), self._of_surnames, one, two, contexts)

    def _of_surnames(self, one: int, two: int, contexts: Contexts) -> WordWeight:
        self._remember(one, two)
        return weigh_surnames(self.words.words[one], self.words.words[two], contexts)

    def _meet(self, left: Ids, right: Ids) -> Flags:
        """Whether two groups have words that share a key."""
        columns, word = self.words.columns, self.word
        meet = np.zeros(len(left), dtype=bool)
        single = (word[left] != MISSING) & (word[right] != MISSING)
        rows = np.flatnonzero(single)
        meet[rows] = self.words.meet(word[left[rows]], word[right[rows]])
        rows = np.flatnonzero(~single)
        if len(rows):
            pair, one, two = row_products(self.compared.take(left[rows]), self.compared.take(right[rows]))
            meet[rows[pair[columns.worth_weighing(one, two)]]] = True
        return meet

    def _of_groups(self, left: int, right: int) -> WordWeight:
        for group in (left, right):
            self._remember(*self.compared.values[self.compared.start[group] : self.compared.start[group + 1]])
        return weigh_parts(self.groups[left], self.groups[right], self.kind)

    def _of_meeting_groups(self, left: int, right: int) -> WordWeight:
        """The same of two that share a key: of single words that is known."""
        one, two = int(self.word[left]), int(self.word[right])
        if one == MISSING or two == MISSING:
            return self._of_groups(left, right)
        self._remember(one, two)
        left_text, right_text = sorted((self.words.words[one], self.words.words[two]))
        return weight_with_shared_key(left_text, right_text, self.kind)

    def _remember(self, *words: int) -> None:
        """Spares the search for what words go back to, where they are looked at one by one."""
        for word in words:
            remember_sources(self.words.words[word], self.kind, partial(self.words.origins, word))

    def _look_at_letters(self, groups: Ids) -> None:
        """Finds the forms of groups that are compared with initials."""
        fresh = groups[self._form_with_letters[groups] == MISSING]
        words = self.compared.take(fresh).lists()
        forms = [self._form_of(self.groups[group], row, True) for group, row in zip(fresh.tolist(), words, strict=True)]
        self._form_with_letters[fresh] = forms

    def _form_of(self, group: PartTokens, words: Sequence[int], letters: bool = False) -> int:
        """The number of the form of a group that may be compared by such words."""
        form = _Form(
            tuple(
                [(*(is_particle(half.text) for half in halves_of((word,), self.kind)), word.initial) for word in group]
            ),
            tuple([self.words.familiar[word] for word in words]),
            tuple(map(self._beginning, [*group, *halves_of(group, self.kind)])) if letters else (),
        )
        return self._forms.setdefault(form, len(self._forms))

    def _beginning(self, word: NameWord) -> Beginning:
        """What is compared of an initial, or of what an initial may stand for."""
        return of_initial(word.text) if word.initial else self.words.beginning(self.numbers[fold(word.text)])


def _weighed_once(
    left: Ids, right: Ids, number: Ids, known: _Memory, weigh: Callable[[int, int], WordWeight]
) -> PairWeights:
    """Weighs pairs of groups, one for all that have the same two numbers.

    Args:
        left: Groups, shape (pairs,).
        right: Likewise.
        number: By group its number.
        known: What is remembered, by two numbers.
        weigh: What two groups weigh.
    """
    one, two, position = distinct_pairs(*smaller_first(number[left], number[right]))
    row = np.empty(len(one), dtype=np.int64)
    row[position] = np.arange(len(left))
    order = np.argsort(row)
    rows = row[order]
    pairs = zip(one[order].tolist(), two[order].tolist(), left[rows].tolist(), right[rows].tolist(), strict=True)
    found = [known.of((a, b), weigh, *groups) for a, b, *groups in pairs]
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return PairWeights(*map(np.array, zip(*found, strict=True))).take(place[position])


def _numbered(words: Sequence[Sequence[str]], numbers: dict[str, int]) -> Ragged:
    return Ragged.of([[numbers[word] for word in row] for row in words])
