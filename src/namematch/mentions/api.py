"""From running text to mentions."""

from __future__ import annotations

from collections.abc import Iterable

from namematch.mentions.language import guess_language
from namematch.mentions.mention import Mention
from namematch.mentions.recognizers import Recognizer
from namematch.mentions.role_assignment import assign_roles
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.search import find_names
from namematch.mentions.vocabulary import load_vocabulary


def find_mentions(
    text: str,
    document: str | None = None,
    language: str | None = None,
    *,
    recognizer: Recognizer | None = None,
    date: str | None = None,
) -> list[Mention]:
    """The people named in a running text, with the role title that stands beside each name.

    Capitalisation, the name lexicon, role titles, honorifics, verbs of saying, bylines and credits are weighed
    against places, organisations, headings and the calendar, in bits; the weights stand in
    `data/mentions/weights.toml`. A surname alone is found where the text gives the person's name elsewhere.

    Args:
        text: Running text in English or Russian; German, French, Ukrainian, Bulgarian, Polish and Czech at less depth.
        document: Id to put into the mentions.
        language: ISO 639-1 code of the text; guessed if left out.
        recognizer: What finds the names, instead of this library's own rules; see `spacy_recognizer` and
            `natasha_recognizer`.
        date: The day of the text to put into the mentions, ISO 8601.

    Returns:
        Mentions from left to right. `text[mention.start:mention.end] == mention.name`: the name as written, without a
        possessive "'s".

    Raises:
        UnknownChoiceError: If there are no tables for `language`.

    Example:
        >>> [(m.name, m.role) for m in find_mentions("Foreign Minister Olena Koval met Mr Brandt on Monday.")]
        [('Olena Koval', 'Foreign Minister'), ('Brandt', None)]
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a string, not {type(text).__name__}")
    language = guess_language(text) if language is None else load_vocabulary(language).language
    roles = RolePlaces(text, language)
    places = find_names(text, roles) if recognizer is None else _within(text, recognizer(text))
    titles = assign_roles(text, places, roles)
    return [
        Mention(text[start:end], titles.get(start), document, start, end, language, date=date) for start, end in places
    ]


def _within(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places of a recogniser in order, without empty ones and without those that overlap one before them."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if max(0, kept[-1][1] if kept else 0) <= start < end <= len(text):
            kept.append((start, end))
    return kept
