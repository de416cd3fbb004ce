"""`namematch resolve` over lists of FollowTheMoney."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from namematch import ftm
from namematch.cli.layout import counted, printable
from namematch.cli.progress import notice, steps
from namematch.cli.streams import Exit, note, put
from namematch.cli.tables import ENTITY_ENDINGS, chosen_format
from namematch.errors import InputError
from namematch.io import to_json

_WRITERS: dict[str, Callable[[ftm.FtmResolution], str]] = {
    "text": lambda found: _text(found),
    "json": to_json,
    "ftm": ftm.entity_lines,
    "judgements": ftm.judgement_lines,
}
_TABLE_OPTIONS = ("name", "role", "document", "language", "id", "date", "birth_date", "review", "links", "explain")


def are_lists(paths: Sequence[str]) -> bool:
    """Whether all paths are of files of entities."""
    others = [path for path in paths if not path.lower().endswith(ENTITY_ENDINGS)]
    if others and len(others) < len(paths):
        raise InputError(f"{others[0]}: no file of entities (*{', *'.join(ENTITY_ENDINGS)}), as others are")
    return not others


def resolve_lists(arguments: Namespace) -> Exit:
    """The people of lists, each found once however many lists have them."""
    for option in _TABLE_OPTIONS:
        if getattr(arguments, option):
            raise InputError(f"--{option.replace('_', '-')} is about tables and articles, not entities")
    arguments.format = chosen_format(arguments, tuple(_WRITERS), "text")
    people = [person for path in arguments.paths for person in ftm.read_people(Path(path))]
    with notice(f"resolving {counted(len(people), 'entity', 'entities')} …"), steps() as progress:
        found = ftm.resolve(
            people,
            population=arguments.population,
            min_probability=arguments.min_probability,
            progress=progress,
            workers=arguments.workers,
        )
    if not people:
        note(f"nobody found in {' '.join(arguments.paths)}")
    put(_WRITERS[arguments.format](found), arguments.output)
    return Exit.DONE if people else Exit.NO


def _text(found: ftm.FtmResolution) -> str:
    """Who stands in the lists more than once, and who may."""
    names = {person.id: (person.names or person.weak_names or ("",))[0] for person in found.people}
    groups = (
        f"{label}\n" + "".join(f"  {member}  {printable(names[member])}\n" for member in members)
        for label, members in found.clusters.items()
    )
    doubts = (f"{pair.left.id} or {pair.right.id}?\n  {printable(pair.explain())}\n" for pair in found.possible)
    persons = counted(len(set(found.labels)), "person", "people")
    return "\n".join([*groups, *doubts, f"{persons} from {counted(len(found.people), 'entity', 'entities')}\n"])
