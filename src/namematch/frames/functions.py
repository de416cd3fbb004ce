"""The functions of the library over whole tables: the same rows in the same order, with columns added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from namematch.frames.frame import KINDS_OF_ANSWERS, Answers, Frame, FrameKind
from namematch.mentions import named_people
from namematch.names import compare_many, normalize_name_many, parse_name_many
from namematch.resolve import DEFAULT_SCHEME, Progress, Resolution
from namematch.resolve import resolve as resolve_mentions
from namematch.text import items_of, storable, text_of
from namematch.translit import romanize_many


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
    birth_date: tuple[str | None, str | None] | None = None,
    population: float | None = None,
    min_probability: float | None = None,
    prefix: str = "",
) -> FrameKind:
    """Compares two columns of names row by row.

    Args:
        table: As for `normalize`.
        left: A column of names.
        right: Another one.
        birth_date: The columns of their dates of birth.
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
    dates = birth_date or (None, None)
    names = (_dated(frame, column, born) for column, born in zip((left, right), dates, strict=True))
    comparisons = compare_many(*names, population=population, min_probability=min_probability)
    bits = comparisons.bits.tolist()
    missing = [one != one for one in bits]
    columns = {
        "verdict": comparisons.verdict.tolist(),
        "same": comparisons.same.tolist(),
        "probability": comparisons.probability.tolist(),
        "bits": bits,
    }
    gaps = {key: [None if gap else it for it, gap in zip(own, missing, strict=True)] for key, own in columns.items()}
    return _added(frame, gaps, prefix)


def resolve(
    table: FrameKind,
    name: str = "name",
    *,
    role: str | None = None,
    document: str | None = None,
    language: str | None = None,
    birth_date: str | None = None,
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
        birth_date: The column of dates of birth: days, years, or either as written.
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
    mentions = frame.mentions(
        "frames.resolve", name, role=role, document=document, language=language, birth_date=birth_date
    )
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


def _added(frame: Frame[FrameKind], answers: Answers, prefix: str) -> FrameKind:
    kinds = {_prefixed(prefix, key): KINDS_OF_ANSWERS[key] for key in answers}
    return frame.with_answers({_prefixed(prefix, key): values for key, values in answers.items()}, kinds)


def _prefixed(prefix: str, column: str) -> str:
    return storable(text_of(prefix, "frames", "prefix")) + column


def _dated(frame: Frame[Any], name: str, birth_date: str | None) -> list[str | None]:
    if birth_date is None:
        return frame.texts(name, "frames.compare")
    return [mention.dated_name for mention in frame.mentions("frames.compare", name, birth_date=birth_date)]


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
