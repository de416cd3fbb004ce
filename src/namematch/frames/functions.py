"""The functions of the library over whole tables: the same rows in the same order, with columns added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

from namematch.errors import InputError, shown
from namematch.frames.frame import COUNT, NUMBER, TEXT, TRUTH, Answers, Frame, FrameKind
from namematch.index import screen_people
from namematch.mentions import Mention, named_people
from namematch.names import compare_many, normalize_name_many, parse_name_many
from namematch.resolve import DEFAULT_SCHEME, Progress, Resolution
from namematch.resolve import resolve as resolve_mentions
from namematch.text import items_of, storable, text_of
from namematch.translit import romanize_many

_KINDS = {
    "normal_name": TEXT, "romanized": TEXT,
    "given": TEXT, "patronymic": TEXT, "surname": TEXT, "gender": TEXT,
    "same": TRUTH, "verdict": TEXT, "probability": NUMBER, "bits": NUMBER,
    "entity_id": TEXT, "canonical_name": TEXT, "cyrillic": TEXT, "confidence": NUMBER,
    "left_row": COUNT, "right_row": COUNT, "reasons": TEXT,
}  # fmt: skip


def normalize(table: FrameKind, name: str = "name", *, prefix: str = "") -> FrameKind:
    """Adds the normal form of every name: blind to case, order, typography and titles.

    Args:
        table: A pandas, polars or PyArrow table, a polars LazyFrame or a DuckDB relation.
        name: The column of names.
        prefix: What to put before the name of the new column.

    Returns:
        The table, of the kind that was given, with `normal_name`; missing where the name is.

    Raises:
        UnknownChoiceError: If there is no such column.
        InputError: If there is a column `normal_name` already.
        TypeError: If the table is of no such kind, or a name is no text.

    Example:
        >>> import pyarrow as pa
        >>> table = pa.table({"name": ["DARCHIYEV, Alexander N.", None]})
        >>> normalize(table)["normal_name"].to_pylist()
        ['darchiyev alexander n.', None]
    """
    frame = Frame.of(table, name)
    forms = normalize_name_many(frame.texts(name, "frames.normalize"))
    return _added(frame, {"normal_name": [None if form is None else str(form) for form in forms]}, prefix)


def romanize(table: FrameKind, name: str = "name", *, scheme: str = "bgn-pcgn", prefix: str = "") -> FrameKind:
    """Adds every name in Latin letters.

    Args:
        table: As for `normalize`.
        name: The column of names.
        scheme: Id or alias of a scheme.
        prefix: What to put before the name of the new column.

    Returns:
        The table with `romanized`. Errors are those of `normalize`.

    Raises:
        UnknownChoiceError: If there is no such column or scheme.

    Example:
        >>> import pyarrow as pa
        >>> romanize(pa.table({"name": ["Анна Ягужинская"]}))["romanized"].to_pylist()
        ['Anna Yaguzhinskaya']
    """
    frame = Frame.of(table, name)
    return _added(frame, {"romanized": romanize_many(frame.texts(name, "frames.romanize"), scheme)}, prefix)


def parse(table: FrameKind, name: str = "name", *, prefix: str = "") -> FrameKind:
    """Adds the parts of every name, by the likeliest way to take it apart.

    Args:
        table: As for `normalize`.
        name: The column of names.
        prefix: What to put before the names of the new columns.

    Returns:
        The table with `given`, `patronymic`, `surname` (as written) and `gender` (`female`, `male`); missing where
        the name does not tell. Errors are those of `normalize`.

    Example:
        >>> import pyarrow as pa
        >>> parse(pa.table({"name": ["ZAKHAROVA, Maria"]})).select(["given", "surname", "gender"]).to_pylist()
        [{'given': 'Maria', 'surname': 'ZAKHAROVA', 'gender': 'female'}]
    """
    frame = Frame.of(table, name)
    parsed = parse_name_many(frame.texts(name, "frames.parse"))
    parts: dict[str, list[object]] = {
        part: [None if one is None else getattr(one, part) for one in parsed]
        for part in ("given", "patronymic", "surname")
    }
    genders = [None if one is None or one.gender is None else one.gender.value for one in parsed]
    return _added(frame, {**parts, "gender": genders}, prefix)


def compare(
    table: FrameKind,
    left: str,
    right: str,
    *,
    population: float | None = None,
    min_probability: float | None = None,
    prefix: str = "",
) -> FrameKind:
    """Compares two columns of names row by row.

    Args:
        table: As for `normalize`.
        left: A column of names.
        right: Another one.
        population: As for `namematch.compare`.
        min_probability: Likewise.
        prefix: What to put before the names of the new columns.

    Returns:
        The table with `verdict` (`same`, `possible` or `different`), `same`, `probability` and `bits`; missing where a
        name is. Errors are those of `normalize`.

    Example:
        >>> import pyarrow as pa
        >>> table = pa.table({"a": ["Lavrov", "Lavrov", None], "b": ["Лавров", "Песков", "Песков"]})
        >>> compare(table, "a", "b")["same"].to_pylist()
        [True, False, None]
    """
    frame = Frame.of(table, left)
    names = (frame.texts(column, "frames.compare") for column in (left, right))
    comparisons = compare_many(*names, population=population, min_probability=min_probability)
    bits = comparisons.bits.tolist()
    missing = [one != one for one in bits]
    columns = {
        "verdict": comparisons.verdict.tolist(),
        "same": comparisons.same.tolist(),
        "probability": comparisons.probability.tolist(),
        "bits": bits,
    }
    return _added(frame, {key: _gaps(values, missing) for key, values in columns.items()}, prefix)


def resolve(
    table: FrameKind,
    name: str = "name",
    *,
    role: str | None = None,
    document: str | None = None,
    language: str | None = None,
    other_names: str | None = None,
    separator: str = ";",
    must_link: Iterable[tuple[int, int]] = (),
    cannot_link: Iterable[tuple[int, int]] = (),
    population: float | None = None,
    min_probability: float | None = None,
    scheme: str = DEFAULT_SCHEME,
    prefix: str = "",
    progress: Progress | None = None,
    memory_limit_mb: int | None = None,
    workers: int = 1,
) -> FrameKind:
    """Finds out which rows are the same person, and how that person should be called.

    Args:
        table: As for `normalize`.
        name: The column of names.
        role: The column of role titles.
        document: The column of ids of the documents the names stand in.
        language: The column of ISO 639-1 codes.
        other_names: The column of other names of the same people, such as aliases: one that fits is enough.
        separator: What stands between two of them in one cell.
        must_link: Pairs of row numbers, from 0, that are one person, whatever their names say.
        cannot_link: Pairs of row numbers that are two people.
        population: As for `namematch.resolve`.
        min_probability: Likewise.
        scheme: Id of the romanisation in which canonical names are written.
        prefix: What to put before the names of the new columns.
        progress: As for `namematch.resolve`.
        memory_limit_mb: Likewise.
        workers: Likewise.

    Returns:
        The table with `entity_id`, `canonical_name`, `cyrillic` and `confidence`; missing where the name is.

    Raises:
        UnknownChoiceError: If there is no such column or scheme.
        InputError: If there is a column of one of these names already, if links contradict each other, or if the
            population is less than 1 or the probability not between 0 and 1.
        TypeError: If the table is of no such kind, or a name is no text.

    Example:
        >>> import pyarrow as pa
        >>> table = pa.table({"name": ["Alexander Darchiyev", None, "Дарчиев Александр"]})
        >>> resolve(table)["cyrillic"].to_pylist()
        ['Александр Дарчиев', None, 'Александр Дарчиев']
    """
    frame = Frame.of(table, name)
    answers = ("entity_id", "canonical_name", "cyrillic", "confidence")
    frame.check_free([_prefixed(prefix, column) for column in answers])
    mentions = _mentions(frame, name, role, document, language, "frames.resolve")
    people = named_people(mentions, frame.lists(other_names, separator, "frames.resolve"))
    resolution = resolve_mentions(
        people.mentions,
        must_link=[*people.links, *items_of(must_link, "frames.resolve", "must_link", "pairs of positions")],
        cannot_link=cannot_link,
        population=population,
        min_probability=min_probability,
        scheme=scheme,
        progress=progress,
        memory_limit_mb=memory_limit_mb,
        workers=workers,
    )
    return _added(frame, _people(resolution, people.size), prefix)


def link(
    left: FrameKind,
    right: Any,
    name: str | tuple[str, str] = "name",
    *,
    role: str | tuple[str, str] | None = None,
    document: str | tuple[str, str] | None = None,
    language: str | tuple[str, str] | None = None,
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
        left: As `table` for `normalize`.
        right: Another table, perhaps of another library.
        name: The column of names, or the two columns where they are called differently; so below.
        role: The column of role titles.
        document: The column of document ids; equal ids are one document.
        language: The column of ISO 639-1 codes.
        other_names: The column of other names of the same people, such as aliases: one that fits is enough.
        separator: What stands between two of them in one cell.
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
    columns = zip(frames, names, _of_two(role), _of_two(document), _of_two(language), strict=True)
    ours, theirs = (_mentions(*arguments, "frames.link") for arguments in columns)
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
    left_names = [people.mentions[i].name for i, _ in pairs]
    right_names = [people.mentions[len(ours) + j].name for _, j in pairs]
    bits = compare_many(left_names, right_names, population=population)
    answers: Answers = {
        "left_row": [i for i, _ in pairs],
        "right_row": [j for _, j in pairs],
        "entity_id": [labels[i] for i, _ in pairs],
        "probability": bits.probability.tolist(),
        "bits": bits.bits.tolist(),
    }
    return first.table(answers, _KINDS)


def screen(
    left: FrameKind,
    right: Any,
    name: str | tuple[str, str] = "name",
    *,
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
        left: As `table` for `normalize`.
        right: Another table, perhaps of another library.
        name: The column of names, or the two columns where they are called differently; so below.
        other_names: The column of other names of the same people, such as aliases: one that fits is enough.
        separator: What stands between two of them in one cell.
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
            _mentions(frame, column, None, None, None, "frames.screen"), frame.lists(others, separator, "frames.screen")
        )
        for frame, column, others in zip(frames, columns, _of_two(other_names), strict=True)
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
    return first.table(answers, _KINDS)


def _added(frame: Frame[FrameKind], answers: Answers, prefix: str) -> FrameKind:
    kinds = {_prefixed(prefix, key): _KINDS[key] for key in answers}
    return frame.with_answers({_prefixed(prefix, key): values for key, values in answers.items()}, kinds)


def _prefixed(prefix: str, column: str) -> str:
    return storable(text_of(prefix, "frames", "prefix")) + column


def _gaps(values: Sequence[object], missing: Sequence[bool]) -> list[object]:
    return [None if gap else value for value, gap in zip(values, missing, strict=True)]


def _mentions(
    frame: Frame[Any], name: str, role: str | None, document: str | None, language: str | None, function: str
) -> list[Mention]:
    beside = (frame.ids(column, function) for column in (role, document, language))
    rows = zip(frame.texts(name, function), *beside, strict=True)
    return [Mention(text, role=title, document=where, language=code) for text, title, where, code in rows]


def _people(resolution: Resolution, rows: int) -> Answers:
    by_id = {entity.id: entity for entity in resolution.entities}
    labels = resolution.labels[:rows]
    entities = [None if label is None else by_id[label] for label in labels]
    return {
        "entity_id": list(labels),
        "canonical_name": [entity and entity.name for entity in entities],
        "cyrillic": [entity and entity.cyrillic for entity in entities],
        "confidence": [entity and entity.confidence for entity in entities],
    }


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
