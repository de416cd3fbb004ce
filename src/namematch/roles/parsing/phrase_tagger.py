"""Running text as a row of phrases that the tables know, and words that they do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from namematch.data.role_tables import TITLE_WORDS
from namematch.roles.tables import role_vocabulary
from namematch.roles.tokens import TitleWord, title_words
from namematch.roles.vocabulary_entries import Entry

# A line of this length or more that ends without a mark is taken for a wrapped one.
_WRAPPED_LINE = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase of the text: what it means, and its words; `glued` if nothing but space stands before it."""

    entry: Entry | None
    words: tuple[TitleWord, ...]
    text: str
    mark: str
    glued: bool
    hyphened: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:1].isdigit()

    @property
    def cyrillic(self) -> bool:
        return "\u0400" <= self.text[:1] <= "\u052f"

    @property
    def possessive(self) -> bool:
        return bool(self.words) and self.words[-1].possessive


@lru_cache(maxsize=8)
def listed_words(kind: str) -> frozenset[str]:
    """The keys of words of one kind, as the table `starters` of `data/roles/words.toml` has them."""
    return frozenset(TITLE_WORDS.read()["starters"][kind])


def tags_of(text: str) -> list[Tag]:
    """The words of `text`, joined to the phrases that the tables know."""
    # Whether a line ends a phrase is for `_is_glue` to say: it may have been wrapped.
    words, tables = [word for word in title_words(text) if word.key != "\n"], role_vocabulary()
    tags: list[Tag] = []
    position, last_end = 0, -1
    while position < len(words):
        word = words[position]
        entry: Entry | None = None
        end = position + 1
        if not word.mark:
            entry, end = tables.longest(words, position, text)
            end = max(end, position + 1)
        group = tuple(words[position:end])
        written, between = text[word.start : group[-1].end], text[max(last_end, 0) : word.start]
        glued = last_end >= 0 and _is_glue(text, between, last_end)
        tags.append(Tag(entry, group, written, word.key if word.mark else "", glued, between in ("-", "‑")))
        position, last_end = end, group[-1].end
    return tags


def _is_glue(text: str, between: str, end: int) -> bool:
    """Whether two words with `between` between them stand in one phrase: a line may be wrapped, not ended."""
    if between.strip() not in ("", "-", "‑", "."):
        return False
    breaks = between.count("\n")
    if breaks == 1:
        behind = end + len(between)
        is_wrapped = end >= _WRAPPED_LINE and "\n" not in text[end - _WRAPPED_LINE : end]
        return is_wrapped or text[behind : behind + 1].islower()
    return not breaks
