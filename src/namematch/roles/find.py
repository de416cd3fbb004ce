"""Find role titles in running text.

Every word for a rank is an anchor. From it a phrase grows to the left over what may stand before a rank
("Russian Foreign Ministry's North Atlantic Department" Director) and to the right over what may complete one
(head "of the North Atlantic Department at Russia's Foreign Ministry"), as far as the tables and a few rules of
capital letters allow; the holder's name stays outside.
"""

from __future__ import annotations

from collections.abc import Iterator

from namematch.roles.parsing.phrase_tagger import Tag, tags_of
from namematch.roles.parsing.span_left import left_end, without_pointers
from namematch.roles.parsing.span_right import right_end
from namematch.roles.role import RoleSpan
from namematch.roles.vocabulary_entries import MilitaryRank, Modifier, Organisation, RankWord
from namematch.text import text_of

# Words that are a title only with what they head.
_NEED_MORE = frozenset({"head", "member", "representative", "leader", "secretary", "chair"})


def find_roles(text: str) -> list[RoleSpan]:
    """Find role titles in running English or Russian text, and simpler ones in other languages.

    Args:
        text: Running text of any length.

    Returns:
        The longest titles, from left to right, without overlaps; an article before a title and the name of its
        holder are outside of it.

    Raises:
        TypeError: If `text` is not a string.

    Example:
        >>> text = "The Russian Foreign Ministry's Legal Department Director Ivan Petrov met US President John Doe."
        >>> [span.text for span in find_roles(text)]
        ["Russian Foreign Ministry's Legal Department Director", 'US President']
    """
    text_of(text, "find_roles")
    return role_spans(text, bare=False)


def role_spans(text: str, *, bare: bool) -> list[RoleSpan]:
    """Role titles in a text; with `bare` also words that are a title only with what they head, as in "lídr opozice"."""
    return [RoleSpan(text[start:end], start, end) for start, end in _spans(text, tags_of(text), bare)]


def _spans(text: str, tags: list[Tag], bare: bool) -> Iterator[tuple[int, int]]:
    done = 0
    for anchor, tag in enumerate(tags):
        if anchor < done or not _is_anchor(tags, anchor):
            continue
        first = without_pointers(tags, left_end(tags, anchor, done), anchor)
        last = right_end(tags, anchor)
        if first == anchor and last == anchor + 1 and not (bare or _stands_alone(tag)):
            continue
        done = last
        end = tags[last - 1].words[-1].start + _length(tags[last - 1])
        abbreviated = isinstance(tags[last - 1].entry, MilitaryRank) and text[end : end + 1] == "."
        yield tags[first].words[0].start, end + abbreviated


def _length(tag: Tag) -> int:
    """Length of the last word of a title; a possessive at its very end is not part of it."""
    word = tag.words[-1]
    length = word.end - word.start
    if word.possessive:
        written = tag.text[-length:]
        return max(written.rfind("'"), written.rfind("’"), written.rfind("´"), written.rfind("`"))
    return length


def _is_anchor(tags: list[Tag], index: int) -> bool:
    tag = tags[index]
    following = tags[index + 1] if index + 1 < len(tags) else None
    if following is not None and following.entry is None and following.hyphened:
        return False
    if isinstance(tag.entry, RankWord):
        return True
    if isinstance(tag.entry, MilitaryRank):
        # In ASCII they are other words of English as well: "general", "private".
        return tag.capital or not tag.text.isascii() or len(tag.words) > 1
    if isinstance(tag.entry, Modifier) and tag.entry.alone and index and tag.glued:
        before = tags[index - 1].entry
        return isinstance(before, Organisation) and before.kind == "parliament"
    return False


def _stands_alone(tag: Tag) -> bool:
    return not (isinstance(tag.entry, RankWord) and tag.entry.id in _NEED_MORE and not tag.entry.organisation)
