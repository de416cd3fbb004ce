"""The rows of one table against those of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Any, TypeVar

from namematch.errors import InputError, shown
from namematch.frames.frame import KINDS_OF_ANSWERS, Answers, Frame, FrameKind
from namematch.index import screen_people
from namematch.mentions import named_people
from namematch.names import compare_many
from namematch.resolve import DEFAULT_SCHEME
from namematch.resolve import resolve as resolve_mentions


def link(
    left: FrameKind,
    right: Any,
    name: str | tuple[str, str] = "name",
    *,
    role: str | tuple[str, str] | None = None,
    document: str | tuple[str, str] | None = None,
    language: str | tuple[str, str] | None = None,
    birth_date: str | tuple[str | None, str | None] | None = None,
    other_names: str | tuple[str | None, str | None] | None = None,
    separator: str = ";",
    population: float | None = None,
    min_probability: float | None = None,
    scheme: str = DEFAULT_SCHEME,
) -> FrameKind:
    """Finds the rows of one table that are the same people as rows of another.

    Both tables are resolved together, so that rows of one can help those of the other to meet. A row is one
    person's at most: of two listed people who cannot be one, a bare name meets one or none. `screen` gives both.

    Args:
        left: As `table` for `frames.normalize`.
        right: Another table, perhaps of another library.
        name: The column of names, or the two columns where they are called differently; so below.
        role: The column of role titles.
        document: The column of document ids; equal ids are one document.
        language: The column of ISO 639-1 codes.
        birth_date: As for `frames.resolve`.
        other_names: Likewise.
        separator: Likewise.
        population: As for `namematch.resolve`.
        min_probability: Likewise.
        scheme: Id of the romanisation on which ids of people rest.

    Returns:
        A table of the kind of `left` with one row a pair, sorted, with `left_row` and `right_row` (numbers from 0),
        `entity_id`, and `probability` and `bits` of what the two names say to each other by themselves; these can
        speak against a pair that other rows hold together.

    Raises:
        UnknownChoiceError: If there is no such column or scheme.
        InputError: If the population is less than 1, or the probability not between 0 and 1.
        TypeError: If a table is of no such kind, or a name is no text.

    Example:
        >>> import pyarrow as pa
        >>> ours, theirs = pa.table({"name": ["Lavrov, Sergei", "Ivan Petrov"]}), pa.table({"имя": ["Сергей Лавров"]})
        >>> link(ours, theirs, name=("name", "имя")).select(["left_row", "right_row"]).to_pylist()
        [{'left_row': 0, 'right_row': 0}]
    """
    names = _of_two(name)
    first = Frame.of(left, names[0])
    frames = [first, Frame.of(right, names[1])]
    beside = {"role": role, "document": document, "language": language, "birth_date": birth_date}
    ours, theirs = (
        frame.mentions("frames.link", names[side], **{key: _of_two(column)[side] for key, column in beside.items()})
        for side, frame in enumerate(frames)
    )
    further = zip(frames, _of_two(other_names), strict=True)
    others = (frame.lists(column, separator, "frames.link") for frame, column in further)
    people = named_people([*ours, *theirs], list(chain.from_iterable(others)))
    labels = resolve_mentions(
        people.mentions,
        must_link=people.links,
        population=population,
        min_probability=min_probability,
        scheme=scheme,
    ).labels
    pairs = _shared(labels[: len(ours)], labels[len(ours) : people.size])
    left_names = [people.names[i] for i, _ in pairs]
    right_names = [people.names[len(ours) + j] for _, j in pairs]
    bits = compare_many(left_names, right_names, population=population)
    answers: Answers = {
        "left_row": [i for i, _ in pairs],
        "right_row": [j for _, j in pairs],
        "entity_id": [labels[i] for i, _ in pairs],
        "probability": bits.probability.tolist(),
        "bits": bits.bits.tolist(),
    }
    return first.table(answers, KINDS_OF_ANSWERS)


def screen(
    left: FrameKind,
    right: Any,
    name: str | tuple[str, str] = "name",
    *,
    birth_date: str | tuple[str | None, str | None] | None = None,
    other_names: str | tuple[str | None, str | None] | None = None,
    separator: str = ";",
    population: float | None = None,
    min_probability: float | None = None,
    workers: int = 1,
) -> FrameKind:
    """Gives the pairs of a row of one table and a row of another that can be one person.

    For a list that must not be passed by, such as one of sanctions: each pair is judged by its two names alone, so a
    customer can meet several listed people. Only names that share a blocking key are compared (`namematch.keys`): of
    the pairs that are the same under the default population none is missed, if they share more than initials.

    Args:
        left: As `table` for `frames.normalize`.
        right: Another table, perhaps of another library.
        name: The column of names, or the two columns where they are called differently; so below.
        birth_date: As for `frames.resolve`.
        other_names: Likewise.
        separator: Likewise.
        population: As for `namematch.compare`.
        min_probability: Pairs that are likelier than this one person's are given; the default is one half. Less gives
            doubtful pairs too, but not two people whose surnames have nothing in common.
        workers: As for `namematch.resolve`.

    Returns:
        A table of the kind of `left` with one row a pair: `left_row`, `right_row` (numbers from 0), `verdict` (that of
        `namematch.compare`), `probability`, `bits`, and `reasons` in a sentence. Sorted by rows of `left`, and for each
        the weightiest first.

    Raises:
        UnknownChoiceError: If there is no such column.
        InputError: If the population is less than 1, the probability not between 0 and 1, or there is no worker.
        TypeError: If a table is of no such kind, or a name is no text.

    Example:
        >>> import pyarrow as pa
        >>> ours = pa.table({"name": ["Ivan Petrov", "Anna Sidorova"]})
        >>> listed = pa.table({"name": ["Петров Иван Ильич", "Петров Иван Олегович"]})
        >>> screen(ours, listed).select(["left_row", "right_row"]).to_pylist()
        [{'left_row': 0, 'right_row': 0}, {'left_row': 0, 'right_row': 1}]
    """
    columns = _of_two(name)
    first = Frame.of(left, columns[0])
    frames = [first, Frame.of(right, columns[1])]
    ours, theirs = (
        named_people(
            frame.mentions("frames.screen", column, birth_date=dates), frame.lists(others, separator, "frames.screen")
        )
        for frame, column, dates, others in zip(frames, columns, _of_two(birth_date), _of_two(other_names), strict=True)
    )
    pairs = screen_people(ours, theirs, population=population, min_probability=min_probability, workers=workers)
    answers: Answers = {
        "left_row": [hit.left for hit in pairs],
        "right_row": [hit.right for hit in pairs],
        "verdict": [str(hit.comparison.verdict) for hit in pairs],
        "probability": [hit.comparison.probability for hit in pairs],
        "bits": [hit.comparison.bits for hit in pairs],
        "reasons": [hit.comparison.explain() for hit in pairs],
    }
    return first.table(answers, KINDS_OF_ANSWERS)


_Column = TypeVar("_Column", str, str | None)


def _of_two(column: _Column | tuple[_Column, _Column]) -> tuple[_Column, _Column]:
    if not isinstance(column, tuple):
        return column, column
    if len(column) != len(("left", "right")):
        raise InputError(f"a column of both tables is one name or two, not {shown(column)}")
    return column


def _shared(left: Sequence[str | None], right: Sequence[str | None]) -> list[tuple[int, int]]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, label in enumerate(right):
        if label is not None:
            rows[label].append(row)
    return [(row, other) for row, label in enumerate(left) if label is not None for other in rows.get(label, ())]
